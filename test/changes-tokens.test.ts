// Tokens of the change log: what they are good for, and that nobody can read in them what they are not told.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { v7 as uuidv7 } from 'uuid'
import { buildApp } from '../src/app.ts'
import { tokensOf } from '../src/export/changes/secret.ts'
import { type ChangeToken, tokensBy } from '../src/export/changes/token.ts'
import { changedTypes } from '../src/platform/changes.ts'
import { type Database, openDatabase } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { Problem } from '../src/platform/problems.ts'
import { createTestDatabase, packageRoot } from './cluster.ts'
import { allChanges, changesAfter } from './fixtures/changes.ts'
import { allBut, keyOf } from './fixtures/key.ts'
import { articleOf } from './fixtures/written.ts'
import { adminKey, build } from './helper.ts'

const app = await build(t)
await app.importArticles(Array.from({ length: 8 }, (_, at) => articleOf({ slug: `a-${at}` })))

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const secret = randomBytes(32)
const { encode, decode } = tokensBy(secret)
const bigint = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_806n })
const anyToken: fc.Arbitrary<ChangeToken> = fc.record({
  reader: fc.constantFrom('public', 'all'),
  position: fc.record({
    incarnation: fc.nat(2_147_483_647),
    xid: bigint.map(String),
    seq: bigint.map(String),
  }),
  walk: fc.option(
    fc.record({ type: fc.constantFrom(...changedTypes), id: fc.oneof(fc.uuid(), fc.constant(uuidv7())) }),
  ),
})

const bytesOf = (token: string) => Buffer.from(token, 'base64url')
const isRefusal = (error: unknown) => error instanceof Problem && error.problem === 'token-invalid'

t.test('tokens come back as they were, and no other text is one', async (t) => {
  const isRefused = (text: string, reader: 'public' | 'all' = 'public', by = decode) => {
    try {
      by(text, reader, 'since')
      return false
    } catch (error) {
      return isRefusal(error)
    }
  }
  fc.assert(
    fc.property(anyToken, fc.nat(71), fc.nat(63), (made, place, to) => {
      const text = encode(made)
      t.match(text, /^[\w-]{72}$/)
      t.equal(encode(made), text, 'the same place, the same token')
      t.same(tokensBy(secret).decode(text, made.reader, 'since'), made)
      const other = text.slice(0, place) + letters[to] + text.slice(place + 1)
      t.equal(isRefused(other, made.reader), other !== text)
      t.ok(isRefused(text, made.reader, tokensBy(randomBytes(32)).decode), 'another secret')
      t.ok(isRefused(text, made.reader === 'all' ? 'public' : 'all'))
    }),
    { numRuns: 200 },
  )
  const anyText = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...letters), minLength: 70, maxLength: 74 }),
  )
  fc.assert(fc.property(anyText, (text) => void t.ok(isRefused(text))))
})

t.test('of neighbours in the log the tokens have nothing in common', async (t) => {
  fc.assert(
    fc.property(anyToken, (made) => {
      const { xid, seq } = made.position
      const one = bytesOf(encode(made))
      for (const position of [
        { ...made.position, seq: String(BigInt(seq) + 1n) },
        { ...made.position, xid: String(BigInt(xid) + 1n) },
      ]) {
        const other = bytesOf(encode({ ...made, position }))
        // Of 54 random bytes a fifth of one is the same; ten or more are one time in 10^18.
        t.ok(one.filter((byte, at) => byte === other[at]).length < 10)
      }
    }),
  )
})

t.test('of two tokens of the public, none says how many drafts were written in between', async (t) => {
  const { send, importArticles, db } = app
  // Numbers of more than a byte or two: those are in every token by chance.
  await db.write.query(`SELECT setval(pg_get_serial_sequence('change', 'seq'), 81231507)`)
  await importArticles([articleOf({ slug: 'before' })])
  const before = await allChanges(app, null)
  for (let at = 0; at < 50; at++) {
    const draft = { title: `secret ${at}`, html: '<p>…</p>', status: 'draft' }
    t.equal((await send('POST', '/v1/articles', { payload: draft })).status, 201)
  }
  t.same(await changesAfter(app, before.next), { data: [], next: before.next, hasMore: false })
  await importArticles([articleOf({ slug: 'after' })])
  const after = await allChanges(app, before.next)
  t.equal(after.data.length, 1)
  t.not(after.next, before.next)
  t.equal(after.next.length, before.next.length)

  const { rows } = await db.read.query<{ xid: string; seq: string }>(
    `SELECT xid::text, seq::text FROM change WHERE slug IN ('before', 'after') ORDER BY seq`,
  )
  t.equal(rows.length, 2)
  t.ok(Number(rows[1]?.seq) - Number(rows[0]?.seq) > 50, 'the numbers themselves would tell')
  const exported = (await app.get('/v1/export/articles.ndjson')).body.at(-1).next
  t.equal(exported, after.next)
  for (const number of rows.flatMap(({ xid, seq }) => [xid, seq])) {
    const big = Buffer.alloc(4)
    big.writeUInt32BE(Number(number))
    for (const token of [before.next, after.next]) {
      for (const form of [number, big, Buffer.from(big).reverse()]) {
        t.notOk(bytesOf(token).includes(form), `${number} as ${typeof form}`)
      }
    }
  }
})

