// The life of the embedded PostgreSQL, with real processes that are killed, raced and refused.
import { spawn } from 'node:child_process'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import t from 'tap'
import { findBinaries } from '../../src/platform/embedded/binaries.ts'
import { run } from '../../src/platform/embedded/program.ts'
import { settingsFile } from '../../src/platform/embedded/settings.ts'
import { DatabaseInUse, startEmbedded } from '../../src/platform/embedded.ts'
import { living, postmasterPid, serverProcesses, startOwner, until } from '../fixtures/embedded-processes.ts'

const root = await mkdtemp(join(tmpdir(), 'broadsheet-embedded-'))
// The server's user passes through.
await chmod(root, 0o711)
t.teardown(() => rm(root, { recursive: true, force: true }))
// Some fifteen seconds of starting and stopping; a busy machine takes longer than tap's thirty.
t.setTimeout(120_000)

const isRoot = process.getuid?.() === 0

t.test(
  'a first start makes the database, a stop leaves no process, a second start finds the data',
  async (t) => {
    // A path that a shell would take apart.
    const dataDir = join(root, `a "quoted" $HOME 归档's`)
    const first = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
    t.equal(first.adopted, false)
    const [settings] = await query(
      first.url,
      `CREATE TABLE kept AS SELECT '归档' AS word;
     SELECT current_setting('listen_addresses') AS address,
            current_setting('is_superuser') AS superuser, current_setting('server_encoding') AS encoding,
            '归' ~ '\\w' AS letters, 'É' = upper('é') AS cases`,
    )
    t.same(settings, {
      address: '127.0.0.1',
      superuser: 'off',
      encoding: 'UTF8',
      letters: true,
      cases: true,
    })
    const passwords = await stat(join(dataDir, 'postgres', 'broadsheet.passwords.json'))
    t.equal(passwords.mode & 0o777, 0o600, 'only the owner reads the passwords')
    const processes = await serverProcesses(dataDir)
    t.ok(processes.length > 1, 'the server runs, with children')

    await Promise.all([first.stop(), first.stop()])
    t.same(await living(processes), [], 'no process is left')
    t.match(await readdir(dataDir), ['postgres', 'postgres.log'], 'and nothing but data and log')

    const second = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
    t.teardown(() => second.stop())
    t.equal(second.url, first.url, 'on the port of before')
    t.same(await query(second.url, 'SELECT word FROM kept'), [{ word: '归档' }])
  },
)

