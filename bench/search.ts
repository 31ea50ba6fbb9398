// How fast searches are answered: rare words, common ones and two at once, by one reader and by many.

import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { writeTarGz } from './archive.ts'
import { upload } from './import.ts'
import { watchImport } from './progress.ts'
import { quantile } from './reader.ts'
import type { BenchOptions } from './run.ts'
import { adminKey, startServer, superuserUrl } from './server.ts'

const seed = 1
const requestsEach = 200
const manyReaders = 50

/** What is asked for: words of the generated archive, by how many of its posts have them. */
const queries: Readonly<Record<string, string>> = {
  'one post in thousands (a figure)': 'q=412.33%25',
  'one in a hundred (a name)': 'q=锦江酒店',
  'a common word': 'q=市场',
  'a common word by relevance': 'q=市场&sort=relevance',
  'a word of titles by relevance': 'q=龙虎榜&sort=relevance',
  'two common words': 'q=新能源 融资成本',
  'two words by relevance': 'q=新能源 融资成本&sort=relevance',
  'no dictionary word': 'q=锂电池板块显著',
  'no dictionary word by relevance': 'q=锂电池板块显著&sort=relevance',
  'with highlights': 'q=新能源&highlight=true',
  'a common word in a tag': 'q=市场&tag=北京日报新闻',
  nothing: 'q=火星探测',
  'for comparison: the list': '',
}

/** Imports a generated archive into a server of its own, and prints how long searches take. */
export async function benchSearch({ posts }: BenchOptions): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'))
  await chmod(dataDir, 0o711)
  const server = await startServer(dataDir, null)
  try {
    const archive = join(dataDir, 'archive.tar.gz')
    await writeTarGz({ posts, seed }, createWriteStream(archive))
    await upload(server.url, archive, 'tar.gz')
    await watchImport(server.url, adminKey, new AbortController().signal)
    await describeIndex(dataDir, posts)
    for (const [name, query] of Object.entries(queries)) {
      const url = `${server.url}/v1/articles?${encodeURI(query)}`
      const answer = await (await fetch(url)).json()
      const { data, search } = answer as { data: unknown[]; search?: { complete: boolean } }
      const alone = await measure(url, 1)
      const many = await measure(url, manyReaders)
      process.stdout.write(
        `${name.padEnd(34)} ${`${data.length}${search?.complete === false ? ' (bound)' : ''}`.padEnd(10)} alone p50 ${alone.p50} p99 ${alone.p99} ms, ${manyReaders} readers ${many.perSecond}/s p50 ${many.p50} p99 ${many.p99} ms\n`,
      )
    }
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Sizes, after what an import leaves to the background is done. */
async function describeIndex(dataDir: string, posts: number): Promise<void> {
  const client = new pg.Client({ connectionString: await superuserUrl(dataDir, 'broadsheet') })
  await client.connect()
  try {
    await client.query('VACUUM (ANALYZE)')
    const { rows } = await client.query<{ name: string; bytes: string }>(
      `SELECT c.relname AS name, pg_table_size(c.oid) AS bytes FROM pg_class c
       WHERE c.relname IN ('article', 'article_search', 'article_search_tokens_idx') ORDER BY 1`,
    )
    for (const { name, bytes } of rows)
      process.stdout.write(`${name.padEnd(34)} ${(Number(bytes) / 1024 / posts).toFixed(2)} KB a post\n`)
  } finally {
    await client.end()
  }
}

/** Asks again and again. Times in milliseconds. */
async function measure(url: string, readers: number) {
  const times: number[] = []
  let left = requestsEach * (readers > 1 ? 4 : 1)
  const begun = performance.now()
  const read = async () => {
    while (left-- > 0) {
      const start = performance.now()
      const response = await fetch(url)
      if (response.status !== 200) throw new Error(`${url} was answered with ${response.status}.`)
      await response.arrayBuffer()
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: readers }, read))
  const seconds = (performance.now() - begun) / 1000
  times.sort((one, other) => one - other)
  return {
    perSecond: (times.length / seconds).toFixed(0),
    p50: quantile(times, 0.5).toFixed(1),
    p99: quantile(times, 0.99).toFixed(1),
  }
}
