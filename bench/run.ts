// Runs a benchmark by its name: npm run bench -- import --posts 100000

import { parseArgs } from 'node:util'
import { benchImport } from './import.ts'
import { benchSearch } from './search.ts'

const benchmarks: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  import: benchImport,
  search: benchSearch,
}

export interface BenchOptions {
  /** How many posts the generated archive has. */
  readonly posts: number
  /** How many articles the database holds before; generated and imported unmeasured. */
  readonly articles: number
  /** How the archive is sent: packed, or as a plain tar, which fills a gibibyte sooner. */
  readonly format: 'tar.gz' | 'tar'
  /** A folder for CPU profiles of the server, or null. */
  readonly profile: string | null
  /** Whether the ceiling is measured too. */
  readonly copy: boolean
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string', default: '100000' },
    articles: { type: 'string', default: '0' },
    format: { type: 'string', default: 'tar.gz' },
    profile: { type: 'string' },
    'no-copy': { type: 'boolean', default: false },
  },
})
const benchmark = benchmarks[positionals[0] ?? '']
const posts = Number(values.posts)
const articles = Number(values.articles)
if (!benchmark || !Number.isSafeInteger(posts) || !Number.isSafeInteger(articles) || posts < 1) {
  process.stderr.write(
    `usage: npm run bench -- <${Object.keys(benchmarks).join(' | ')}> [--posts 100000] [--articles 0] [--format tar.gz|tar] [--profile <folder>] [--no-copy]\n`,
  )
  process.exit(2)
}
await benchmark({
  posts,
  articles,
  format: values.format === 'tar' ? 'tar' : 'tar.gz',
  profile: values.profile ?? null,
  copy: !values['no-copy'],
})