t.test('a killed owner', async (t) => {
  const dataDir = join(root, 'killed')
  const owner = startOwner(t, dataDir)
  const first = await owner.started()
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS number')

  await t.test('an owner that lives is not robbed', async (t) => {
    const refusal = await startEmbedded({ dataDir, ephemeral: true, log: () => {} }).catch((error) => error)
    t.type(refusal, DatabaseInUse)
    t.match(refusal.message, `(process ${owner.process.pid})`)
    t.match(refusal.message, dataDir)
    t.match(refusal.message, 'DATABASE_URL')
    t.same(await query(first.url, 'SELECT number FROM kept'), [{ number: 1 }], 'and goes on')
  })

  owner.process.kill('SIGKILL')
  const messages: string[] = []
  const second = await startEmbedded({ dataDir, ephemeral: true, log: (message) => messages.push(message) })
  t.teardown(() => second.stop())

  await t.test('the next start takes over the running server, with its data', async (t) => {
    t.equal(second.adopted, true)
    t.equal(second.url, first.url)
    t.same(await query(second.url, 'SELECT number FROM kept'), [{ number: 1 }])
  })

  await t.test('who took over is not robbed either', async (t) => {
    t.match(await startOwner(t, dataDir).reported(), { refused: 'DatabaseInUse' })
    t.same(await query(second.url, 'SELECT number FROM kept'), [{ number: 1 }])
  })

  await t.test('a server that is killed itself is started again on its port, and still owned', async (t) => {
    const pid = await postmasterPid(dataDir)
    process.kill(pid, 'SIGKILL')
    await until(() => query(second.url, 'SELECT number FROM kept').then((rows) => rows.length === 1))
    t.not(await postmasterPid(dataDir), pid)
    await until(async () => messages.includes('the embedded database is back'))
    t.match(await startOwner(t, dataDir).reported(), { refused: 'DatabaseInUse' })
  })

  await t.test(
    'where its port is taken at that moment it comes back as soon as the port is free',
    async (t) => {
      messages.length = 0
      const port = Number(new URL(second.url).port)
      const stranger = createServer()
      t.teardown(() => stranger.close())
      process.kill(await postmasterPid(dataDir), 'SIGKILL')
      // Sooner than a start is ready to.
      await until(
        () =>
          new Promise((resolve) => {
            stranger.once('error', () => resolve(false))
            stranger.listen(port, '127.0.0.1', () => resolve(true))
          }),
      )
      await until(async () => messages.includes('the embedded database is not back yet'))
      stranger.close()
      await until(() => query(second.url, 'SELECT number FROM kept').then((rows) => rows.length === 1))
      await until(async () => messages.includes('the embedded database is back'))
    },
  )

  await t.test('a stop ends a query that runs, and is over soon', async (t) => {
    const sleeping = query(second.url, 'SELECT pg_sleep(600)').catch((error) => error)
    await until(async () => {
      const [row] = await query(
        second.url,
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event = 'PgSleep'",
      )
      return row?.n === 1
    })
    const processes = await serverProcesses(dataDir)
    const began = Date.now()
    await second.stop()
    t.ok(Date.now() - began < 10_000)
    t.type(await sleeping, Error)
    t.same(await living(processes), [])
  })

  await t.test('a pid file whose number another process has by now fools nobody', async (t) => {
    // The worst case: a living process of the server's own user.
    const { uid, gid } = await stat(join(dataDir, 'postgres'))
    const other = spawn('sleep', ['600'], { stdio: 'ignore', ...(isRoot ? { uid, gid } : {}) })
    t.teardown(() => other.kill('SIGKILL'))
    const lines = [
      other.pid,
      join(dataDir, 'postgres'),
      1,
      new URL(first.url).port,
      '',
      '127.0.0.1',
      '',
      'ready',
    ]
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`)
    const third = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
    t.equal(third.adopted, false)
    t.same(await query(third.url, 'SELECT number FROM kept'), [{ number: 1 }])
    await third.stop()
    t.equal(other.exitCode, null, 'the other process is left alone')
  })

  await t.test('a kept port that is taken by now gives way to another', async (t) => {
    const stranger = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
    t.teardown(() => stranger.close())
    await new Promise((resolve) => stranger.once('listening', resolve))
    const third = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
    t.not(third.url, first.url)
    t.same(await query(third.url, 'SELECT number FROM kept'), [{ number: 1 }])
    await third.stop()
  })
})

t.test('starts at the same moment', async (t) => {
  const dataDir = join(root, 'raced')
  const race = async () => {
    const owners = [0, 1, 2].map(() => startOwner(t, dataDir))
    const reports = await Promise.all(owners.map((owner) => owner.reported()))
    return { owners, won: reports.filter((report) => 'url' in report), reports }
  }

  for (const situation of ['without a database', 'with a stopped database']) {
    const { owners, won, reports } = await race()
    t.equal(won.length, 1, `${situation} exactly one gets it`)
    const lost = reports.filter((report) => 'refused' in report)
    t.same(
      new Set(lost.map((report) => report.refused)),
      new Set(['DatabaseInUse']),
      'the others are told why',
    )
    t.same(await unfinished(dataDir), [], 'nothing half-made is left')
    const processes = await serverProcesses(dataDir)
    await Promise.all(owners.map((owner) => owner.stop()))
    t.same(await living(processes), [])
  }
})

t.test('a start that was killed while it made the database leaves nothing in the way', async (t) => {
  const dataDir = join(root, 'interrupted')
  const owner = startOwner(t, dataDir)
  await until(async () => (await unfinished(dataDir)).length > 0)
  owner.process.kill('SIGKILL')
  // What initdb itself left unfinished, beside what an earlier kill left.
  await mkdir(join(dataDir, 'postgres.init-earlier', 'data'), { recursive: true })
  const first = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
  t.same(await query(first.url, 'SELECT 1 AS one'), [{ one: 1 }])
  t.notOk((await unfinished(dataDir)).includes('postgres.init-earlier'))
  await first.stop()
})

t.test('a stop just after a crash of the server leaves no process either', async (t) => {
  const dataDir = join(root, 'crashed')
  const database = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
  t.teardown(() => database.stop())
  const processes = await serverProcesses(dataDir)
  process.kill(await postmasterPid(dataDir), 'SIGKILL')
  await database.stop()
  await until(async () => (await living(processes)).length === 0)
  await t.rejects(query(database.url, 'SELECT 1'), { code: 'ECONNREFUSED' })
})

t.test('a server that runs from a copy of the programs that is gone is started from these', async (t) => {
  const dataDir = join(root, 'moved')
  const first = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS number')
  await first.stop()
  const { uid, gid } = await stat(join(dataDir, 'postgres'))
  const account = isRoot ? { uid, gid } : undefined
  const { pgCtl } = await findBinaries(account)
  await cp(join(pgCtl, '..', '..'), join(root, 'copy'), { recursive: true, verbatimSymlinks: true })
  const copied = join(root, 'copy', 'bin', 'pg_ctl')
  const start = await run(copied, ['start', '-w', '-D', 'postgres', '-l', 'postgres.log'], {
    account,
    cwd: dataDir,
    timeoutMs: 20_000,
  })
  t.ok(start.ok, start.output)
  await rm(join(root, 'copy'), { recursive: true })

  const second = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
  t.teardown(() => second.stop())
  t.equal(second.adopted, false)
  t.same(await query(second.url, 'SELECT number FROM kept'), [{ number: 1 }])
})

t.test('data of another major version are left alone, and the way out is named', async (t) => {
  const dataDir = join(root, 'older')
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
  if (isRoot) await handOver(join(dataDir, 'postgres'))
  await t.rejects(startEmbedded({ dataDir, log: () => {} }), { message: /PostgreSQL 17.*export.*import/s })
  t.same(await readdir(dataDir), ['postgres'])
})

t.test('a folder that is no data directory is not touched', async (t) => {
  const dataDir = join(root, 'foreign')
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  await writeFile(join(dataDir, 'postgres', 'notes.txt'), 'mine')
  if (isRoot) await handOver(join(dataDir, 'postgres'))
  await t.rejects(startEmbedded({ dataDir, log: () => {} }), {
    message: /not a PostgreSQL data directory.*DATA_DIR/s,
  })
  t.same(await readdir(join(dataDir, 'postgres')), ['notes.txt'])
})

t.test(
  'a folder that the server cannot reach is named, with the remedy',
  { skip: !isRoot && 'only root runs it as another user' },
  async (t) => {
    const closed = join(root, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const refusal = await startEmbedded({ dataDir: join(closed, 'data'), log: () => {} }).catch(
      (error) => error,
    )
    t.match(refusal.message, `chmod o+x "${closed}"`)
    t.match(refusal.message, 'DATA_DIR')
  },
)

t.test('the settings follow the machine and stay durable', async (t) => {
  const GiB = 1024 ** 3
  const small = settingsFile({ memoryBytes: GiB / 2, port: 5001, ephemeral: false })
  t.match(small, "shared_buffers = '64MB'")
  t.match(small, "port = '5001'")
  for (const line of ["fsync = 'on'", "synchronous_commit = 'on'", "full_page_writes = 'on'"])
    t.match(small, line)
  const large = settingsFile({ memoryBytes: 256 * GiB, port: 5001, ephemeral: false })
  t.match(large, "shared_buffers = '1024MB'", 'at most 1 GB')
})

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(text)
    return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? []
  } finally {
    await client.end().catch(() => {})
  }
}

async function unfinished(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir).catch(() => [])
  return names.filter((name) => name.startsWith('postgres.init-'))
}

/** To a user that every system has: nobody. */
async function handOver(path: string): Promise<void> {
  await chown(path, 65534, 65534)
}
