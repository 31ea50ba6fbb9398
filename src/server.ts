// The server: database, migrations, first key, application, and their end in reverse.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'
import { type Config, packageRoot } from './config.ts'
import { endLeases } from './imports/index.ts'
import { createFirstKey } from './keys/index.ts'
import { scopes } from './platform/access.ts'
import { type Database, keepSessionDefaults, openDatabase } from './platform/db.ts'
import { startEmbedded } from './platform/embedded.ts'
import { migrate } from './platform/migrate.ts'

/** The whole stop: an orchestrator's SIGKILL commonly comes after ten seconds. */
const stopMs = 9_500

/**
 * How far the heap of a thread may outgrow what lives in it before V8 collects. V8's own measure is up to four times: an
 * import, which makes much that soon dies, then keeps some 150 MiB of dead memory. What it costs in CPU was less than the noise
 * (bench/README.md).
 */
const heapGrowthPercent = 50

/**
 * Serves until a signal comes, then stops: the server, its background work, the database. Prints where it answers.
 * @throws Error with the remedy when it cannot start.
 */
export async function serve(config: Config): Promise<void> {
  const undo: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  // Before the threads begin, which read it at their own collections.
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`)
  // Registered first: a signal during the start undoes what was begun.
  closeWithGrace({ delay: stopMs, logger: false }, async ({ err }) => {
    if (err) process.stderr.write(`${err.stack ?? err.message}\n`)
    await stop()
  })
  try {
    await start(config, undo)
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(config: Config, undo: (() => Promise<void>)[]): Promise<void> {
  let url = config.databaseUrl
  if (url === null) {
    // A signal that comes while it starts stops it as well.
    const starting = startEmbedded({ dataDir: config.dataDir, log: () => undefined })
    undo.push(async () => (await starting).stop())
    url = (await starting).url
  }
  // The embedded database has made it, in the way that it needs.
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const directUrl = config.databaseDirectUrl ?? url
  await migrate(directUrl, { dir: join(packageRoot, 'prisma', 'migrations') })
  if (directUrl !== url) await keepSessionDefaults(directUrl)
  const db = openDatabase({
    url,
    directUrl,
    onError: (error) => process.stderr.write(`idle database connection: ${error.message}\n`),
  })
  undo.push(db.close)
  // The embedded database has one owner: whoever held a lease is dead.
  if (config.databaseUrl === null) await endLeases(db)
  const key = await adminKey(config, db)
  const app = await buildApp(config, { db })
  undo.push(async () => {
    app.beginStopping()
    await app.close()
  })
  await app.listen({ port: config.port, host: config.host })
  const address = app.listeningOrigin
  process.stdout.write(
    `${[
      `API            ${address}/v1`,
      `Documentation  ${address}/docs`,
      `Admin key      ${key}`,
      `Import         npx broadsheet import <folder or file>${importFlags(config, address)}`,
    ].join('\n')}\n`,
  )
}

/** What the line about the admin key says: the key itself at the first start only. */
async function adminKey(config: Config, db: Database): Promise<string> {
  if (config.adminKey !== null) return 'that of the setting ADMIN_KEY'
  const file = join(config.dataDir, 'admin-key')
  const shown = relative(process.cwd(), file)
  const made = await createFirstKey(db, scopes, (text) => writeFile(file, `${text}\n`, { mode: 0o600 }))
  if (made !== null) return `${made} (shown this once; kept in ${shown})`
  const kept = await readFile(file, 'utf8').catch(() => null)
  return kept === null ? 'made at the first start, by whoever started first' : `kept in ${shown}`
}

/** What the command line needs beside its defaults. */
function importFlags(config: Config, address: string): string {
  return config.port === 3000 ? '' : ` --url ${address}`
}
