// The background step beside the worker: clears what imports left that will not go on, and deletes what is kept no longer.

import type { Database } from '../platform/db.ts'
import { clearEnded } from './cancel.ts'
import { deleteExpired } from './retention.ts'

/** How late it is seen what a node that died was clearing. The node that cancels wakes its own sweep. */
export const sweepRestMs = 60_000

/** Days are counted: more often finds nothing more. */
const expiryRestMs = 10 * 60_000

/** Makes the step of a loop. */
export function sweeper(db: Database, retentionDays: number): (signal: AbortSignal) => Promise<boolean> {
  let nextExpiry = 0
  return async (signal) => {
    await clearEnded(db, signal)
    if (Date.now() < nextExpiry) return false
    nextExpiry = Date.now() + expiryRestMs
    await deleteExpired(db, retentionDays, signal)
    return false
  }
}
