// The server as a process: its start, its stop, its settings, and a database that goes away.

import { once } from 'node:events'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { ConfigError, readConfig } from '../src/config.ts'
import { startEmbedded } from '../src/platform/embedded.ts'
import { runCli } from './fixtures/cli-process.ts'
import { isAlive, makeDataDir, postmasterOf, serverThatEnds, startServer } from './fixtures/server-process.ts'
import { until } from './fixtures/until.ts'
import { postOf } from './fixtures/written.ts'

const post = postOf({ title: '题', date: '2022-04-19 12:56:15 +0800' })

async function json(url: string): Promise<ReturnType<typeof JSON.parse>> {
  const response = await fetch(url)
  return { status: response.status, headers: response.headers, body: await response.json() }
}

t.test('a server with its own database', async (t) => {
  const dataDir = await makeDataDir(t)
  const folder = t.testdir({ _posts: { '2022-04-19-first.md': post, '2022-04-20-second.md': post } })
  const first = await startServer(t, { DATA_DIR: dataDir })
  const key = /bs_\w+_\w+/.exec(first.lines[2] ?? '')?.[0] ?? ''

  await t.test('prints four lines at its first start, and keeps the key for its owner alone', async (t) => {
    t.equal(first.lines.length, 4)
    t.match(first.lines, [
      /^API +http:\/\/127\.0\.0\.1:\d+\/v1$/,
      `${first.url}/docs`,
      /bs_\w+_\w+ .*admin-key/,
      `npx broadsheet import <folder or file> --url ${first.url}`,
    ])
    t.equal(await readFile(join(dataDir, 'admin-key'), 'utf8'), `${key}\n`)
    t.equal((await stat(join(dataDir, 'admin-key'))).mode & 0o777, 0o600)
    t.equal((await fetch(`${first.url}/docs`)).status, 200)
    t.equal((await fetch(`${first.url}/readyz`)).status, 200)
  })

  await t.test('takes what the command line imports, once', async (t) => {
    const env = { DATA_DIR: dataDir, BROADSHEET_URL: first.url }
    const created = await runCli(['import', folder], { env })
    t.equal(created.code, 0, created.stderr)
    t.match(created.stdout, /^ +2 {2}created$/m)
    const again = await runCli(['import', folder], { env })
    t.equal(again.code, 0, again.stderr)
    t.match(again.stdout, /^ +2 {2}unchanged$/m)
  })

  await t.test('refuses a second server on the same data, which says why in one line', async (t) => {
    const second = await serverThatEnds(t, { DATA_DIR: dataDir })
    t.equal(second.code, 1)
    t.match(
      second.stderr,
      `Another Broadsheet server (process ${first.child.pid}) is using the data in ${dataDir}`,
    )
    t.equal(second.stderr.trim().split('\n').length, 1)
    t.equal(second.stdout, '')
    t.equal((await fetch(`${first.url}/readyz`)).status, 200, 'and the first goes on')
  })

  const { body: before } = await json(`${first.url}/v1/articles`)
  t.equal(before.data.length, 2)

  await t.test('ends by SIGINT with its database, and serves the same at the next start', async (t) => {
    const postmaster = await postmasterOf(dataDir)
    const ended = await first.end('SIGINT')
    t.match(ended, { code: 0 }, first.stderr())
    t.ok(ended.tookMs < 10_000, `${ended.tookMs} ms`)
    t.equal(await postmasterOf(dataDir), null)
    t.equal(isAlive(postmaster ?? 0), false)

    const second = await startServer(t, { DATA_DIR: dataDir })
    t.notMatch(second.lines.join('\n'), key, 'the key is not shown again')
    t.match(second.lines[2], 'admin-key')
    const { body } = await json(`${second.url}/v1/articles`)
    t.same(body.data, before.data)
    const whoami = await fetch(`${second.url}/v1/whoami`, { headers: { authorization: `Bearer ${key}` } })
    t.equal(whoami.status, 200)

    const again = await second.end('SIGTERM')
    t.match(again, { code: 0 }, second.stderr())
    t.equal(await postmasterOf(dataDir), null)
    t.equal(second.stderr(), '', 'nothing to say')
  })

  await t.test('does not start on a port that is taken, and leaves no database running', async (t) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    t.teardown(() => new Promise((resolve) => other.close(resolve)))
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await serverThatEnds(t, { DATA_DIR: dataDir, PORT: String(port) })
    t.equal(code, 1)
    t.match(stderr, /^listen EADDRINUSE[^\n]+\n$/)
    t.equal(await postmasterOf(dataDir), null)
  })
})

