// What uploads that broke off leave: a report that says so, and nothing else.

import type { Database } from '../../src/platform/db.ts'
import { until } from '../fixtures/until.ts'

/** Longer than the lease of a receiver that says nothing any more, and a turn of the worker. */
const clearedMs = 30_000

/**
 * Waits until everything but the imports that count is cleared away.
 * @returns how many uploads broke off. @throws Error when something of them stays.
 */
export async function assertCleared(db: Database, imports: readonly string[]): Promise<number> {
  const broken = await until(
    'the uploads that broke off are given up',
    async () => {
      const { rows } = await db.read.query<{ state: string; code: string; total: number }>(
        `SELECT state, error ->> 'code' AS code, total FROM import WHERE NOT id = ANY($1)`,
        [imports],
      )
      return rows.every(({ state }) => state !== 'receiving') && rows
    },
    clearedMs,
  )
  const odd = broken.filter(
    ({ state, code, total }) => state !== 'failed' || code !== 'upload-incomplete' || total !== 0,
  )
  if (odd.length > 0) throw new Error(`Broken-off uploads that do not say so: ${JSON.stringify(odd)}`)
  const { rows } = await db.read.query<{ items: number; originals: number; waiting: number }>(
    `SELECT (SELECT count(*)::int FROM import_item WHERE NOT import_id = ANY($1)) AS items,
       (SELECT count(*)::int FROM original o WHERE NOT EXISTS (SELECT FROM article a WHERE a.original_id = o.id)
         AND NOT EXISTS (SELECT FROM import_item i WHERE i.original_id = o.id)) AS originals,
       (SELECT count(*)::int FROM import_item WHERE outcome IS NULL) AS waiting`,
    [imports],
  )
  if (Object.values(rows[0] ?? { none: 1 }).some((count) => count > 0))
    throw new Error(`Something is left: ${JSON.stringify(rows[0])}`)
  return broken.length
}
