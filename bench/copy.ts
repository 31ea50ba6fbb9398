// The ceiling of importing: the finished rows by bare COPY into the same tables, indexes and all, of a second database.

import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { packageRoot } from '../src/config.ts'
import { migrate } from '../src/platform/migrate.ts'
import { superuserUrl } from './server.ts'

/** In the order of their foreign keys. */
const tables = [
  'original',
  'category',
  'tag',
  'source',
  'article',
  'article_category',
  'article_tag',
  'article_search',
  'alias',
  'import',
  'import_item',
]

export interface CopyResult {
  readonly seconds: number
  /** Of the files, which are in PostgreSQL's binary format. */
  readonly bytes: number
}

/** Copies every row of an import out (not timed) and into a new database of the same cluster (timed, committed). */
export async function measureCopy(dataDir: string): Promise<CopyResult> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-copy-'))
  // PostgreSQL writes there as a user of its own.
  await chmod(folder, 0o777)
  const from = await connect(await superuserUrl(dataDir, 'broadsheet'))
  try {
    let bytes = 0
    for (const table of tables) {
      await from.query(`COPY ${table} TO '${join(folder, table)}' (FORMAT binary)`)
      bytes += (await stat(join(folder, table))).size
    }
    await from.query('CREATE DATABASE bare TEMPLATE template0')
    const url = await superuserUrl(dataDir, 'bare')
    await migrate(url, { dir: join(packageRoot, 'prisma', 'migrations') })
    // What the import left to be written is not the business of COPY.
    await from.query('CHECKPOINT')
    const into = await connect(url)
    try {
      const begun = performance.now()
      for (const table of tables)
        await into.query(`COPY ${table} FROM '${join(folder, table)}' (FORMAT binary)`)
      return { seconds: (performance.now() - begun) / 1000, bytes }
    } finally {
      await into.end()
    }
  } finally {
    await from.end()
    await rm(folder, { recursive: true, force: true })
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('SET statement_timeout = 0')
  return client
}