t.test('two nodes that start at once on one empty database', async (t) => {
  const home = await makeDataDir(t)
  await mkdir(home, { mode: 0o711 })
  const options = { dataDir: home, ephemeral: true, log: () => undefined }
  const database = await startEmbedded(options)
  const nodes = await Promise.all(
    [1, 2].map(async () => startServer(t, { DATABASE_URL: database.url, DATA_DIR: await makeDataDir(t) })),
  )
  const keys = nodes.flatMap(({ lines }) => /bs_\w+_\w+/.exec(lines[2] ?? '')?.[0] ?? [])

  await t.test('both come up, with one key', async (t) => {
    t.equal(keys.length, 1)
    for (const node of nodes) {
      t.equal((await fetch(`${node.url}/readyz`)).status, 200)
      const whoami = await fetch(`${node.url}/v1/whoami`, { headers: { authorization: `Bearer ${keys[0]}` } })
      t.equal(whoami.status, 200)
    }
    const rows = await query(
      database.url,
      'SELECT migration_name AS name, count(*)::int AS times FROM _prisma_migrations WHERE finished_at IS NOT NULL GROUP BY 1',
    )
    t.ok(rows.length > 0)
    t.ok(
      rows.every(({ times }) => times === 1),
      'each migration ran once',
    )
  })

  const [server, other] = nodes
  if (server === undefined || other === undefined) throw new Error('There are two.')

  await t.test(
    'a stop finishes what is under way, and neither idle nor stalled clients hold it up',
    async (t) => {
      const head = `POST /v1/imports?path=2022-04-19-a.md HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${keys[0]}`
      const length = Buffer.byteLength(post)
      const uploads = [await open(server.url), await open(server.url)] as const
      for (const { socket } of uploads) {
        socket.write(`${head}\r\nContent-Type: text/markdown\r\nContent-Length: ${length}\r\n\r\n`)
        socket.write(Buffer.from(post).subarray(0, 20))
      }
      const [uploading, stalled] = uploads
      // A request whose last header line comes when the stop has begun.
      const asking = await open(server.url)
      asking.socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n')
      const reading = await open(server.url)
      reading.socket.write('GET /v1/articles HTTP/1.1\r\nHost: x\r\n')
      const idle = await open(server.url)
      idle.socket.write('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n')
      await until('the idle connection is served', () => idle.text().includes('"ok"'))

      const ended = server.end('SIGTERM')
      await until('the server listens no more', () =>
        fetch(server.url).then(
          () => false,
          () => true,
        ),
      )
      await idle.closed
      asking.socket.write('\r\n')
      reading.socket.write('\r\n')
      await Promise.all([asking.closed, reading.closed])
      t.match(asking.text(), /^HTTP\/1\.1 503 .*problems\/shutting-down/s)
      t.match(asking.text(), /^retry-after: 5\r$/im)
      t.match(reading.text(), /^HTTP\/1\.1 200 .*"data":\[\]/s)
      t.match(reading.text(), /^connection: close\r$/im)
      uploading.socket.write(Buffer.from(post).subarray(20))
      await uploading.closed
      t.match(uploading.text(), /^HTTP\/1\.1 202 .*"total":1/s)
      t.match(await ended, { code: 0 }, server.stderr())
      t.ok((await ended).tookMs < 10_000, `${(await ended).tookMs} ms`)
      await stalled.closed
    },
  )

  await t.test('what a node took before its stop is imported by the other one', async () => {
    await until(
      'what was taken is imported',
      async () => (await json(`${other.url}/v1/articles`)).body.data.length === 1,
    )
  })

  await t.test('a database that goes away is a 503, and is used again as soon as it is back', async (t) => {
    await database.stop()
    for (const path of ['/v1/articles', '/readyz']) {
      const { status, headers, body } = await until(`${path} says so`, async () => {
        const answer = await json(`${other.url}${path}`)
        return answer.status !== 200 && answer
      })
      t.equal(status, 503)
      t.match(headers.get('retry-after'), /^\d+$/)
      t.match(body, { type: '/problems/database-away' })
    }
    const upload = await fetch(`${other.url}/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys[0]}`, 'content-type': 'text/markdown' },
      body: post,
    })
    t.equal(upload.status, 503)
    t.equal((await fetch(`${other.url}/livez`)).status, 200, 'the process lives')

    const restarted = await startEmbedded(options)
    t.equal(restarted.url, database.url)
    const back = Date.now()
    await until(
      'the articles are served again',
      async () => (await fetch(`${other.url}/v1/articles`)).status === 200,
    )
    t.ok(Date.now() - back < 2_000, `${Date.now() - back} ms`)
    await until('readiness too', async () => (await fetch(`${other.url}/readyz`)).status === 200, 2_000)
    t.match(await other.end('SIGTERM'), { code: 0 })
    await restarted.stop()
  })
})

t.test('a setting that does not parse stops the start with its name', async (t) => {
  const settings = {
    PORT: 'eighty',
    SITE_TIMEZONE: 'Mars/Base',
    DATABASE_URL: 'mysql://here',
  }
  for (const [name, value] of Object.entries(settings)) {
    const message = new RegExp(`^The setting ${name} must be [^\n]+$`)
    t.throws(() => readConfig({ [name]: value }), { constructor: ConfigError, message })
  }
  const dataDir = await makeDataDir(t)
  const { code, stdout, stderr } = await serverThatEnds(t, { DATA_DIR: dataDir, SITE_TIMEZONE: 'Mars/Base' })
  t.equal(code, 1)
  t.match(stderr, /^The setting SITE_TIMEZONE must be [^\n]+\n$/)
  t.equal(stdout, '')
  t.equal(await stat(dataDir).catch((error) => error.code), 'ENOENT', 'nothing was made')
})

interface Connection {
  readonly socket: Socket
  /** What came back so far. */
  readonly text: () => string
  readonly closed: Promise<unknown>
}

async function open(url: string): Promise<Connection> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  socket.on('error', () => undefined)
  const closed = new Promise((resolve) => socket.on('close', resolve))
  await once(socket, 'connect')
  return { socket, text: () => text, closed }
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
