// The filters of articles as SQL conditions. Pure but for the SQL it returns.

import type { SqlValues } from '../platform/sql.ts'
import type { ResolvedTerms } from '../terms/index.ts'
import type { ArticleStatus } from './new-article.ts'
import { type Visibility, visibleArticle } from './visibility.ts'

/** What a list is narrowed to. Terms are resolved already; an empty list of ids matches nothing. */
export interface ArticleFilter {
  readonly visibility: Visibility
  readonly status?: readonly ArticleStatus[]
  readonly ids?: readonly string[]
  readonly category?: ResolvedTerms
  readonly tag?: ResolvedTerms
  /** Each must be there. */
  readonly tagAll?: readonly ResolvedTerms[]
  /** None may be there. */
  readonly tagNot?: ResolvedTerms
  readonly source?: ResolvedTerms
  readonly language?: readonly string[]
  readonly publishedFrom?: Date
  readonly publishedBefore?: Date
  readonly updatedFrom?: Date
  readonly permalink?: string
  readonly sourceUrl?: string
  readonly externalId?: string
}

/** A filter by terms, of which an article must have one: `kind` says where they are kept. */
export interface TermCondition {
  readonly kind: 'category' | 'tag' | 'source'
  readonly terms: ResolvedTerms
}

/** Every filter by terms that an article must have. */
export function termConditions(filter: ArticleFilter): TermCondition[] {
  return [
    ...(filter.category ? [{ kind: 'category' as const, terms: filter.category }] : []),
    ...(filter.tag ? [{ kind: 'tag' as const, terms: filter.tag }] : []),
    ...(filter.tagAll ?? []).map((terms) => ({ kind: 'tag' as const, terms })),
    ...(filter.source ? [{ kind: 'source' as const, terms: filter.source }] : []),
  ]
}

/** The term filter that leaves the fewest articles: the one to begin a list by time at. */
export function narrowestCondition(filter: ArticleFilter): TermCondition | null {
  const byCount = termConditions(filter).sort(
    (one, other) => one.terms.articleCount - other.terms.articleCount,
  )
  return byCount[0] ?? null
}

/**
 * Conditions on the article `a`: all filters but the term filter that drives the query, if one does. `sortAt` is the
 * column that has the article's time there.
 */
export function filterConditions(
  filter: ArticleFilter,
  values: SqlValues,
  { driver, sortAt }: { driver: TermCondition | null; sortAt: string } = {
    driver: null,
    sortAt: 'a.sort_at',
  },
): string[] {
  const conditions = [visibleArticle(filter.visibility)]
  if (filter.status) conditions.push(oneOf('a.status', filter.status, 'article_status', values))
  if (filter.ids) conditions.push(oneOf('a.id', filter.ids, 'uuid', values))
  for (const { kind, terms } of termConditions(filter)) {
    if (terms === driver?.terms) continue
    conditions.push(hasTerm(kind, terms, values))
  }
  if (filter.tagNot && filter.tagNot.ids.length > 0)
    conditions.push(`NOT ${hasTerm('tag', filter.tagNot, values)}`)
  if (filter.language) conditions.push(oneOf('a.language', filter.language, 'text', values))
  if (filter.publishedFrom) conditions.push(`${sortAt} >= ${values.add(filter.publishedFrom)}`)
  if (filter.publishedBefore) conditions.push(`${sortAt} < ${values.add(filter.publishedBefore)}`)
  // What has no time of publication is sorted by its creation, but was not published then. All that is public has one.
  if (filter.visibility !== 'public' && (filter.publishedFrom || filter.publishedBefore))
    conditions.push('a.published_at IS NOT NULL')
  if (filter.updatedFrom) conditions.push(`a.updated_at >= ${values.add(filter.updatedFrom)}`)
  if (filter.permalink !== undefined) conditions.push(`a.permalink = ${values.add(filter.permalink)}`)
  if (filter.sourceUrl !== undefined) conditions.push(`a.source_url = ${values.add(filter.sourceUrl)}`)
  if (filter.externalId !== undefined) conditions.push(`a.external_id = ${values.add(filter.externalId)}`)
  return conditions
}

function hasTerm(kind: TermCondition['kind'], { ids }: ResolvedTerms, values: SqlValues): string {
  const any = `ANY(${values.add(ids)}::uuid[])`
  if (kind === 'source') return `a.source_id = ${any}`
  return `EXISTS (SELECT FROM article_${kind} x WHERE x.article_id = a.id AND x.${kind}_id = ${any})`
}

/** With one value as an equation: only then is what an index has beneath it in order. */
function oneOf(column: string, list: readonly string[], type: string, values: SqlValues): string {
  return list.length === 1
    ? `${column} = ${values.add(list[0])}::${type}`
    : `${column} = ANY(${values.add(list)}::${type}[])`
}
