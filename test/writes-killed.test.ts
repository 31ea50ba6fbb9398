// `kill -9` of the server on either side of a commit, before the answer: the same request again, with its Idempotency-Key, is
// done once and answered as it would have been.

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { openDatabase } from '../src/platform/db.ts'
import { createTestDatabase } from './cluster.ts'
import { assertConsistent } from './consistency.ts'
import { adminKey } from './fixtures/admin-key.ts'
import { makeDataDir, type ServerProcess, startServer } from './fixtures/server-process.ts'
import { until } from './fixtures/until.ts'

const database = await createTestDatabase()
const db = openDatabase({ url: database.url, poolSize: 2, onError: () => undefined })
t.teardown(async () => {
  await db.close()
  await database.drop()
})
const dataDir = await makeDataDir(t)
const killFile = join(dataDir, '..', 'kill')
const start = () =>
  startServer(t, {
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    ADMIN_KEY: adminKey,
    KILL_FILE: killFile,
    NODE_OPTIONS: `--import=${new URL('./fixtures/killed-commit.js', import.meta.url).href}`,
  })

interface Answer {
  readonly status: number
  readonly text: string
  readonly etag: string | null
  readonly location: string | null
  readonly replayed: string | null
}

/** Sends a POST. @returns null when the server was gone before it answered. */
async function post(
  { url }: ServerProcess,
  path: string,
  key: string,
  payload: unknown,
): Promise<Answer | null> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${adminKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(payload),
  }).catch(() => null)
  if (response === null) return null
  const { status, headers } = response
  return {
    status,
    text: await response.text(),
    etag: headers.get('etag'),
    location: headers.get('location'),
    replayed: headers.get('idempotent-replayed'),
  }
}

interface Write {
  readonly path: string
  readonly payload: (mark: string) => unknown
  /** SQL that counts what a mark has made. */
  readonly count: string
  readonly status: number
  /** Whether the answer holds a secret, which is not kept. */
  readonly secret?: boolean
}

/** Under tags of their own: they are held right before their commits, where none may wait for another. */
const writes: readonly Write[] = [
  {
    path: '/v1/articles?createTerms=true',
    payload: (mark) => ({ title: mark, status: 'published', tags: ['killed'], text: '稳中有进。' }),
    count: 'SELECT count(*)::int AS count FROM article WHERE title = $1',
    status: 201,
  },
  {
    path: '/v1/articles/bulk?createTerms=true',
    payload: (mark) => [{ title: mark, tags: ['killed-too'], slug: `bulk-${mark}` }, { title: '' }],
    count: 'SELECT count(*)::int AS count FROM article WHERE title = $1',
    status: 207,
  },
  {
    path: '/v1/keys',
    payload: (mark) => ({ name: mark, scopes: ['content:read'] }),
    count: 'SELECT count(*)::int AS count FROM api_key WHERE name = $1',
    status: 201,
    secret: true,
  },
]

async function countOf({ count }: Write, mark: string): Promise<number> {
  const { rows } = await db.read.query<{ count: number }>(count, [mark])
  return rows[0]?.count ?? -1
}

/** The answer to a request that is sent again, once the database has noticed that its first sender's server is gone. */
function again(server: ServerProcess, path: string, key: string, payload: unknown): Promise<Answer> {
  return until('the request is carried out', async () => {
    const answer = await post(server, path, key, payload)
    if (answer === null) throw new Error('The server is gone.')
    return answer.text.includes('request-in-flight') ? null : answer
  })
}

let server = await start()

for (const moment of ['after', 'before'] as const) {
  const sent = writes.map((write) => {
    const mark = `${moment}-${write.path.replace(/\W+/g, '-')}`
    return { write, mark, payload: write.payload(mark) }
  })

  await t.test(`killed ${moment} the commits, the server has answered nobody`, async (t) => {
    await writeFile(killFile, `${moment} ${sent.length}`)
    const answers = await Promise.all(
      sent.map(({ write, mark, payload }) => post(server, write.path, mark, payload)),
    )
    t.same(
      answers,
      sent.map(() => null),
    )
    await rm(killFile)
    await until('the server is gone', () => server.child.signalCode === 'SIGKILL')
    for (const { write, mark } of sent) t.equal(await countOf(write, mark), moment === 'after' ? 1 : 0)
    server = await start()
  })

  for (const { write, mark, payload } of sent) {
    const { path, status, secret = false } = write
    await t.test(`killed ${moment} the commit of POST ${path}, a repeat makes it once`, async (t) => {
      const first = await again(server, path, mark, payload)
      const second = await again(server, path, mark, payload)
      t.equal(await countOf(write, mark), 1)
      if (secret) {
        t.equal(first.status, moment === 'after' ? 409 : status)
        t.equal(second.status, 409)
        t.match(second.text, 'already-done')
      } else {
        t.equal(first.status, status)
        t.equal(first.replayed, moment === 'after' ? 'true' : null)
        t.same(second, { ...first, replayed: 'true' })
        if (status === 207) t.match(first.text, '"created":1')
      }
      if (path.startsWith('/v1/articles?')) {
        const response = await fetch(`${server.url}${first.location}`)
        t.equal(response.headers.get('etag'), first.etag)
        t.same(await response.json(), JSON.parse(first.text))
      }
      await assertConsistent(db)
    })
  }
}

t.test('and the server ends well', async (t) => {
  t.match(await server.end('SIGTERM'), { code: 0 }, server.stderr())
})
