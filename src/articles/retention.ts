// Retention: revisions that were replaced long ago, and preview tokens that have expired, are deleted.

import type { FastifyInstance } from 'fastify'
import type { Database } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import { deleteExpiredPreviews } from './preview.ts'

/** Days are counted: more often finds nothing more. */
const restMs = 10 * 60_000

/** Rows that one statement deletes: some 0.1 s. */
const deletedRows = 1_000

export interface ArticleRetentionOptions {
  readonly db: Database
  /** Days after it was replaced that a revision is kept. */
  readonly retentionDays: number
  /** Whether this process does background work. */
  readonly background: boolean
}

export async function articleRetention(
  app: FastifyInstance,
  { db, retentionDays, background }: ArticleRetentionOptions,
): Promise<void> {
  if (!background) return
  const loop = startLoop({
    restMs,
    step: async () => {
      await deleteExpiredPreviews(db)
      return (await deleteOldRevisions(db, retentionDays)) === deletedRows
    },
    onError: (error) => app.log.error({ err: error }, 'old revisions were not deleted and will be'),
  })
  app.addHook('onClose', loop.stop)
}

/** Deletes revisions that were replaced more than so many days ago, up to 1,000 of them. @returns how many. */
export async function deleteOldRevisions(db: Database, days: number): Promise<number> {
  const { rowCount } = await db.write.query(
    `DELETE FROM revision WHERE (article_id, version) IN (
       SELECT article_id, version FROM revision WHERE replaced_at < now() - make_interval(days => $1)
       ORDER BY replaced_at LIMIT ${deletedRows})`,
    [days],
  )
  return rowCount ?? 0
}
