// Revisions: what an article was before its present version, as the API showed it.

import type { Transaction } from '../platform/db.ts'
import { articleJsonSql } from './representation.ts'
import type { FieldName } from './schema.ts'

/** What a revision keeps: all that an editor can set, and what follows from it. */
export const revisedFields: ReadonlySet<FieldName> = new Set([
  'id',
  'slug',
  'permalink',
  'title',
  'summary',
  'language',
  'status',
  'publishedAt',
  'createdAt',
  'updatedAt',
  'version',
  'byline',
  'image',
  'wordCount',
  'readingTimeMinutes',
  'categories',
  'tags',
  'source',
  'html',
  'extra',
])

/** Keeps the present versions of articles that are about to be changed in this transaction. */
export async function keepRevisions(tx: Transaction, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return
  await tx.query({
    name: 'keep-revisions',
    text: `INSERT INTO revision (article_id, version, changed_by, changed_by_id, changed_at, replaced_at, article)
      SELECT a.id, a.version, a.changed_by, a.changed_by_id, a.updated_at, now(), ${articleJsonSql(revisedFields)}
      FROM article a WHERE a.id = ANY($1::uuid[]) AND a.status <> 'deleted'`,
    values: [articleIds],
  })
}
