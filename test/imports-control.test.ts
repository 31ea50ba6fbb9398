// Cancelling an import: while it is received, while it waits, while it is worked on; and what is cleared away then.

import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { v7 as uuidv7 } from 'uuid'
import { buildApp } from '../src/app.ts'
import { clearEnded } from '../src/imports/cancel.ts'
import { endLeases } from '../src/imports/worker.ts'
import { assertConsistent, emptyTables } from './consistency.ts'
import { idleServer, never } from './fixtures/idle-server.ts'
import { until } from './fixtures/until.ts'
import { articleOf, ndjsonOf } from './fixtures/written.ts'
import { adminKey } from './helper.ts'

const server = await idleServer(t)
const { app, db, config, pool, send, upload, work, row, outcomes, alter } = server
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as AddressInfo

const cancel = (id: string) => send('POST', `/v1/imports/${id}/cancel`)
const articles = (count: number, prefix = 'c') =>
  Array.from({ length: count }, (_, at) => articleOf({ slug: `${prefix}-${at}` }))
const kept = async () => (await db.read.query('SELECT id FROM original')).rows.length
const isCleared = async (id: string) => (await row(id)).lease_until === null

t.beforeEach(() => emptyTables(db))
t.afterEach(() => assertConsistent(db))

t.test('an import that waits is cancelled, and cancelling it again answers the same', async (t) => {
  const id = await upload(articles(3))
  const first = await cancel(id)
  t.equal(first.status, 200)
  t.match(first.body, { id, state: 'cancelled', total: 3, counts: { seen: 0 }, error: null })
  t.type(first.body.finishedAt, 'string')
  const second = await cancel(id)
  t.equal(second.status, 200)
  t.same(second.body, first.body)
  t.equal(await work(), false, 'no worker takes it')
  t.same(await outcomes(id), [null, null, null])
})

t.test('an import that is unknown is a 404, one that ended otherwise a 409', async (t) => {
  const unknown = await cancel(uuidv7())
  t.match(unknown, { status: 404, body: { type: '/problems/not-found' } })
  const id = await upload(articles(1))
  await work()
  t.match(await cancel(id), { status: 409, body: { type: '/problems/conflict', detail: /completed/ } })
  await alter(id, `state = 'failed'`)
  t.match(await cancel(id), { status: 409, body: { detail: /failed/ } })
})

t.test('the bytes of what waited are cleared away in the background, and the report stays', async (t) => {
  // More than one statement clears.
  const id = await upload(articles(2_100))
  await cancel(id)
  t.equal(await kept(), 2_100, 'the request itself clears nothing')
  await clearEnded(db, AbortSignal.abort())
  t.notOk(await isCleared(id), 'what was not cleared is still to be cleared')
  await clearEnded(db, never)
  t.ok(await isCleared(id))
  t.equal(await kept(), 0)
  t.same(new Set(await outcomes(id)), new Set([null]))
  t.match((await send('GET', `/v1/imports/${id}/items`)).body.data[0], { outcome: null, warnings: [] })
})

t.test('a node that is killed while it clears is followed by another', async (t) => {
  const id = await upload(articles(2_100))
  await cancel(id)
  let slices = 0
  const killed: typeof db.tx = (fn) => {
    slices += 1
    return slices === 1 ? db.tx(fn) : Promise.reject(new Error('killed'))
  }
  await t.rejects(clearEnded({ ...db, tx: killed }, never), /killed/)
  t.equal(await kept(), 100, 'it came to the second slice')
  await assertConsistent(db)
  await endLeases(db)
  const next = await buildApp(config, { db })
  try {
    await until('the next server has cleared it', () => isCleared(id))
  } finally {
    await next.close()
  }
  t.equal(await kept(), 0)
})

t.test('the server on which an import is cancelled clears it at once', async (t) => {
  const working = await buildApp(config, { db })
  try {
    const id = await upload(articles(3))
    // Its own worker does not take it meanwhile.
    await alter(
      id,
      `state = 'running', lease_owner = gen_random_uuid(), lease_until = now() + interval '1 h'`,
    )
    const headers = { authorization: `Bearer ${adminKey}` }
    const answer = await working.inject({ method: 'POST', url: `/v1/imports/${id}/cancel`, headers })
    t.equal(answer.statusCode, 200)
    await until('it is cleared', () => isCleared(id), 10_000)
    t.equal(await kept(), 0)
  } finally {
    await working.close()
  }
})

