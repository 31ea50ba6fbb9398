// One PostgreSQL for the whole test run: an ephemeral embedded one, with a migrated template that each test file clones.
//
// `node dist/test/cluster.js run <command …>` starts it, runs the command and stops it; `start` and `stop` do that by
// hand. A test file run alone starts it when it is not there, and leaves it for the next one.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, statfsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { argv, env, execArgv, execPath, stderr } from 'node:process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { DatabaseInUse, type EmbeddedDatabase, startEmbedded } from '../src/platform/embedded.ts'
import { migrate } from '../src/platform/migrate.ts'

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** What the starting process leaves for the test files. */
interface State {
  url: string
  template: string
}

/** Linux's files in memory: a database is 300 files, which take a disk's file system up to 0.3 s of CPU to make. */
const memory = '/dev/shm'
/** What the databases of a run, with their log, may come to. */
const roomBytes = 4 * 1024 ** 3

const startTimeoutMs = 60_000
const cloneTimeoutMs = 10_000
const pauseMs = 50

const self = fileURLToPath(import.meta.url)
const unhooked = new URL(`./unhooked${extname(self)}`, import.meta.url).href
/** The folder of package.json: the repository, whether this runs compiled or not. */
export const packageRoot = findRoot()
const migrations = join(packageRoot, 'prisma', 'migrations')
// Of this user and this checkout alone, at a place that both sides can derive.
const key = createHash('sha256').update(`${process.getuid?.()} ${packageRoot}`).digest('hex').slice(0, 12)
const folder = join(isRoomy(memory) ? memory : tmpdir(), `broadsheet-test-${key}`)
const stateFile = join(folder, 'state.json')

let count = 0
let found: Promise<State> | undefined

/** Makes a database of the test's own: a clone of the migrated template, or an empty one. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  found ??= findCluster()
  const { url, template } = await found
  const name = `test_${process.pid}_${count++}`
  const source = empty ? 'template0' : template
  await onCluster(url, async (client) => {
    for (const end = Date.now() + cloneTimeoutMs; ; ) {
      try {
        // As files: through the log, as PostgreSQL does it unasked, it takes three times the CPU.
        return await client.query(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY file_copy`)
      } catch (error) {
        // Somebody is connected to the template just now.
        if ((error as { code?: string }).code !== '55006' || Date.now() > end) throw error
        await pause()
      }
    }
  })
  return {
    url: withDatabase(url, name),
    drop: () =>
      onCluster(url, async (client) => {
        const drop = () => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
        // An autovacuum worker may be at it, which only a superuser may end: it goes by itself.
        for (let tries = 1; ; tries++) {
          const error = await drop().then(
            () => null,
            (refused: { code?: string }) => refused,
          )
          if (error === null) return
          if (error.code !== '42501' || tries === 50) throw error
          await client.query('SELECT pg_sleep(0.1)')
        }
      }),
  }
}

/** The running cluster with a template of today's migrations; started, or its template made anew, where it lacks. */
async function findCluster(): Promise<State> {
  const template = await templateName()
  const state = await readState()
  if (state?.template === template && (await answers(state.url))) return state
  const child = spawn(execPath, [...execArgv, self, 'start'], { stdio: ['ignore', 'inherit', 'inherit'] })
  const code = await new Promise((resolve) => child.on('close', resolve))
  const started = await readState()
  if (code !== 0 || !started) throw new Error('the test cluster does not start; see above')
  return started
}

/**
 * Starts the cluster, or takes over the one of a killed run, makes the template, and leaves the state for the tests.
 * Whoever calls it owns the cluster until its process ends.
 */
async function start(): Promise<EmbeddedDatabase> {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  if ((await stat(folder)).uid !== (process.getuid?.() ?? 0))
    throw new Error(`${folder} belongs to another user`)
  const database = await own()
  await onCluster(database.url, removeLeftovers)
  const template = await templateName()
  await onCluster(database.url, (client) => makeTemplate(client, database.url, template))
  const draft = `${stateFile}.${process.pid}`
  await writeFile(draft, JSON.stringify({ url: database.url, template } satisfies State), { mode: 0o600 })
  await rename(draft, stateFile)
  return database
}

async function own(): Promise<EmbeddedDatabase> {
  const options = { dataDir: join(folder, 'data'), ephemeral: true, log: () => {} }
  for (const end = Date.now() + startTimeoutMs; ; ) {
    try {
      return await startEmbedded(options)
    } catch (error) {
      if (Date.now() > end) throw error
      // Another test file is starting it as well: what it makes is used. Anything else is a broken leftover.
      if (error instanceof DatabaseInUse) await pause()
      else if (existsSync(options.dataDir)) await rm(options.dataDir, { recursive: true })
      else throw error
    }
  }
}

async function makeTemplate(client: pg.Client, url: string, template: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template])
  if (rowCount) return
  const draft = `${template}_draft`
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`)
  await migrate(withDatabase(url, draft), { dir: migrations })
  // Under its name it is whole, whenever this process is killed.
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
}

/** Drops the databases of test files that were killed, by the process number in their names. */
async function removeLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname LIKE 'test\\_%'",
  )
  for (const { name } of rows) {
    if (!isAlive(Number(name.split('_')[1]))) await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
  }
}

async function run(command: string[]): Promise<number> {
  const database = await start()
  const temporary = isRoomy(memory) ? join(folder, 'tmp') : tmpdir()
  try {
    await mkdir(temporary, { recursive: true, mode: 0o711 })
    const [file = '', ...args] = command
    const child = spawn(file, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...env, TMPDIR: temporary, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} --import=${unhooked}` },
    })
    // A Ctrl-C reaches the command by itself: this waits for its end.
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    return await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('exit', (code) => resolve(code ?? 1))
    })
  } finally {
    await database.stop()
    // A server that a test has killed may still write there.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function stop(): Promise<void> {
  if (!existsSync(folder)) return
  const database = await own()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Named by the migrations' content: a changed migration makes another template. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(migrations)).sort()) {
    const sql = await readFile(join(migrations, name, 'migration.sql'), 'utf8').catch(() => '')
    hash.update(`${name}\0${sql}\0`)
  }
  return `template_${hash.digest('hex').slice(0, 16)}`
}

async function readState(): Promise<State | undefined> {
  const text = await readFile(stateFile, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as State)
}

async function answers(url: string): Promise<boolean> {
  return onCluster(url, async () => true).catch(() => false)
}

async function onCluster<T>(url: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return await fn(client)
  } finally {
    await client.end().catch(() => {})
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Whether a folder is of a file system of enough size; by its whole size, which every process of a run sees alike. */
function isRoomy(folder: string): boolean {
  try {
    const { blocks, bsize } = statfsSync(folder)
    return blocks * bsize >= roomBytes
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function findRoot(): string {
  let root = dirname(self)
  while (!existsSync(join(root, 'package.json'))) {
    if (root === dirname(root)) throw new Error(`no package.json above ${self}`)
    root = dirname(root)
  }
  return root
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs))
}

async function main([verb, ...rest]: string[]): Promise<number> {
  if (verb === 'start') await start()
  else if (verb === 'stop') await stop()
  else if (verb === 'run' && rest.length > 0) return run(rest)
  else {
    stderr.write('usage: cluster start | stop | run <command …>\n')
    return 2
  }
  return 0
}

// Ends by itself although the owner's connection is open: the cluster outlives its starter.
if (argv[1] === self) process.exit(await main(argv.slice(2)))
