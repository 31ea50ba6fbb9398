// Who owns the embedded database: whoever holds one session-level advisory lock in it, for as long as it runs.
import pg from 'pg'
import type { Cluster, Passwords } from './data-directory.ts'
import { findPostmaster } from './postmaster.ts'

/** Thrown when another server owns the database of this DATA_DIR. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse'
}

export interface Ownership {
  /**
   * To be called before the server is stopped: whether it is ours to stop, that is nobody else took the lock while
   * our connection was broken. From here on a broken connection is left broken.
   */
  confirm(): Promise<boolean>
  /** Ends the lock's connection. */
  end(): Promise<void>
}

// Any number of our own, the same in every version.
const ownerLock = '7088240019'
// The lock of a killed server is free as soon as PostgreSQL notices its closed connection: at once, mostly.
const lockWaitMs = 1_000
const connectTimeoutMs = 5_000
const retakePauseMs = 200
// A stop does not wait longer for a server that is just being started again.
const confirmWaitMs = 2_000
const applicationName = 'broadsheet owner'

/**
 * Connects to the server and takes the lock.
 *
 * @throws DatabaseInUse when another process holds it; any error of the connection else.
 */
export async function takeLock(cluster: Cluster, passwords: Passwords, port: number): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: passwords.postgres,
    database: 'postgres',
    ssl: false,
    application_name: `${applicationName} ${process.pid}`,
    options: `-c lock_timeout=${lockWaitMs}`,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  })
  // Without a listener a connection that breaks between two statements would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock($1)', [ownerLock])
    return client
  } catch (error) {
    const taken = (error as { code?: string }).code === '55P03'
    const owner = taken ? await findOwner(client).catch(() => '') : ''
    await client.end().catch(() => {})
    if (!taken) throw error
    throw new DatabaseInUse(
      `Another Broadsheet server${owner} is using the data in ${cluster.home}. Stop it first, or give this one ` +
        'a DATA_DIR of its own. Several servers share one database only through DATABASE_URL: a PostgreSQL of your own.',
    )
  }
}

/**
 * Watches over the lock: when its connection breaks, it is taken again as soon as the server is back.
 *
 * @param first the connection that has the lock, and the server's port, which everybody's URL holds.
 * @param revive called before each attempt; starts the server again where it crashed.
 */
export function keepLock(
  cluster: Cluster,
  passwords: Passwords,
  first: { client: pg.Client; port: number },
  revive: () => Promise<unknown>,
): Ownership {
  let client = first.client
  let held = true
  let armed = true
  let retaking: Promise<void> | undefined

  const watch = () => {
    client.once('end', () => {
      held = false
      if (!armed) return
      cluster.log('the connection to the embedded database broke')
      retaking = retake()
    })
  }
  const attempt = async () => {
    await revive()
    const postmaster = await findPostmaster(cluster)
    if (!postmaster) throw new Error('no server runs')
    if (postmaster.port !== first.port) {
      throw new Error(`it is on port ${postmaster.port} now, its own was taken: start Broadsheet again`)
    }
    client = await takeLock(cluster, passwords, postmaster.port)
    held = true
    watch()
  }
  const retake = async () => {
    let lastReason = ''
    while (armed) {
      try {
        await attempt()
        cluster.log('the embedded database is back')
        return
      } catch (error) {
        const reason = (error as Error).message
        if (reason !== lastReason) cluster.log('the embedded database is not back yet', { reason })
        lastReason = reason
        await pause(retakePauseMs)
      }
    }
  }
  watch()

  return {
    async confirm() {
      armed = false
      if (retaking) await Promise.race([retaking, pause(confirmWaitMs)])
      if (held) return true
      const postmaster = await findPostmaster(cluster)
      if (!postmaster) return true
      try {
        client = await takeLock(cluster, passwords, postmaster.port)
        return true
      } catch (error) {
        // One that lets nobody in is nobody's.
        return !(error instanceof DatabaseInUse)
      }
    },
    async end() {
      await client.end().catch(() => {})
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function findOwner(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ pid: string }>(
    `SELECT split_part(application_name, ' ', 3) AS pid FROM pg_stat_activity
      WHERE application_name LIKE '${applicationName} %' AND pid <> pg_backend_pid()`,
  )
  // Two starts at once: the other one waits for the lock as well, and cannot be told from the owner.
  return rows.length === 1 ? ` (process ${rows[0]?.pid})` : ''
}
