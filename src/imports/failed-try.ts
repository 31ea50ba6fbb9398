// A batch that fails for a reason nobody foresaw: tried again a few times, then its import ends as `failed`.

import type { Database } from '../platform/db.ts'
import { importProblem } from './problem.ts'

/** After so many the cause is not one that passes by itself. */
export const triesMost = 5

/** The first wait; each further one is twice as long: 2, 4, 8 and 16 s between five tries. */
const firstWaitSeconds = 2

/**
 * Counts a failed try of an import's next batch. It waits then under a lease that nobody holds, so that other imports go on
 * meanwhile; after the last try it ends, and its waiting items keep their originals.
 * @returns whether it has ended. An import that is not this node's any more is left alone.
 */
export async function countFailedTry(db: Database, id: string, node: string): Promise<boolean> {
  return db.tx(async (tx) => {
    const { rows } = await tx.query<{ tries: number }>(
      `UPDATE import SET failed_tries = failed_tries + 1, lease_owner = gen_random_uuid(),
         lease_until = now() + make_interval(secs => $3 * 2 ^ failed_tries)
       WHERE id = $1 AND lease_owner = $2 AND state = 'running' RETURNING failed_tries AS tries`,
      [id, node, firstWaitSeconds],
    )
    if (!rows[0] || rows[0].tries < triesMost) return false
    const { rows: waiting } = await tx.query<{ path: string; line: number | null }>(
      `SELECT path, line FROM import_item WHERE import_id = $1 AND outcome IS NULL ORDER BY ordinal LIMIT 1`,
      [id],
    )
    const error = importProblem('batch-failed', { code: 'batch-failed', detail: detailOf(waiting[0]) })
    await tx.query(
      `UPDATE import SET state = 'failed', finished_at = now(), lease_owner = NULL, lease_until = NULL, error = $2
       WHERE id = $1`,
      [id, JSON.stringify(error)],
    )
    return true
  })
}

function detailOf(first: { path: string; line: number | null } | undefined): string {
  const place = first ? `${first.path}${first.line === null ? '' : `:${first.line}`}` : 'the end'
  return `The batch that begins at ${place} failed ${triesMost} times, for a reason that the server’s log tells. What was imported before it stays. Once the cause is gone, retry-failed goes on from there.`
}
