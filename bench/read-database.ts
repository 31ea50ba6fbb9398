// The database that is read: a generated archive, imported once by the server itself, and kept for the next run.

import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { packageRoot } from '../src/config.ts'
import { startEmbedded } from '../src/platform/embedded.ts'
import { type ArchiveSize, archiveTar } from './archive.ts'
import { watchImport } from './progress.ts'
import { adminKey, startServer, superuserUrl } from './server.ts'

const seed = 1

/** Of the generator: raised when it makes other posts than before. */
const generatorVersion = 1

/** An upload may have 4 GiB, and a million posts have more. */
const uploadPosts = 100_000

const markFile = 'bench-read.json'

export interface ReadDatabase {
  /** As the server's own user. */
  readonly url: string
  readonly dataDir: string
  stop(): Promise<void>
}

/**
 * Starts the database with so many articles, after filling it where that was not done before.
 * @param dataDir null: a folder of the system's for temporary files, by what is in it.
 * @throws when the folder holds something else.
 */
export async function openReadDatabase(articles: number, dataDir: string | null): Promise<ReadDatabase> {
  const content = await contentOf(articles)
  const folder =
    dataDir ?? join(tmpdir(), `broadsheet-read-${articles}-${content.schema}-${generatorVersion}`)
  await mkdir(folder, { recursive: true })
  // PostgreSQL runs as a user of its own where this runs as root, and must get in.
  await chmod(folder, 0o711)
  const mark = await readFile(join(folder, markFile), 'utf8').catch(() => null)
  if (mark === null) await fill(folder, articles, JSON.stringify(content))
  else if (mark !== JSON.stringify(content))
    throw new Error(`${folder} has ${mark}, wanted is ${JSON.stringify(content)}: take another --data.`)
  const database = await startEmbedded({ dataDir: folder, log: () => undefined })
  return { url: database.url, dataDir: folder, stop: () => database.stop() }
}

/** What a filled database is told by: another migration may have wanted other rows of the same articles. */
async function contentOf(articles: number) {
  const entries = await readdir(join(packageRoot, 'prisma', 'migrations'), { withFileTypes: true })
  const migrations = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return { articles, generatorVersion, schema: migrations.sort().at(-1) ?? 'none' }
}

/** Imports the archive over HTTP. What an earlier run began is taken up: posts that are there stay as they are. */
async function fill(folder: string, articles: number, mark: string): Promise<void> {
  const begunMs = performance.now()
  const server = await startServer(folder, null)
  try {
    for (let from = 0; from < articles; from += uploadPosts) {
      const posts = Math.min(uploadPosts, articles - from)
      process.stderr.write(`filling the database: posts ${from} to ${from + posts} of ${articles}\n`)
      await upload(server.url, { posts, seed, from })
      const last = (await watchImport(server.url, adminKey, new AbortController().signal)).at(-1)
      if (last?.state !== 'completed' || last.written !== posts)
        throw new Error(`An import ended as ${last?.state} after ${last?.written} items.`)
    }
    process.stderr.write('vacuuming\n')
    const client = new pg.Client({ connectionString: await superuserUrl(folder, 'broadsheet') })
    await client.connect()
    try {
      await client.query('SET statement_timeout = 0')
      await client.query('VACUUM (ANALYZE)')
      await client.query('CHECKPOINT')
    } finally {
      await client.end()
    }
  } finally {
    await server.stop()
  }
  const written = join(folder, `${markFile}.new`)
  await writeFile(written, mark)
  await rename(written, join(folder, markFile))
  const seconds = Math.round((performance.now() - begunMs) / 1000)
  process.stderr.write(`filled in ${seconds} s, kept in ${folder}\n`)
}

/** Sends a part of the archive as one upload, while it is made. @throws when it is not taken. */
async function upload(url: string, size: ArchiveSize): Promise<void> {
  const to = request(`${url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-tar' },
  })
  const answered = new Promise<number>((resolve, reject) => {
    to.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    to.once('error', reject)
  })
  const [status] = await Promise.all([answered, pipeline(archiveTar(size), to)])
  if (status !== 202) throw new Error(`The upload was answered with ${status}.`)
}
