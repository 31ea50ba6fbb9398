// `kill -9`, or a stop, of the server at any moment of an import: nothing is lost, doubled or altered.

import t from 'tap'
import { type Database, openDatabase } from '../src/platform/db.ts'
import { assertConsistent, emptyTables } from './consistency.ts'
import { adminKey } from './fixtures/admin-key.ts'
import { tarOf } from './fixtures/archives.ts'
import {
  databaseOf,
  makeDataDir,
  postmasterOf,
  type ServerProcess,
  startServer,
} from './fixtures/server-process.ts'
import { until } from './fixtures/until.ts'
import { postOf } from './fixtures/written.ts'

/** Two whole batches and a third one. */
const postCount = 440

/** The archive of a round: the same posts, each changed. */
function archiveOf(round: number): Promise<Buffer> {
  const posts = Array.from({ length: postCount }, (_, at) => ({
    name: `_posts/2022-04-19-${at}.md`,
    data: postOf(
      {
        title: `第 ${round} 版 ${at}`,
        date: `2022-04-19 08:${String(at % 60).padStart(2, '0')}:00 +0800`,
        categories: `lei${at % 7}`,
        tags: `[标签${at % 5}, 轮${round}]`,
        published: String((at + round) % 9 !== 0),
      },
      `${'<p>稳中有进，<a href="/stock">股市</a>收涨。</p>\n'.repeat(6)}\n<http://news.example/a.html?infoCode=NW2022041900000${1000 + at}>\n`,
    ),
  }))
  return tarOf(posts)
}

interface Progress {
  readonly id: string
  readonly state: string
  readonly next: number
  readonly owner: string | null
}

/** How far the latest import is; asked of the database itself, which lives on when the server is killed. */
async function progressOf(db: Database): Promise<Progress | null> {
  const { rows } = await db.read.query<Progress>(
    'SELECT id, state, next_ordinal AS next, lease_owner AS owner FROM import ORDER BY id DESC LIMIT 1',
  )
  return rows[0] ?? null
}

const isWaiting = (state: string) => state === 'queued' || state === 'running'

interface Moment {
  readonly name: string
  readonly isNow: (progress: Progress) => boolean
  readonly signal?: 'SIGTERM'
}

/** The moments at which the server is killed, or stopped: of one import, for as long as that is under way. */
const moments: readonly Moment[] = [
  { name: 'killed while the upload is received', isNow: ({ state }) => state === 'receiving' },
  { name: 'killed when the upload is durable', isNow: ({ state }) => isWaiting(state) },
  { name: 'stopped in the middle', isNow: ({ next }) => next > 0, signal: 'SIGTERM' },
  { name: 'killed in the last batch', isNow: ({ next }) => next >= 400 },
]
/** This one and what follows are of another import, which changes what the first one made. */
const firstOfChanges = 2

const env = { DATA_DIR: await makeDataDir(t), ADMIN_KEY: adminKey }
const start = startServer.bind(null, t, env)
let server = await start()
const db = openDatabase({ url: await databaseOf(env.DATA_DIR), poolSize: 2, onError: () => undefined })
t.teardown(db.close)
let postmaster = await postmasterOf(env.DATA_DIR)
let interrupted = 0
let rounds = 0

const completed = () => until('the import ends', async () => (await progressOf(db))?.state === 'completed')

/** Uploads the archive of the next round. @returns the status; null when the server was gone before it answered. */
async function sendNext(): Promise<number | null> {
  const archive = await archiveOf(rounds)
  rounds++
  return send(server, archive)
}

