// The parameters by which lists, facets, neighbours and searches of articles are filtered, and how they are read.

import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { seesDrafts } from '../platform/access.ts'
import type { Queryable } from '../platform/db.ts'
import type { Snapshot } from '../platform/generations.ts'
import { Problem } from '../platform/problems.ts'
import { parameterProblem } from '../platform/query.ts'
import { commaList, Id } from '../platform/schema.ts'
import { parseTimeOrDay } from '../platform/time.ts'
import {
  categoryKind,
  type KnownTerms,
  sourceKind,
  type TermKind,
  tagKind,
  termFilter,
} from '../terms/index.ts'
import type { ArticleFilter } from './filter.ts'

const instant = (description: string) =>
  Type.Optional(
    Type.String({
      format: 'time-or-day',
      description: `${description} An RFC 3339 time, or a day: then its midnight in the site's zone.`,
      examples: ['2022-04-19'],
    }),
  )

const exact = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description }))

/** The filters of articles; all of them combine. */
export const articleFilters = {
  ids: Type.Optional(
    commaList(Id, { description: 'Only these articles, at most 100, as far as they exist.', maxItems: 100 }),
  ),
  category: Type.Optional(termFilter(categoryKind, 'A category takes its descendants along.')),
  tag: Type.Optional(
    termFilter(tagKind, 'A former slug counts as its term; what never was one matches nothing.'),
  ),
  tagAll: Type.Optional(
    commaList(Type.String({ minLength: 1, maxLength: 200 }), {
      description: 'Articles that have all of these tags (ids or slugs, separated by commas, at most 10).',
      maxItems: 10,
    }),
  ),
  tagNot: Type.Optional(
    commaList(Type.String({ minLength: 1, maxLength: 200 }), {
      description: 'Articles that have none of these tags (ids or slugs, separated by commas).',
    }),
  ),
  source: Type.Optional(termFilter(sourceKind, '')),
  language: Type.Optional(
    commaList(Type.String({ minLength: 1, maxLength: 35 }), {
      description: 'Articles in any of these languages, as articles name them.',
      examples: [['zh-CN']],
    }),
  ),
  status: Type.Optional(
    commaList(Type.Enum(['draft', 'scheduled', 'published', 'archived']), {
      description:
        'Articles in any of these states. Needs the scope `drafts:read`; without it, published ones only.',
    }),
  ),
  publishedFrom: instant('Published at this time or later.'),
  publishedBefore: instant('Published before this time.'),
  updatedFrom: instant('Changed at this time or later.'),
  permalink: exact('The article with this path on the site that it came from.'),
  sourceUrl: exact('The article from this address.'),
  externalId: exact('Articles to which a source gave this id.'),
}

const ArticleFilters = Type.Object(articleFilters)
export type ArticleFilters = Static<typeof ArticleFilters>

/** Filters out of the parameters of a query, beside whatever else it has. */
export function filtersOf(query: ArticleFilters): ArticleFilters {
  const given = query as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(articleFilters).flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  )
}

/** What filters are read by. */
export interface FilterReading {
  readonly read: Queryable
  /** Of the site: an IANA name. */
  readonly timezone: string
  readonly terms: KnownTerms
}

/**
 * The filter that parameters ask for: terms resolved, days read as midnight in the site's zone.
 * @param before read before anything was looked up; with the scope `terms`.
 * @throws {Problem} for a status that the caller may not see, and for a time that cannot be.
 */
export async function readFilter(
  request: FastifyRequest,
  filters: ArticleFilters,
  before: Snapshot,
  { read, timezone, terms }: FilterReading,
): Promise<ArticleFilter> {
  if (filters.status && !seesDrafts(request)) {
    throw new Problem(
      request.caller ? 'forbidden' : 'unauthorized',
      'The parameter "status" needs a key with the scope "drafts:read".',
    )
  }
  const time = (parameter: 'publishedFrom' | 'publishedBefore' | 'updatedFrom') => {
    const text = filters[parameter]
    if (text === undefined) return undefined
    const instant = parseTimeOrDay(text, timezone)
    if (instant) return instant
    // A day whose midnight in the zone lies before the year 1 or after 9999 of UTC.
    const detail = `The parameter "${parameter}" lies outside of the years 1 to 9999.`
    throw parameterProblem([{ parameter, code: 'invalid', detail }])
  }
  const times = {
    publishedFrom: time('publishedFrom'),
    publishedBefore: time('publishedBefore'),
    updatedFrom: time('updatedFrom'),
  }
  const generation = before.values[before.scopes.indexOf('terms')] ?? ''
  const options = { hidden: seesDrafts(request) }
  const resolve = (kind: TermKind, refs: readonly string[]) =>
    terms.resolve(read, kind, refs, generation, options)
  const [category, tag, tagNot, source, ...tagAll] = await Promise.all([
    filters.category && resolve(categoryKind, filters.category),
    filters.tag && resolve(tagKind, filters.tag),
    filters.tagNot && resolve(tagKind, filters.tagNot),
    filters.source && resolve(sourceKind, filters.source),
    ...(filters.tagAll ?? []).map((ref) => resolve(tagKind, [ref])),
  ])
  const { status, ids, language, permalink, sourceUrl, externalId } = filters
  return {
    visibility: status ? 'all' : 'public',
    ...(status && { status }),
    ...(ids && { ids }),
    ...(category && { category }),
    ...(tag && { tag }),
    ...(tagAll.length > 0 && { tagAll }),
    ...(tagNot && { tagNot }),
    ...(source && { source }),
    ...(language && { language }),
    ...(times.publishedFrom && { publishedFrom: times.publishedFrom }),
    ...(times.publishedBefore && { publishedBefore: times.publishedBefore }),
    ...(times.updatedFrom && { updatedFrom: times.updatedFrom }),
    ...(permalink !== undefined && { permalink: permalink.normalize('NFC') }),
    ...(sourceUrl !== undefined && { sourceUrl }),
    ...(externalId !== undefined && { externalId }),
  }
}
