// The filters of articles as SQL conditions. Pure but for the SQL it returns.

import type { Scope } from '../platform/generations.ts'
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

/** Whether a filter is one term of one kind, among what is public. */
export function isOneTerm(filter: ArticleFilter): boolean {
  const [condition] = termConditions(filter)
  return (
    filter.visibility === 'public' && Object.keys(filter).length === 2 && condition?.terms.ids.length === 1
  )
}

/** The term filter that leaves the fewest articles: the one to begin a list by time at. */
export function narrowestCondition(filter: ArticleFilter): TermCondition | null {
  const byCount = termConditions(filter).sort(
    (one, other) => one.terms.articleCount - other.terms.articleCount,
  )
  return byCount[0] ?? null
}

/** Where a query has what most filters ask for: of the article `a`, or of a link that repeats it. */
export interface FilterColumns {
  readonly id: string
  readonly sortAt: string
  /** SQL of whether the reader may see it. */
  readonly visible: string
}

/** Whether filters ask for more than an article's id, time and being public; the driver's own is not among them. */
export function asksArticle(filter: ArticleFilter, driver: TermCondition): boolean {
  const { visibility, status, language, updatedFrom, permalink, sourceUrl, externalId, source } = filter
  const others = [status, language, updatedFrom, permalink, sourceUrl, externalId]
  return (
    visibility !== 'public' ||
    others.some((other) => other !== undefined) ||
    (source !== undefined && source !== driver.terms)
  )
}

/** Conditions on the article `a`: all filters but the term filter that drives the query, if one does. */
export function filterConditions(
  filter: ArticleFilter,
  values: SqlValues,
  driver: TermCondition | null = null,
  columns: Partial<FilterColumns> = {},
): string[] {
  const { id = 'a.id', sortAt = 'a.sort_at', visible = visibleArticle(filter.visibility) } = columns
  const conditions = [visible]
  if (filter.status) conditions.push(oneOf('a.status', filter.status, 'article_status', values))
  if (filter.ids) conditions.push(oneOf(id, filter.ids, 'uuid', values))
  for (const { kind, terms } of termConditions(filter)) {
    if (terms === driver?.terms) continue
    conditions.push(hasTerm(kind, terms, id, values))
  }
  if (filter.tagNot && filter.tagNot.ids.length > 0)
    conditions.push(`NOT ${hasTerm('tag', filter.tagNot, id, values)}`)
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

function hasTerm(kind: TermCondition['kind'], { ids }: ResolvedTerms, id: string, values: SqlValues): string {
  const any = `ANY(${values.add(ids)}::uuid[])`
  if (kind === 'source') return `a.source_id = ${any}`
  return `EXISTS (SELECT FROM article_${kind} f WHERE f.article_id = ${id} AND f.${kind}_id = ${any})`
}

/** With one value as an equation: only then is what an index has beneath it in order. */
function oneOf(column: string, list: readonly string[], type: string, values: SqlValues): string {
  return list.length === 1
    ? `${column} = ${values.add(list[0])}::${type}`
    : `${column} = ANY(${values.add(list)}::${type}[])`
}

/** What a list with this filter depends on: where it must have a term, on those terms alone. */
export function scopesOf(filter: ArticleFilter): Scope[] {
  const narrowest = narrowestCondition(filter)
  if (narrowest === null || narrowest.terms.ids.length === 0) return ['articles', 'terms']
  return [...narrowest.terms.ids.map((id): Scope => `${narrowest.kind}:${id}`), 'terms']
}
