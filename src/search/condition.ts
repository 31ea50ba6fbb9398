// What a search asks of the index, as SQL on the row `s` of `article_search`. Pure but for the SQL it returns.

import { inZone, type Zone } from '../content/index.ts'
import type { SqlValues } from '../platform/sql.ts'
import type { Tier } from './match.ts'
import type { SearchQuery, SearchTerm } from './query.ts'

const zones: Readonly<Record<Tier, Zone>> = { 1: 'title', 2: 'head', 3: 'anywhere' }

/** Whether the index alone can tell what matches; else what it finds is compared character by character. */
export function isExact({ terms, excluded }: SearchQuery): boolean {
  return [...terms, ...excluded].every(({ tokens }) => tokens.exact)
}

/** The tokens of everything that may be of a tier: what is of it has them all. */
export function tierTokens({ terms }: SearchQuery, tier: Tier): number[] {
  return [...new Set(terms.flatMap((term) => tokensOf(term, tier)))]
}

function tokensOf({ tokens, text }: SearchTerm, tier: Tier): number[] {
  return inZone(tokens, zones[tier], text)
}

/** SQL: the article has these tokens. */
export function hasTokens(tokens: readonly number[], values: SqlValues): string {
  return `s.tokens @> ${values.add(tokens)}::int[]`
}

/**
 * SQL: what is not of a tier although it has its tokens, as far as the index can tell.
 * @param tier null: of any tier, so only exclusions count.
 */
export function unlessExcluded(query: SearchQuery, tier: Tier | null, values: SqlValues): string[] {
  const exactly = query.excluded.filter(({ tokens }) => tokens.exact)
  const conditions = exactly.map((term) => `NOT ${hasTokens(tokensOf(term, 3), values)}`)
  // What has the tokens of a better tier only perhaps has its terms: comparing tells.
  if (tier === null || tier === 1 || !query.terms.every(({ tokens }) => tokens.exact)) return conditions
  return [...conditions, `NOT ${hasTokens(tierTokens(query, tier === 2 ? 1 : 2), values)}`]
}
