// The figures of writing as tables of plain text.

import { tableLines } from '../src/cli/table.ts'
import type { FollowFigures } from './follow.ts'
import { percent } from './read-figures.ts'
import { quantile } from './reader.ts'
import type { WriteLoadResult } from './write-load-process.ts'

export interface WriteWindow extends WriteLoadResult {
  readonly contestant: 'server' | 'bare'
  /** CPU of the program's process, and of all of PostgreSQL's. */
  readonly ownMs: number
  readonly postgresMs: number
}

/** The log followed to its end, and the CPU that it took. */
export type FollowedLog = FollowFigures & Pick<WriteWindow, 'ownMs' | 'postgresMs'>

export interface WriteFigures {
  readonly name: string
  readonly connections: number
  readonly windows: readonly WriteWindow[]
}

const head = [
  'scenario',
  'conn.',
  'bare/s',
  'server/s',
  'ratio',
  'of each window',
  'p50/p99 ms',
  'bare p50/p99',
  'CPU ms an article: own + PostgreSQL',
  'bare',
]

/** The tables, as lines. */
export function writeTable(
  figures: readonly WriteFigures[],
  { whole, log }: { readonly whole: FollowedLog | null; readonly log: FollowedLog | null },
  { same, differing }: { readonly same: number; readonly differing: readonly string[] },
): string[] {
  const rows = figures.map(({ name, connections, windows }) => {
    const of = (contestant: WriteWindow['contestant']) =>
      windows.filter((window) => window.contestant === contestant)
    const server = of('server')
    const bare = of('bare')
    return [
      name,
      String(connections),
      rate(bare).toFixed(0),
      rate(server).toFixed(0),
      percent(rate(server) / rate(bare)),
      server.map((each, at) => percent(rate([each]) / rate(bare.slice(at, at + 1)))).join(' '),
      times(server),
      times(bare),
      cpu(server),
      cpu(bare),
    ]
  })
  const followed = [
    ['the whole archive', whole],
    ['what was written', log],
  ] as const
  return [
    ...tableLines(head, rows),
    '',
    ...followed.map(([of, figure]) =>
      figure === null
        ? `${of}: this server has no log of changes`
        : `${of}, followed: ${(figure.changes / figure.seconds).toFixed(0)} changes/s (${figure.changes}), CPU ms a change: ${(figure.ownMs / figure.changes).toFixed(2)} + ${(figure.postgresMs / figure.changes).toFixed(2)}`,
    ),
    `rows and sums equal in both databases: ${same}; others: ${differing.join('; ') || 'none'}`,
  ]
}

function rate(windows: readonly WriteWindow[]): number {
  return sum(windows, ({ articles }) => articles) / sum(windows, ({ seconds }) => seconds)
}

function times(windows: readonly WriteWindow[]): string {
  const sorted = windows.flatMap((window) => window.times).sort((one, other) => one - other)
  return `${quantile(sorted, 0.5).toFixed(1)} / ${quantile(sorted, 0.99).toFixed(1)}`
}

function cpu(windows: readonly WriteWindow[]): string {
  const articles = sum(windows, (window) => window.articles)
  const each = (of: (window: WriteWindow) => number) => (sum(windows, of) / articles).toFixed(2)
  return `${each(({ ownMs }) => ownMs)} + ${each(({ postgresMs }) => postgresMs)}`
}

function sum(windows: readonly WriteWindow[], of: (window: WriteWindow) => number): number {
  return windows.reduce((all, each) => all + of(each), 0)
}
