// Cancelling an import, and clearing away in the background what one has no use for that will not go on.

import type { Database, Transaction } from '../platform/db.ts'
import { deleteItems, itemSlices, sliceItems } from './item-slices.ts'
import { takeTurn } from './turn.ts'

/**
 * Cancels an import that has not ended: one short transaction, however much waits. A batch under way is waited for and
 * counts; the next one finds the import lost. Of half an upload nothing is told. `lease_until` stays set until it is cleared away.
 * @returns whether it was cancelled by this call.
 */
export async function cancelImport(db: Database, id: string): Promise<boolean> {
  return db.tx(async (tx) => {
    await takeTurn(tx, id)
    const { rowCount } = await tx.query(
      `UPDATE import SET state = 'cancelled', finished_at = now(), lease_owner = NULL, lease_until = now(),
         total = CASE WHEN state = 'receiving' THEN 0 ELSE total END,
         ignored = CASE WHEN state = 'receiving' THEN 0 ELSE ignored END,
         seen = CASE WHEN state = 'receiving' THEN 0 ELSE seen END,
         failed = CASE WHEN state = 'receiving' THEN 0 ELSE failed END
       WHERE id = $1 AND state IN ('receiving', 'queued', 'running')`,
      [id],
    )
    return rowCount === 1
  })
}

/**
 * Clears away what imports left that were cancelled, or that could not be carried out: all items of half an upload, else
 * the bytes of items that never became an article. Ended by the signal, or killed, it begins again; several nodes at once do no harm.
 */
export async function clearEnded(db: Database, signal: AbortSignal): Promise<void> {
  const { rows } = await db.write.query<{ id: string }>(
    `SELECT id FROM import WHERE state IN ('cancelled', 'failed') AND lease_until IS NOT NULL ORDER BY id`,
  )
  for (const { id } of rows) await clear(db, id, signal)
}

async function clear(db: Database, id: string, signal: AbortSignal): Promise<void> {
  for await (const begin of itemSlices(db, id)) {
    if (signal.aborted || !(await db.tx((tx) => clearSlice(tx, id, begin)))) return
  }
  for (const table of ['dry_run_article', 'import_site_file'] as const) {
    if (!(await clearTable(db, table, id, signal))) return
  }
  await db.write.query(
    `UPDATE import SET lease_until = NULL WHERE id = $1 AND state IN ('cancelled', 'failed')`,
    [id],
  )
}

/** @returns false when another node clears this import, or has cleared it. */
async function clearSlice(tx: Transaction, id: string, begin: number): Promise<boolean> {
  const { rows } = await tx.query<{ total: number }>(
    `SELECT total FROM import WHERE id = $1 AND state IN ('cancelled', 'failed') AND lease_until IS NOT NULL
     FOR UPDATE SKIP LOCKED`,
    [id],
  )
  if (!rows[0]) return false
  if (rows[0].total === 0) await deleteItems(tx, id, begin)
  else {
    await tx.query(
      `DELETE FROM original USING import_item i
       WHERE i.import_id = $1 AND i.ordinal >= $2 AND i.ordinal < $3
         AND (i.outcome IS NULL OR i.outcome = 'failed') AND original.id = i.original_id`,
      [id, begin, begin + sliceItems],
    )
  }
  return true
}

/** Tables whose rows belong to an import, beside its items. */
type ImportTable = 'dry_run_article' | 'import_site_file' | 'import_term'

/** Deletes an import's rows of a table, some at a time. @returns false when the signal ended it. */
export async function clearTable(
  db: Database,
  table: ImportTable,
  id: string,
  signal: AbortSignal,
): Promise<boolean> {
  for (;;) {
    if (signal.aborted) return false
    const { rowCount } = await db.write.query(
      `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE import_id = $1 LIMIT $2))`,
      [id, sliceItems],
    )
    if ((rowCount ?? 0) < sliceItems) return true
  }
}
