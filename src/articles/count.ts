// How many articles a list has, exactly or nearly.

import type { Queryable } from '../platform/db.ts'
import { SqlValues } from '../platform/sql.ts'
import { type ArticleFilter, filterConditions } from './filter.ts'

/** Up to as many are counted; beyond, an estimate is the planner's. */
const countedArticles = 10_000

export type CountMode = 'none' | 'estimated' | 'exact'

export interface Count {
  readonly total: number
  readonly totalIs: 'exact' | 'estimated'
}

/** Counts the articles of a filter; null when no count is wanted. */
export async function countArticles(
  db: Queryable,
  filter: ArticleFilter,
  mode: CountMode,
): Promise<Count | null> {
  if (mode === 'none') return null
  const values = new SqlValues()
  const matching = `FROM article a WHERE ${filterConditions(filter, values).join(' AND ')}`
  if (mode === 'exact') {
    const { rows } = await db.query<{ count: number }>(
      `SELECT count(*)::int AS count ${matching}`,
      values.list,
    )
    return { total: rows[0]?.count ?? 0, totalIs: 'exact' }
  }
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT ${matching} LIMIT ${countedArticles + 1}) counted`,
    values.list,
  )
  const counted = rows[0]?.count ?? 0
  if (counted <= countedArticles) return { total: counted, totalIs: 'exact' }
  const plan = await db.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `EXPLAIN (FORMAT JSON) SELECT a.id ${matching}`,
    values.list,
  )
  const estimated = plan.rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? counted
  return { total: Math.max(counted, Math.round(estimated)), totalIs: 'estimated' }
}
