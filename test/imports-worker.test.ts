// The worker of imports, step by step: leases, batches, and what a worker that lost its import may still do.

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { v7 as uuidv7 } from 'uuid'
import { buildApp } from '../src/app.ts'
import { defaultConfig } from '../src/config.ts'
import { writeBatch } from '../src/imports/batch.ts'
import { readImportSite } from '../src/imports/import-site.ts'
import { openPreparePool } from '../src/imports/prepare-pool.ts'
import { prepareBatches } from '../src/imports/prepared-batches.ts'
import { openImport, stageEntries } from '../src/imports/staging.ts'
import { endLeases, type WorkerContext, workOnImports } from '../src/imports/worker.ts'
import { openDatabase } from '../src/platform/db.ts'
import { createTestDatabase } from './cluster.ts'
import { assertConsistent, emptyTables } from './consistency.ts'
import { until } from './fixtures/until.ts'
import { articleOf, ndjsonOf } from './fixtures/written.ts'
import { adminKey } from './helper.ts'

const database = await createTestDatabase()
const db = openDatabase({ url: database.url, poolSize: 3, onError: () => undefined })
const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-worker-'))
// It receives; whoever is to work, this test says.
const app = await buildApp(defaultConfig({ adminKey, dataDir, logLevel: 'silent', rateLimit: null }), {
  db,
  background: false,
})
const pool = openPreparePool()
t.teardown(async () => {
  await app.close()
  await pool.close()
  await db.close()
  await database.drop()
  await rm(dataDir, { recursive: true })
})

const never = new AbortController().signal
const worker = (node = uuidv7()): WorkerContext => ({
  db,
  pool,
  node,
  address: { siteUrl: null, articleUrl: '' },
  onFinished: () => undefined,
  onFailedTry: report,
})

/** What nobody foresaw fails the test. */
function report(_id: string, error: unknown): void {
  t.error(error)
}

async function upload(articles: readonly object[]): Promise<string> {
  const response = await app.inject({
    method: 'POST',
    url: '/v1/imports',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
    payload: ndjsonOf(articles),
  })
  return response.json().id
}

async function stateOf(id: string) {
  const { rows } = await db.read.query<Record<string, unknown>>(
    'SELECT state, next_ordinal AS next, created, lease_owner AS owner FROM import WHERE id = $1',
    [id],
  )
  return rows[0]
}

async function lease(id: string, owner: string, seconds: number): Promise<void> {
  await db.write.query(
    `UPDATE import SET state = 'running', lease_owner = $2, lease_until = now() + make_interval(secs => $3) WHERE id = $1`,
    [id, owner, seconds],
  )
}

const articles = (count: number) => Array.from({ length: count }, (_, at) => articleOf({ slug: `w-${at}` }))

t.beforeEach(() => emptyTables(db))
t.afterEach(() => assertConsistent(db))

t.test('nothing to do is told', async (t) => {
  t.equal(await workOnImports(worker(), never), false)
})

t.test('an import under the lease of another node is left alone until it has run out', async (t) => {
  const id = await upload(articles(3))
  await lease(id, uuidv7(), 60)
  t.equal(await workOnImports(worker(), never), false)
  t.match(await stateOf(id), { state: 'running', next: 0 })
  await lease(id, uuidv7(), -1)
  t.equal(await workOnImports(worker(), never), true)
  t.match(await stateOf(id), { state: 'completed', created: 3 })
})

t.test(
  'who knows itself alone ends every lease: imports go on, and half an upload is given up',
  async (t) => {
    const running = await upload(articles(3))
    await lease(running, uuidv7(), 60)
    const receiving = await receive()
    await endLeases(db)
    t.equal(await workOnImports(worker(), never), true)
    t.match(await stateOf(running), { state: 'completed', created: 3 })
    t.match(await stateOf(receiving), { state: 'failed' })
  },
)

t.test(
  'an upload whose receiver lives is not given up by others, and one whose receiver died is',
  async (t) => {
    const id = await receive()
    await workOnImports(worker(), never)
    t.match(await stateOf(id), { state: 'receiving' })
    await db.write.query(`UPDATE import SET lease_until = now() - interval '1 s' WHERE id = $1`, [id])
    await workOnImports(worker(), never)
    t.match(await stateOf(id), { state: 'failed', owner: null })
    const { rows } = await db.read.query('SELECT 1 FROM import_item UNION ALL SELECT 1 FROM original')
    t.same(rows, [], 'nothing staged remains')
  },
)

t.test('a worker that lost its import writes nothing', async (t) => {
  const id = await upload(articles(3))
  const node = uuidv7()
  const { claimed, batch } = await firstBatch(id, node)
  await lease(id, uuidv7(), 60)
  await t.rejects(
    writeBatch(worker(node), claimed, batch, []),
    /not this node’s any more/,
    'another one has it',
  )
  await lease(id, node, 60)
  await writeBatch(worker(node), claimed, batch, [])
  await t.rejects(writeBatch(worker(node), claimed, batch, []), /not this node’s/, 'nor a batch twice')
  t.match(await stateOf(id), { state: 'completed', created: 3 })
})