t.test('a token that this server did not make is refused', async (t) => {
  const { next } = await changesAfter(app, null, { limit: 5 })
  for (const token of [
    'x',
    `${next}A`,
    `${next}=`,
    next.slice(0, -1),
    next.slice(0, -4),
    next.toUpperCase(),
    Buffer.from(JSON.stringify(['public', 1, '1042', '17', '7KPa2tR'])).toString('base64url'),
    'W10',
    'A'.repeat(72),
    'A'.repeat(400),
    randomBytes(54).toString('base64url'),
  ]) {
    for (const path of ['/v1/changes', '/v1/changes/stream']) {
      t.match(await app.get(`${path}?since=${token}`), {
        status: 400,
        body: { type: '/problems/token-invalid', errors: [{ parameter: 'since' }] },
      })
    }
    t.match(await app.get('/v1/changes/stream', { 'last-event-id': token }), {
      status: 400,
      body: { type: '/problems/token-invalid', errors: [{ parameter: 'Last-Event-ID' }] },
    })
  }
  t.equal((await app.get('/v1/changes?since=%E6%96%B0')).status, 400)
  t.equal((await app.get('/v1/changes?limit=1001')).status, 400)
})

t.test('a token belongs to its class of readers', async (t) => {
  const { next } = await allChanges(app, null)
  const all = await allChanges(app, null, { key: adminKey })
  const reading = await keyOf(app, ...allBut('drafts:read'))
  const expected = { status: 400, body: { type: '/problems/token-invalid', detail: /drafts:read/ } }
  t.match(await app.send('GET', `/v1/changes?since=${next}`), expected)
  t.match(await app.get(`/v1/changes?since=${all.next}`), expected)
  t.match(await app.send('GET', `/v1/changes?since=${all.next}`, { key: reading }), expected)
  t.equal((await app.send('GET', `/v1/changes?since=${next}`, { key: reading })).status, 200)
})

t.test('a token belongs to its database: every node there takes it, no other one does', async (t) => {
  const db = openDatabase({ url: app.db.directUrl, poolSize: 2, onError: () => undefined })
  const node = await buildApp(app.config, { db, background: false })
  t.teardown(async () => {
    await node.close()
    await db.close()
  })
  const here = await changesAfter(app, null, { limit: 3 })
  const ask = async (query: string) => {
    const { statusCode, payload } = await node.inject({ url: `/v1/changes?limit=3${query}` })
    return { status: statusCode, body: JSON.parse(payload) }
  }
  const there = await ask('')
  t.equal(there.body.page.next, here.next)
  const second = await changesAfter(app, there.body.page.next, { limit: 3 })
  t.match(await ask(`&since=${here.next}`), { status: 200, body: { data: second.data } })

  const elsewhere = await build(t)
  // Databases of tests are clones of one.
  await elsewhere.db.write.query('UPDATE change_secret SET secret = $1', [randomBytes(32)])
  t.match(await elsewhere.get(`/v1/changes?since=${here.next}`), {
    status: 400,
    body: { type: '/problems/token-invalid' },
  })
})

t.test('the secret is read once, and again after a reading that failed', async (t) => {
  let reads = 0
  const query = async () => {
    reads += 1
    if (reads === 1) throw new Error('the database is away')
    return { rows: reads === 2 ? [] : [{ secret }], rowCount: 1 }
  }
  const db = { read: { query } } as unknown as Pick<Database, 'read'>
  await t.rejects(Promise.all([tokensOf(db), tokensOf(db)]), /is away/)
  await t.rejects(tokensOf(db), /change_secret is empty/)
  const [one, other] = await Promise.all([tokensOf(db), tokensOf(db)])
  t.equal(one, other)
  t.equal(await tokensOf(db), one)
  t.equal(reads, 3)
})

t.test('each database that is made has a secret of its own, in one row', async (t) => {
  const made = await createTestDatabase({ empty: true })
  await migrate(made.url, { dir: join(packageRoot, 'prisma', 'migrations') })
  const db = openDatabase({ url: made.url, poolSize: 1, onError: () => undefined })
  t.teardown(async () => {
    await db.close()
    await made.drop()
  })
  const secrets = await Promise.all(
    [app.db, db].map(async ({ read }) => (await read.query('SELECT secret FROM change_secret')).rows),
  )
  t.match(secrets, [[{ secret: { length: 32 } }], [{ secret: { length: 32 } }]])
  t.same(
    secrets.map((rows) => rows.length),
    [1, 1],
  )
  t.notSame(secrets[0], secrets[1])
})
