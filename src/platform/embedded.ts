// The embedded PostgreSQL: a server of our own on the loopback, with its data in DATA_DIR, that outlives a crash of ours.
import { chmod, mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { blockingFolder, findAccount } from './embedded/account.ts'
import { findBinaries } from './embedded/binaries.ts'
import {
  type Cluster,
  directoryName,
  type Log,
  openDataDirectory,
  type Passwords,
  removeUnfinished,
} from './embedded/data-directory.ts'
import { DatabaseInUse, keepLock, takeLock } from './embedded/ownership.ts'
import {
  findPostmaster,
  hasCrashed,
  runsElsewhere,
  startPostmaster,
  stopPostmaster,
} from './embedded/postmaster.ts'

export { DatabaseInUse }

export interface EmbeddedDatabase {
  /** Where to connect, as the owner of the database `broadsheet` (no superuser). */
  readonly url: string
  /** Whether the server was running already: an earlier owner was killed. */
  readonly adopted: boolean
  /** Stops the server, at most some ten seconds, and leaves no process. Safe to call twice. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  log: Log
  /** For tests: small, without sync to the disk, its owner may create databases. */
  ephemeral?: boolean
}

const name = 'broadsheet'
const pauseMs = 50
// A recovery after a crash replays at most max_wal_size: seconds, minutes on a slow disk.
const readyTimeoutMs = 300_000
const reportEveryMs = 5_000
// Each fails for another's sake: a port just taken, a start that was quicker, backends of a killed server that still end.
const startsMost = 40

/**
 * Starts the embedded database of a DATA_DIR, or takes over the one that an owner killed before left running.
 *
 * The server outlives this process (pg_ctl gives it a session of its own): only `stop` ends it. Of several processes
 * that start at once exactly one gets it.
 *
 * @throws DatabaseInUse when another process owns it; Error with the remedy for everything else that stands in the way.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    const cluster = await openCluster(options)
    const passwords = await openDataDirectory(cluster)
    const { client, port, adopted } = await own(cluster, passwords)
    const url = `postgresql://${name}:${passwords.broadsheet}@127.0.0.1:${port}/${name}?sslmode=disable`
    try {
      await provision(client, passwords, cluster.ephemeral)
      await removeUnfinished(cluster)
    } catch (error) {
      await stopPostmaster(cluster)
      throw error
    }
    cluster.log(adopted ? 'took over the running embedded database' : 'started the embedded database', {
      port,
    })

    // A server that was stopped with pg_ctl is somebody's wish: wait until it is started again. One that crashed is ours
    // to start: on the same port, which any connection of this machine may have for a while as its own end.
    let isToStart = false
    const ownership = keepLock(cluster, passwords, { client, port }, async () => {
      // A start that fails leaves no trace of the crash.
      isToStart ||= await hasCrashed(cluster)
      if (isToStart) await startPostmaster(cluster, port)
      isToStart &&= (await findPostmaster(cluster)) === undefined
    })
    let stopped: Promise<void> | undefined
    const stop = async () => {
      if (!(await ownership.confirm())) {
        cluster.log('the embedded database belongs to another server by now and is left running')
        return
      }
      // The lock goes with the server: nobody can take over what is about to end.
      await stopPostmaster(cluster)
      await ownership.end()
    }
    return {
      url,
      adopted,
      stop() {
        stopped ??= stop()
        return stopped
      },
    }
  } catch (error) {
    throw explained(error, options.dataDir)
  }
}

async function openCluster({ dataDir, log, ephemeral = false }: EmbeddedOptions): Promise<Cluster> {
  const asked = resolve(dataDir)
  const made = await mkdir(asked, { recursive: true, mode: 0o755 })
  // Passable for the server's user, whatever the umask, and readable for nobody else.
  if (made !== undefined) await chmod(asked, process.getuid?.() === 0 ? 0o711 : 0o700)
  const home = await realpath(asked)
  const directory = join(home, directoryName)
  const account = await findAccount(directory)
  const blocking = account && (await blockingFolder(home, account))
  if (blocking) {
    throw new Error(
      `DATA_DIR ${home} cannot hold the database: PostgreSQL does not run as root but as a user of its own ` +
        `(uid ${account.uid}), and that user may not pass through the folder ${blocking}. Allow it ` +
        `(chmod o+x "${blocking}"), or set DATA_DIR to a folder that every user can reach, such as /var/lib/broadsheet.`,
    )
  }
  const binaries = await findBinaries(account)
  return { home, directory, logFile: join(home, 'postgres.log'), account, binaries, ephemeral, log }
}

/** Finds the running server or starts it, until it lets us in, and takes the owner's lock. */
async function own(cluster: Cluster, passwords: Passwords) {
  let starts = 0
  let reason = ''
  let reported = Date.now()
  for (const end = Date.now() + readyTimeoutMs; Date.now() < end; ) {
    const found = await findPostmaster(cluster)
    if (!found) {
      if (starts++ >= startsMost) break
      await startPostmaster(cluster)
    } else {
      try {
        const client = await takeLock(cluster, passwords, found.port)
        const adopted = starts === 0
        if (!adopted || !(await runsElsewhere(cluster))) return { client, port: found.port, adopted }
        cluster.log('the embedded database runs from other programs than these and is started again')
        await stopPostmaster(cluster)
      } catch (error) {
        if (!isPassing(error)) {
          // What this start began it does not leave behind, unless somebody else has it now.
          if (starts > 0 && !(error instanceof DatabaseInUse)) await stopPostmaster(cluster)
          throw error
        }
        reason = (error as Error).message
      }
    }
    if (Date.now() - reported > reportEveryMs) {
      cluster.log('waiting for the embedded database', { reason })
      reported = Date.now()
    }
    await new Promise((done) => setTimeout(done, pauseMs))
  }
  throw new Error(
    `The embedded database in ${cluster.directory} does not become ready${reason && ` (${reason})`}. ` +
      `PostgreSQL's own words stand in ${cluster.logFile}. When it only recovers from a crash, start again later.`,
  )
}

/** Whether the server is only starting, recovering or ending just now. */
function isPassing(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return (
    ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) ||
    /Connection terminated/.test(message)
  )
}

/** Makes what a new cluster lacks: the role that the server connects as, and its database. */
async function provision(client: pg.Client, passwords: Passwords, ephemeral: boolean): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
            EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
    [name],
  )
  if (!rows[0]?.role) {
    const password = client.escapeLiteral(passwords.broadsheet)
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD ${password} ${ephemeral ? 'CREATEDB' : ''}`)
  }
  if (!rows[0]?.database) await client.query(`CREATE DATABASE ${name} OWNER ${name}`)
}

/** Words for what the operating system or the database refused; our own errors have theirs. */
function explained(error: unknown, dataDir: string): unknown {
  const { syscall, severity, code, message } = error as Record<string, string | undefined>
  if (code === '28P01') {
    return new Error(
      `The embedded database in ${dataDir} does not know the password that is kept beside its data. ` +
        'Bring back the whole DATA_DIR from one copy; single files of different ones do not fit together.',
      { cause: error },
    )
  }
  if (syscall === undefined && severity === undefined) return error
  return new Error(
    `The embedded database in ${dataDir} could not be started: ${message}. See that this user may write there and ` +
      'that the disk is not full, or give the URL of a PostgreSQL of your own in DATABASE_URL.',
    { cause: error },
  )
}
