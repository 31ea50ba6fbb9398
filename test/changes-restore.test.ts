// The change log after a dump and restore: transaction ids begin anew in another cluster, and readers go on.

import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import t, { type Test } from 'tap'
import { buildApp } from '../src/app.ts'
import { changeLag } from '../src/export/index.ts'
import { openDatabase } from '../src/platform/db.ts'
import { startEmbedded } from '../src/platform/embedded.ts'
import { migrate } from '../src/platform/migrate.ts'
import { packageRoot } from './cluster.ts'
import { allChanges, changesAfter, changesNow, named, setStatus } from './fixtures/changes.ts'
import { articleOf } from './fixtures/written.ts'
import { adminKey, build, type TestApp } from './helper.ts'

/** A cluster of the test's own, in which few transactions have been. */
async function otherCluster(t: Test): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-other-'))
  // PostgreSQL may run as another user.
  await chmod(dataDir, 0o711)
  const cluster = await startEmbedded({ dataDir, ephemeral: true, log: () => undefined })
  t.teardown(async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  await migrate(cluster.url, { dir: join(packageRoot, 'prisma', 'migrations') })
  return cluster.url
}

/** Makes a database's content that of another, as a dump of it would. */
async function restore(from: string, to: string): Promise<void> {
  const [source, target] = [from, to].map((connectionString) => new pg.Client({ connectionString }))
  if (!source || !target) return
  await Promise.all([source.connect(), target.connect()])
  try {
    await source.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows: tables } = await source.query<{ name: string; columns: string }>(
      `SELECT c.oid::regclass::text AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations' GROUP BY c.oid`,
    )
    await target.query('BEGIN')
    await target.query(`TRUNCATE ${tables.map(({ name }) => name).join()} CASCADE`)
    // What a table refers to comes before it: whoever is too early tries again.
    for (const waiting = [...tables]; waiting.length > 0; ) {
      const table = waiting.shift()
      if (!table) break
      const { name, columns } = table
      const { rows } = await source.query<{ all: string | null }>(
        `SELECT jsonb_agg(to_jsonb(x))::text AS all FROM ${name} x`,
      )
      await target.query('SAVEPOINT before')
      try {
        await target.query(
          `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
          [rows[0]?.all ?? '[]'],
        )
      } catch (error) {
        if ((error as { code?: string }).code !== '23503') throw error
        await target.query('ROLLBACK TO before')
        waiting.push(table)
      }
    }
    await target.query(
      `SELECT setval(pg_get_serial_sequence('change', 'seq'), (SELECT max(seq) FROM change))`,
    )
    await target.query('COMMIT')
  } finally {
    await Promise.all([source.end(), target.end()])
  }
}

/** An application on a database, as the helper makes one. */
async function open(t: Test, url: string, like: TestApp): Promise<TestApp> {
  const db = openDatabase({ url, poolSize: 5, onError: () => undefined })
  const app = await buildApp(like.config, { db })
  t.teardown(async () => {
    await app.close()
    await db.close()
  })
  const send: TestApp['send'] = async (method, address, { key, type, payload } = {}) => {
    const response = await app.inject({
      method,
      url: address,
      headers: {
        ...(key === false ? {} : { authorization: `Bearer ${key ?? adminKey}` }),
        ...(type ? { 'content-type': type } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    const { statusCode: status, headers, payload: text } = response
    return { status, headers: headers as Record<string, string>, text, body: JSON.parse(text) }
  }
  return { ...like, app, db, send }
}

const write = ({ send }: TestApp, slug: string) =>
  send('POST', '/v1/imports?wait=30', {
    type: 'application/x-ndjson',
    payload: JSON.stringify(articleOf({ slug, tags: [slug] })),
  })

t.test(
  'a reader goes on in a cluster whose transaction ids are smaller: nothing is lost or told as new',
  async (t) => {
    const before = await build(t)
    // In autocommit each is a transaction.
    await before.db.write.query(
      'DO $$ BEGIN FOR i IN 1..1500 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$',
    )
    await write(before, 'one')
    const one = {
      public: await allChanges(before, null),
      all: await allChanges(before, null, { key: adminKey }),
    }
    await write(before, 'two')
    const two = {
      public: await allChanges(before, null),
      all: await allChanges(before, null, { key: adminKey }),
    }

    const url = await otherCluster(t)
    await restore(before.db.directUrl, url)
    await write(before, 'lost')
    const lost = await allChanges(before, null)

    const after = await open(t, url, before)
    const { rows } = await after.db.read.query<{ later: boolean }>(
      'SELECT max(xid) > pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS later FROM change',
    )
    t.same(rows, [{ later: true }], 'the ids of the log are those of times to come')

    // Before anything is written there, whatever was is told, and the end is the end.
    t.same(await changesNow(after, two.public.next), { data: [], next: two.public.next, hasMore: false })
    t.same(named((await changesNow(after, one.public.next)).data), ['article two', 'tag two'].toReversed())
    t.equal(await changeLag(after.db.read), 0)
    t.match(await after.send('GET', `/v1/changes?since=${lost.next}`, { key: false }), { status: 410 })

    await write(after, 'three')
    const added = ['tag three', 'article three']
    t.same(named((await allChanges(after, two.public.next)).data).toSorted(), added.toSorted())
    t.same(
      named((await allChanges(after, two.all.next, { key: adminKey })).data).toSorted(),
      added.toSorted(),
    )
    t.same(
      named((await allChanges(after, one.public.next)).data).toSorted(),
      ['article two', 'tag two', ...added].toSorted(),
    )
    const { data, next } = await allChanges(after, null)
    t.equal(data.length, 6)
    const id = data.find(({ slug, type }) => type === 'article' && slug === 'one')?.id
    await setStatus(after.db, String(id), 'archived')
    t.same(named((await changesAfter(after, next)).data), ['-article one'])
    const { rows: incarnations } = await after.db.read.query(
      'SELECT id, count(system_identifier)::int FROM change_incarnation GROUP BY id ORDER BY id',
    )
    t.equal(incarnations.length, 2, 'one more, however many wrote')
  },
)

t.test(
  'many who write first in another cluster begin one incarnation, and each entry stands in it',
  async (t) => {
    const app = await build(t)
    await write(app, 'one')
    const { next } = await allChanges(app, null)
    // As a restored database knows another cluster.
    await app.db.write.query("UPDATE change_incarnation SET system_identifier = 'another'")
    t.same((await changesNow(app, next)).data, [])
    const { data } = await allChanges(app, null)
    const id = String(data.find(({ type }) => type === 'article')?.id)
    await Promise.all(Array.from({ length: 5 }, () => setStatus(app.db, id, 'published')))
    const { rows } = await app.db.read.query(
      'SELECT incarnation, count(*)::int FROM change GROUP BY incarnation ORDER BY incarnation',
    )
    t.match(rows, [{ incarnation: 1 }, { incarnation: 2, count: 5 }])
    t.same(named((await allChanges(app, next)).data), ['article one'])
  },
)
