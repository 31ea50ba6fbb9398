// Trying the failed items of an import again: they wait again, a slice a transaction, before any worker takes them.

import type { Database, Transaction } from '../platform/db.ts'
import { sliceItems } from './item-slices.ts'
import { LostImport } from './lost-import.ts'
import { takeTurn } from './turn.ts'

/** Longer than a slice takes; a node that died over one is followed by a worker then. */
const leaseSeconds = 5

/**
 * `next_ordinal` of an import whose failed items are still being reset. A worker that finds it resets the rest first, so
 * that a node may die at any moment in between.
 */
export const resetting = -1

/**
 * Takes an import that ended up again, if there is something to try: it is `queued` then, under a lease of `owner`, and its
 * failed items are still to be reset.
 * @param retentionDays an import that ended before is about to be deleted and not taken up.
 * @returns whether it was.
 */
export async function beginRetry(
  db: Database,
  id: string,
  owner: string,
  retentionDays: number,
): Promise<boolean> {
  const { rowCount } = await db.write.query(
    `UPDATE import SET state = 'queued', lease_owner = $2, lease_until = now() + make_interval(secs => $3),
       next_ordinal = $4, finished_at = NULL, error = NULL, failed_tries = 0
     WHERE id = $1 AND (state = 'completed' OR (state = 'failed' AND error ->> 'code' = 'batch-failed'))
       AND finished_at >= now() - make_interval(days => $5)
       AND (EXISTS (SELECT FROM import_item WHERE import_id = $1 AND outcome IS NULL)
         OR EXISTS (SELECT FROM import_item WHERE import_id = $1 AND outcome = 'failed' AND original_id IS NOT NULL))`,
    [id, owner, leaseSeconds, resetting, retentionDays],
  )
  return rowCount === 1
}

/**
 * Makes the failed items of an import that was taken up again wait again, all that still have their original.
 * @param owner who holds its lease.
 * @returns the ordinal at which the import goes on, which is written as well; null when the signal ended it before.
 * @throws {LostImport} when the lease is not the owner's any more.
 */
export async function resetFailed(
  db: Database,
  id: string,
  owner: string,
  signal: AbortSignal,
): Promise<number | null> {
  let after = -1
  while (!signal.aborted) {
    const begin = after
    const { last, next } = await db.tx((tx) => resetSlice(tx, id, owner, begin))
    if (next !== null) return next
    after = last
  }
  return null
}

async function resetSlice(tx: Transaction, id: string, owner: string, after: number) {
  await takeTurn(tx, id)
  const { rowCount } = await tx.query(
    `UPDATE import SET lease_until = now() + make_interval(secs => $3)
     WHERE id = $1 AND lease_owner = $2 AND state IN ('queued', 'running') AND next_ordinal = $4`,
    [id, owner, leaseSeconds, resetting],
  )
  if (rowCount !== 1) throw new LostImport()
  const { rows } = await tx.query<{ count: number; last: number | null }>(
    `WITH slice AS (
       SELECT ordinal, jsonb_array_length(warnings) AS warnings FROM import_item
       WHERE import_id = $1 AND outcome = 'failed' AND original_id IS NOT NULL AND ordinal > $2
       ORDER BY ordinal LIMIT $3),
     reset AS (
       UPDATE import_item i SET outcome = NULL, error = NULL, warnings = '[]' FROM slice
       WHERE i.import_id = $1 AND i.ordinal = slice.ordinal),
     sums AS (
       SELECT count(*)::int AS count, max(ordinal) AS last, coalesce(sum(warnings), 0)::int AS warnings FROM slice)
     UPDATE import SET seen = seen - sums.count, failed = failed - sums.count, warnings = import.warnings - sums.warnings
     FROM sums WHERE import.id = $1 RETURNING sums.count, sums.last`,
    [id, after, sliceItems],
  )
  const { count = 0, last = null } = rows[0] ?? {}
  if (count === sliceItems && last !== null) return { last, next: null }
  const { rows: begun } = await tx.query<{ next: number }>(
    `UPDATE import SET next_ordinal = coalesce(
       (SELECT min(ordinal) FROM import_item WHERE import_id = $1 AND outcome IS NULL), total)
     WHERE id = $1 RETURNING next_ordinal AS next`,
    [id],
  )
  return { last: after, next: begun[0]?.next ?? null }
}

/** Ends the lease of `beginRetry`: any worker may take the import. */
export async function endRetry(db: Database, id: string, owner: string): Promise<void> {
  await db.write.query(
    `UPDATE import SET lease_owner = NULL, lease_until = now()
     WHERE id = $1 AND lease_owner = $2 AND state = 'queued'`,
    [id, owner],
  )
}
