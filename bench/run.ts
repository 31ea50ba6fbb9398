// Runs a benchmark by its name: npm run bench -- import --posts 100000

import { parseArgs } from 'node:util'
import { benchImport } from './import.ts'
import { benchRead } from './read.ts'
import { benchWrite } from './write.ts'

const benchmarks: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  import: benchImport,
  read: benchRead,
  write: benchWrite,
}

export interface BenchOptions {
  /** How many posts the generated archive has. */
  readonly posts: number
  /** How many articles the database holds before, generated and imported unmeasured; null: the benchmark's own default. */
  readonly articles: number | null
  /** How the archive is sent: packed, or as a plain tar, which fills a gibibyte sooner. */
  readonly format: 'tar.gz' | 'tar'
  /** A folder for CPU profiles of the server (of reading: the one without cache), or null. */
  readonly profile: string | null
  /** Whether the ceiling is measured too. */
  readonly copy: boolean
  /** The folder of the archive that is read or copied, kept for the next run; null: one of the system's for temporary files. */
  readonly data: string | null
  /** Names of the scenarios of reading or writing; null: all. */
  readonly only: readonly string[] | null
  /** How long each window of reading is; at the default a run of everything takes some eight minutes. */
  readonly seconds: number
  /** Where the figures of reading and their picture go; null: the folder of the benchmarks. */
  readonly out: string | null
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string', default: '100000' },
    articles: { type: 'string' },
    format: { type: 'string', default: 'tar.gz' },
    profile: { type: 'string' },
    'no-copy': { type: 'boolean', default: false },
    data: { type: 'string' },
    only: { type: 'string' },
    seconds: { type: 'string', default: '0.8' },
    out: { type: 'string' },
  },
})
const benchmark = benchmarks[positionals[0] ?? 'read']
const posts = Number(values.posts)
const articles = values.articles === undefined ? null : Number(values.articles)
const seconds = Number(values.seconds)
const isCount = (value: number, least: number) => Number.isSafeInteger(value) && value >= least
if (!benchmark || !isCount(posts, 1) || !isCount(articles ?? 0, 0) || !(seconds >= 0.1)) {
  process.stderr.write(
    [
      'usage: npm run bench -- read [--articles 100000] [--data <folder>] [--only <scenario,…>] [--seconds 0.8] [--out <folder>] [--profile <folder>]',
      '       npm run bench -- import [--posts 100000] [--articles 0] [--format tar.gz|tar] [--profile <folder>] [--no-copy]',
      '       npm run bench -- write [--articles 20000] [--data <folder>] [--only <scenario,…>] [--profile <folder>]\n',
    ].join('\n'),
  )
  process.exit(2)
}
await benchmark({
  posts,
  articles,
  format: values.format === 'tar' ? 'tar' : 'tar.gz',
  profile: values.profile ?? null,
  copy: !values['no-copy'],
  data: values.data ?? null,
  only: values.only?.split(',') ?? null,
  seconds,
  out: values.out ?? null,
})
