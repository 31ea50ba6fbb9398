// Search: what other features may use of it. Pure but for the SQL that it returns.

export { type CommonWords, createCommonWords } from './common-words.ts'
export { hasTokens, isExact, tierTokens, unlessAbsent, unlessExcluded } from './condition.ts'
export { type Highlights, highlight } from './highlight.ts'
export { type ComparedText, type Tier, tierOf } from './match.ts'
export { parseQuery, QUERY_MAX_CHARACTERS, type SearchQuery, type SearchTerm, TERMS_MOST } from './query.ts'
