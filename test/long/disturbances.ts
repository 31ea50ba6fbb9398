// What can happen to a server while it imports: each kind leaves the site ready again.

import type { Random } from '../../bench/random.ts'
import { assertConsistent } from '../consistency.ts'
import { postmasterOf } from '../fixtures/server-process.ts'
import { until } from '../fixtures/until.ts'
import { seededPause } from './chance.ts'
import { startPostgres, stopPostgres } from './postgres.ts'
import { endWell, type Site } from './site.ts'

export interface Disturbance {
  readonly name: string
  readonly run: (site: Site, random: Random) => Promise<void>
}

/** How long PostgreSQL stays away at most. */
const awayMs = 1_500

export const serverKilled: Disturbance = {
  name: 'kill -9 of the server',
  async run(site) {
    await site.server.end('SIGKILL')
    // At whichever moment it was.
    await assertConsistent(site.db)
    await site.start()
  },
}

export const serverKilledAndDatabaseStopped: Disturbance = {
  name: 'kill -9 of the server, then PostgreSQL stopped at once',
  async run(site) {
    await site.server.end('SIGKILL')
    await stopPostgres(site.dataDir)
    await site.start()
  },
}

export const bothKilled: Disturbance = {
  name: 'kill -9 of server and postmaster',
  async run(site) {
    await site.killPostmaster()
    await site.server.end('SIGKILL')
    await site.start()
  },
}

export const databaseStopped: Disturbance = {
  name: 'PostgreSQL stopped at once and started again',
  async run(site, random) {
    await stopPostgres(site.dataDir)
    await seededPause(random, awayMs)
    await startPostgres(site.dataDir)
    await site.ready()
  },
}

export const postmasterKilled: Disturbance = {
  name: 'kill -9 of the postmaster',
  async run(site) {
    const killed = await site.killPostmaster()
    await until('the server starts it again', async () => {
      const postmaster = await postmasterOf(site.dataDir)
      return postmaster !== null && postmaster !== killed && (await isAnswering(site))
    }).catch((error) => {
      throw new Error(`${error.message}. The server said:\n${site.server.stderr().slice(-2_000)}`)
    })
    await site.ready()
  },
}

function isAnswering({ db }: Site): Promise<boolean> {
  return db.ping().then(
    () => true,
    () => false,
  )
}

export const serverStopped: Disturbance = {
  name: 'SIGTERM',
  async run(site) {
    await endWell(site.server)
    await site.start()
  },
}
