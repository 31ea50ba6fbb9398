// Trying again: failed items by request, and batches that fail for a reason nobody foresaw.

import t from 'tap'
import { v7 as uuidv7 } from 'uuid'
import { beginRetry, resetFailed } from '../src/imports/retry.ts'
import { assertConsistent, emptyTables } from './consistency.ts'
import { tarOf } from './fixtures/archives.ts'
import { countDaysAgain } from './fixtures/days.ts'
import { idleServer, never } from './fixtures/idle-server.ts'
import { articleOf, postOf } from './fixtures/written.ts'

const server = await idleServer(t)
const { db, pool, send, upload, uploadBytes, work, row, outcomes, alter } = server

const retry = (id: string) => send('POST', `/v1/imports/${id}/retry-failed`)
const articles = (count: number) => Array.from({ length: count }, (_, at) => articleOf({ slug: `r-${at}` }))
/** Its next try may begin now. */
const waitOver = (id: string) => alter(id, `lease_until = now() - interval '1 s'`)

t.beforeEach(() => emptyTables(db))
t.afterEach(() => assertConsistent(db))

/** An import of which two items failed with a warning, one for what is in its way here, and one could not be read at all. */
async function failedImport(query = ''): Promise<string> {
  await upload([articleOf({ slug: 'in-the-way', permalink: '/a.html' })])
  await work()
  const post = (fields: Record<string, string>) =>
    postOf({ date: '2022-04-19 10:00:00', permalink: '/b.html', ...fields })
  const tar = await tarOf([
    { name: '_posts/2022-04-19-new.md', data: post({ title: '新的' }) },
    { name: '../2022-04-19-above.md', data: post({ title: '上' }) },
    { name: '_posts/2022-04-19-known.md', data: post({ title: '另一', permalink: '/a.html' }) },
    {
      name: '_posts/2022-04-19-bad.md',
      data: post({ title: '一', permalink: `/${'x'.repeat(3000)}` }),
    },
    { name: '_posts/2022-04-19-untitled.md', data: post({ title: '""', permalink: '/c.html' }) },
  ])
  const id = await uploadBytes('application/x-tar', tar, `?onConflict=fail${query}`)
  await work()
  return id
}

t.test('failed items wait again and are tried again; what could not be read stays failed', async (t) => {
  const id = await failedImport()
  const before = await row(id)
  const whole = await outcomes(id)
  t.match(before, { state: 'completed', created: 2, failed: 3, warnings: 5, seen: 5 })
  t.same(whole, ['created', 'failed', 'failed', 'created', 'failed'])

  const answer = await retry(id)
  t.equal(answer.status, 202)
  t.equal(answer.headers.location, `/v1/imports/${id}`)
  t.match(answer.body, {
    id,
    state: 'queued',
    total: 5,
    counts: { seen: 3, created: 2, failed: 1 },
    error: null,
    finishedAt: null,
  })
  t.match(await row(id), { next_ordinal: 2, failed_tries: 0, lease_owner: null })
  t.same(await outcomes(id), ['created', 'failed', null, 'created', null])
  const { data } = (await send('GET', `/v1/imports/${id}/items`)).body
  t.same(data[2], { path: '_posts/2022-04-19-known.md', outcome: null, warnings: [] })
  await assertConsistent(db)

  // What was in its way goes.
  await db.write.query(
    `DELETE FROM original WHERE id = (SELECT original_id FROM article WHERE slug = 'in-the-way')`,
  )
  await db.write.query(`DELETE FROM article WHERE slug = 'in-the-way'`)
  await countDaysAgain(db)
  t.equal(await work(), true)
  t.match(await row(id), { state: 'completed', seen: 5, created: 3, failed: 2, warnings: before.warnings })
  t.same(await outcomes(id), ['created', 'failed', 'created', 'created', 'failed'])
})

t.test('a dry run is tried again like any other', async (t) => {
  const id = await failedImport('&dryRun=true')
  t.match(await row(id), { state: 'completed', created: 2, failed: 3 })
  t.equal((await retry(id)).status, 202)
  t.same(await outcomes(id), ['created', 'failed', null, 'created', null])
  await work()
  t.match(await row(id), { state: 'completed', created: 2, failed: 3, seen: 5 })
  t.equal((await db.read.query('SELECT 1 FROM article')).rows.length, 1)
})

t.test('where nothing failed, or nothing that could be tried, the answer is the present state', async (t) => {
  const id = await upload(articles(2))
  await work()
  const state = (await send('GET', `/v1/imports/${id}`)).body
  const answer = await retry(id)
  t.equal(answer.status, 200)
  t.same(answer.body, state)
})

t.test(
  'an import that has not ended, was cancelled or never arrived is a 409, an unknown one a 404',
  async (t) => {
    t.match(await retry(uuidv7()), { status: 404 })
    const id = await failedImport()
    for (const [state, error] of [
      ['queued', null],
      ['running', null],
      ['receiving', null],
      ['cancelled', null],
      ['failed', '{"code":"upload-incomplete"}'],
    ] as const) {
      await db.write.query(
        `UPDATE import SET state = $2, error = $3, finished_at = CASE WHEN $4 THEN now() END WHERE id = $1`,
        [id, state, error, state === 'cancelled' || state === 'failed'],
      )
      t.match(await retry(id), { status: 409, body: { type: '/problems/conflict' } }, state)
      t.match(await row(id), { state }, 'and nothing has changed')
    }
  },
)

