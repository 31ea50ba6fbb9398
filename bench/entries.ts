// A scenario made ready: asked once of everybody, so that what is missing is found out, caches are warm, and the
// ceilings answer with as much.

import type { BareProgram } from './bare-process.ts'
import type { Child } from './child.ts'
import type { Entry } from './contest.ts'
import type { Contestant } from './read-figures.ts'
import type { RecordedRequest, Recorder } from './recording.ts'
import type { Scenario } from './scenario.ts'

/** Everybody who answers, and where. */
export interface Contestants {
  readonly cachedUrl: string
  readonly uncachedUrl: string
  readonly bare: Child
  readonly fixed: Child
  readonly recorder: Recorder
}

export interface Prepared {
  readonly entries: ReadonlyMap<Contestant, Entry>
  readonly recorded: readonly RecordedRequest[]
  /** Of the server's body and the bare program's. */
  readonly bytes: number
  readonly bareBytes: number
  readonly notes: readonly string[]
}

/** What a route or a parameter that is not there yet answers. */
const missing = new Set([400, 404])

/** Makes a scenario ready. @returns a note where the server does not know what it asks for. */
export async function prepareEntries(
  { name, paths, bare: written, first, uncachedOnly }: Scenario,
  { cachedUrl, uncachedUrl, bare, fixed, recorder }: Contestants,
): Promise<Prepared | string> {
  const recorded: RecordedRequest[] = []
  for (const path of paths) {
    const { status, steps } = await recorder.record(path)
    if (missing.has(status)) return `${name} is left out: ${path} is answered with ${status}.`
    if (status !== 200) throw new Error(`${path} is answered with ${status}.`)
    recorded.push(steps)
  }
  const once = await askAll(cachedUrl, paths)
  const again = await askAll(cachedUrl, paths)
  await askAll(uncachedUrl, [...paths, ...(first ?? [])])
  const notes: string[] = []
  const { body } = middle(once)
  const entry = (url: string, asked: readonly string[]): Entry => ({
    url,
    requests: asked.map((path) => ({ path, headers: {} })),
    status: 200,
  })
  const entries = new Map<Contestant, Entry>()
  if (again.some(({ isKept }) => !isKept)) notes.push(`${name}: its answers are not kept.`)
  else if (!uncachedOnly) {
    entries.set('cached', entry(cachedUrl, paths))
    entries.set(
      'fixed',
      entry(
        await fixed.ask<string>(body),
        paths.map(() => '/'),
      ),
    )
  }
  if (!uncachedOnly && again.every(({ etag }) => etag !== null)) {
    const requests = paths.map((path, at) => ({ path, headers: { 'if-none-match': again[at]?.etag ?? '' } }))
    entries.set('notModified', { url: cachedUrl, requests, status: 304 })
  }
  if (first) entries.set('first', entry(uncachedUrl, first))
  entries.set('uncached', entry(uncachedUrl, paths))
  const program = written ?? (await fasterReplay(bare, recorded))
  const bareUrl = await bare.ask<string>(program)
  const barePaths = program.paths.map((_, at) => `/${at}`)
  entries.set('bare', entry(bareUrl, barePaths))
  const bareBytes = middle(await askAll(bareUrl, barePaths)).body.length
  return { entries, recorded, bytes: body.length, bareBytes, notes }
}

/** The server's own statements, prepared or not, whichever is faster: the ceiling is not to have PostgreSQL's worse plans. */
async function fasterReplay(bare: Child, recorded: readonly RecordedRequest[]): Promise<BareProgram> {
  const tried: { readonly program: BareProgram; readonly tookMs: number }[] = []
  for (const isPrepared of [true, false]) {
    const program: BareProgram = { shape: 'rows', isPrepared, paths: recorded }
    const url = await bare.ask<string>(program)
    const paths = recorded.map((_, at) => `/${at}`)
    // The pool lends the connection that came back last: by the second time its plans are settled.
    await askAll(url, paths)
    const begunMs = performance.now()
    await askAll(url, paths)
    tried.push({ program, tookMs: performance.now() - begunMs })
  }
  const [one, other] = tried
  if (!one || !other) throw new Error('Nothing was tried.')
  return one.tookMs <= other.tookMs ? one.program : other.program
}

interface Answer {
  readonly body: Buffer
  readonly etag: string | null
  /** Whether the server had it. */
  readonly isKept: boolean
}

async function askAll(url: string, paths: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const path of paths) {
    // As the load asks: fetch would want it compressed.
    const response = await fetch(url + path, { headers: { 'accept-encoding': 'identity' } })
    const body = Buffer.from(await response.arrayBuffer())
    if (response.status !== 200) throw new Error(`${url}${path} is answered with ${response.status}: ${body}`)
    const isKept = response.headers.get('server-timing')?.includes('desc="hit"') ?? false
    answers.push({ body, etag: response.headers.get('etag'), isKept })
  }
  return answers
}

/** The answer of the middle size. */
function middle(answers: readonly Answer[]): Answer {
  const sorted = [...answers].sort((one, other) => one.body.length - other.body.length)
  const found = sorted[sorted.length >> 1]
  if (!found) throw new Error('A scenario asks for nothing.')
  return found
}
