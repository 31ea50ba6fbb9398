// The filters of a list of articles as SQL conditions. Pure but for the SQL it returns.

import type { SqlValues } from '../platform/sql.ts'
import type { ResolvedTerms } from '../terms/index.ts'
import { type Visibility, visibleArticle } from './visibility.ts'

/** What a list is narrowed to. Terms are resolved already; an empty list of ids matches nothing. */
export interface ArticleFilter {
  readonly visibility: Visibility
  readonly category?: ResolvedTerms
  readonly tag?: ResolvedTerms
  readonly source?: ResolvedTerms
  readonly publishedFrom?: Date
  readonly publishedBefore?: Date
  readonly updatedFrom?: Date
}

export type TermFilterName = 'category' | 'tag' | 'source'

/**
 * Conditions on the article `a`: all filters but the term filter that drives the query, if one does. `sortAt` is the
 * column that has the article's time there.
 */
export function filterConditions(
  filter: ArticleFilter,
  values: SqlValues,
  { driver, sortAt }: { driver: TermFilterName | null; sortAt: string } = {
    driver: null,
    sortAt: 'a.sort_at',
  },
): string[] {
  const conditions = [visibleArticle(filter.visibility)]
  if (filter.category && driver !== 'category') {
    conditions.push(
      `EXISTS (SELECT FROM article_category x WHERE x.article_id = a.id AND x.category_id = ANY(${values.add(filter.category.ids)}::uuid[]))`,
    )
  }
  if (filter.tag && driver !== 'tag') {
    conditions.push(
      `EXISTS (SELECT FROM article_tag x WHERE x.article_id = a.id AND x.tag_id = ANY(${values.add(filter.tag.ids)}::uuid[]))`,
    )
  }
  if (filter.source && driver !== 'source') {
    conditions.push(`a.source_id = ANY(${values.add(filter.source.ids)}::uuid[])`)
  }
  // What has no time of publication is sorted by its creation, but was not published then.
  if (filter.publishedFrom)
    conditions.push(`${sortAt} >= ${values.add(filter.publishedFrom)}`, 'a.published_at IS NOT NULL')
  if (filter.publishedBefore)
    conditions.push(`${sortAt} < ${values.add(filter.publishedBefore)}`, 'a.published_at IS NOT NULL')
  if (filter.updatedFrom) conditions.push(`a.updated_at >= ${values.add(filter.updatedFrom)}`)
  return conditions
}

/** The term filter that leaves the fewest articles: the one to begin a list by time at. */
export function narrowestTermFilter(filter: ArticleFilter): TermFilterName | null {
  const names = (['category', 'tag', 'source'] as const).filter((name) => filter[name] !== undefined)
  return (
    names.sort((one, other) => (filter[one]?.articleCount ?? 0) - (filter[other]?.articleCount ?? 0))[0] ??
    null
  )
}