t.test('a node that dies while it resets leaves an import that a worker goes on with', async (t) => {
  const id = await upload(Array.from({ length: 2_100 }, () => articleOf({ title: '' })))
  while (await work());
  t.match(await row(id), { state: 'completed', failed: 2_100 })
  const owner = uuidv7()
  t.equal(await beginRetry(db, id, owner, 90), true)
  let slices = 0
  const killed: typeof db.tx = (fn) => {
    slices += 1
    return slices === 1 ? db.tx(fn) : Promise.reject(new Error('killed'))
  }
  await t.rejects(resetFailed({ ...db, tx: killed }, id, owner, never), /killed/)
  t.match(await row(id), { state: 'queued', failed: 100, seen: 100, finished_at: null })
  await assertConsistent(db)
  t.equal(await work(), false, 'no worker takes it while its owner may live')
  t.equal((await retry(id)).status, 409, 'nor is it taken up twice')
  await waitOver(id)
  const tried: number[] = []
  const prepare: typeof pool.prepare = (task, signal) => {
    tried.push(task.items.length)
    return pool.prepare(task, signal)
  }
  while (await work({ pool: { ...pool, prepare } }));
  t.equal(
    tried.reduce((sum, count) => sum + count, 0),
    2_100,
    'each item once',
  )
  t.match(await row(id), { state: 'completed', failed: 2_100, seen: 2_100 })
})

t.test('an import that is cancelled while it is reset stays cancelled', async (t) => {
  const id = await failedImport()
  const owner = uuidv7()
  await beginRetry(db, id, owner, 90)
  t.equal((await send('POST', `/v1/imports/${id}/cancel`)).status, 200)
  await t.rejects(resetFailed(db, id, owner, never), { name: 'LostImport' })
  t.match(await row(id), { state: 'cancelled', failed: 3 })
})

t.test('a batch that fails five times ends its import, and a retry goes on from there', async (t) => {
  const id = await upload(articles(250))
  // Twice before anything was written: what was written then begins the count anew.
  const told: unknown[] = []
  const finished: string[] = []
  const parts = {
    onFailedTry: (_: string, error: unknown) => told.push(error),
    onFinished: (ended: string) => finished.push(ended),
  }
  const failing = (from: number) => {
    const prepare: typeof pool.prepare = (task, signal) =>
      task.items.some(({ line }) => (line ?? 0) > from)
        ? Promise.reject(new Error('a bug'))
        : pool.prepare(task, signal)
    return { ...parts, pool: { ...pool, prepare } }
  }
  for (const tries of [1, 2]) {
    t.equal(await work(failing(0)), true)
    t.match(await row(id), { state: 'running', failed_tries: tries, next_ordinal: 0 })
    await waitOver(id)
  }
  for (const tries of [1, 2, 3, 4]) {
    t.equal(await work(failing(200)), true)
    t.match(await row(id), { state: 'running', failed_tries: tries, next_ordinal: 200, created: 200 })
    t.equal(await work(failing(200)), false, 'the next try waits')
    await waitOver(id)
  }
  t.equal(await work(failing(200)), true)
  t.equal(told.length, 7)
  t.same(finished, [id], 'whoever waits for its end is told')
  const { body } = await send('GET', `/v1/imports/${id}`)
  t.match(body, { state: 'failed', counts: { seen: 200, created: 200 }, total: 250 })
  t.match(body.error, { type: '/problems/batch-failed', code: 'batch-failed', detail: /:201 failed 5 times/ })
  t.equal(await work(failing(200)), false)
  await assertConsistent(db)

  const answer = await retry(id)
  t.match(answer, { status: 202, body: { state: 'queued', error: null, counts: { seen: 200 } } })
  t.match(await row(id), { next_ordinal: 200, failed_tries: 0 })
  await work()
  t.match(await row(id), { state: 'completed', created: 250, seen: 250 })
})

t.test('while a failed batch waits for its next try, other imports go on', async (t) => {
  const id = await upload(articles(1))
  const prepare: typeof pool.prepare = () => Promise.reject(new Error('a bug'))
  await work({ pool: { ...pool, prepare }, onFailedTry: () => undefined })
  const waits = [await secondsToWait(id)]
  const other = await upload([articleOf({ slug: 'other' })])
  t.equal(await work(), true)
  t.match(await row(other), { state: 'completed' })
  t.match(await row(id), { state: 'running', failed_tries: 1 })
  await waitOver(id)
  await work({ pool: { ...pool, prepare }, onFailedTry: () => undefined })
  waits.push(await secondsToWait(id))
  t.ok((waits[0] ?? 0) > 1 && (waits[1] ?? 0) > (waits[0] ?? 0) + 1, `each wait is longer: ${waits}`)
  await waitOver(id)
  await work()
  t.match(await row(id), { state: 'completed', failed_tries: 0 })
})

t.test('a database that is away is no failed try', async (t) => {
  const id = await upload(articles(1))
  const away = Object.assign(new Error('terminating connection'), { code: '57P01' })
  const prepare: typeof pool.prepare = () => Promise.reject(away)
  await t.rejects(work({ pool: { ...pool, prepare } }), /terminating connection/)
  t.match(await row(id), { state: 'running', failed_tries: 0, lease_owner: null })
})

async function secondsToWait(id: string): Promise<number> {
  const { rows } = await db.read.query<{ wait: number }>(
    'SELECT extract(epoch FROM lease_until - now())::float8 AS wait FROM import WHERE id = $1',
    [id],
  )
  return rows[0]?.wait ?? 0
}
