// The events of an import, through real sockets: its state at once, progress, done.

import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { v7 as uuidv7 } from 'uuid'
import { buildApp } from '../src/app.ts'
import { assertConsistent, emptyTables } from './consistency.ts'
import { idleServer } from './fixtures/idle-server.ts'
import { until } from './fixtures/until.ts'
import { articleOf } from './fixtures/written.ts'
import { adminKey } from './helper.ts'

const { app, db, config, pool, send, upload, work, row } = await idleServer(t)
await app.listen({ port: 0, host: '127.0.0.1' })

const articles = (count: number) => Array.from({ length: count }, (_, at) => articleOf({ slug: `e-${at}` }))
const eventsOf = (id: string) => `/v1/imports/${id}/events`

t.beforeEach(() => emptyTables(db))
t.afterEach(() => assertConsistent(db))

interface Stream {
  readonly response: IncomingMessage
  /** What has arrived so far. */
  text(): string
  /** The events so far, in order. */
  events(): { name: string; state: ReturnType<typeof JSON.parse> }[]
  readonly closed: Promise<unknown>
}

/** Opens the events of an import. */
async function open(id: string, of: FastifyInstance = app): Promise<Stream> {
  const { port } = of.server.address() as AddressInfo
  const asking = request({
    port,
    host: '127.0.0.1',
    path: eventsOf(id),
    headers: { authorization: `Bearer ${adminKey}` },
    agent: false,
  }).end()
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  let text = ''
  response.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
  })
  return {
    response,
    text: () => text,
    events: () =>
      [...text.matchAll(/^event: (\w+)\ndata: (.+)\n\n/gm)].map(([, name = '', data = '']) => ({
        name,
        state: JSON.parse(data),
      })),
    closed: once(response, 'close'),
  }
}

t.test('an import that has ended is told at once, and the stream closes', async (t) => {
  const id = await upload(articles(3))
  await work()
  const { body } = await send('GET', `/v1/imports/${id}`)
  t.equal(body.links.events, eventsOf(id))
  const stream = await open(id)
  await stream.closed
  t.equal(stream.response.statusCode, 200)
  t.match(stream.response.headers, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  t.equal(stream.text(), `retry: 2000\n\nevent: done\ndata: ${JSON.stringify(body)}\n\n`)
  t.ok(stream.response.complete)
  t.equal((await send('GET', eventsOf(id))).status, 200, 'as the document says')
})

t.test('progress is told while another node works, and done at the end', async (t) => {
  const id = await upload(articles(450))
  const stream = await open(id)
  await until('the present state is told', () => stream.events().length === 1)
  t.match(stream.events()[0], { name: 'progress', state: { id, state: 'queued', counts: { seen: 0 } } })
  let tasks = 0
  const prepare: typeof pool.prepare = async (task, signal) => {
    tasks += 1
    if (tasks === 3)
      await until('the first batches are told', () => stream.events().at(-1)?.state.counts.seen >= 200)
    return pool.prepare(task, signal)
  }
  await work({ pool: { ...pool, prepare } })
  await stream.closed
  const events = stream.events()
  t.same(new Set(events.slice(0, -1).map(({ name }) => name)), new Set(['progress']))
  t.match(events.at(-1), { name: 'done', state: { state: 'completed', counts: { created: 450 } } })
  t.same(events.at(-1)?.state, (await send('GET', `/v1/imports/${id}`)).body)
  const seen = events.map(({ state }) => state.counts.seen)
  t.same(
    seen,
    seen.toSorted((one, two) => one - two),
    'it never goes back',
  )
})

t.test('a server that works on an import itself tells its end', async (t) => {
  const working = await buildApp(config, { db })
  await working.listen({ port: 0, host: '127.0.0.1' })
  try {
    const stream = await open(await upload(articles(250)), working)
    await stream.closed
    t.match(stream.events().at(-1), { name: 'done', state: { state: 'completed', counts: { created: 250 } } })
  } finally {
    await working.close()
  }
})

t.test('an import that is cancelled is done', async (t) => {
  const id = await upload(articles(1))
  const stream = await open(id)
  await send('POST', `/v1/imports/${id}/cancel`)
  await stream.closed
  t.match(stream.events().at(-1), { name: 'done', state: { state: 'cancelled' } })
})

t.test('when the import is deleted the stream closes without done', async (t) => {
  const id = await upload(articles(1))
  const stream = await open(id)
  await until('it is watched', () => stream.events().length === 1)
  await emptyTables(db)
  await stream.closed
  t.ok(stream.response.complete)
  t.same(
    stream.events().map(({ name }) => name),
    ['progress'],
  )
})

t.test('a server that stops ends its streams and waits for none', async (t) => {
  const stopping = await buildApp(config, { db, background: false })
  await stopping.listen({ port: 0, host: '127.0.0.1' })
  const id = await upload(articles(1))
  const streams = await Promise.all(Array.from({ length: 5 }, () => open(id, stopping)))
  await until('all are open', () => streams.every((stream) => stream.events().length === 1))
  const began = Date.now()
  await stopping.close()
  // The stop cuts what is left after seven seconds: it must not come to that.
  t.ok(Date.now() - began < 5_000, `stopped after ${Date.now() - began} ms`)
  await Promise.all(streams.map((stream) => stream.closed))
  t.ok(streams.every(({ response }) => response.complete))
})

t.test(
  'many more clients than database connections watch, and others are answered beside them',
  async (t) => {
    const id = await upload(articles(1))
    const streams = await Promise.all(Array.from({ length: 60 }, () => open(id)))
    t.equal((await send('GET', '/v1/articles')).status, 200)
    // Half of them go.
    for (const { response } of streams.slice(0, 30)) response.destroy()
    await work()
    await Promise.all(streams.map(({ closed }) => closed))
    t.ok(streams.slice(30).every((stream) => stream.events().at(-1)?.name === 'done'))
    t.match(await row(id), { state: 'completed' })
  },
)

t.test('HEAD answers at once, an unknown import is a 404, and a key is needed', async (t) => {
  const id = await upload(articles(1))
  const head = await send('HEAD', eventsOf(id))
  t.match(head, { status: 200, text: '', headers: { 'content-type': /^text\/event-stream/ } })
  t.match(await send('GET', eventsOf(uuidv7())), { status: 404, body: { type: '/problems/not-found' } })
  t.equal((await app.inject({ method: 'GET', url: eventsOf(id) })).statusCode, 401)
})
