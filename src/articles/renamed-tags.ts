// Tags that have another name: their articles are to be found by it, which the search index learns in the background.

import type { Database } from '../platform/db.ts'
import { firstUuid } from '../platform/id.ts'

/** Articles a transaction: some 50 ms. */
const markedArticles = 1_000

interface Place {
  readonly public: boolean
  readonly sortAt: string
  readonly id: string
}

const start: Place = { public: false, sortAt: '-infinity', id: firstUuid }

/**
 * Has the articles of a renamed tag indexed again, after all that wait already. Ended by the signal, or killed, it begins
 * again; several nodes at once do no harm.
 * @returns whether there may be another one.
 */
export async function markRenamedTag(db: Database, signal: AbortSignal): Promise<boolean> {
  const { rows } = await db.write.query<{ id: string; name: string }>(
    'SELECT id, name FROM tag WHERE indexed_name IS NOT NULL ORDER BY id LIMIT 1',
  )
  const [tag] = rows
  if (!tag) return false
  for (let place: Place | null = start; place !== null; ) {
    if (signal.aborted) return false
    place = await markSlice(db, tag.id, place)
  }
  // Renamed once more in between, it is another name that is to be learnt.
  await db.write.query('UPDATE tag SET indexed_name = NULL WHERE id = $1 AND name = $2', [tag.id, tag.name])
  return true
}

/** @returns where the next slice begins; null when there is none. */
async function markSlice(db: Database, tagId: string, after: Place): Promise<Place | null> {
  const { rows } = await db.write.query<Place>(
    `WITH slice AS MATERIALIZED (
       SELECT x.public, x.sort_at, x.article_id FROM article_tag x
       WHERE x.tag_id = $1 AND (x.public, x.sort_at, x.article_id) > ($2::boolean, $3::timestamptz, $4::uuid)
       ORDER BY x.public, x.sort_at, x.article_id LIMIT ${markedArticles}),
     marked AS (
       UPDATE article_search s SET version = 0 FROM slice WHERE s.article_id = slice.article_id)
     SELECT public, sort_at::text AS "sortAt", article_id AS id FROM slice
     ORDER BY public, sort_at, article_id OFFSET ${markedArticles - 1}`,
    [tagId, after.public, after.sortAt, after.id],
  )
  return rows[0] ?? null
}
