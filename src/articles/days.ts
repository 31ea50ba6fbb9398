// How many public articles each day has, kept exact by whoever writes articles: the calendar of an archive of any size.

import type { Database, Transaction } from '../platform/db.ts'

/** An article as the days count it. */
export interface CountedArticle {
  readonly public: boolean
  readonly sortAt: Date
  readonly language: string | null
}

/**
 * Takes articles as they were out of their days and counts them as they are, right before the commit of the transaction that
 * writes them: all writers of a day wait for each other here.
 */
export function applyDayChangesAtCommit(
  tx: Transaction,
  before: readonly CountedArticle[],
  after: readonly CountedArticle[],
): void {
  const changes = [
    ...before.filter((each) => each.public).map((each) => ({ ...each, delta: -1 })),
    ...after.filter((each) => each.public).map((each) => ({ ...each, delta: 1 })),
  ]
  if (changes.length === 0) return
  // Rows are taken in the order of their keys: two transactions wait for each other instead of deadlocking.
  const statement = {
    name: 'count-days',
    text: `INSERT INTO article_day (day, language, count)
      SELECT (c.at AT TIME ZONE z.zone)::date AS day, coalesce(c.language, '') AS language, sum(c.delta)
      FROM article_day_zone z, unnest($1::timestamptz[], $2::text[], $3::int[]) AS c (at, language, delta)
      GROUP BY 1, 2 HAVING sum(c.delta) <> 0 ORDER BY 1, 2
      ON CONFLICT (day, language) DO UPDATE SET count = article_day.count + excluded.count`,
    values: [
      changes.map((change) => change.sortAt),
      changes.map((change) => change.language),
      changes.map((change) => change.delta),
    ],
  }
  tx.atCommit([statement])
}

/** Counting a million articles takes about a second. */
const recountTimeoutMs = 600_000

/**
 * Counts the days anew where they are those of another zone than the site's (an IANA name).
 * Writers wait meanwhile: what they have not committed is not counted here, and they count it after, in the new zone.
 */
export async function keepDaysIn(db: Database, zone: string): Promise<void> {
  const { rows } = await db.write.query<{ zone: string }>('SELECT zone FROM article_day_zone')
  if (rows[0]?.zone === zone) return
  await db.tx(
    async (tx) => {
      await tx.query('LOCK TABLE article_day IN SHARE ROW EXCLUSIVE MODE')
      await tx.query('DELETE FROM article_day')
      await tx.query(
        `INSERT INTO article_day (day, language, count)
         SELECT (a.sort_at AT TIME ZONE $1)::date, coalesce(a.language, ''), count(*)
         FROM article a WHERE a.status = 'published' GROUP BY 1, 2`,
        [zone],
      )
      await tx.query('UPDATE article_day_zone SET zone = $1', [zone])
    },
    { statementTimeoutMs: recountTimeoutMs },
  )
}
