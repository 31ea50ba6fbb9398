// Articles as the change log and the export tell them: whole, many at once, by id.

import type { Queryable } from '../platform/db.ts'
import { isoTime } from '../platform/sql.ts'
import { type ArticleRow, articleColumns, articleFieldsOfOne } from './representation.ts'
import { type Visibility, visibleArticle } from './visibility.ts'

export interface ChangedArticle extends ArticleRow {
  readonly version: number
  /** RFC 3339. */
  readonly updatedAt: string
}

const columns = `${articleColumns(articleFieldsOfOne)}, a.version, ${isoTime('a.updated_at')} AS "updatedAt"`

/** Reads articles by their ids with the fields that `GET /v1/articles/{ref}` shows, as far as the reader may see them, in no order. */
export async function getChangedArticles(
  db: Queryable,
  ids: readonly string[],
  visibility: Visibility,
): Promise<ChangedArticle[]> {
  const { rows } = await db.query<ChangedArticle>({
    name: `changed-articles-${visibility}`,
    text: `SELECT ${columns} FROM article a WHERE a.id = ANY($1::uuid[]) AND ${visibleArticle(visibility)}`,
    values: [ids],
  })
  return rows
}

/** A part of all articles, in the order of their ids. */
export interface ArticleWalk {
  /** The id behind which it begins. */
  readonly after: string
  readonly limit: number
  /** It ends before the article whose body would begin behind so many bytes; the first one is always read. */
  readonly bytes: number
}

/** Reads the articles that follow an id, as far as the reader may see them. None: there are no more. */
export async function walkArticles(
  db: Queryable,
  { after, limit, bytes }: ArticleWalk,
  visibility: Visibility,
): Promise<ChangedArticle[]> {
  const { rows } = await db.query<ChangedArticle>({
    name: `walk-articles-${visibility}`,
    // The size of a body is known without reading it.
    text: `SELECT ${columns} FROM (
        SELECT id AS next_id, sum(size) OVER (ORDER BY id) - size AS before FROM (
          SELECT a.id, octet_length(a.html) AS size FROM article a
          WHERE a.id > $1 AND ${visibleArticle(visibility)} ORDER BY a.id LIMIT $2) listed
      ) part JOIN article a ON a.id = part.next_id WHERE part.before = 0 OR part.before < $3 ORDER BY a.id`,
    values: [after, limit, bytes],
  })
  return rows
}
