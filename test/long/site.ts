// A server and its embedded database, which can be killed, stopped and started again, and which nothing may outlive.

import { type Database, openDatabase } from '../../src/platform/db.ts'
import { adminKey } from '../fixtures/admin-key.ts'
import { living, serverProcesses } from '../fixtures/embedded-processes.ts'
import {
  databaseOf,
  makeDataDir,
  type Owner,
  postmasterOf,
  type ServerProcess,
  startServer,
} from '../fixtures/server-process.ts'
import { until } from '../fixtures/until.ts'

export interface Site {
  readonly dataDir: string
  /** The server that runs now, or ran last. */
  readonly server: ServerProcess
  /** A way to its database past the server. */
  readonly db: Database
  /** Starts a server and waits until it is ready. */
  start(): Promise<void>
  /** Waits until the running server is ready. */
  ready(): Promise<void>
  /** Kills the postmaster, whose children end by themselves. @returns its process number; null when none ran. */
  killPostmaster(): Promise<number | null>
  /** Stops everything. @throws Error when the server does not stop well, or a process is left. */
  close(): Promise<void>
}

const stopMs = 10_000

/** Makes a data directory and starts the first server on it. */
export async function openSite(owner: Owner): Promise<Site> {
  const dataDir = await makeDataDir(owner)
  const env = { DATA_DIR: dataDir, ADMIN_KEY: adminKey, LOG_LEVEL: 'fatal' }
  const pids = new Set<number>()
  let server = await startServer(owner, env)
  const db = openDatabase({ url: await databaseOf(dataDir), poolSize: 2, onError: () => undefined })
  owner.teardown(db.close)

  const notePids = async () => {
    if (server.child.pid !== undefined) pids.add(server.child.pid)
    for (const pid of await serverProcesses(dataDir).catch(() => [])) pids.add(pid)
  }
  const ready = async () => {
    await until('the server is ready', async () => {
      const answer = await fetch(`${server.url}/readyz`).catch(() => null)
      await answer?.arrayBuffer()
      return answer?.status === 200
    })
    await notePids()
  }
  await ready()
  return {
    dataDir,
    get server() {
      return server
    },
    db,
    async start() {
      server = await startServer(owner, env)
      await ready()
    },
    ready,
    async killPostmaster() {
      await notePids()
      const postmaster = await postmasterOf(dataDir)
      if (postmaster !== null) process.kill(postmaster, 'SIGKILL')
      return postmaster
    },
    async close() {
      await notePids()
      await db.close()
      await endWell(server)
      await until('no process is left', async () => (await living([...pids])).length === 0)
    },
  }
}

/** Stops a server by SIGTERM. @throws Error when it takes too long or does not end well. */
export async function endWell(server: ServerProcess): Promise<void> {
  const { code, tookMs } = await server.end('SIGTERM')
  if (code !== 0 || tookMs > stopMs)
    throw new Error(`The server stopped with ${code} after ${tookMs} ms: ${server.stderr()}`)
}
