// Retention: what ended long ago is deleted, and nothing that an article needs.

import t from 'tap'
import { buildApp } from '../src/app.ts'
import { ConfigError, readConfig } from '../src/config.ts'
import { deleteExpired } from '../src/imports/retention.ts'
import { assertConsistent, dump, emptyTables } from './consistency.ts'
import { idleServer, never } from './fixtures/idle-server.ts'
import { until } from './fixtures/until.ts'
import { articleOf } from './fixtures/written.ts'

const { db, config, send, upload, work, row, alter } = await idleServer(t)
const days = 90

t.beforeEach(() => emptyTables(db))
t.afterEach(() => assertConsistent(db))

/** An import of one article and one item that failed, which ended so many days ago. */
async function ended(slug: string, daysAgo: number): Promise<string> {
  const id = await upload([articleOf({ slug }), articleOf({ title: '' })])
  await work()
  await alter(id, `finished_at = now() - make_interval(days => ${daysAgo})`)
  return id
}

const exists = async (id: string) => (await row(id)).id !== undefined

t.test(
  'imports that ended too long ago are deleted with their items and the bytes no article has',
  async (t) => {
    const old = await ended('old', days + 1)
    const young = await ended('young', days - 1)
    const running = await upload([articleOf({ slug: 'waits' })])
    const articles = await dump(db, ['article'])
    await deleteExpired(db, days, never)
    t.notOk(await exists(old))
    t.ok((await exists(young)) && (await exists(running)))
    t.equal((await send('GET', `/v1/imports/${old}`)).status, 404)
    t.same(await dump(db, ['article']), articles, 'the articles stay as they are')
    const { rows } = await db.read.query('SELECT 1 FROM import_item WHERE import_id = $1', [old])
    t.same(rows, [])
    const originals = await db.read.query('SELECT 1 FROM original')
    t.equal(
      originals.rows.length,
      4,
      'two of articles, one of an item that failed, one of an item that waits',
    )
  },
)

t.test(
  'an import of more items than one statement deletes goes as well, and a stop comes in between',
  async (t) => {
    const id = await upload(Array.from({ length: 2_100 }, (_, at) => articleOf({ slug: `m-${at}` })))
    while (await work());
    await alter(id, `finished_at = now() - interval '91 days'`)
    await deleteExpired(db, days, AbortSignal.abort())
    t.ok(await exists(id))
    await deleteExpired(db, days, never)
    t.notOk(await exists(id))
    t.equal((await db.read.query('SELECT 1 FROM original')).rows.length, 2_100)
  },
)

t.test('an import that another node is deleting is passed over', async (t) => {
  const id = await ended('held', days + 1)
  await db.tx(async (tx) => {
    await tx.query('SELECT 1 FROM import WHERE id = $1 FOR UPDATE', [id])
    await deleteExpired(db, days, never)
    t.ok(await exists(id))
  })
  await deleteExpired(db, days, never)
  t.notOk(await exists(id))
})

t.test('an import that is about to be deleted is not taken up again', async (t) => {
  const id = await ended('late', days + 1)
  t.equal((await send('POST', `/v1/imports/${id}/retry-failed`)).status, 200)
  t.match(await row(id), { state: 'completed', failed: 1 })
})

t.test('a server deletes them in the background', async (t) => {
  const id = await ended('by-itself', 3)
  const working = await buildApp({ ...config, retentionDays: 2 }, { db })
  try {
    t.ok(await until('it is gone', async () => !(await exists(id))))
  } finally {
    await working.close()
  }
})

t.test('RETENTION is a whole number of days, 90 by default', async (t) => {
  t.equal(readConfig({}).retentionDays, 90)
  t.equal(readConfig({ RETENTION: '36500' }).retentionDays, 36_500)
  for (const wrong of ['0', '36501', '1.5', '-1', 'ever', '1e2'])
    t.throws(() => readConfig({ RETENTION: wrong }), ConfigError, wrong)
})
