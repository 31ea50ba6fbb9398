// The stream of changes, through real sockets: order, where it goes on, who wakes it, and what it costs the server.

import t, { type Test } from 'tap'
import { buildApp } from '../src/app.ts'
import { recordChanges } from '../src/platform/changes.ts'
import { openDatabase } from '../src/platform/db.ts'
import { type Asked, openStream, type Stream } from './fixtures/change-stream.ts'
import { allChanges, changesAfter, named, setStatus } from './fixtures/changes.ts'
import { keyOf } from './fixtures/key.ts'
import { until } from './fixtures/until.ts'
import { articleOf } from './fixtures/written.ts'
import { adminKey, build } from './helper.ts'

const api = await build(t)
const { app, db, importArticles } = api
await app.listen({ port: 0, host: '127.0.0.1' })

/** A stream of a node, by default the first. */
const open = (t: Test, { of = app, ...asked }: Asked & { of?: typeof app } = {}) => openStream(t, of, asked)

const slugsOf = (stream: Stream) => stream.events().map(({ change }) => change.slug)
const write = (...slugs: string[]) => importArticles(slugs.map((slug) => articleOf({ slug })))

/** Waits for an article to be told. */
const told = (stream: Stream, slug: string) => until(`${slug} is told`, () => slugsOf(stream).includes(slug))

