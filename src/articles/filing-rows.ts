// The rows that file articles under one category or tag, moved to another one.

import type { Transaction } from '../platform/db.ts'

/** What differs between the tables: only categories have rows that are not of the article's own list. */
const tables = {
  category: {
    table: 'article_category',
    column: 'category_id',
    own: 'x.direct',
    asOwn: ', direct',
    isOwn: ', true',
  },
  tag: { table: 'article_tag', column: 'tag_id', own: 'true', asOwn: '', isOwn: '' },
} as const

interface MovedRow {
  readonly id: string
  readonly position: number
  readonly public: boolean
  readonly sortAt: Date
}

/**
 * Moves the rows of locked articles; null: takes them out. Of an article that had both, the first of the two places stays,
 * and those behind it close up: places go from 0 without gaps.
 * @returns the articles that did not have the other term before.
 */
export async function moveRows(
  tx: Transaction,
  type: keyof typeof tables,
  ids: readonly string[],
  fromId: string,
  intoId: string | null,
): Promise<readonly string[]> {
  const { table, column, own } = tables[type]
  const { rows } = await tx.query<MovedRow>({
    name: `take-${table}`,
    text: `DELETE FROM ${table} x WHERE x.article_id = ANY($1::uuid[]) AND x.${column} = $2 AND ${own}
      RETURNING x.article_id AS id, x.position, x.public, x.sort_at AS "sortAt"`,
    values: [ids, fromId],
  })
  if (intoId === null) {
    await renumber(tx, type, ids)
    return []
  }
  const { rows: both } = await tx.query<{ id: string }>({
    name: `have-${table}`,
    text: `SELECT x.article_id AS id FROM ${table} x WHERE x.article_id = ANY($1::uuid[]) AND x.${column} = $2 AND ${own}`,
    values: [ids, intoId],
  })
  await putRows(tx, type, rows, intoId)
  await renumber(
    tx,
    type,
    both.map(({ id }) => id),
  )
  const had = new Set(both.map(({ id }) => id))
  return ids.filter((id) => !had.has(id))
}

async function putRows(
  tx: Transaction,
  type: keyof typeof tables,
  rows: readonly MovedRow[],
  intoId: string,
): Promise<void> {
  const { table, column, own, asOwn, isOwn } = tables[type]
  await tx.query({
    name: `put-${table}`,
    // Where the article was filed beneath the category, that row becomes its own.
    text: `INSERT INTO ${table} AS x (article_id, ${column}, position, public, sort_at${asOwn})
      SELECT id, $5::uuid, position, public, sort_at${isOwn}
      FROM unnest($1::uuid[], $2::smallint[], $3::boolean[], $4::timestamptz[]) AS moved (id, position, public, sort_at)
      ON CONFLICT (article_id, ${column}) DO UPDATE SET
        position = CASE WHEN ${own} THEN least(x.position, excluded.position) ELSE excluded.position END
        ${type === 'category' ? ', direct = true' : ''}`,
    values: [
      rows.map(({ id }) => id),
      rows.map(({ position }) => position),
      rows.map((row) => row.public),
      rows.map(({ sortAt }) => sortAt),
      intoId,
    ],
  })
}

/** Closes gaps in the places of articles. */
async function renumber(tx: Transaction, type: keyof typeof tables, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { table, column, own } = tables[type]
  await tx.query({
    name: `renumber-${table}`,
    text: `UPDATE ${table} y SET position = n.position FROM (
        SELECT x.article_id, x.${column}, row_number() OVER (PARTITION BY x.article_id ORDER BY x.position) - 1 AS position
        FROM ${table} x WHERE x.article_id = ANY($1::uuid[]) AND ${own}) n
      WHERE y.article_id = n.article_id AND y.${column} = n.${column} AND y.position <> n.position`,
    values: [ids],
  })
}
