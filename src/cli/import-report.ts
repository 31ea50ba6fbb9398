// The end of `broadsheet import`: what came of it is read from the server and printed.

import type { ImportState } from './answers.ts'
import { articleLines } from './article-preview.ts'
import type { Run } from './import-archive.ts'
import { failedItems, firstItem, warningsOf } from './items.ts'
import { grouped, note, out, outText } from './output.ts'
import type { Patience } from './patience.ts'
import { failureLines, importWarningLines, summaryLines, warningLines } from './report.ts'

/**
 * Prints the report, for a person or as JSON.
 * @throws {Failure} when the server refuses or stays away.
 */
export async function printReport(
  { connection, options, missing }: Run,
  state: ImportState,
  patience: Patience,
  elapsedMs: number,
): Promise<void> {
  const { counts, id } = state
  const failed = counts.failed > 0 ? await failedItems(connection, id, patience) : []
  const warnings =
    counts.warnings > 0 ? await warningsOf(connection, id, patience) : { groups: [], isWhole: true }
  const only = state.dryRun && counts.seen === 1 ? await firstItem(connection, id, patience) : null
  const article = only?.article
  if (options.json) {
    const notSent = missing.named.map(({ name, reason }) => ({ path: name, reason }))
    const parts = { importWarnings: state.warnings ?? [], failedItems: failed, warnings: warnings.groups }
    outText(`${JSON.stringify({ ...state, ...parts, ...(article && { article }), notSent }, null, 2)}\n`)
    return
  }
  const lines = [
    ...importWarningLines(state),
    ...summaryLines(state, elapsedMs),
    ...failureLines(failed, counts.failed),
    ...warningLines(warnings),
    ...(article ? articleLines(article) : []),
  ]
  for (const line of lines) out(line)
  if (missing.count > 0) note(`Not everything was sent: ${grouped(missing.count)} names could not be read.`)
}
