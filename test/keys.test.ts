// Keys: made, shown once, listed, used, revoked; what is stored and logged of them.

import t from 'tap'
import { buildApp } from '../src/app.ts'
import { digestOf, idOfKey, makeKey } from '../src/keys/key.ts'
import { scopes } from '../src/platform/access.ts'
import { openDatabase } from '../src/platform/db.ts'
import { adminKey, build, type TestApp } from './helper.ts'

const api = await build(t)
const { get, send, db } = api

const create = (body: object, { send }: TestApp = api) => send('POST', '/v1/keys', { payload: body })
const hourMs = 3_600_000

t.test('a key is shown once, works, and is listed without its text', async (t) => {
  const { status, body, headers } = await create({
    name: 'nightly import',
    scopes: ['imports:write', 'content:read'],
  })
  t.equal(status, 201)
  t.equal(headers.location, `/v1/keys/${body.id}`)
  t.match(body.key, /^bs_[0-9A-Za-z]{22}_[0-9A-Za-z]{43}$/)
  const { key, ...shown } = body
  t.match(shown, {
    name: 'nightly import',
    scopes: ['imports:write', 'content:read'],
    expiresAt: null,
    lastUsedAt: null,
  })
  t.ok(Date.now() - Date.parse(shown.createdAt) < hourMs)
  const list = await send('GET', '/v1/keys')
  t.same(list.body.data, [shown])
  t.notOk(list.text.includes(key.split('_')[2]))

  const { body: me } = await send('GET', '/v1/whoami', { key })
  t.same(me, { id: body.id, name: shown.name, scopes: shown.scopes, expiresAt: null })
  t.equal((await send('GET', '/v1/imports', { key })).status, 200)
  t.match(await send('GET', '/v1/keys', { key }), { status: 403, body: { detail: /"keys:manage"/ } })
})

t.test('the database keeps a digest, from which nobody gets the key', async (t) => {
  const { body } = await create({ name: 'x', scopes: ['content:read'] })
  const { rows } = await db.read.query<{ row: string; digest: Buffer }>(
    'SELECT to_jsonb(k)::text AS row, digest FROM api_key k WHERE id = $1',
    [body.id],
  )
  t.same(rows[0]?.digest, digestOf(body.key))
  for (const secret of [body.key, body.key.slice(26), Buffer.from(body.key).toString('hex')])
    t.notOk(rows[0]?.row.includes(secret))
  t.equal((await send('GET', '/v1/whoami', { key: rows[0]?.digest.toString('hex') ?? '' })).status, 401)
})

t.test('a revoked key stops at once, and is listed no more', async (t) => {
  const { body } = await create({ name: 'gone', scopes: ['content:read'] })
  t.equal((await send('GET', '/v1/articles', { key: body.key })).status, 200)
  const { status, text } = await send('DELETE', `/v1/keys/${body.id}`)
  t.same([status, text], [204, ''])
  for (const url of ['/v1/articles', '/v1/whoami'])
    t.match(await send('GET', url, { key: body.key }), { status: 401, body: { detail: /revoked/ } })
  const { body: list } = await send('GET', '/v1/keys')
  t.notOk(list.data.some(({ id }: { id: string }) => id === body.id))
  t.equal((await send('DELETE', `/v1/keys/${body.id}`)).status, 404, 'twice')
  t.equal((await send('DELETE', '/v1/keys/0190c0de-0000-7000-8000-000000000000')).status, 404)
})

t.test(
  'a rotated key gives way to one of the same scopes and end, at once or after an overlap',
  async (t) => {
    const works = async (key: string) => (await send('GET', '/v1/whoami', { key })).status
    const expiresAt = new Date(Date.now() + hourMs).toISOString()
    const { body: first } = await create({
      name: 'turns',
      scopes: ['content:read', 'drafts:read'],
      expiresAt,
    })
    const rotate = (id: string, payload?: object) =>
      send('POST', `/v1/keys/${id}/rotate`, payload === undefined ? {} : { payload })
    const { status, body: second, headers } = await rotate(first.id)
    t.match([status, second], [201, { name: 'turns', scopes: ['content:read', 'drafts:read'], expiresAt }])
    t.match([headers.location, headers['cache-control']], [`/v1/keys/${second.id}`, 'private, no-cache'])
    t.not(second.id, first.id)
    t.same([await works(first.key), await works(second.key)], [401, 200])
    t.equal((await rotate(first.id)).status, 404, 'what is revoked')
    const { body: third } = await rotate(second.id, { overlapSeconds: 60 })
    t.equal(third.expiresAt, expiresAt, 'the new one ends as the first')
    t.same([await works(second.key), await works(third.key)], [200, 200])
    const { body: list } = await send('GET', '/v1/keys')
    const ends =
      Date.parse(list.data.find(({ id }: { id: string }) => id === second.id).expiresAt) - Date.now()
    t.ok(ends > 50_000 && ends <= 60_000, `${ends} ms`)
    const { body: fourth } = await rotate(third.id, { overlapSeconds: 604_800 })
    const { body: after } = await send('GET', '/v1/keys')
    const kept = after.data.find(({ id }: { id: string }) => id === third.id)
    t.equal(kept.expiresAt, expiresAt, 'an overlap makes no key live longer')
    t.equal(await works(fourth.key), 200)
    const both = await Promise.all([rotate(fourth.id), rotate(fourth.id)])
    t.same(both.map((each) => each.status).sort(), [201, 404], 'of two at once one')
    for (const overlapSeconds of [-1, 1.5, 604_801, '60', null])
      t.match(await rotate(third.id, { overlapSeconds }), {
        status: 400,
        body: { type: '/problems/invalid-body' },
      })
    t.equal((await rotate('0190c0de-0000-7000-8000-000000000000')).status, 404)
    t.equal((await send('POST', `/v1/keys/${third.id}/rotate`, { key: third.key })).status, 403)
  },
)