t.test(
  'a node that stalls in the middle of a batch holds its import up no longer than its lease',
  async (t) => {
    const id = await upload(articles(3))
    const node = uuidv7()
    const { claimed, batch } = await firstBatch(id, node)
    await lease(id, node, -1)
    let wakeUp = () => {}
    const awake = new Promise<void>((resolve) => {
      wakeUp = resolve
    })
    // Everything is written, and nothing is committed.
    const stalling: typeof db.tx = (fn, options) =>
      db.tx(async (tx) => {
        const written = await fn(tx)
        await awake
        return written
      }, options)
    const stalled = writeBatch({ ...worker(node), db: { ...db, tx: stalling } }, claimed, batch, [])
    const refused = t.rejects(stalled, 'it wakes up to nothing')
    await until('the first node holds the import', async () => {
      const { rows } = await db.read.query('SELECT 1 FROM import FOR UPDATE SKIP LOCKED')
      return rows.length === 0
    })
    t.equal(await workOnImports(worker(), never), false, 'it is waited for')
    await until('another node takes it', () => workOnImports(worker(), never), 15_000)
    t.match(await stateOf(id), { state: 'completed', created: 3 })
    wakeUp()
    await refused
    t.match(await stateOf(id), { state: 'completed', created: 3 })
  },
)

t.test('a stop ends the preparing of a batch, and a later worker goes on', async (t) => {
  const id = await upload(articles(3))
  const stopping = new AbortController()
  const stopped: typeof pool.prepare = (task, signal) => {
    const preparing = pool.prepare(task, signal)
    stopping.abort(new Error('stopped'))
    return preparing
  }
  const context = { ...worker(), pool: { ...pool, prepare: stopped } }
  await t.rejects(workOnImports(context, stopping.signal), /stopped/)
  t.match(await stateOf(id), { state: 'running', next: 0, owner: null })
  t.equal(await workOnImports(worker(), never), true)
  t.match(await stateOf(id), { state: 'completed' })
})

t.test('a batch is cut where its bytes are many, however few its items', async (t) => {
  const large = Array.from({ length: 10 }, (_, at) =>
    articleOf({ slug: `large-${at}`, extra: { filler: 'x'.repeat(1_500_000) } }),
  )
  const id = await upload([...articles(3), ...large, articleOf({ slug: 'last' })])
  const sizes: number[] = []
  const counted = { ...pool, prepare: count }
  while (await workOnImports({ ...worker(), pool: counted }, never));
  t.match(await stateOf(id), { state: 'completed', created: 14 })
  t.same(sizes, [9, 5])

  function count(...[task, signal]: Parameters<typeof pool.prepare>) {
    sizes.push(task.items.length)
    return pool.prepare(task, signal)
  }
})

t.test('an item that PostgreSQL refuses fails alone', async (t) => {
  // Each part is within its limit, but an index row holds no more than 2,704 bytes.
  const name = Array.from(randomBytes(290), (byte) => String.fromCodePoint(0x4e00 + byte * 7)).join('')
  const tooLong = articleOf({ source: { name, externalId: randomBytes(990).toString('hex') } })
  const id = await upload([...articles(1), tooLong, ...articles(2).slice(1)])
  await workOnImports(worker(), never)
  t.match(await stateOf(id), { state: 'completed', created: 2 })
  const { rows } = await db.read.query(
    `SELECT outcome, error ->> 'code' AS code FROM import_item WHERE import_id = $1 ORDER BY ordinal`,
    [id],
  )
  t.same(rows, [
    { outcome: 'created', code: null },
    { outcome: 'failed', code: 'unstorable' },
    { outcome: 'created', code: null },
  ])
})

/** What a node that claimed an import of three items is about to write. */
async function firstBatch(id: string, node: string) {
  const { rows } = await db.read.query<{ options: Parameters<typeof prepareBatches>[1]['options'] }>(
    'SELECT options FROM import WHERE id = $1',
    [id],
  )
  const options = rows[0]?.options
  if (!options) throw new Error('The import has no options.')
  const claimed = { id, format: 'ndjson', options, dryRun: false, site: null, nextOrdinal: 0 }
  const reading = await readImportSite(worker(node), claimed, never)
  if ('error' in reading) throw new Error(reading.error.detail)
  const { value: batch } = await prepareBatches(worker(node), claimed, reading, never).next()
  if (!batch) throw new Error('The import has no batch.')
  return { claimed, batch }
}

/** An import of which one item has arrived. */
async function receive(): Promise<string> {
  const id = uuidv7()
  const node = uuidv7()
  const options = {
    timezone: null,
    defaultTimezone: 'UTC',
    postFolders: [],
    zonelessDates: 'utc',
    profile: 'auto',
    onConflict: 'update',
    nowMs: 0,
  } as const
  await openImport(db, {
    id,
    format: 'ndjson',
    options,
    dryRun: false,
    keyId: null,
    idempotencyDigest: null,
    node,
  })
  async function* entries() {
    yield { kind: 'item' as const, path: 'a.ndjson', line: 1, bytes: Buffer.from('{}') }
  }
  await stageEntries(db, { id, node, itemKind: 'article' }, entries(), () => 2)
  return id
}