t.test('a stream begins now and tells each change in order, with the token to go on from', async (t) => {
  await write('before')
  const { next } = await allChanges(api, null)
  const stream = await open(t)
  t.match(stream.response.headers, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  t.equal(/^id: (.+)$/m.exec(stream.text())?.[1], next, 'it opens with the token of that moment')
  await importArticles([articleOf({ slug: 'one', tags: ['one'] })])
  await write('two')
  await told(stream, 'two')
  const events = stream.events()
  t.same(named(events.map(({ change }) => change)), ['tag one', 'article one', 'article two'])
  const { data } = await changesAfter(api, next)
  t.same(
    events.map(({ change }) => change),
    data,
    'a page tells the same',
  )
  for (const [at, { id }] of events.entries()) {
    t.same((await changesAfter(api, id)).data, data.slice(at + 1))
  }
})

t.test('a client that comes back goes on where it was, by what it heard last', async (t) => {
  const first = await open(t)
  await write('heard')
  await told(first, 'heard')
  const { id } = first.events()[0] ?? { id: '' }
  first.response.destroy()
  await write('missed-1', 'missed-2')
  const since = (await allChanges(api, null)).next
  const again = await open(t, { query: `?since=${since}`, headers: { 'last-event-id': id } })
  await told(again, 'missed-2')
  await write('new')
  await told(again, 'new')
  t.same(slugsOf(again), ['missed-1', 'missed-2', 'new'])
  const bySince = await open(t, { query: `?since=${id}`, headers: { 'last-event-id': '' } })
  await told(bySince, 'new')
  t.same(slugsOf(bySince), slugsOf(again))
  const refused = await open(t, { headers: { 'last-event-id': 'nonsense' } })
  t.equal(refused.response.statusCode, 400)
})

t.test('an event that stands for several changes has the token of the last', async (t) => {
  const { next } = await allChanges(api, null)
  await write('twice', 'once')
  const { id } = (await api.send('GET', '/v1/articles/twice')).body
  for (let times = 0; times < 3; times++) await setStatus(db, id, 'published')
  const end = (await allChanges(api, next)).next
  const stream = await open(t, { query: `?since=${next}` })
  await told(stream, 'twice')
  t.same(slugsOf(stream), ['once', 'twice'])
  t.equal(stream.events().at(-1)?.id, end)
  t.same(named((await changesAfter(api, stream.events()[0]?.id ?? '')).data), ['article twice'])
})

t.test('HEAD answers at once, and nothing but the document says', async (t) => {
  t.match(await api.send('HEAD', '/v1/changes/stream', { key: false }), { status: 200, text: '' })
  t.equal((await api.get('/v1/changes/stream?nonsense=1')).status, 400)
})

t.test('a stream takes up a walk, and many pages of the log', async (t) => {
  const { next } = await allChanges(api, null)
  await write(...Array.from({ length: 250 }, (_, at) => `many-${at}`))
  const stream = await open(t, { query: `?since=${next}` })
  await told(stream, 'many-249')
  t.same(
    slugsOf(stream),
    Array.from({ length: 250 }, (_, at) => `many-${at}`),
  )
  const begun = await changesAfter(api, null, { limit: 10 })
  t.ok(begun.hasMore)
  const walking = await open(t, { query: `?since=${begun.next}` })
  await told(walking, 'many-249')
  const all = await allChanges(api, null)
  t.equal(walking.events().length, all.data.length - 10)
})

t.test('the public hears of no draft, and of the end of what it saw', async (t) => {
  const stream = await open(t)
  const editor = await open(t, { headers: { authorization: `Bearer ${adminKey}` } })
  await importArticles([articleOf({ slug: 'secret', status: 'draft', tags: ['secret'] })])
  await write('open')
  const id = (await api.send('GET', '/v1/articles/open')).body.id
  await setStatus(db, id, 'draft')
  await setStatus(db, id, 'draft')
  await write('after')
  await told(stream, 'after')
  await told(editor, 'after')
  t.notMatch(stream.text(), /secret/)
  const last = stream
    .events()
    .filter(({ change }) => change.slug === 'open')
    .at(-1)
  t.match(last?.change, { op: 'delete', version: 2 })
  t.match(editor.text(), /secret/)
  t.match(editor.events().findLast(({ change }) => change.slug === 'open')?.change, {
    op: 'upsert',
    version: 3,
  })
})

t.test('what another node commits is told at once', async (t) => {
  const otherDb = openDatabase({ url: db.directUrl, poolSize: 3, onError: () => undefined })
  const other = await buildApp(api.config, { db: otherDb, background: false })
  await other.listen({ port: 0, host: '127.0.0.1' })
  t.teardown(async () => {
    await other.close()
    await otherDb.close()
  })
  const stream = await open(t, { of: other })
  await write('other-0')
  await told(stream, 'other-0')
  const { id } = (await api.send('GET', '/v1/articles/other-0')).body
  const began = Date.now()
  for (let version = 2; version <= 11; version++) {
    await setStatus(db, id, 'published')
    await until('it is told', () => stream.events().at(-1)?.change.version === version)
  }
  // A look each second alone would take nearly ten.
  t.ok(Date.now() - began < 5_000, `${Date.now() - began} ms for ten`)
})

t.test('a reader that is slow has little waiting for it, and holds up nobody', async (t) => {
  let reads = 0
  let looks = 0
  const query = db.read.query
  Object.assign(db.read, {
    query: (...parameters: Parameters<typeof query>) => {
      const [statement] = parameters
      const name = typeof statement === 'object' ? statement.name : undefined
      if (name === 'read-changes-public') reads += 1
      if (name === 'end-of-changes-public') looks += 1
      return query(...parameters)
    },
  })
  t.teardown(() => Object.assign(db.read, { query }))
  await write(...Array.from({ length: 40 }, (_, at) => `slow-${at}`))
  const { next } = await allChanges(api, null)
  // Long bodies, without what an import makes of them.
  await db.tx(async (tx) => {
    const { rows } = await tx.query<{ id: string; slug: string; version: number }>(
      `UPDATE article SET html = repeat('x', 1000000), version = version + 1 WHERE slug LIKE 'slow-%'
       RETURNING id, slug, version`,
    )
    await recordChanges(
      tx,
      rows.map((row) => ({ type: 'article', public: true, ...row })),
    )
  })
  reads = 0
  const paused = await open(t, { query: `?since=${next}` })
  paused.response.pause()
  const quick = await open(t)
  await write('quick')
  await told(quick, 'quick')
  quick.response.destroy()
  const { id } = (await api.send('GET', '/v1/articles/quick')).body
  /** Lets the server look at the log's end once more. @returns how many pages that made it read. */
  const afterLook = async () => {
    const before = { reads, looks }
    await setStatus(db, id, 'published')
    await until('it has looked', () => looks > before.looks)
    return reads - before.reads
  }
  // 40 MB in pages of one: what the sockets hold is read, and one page more.
  await until('it stands still', async () => (await afterLook()) === 0)
  const standing = reads
  t.ok(standing < 30, `${standing} of some 40 pages were read`)
  for (let times = 0; times < 10; times++) await afterLook()
  t.equal(reads, standing, 'nothing more is read for who takes nothing')
  paused.response.resume()
  await told(paused, 'quick')
  const slugs = slugsOf(paused).filter((slug) => slug.startsWith('slow-'))
  t.equal(new Set(slugs).size, 40)
})

t.test('a key that is revoked hears nothing more', async (t) => {
  const key = await keyOf(api, 'drafts:read')
  const stream = await open(t, { headers: { authorization: `Bearer ${key}` } })
  const other = await open(t)
  const { body } = await api.send('GET', '/v1/keys')
  const { id } = body.data.find(({ name }: { name: string }) => name === 'drafts:read')
  await api.send('DELETE', `/v1/keys/${id}`)
  const began = Date.now()
  await stream.closed
  t.ok(Date.now() - began < 5_000)
  t.ok(stream.response.complete)
  await write('still')
  await told(other, 'still')
  const again = await open(t, { headers: { authorization: `Bearer ${key}` } })
  t.equal(again.response.statusCode, 401)
})

t.test('as many streams as a node has room for share one reading, and one more is refused', async (t) => {
  const streams = await Promise.all(Array.from({ length: 200 }, () => open(t)))
  const refused = await open(t)
  t.equal(refused.response.statusCode, 503)
  t.equal(refused.response.headers['retry-after'], '10')
  let reads = 0
  const query = db.read.query
  Object.assign(db.read, {
    query: (...parameters: Parameters<typeof query>) => {
      const [statement] = parameters
      if (typeof statement === 'object' && statement.name === 'read-changes-public') reads += 1
      return query(...parameters)
    },
  })
  t.teardown(() => Object.assign(db.read, { query }))
  await write('for-all')
  await until('all are told', () => streams.every((stream) => slugsOf(stream).includes('for-all')))
  t.ok(reads <= 40, `${reads} pages were read for 200 streams`)
  streams[0]?.response.destroy()
  await until('there is room again', async () => (await open(t)).response.statusCode === 200)
})

t.test('a server that stops ends its streams and waits for none', async (t) => {
  const stopping = await buildApp(api.config, { db, background: false })
  await stopping.listen({ port: 0, host: '127.0.0.1' })
  const streams = await Promise.all(Array.from({ length: 5 }, () => open(t, { of: stopping })))
  const began = Date.now()
  await stopping.close()
  // The stop cuts what is left after seven seconds: it must not come to that.
  t.ok(Date.now() - began < 5_000, `stopped after ${Date.now() - began} ms`)
  await Promise.all(streams.map((stream) => stream.closed))
  t.ok(streams.every(({ response }) => response.complete))
})
