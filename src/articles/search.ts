// A page of a search: matches in the order asked for, and how far was looked.

import { encodeCursor, type Order, type Position } from '../platform/cursor.ts'
import type { Queryable } from '../platform/db.ts'
import { firstUuid, lastUuid } from '../platform/id.ts'
import { SqlValues } from '../platform/sql.ts'
import { hasTokens, type SearchQuery, type SearchTerm, type Tier, tierTokens } from '../search/index.ts'
import type { Count, CountMode } from './count.ts'
import type { ArticleFilter } from './filter.ts'
import { type ArticleListRequest, articleOrder } from './list.ts'
import { type ArticleRow, articleColumns } from './representation.ts'
import { type Hit, type Scan, type SearchBounds, scanArticles } from './search-scan.ts'
import { visibleArticle } from './visibility.ts'

/** Matches that are counted; beyond, the count is not known. */
const countedMatches = 10_000

export interface ArticleSearchRequest extends ArticleListRequest {
  readonly count: CountMode
  readonly query: SearchQuery
  readonly bounds: SearchBounds
  readonly common: Scan['common']
  /** Whether title and text come with each row, to mark what was found. */
  readonly highlight: boolean
}

export interface FoundRow extends ArticleRow {
  readonly title: string
  readonly text: string
}

/** How a search was understood, and what it looked at. */
export interface SearchReport {
  readonly terms: readonly string[]
  readonly complete: boolean
  readonly missing?: readonly string[]
}

/** The order of `sort=relevance`: tier by tier, within each newest first. Its sort value is the tier before the time. */
export const relevanceOrder: Order = {
  name: 'relevance',
  column: '',
  idColumn: '',
  type: 'tier-time',
  descending: true,
}

const byTime = articleOrder('-publishedAt')

/** A page of what matches, each with its JSON text. */
export async function searchArticles(db: Queryable, request: ArticleSearchRequest) {
  const { position, offset, limit, hash, query } = request
  const backwards = position?.direction === 'prev'
  const { hits: all, stoppedAt } = await find(db, request, offset + limit + 1)
  const hits = all.slice(offset)
  const beyond = hits.length > limit
  const kept = backwards ? hits.slice(0, limit).reverse() : hits.slice(0, limit)
  const cursor = (direction: Position['direction'], at: Hit | null | undefined) =>
    at ? encodeCursor({ direction, value: at.value, id: at.id }, hash) : null
  // Where the bound was met, the next page goes on from there: what lies further is reached in steps.
  const [first, last] = [kept[0] ?? stoppedAt, kept.at(-1) ?? stoppedAt]
  const more = beyond || stoppedAt !== null
  const next = backwards ? cursor('next', last) : more ? cursor('next', stoppedAt ?? last) : null
  const prev = backwards
    ? more
      ? cursor('prev', stoppedAt ?? first)
      : null
    : position !== null || offset > 0
      ? cursor('prev', first)
      : null
  const missing =
    all.length === 0 && stoppedAt === null && position === null ? await missingTerms(db, request) : null
  const report: SearchReport = {
    terms: [...query.terms, ...query.excluded].map(({ shown }) => shown),
    complete: stoppedAt === null,
    ...(missing && { missing }),
  }
  return {
    rows: await readRows(db, request, kept),
    page: { limit, hasMore: next !== null, next, prev, ...(await countMatches(db, request)) },
    search: report,
  }
}

/** The newest matches, up to so many; `isWhole` when there are no others. */
export async function findMatches(
  db: Queryable,
  search: Pick<ArticleSearchRequest, 'query' | 'filter' | 'bounds' | 'common'>,
  most: number,
): Promise<{ readonly ids: readonly string[]; readonly isWhole: boolean }> {
  const { hits, stoppedAt } = await scanArticles(db, {
    ...search,
    order: byTime,
    position: null,
    tier: null,
    wanted: most + 1,
  })
  return {
    ids: hits.slice(0, most).map(({ id }) => id),
    isWhole: stoppedAt === null && hits.length <= most,
  }
}

