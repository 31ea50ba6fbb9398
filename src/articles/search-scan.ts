// Finding the matches of a search in the order of a list, newest first or another: pieces of bounded length, one after the
// other, until a page is full.
//
// A piece comes from the search index where few articles have the tokens: all of them are gathered, then sorted. Where
// many have them, the next ones on the list are looked at one by one: of a common word some match soon.

import { orderSql, positionSql } from '../platform/cursor.ts'
import type { Queryable } from '../platform/db.ts'
import { isoTime, SqlValues } from '../platform/sql.ts'
import {
  type CommonWords,
  type ComparedText,
  hasTokens,
  isExact,
  type SearchQuery,
  type Tier,
  tierOf,
  tierTokens,
  unlessAbsent,
  unlessExcluded,
} from '../search/index.ts'
import { filterConditions } from './filter.ts'
import { type ArticleRange, listedIds } from './list.ts'
import type { Visibility } from './visibility.ts'

/** How much of the archive one tier of one page may look at. */
export interface SearchBounds {
  /** Articles gathered from the index; a word that more of them have is common. */
  readonly gathered: number
  /** Articles looked at on a list; half as many where texts are compared. */
  readonly walked: number
}

/** Some 50 ms each at a million articles: more than 10,000 of them have at least one in a hundred, so that 2,000 suffice. */
export const searchBounds: SearchBounds = { gathered: 10_000, walked: 2_000 }

/** Of a text so much is compared: a candidate that is a book may not stop the others. */
const comparedCharacters = 1_000_000
/** Each piece is so many times as long as the one before, as far as the bound allows. */
const pieceGrowth = 4

export interface Scan extends ArticleRange {
  readonly query: SearchQuery
  /** What to find: matches of one tier, or of any. */
  readonly tier: Tier | null
  /** How many matches are enough. */
  readonly wanted: number
  readonly bounds: SearchBounds
  /** By whom they are common for: how many drafts have a word must not show in what the public finds. */
  readonly common: Readonly<Record<Visibility, CommonWords>>
}

/** A match, and its place on the list. */
export interface Hit {
  readonly id: string
  readonly value: string
}

/** Matches in the order of the list from a position on. */
export interface Scanned {
  readonly hits: readonly Hit[]
  /** The last article that was looked at, where the bound was met before there were enough. */
  readonly stoppedAt: Hit | null
}

/** Looks for matches. No statement looks at more articles than the bounds say. */
export async function scanArticles(db: Queryable, scan: Scan): Promise<Scanned> {
  const { query, wanted, bounds, position } = scan
  const common = scan.common[scan.filter.visibility]
  const tokens = tierTokens(query, scan.tier ?? 3)
  const hits: Hit[] = []
  let next = scan
  let left = isExact(query) ? bounds.walked : Math.ceil(bounds.walked / 2)
  // Without a token, as of a character that is everywhere, any article may match.
  let walking = tokens.length === 0 || common.isCommon(tokens)
  // Twice a page where not all that is looked at matches.
  const isSure = isExact(query) && query.excluded.length === 0
  for (let factor = 1; ; ) {
    const count = Math.min((isSure && !walking ? wanted : 2 * wanted) * factor, left)
    const rows = walking ? await walk(db, next, tokens, count) : await gather(db, next, tokens, count)
    if (rows === null) {
      common.remember(tokens)
      walking = true
      continue
    }
    for (const row of rows) if (row.hit && matches(row, scan)) hits.push({ id: row.id, value: row.value })
    if (hits.length >= wanted) return { hits: hits.slice(0, wanted), stoppedAt: null }
    const end = rows.at(-1)
    if (!end?.last) return { hits, stoppedAt: null }
    left -= count
    if (left <= 0) return { hits, stoppedAt: { id: end.id, value: end.value } }
    next = { ...scan, position: { direction: position?.direction ?? 'next', value: end.value, id: end.id } }
    factor *= pieceGrowth
  }
}

function matches(row: ComparedText, { query, tier }: Scan): boolean {
  if (isExact(query)) return true
  const found = tierOf(row, query)
  return found !== null && (tier === null || found === tier)
}

/** A row of a piece: an article that may match, and at its end the last one if there were as many as asked for. */
interface PieceRow extends Hit, ComparedText {
  readonly last: boolean
  readonly hit: boolean
}

