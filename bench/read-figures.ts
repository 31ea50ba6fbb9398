// The figures of reading: what was measured, as it is kept in a file, and which of it keeps its promise.

import type { Bounded } from './scenario.ts'

/** Who answers. `first`: the server without cache, asked for the first pages of the same list. */
export type Contestant = 'fixed' | 'cached' | 'notModified' | 'bare' | 'uncached' | 'first'

export interface Figure {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** One scenario at one number of connections; who took no part is absent. */
export interface LoadFigures extends Partial<Readonly<Record<Contestant, Figure>>> {
  readonly connections: number
}

export interface ScenarioFigures {
  readonly name: string
  readonly title: string
  readonly bounded: Bounded | null
  /** Of the body, the middle one of the requests. */
  readonly bytes: number
  /** Of the bare program's body. */
  readonly bareBytes: number
  /** PostgreSQL's own time for the server's statements, planning included. */
  readonly postgresMs: number
  readonly loads: readonly LoadFigures[]
}

export interface ReadFigures {
  readonly articles: number
  readonly secondsEach: number
  readonly rounds: number
  readonly scenarios: readonly ScenarioFigures[]
  /** What was left out, and why. */
  readonly notes: readonly string[]
  /** Of the server's process after the run; `cached` without the budget of its answers. */
  readonly residentBytes: { readonly cached: number; readonly uncached: number }
}

export const wanted = {
  cachedOfFixed: 0.75,
  notModifiedOfCached: 1,
  uncachedOfBare: 0.8,
  depthTimesFirst: 1.2,
  sizeTimesSmaller: 1.5,
  p99Ms: { search: 100, 'common words': 100, facets: 250 },
  residentBytes: 200e6,
} as const

/** A promise, and whether it is kept; `measured` and `wanted` as a reader of the table sees them. */
export interface Judgement {
  readonly of: string
  readonly measured: string
  readonly wanted: string
  readonly met: boolean
}

/** The requests a second of one as a part of another's; null where one of them took no part. */
export function ratio(load: LoadFigures, one: Contestant, other: Contestant): number | null {
  const [part, whole] = [load[one], load[other]]
  return part && whole ? part.perSecond / whole.perSecond : null
}

/** What one line of the table promises. */
export function judgeLoad(scenario: ScenarioFigures, load: LoadFigures): Judgement[] {
  const share = (of: string, value: number | null, least: number): Judgement[] =>
    value === null
      ? []
      : [{ of, measured: percent(value), wanted: `>= ${percent(least)}`, met: value >= least }]
  const depth = ratio(load, 'first', 'uncached')
  // With many connections a p99 is mostly waiting for each other: the bound is that of one answer.
  const p99Ms = scenario.bounded && load.connections === 1 ? load.uncached?.p99Ms : undefined
  const mostMs = scenario.bounded ? wanted.p99Ms[scenario.bounded] : 0
  return [
    ...share('cached', ratio(load, 'cached', 'fixed'), wanted.cachedOfFixed),
    ...share('304', ratio(load, 'notModified', 'cached'), wanted.notModifiedOfCached),
    ...share('uncached', ratio(load, 'uncached', 'bare'), wanted.uncachedOfBare),
    ...(depth === null ? [] : [times('depth', depth, wanted.depthTimesFirst)]),
    ...(p99Ms === undefined
      ? []
      : [
          {
            of: 'p99',
            measured: `${p99Ms.toFixed(1)} ms`,
            wanted: `<= ${mostMs} ms`,
            met: p99Ms <= mostMs,
          },
        ]),
  ]
}

/** What the run as a whole promises; `smaller` are the figures of a smaller archive, or null. */
export function judgeRun(figures: ReadFigures, smaller: ReadFigures | null): Judgement[] {
  const memory = Object.entries(figures.residentBytes).map(([server, bytes]) => ({
    of: `resident memory, ${server}`,
    measured: `${Math.round(bytes / 1e6)} MB`,
    wanted: `<= ${Math.round(wanted.residentBytes / 1e6)} MB`,
    met: bytes <= wanted.residentBytes,
  }))
  const growth = figures.scenarios.flatMap(({ name, title, bounded, loads }) =>
    loads.flatMap((load) => {
      if (bounded === 'facets' || bounded === 'common words') return []
      const before = smaller?.scenarios
        .find((each) => each.name === name)
        ?.loads.find(({ connections }) => connections === load.connections)
      if (!before?.uncached || !load.uncached) return []
      const value = before.uncached.perSecond / load.uncached.perSecond
      return [
        times(
          `${title}, ${connectionsText(load.connections)}, against ${smaller?.articles.toLocaleString('en')} articles`,
          value,
          wanted.sizeTimesSmaller,
        ),
      ]
    }),
  )
  return [...memory, ...growth]
}

export function connectionsText(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`
}

/** Rounded down: what falls short by a little does not look as if it were met. */
export function percent(part: number): string {
  // 0.29 * 100 is a little less than 29.
  return `${Math.floor(part * 100 + 1e-9)} %`
}

function times(of: string, value: number, most: number): Judgement {
  return { of, measured: `${value.toFixed(2)} x`, wanted: `<= ${most} x`, met: value <= most }
}
