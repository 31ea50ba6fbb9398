// One scenario measured: the server with and without its cache and the ceilings, in turns, so that whatever else the
// machine does hits all of them.

import type { Child } from './child.ts'
import type { LoadResult, LoadWindow } from './load-process.ts'
import type { Contestant, Figure, LoadFigures } from './read-figures.ts'
import { quantile } from './reader.ts'

/** Where a contestant answers, and what. */
export type Entry = Omit<LoadWindow, 'connections' | 'seconds'>

export interface ContestOptions {
  readonly connections: number
  /** Of a window. */
  readonly seconds: number
  readonly rounds: number
  readonly onWindow: (name: Contestant) => void
}

/** Measures the contestants in turns. @throws when one gives another answer than it should. */
export async function contest(
  load: Child,
  entries: ReadonlyMap<Contestant, Entry>,
  { connections, seconds, rounds, onWindow }: ContestOptions,
): Promise<LoadFigures> {
  const results = new Map<Contestant, LoadResult[]>()
  for (let round = 0; round < rounds; round++) {
    // Turned round each time: who is first once is last the next time.
    const turn = round % 2 === 0 ? [...entries] : [...entries].reverse()
    for (const [name, entry] of turn) {
      onWindow(name)
      const window: LoadWindow = { ...entry, connections, seconds }
      const result = await load.ask<LoadResult>(window)
      // A ceiling may have nothing ready in a short window, as with facets of a million articles; a server must answer.
      if (result.failed > 0 || (result.answers === 0 && name !== 'bare'))
        throw new Error(
          `${name}: ${result.failed} of ${result.answers + result.failed} answers were not ${entry.status}.`,
        )
      results.set(name, [...(results.get(name) ?? []), result])
    }
  }
  return { connections, ...Object.fromEntries([...results].map(([name, each]) => [name, figureOf(each)])) }
}

function figureOf(results: readonly LoadResult[]): Figure {
  const sum = (of: (result: LoadResult) => number) => results.reduce((all, each) => all + of(each), 0)
  const times = Float64Array.from(results.flatMap((each) => [...each.times])).sort()
  return {
    perSecond: sum(({ answers }) => answers) / sum(({ seconds }) => seconds),
    p50Ms: quantile([...times], 0.5),
    p99Ms: quantile([...times], 0.99),
  }
}
