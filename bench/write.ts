// How fast articles are written: the server against a bare program that stores the same rows, in turns, on copies of one
// archive; and how fast the log of it is followed.

import { startChild } from './child.ts'
import { postgresCpuMs, processCpuMs } from './cpu.ts'
import { followChanges } from './follow.ts'
import { openReadDatabase } from './read-database.ts'
import type { BenchOptions } from './run.ts'
import { startServer } from './server.ts'
import { copyDatabase } from './write-database.ts'
import type { WriteForm, WriteLoadMessage, WriteLoadResult } from './write-load-process.ts'
import { type FollowedLog, type WriteFigures, type WriteWindow, writeTable } from './write-table.ts'

const articlesDefault = 20_000
const poolSize = 10

/** Articles of a window; the two programs are sent the same ones. */
const singleArticles = 600
const bulkArticles = 4_000

/** Three requests of each connection: while some are read, others are stored. */
const steadyArticles = 12_000

/** 2 and 1 KB of HTML, the mean of the real posts and their median, where the archive's have 4. */
const meanProse = 500
const medianProse = 250

const scenarios: readonly {
  readonly name: string
  readonly form: WriteForm
  readonly connections: number
  readonly articles: number
  readonly rounds: number
  /** Characters of text, on average; absent: those of the archive. */
  readonly prose?: number
}[] = [
  { name: 'create', form: 'single', connections: 10, articles: singleArticles, rounds: 6 },
  { name: 'bulk-ndjson-1', form: 'ndjson', connections: 1, articles: bulkArticles, rounds: 2 },
  { name: 'bulk-ndjson-4', form: 'ndjson', connections: 4, articles: bulkArticles, rounds: 2 },
  { name: 'bulk-json-1', form: 'json', connections: 1, articles: bulkArticles, rounds: 2 },
  { name: 'bulk-json-4', form: 'json', connections: 4, articles: bulkArticles, rounds: 2 },
  {
    name: 'create-mean',
    form: 'single',
    connections: 10,
    articles: singleArticles,
    rounds: 6,
    prose: meanProse,
  },
  {
    name: 'bulk-ndjson-4-mean',
    form: 'ndjson',
    connections: 4,
    articles: steadyArticles,
    rounds: 2,
    prose: meanProse,
  },
  {
    name: 'bulk-ndjson-4-median',
    form: 'ndjson',
    connections: 4,
    articles: steadyArticles,
    rounds: 2,
    prose: medianProse,
  },
]

/** Unmeasured, before the first window of a scenario, at least so many: V8 compiles what runs often, and threads start. */
const warmUpArticles = 1_800

/** Measures, and prints a table. @throws when something was not created. */
export async function benchWrite(options: BenchOptions): Promise<void> {
  const chosen = scenarios.filter(({ name }) => options.only === null || options.only.includes(name))
  if (chosen.length === 0)
    throw new Error(`No scenario has this name. There are: ${scenarios.map(({ name }) => name).join(', ')}.`)
  const articles = options.articles ?? articlesDefault
  const archive = await openReadDatabase(articles, options.data)
  const undo: (() => Promise<unknown>)[] = [() => archive.stop()]
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopping.abort(new Error(`Ended by ${signal}.`)))
  try {
    const databases = await copyDatabase(archive)
    undo.push(() => databases.drop())
    const server = await startServer(archive.dataDir, options.profile, { databaseUrl: databases.serverUrl })
    undo.push(() => server.stop())
    const bare = startChild('bare-write-process', [databases.bareUrl, String(poolSize)])
    undo.push(() => bare.stop())
    const load = startChild('write-load-process')
    undo.push(() => load.stop())
    const ask = <Answer>(message: WriteLoadMessage) => load.ask<Answer>(message)
    await ask({ kind: 'begin', terms: databases.terms, slugs: databases.slugs, from: articles })

    const contestants = [
      { name: 'server', url: server.url, body: 'stated', pid: server.pid },
      { name: 'bare', url: await bare.ask<string>(null), body: 'finished', pid: bare.pid },
    ] as const
    const cpuOf = async (pid: number) => ({
      own: await processCpuMs(pid),
      postgres: (await postgresCpuMs(archive.dataDir)) ?? 0,
    })
    const follow = async (since: string | null): Promise<FollowedLog | null> => {
      const before = await cpuOf(server.pid)
      const followed = await followChanges(server.url, since)
      const after = await cpuOf(server.pid)
      return (
        followed && {
          ...followed,
          ownMs: after.own - before.own,
          postgresMs: after.postgres - before.postgres,
        }
      )
    }
    const whole = await follow(null)

    const figures: WriteFigures[] = []
    for (const { name, form, connections, articles, rounds, prose } of chosen) {
      const windows: WriteWindow[] = []
      for (let round = -Math.ceil(warmUpArticles / articles); round < rounds; round++) {
        stopping.signal.throwIfAborted()
        process.stderr.write(`${name}, ${round < 0 ? 'warming up' : `window ${round + 1} of ${rounds}`}\n`)
        await ask({ kind: 'make', articles, ...(prose !== undefined && { prose }) })
        // Turned round each time: who is first once is last the next time.
        for (const { name, url, body, pid } of round % 2 === 0 ? contestants : contestants.toReversed()) {
          const before = await cpuOf(pid)
          const result = await ask<WriteLoadResult>({ kind: 'send', url, body, form, connections })
          const after = await cpuOf(pid)
          if (result.fault !== null) throw new Error(`${name}: ${result.fault}`)
          if (round < 0) continue
          windows.push({
            contestant: name,
            ...result,
            ownMs: after.own - before.own,
            postgresMs: after.postgres - before.postgres,
          })
        }
      }
      figures.push({ name, connections, windows })
    }
    const log = whole && (await follow(whole.token))
    const compared = await databases.compare()
    process.stdout.write(`${writeTable(figures, { whole, log }, compared).join('\n')}\n`)
  } finally {
    for (const step of undo.reverse()) {
      // What cannot be ended must not keep the rest alive.
      await step().catch((error) => process.stderr.write(`${error}\n`))
    }
  }
}
