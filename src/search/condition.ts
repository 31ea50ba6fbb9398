// What a search asks of the index, as SQL on the row `s` of `article_search`. Pure but for the SQL it returns.

import { inZone, plainRun, type Zone } from '../content/index.ts'
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

/** SQL of the texts of the article `a` in which terms of a tier stand, as one. */
const texts: Readonly<Record<Tier, string>> = {
  1: 'a.title',
  2: "concat_ws(E'\\n', a.title, a.summary)",
  3: "concat_ws(E'\\n', a.title, a.summary, a.text)",
}

/**
 * SQL: what the texts of the article `a` themselves already tell against a match, for the terms of which tokens are not
 * enough. Where the texts are plain, a term is in them as it is or not at all; the others are left to be compared.
 */
export function unlessAbsent({ terms }: SearchQuery, tier: Tier | null, values: SqlValues): string[] {
  const runs = terms.filter(({ tokens }) => !tokens.exact).map(({ text }) => plainRun(text))
  return runs
    .filter((run) => run !== '')
    .map((run) => {
      const wanted = `${values.add(run)}::text`
      const stands = (text: string) => `position(${wanted} IN lower(${text} COLLATE "C")) > 0`
      const inTags = `EXISTS (SELECT FROM article_tag x JOIN tag t ON t.id = x.tag_id WHERE x.article_id = a.id AND ${stands('t.name')})`
      return `(NOT s.plain OR ${stands(texts[tier ?? 3])}${tier === 1 ? '' : ` OR ${inTags}`})`
    })
}