t.test('a revoked key stops at once on another node too', async (t) => {
  const db = openDatabase({ url: api.db.directUrl, poolSize: 2, onError: () => undefined })
  const other = await buildApp({ ...api.config, cacheBytes: 2 ** 20 }, { db, background: false })
  t.teardown(async () => {
    await other.close()
    await db.close()
  })
  const { body } = await create({ name: 'travels', scopes: ['content:read'] })
  const headers = { authorization: `Bearer ${body.key}` }
  const there = async (url: string) => (await other.inject({ url, headers })).statusCode
  for (const url of ['/v1/articles', '/v1/whoami']) t.equal(await there(url), 200)
  await send('DELETE', `/v1/keys/${body.id}`)
  for (const url of ['/v1/articles', '/v1/whoami']) t.equal(await there(url), 401)
})

t.test('a key may revoke itself', async (t) => {
  const { body } = await create({ name: 'last', scopes: ['keys:manage'] })
  t.equal((await send('DELETE', `/v1/keys/${body.id}`, { key: body.key })).status, 204)
  t.equal((await send('GET', '/v1/keys', { key: body.key })).status, 401)
})

t.test('a key ends when it says', async (t) => {
  const expiresAt = new Date(Date.now() + hourMs).toISOString()
  const { body } = await create({
    name: 'short',
    scopes: ['content:read'],
    expiresAt: expiresAt.replace('Z', '+00:00'),
  })
  t.equal(body.expiresAt, expiresAt)
  t.match(await send('GET', '/v1/whoami', { key: body.key }), { status: 200, body: { expiresAt } })
  await db.write.query(`UPDATE api_key SET expires_at = now() - interval '1 ms' WHERE id = $1`, [body.id])
  t.match(await send('GET', '/v1/whoami', { key: body.key }), { status: 401, body: { detail: /expired/ } })
  t.equal((await create({ name: 'x', scopes: ['content:read'], expiresAt: null })).body.expiresAt, null)
})

t.test('an end that is past or no time is refused, and no key is made', async (t) => {
  const before = (await send('GET', '/v1/keys')).body.data.length
  for (const expiresAt of [
    '',
    'tomorrow',
    '2031-02-29T00:00:00Z',
    '2031-01-01',
    '2031-01-01T00:00:00',
    5,
    {},
  ]) {
    const answer = await create({ name: 'x', scopes: ['content:read'], expiresAt })
    t.match(
      answer,
      { status: 400, body: { type: '/problems/invalid-body', errors: [{ pointer: '/expiresAt' }] } },
      String(expiresAt),
    )
  }
  for (const expiresAt of ['2022-04-19T00:00:00Z', new Date().toISOString()]) {
    const answer = await create({ name: 'x', scopes: ['content:read'], expiresAt })
    t.match(answer, { status: 422, body: { type: '/problems/unprocessable', detail: /expiresAt/ } })
  }
  t.equal((await send('GET', '/v1/keys')).body.data.length, before)
})

t.test('what the server owns is not to be set', async (t) => {
  for (const field of ['id', 'key', 'createdAt', 'lastUsedAt', 'digest']) {
    const answer = await create({ name: 'x', scopes: ['content:read'], [field]: 'x' })
    t.match(answer, { status: 400, body: { errors: [{ pointer: `/${field}`, code: 'unknown' }] } }, field)
  }
})

