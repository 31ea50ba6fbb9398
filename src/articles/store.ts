// One article by its id or slug.

import type { Queryable, Transaction } from '../platform/db.ts'
import { versionTag } from '../platform/etag.ts'
import { isUuid } from '../platform/id.ts'
import { jsonBytes } from '../platform/json.ts'
import { isoTime } from '../platform/sql.ts'
import { type StoredArticle, storedColumns } from './known.ts'
import {
  type ArticleRow,
  answeredFields,
  articleColumns,
  articleJson,
  type WebAddress,
} from './representation.ts'
import type { FieldName } from './schema.ts'
import { type Visibility, visibleArticle } from './visibility.ts'

export type FoundArticle<R> = { readonly found: 'article'; readonly row: R } | AbsentArticle

export type AbsentArticle =
  /** The ref is a former slug. */
  | { readonly found: 'moved'; readonly slug: string }
  /** It was public once. */
  | { readonly found: 'gone' }
  | { readonly found: 'nothing' }

/** Enough of an article to tell whether a reader has it already. */
export interface ArticleVersion {
  readonly id: string
  /** Of its own version and those of the terms that it shows. */
  readonly etag: string
  /** Its terms, as surrogate keys name them. */
  readonly terms: readonly string[]
}

/** SQL of what `versionOf` makes a version of. */
const versionColumns = `a.id, a.version, (
    SELECT jsonb_build_array(coalesce(array_agg(shown.type || ':' || shown.id), '{}'), coalesce(string_agg(shown.id || ' ' || shown.version, ','), ''))
    FROM (
      SELECT 'category' AS type, c.id, c.version, 1 AS kind, x.position FROM article_category x JOIN category c ON c.id = x.category_id
        WHERE x.article_id = a.id AND x.direct
      UNION ALL SELECT 'tag', g.id, g.version, 2, x.position FROM article_tag x JOIN tag g ON g.id = x.tag_id WHERE x.article_id = a.id
      UNION ALL SELECT 'source', s.id, s.version, 3, 0 FROM source s WHERE s.id = a.source_id
      ORDER BY kind, position) shown) AS shown`

interface VersionRow {
  readonly id: string
  readonly version: number
  readonly shown: readonly [terms: string[], versions: string]
}

function versionOf({ id, version, shown: [terms, versions] }: VersionRow): ArticleVersion {
  return { id, terms, etag: versionTag(version, versions) }
}

/** Finds one article, as far as the reader may see it. */
export async function findArticle(
  db: Queryable,
  ref: string,
  visibility: Visibility,
): Promise<FoundArticle<ArticleVersion>> {
  const columns = { name: 'version', columns: versionColumns }
  const result = await select<VersionRow>(db, ref, columns, visibility)
  return result.found === 'article' ? { found: 'article', row: versionOf(result.row) } : result
}

/** Reads one article with its version, as far as the reader may see it. */
export async function readArticle(
  db: Queryable,
  ref: string,
  fields: ReadonlySet<FieldName>,
  visibility: Visibility,
): Promise<FoundArticle<ArticleVersion & { readonly article: ArticleRow }>> {
  const columns = { name: null, columns: `${versionColumns}, ${articleColumns(fields)}` }
  const result = await select<VersionRow & ArticleRow>(db, ref, columns, visibility)
  return result.found === 'article'
    ? { found: 'article', row: { ...versionOf(result.row), article: result.row } }
    : result
}

/** Reads articles that were just written, whatever their status, by their ids. */
export async function readWritten(
  tx: Transaction,
  ids: readonly string[],
  fields: ReadonlySet<FieldName>,
): Promise<ReadonlyMap<string, ArticleVersion & { readonly article: ArticleRow }>> {
  const { rows } = await tx.query<VersionRow & ArticleRow>(
    `SELECT ${versionColumns}, ${articleColumns(fields)} FROM article a WHERE a.id = ANY($1::uuid[]) AND ${visibleArticle('all')}`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, { ...versionOf(row), article: row }]))
}

/** An article that is about to be changed. */
export type LockedArticle = StoredArticle & Pick<ArticleVersion, 'etag'>

/** Finds an article, whatever its status, and locks it until the transaction ends. */
export async function lockArticle(tx: Transaction, ref: string): Promise<FoundArticle<LockedArticle>> {
  const columns = { name: 'lock', columns: `${storedColumns}, ${versionColumns}`, locks: true }
  const result = await select<StoredArticle & VersionRow>(tx, ref, columns, 'all')
  return result.found === 'article'
    ? { found: 'article', row: { ...result.row, etag: versionOf(result.row).etag } }
    : result
}

/** Finds a deleted article by its id and locks it; null for any other one. */
export async function lockDeleted(tx: Transaction, ref: string): Promise<LockedArticle | null> {
  if (!isUuid(ref)) return null
  const { rows } = await tx.query<StoredArticle>(
    `SELECT ${storedColumns} FROM article a WHERE a.id = $1 AND a.status = 'deleted' FOR UPDATE`,
    [ref],
  )
  const [row] = rows
  return row ? { ...row, etag: versionTag(row.version) } : null
}

/** What `GET /v1/articles/{ref}?include=html,extra` shows. */
const previewedFields = answeredFields({ include: ['html', 'extra'] }, 'one')

/** Articles by their ids, in whatever state, each as the JSON text that `GET /v1/articles/{ref}?include=html,extra` shows. */
export async function previewArticles(
  tx: Transaction,
  ids: readonly string[],
  address: WebAddress,
): Promise<Map<string, string>> {
  const { rows } = await tx.query<ArticleRow>({
    name: 'preview-articles',
    text: `SELECT ${articleColumns(previewedFields)} FROM article a WHERE a.id = ANY($1::uuid[]) AND ${visibleArticle('all')}`,
    values: [ids],
  })
  return new Map(
    rows.map((row) => [row.id, jsonBytes(articleJson(row, previewedFields, address)).toString()]),
  )
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
  return select(db, ref, { name: 'place', columns }, visibility)
}

async function select<R extends object>(
  db: Queryable,
  ref: string,
  {
    name,
    columns,
    locks = false,
  }: { readonly name: string | null; readonly columns: string; readonly locks?: boolean },
  visibility: Visibility,
): Promise<FoundArticle<R>> {
  const key = isUuid(ref) ? 'id' : 'slug'
  // Slugs are stored in NFC; some systems write addresses in NFD.
  const value = ref.normalize('NFC')
  const { rows } = await db.query<R>({
    // What is read of an article is named by whoever asks.
    ...(name !== null && { name: `find-article-${name}-${key}-${visibility}` }),
    text: `SELECT ${columns} FROM article a WHERE a.${key} = $1 AND ${visibleArticle(visibility)}${locks ? ' FOR UPDATE' : ''}`,
    values: [value],
  })
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