t.test('a worker stops quietly at a cancelled import and goes on to the other, which is whole', async (t) => {
  const id = await upload(articles(450, 'one'))
  const other = await upload(articles(250, 'two'))
  let tasks = 0
  const prepare: typeof pool.prepare = async (task, signal) => {
    tasks += 1
    if (tasks === 2) {
      await until('the first batch is written', async () => (await row(id)).created === 200)
      t.equal((await cancel(id)).status, 200)
    }
    return pool.prepare(task, signal)
  }
  t.equal(await work({ pool: { ...pool, prepare } }), true)
  t.match(await row(id), { state: 'cancelled', created: 200, seen: 200, total: 450, next_ordinal: 200 })
  while (await work());
  t.match(await row(other), { state: 'completed', created: 250, seen: 250 })
  await clearEnded(db, never)
  t.same(
    (await outcomes(id)).map((outcome) => outcome ?? 'waits'),
    [...Array(200).fill('created'), ...Array(250).fill('waits')],
  )
  const { rows } = await db.read.query<{ of: string; count: number }>(
    `SELECT split_part(slug, '-', 1) AS of, count(*)::int AS count FROM article GROUP BY 1 ORDER BY 1`,
  )
  t.same(rows, [
    { of: 'one', count: 200 },
    { of: 'two', count: 250 },
  ])
  t.equal(await kept(), 450, 'every article has its original')
})

t.test('a batch under way is written whole, and the cancelling waits for it', async (t) => {
  const id = await upload(articles(250))
  let working: Promise<boolean> | undefined
  let cancelling: ReturnType<typeof cancel> | undefined
  await db.tx(async (tx) => {
    await tx.query('LOCK TABLE article IN SHARE MODE')
    working = work()
    await until('the batch waits for the lock', () => waiters('INTO article'))
    cancelling = cancel(id)
    await until('the cancelling waits for the batch', () => waiters('pg_advisory_xact_lock'))
  })
  t.match(await cancelling, { status: 200, body: { state: 'cancelled', counts: { created: 200 } } })
  t.equal(await working, true)
  t.match(await row(id), { state: 'cancelled', created: 200, seen: 200, next_ordinal: 200 })
})

t.test('a slow batch is not waited for to its end when its import is cancelled', async (t) => {
  const id = await upload(articles(1))
  const prepare: typeof pool.prepare = async (_task, signal) => {
    await cancel(id)
    await once(signal, 'abort')
    throw signal.reason
  }
  t.equal(await work({ pool: { ...pool, prepare } }), true)
  t.match(await row(id), { state: 'cancelled', seen: 0 })
})

for (const [sender, goesOn] of [
  ['a sender that goes on', true],
  ['a sender that stalls', false],
] as const) {
  t.test(`${sender} while its import is cancelled gets a 409, and nothing of it remains`, async (t) => {
    const sending = startUpload()
    const half = `${ndjsonOf(articles(250))}\n`
    sending.write(half)
    const id = await until('a batch is staged', async () => {
      const { rows } = await db.read.query<{ id: string }>('SELECT id FROM import WHERE total > 0')
      return rows[0]?.id
    })
    const { body } = await cancel(id)
    t.match(body, { state: 'cancelled', total: 0, counts: { seen: 0, ignored: 0, failed: 0 } })
    if (goesOn) sending.end(half)
    const [response] = (await once(sending, 'response')) as [IncomingMessage]
    t.equal(response.statusCode, 409)
    response.setEncoding('utf8')
    const text = (await response.toArray()).join('')
    t.match(JSON.parse(text), { type: '/problems/conflict', detail: /cancelled/ })
    sending.destroy()
    await clearEnded(db, never)
    t.equal(await kept(), 0)
    t.same(await outcomes(id), [])
    t.match(await row(id), { state: 'cancelled', total: 0, lease_until: null })
  })
}

function startUpload() {
  const sending = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/v1/imports',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
  })
  // The server may cut what is sent after its answer.
  sending.on('error', () => undefined)
  return sending
}

/** Whether a statement that says so waits for a lock. */
async function waiters(text: string): Promise<boolean> {
  const { rows } = await db.read.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
       AND position($1 IN query) > 0 AND query NOT LIKE '%pg_stat_activity%'`,
    [text],
  )
  return rows.length > 0
}