for (const [at, { name, isNow, signal = 'SIGKILL' }] of moments.entries()) {
  await t.test(`a server that is ${name} goes on with the import at its next start`, async (t) => {
    if (at === firstOfChanges) await completed()
    const earlier = await progressOf(db)
    const goesOn = earlier !== null && isWaiting(earlier.state)
    const upload = goesOn ? null : sendNext()
    await until(name, async () => {
      const progress = await progressOf(db)
      return (
        progress !== null &&
        (goesOn || progress.id !== earlier?.id) &&
        (isNow(progress) || progress.state === 'completed')
      )
    })
    const ended = await server.end(signal)
    const accepted = upload === null || (await upload) === 202
    if (signal === 'SIGTERM') {
      t.match(ended, { code: 0 }, server.stderr())
      t.ok(ended.tookMs < 10_000, `${ended.tookMs} ms`)
      t.equal(await postmasterOf(env.DATA_DIR), null)
      server = await start()
      postmaster = await postmasterOf(env.DATA_DIR)
      return
    }
    const left = await progressOf(db)
    if (left?.state !== 'completed') interrupted++
    t.equal(await postmasterOf(env.DATA_DIR), postmaster, 'the database lives on')

    server = await start()
    const taken = await progressOf(db)
    t.ok(taken?.owner === null || taken?.owner !== left?.owner, 'the lease of the dead is not waited for')
    t.equal(taken?.id, left?.id)
    if (left?.state === 'receiving') {
      await until('what was not whole is given up', async () => (await progressOf(db))?.state === 'failed')
      t.notOk(accepted)
      rounds--
    }
  })
}

t.test('after all that everything is as an undisturbed import leaves it', async (t) => {
  t.ok(interrupted >= 2, `${interrupted} of 3 kills came before the end of the import`)
  await completed()
  const { rows: reports } = await db.read.query(
    `SELECT seen, failed, skipped, unchanged FROM import WHERE state = 'completed'`,
  )
  t.same(reports, Array(rounds).fill({ seen: postCount, failed: 0, skipped: 0, unchanged: 0 }))
  const { rows } = await db.read.query('SELECT version, count(*)::int AS count FROM article GROUP BY version')
  t.same(rows, [{ version: rounds, count: postCount }], 'each post was written once a round')
  await assertConsistent(db)
  const disturbed = await contentOf(db)
  await emptyTables(db)
  // What was once public stays known as that, so the last round alone would not do.
  for (const round of [rounds - 2, rounds - 1]) {
    t.equal(await send(server, await archiveOf(round)), 202)
    await completed()
  }
  t.equal(disturbed.length, postCount)
  t.same(disturbed, await contentOf(db))
  t.match(await server.end('SIGTERM'), { code: 0 }, server.stderr())
  t.equal(await postmasterOf(env.DATA_DIR), null)
})

/** Uploads an archive. @returns the status; null when the server was gone before it answered. */
async function send({ url }: ServerProcess, archive: Buffer): Promise<number | null> {
  const response = await fetch(`${url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-tar' },
    body: new Uint8Array(archive),
  }).catch(() => null)
  return response?.status ?? null
}

/** Every article with its terms, original and aliases, but without ids, version and the times of the import. */
async function contentOf(db: Database): Promise<object[]> {
  const { rows } = await db.read.query(`
    SELECT to_jsonb(a) - '{id,version,changed_by_id,source_id,original_id,created_at,updated_at,sort_at}'::text[] AS article, s.slug AS source,
      o.path, o.bytes, (a.sort_at = a.published_at) AS sorted,
      (SELECT jsonb_agg(jsonb_build_array(c.slug, c.name, c.article_count, x.public) ORDER BY x.position)
        FROM article_category x JOIN category c ON c.id = x.category_id WHERE x.article_id = a.id) AS categories,
      (SELECT jsonb_agg(jsonb_build_array(g.slug, g.name, g.article_count, x.public) ORDER BY x.position)
        FROM article_tag x JOIN tag g ON g.id = x.tag_id WHERE x.article_id = a.id) AS tags,
      (SELECT jsonb_agg(jsonb_build_array(l.namespace, l.key) ORDER BY l.namespace, l.key)
        FROM alias l WHERE l.target_id = a.id) AS aliases
    FROM article a LEFT JOIN source s ON s.id = a.source_id LEFT JOIN original o ON o.id = a.original_id
    ORDER BY a.external_id`)
  return rows
}
