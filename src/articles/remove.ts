// Deleting an article: what stays is a tombstone, by which it is known again.

import { recordChanges } from '../platform/changes.ts'
import type { Transaction } from '../platform/db.ts'
import type { Actor } from './actor.ts'
import { unfileArticles } from './filing.ts'
import type { StoredArticle } from './known.ts'
import { keepRevisions } from './revisions.ts'

/** Deletes an article, locked. Its slug and permalink are free; its last version stays as a revision. */
export async function removeArticle(tx: Transaction, before: StoredArticle, by: Actor): Promise<void> {
  const { id } = before
  await keepRevisions(tx, [id])
  await tx.query('DELETE FROM article_search WHERE article_id = $1', [id])
  await tx.query('DELETE FROM preview_token WHERE article_id = $1', [id])
  const { rows } = await tx.query<{ version: number }>({
    name: 'delete-article',
    text: `UPDATE article SET status = 'deleted', deleted_at = now(), updated_at = now(), version = version + 1, title = '',
        summary = '', html = '', text = '', byline = NULL, image_url = NULL, image_alt = NULL, word_count = 0,
        reading_time_minutes = 0, source_id = NULL, attribution = NULL, extra = '{}', written_by = 'editor',
        changed_by = $2, changed_by_id = $3
      WHERE id = $1 RETURNING version`,
    values: [id, by.type, by.id],
  })
  // The times of its source are read off what is left.
  await unfileArticles(tx, [before])
  await recordChanges(tx, [
    {
      type: 'article',
      id,
      slug: before.slug,
      version: rows[0]?.version ?? before.version + 1,
      public: before.public,
    },
  ])
}

/** Destroys what is left of a deleted article but for its tombstone: the revisions, and what it was imported from. */
export async function purgeArticle(tx: Transaction, id: string): Promise<void> {
  await tx.query('DELETE FROM revision WHERE article_id = $1', [id])
  await tx.query('DELETE FROM original WHERE id = (SELECT original_id FROM article WHERE id = $1)', [id])
}
