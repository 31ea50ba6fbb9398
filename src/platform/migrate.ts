// Brings a database to this version's schema: applies Prisma's migration files and keeps Prisma's own record of them.
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

export interface MigrateOptions {
  /** The folder of `<stamp>_<what>/migration.sql`. */
  dir: string
  /** Told of each migration once it is committed. */
  onApplied?: (name: string) => void
}

interface Migration {
  name: string
  sql: string
}

/** A row of Prisma's table that was not rolled back. */
interface Recorded {
  migration_name: string
  checksum: string
  finished_at: Date | null
  logs: string | null
}

// Prisma's own: `prisma migrate deploy` and this exclude each other.
const migrateLock = 72707369
const lockPauseMs = 100
// Another node's migration of a large archive is waited for; one that hangs is not.
const lockWaitMs = 600_000
const connectTimeoutMs = 5_000
const serverVersionLeast = 150_000

// As prisma-engines creates it (schema-engine/connectors/sql-schema-connector/src/flavour/postgres.rs).
const recordTable = `
CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`

/**
 * Applies the migrations that the database lacks, in the order of their names, each in a transaction of its own.
 * Several nodes may call it at once: one works, the others wait and find nothing left to do.
 *
 * @param connectionString past any pooler in transaction mode, since the lock belongs to the session.
 * @returns the names of what was applied now.
 * @throws Error with the remedy when the database is too old, newer than this version, changed or half-migrated.
 */
export async function migrate(
  connectionString: string,
  { dir, onApplied }: MigrateOptions,
): Promise<string[]> {
  const known = await readMigrations(dir)
  const client = new pg.Client({
    connectionString,
    fallback_application_name: 'broadsheet migrate',
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  })
  // An error between two statements comes out of the next one; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await connect(client)
    // A role or a pool may limit statements; an index over a large archive takes its time.
    await client.query(
      'SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = 0',
    )
    await checkServer(client)
    await lock(client)
    const recorded = await readRecord(client)
    check(known, recorded)
    const done = new Set(recorded.map((row) => row.migration_name))
    const applied: string[] = []
    for (const migration of known) {
      if (done.has(migration.name)) continue
      await apply(client, migration)
      applied.push(migration.name)
      onApplied?.(migration.name)
    }
    return applied
  } finally {
    // The lock ends with its session.
    await client.end().catch(() => {})
  }
}

/** The SHA-256 of a migration's file in hex, as Prisma records it. */
export function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory())
  if (folders.length === 0)
    throw new Error(`There are no migrations in ${dir}: the installation is not complete.`)
  const names = folders.map((folder) => folder.name).sort()
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(join(dir, name, 'migration.sql'), 'utf8') })),
  )
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect()
  } catch (error) {
    // A name with several addresses fails with an error that has no words of its own.
    const { message, code } = error as Error & { code?: string }
    throw new Error(`The database at ${client.host}:${client.port} cannot be used: ${message || code}`, {
      cause: error,
    })
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding`,
  )
  const { number = 0, version, encoding } = rows[0] ?? {}
  if (number < serverVersionLeast) {
    throw new Error(
      `The database runs PostgreSQL ${version}; Broadsheet needs 15 or newer. Nothing was changed.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new Error(
      `The database stores text as ${encoding}, which cannot hold every text. Nothing was changed. ` +
        "Make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, and name it in DATABASE_URL.",
    )
  }
}

/**
 * Takes the lock by asking again and again: a statement that waits for it would hold a snapshot, which a
 * CREATE INDEX CONCURRENTLY of the one that has the lock waits for in turn.
 */
async function lock(client: pg.Client): Promise<void> {
  for (const end = Date.now() + lockWaitMs; Date.now() < end; ) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      migrateLock,
    ])
    if (rows[0]?.taken) return
    await new Promise((resolve) => setTimeout(resolve, lockPauseMs))
  }
  throw new Error(
    `Another process has been migrating this database for more than ${lockWaitMs / 60_000} minutes. ` +
      'Look for it in pg_stat_activity (application_name "broadsheet migrate"), then start again.',
  )
}

/** Reads what was applied; makes the table for it where there is none (which a role without that right need not). */
async function readRecord(client: pg.Client): Promise<Recorded[]> {
  const { rows: found } = await client.query<{ table: string | null }>(
    "SELECT to_regclass('_prisma_migrations') AS table",
  )
  if (!found[0]?.table) {
    try {
      await client.query(recordTable)
    } catch (error) {
      throw new Error(
        `The role of DATABASE_URL may not create tables (${(error as Error).message}). ` +
          'Make it the owner of the database: ALTER DATABASE … OWNER TO …',
        { cause: error },
      )
    }
  }
  const { rows } = await client.query<Recorded>(
    `SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  return rows
}

/** @throws Error when what the database records is not the beginning of what is known here. */
function check(known: Migration[], recorded: Recorded[]): void {
  const failed = recorded.find((row) => row.finished_at === null)
  if (failed) {
    throw new Error(
      `The migration ${failed.migration_name} was begun by another tool and did not finish${failed.logs ? `: ${failed.logs}` : '.'} ` +
        'Nothing was changed. Undo what it left, say so with "prisma migrate resolve --rolled-back ' +
        `${failed.migration_name}", and start again; or go back to a backup.`,
    )
  }
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  const unknown = recorded.filter((row) => !byName.has(row.migration_name)).map((row) => row.migration_name)
  if (unknown.length > 0) {
    throw new Error(
      `The database is newer than this version of Broadsheet: it has the migration ${unknown.join(', ')}, ` +
        'which this version does not know. Nothing was changed. Install the newer version again, ' +
        'or go back to a backup made before the upgrade.',
    )
  }
  for (const { migration_name: name, checksum: recordedSum } of recorded) {
    if (!checksums(byName.get(name)?.sql ?? '').includes(recordedSum)) {
      throw new Error(
        `The file of the migration ${name} is not the one that this database was made with. Nothing was changed. ` +
          'A migration that was applied never changes: bring the file back from the release, and write a new migration instead.',
      )
    }
  }
}

/** Of the file as it is and, since Git may translate line ends, of both its forms; Prisma compares alike. */
function checksums(sql: string): string[] {
  const unix = sql.replaceAll('\r\n', '\n')
  return [sql, unix, unix.replaceAll('\n', '\r\n')].map(checksum)
}

async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    // now() is when the transaction began.
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum(sql), name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Error(
      `The migration ${name} failed, and nothing of it was kept: ${(error as Error).message}. ` +
        'The database must be empty at the first start, and the role must own it.',
      { cause: error },
    )
  }
}
