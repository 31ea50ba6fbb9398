// Lists of articles: a page is a range of one index, whatever its depth.

import { cutPage, type Order, orderSql, type Position, positionSql } from '../platform/cursor.ts'
import type { Queryable } from '../platform/db.ts'
import { defaultLimit } from '../platform/schema.ts'
import { isoTime, SqlValues } from '../platform/sql.ts'
import {
  type ArticleFilter,
  asksArticle,
  filterConditions,
  narrowestCondition,
  type TermCondition,
  termConditions,
} from './filter.ts'
import { type ArticleRow, articleColumns, articleFieldsOfLists, sameFields } from './representation.ts'
import type { FieldName } from './schema.ts'

const columns: Record<string, Pick<Order, 'column' | 'type'>> = {
  publishedAt: { column: 'a.sort_at', type: 'timestamptz' },
  updatedAt: { column: 'a.updated_at', type: 'timestamptz' },
  title: { column: 'a.title', type: 'text' },
}

/** The order behind a `sort` of the list of articles. */
export function articleOrder(sort: string): Order {
  const column = columns[sort.replace(/^-/, '')]
  if (!column) throw new Error(`No order is named ${sort}.`)
  return { ...column, idColumn: 'a.id', name: sort, descending: sort.startsWith('-') }
}

/** Which articles a page has. */
export interface PageRequest {
  readonly filter: ArticleFilter
  readonly order: Order
  readonly position: Position | null
  /** Rows to pass over before the page. */
  readonly offset: number
  readonly limit: number
}

export interface ArticleListRequest extends PageRequest {
  readonly hash: string
  readonly fields: ReadonlySet<FieldName>
}

/** Where each kind of term keeps its articles in the order of their time, as `x`. */
export const links = {
  category: { table: 'article_category', article: 'x.article_id', term: 'x.category_id', public: 'x.public' },
  tag: { table: 'article_tag', article: 'x.article_id', term: 'x.tag_id', public: 'x.public' },
  source: { table: 'article', article: 'x.id', term: 'x.source_id', public: `x.status = 'published'` },
} as const satisfies Record<TermCondition['kind'], object>

/** A page of articles, each with its JSON text. */
export async function listArticles(db: Queryable, request: ArticleListRequest) {
  const { order, position, offset, limit, hash } = request
  const values = new SqlValues()
  // The page is found by narrow rows first; only its articles are then made into JSON.
  const text = `SELECT ${order.type === 'timestamptz' ? isoTime(order.column) : order.column} AS "sortValue", ${articleColumns(request.fields)}
     FROM (${pageIds(request, values)}) found JOIN article a ON a.id = found.id ORDER BY ${orderSql(order, position)}`
  const name = nameOf(request)
  const { rows } = await db.query<ArticleRow & { sortValue: string }>({
    text,
    values: values.list,
    ...(name !== null && { name }),
  })
  return cutPage(rows, limit, position, hash, offset > 0)
}

/**
 * A name for the statement of a default shape, of which there are a few: it is planned once a connection. Null for any
 * other: each combination would stay prepared, and be planned without its values.
 */
function nameOf({ filter, order, position, offset, limit, fields }: ArticleListRequest): string | null {
  const { visibility, ...asked } = filter
  const [only, ...others] = termConditions(filter)
  const isPlain = Object.keys(asked).length === (only === undefined ? 0 : 1) && others.length === 0
  if (!isPlain || visibility !== 'public' || offset > 0 || limit !== defaultLimit) return null
  if (order.name !== '-publishedAt' || !sameFields(fields, articleFieldsOfLists)) return null
  if (only !== undefined && only.terms.ids.length !== 1) return null
  return `list-articles-${only?.kind ?? 'all'}-${position?.direction ?? 'first'}`
}

/** What decides which articles come, and in which order. */
export type ArticleRange = Pick<ArticleListRequest, 'filter' | 'order' | 'position'>

/** SQL of a page's articles and one more, in order; see `listedIds`. */
export function pageIds(request: PageRequest, values: SqlValues): string {
  return listedIds(request, values, request.limit + 1, request.offset)
}

/**
 * SQL of the first articles of a range, in their order, after those that are passed over: `id`, and as `value` what they
 * are sorted by. Here a filter becomes a query.
 */
export function listedIds(range: ArticleRange, values: SqlValues, count: number, offset = 0): string {
  const byTime = range.order.column === 'a.sort_at'
  const driver = byTime ? narrowestCondition(range.filter) : null
  return driver
    ? idsOfTerms(driver, range, values, count, offset)
    : idsOfArticles(range, values, count, offset)
}

/** Ids of a range, from an index of the articles. */
function idsOfArticles(
  { filter, order, position }: ArticleRange,
  values: SqlValues,
  count: number,
  offset: number,
): string {
  const conditions = [...filterConditions(filter, values), ...positionSql(order, position, values)]
  return `SELECT a.id, ${order.column} AS value FROM article a WHERE ${conditions.join(' AND ')}
    ORDER BY ${orderSql(order, position)} LIMIT ${literal(count)}${offsetSql(offset, values)}`
}

/** A number of ours: bound, a prepared statement would be planned for a tenth of all rows. */
function literal(count: number): string {
  return String(Math.trunc(count))
}

function offsetSql(offset: number, values: SqlValues): string {
  return offset === 0 ? '' : ` OFFSET ${values.add(offset)}`
}

/**
 * Ids of a range that begins at a term filter: for each of its terms one range of the index that holds the term's
 * articles by time, cut at the count, then merged. An article of two terms comes once.
 */
function idsOfTerms(
  driver: TermCondition,
  { filter, order, position }: ArticleRange,
  values: SqlValues,
  count: number,
  offset: number,
): string {
  const link = links[driver.kind]
  // The link repeats the article's time: said of the link, the index can use it.
  const onLink: Order = { ...order, column: 'x.sort_at', idColumn: link.article }
  // Where nothing is asked that the link does not say itself, no article is read.
  const asksLink = !asksArticle(filter, driver)
  const [only, ...others] = driver.terms.ids
  const single = only !== undefined && others.length === 0
  const conditions = [
    `${link.term} = ${single ? `${values.add(only)}::uuid` : 'term.id'}`,
    ...(filter.visibility === 'public' ? [link.public] : []),
    ...filterConditions(filter, values, driver, {
      sortAt: onLink.column,
      ...(asksLink && { id: onLink.idColumn, visible: link.public }),
    }),
    ...positionSql(onLink, position, values),
  ]
  const range = `SELECT ${link.article} AS id, x.sort_at AS value FROM ${link.table} x
      ${asksLink ? '' : `JOIN article a ON a.id = ${link.article}`}
      WHERE ${conditions.join(' AND ')} ORDER BY ${orderSql(onLink, position)}`
  const page = `LIMIT ${literal(count)}${offsetSql(offset, values)}`
  if (single) return `${range} ${page}`
  // Each range is cut where the page ends at the latest; what is passed over may all be in one.
  const merged = orderSql({ ...order, column: 'r.value', idColumn: 'r.id' }, position)
  return `SELECT DISTINCT r.id, r.value FROM unnest(${values.add(driver.terms.ids)}::uuid[]) AS term (id)
    CROSS JOIN LATERAL (${range} LIMIT ${literal(offset + count)}) r ORDER BY ${merged} ${page}`
}