t.test('the time of the last use is told, to the minute', async (t) => {
  const { body } = await create({ name: 'used', scopes: ['content:read'] })
  const lastUsed = async () => {
    const { body: list } = await send('GET', '/v1/keys')
    return list.data.find(({ id }: { id: string }) => id === body.id).lastUsedAt
  }
  t.equal(await lastUsed(), null)
  await send('GET', '/v1/articles', { key: body.key })
  const first = await lastUsed()
  t.ok(Math.abs(Date.now() - Date.parse(first)) < 60_000)
  await send('GET', '/v1/articles', { key: body.key })
  t.equal(await lastUsed(), first, 'within the minute nothing is written')
  await db.write.query(`UPDATE api_key SET last_used_at = now() - interval '61 s' WHERE id = $1`, [body.id])
  await send('GET', '/v1/articles', { key: body.key })
  t.ok(Date.parse(await lastUsed()) >= Date.parse(first), 'a use that comes later is told')
  const told = await lastUsed()
  await send('GET', '/v1/articles', { key: `${body.key.slice(0, -1)}${body.key.endsWith('0') ? '1' : '0'}` })
  t.equal(await lastUsed(), told, 'a wrong key is no use')
})

t.test('the ADMIN_KEY of the settings may do everything and is in no list', async (t) => {
  const { body } = await send('GET', '/v1/whoami')
  t.same(body, { id: null, name: 'ADMIN_KEY', scopes: [...scopes], expiresAt: null })
  const other = await build(t, { adminKey: null })
  t.equal((await other.send('GET', '/v1/whoami')).status, 401, 'without the setting it is a wrong key')
  t.equal((await get('/v1/whoami', { authorization: `Bearer ${adminKey}x` })).status, 401)
})

t.test('keys:manage makes keys of any scope, and by itself opens nothing else', async (t) => {
  const { body: manager } = await create({ name: 'manager', scopes: ['keys:manage'] })
  const answer = await send('POST', '/v1/keys', {
    key: manager.key,
    payload: { name: 'all', scopes: [...scopes] },
  })
  t.match(answer, { status: 201, body: { scopes: [...scopes] } })
  t.equal((await send('GET', '/v1/imports', { key: manager.key })).status, 403)
})

t.test('no two keys are alike, and each names its id', async (t) => {
  const ids = [
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '0190c0de-0000-7000-8000-000000000001',
  ]
  for (const id of ids) {
    const keys = Array.from({ length: 100 }, () => makeKey(id))
    t.equal(new Set(keys).size, 100)
    t.ok(keys.every((key) => idOfKey(key) === id))
  }
  for (const text of [
    '',
    'bs__',
    adminKey,
    makeKey(ids[0] ?? '').slice(1),
    `bs_${'z'.repeat(22)}_${'0'.repeat(43)}`,
  ])
    t.equal(idOfKey(text), null, text)
})

t.test('no key, no query and no raw control character gets into the log', async (t) => {
  const lines: string[] = []
  const write = t.capture(process.stderr, 'write', (line: unknown) => {
    lines.push(String(line))
    return true
  })
  const loud = await build(t, { logLevel: 'trace' })
  const { body } = await create({ name: 'logged', scopes: ['content:read', 'imports:write'] }, loud)
  await loud.send('GET', '/v1/articles?tag=a-filter', { key: body.key })
  await loud.send('GET', '/v1/articles/%1B[31m%0A%22forged%22', { key: body.key })
  await loud.get('/v1/articles', { authorization: 'Bearer a-wrong-key' })
  await loud.send('GET', `/v1/articles?key=${body.key}`, { key: body.key })
  await loud.send('POST', `/v1/keys?key=${body.key}`, { payload: { key: body.key } })
  await loud.get('/v1/articles/none?preview=a-preview-token')
  await loud.get(`/v1/articles/${body.key}`)
  await loud.get(`/v1/articles/x${body.key}%00/`)
  for (const authorization of [`Basic ${body.key}`, body.key, `Bearer ${body.key} `, `Bearer ${body.key}x`])
    await loud.get('/v1/articles', { authorization, 'x-api-key': body.key, cookie: `key=${body.key}` })
  await loud.send('POST', '/v1/keys', {
    key: body.key,
    headers: { 'idempotency-key': 'a-repeat', 'content-type': 'application/json' },
    payload: `{"key":"${body.key}"`,
  })
  await loud.db.write.query('ALTER TABLE api_key RENAME TO hidden_key')
  t.equal(
    (await loud.send('GET', '/v1/whoami', { key: body.key })).status,
    500,
    'an error about the key itself',
  )
  await loud.db.write.query('ALTER TABLE article RENAME TO hidden')
  t.equal((await loud.get('/v1/articles')).status, 500)
  await loud.app.close()
  write.restore()
  const log = lines.join('')
  t.ok(lines.length >= 15, 'each request has its line')
  for (const secret of [
    body.key,
    body.key.slice(26),
    adminKey,
    'a-wrong-key',
    'a-filter',
    'a-preview-token',
    'postgresql://',
  ])
    t.notOk(log.includes(secret), secret)
  t.ok(log.includes(body.id), 'the id of the key is there')
  t.ok(
    lines.every((line) => !/[^\P{Cc}\n]/u.test(line) && JSON.parse(line).level > 0),
    'each line is JSON',
  )
  t.match(log, /"path":"\/v1\/articles","peer":"127\.0\.0\.1"/)
  t.match(log, /hidden|relation/, 'what went wrong is in the log, not in the answer')
})
