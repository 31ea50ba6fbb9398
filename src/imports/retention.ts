// Retention: imports that ended long ago are deleted, with their items and the bytes that no article has.

import type { Database, Transaction } from '../platform/db.ts'
import { clearTable } from './cancel.ts'
import { deleteItems, itemSlices } from './item-slices.ts'

/** Imports found at a time. */
const foundImports = 100

/** Bound value $2: days. What has expired stays so: `beginRetry` takes it up no more. */
const expired = 'finished_at < now() - make_interval(days => $2)'

/**
 * Deletes the imports that ended more than so many days ago, the oldest first, in short statements. Ended by the signal, or
 * killed, it goes on the next time; an import that another node is deleting is passed over.
 */
export async function deleteExpired(db: Database, days: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { rows } = await db.write.query<{ id: string }>(
      `SELECT id FROM import WHERE ${expired} ORDER BY finished_at, id LIMIT $1`,
      [foundImports, days],
    )
    let deleted = 0
    for (const { id } of rows) deleted += (await deleteImport(db, id, days, signal)) ? 1 : 0
    if (deleted === 0 || signal.aborted) return
  }
}

/** @returns whether it is gone by this call. */
async function deleteImport(db: Database, id: string, days: number, signal: AbortSignal): Promise<boolean> {
  for await (const begin of itemSlices(db, id)) {
    if (signal.aborted || !(await db.tx((tx) => deleteSlice(tx, id, days, begin)))) return false
  }
  for (const table of ['dry_run_article', 'import_term', 'import_site_file'] as const) {
    if (!(await clearTable(db, table, id, signal))) return false
  }
  const { rowCount } = await db.write.query(`DELETE FROM import WHERE id = $1 AND ${expired}`, [id, days])
  return rowCount === 1
}

/** @returns false when another node deletes this import, or has deleted it. */
async function deleteSlice(tx: Transaction, id: string, days: number, begin: number): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT 1 FROM import WHERE id = $1 AND ${expired} FOR UPDATE SKIP LOCKED`,
    [id, days],
  )
  if (rows.length === 0) return false
  await deleteItems(tx, id, begin)
  return true
}
