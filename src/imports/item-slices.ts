// The items of an import in slices: whatever is done to all of them is done in statements that stay short.

import type { Database, Queryable } from '../platform/db.ts'

/** Items a statement: some 0.1 s. */
export const sliceItems = 2_000

/** Gives out where each slice of an import's items begins; it ends before `begin + sliceItems`. */
export async function* itemSlices(db: Database, importId: string): AsyncGenerator<number, void> {
  const { rows } = await db.write.query<{ last: number | null }>(
    'SELECT max(ordinal) AS last FROM import_item WHERE import_id = $1',
    [importId],
  )
  const last = rows[0]?.last ?? -1
  for (let begin = 0; begin <= last; begin += sliceItems) yield begin
}

/** Deletes the items of a slice, and the bytes of them that no article has. */
export async function deleteItems(db: Queryable, importId: string, begin: number): Promise<void> {
  await db.query(
    `WITH gone AS (
       DELETE FROM import_item WHERE import_id = $1 AND ordinal >= $2 AND ordinal < $3 RETURNING original_id)
     DELETE FROM original o USING gone
     WHERE o.id = gone.original_id AND NOT EXISTS (SELECT FROM article a WHERE a.original_id = o.id)`,
    [importId, begin, begin + sliceItems],
  )
}
