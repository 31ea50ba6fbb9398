// Lists of articles: a page is a range of one index, whatever its depth.

import { cutPage, type Order, orderSql, type Position, positionSql } from '../platform/cursor.ts'
import type { Queryable } from '../platform/db.ts'
import { isoTime, SqlValues } from '../platform/sql.ts'
import { type ArticleFilter, filterConditions, narrowestTermFilter, type TermFilterName } from './filter.ts'
import { type ArticleRow, articleColumns } from './representation.ts'
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

export interface ArticleListRequest {
  readonly filter: ArticleFilter
  readonly order: Order
  readonly position: Position | null
  readonly limit: number
  readonly hash: string
  readonly fields: ReadonlySet<FieldName>
}

/** Where each kind of term keeps its articles in the order of their time, as `x`. */
const links = {
  category: { table: 'article_category', article: 'x.article_id', term: 'x.category_id', public: 'x.public' },
  tag: { table: 'article_tag', article: 'x.article_id', term: 'x.tag_id', public: 'x.public' },
  source: { table: 'article', article: 'x.id', term: 'x.source_id', public: `x.status = 'published'` },
} as const satisfies Record<TermFilterName, object>

/** A page of articles, each with its JSON text. */
export async function listArticles(db: Queryable, request: ArticleListRequest) {
  const { order, position, limit, hash } = request
  const values = new SqlValues()
  const ids = listedIds(request, values, limit + 1)
  // The page is found by narrow rows first; only its articles are then made into JSON.
  const { rows } = await db.query<ArticleRow & { sortValue: string }>(
    `SELECT ${order.type === 'timestamptz' ? isoTime(order.column) : order.column} AS "sortValue", ${articleColumns(request.fields)}
     FROM (${ids}) found JOIN article a ON a.id = found.id ORDER BY ${orderSql(order, position)}`,
    values.list,
  )
  return cutPage(rows, limit, position, hash)
}

/** What decides which articles come, and in which order. */
export type ArticleRange = Pick<ArticleListRequest, 'filter' | 'order' | 'position'>

/** SQL of the first articles of a range, in their order: `id`, and as `value` what they are sorted by. */
export function listedIds(range: ArticleRange, values: SqlValues, count: number): string {
  const byTime = range.order.column === 'a.sort_at'
  const driver = byTime ? narrowestTermFilter(range.filter) : null
  return driver ? idsOfTerms(driver, range, values, count) : idsOfArticles(range, values, count)
}

/** Ids of a range, from an index of the articles. */
function idsOfArticles({ filter, order, position }: ArticleRange, values: SqlValues, count: number): string {
  const conditions = [...filterConditions(filter, values), ...positionSql(order, position, values)]
  return `SELECT a.id, ${order.column} AS value FROM article a WHERE ${conditions.join(' AND ')}
    ORDER BY ${orderSql(order, position)} LIMIT ${values.add(count)}`
}

/**
 * Ids of a range that begins at a term filter: for each of its terms one range of the index that holds the term's
 * articles by time, cut at the count, then merged. An article of two terms comes once.
 */
function idsOfTerms(
  driver: TermFilterName,
  { filter, order, position }: ArticleRange,
  values: SqlValues,
  most: number,
): string {
  const link = links[driver]
  // The link repeats the article's time: said of the link, the index can use it.
  const onLink: Order = { ...order, column: 'x.sort_at', idColumn: link.article }
  const conditions = [
    `${link.term} = term.id`,
    ...(filter.visibility === 'public' ? [link.public] : []),
    ...filterConditions(filter, values, { driver, sortAt: onLink.column }),
    ...positionSql(onLink, position, values),
  ]
  const count = values.add(most)
  return `SELECT DISTINCT a.id, a.sort_at AS value FROM unnest(${values.add(filter[driver]?.ids ?? [])}::uuid[]) AS term (id) CROSS JOIN LATERAL (
      SELECT ${link.article} AS id, x.sort_at FROM ${link.table} x JOIN article a ON a.id = ${link.article}
      WHERE ${conditions.join(' AND ')} ORDER BY ${orderSql(onLink, position)} LIMIT ${count}
    ) a ORDER BY ${orderSql(order, position)} LIMIT ${count}`
}
