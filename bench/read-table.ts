// The figures of reading as a table of plain text, with what was promised beside.

import { tableLines } from '../src/cli/table.ts'
import {
  type Figure,
  type Judgement,
  judgeLoad,
  judgeRun,
  percent,
  type ReadFigures,
  ratio,
  wanted,
} from './read-figures.ts'

const head = [
  'scenario',
  'conn.',
  'fixed/s',
  'cached/s',
  'p50/p99 ms',
  `>=${percent(wanted.cachedOfFixed)}`,
  '304/s',
  'bare/s',
  'uncached/s',
  'p50/p99 ms',
  `>=${percent(wanted.uncachedOfBare)}`,
  'depth/first',
  'PostgreSQL ms',
  '',
]

/** The table and what follows from the run as a whole, as lines. */
export function readTable(figures: ReadFigures, smaller: ReadFigures | null): string[] {
  const rows = figures.scenarios.flatMap((scenario) =>
    scenario.loads.map((load) => {
      const depth = ratio(load, 'first', 'uncached')
      return [
        scenario.title,
        String(load.connections),
        rate(load.fixed),
        rate(load.cached),
        times(load.cached),
        share(ratio(load, 'cached', 'fixed')),
        rate(load.notModified),
        rate(load.bare),
        rate(load.uncached),
        times(load.uncached),
        share(ratio(load, 'uncached', 'bare')),
        depth === null ? '-' : depth.toFixed(2),
        scenario.postgresMs.toFixed(2),
        verdict(judgeLoad(scenario, load)),
      ]
    }),
  )
  const whole = judgeRun(figures, smaller).map((each) => [
    each.of,
    each.measured,
    each.wanted,
    verdict([each]),
  ])
  return [
    `${figures.articles.toLocaleString('en')} articles, ${figures.rounds} windows of ${figures.secondsEach} s each`,
    '',
    ...tableLines(head, rows),
    '',
    ...tableLines(['the run', 'measured', 'wanted', ''], whole),
    ...(figures.notes.length > 0 ? ['', ...figures.notes] : []),
  ]
}

function verdict(judgements: readonly Judgement[]): string {
  const short = judgements.filter(({ met }) => !met)
  if (judgements.length === 0) return ''
  if (short.length === 0) return 'met'
  return `falls short: ${short.map((each) => `${each.of} ${each.measured} (${each.wanted})`).join(', ')}`
}

function rate(figure: Figure | undefined): string {
  return figure ? Math.round(figure.perSecond).toLocaleString('en') : '-'
}

function times(figure: Figure | undefined): string {
  return figure ? `${figure.p50Ms.toFixed(2)}/${figure.p99Ms.toFixed(2)}` : '-'
}

function share(part: number | null): string {
  return part === null ? '-' : percent(part)
}
