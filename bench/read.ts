// How fast an archive is read: each scenario against the ceilings, as ratios within one run.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { packageRoot } from '../src/config.ts'
import { withSession } from '../src/platform/session.ts'
import { type Child, startChild } from './child.ts'
import { contest } from './contest.ts'
import { type Contestants, prepareEntries } from './entries.ts'
import { drawFigures } from './read-chart.ts'
import { openReadDatabase } from './read-database.ts'
import { connectionsText, type LoadFigures, type ReadFigures, type ScenarioFigures } from './read-figures.ts'
import { readSample } from './read-sample.ts'
import { readTable } from './read-table.ts'
import { explainMs, openRecorder } from './recording.ts'
import type { BenchOptions } from './run.ts'
import { makeScenarios, type Scenario } from './scenario.ts'
import { type MeasuredServer, startServer } from './server.ts'

/** As the server's default. */
const cacheBytes = 64 * 2 ** 20
const poolSize = 10

const connectionCounts = [1, 50]
const rounds = 2

/**
 * Unmeasured before the first scenario, for everybody, and before each one, for those who run other code for it: V8 compiles
 * what runs often.
 */
const warmUpSeconds = 2
const ownWarmUpSeconds = 1

const articlesDefault = 100_000

/** Fills a database where there is none, measures, prints a table, and writes figures and a picture. */
export async function benchRead(options: BenchOptions): Promise<void> {
  const database = await openReadDatabase(options.articles ?? articlesDefault, options.data)
  const undo: (() => Promise<unknown>)[] = [() => database.stop()]
  // The database would outlive this process: a signal ends it in order, at the next step.
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopping.abort(new Error(`Ended by ${signal}.`)))
  try {
    const client = new pg.Client(withSession(database.url))
    // A connection that breaks shows at its next statement; without a listener it would end the process out of order.
    client.on('error', () => undefined)
    await client.connect()
    undo.push(() => client.end())
    const server = async (bytes: number, profileDir: string | null): Promise<MeasuredServer> => {
      const parts = { databaseUrl: database.url, cacheBytes: bytes }
      const started = await startServer(database.dataDir, profileDir, parts)
      undo.push(() => started.stop())
      return started
    }
    const child = (name: string, parameters: readonly string[] = []): Child => {
      const started = startChild(name, parameters)
      undo.push(() => started.stop())
      return started
    }
    const cached = await server(cacheBytes, null)
    const uncached = await server(0, options.profile)
    const recorder = await openRecorder(database.url, { dataDir: database.dataDir })
    undo.push(() => recorder.close())
    const contestants: Contestants = {
      cachedUrl: cached.url,
      uncachedUrl: uncached.url,
      bare: child('bare-process', [database.url, String(poolSize)]),
      fixed: child('fixed-process'),
      recorder,
    }
    const load = child('load-process')

    const sample = await readSample(client)
    const all = await makeScenarios(sample, await anyCursor(uncached.url))
    const chosen = all.filter(({ name }) => options.only === null || options.only.includes(name))
    if (chosen.length === 0)
      throw new Error(`No scenario has this name. There are: ${all.map(({ name }) => name).join(', ')}.`)
    const measured: ScenarioFigures[] = []
    const notes: string[] = []
    for (const [at, scenario] of chosen.entries()) {
      const place = `${at + 1} of ${chosen.length}, ${scenario.title}`
      const onStep = (step: string) => {
        stopping.signal.throwIfAborted()
        showStep(`${place}: ${step}`)
      }
      if (!process.stderr.isTTY) process.stderr.write(`${place}\n`)
      const figures = await measure(scenario, {
        contestants,
        load,
        client,
        onStep,
        notes,
        seconds: options.seconds,
      })
      if (figures) measured.push(figures)
    }
    showStep('')
    const figures: ReadFigures = {
      articles: sample.articles,
      secondsEach: options.seconds,
      rounds,
      scenarios: measured,
      notes,
      residentBytes: {
        cached: (cached.samples.at(-1)?.residentBytes ?? 0) - cacheBytes,
        uncached: uncached.samples.at(-1)?.residentBytes ?? 0,
      },
    }
    await report(figures, options.out ?? join(packageRoot, 'bench'))
  } finally {
    for (const step of undo.reverse()) {
      // What cannot be ended must not keep the rest alive.
      await step().catch((error) => process.stderr.write(`${error}\n`))
    }
  }
}

/** Shows what is under way, over what was; in a log nothing. */
function showStep(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${step}`)
}

interface Surroundings {
  readonly contestants: Contestants
  readonly load: Child
  readonly client: pg.Client
  readonly onStep: (step: string) => void
  readonly notes: string[]
  readonly seconds: number
}

/** How many requests of a scenario are explained: each runs the whole statement. */
const explained = 16

/** Whether anything was measured before. */
let isWarm = false

/** Measures a scenario. @returns null where the server does not know what it asks for. */
async function measure(
  scenario: Scenario,
  { contestants, load, client, onStep, notes, seconds }: Surroundings,
): Promise<ScenarioFigures | null> {
  onStep('asked once')
  const prepared = await prepareEntries(scenario, contestants)
  if (typeof prepared === 'string') {
    notes.push(prepared)
    return null
  }
  notes.push(...prepared.notes)
  onStep('warming up')
  const own = new Map([...prepared.entries].filter(([name]) => name === 'uncached' || name === 'bare'))
  await contest(load, isWarm ? own : prepared.entries, {
    connections: 10,
    seconds: isWarm ? ownWarmUpSeconds : warmUpSeconds,
    rounds: 1,
    onWindow: () => undefined,
  })
  isWarm = true
  const loads: LoadFigures[] = []
  for (const connections of connectionCounts) {
    const onWindow = (name: string) => onStep(`${connectionsText(connections)}, ${name}`)
    loads.push(await contest(load, prepared.entries, { connections, seconds, rounds, onWindow }))
  }
  onStep('explained')
  return {
    name: scenario.name,
    title: scenario.title,
    bounded: scenario.bounded ?? null,
    bytes: prepared.bytes,
    bareBytes: prepared.bareBytes,
    postgresMs: await explainMs(client, prepared.recorded.slice(0, explained)),
    loads,
  }
}

/** A cursor of the plain list, from which others are made. */
async function anyCursor(url: string): Promise<string> {
  const response = await fetch(`${url}/v1/articles`)
  const { page } = (await response.json()) as { page: { next: string | null } }
  if (page.next === null) throw new Error('The archive has less than a page: take more --articles.')
  return page.next
}

/** Prints the table; writes the figures, by the number of articles, and the picture. */
async function report(figures: ReadFigures, folder: string): Promise<void> {
  const file = (articles: number) => join(folder, `read-${articles}.json`)
  const smaller: ReadFigures | null =
    figures.articles > articlesDefault
      ? await readFile(file(articlesDefault), 'utf8').then(JSON.parse, () => null)
      : null
  process.stdout.write(`${readTable(figures, smaller).join('\n')}\n`)
  await mkdir(folder, { recursive: true })
  await writeFile(file(figures.articles), `${JSON.stringify(figures, null, 2)}\n`)
  if (figures.scenarios.length > 0) await writeFile(join(folder, 'read.svg'), drawFigures(figures))
  process.stderr.write(`figures in ${file(figures.articles)}, picture in ${join(folder, 'read.svg')}\n`)
}
