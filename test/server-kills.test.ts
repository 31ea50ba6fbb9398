// `kill -9`, or a stop, of the server at any moment of an import: nothing is lost, doubled or altered.

import t from 'tap'
import { type Database, openDatabase } from '../src/platform/db.ts'
import { assertConsistent } from './consistency.ts'
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
import { adminKey, build } from './helper.ts'

const postCount = 500

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

/** The moments at which the server is killed. */
const moments: readonly { readonly name: string; readonly isNow: (progress: Progress) => boolean }[] = [
  { name: 'while the upload is received', isNow: ({ state }) => state === 'receiving' },
  { name: 'when the upload is durable', isNow: ({ state }) => state === 'queued' || state === 'running' },
  { name: 'in the first batch', isNow: ({ state, next }) => state === 'running' && next === 0 },
  { name: 'in the second batch', isNow: ({ next }) => next >= 200 },
  { name: 'in the last batch', isNow: ({ next }) => next >= 400 },
]

const env = { DATA_DIR: await makeDataDir(t), ADMIN_KEY: adminKey }
const start = startServer.bind(null, t, env)
let server = await start()
const db = openDatabase({ url: await databaseOf(env.DATA_DIR), poolSize: 2, onError: () => undefined })
t.teardown(db.close)
const postmaster = await postmasterOf(env.DATA_DIR)
let interrupted = 0

for (const [round, { name, isNow }] of moments.entries()) {
  await t.test(`a server that is killed ${name} finishes the import at its next start`, async (t) => {
    const before = (await progressOf(db))?.id
    const upload = send(server, await archiveOf(round))
    await until(name, async () => {
      const progress = await progressOf(db)
      return (
        progress !== null && progress.id !== before && (isNow(progress) || progress.state === 'completed')
      )
    })
    await server.end('SIGKILL')
    const accepted = (await upload) === 202
    const left = await progressOf(db)
    if (left?.state !== 'completed') interrupted++
    t.equal(await postmasterOf(env.DATA_DIR), postmaster, 'the database lives on')

    server = await start()
    const taken = await progressOf(db)
    t.ok(taken?.owner === null || taken?.owner !== left?.owner, 'the lease of the dead is not waited for')
    const ended = await until('the import ends', async () => {
      const progress = await progressOf(db)
      return progress !== null && ['completed', 'failed'].includes(progress.state) && progress
    })
    t.equal(ended.id, left?.id)
    if (left?.state === 'receiving') {
      t.equal(ended.state, 'failed', 'what was not whole is given up')
      t.notOk(accepted)
      t.equal(await send(server, await archiveOf(round)), 202)
      await until('the second upload ends', async () => (await progressOf(db))?.state === 'completed')
    } else {
      t.equal(ended.state, 'completed')
    }
    const { rows } = await db.read.query(
      'SELECT seen, failed, skipped, unchanged FROM import ORDER BY id DESC LIMIT 1',
    )
    t.same(rows, [{ seen: postCount, failed: 0, skipped: 0, unchanged: 0 }])
    await assertConsistent(db)
  })
}

await t.test('a server that is stopped in the middle of an import goes on at its next start', async (t) => {
  const status = await send(server, await archiveOf(moments.length))
  t.equal(status, 202)
  await until('a batch is done', async () => ((await progressOf(db))?.next ?? 0) > 0)
  const ended = await server.end('SIGTERM')
  t.match(ended, { code: 0 }, server.stderr())
  t.ok(ended.tookMs < 10_000, `${ended.tookMs} ms`)
  t.equal(await postmasterOf(env.DATA_DIR), null)
  server = await start()
  await until('the import ends', async () => (await progressOf(db))?.state === 'completed')
  await assertConsistent(db)
})

t.test('after all that everything is as an undisturbed import leaves it', async (t) => {
  t.ok(interrupted >= 3, `${interrupted} of 5 kills came before the end of the import`)
  const { rows } = await db.read.query('SELECT version, count(*)::int AS count FROM article GROUP BY version')
  const rounds = moments.length + 1
  t.same(rows, [{ version: rounds, count: postCount }], 'each post was written once a round')
  const undisturbed = await build(t)
  // What was once public stays known as that, so the last round alone would not do.
  for (const round of [rounds - 2, rounds - 1]) {
    const payload = await archiveOf(round)
    const { body } = await undisturbed.send('POST', '/v1/imports?wait=30', {
      type: 'application/x-tar',
      payload,
    })
    t.equal(body.state, 'completed')
  }
  t.same(await contentOf(db), await contentOf(undisturbed.db))
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
