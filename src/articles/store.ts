// One article by its id or slug.

import type { Queryable } from '../platform/db.ts'
import { isUuid } from '../platform/id.ts'
import { isoTime } from '../platform/sql.ts'
import { type ArticleRow, articleColumns } from './representation.ts'
import type { FieldName } from './schema.ts'
import { type Visibility, visibleArticle } from './visibility.ts'

export type FoundArticle<R = ArticleRow> = { readonly found: 'article'; readonly row: R } | AbsentArticle

export type AbsentArticle =
  /** The ref is a former slug. */
  | { readonly found: 'moved'; readonly slug: string }
  /** It was public once. */
  | { readonly found: 'gone' }
  | { readonly found: 'nothing' }

/** Reads one article, as far as the reader may see it. */
export function getArticle(
  db: Queryable,
  ref: string,
  fields: ReadonlySet<FieldName>,
  visibility: Visibility,
): Promise<FoundArticle> {
  return findArticle(db, ref, articleColumns(fields), visibility)
}

/** What neighbours and related articles are found by. */
export interface ArticlePlace {
  readonly id: string
  /** As a cursor has it. */
  readonly sortAt: string
  readonly title: string
  readonly sourceId: string | null
  readonly public: boolean
}

/** Reads where an article stands among others, as far as the reader may see it. */
export function getArticlePlace(
  db: Queryable,
  ref: string,
  visibility: Visibility,
): Promise<FoundArticle<ArticlePlace>> {
  const columns = `a.id, ${isoTime('a.sort_at')} AS "sortAt", a.title, a.source_id AS "sourceId",
    a.status = 'published' AS public`
  return findArticle(db, ref, columns, visibility)
}

async function findArticle<R extends object>(
  db: Queryable,
  ref: string,
  columns: string,
  visibility: Visibility,
): Promise<FoundArticle<R>> {
  const key = isUuid(ref) ? 'id' : 'slug'
  // Slugs are stored in NFC; some systems write addresses in NFD.
  const value = ref.normalize('NFC')
  const { rows } = await db.query<R>(
    `SELECT ${columns} FROM article a WHERE a.${key} = $1 AND ${visibleArticle(visibility)}`,
    [value],
  )
  if (rows[0]) return { found: 'article', row: rows[0] }
  return getAbsentArticle(db, key, value, visibility)
}

/** What was public and is archived or deleted; a draft that was public once is as unknown as any draft. */
export const goneArticle = `a.ever_public AND a.status IN ('archived', 'deleted')`

/**
 * Why there is no such article. A slug belongs to the living article that has it, then to the one that had it, then to a
 * deleted one. Articles that the reader may not see count only where they were public: no draft can be told by this.
 */
async function getAbsentArticle(
  db: Queryable,
  key: 'id' | 'slug',
  ref: string,
  visibility: Visibility,
): Promise<AbsentArticle> {
  const { rows: holders } = await db.query<{ deleted: boolean }>(
    `SELECT a.status = 'deleted' AS deleted FROM article a WHERE a.${key} = $1 AND ${goneArticle} ORDER BY deleted LIMIT 1`,
    [ref],
  )
  if (holders[0]?.deleted === false) return { found: 'gone' }
  if (key === 'slug') {
    const { rows: targets } = await db.query<{ slug: string; visible: boolean; gone: boolean }>(
      `SELECT a.slug, ${visibleArticle(visibility)} AS visible, ${goneArticle} AS gone
       FROM alias x JOIN article a ON a.id = x.target_id WHERE x.namespace = 'article' AND x.key = $1`,
      [ref],
    )
    if (targets[0]?.visible) return { found: 'moved', slug: targets[0].slug }
    if (targets[0]?.gone) return { found: 'gone' }
  }
  return { found: holders[0] ? 'gone' : 'nothing' }
}

/** Reads articles by their ids, as far as the reader may see them, in no order. */
export async function getArticlesById(
  db: Queryable,
  ids: readonly string[],
  fields: ReadonlySet<FieldName>,
  visibility: Visibility,
): Promise<ArticleRow[]> {
  const { rows } = await db.query<ArticleRow>(
    `SELECT ${articleColumns(fields)} FROM article a WHERE a.id = ANY($1::uuid[]) AND ${visibleArticle(visibility)}`,
    [ids],
  )
  return rows
}
