// What the reader asks the API for, by its client. Types and paths are those of the OpenAPI document.

import { ApiError, type components, createClient, unwrap } from 'broadsheet/client'
import { rangeOf } from './date.ts'
import type { ListQuery, Narrowing } from './route.ts'

export type Article = components['schemas']['Article']
export type ArticleList = components['schemas']['ArticleList']
export type Facets = components['schemas']['Facets']
export type FacetTerm = components['schemas']['FacetTerm']
export type FacetValue = components['schemas']['FacetValue']
export type TermRef = components['schemas']['TermRef']
export type Lookup = components['schemas']['Lookup']

/** Where the API answers, without `/v1`. */
export const apiAddress = addressOf(sessionStorage)

const pageLength = 20
const relatedLength = 5
/** The most that a facet gives. */
export const facetMost = 1000

const listFields = ['slug', 'title', 'summary', 'language', 'publishedAt', 'categories', 'source'] as const
const linkFields = ['slug', 'title', 'language', 'publishedAt'] as const

// Someone is looking at the page: it says soon that the archive is away, and has a button to try again.
const client = createClient({ baseUrl: apiAddress, retry: { retries: 2, totalMs: 10_000 } })

/** An answer that is none: a problem that the API told, or status 0 when it could not be reached. */
export class ReadingError extends Error {
  readonly status: number
  readonly title: string

  constructor(status: number, title: string, detail: string) {
    super(detail)
    this.name = 'ReadingError'
    this.status = status
    this.title = title
  }
}

/** A page of articles, with highlights where words are looked for. @throws ReadingError */
export function listArticles(query: ListQuery, signal?: AbortSignal): Promise<ArticleList> {
  const { q, sort, cursor } = query
  return answerOf(
    client.GET('/v1/articles', {
      params: {
        query: {
          limit: pageLength,
          fields: [...listFields],
          ...filtersOf(query),
          ...(q === undefined ? {} : { q, highlight: true }),
          ...(sort === undefined ? {} : { sort }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
      ...(signal ? { signal } : {}),
    }),
  )
}

/** How many articles of a list each term and time has. @throws ReadingError */
export function getFacets(
  by: ('category' | 'source' | 'month' | 'day')[],
  facetLimit: number,
  query: ListQuery,
  signal?: AbortSignal,
): Promise<Facets> {
  const { q } = query
  return answerOf(
    client.GET('/v1/articles/facets', {
      params: { query: { by, facetLimit, ...filtersOf(query), ...(q === undefined ? {} : { q }) } },
      ...(signal ? { signal } : {}),
    }),
  )
}

/** An article with its body. @param ref Id or slug. @throws ReadingError */
export function getArticle(ref: string, signal: AbortSignal) {
  return answerOf(client.GET('/v1/articles/{ref}', { params: { path: { ref } }, signal }))
}

/** The articles before and after one in a list. @throws ReadingError */
export function getNeighbors(ref: string, within: Narrowing) {
  return answerOf(
    client.GET('/v1/articles/{ref}/neighbors', {
      params: { path: { ref }, query: { fields: [...linkFields], ...filtersOf(within) } },
    }),
  )
}

/** Articles that have much in common with one, the best first. @throws ReadingError */
export function listRelated(ref: string) {
  return answerOf(
    client.GET('/v1/articles/{ref}/related', {
      params: { path: { ref }, query: { limit: relatedLength, fields: [...linkFields] } },
    }),
  )
}

/** A category, tag or source: its name. @param ref Id or slug. @throws ReadingError */
export function getTerm(
  kind: 'category' | 'tag' | 'source',
  ref: string,
  signal: AbortSignal,
): Promise<TermRef> {
  const request = { params: { path: { ref } }, signal }
  if (kind === 'category') return answerOf(client.GET('/v1/categories/{ref}', request))
  if (kind === 'tag') return answerOf(client.GET('/v1/tags/{ref}', request))
  return answerOf(client.GET('/v1/sources/{ref}', request))
}

/** What an address of the old site leads to. @throws ReadingError 404 unknown, 410 removed. */
export function getLookup(url: string, signal: AbortSignal): Promise<Lookup> {
  return answerOf(client.GET('/v1/lookup', { params: { query: { url } }, signal }))
}

function filtersOf({ category, source, tag, date }: Narrowing) {
  return {
    ...(category === undefined ? {} : { category: [category] }),
    ...(source === undefined ? {} : { source: [source] }),
    ...(tag === undefined ? {} : { tag: [tag] }),
    ...(date === undefined ? {} : rangeOf(date)),
  }
}

async function answerOf<T>(request: Parameters<typeof unwrap<T>>[0]): Promise<T> {
  try {
    return await unwrap(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    if (!(error instanceof ApiError)) {
      throw new ReadingError(0, 'The archive cannot be reached', `There is no answer from ${apiAddress}.`)
    }
    // A proxy in between may answer in a form of its own.
    throw new ReadingError(
      error.status,
      error.problem?.title ?? `Error ${error.status}`,
      error.problem?.detail ?? `The answer from ${apiAddress} is not one of the API.`,
    )
  }
}

/** `?api=` holds for its tab. The content security policy lets only addresses of this computer through. */
function addressOf(storage: Storage): string {
  const asked = new URLSearchParams(location.search).get('api')
  if (asked !== null) storage.setItem('api', asked)
  return (storage.getItem('api') || import.meta.env.VITE_API).replace(/\/$/, '')
}
