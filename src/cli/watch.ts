// Watching an import until it is over.

import { setTimeout } from 'node:timers/promises'
import { ImportState } from './answers.ts'
import type { Connection } from './connection.ts'
import { getPatiently, type Patience } from './patience.ts'

/** Small imports are over within the first; for large ones a second is as good as live, and no load. */
const firstPauseMs = 100
const longestPauseMs = 1_000

/** The path of an import below the server's URL. */
export function importPath(id: string): string {
  return `v1/imports/${encodeURIComponent(id)}`
}

/**
 * Asks for the import again and again, and gives its final state.
 * @throws {Failure} when the server refuses or stays away; the signal's reason when it was aborted.
 */
export async function watch(
  connection: Connection,
  id: string,
  patience: Patience,
  onState: (state: ImportState) => void,
): Promise<ImportState> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(1.5 * pauseMs, longestPauseMs)) {
    const state = await getPatiently(connection, importPath(id), ImportState, patience)
    if (isOver(state)) return state
    onState(state)
    await setTimeout(pauseMs, undefined, { signal: patience.signal })
  }
}

function isOver({ state }: ImportState): boolean {
  return state === 'completed' || state === 'failed' || state === 'cancelled'
}
