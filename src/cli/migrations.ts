// `broadsheet migrate`: brings the database up to date without starting the server.

import { join } from 'node:path'
import { type Config, packageRoot } from '../config.ts'
import { startEmbedded } from '../platform/embedded.ts'
import { migrate } from '../platform/migrate.ts'
import { exitInterrupted, reportFailure } from './failure.ts'
import { note, out } from './output.ts'

/**
 * Applies the migrations to the database of the settings; the embedded one is started for it and stopped again.
 * @throws what the database and the migrator say.
 */
export async function applyMigrations(config: Config): Promise<void> {
  if (config.databaseDirectUrl !== null) return await migrateTo(config.databaseDirectUrl)
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: (message) => note(message) })
  // The database does not hear the terminal's Ctrl-C: it has to be stopped. A migration that it meets is undone.
  const interrupt = () => {
    embedded
      .stop()
      .then(() => exitInterrupted, reportFailure)
      .then((code) => process.exit(code))
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    await migrateTo(embedded.url)
  } finally {
    await embedded.stop()
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt)
  }
}

async function migrateTo(url: string): Promise<void> {
  const applied = await migrate(url, { dir: join(packageRoot, 'prisma', 'migrations') })
  for (const name of applied) out(`applied ${name}`)
  if (applied.length === 0) out('Nothing to apply: the database is up to date.')
}
