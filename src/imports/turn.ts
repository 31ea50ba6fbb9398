// Who writes an import's row next, in the order of asking.

import type { Transaction } from '../platform/db.ts'

/**
 * Waits until nobody else writes an import, and keeps others waiting until the transaction ends. Locks of rows are not
 * fair: without it a cancelling could lose against one batch after the other, whose rows are new each time.
 */
export async function takeTurn(tx: Transaction, id: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))`, [id])
}
