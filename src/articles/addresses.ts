// What public articles' addresses are made of, in the order of their ids, and where that order is cut into parts.

import type { Queryable } from '../platform/db.ts'
import { firstUuid } from '../platform/id.ts'
import { isoTime } from '../platform/sql.ts'
import { visibleArticle } from './visibility.ts'

/**
 * The first id of each part of `partRows` articles, whatever their state, in order, from `after` on (which comes first
 * itself; null: the beginning of all). Reads the index of the ids alone.
 */
export async function listPartStarts(
  db: Queryable,
  partRows: number,
  after: string | null,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `WITH RECURSIVE part (id) AS (
        SELECT $1::uuid
        UNION ALL
        SELECT next.id FROM part CROSS JOIN LATERAL (
          SELECT a.id FROM article a WHERE a.id >= part.id ORDER BY a.id OFFSET $2 LIMIT 1) next
      ) SELECT id FROM part ORDER BY id`,
    [after ?? firstUuid, partRows],
  )
  return rows.map((row) => row.id)
}

/**
 * When a public article of each part changed last, among changes at `since` or later: the number of the part, from 0, and
 * the time. A part without such an article is left out. Reads the index of changes alone.
 */
export async function listPartTimes(
  db: Queryable,
  starts: readonly string[],
  since: Date,
): Promise<{ part: number; time: Date }[]> {
  const { rows } = await db.query<{ part: number; time: Date }>(
    `SELECT width_bucket(a.id, $1::uuid[]) - 1 AS part, max(a.updated_at) AS time
     FROM article a WHERE ${visibleArticle('public')} AND a.updated_at >= $2 GROUP BY 1`,
    [starts, since],
  )
  return rows
}

export interface AddressedArticle {
  readonly id: string
  readonly slug: string
  readonly permalink: string | null
  readonly updatedAt: string
}

/** Public articles from one id on, up to before another (null: to the end of all), at most `limit`. */
export async function listAddressed(
  db: Queryable,
  { from, before, limit }: { from: string; before: string | null; limit: number },
): Promise<AddressedArticle[]> {
  const { rows } = await db.query<AddressedArticle>(
    `SELECT a.id, a.slug, a.permalink, ${isoTime('a.updated_at')} AS "updatedAt"
     FROM article a WHERE ${visibleArticle('public')} AND a.id >= $1 AND ($2::uuid IS NULL OR a.id < $2)
     ORDER BY a.id LIMIT $3`,
    [from, before, limit],
  )
  return rows
}
