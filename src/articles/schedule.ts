// Scheduled articles publish themselves: whichever node looks first when the time has come.

import type { FastifyInstance } from 'fastify'
import { recordChanges } from '../platform/changes.ts'
import { txAgain } from '../platform/collision.ts'
import type { Database } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import { publishFilings } from './filing.ts'
import { type StoredArticle, storedColumns } from './known.ts'
import { keepRevisions } from './revisions.ts'

/** An article is public at most this much, and the time of its transaction, after its time. */
const restMs = 500

/** Articles a transaction: some 0.1 s. */
const dueMost = 100

export interface ArticleScheduleOptions {
  readonly db: Database
  /** Whether this process does background work. */
  readonly background: boolean
}

export async function articleSchedule(
  app: FastifyInstance,
  { db, background }: ArticleScheduleOptions,
): Promise<void> {
  if (!background) return
  const loop = startLoop({
    restMs,
    step: async () => (await publishDue(db)) === dueMost,
    onError: (error) => app.log.error({ err: error }, 'scheduled articles were not published and will be'),
  })
  app.addHook('onClose', loop.stop)
}

/** Publishes articles whose time has come, those first that are due longest; none that another node has in hand. @returns how many. */
export function publishDue(db: Database): Promise<number> {
  return txAgain(db, async (tx) => {
    const { rows: due } = await tx.query<StoredArticle>({
      name: 'find-due',
      text: `SELECT ${storedColumns} FROM article a WHERE a.status = 'scheduled' AND a.published_at <= now()
        ORDER BY a.published_at, a.id LIMIT ${dueMost} FOR UPDATE SKIP LOCKED`,
      values: [],
    })
    if (due.length === 0) return 0
    const ids = due.map(({ id }) => id)
    await keepRevisions(tx, ids)
    await tx.query(
      `UPDATE article SET status = 'published', ever_public = true, version = version + 1, updated_at = now(),
         changed_by = 'schedule', changed_by_id = NULL WHERE id = ANY($1::uuid[])`,
      [ids],
    )
    await tx.query('UPDATE article_search SET public = true WHERE article_id = ANY($1::uuid[])', [ids])
    await publishFilings(tx, due)
    await recordChanges(
      tx,
      due.map(({ id, slug, version }) => ({ type: 'article', id, slug, version: version + 1, public: true })),
    )
    return due.length
  })
}