/** How many match: exactly where all were looked at, else at least so many. */
async function countMatches(db: Queryable, request: ArticleSearchRequest): Promise<Count | null> {
  if (request.count === 'none') return null
  const { order, position: _, ...rest } = request
  const scan = {
    ...rest,
    order: order.name === relevanceOrder.name ? byTime : order,
    position: null,
    tier: null,
  }
  const { hits, stoppedAt } = await scanArticles(db, { ...scan, wanted: countedMatches + 1 })
  const isExact = stoppedAt === null && hits.length <= countedMatches
  return { total: Math.min(hits.length, countedMatches), totalIs: isExact ? 'exact' : 'estimated' }
}

/** The first matches, up to so many, in the direction of the position. */
async function find(db: Queryable, request: ArticleSearchRequest, wanted: number) {
  if (request.order.name !== relevanceOrder.name) {
    return scanArticles(db, { ...request, tier: null, wanted })
  }
  const place = request.position === null ? null : readTierTime(request.position)
  const tiers: Tier[] = place?.direction === 'prev' ? [3, 2, 1] : [1, 2, 3]
  const hits: Hit[] = []
  for (const tier of tiers.slice(tiers.indexOf(place?.tier ?? 1))) {
    const scanned = await scanArticles(db, {
      ...request,
      order: byTime,
      // Of a tier further on, all comes; its direction is that of the page.
      position: place === null || place.tier === tier ? place : startOf(place.direction),
      tier,
      wanted: wanted - hits.length,
    })
    const inTier = ({ id, value }: Hit): Hit => ({ id, value: `${tier} ${value}` })
    hits.push(...scanned.hits.map(inTier))
    if (scanned.stoppedAt) return { hits, stoppedAt: inTier(scanned.stoppedAt) }
    if (hits.length >= wanted) break
  }
  return { hits, stoppedAt: null }
}

/** Before every article, or behind every one. */
function startOf(direction: Position['direction']): Position {
  return direction === 'next'
    ? { direction, value: 'infinity', id: lastUuid }
    : { direction, value: '-infinity', id: firstUuid }
}

function readTierTime({ direction, value, id }: Position): Position & { readonly tier: Tier } {
  const [tier, time = ''] = String(value).split(' ')
  return { direction, id, value: time, tier: tier === '1' ? 1 : tier === '2' ? 2 : 3 }
}

/** The articles of a page. One that is visible no more since it was found is left out. */
async function readRows(
  db: Queryable,
  { fields, filter, highlight }: ArticleSearchRequest,
  hits: readonly Hit[],
): Promise<FoundRow[]> {
  if (hits.length === 0) return []
  const { rows } = await db.query<FoundRow>(
    `SELECT ${articleColumns(fields)}${highlight ? ', a.title, a.text' : ''} FROM article a
     WHERE a.id = ANY($1::uuid[]) AND ${visibleArticle(filter.visibility)}`,
    [hits.map(({ id }) => id)],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return hits.flatMap(({ id }) => byId.get(id) ?? [])
}

/** The terms that no article has, whatever the filters are. */
async function missingTerms(
  db: Queryable,
  { query, filter, bounds, common }: ArticleSearchRequest,
): Promise<string[]> {
  const missing: string[] = []
  for (const term of query.terms) {
    if (!(await occurs(db, term, { filter: { visibility: filter.visibility }, bounds, common }))) {
      missing.push(term.shown)
    }
  }
  return missing
}

async function occurs(
  db: Queryable,
  term: SearchTerm,
  { filter, bounds, common }: { filter: ArticleFilter; bounds: SearchBounds; common: Scan['common'] },
): Promise<boolean> {
  const query = { terms: [term], excluded: [] }
  if (term.tokens.exact) {
    const values = new SqlValues()
    const { rows } = await db.query(
      `SELECT FROM article_search s WHERE ${hasTokens(tierTokens(query, 3), values)} AND ${filter.visibility === 'public' ? 's.public' : 'true'} LIMIT 1`,
      values.list,
    )
    return rows.length > 0
  }
  const { hits, stoppedAt } = await scanArticles(db, {
    query,
    filter,
    order: byTime,
    position: null,
    tier: null,
    wanted: 1,
    bounds,
    common,
  })
  // Where not all was looked at, nothing is claimed.
  return hits.length > 0 || stoppedAt !== null
}
