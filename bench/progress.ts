// How far an import is: asked for while it runs, kept with the time, and shown.

export interface Progress {
  readonly atMs: number
  /** Items staged. */
  readonly staged: number
  /** Items with an outcome. */
  readonly written: number
  readonly state: string
}

const askEveryMs = 250
const showEveryMs = 2_000

export interface ImportState {
  readonly state: string
  readonly total: number
  readonly counts: Readonly<Record<string, number>>
}

/** Watches the newest import until it ends or `signal` says so. @returns what was seen, in order. */
export async function watchImport(url: string, key: string, signal: AbortSignal): Promise<Progress[]> {
  const seen: Progress[] = []
  let shownMs = 0
  while (!signal.aborted) {
    const response = await fetch(`${url}/v1/imports?limit=1`, { headers: { authorization: `Bearer ${key}` } })
    const [newest] = ((await response.json()) as { data: ImportState[] }).data
    const atMs = performance.now()
    if (newest) {
      const written = newest.state === 'receiving' ? 0 : (newest.counts.seen ?? 0)
      seen.push({ atMs, staged: newest.total, written, state: newest.state })
      if (atMs - shownMs > showEveryMs) {
        process.stderr.write(`\r${newest.state}: ${newest.total} staged, ${written} written   `)
        shownMs = atMs
      }
      if (newest.state === 'completed' || newest.state === 'failed') break
    }
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
  process.stderr.write('\r\u001b[K')
  return seen
}

/** When a count reached `wanted`, between two sightings by the rule of three. */
function reachedAt(
  seen: readonly Progress[],
  count: (each: Progress) => number,
  wanted: number,
  begunMs: number,
): number {
  let before = { atMs: begunMs, count: 0 }
  for (const each of seen) {
    const now = count(each)
    if (now >= wanted && now > before.count) {
      return before.atMs + ((each.atMs - before.atMs) * (wanted - before.count)) / (now - before.count)
    }
    before = { atMs: each.atMs, count: now }
  }
  return before.atMs
}

/** Posts a second of each tenth of the import: the time of its staging and that of its writing together. */
export function ratesByTenth(seen: readonly Progress[], posts: number, begunMs: number): number[] {
  const queuedMs = seen.find(({ state }) => state !== 'receiving')?.atMs ?? begunMs
  const tenths = Array.from({ length: 11 }, (_, tenth) => (posts * tenth) / 10)
  const staged = tenths.map((wanted) => reachedAt(seen, (each) => each.staged, wanted, begunMs))
  const written = tenths.map((wanted) =>
    Math.max(
      queuedMs,
      reachedAt(seen, (each) => each.written, wanted, queuedMs),
    ),
  )
  return tenths.slice(1).map((_, tenth) => {
    const took = (marks: readonly number[]) => (marks[tenth + 1] ?? 0) - (marks[tenth] ?? 0)
    return (posts / 10 / (took(staged) + took(written))) * 1000
  })
}
