// What came of an import, in lines for a person.

import type { ImportItem, ImportState, Problem } from './answers.ts'
import type { WarningGroup, Warnings } from './items.ts'
import { grouped } from './output.ts'

/** What there is to say of the upload as a whole. */
export function importWarningLines({ warnings = [] }: ImportState): string[] {
  return warnings.map(({ code, detail }) => `Warning ${code}: ${detail}`)
}

/** The counts, one a line, under a headline with the time that it took. */
export function summaryLines(state: ImportState, elapsedMs: number): string[] {
  const { counts } = state
  const seconds = secondsOf(state, elapsedMs)
  const perSecond = state.perSecond ?? counts.seen / Math.max(seconds, 0.001)
  const rows: [string, number][] = [
    [state.dryRun ? 'would be created' : 'created', counts.created],
    [state.dryRun ? 'would be updated' : 'updated', counts.updated],
    ['unchanged', counts.unchanged],
    ['skipped', counts.skipped],
    ['failed', counts.failed],
    ['warnings', counts.warnings],
    ['ignored (no posts)', counts.ignored],
  ]
  const width = Math.max(...rows.map(([, count]) => grouped(count).length))
  return [
    `${headline(state)}: ${items(counts.seen)} in ${seconds.toFixed(1)} s (${grouped(Math.round(perSecond))}/s)`,
    ...rows.map(([name, count]) => `  ${grouped(count).padStart(width)}  ${name}`),
    ...(state.error ? [`Reason: ${problemText(state.error)}`] : []),
  ]
}

/** The failed items, `path:line code detail`; the number of the others at the end. */
export function failureLines(failed: readonly ImportItem[], count: number): string[] {
  if (failed.length === 0) return []
  const others = count - failed.length
  return [
    `Failed (${grouped(count)}):`,
    ...failed.map((item) => `  ${place(item.path, item.line)} ${problemText(item.error ?? {})}`),
    ...(others > 0 ? [`  and ${grouped(others)} more`] : []),
  ]
}

/** The warnings by code, with the places. Words that all of a group share stand once. */
export function warningLines({ groups, isWhole }: Warnings): string[] {
  return [
    ...groups.flatMap(groupLines),
    ...(isWhole ? [] : ['There are more items with warnings than were looked at here.']),
  ]
}

function groupLines({ code, count, items }: WarningGroup): string[] {
  const details = new Set(items.map(({ detail }) => detail))
  const [shared] = details.size === 1 ? details : []
  return [
    `Warning ${code} (${grouped(count)})${shared ? `: ${shared}` : ''}`,
    ...items.map(({ path, line, detail }) => `  ${place(path, line)}${shared ? '' : ` ${detail}`}`),
    ...(count > items.length ? [`  and ${grouped(count - items.length)} more`] : []),
  ]
}

function headline({ state, dryRun }: ImportState): string {
  if (state === 'failed') return 'The import failed'
  if (state === 'cancelled') return 'The import was cancelled'
  return dryRun ? 'Dry run, nothing was written' : 'Imported'
}

/** The server's own times, which count the work; else the time that was spent watching. */
function secondsOf({ startedAt, finishedAt }: ImportState, elapsedMs: number): number {
  const workedMs = Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')
  return (Number.isNaN(workedMs) ? elapsedMs : workedMs) / 1_000
}

function problemText({ code, type, title, detail }: Problem): string {
  return [code ?? type?.split('/').at(-1), detail ?? title].filter(Boolean).join(' ')
}

function place(path: string, line: number | null | undefined): string {
  return line === null || line === undefined ? path : `${path}:${line}`
}

function items(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'item' : 'items'}`
}
