// Reading revisions: what an article was, and who made each version.

import { cutPage, type Order, orderSql, type Position, positionSql } from '../platform/cursor.ts'
import type { Queryable } from '../platform/db.ts'
import { isUuid } from '../platform/id.ts'
import { isoTime, jsonObject, SqlValues } from '../platform/sql.ts'
import { articleJsonSql } from './representation.ts'
import { revisedFields } from './revisions.ts'
import { type AbsentArticle, findArticle } from './store.ts'

/** The newest version first. */
export const revisionOrder: Order = {
  name: '-version',
  column: 'v.version',
  idColumn: 'v.article_id',
  type: 'integer',
  descending: true,
}

/** SQL of every version of the article $1 that is kept, the present one among them; a tombstone has nothing to show. */
const versions = `(
    SELECT r.article_id, r.version, r.changed_by, r.changed_by_id, r.changed_at, r.article ->> 'title' AS title,
      r.article ->> 'status' AS status FROM revision r WHERE r.article_id = $1
    UNION ALL
    SELECT a.id, a.version, a.changed_by, a.changed_by_id, a.updated_at, a.title, a.status::text FROM article a WHERE a.id = $1
  ) v LEFT JOIN api_key k ON v.changed_by IN ('key', 'merge') AND k.id = v.changed_by_id`

const by = jsonObject({
  type: 'v.changed_by',
  id: 'v.changed_by_id',
  // The ADMIN_KEY of the settings has no id.
  name: `CASE WHEN v.changed_by IN ('key', 'merge') AND v.changed_by_id IS NULL THEN 'ADMIN_KEY' ELSE k.name END`,
})

/** The article whose revisions are asked for, whatever its status; a deleted one by its id. */
export async function findRevised(
  db: Queryable,
  ref: string,
): Promise<{ readonly found: 'article'; readonly id: string } | AbsentArticle> {
  const result = await findArticle(db, ref, 'all')
  if (result.found === 'article') return { found: 'article', id: result.row.id }
  if (!isUuid(ref)) return result
  const { rows } = await db.query<{ id: string }>('SELECT id FROM article WHERE id = $1', [ref])
  return rows[0] ? { found: 'article', id: rows[0].id } : result
}

/** A page of the versions of an article, each as JSON text. */
export async function listRevisions(
  db: Queryable,
  articleId: string,
  request: { readonly position: Position | null; readonly limit: number; readonly hash: string },
) {
  const values = new SqlValues()
  values.add(articleId)
  const conditions = ['true', ...positionSql(revisionOrder, request.position, values)]
  const { rows } = await db.query<{ id: string; sortValue: number; json: Buffer }>(
    `SELECT v.article_id AS id, v.version AS "sortValue", ${jsonObject({
      version: 'v.version',
      at: isoTime('v.changed_at'),
      by,
      title: 'v.title',
      status: 'v.status',
    })} AS json
     FROM ${versions} WHERE ${conditions.join(' AND ')}
     ORDER BY ${orderSql(revisionOrder, request.position)} LIMIT ${values.add(request.limit + 1)}`,
    values.list,
  )
  return cutPage(rows, request.limit, request.position, request.hash)
}

/** One version of an article with all that it was, as JSON text; null for one that is not kept. */
export async function getRevision(db: Queryable, articleId: string, version: number): Promise<Buffer | null> {
  const article = `coalesce(
    (SELECT r.article FROM revision r WHERE r.article_id = v.article_id AND r.version = v.version),
    (SELECT ${articleJsonSql(revisedFields)} FROM article a WHERE a.id = v.article_id))`
  const { rows } = await db.query<{ json: Buffer }>(
    `SELECT ${jsonObject({ version: 'v.version', at: isoTime('v.changed_at'), by, article })} AS json
     FROM ${versions} WHERE v.version = $2 AND v.status <> 'deleted'`,
    [articleId, version],
  )
  return rows[0]?.json ?? null
}