/** The next articles of the list that have the tokens. */
async function walk(
  db: Queryable,
  scan: Scan,
  tokens: readonly number[],
  count: number,
): Promise<readonly PieceRow[]> {
  const values = new SqlValues()
  const has = tokens.length === 0 ? [] : [hasTokens(tokens, values)]
  const conditions = [...has, ...otherConditions(scan, values)]
  const piece = pieceSql(scan, listedIds(scan, values, count), conditions, count)
  const { rows } = await db.query<PieceRow>(`SELECT * FROM (${piece}) r ORDER BY r.n`, values.list)
  return rows
}

/** The next articles of the list among all that have the tokens; null when those are more than may be gathered. */
async function gather(
  db: Queryable,
  scan: Scan,
  tokens: readonly number[],
  count: number,
): Promise<readonly PieceRow[] | null> {
  const values = new SqlValues()
  const { visibility } = scan.filter
  const few = `(SELECT count(*) FROM found) <= ${values.add(scan.bounds.gathered)}`
  const found = `SELECT s.article_id AS id, s.sort_at FROM article_search s
    WHERE ${hasTokens(tokens, values)} AND ${visibility === 'public' ? 's.public' : 'true'} LIMIT ${values.add(scan.bounds.gathered + 1)}`
  const conditions = otherConditions(scan, values)
  const piece = pieceSql(scan, foundIds(scan, values, few, count), conditions, count)
  const { rows } = await db.query<PieceRow & { few: boolean }>(
    `WITH found AS MATERIALIZED (${found})
     SELECT g.few, r.* FROM (SELECT ${few} AS few) g LEFT JOIN (${piece}) r ON true ORDER BY r.n`,
    values.list,
  )
  if (rows[0]?.few !== true) return null
  return rows.filter(({ id }) => id !== null)
}

/** What is asked of an article that has the tokens; what costs least first. */
function otherConditions({ query, tier }: Scan, values: SqlValues): string[] {
  return [...unlessExcluded(query, tier, values), ...unlessAbsent(query, tier, values)]
}

/** SQL of the first articles of a range among those that were gathered. */
function foundIds(range: ArticleRange, values: SqlValues, few: string, count: number): string {
  const { filter, order, position } = range
  const conditions = filterConditions(filter, values)
  // The first condition is that it is visible, of which the index knows as well.
  const isFiltered = conditions.length > 1
  const onFound = { ...order, column: 'f.sort_at', idColumn: 'f.id' }
  const [from, by, where] =
    order.column === 'a.sort_at' && !isFiltered
      ? (['found f', onFound, []] as const)
      : (['found f JOIN article a ON a.id = f.id', order, conditions] as const)
  return `SELECT f.id, ${by.column} AS value FROM ${from}
    WHERE ${[few, ...where, ...positionSql(by, position, values)].join(' AND ')}
    ORDER BY ${orderSql(by, position)} LIMIT ${values.add(count)}`
}

/** SQL of a piece: of the first `count` articles those that may match, with their texts where these are to be compared. */
function pieceSql(
  { query, order, position }: Scan,
  ids: string,
  conditions: readonly string[],
  count: number,
): string {
  const value = order.type === 'timestamptz' ? isoTime('c.value') : 'c.value'
  const texts = `a.title, a.summary, left(a.text, ${comparedCharacters}) AS text,
    (SELECT coalesce(array_agg(t.name), '{}') FROM article_tag x JOIN tag t ON t.id = x.tag_id WHERE x.article_id = a.id) AS tags`
  // OFFSET 0: whether an article may match is found out once, not again for each column.
  const checked = `SELECT i.id, i.value, i.n, coalesce(${conditions.join(' AND ') || 'true'}, false) AS hit
    FROM (SELECT ids.*, row_number() OVER (ORDER BY ${orderSql({ ...order, column: 'ids.value', idColumn: 'ids.id' }, position)}) AS n
      FROM (${ids}) ids) i LEFT JOIN article_search s ON s.article_id = i.id
    ${isExact(query) ? '' : 'LEFT JOIN article a ON a.id = i.id'} OFFSET 0`
  const columns = `c.id, ${value} AS value, c.n, c.hit, c.n = ${count} AS last`
  return isExact(query)
    ? `SELECT ${columns} FROM (${checked}) c WHERE c.hit OR c.n = ${count}`
    : `SELECT ${columns}, x.* FROM (${checked}) c
       LEFT JOIN LATERAL (SELECT ${texts} FROM article a WHERE a.id = c.id AND c.hit) x ON true WHERE c.hit OR c.n = ${count}`
}
