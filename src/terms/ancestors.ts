// The tree of categories, upwards.

import type { Queryable } from '../platform/db.ts'

/** The ancestors of each category that has any, nearest first. */
export async function ancestorsOf(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<{ id: string; ancestors: string[] }>({
    name: 'ancestors',
    text: `WITH RECURSIVE up (id, ancestor, height) AS (
        SELECT c.id, c.parent_id, 1 FROM category c WHERE c.id = ANY($1::uuid[]) AND c.parent_id IS NOT NULL
        UNION ALL
        SELECT up.id, c.parent_id, up.height + 1 FROM up JOIN category c ON c.id = up.ancestor WHERE c.parent_id IS NOT NULL
      )
      SELECT id, array_agg(ancestor ORDER BY height) AS ancestors FROM up GROUP BY id`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row.ancestors]))
}
