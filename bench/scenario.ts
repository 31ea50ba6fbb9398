// The scenarios of reading: what is asked for, and what the bare program runs for the same answer.

import { encodeCursor } from '../src/platform/cursor.ts'
import type { BareProgram, BareShape } from './bare-process.ts'
import { after, bySlug, newest, ofCategory, ofSource, ofTag } from './bare-statements.ts'
import { type Place, type ReadSample, variants } from './read-sample.ts'
import { matters, objects, verbs } from './vocabulary.ts'

/** What is bounded by its p99; of common words and facets that alone counts, as the archive grows. */
export type Bounded = 'search' | 'common words' | 'facets'

export interface Scenario {
  readonly name: string
  readonly title: string
  /** Different requests of the same kind. */
  readonly paths: readonly string[]
  /** Null: the server's own statements are replayed. */
  readonly bare: BareProgram | null
  /** Asked beside it for comparison: the first pages of the same list. */
  readonly first?: readonly string[]
  readonly bounded?: Bounded
  /** Where only what is read counts: what is kept is as fast for one page as for another. */
  readonly uncachedOnly?: boolean
}

/** Articles a page. */
const pageRows = 20

const deepPages = [10, 1_000, 40_000]

/**
 * Makes the scenarios, in the order of the table.
 * @param cursor any cursor of the list of all articles, newest first, as the server makes it.
 */
export async function makeScenarios(sample: ReadSample, cursor: string): Promise<Scenario[]> {
  const { slugs, categories, tags, sources, middle, figures } = sample
  const first = await pageAt(sample, cursor, 1)
  const deepest = Math.floor((sample.articles - variants) / pageRows) - 2
  const depths = [...new Set(deepPages.map((pages) => Math.min(pages, deepest)))].filter((pages) => pages > 1)
  const deep: Scenario[] = []
  for (const pages of depths) {
    const page = await pageAt(sample, cursor, pages)
    deep.push({
      name: `depth-${pages}`,
      title: `list by cursor, page ${pages.toLocaleString('en')}`,
      paths: page.paths,
      bare: page.bare,
      first: first.paths,
      uncachedOnly: true,
    })
  }
  const list = (parameter: string, terms: readonly string[], text: string) => ({
    paths: terms.map((term) => `/v1/articles?${parameter}=${encodeURIComponent(term)}`),
    bare: bare(
      'list',
      text,
      terms.map((term) => [term]),
    ),
  })
  const search = (words: readonly string[], bounded: Bounded) => ({
    paths: words.map((q) => `/v1/articles?q=${encodeURIComponent(q)}`),
    bare: null,
    bounded,
  })
  // Each asks for another number of entries: no two are the same, and all are the same work.
  const facets = (filters: readonly string[]) => ({
    paths: Array.from(
      { length: variants },
      (_, place) =>
        `/v1/articles/facets?by=category,tag,month&facetLimit=${20 + Math.floor(place / filters.length)}${filters[place % filters.length]}`,
    ),
    bare: null,
    bounded: 'facets' as const,
  })
  const behind = (what: string) => ({
    paths: slugs.map((slug) => `/v1/articles/${encodeURIComponent(slug)}/${what}`),
    bare: null,
  })
  const inCategory = categories.slice(0, 16).map((slug) => `&category=${encodeURIComponent(slug)}`)
  return [
    {
      name: 'newest',
      title: 'newest 20',
      paths: sameList.map((query) => `/v1/articles${query}`),
      bare: bare(
        'list',
        newest,
        sameList.map(() => []),
      ),
    },
    {
      name: 'article',
      title: 'one article by slug',
      paths: slugs.map((slug) => `/v1/articles/${encodeURIComponent(slug)}`),
      bare: bare(
        'one',
        bySlug,
        slugs.map((slug) => [slug]),
      ),
    },
    { name: 'category', title: 'newest 20 of a category', ...list('category', categories, ofCategory) },
    { name: 'tag', title: 'newest 20 of a tag', ...list('tag', tags, ofTag) },
    { name: 'source', title: 'newest 20 of a source', ...list('source', sources, ofSource) },
    ...deep,
    { name: 'search-rare', title: 'search, a rare figure', ...search(figures, 'search') },
    {
      name: 'search-common',
      title: 'search, a common word',
      ...search(verbs.slice(0, variants), 'common words'),
    },
    {
      name: 'search-two',
      title: 'search, two words',
      ...search(
        matters.slice(0, variants).map((word, place) => `${word} ${objects[place % objects.length]}`),
        'common words',
      ),
    },
    { name: 'facets', title: 'facets, no filter', ...facets(['']) },
    { name: 'facets-category', title: 'facets, one category', ...facets(inCategory) },
    {
      name: 'facets-two',
      title: 'facets, category and time',
      ...facets(inCategory.map((filter) => `${filter}&publishedFrom=${middle}`)),
    },
    { name: 'related', title: 'related', ...behind('related') },
    { name: 'neighbors', title: 'neighbors', ...behind('neighbors') },
    {
      name: 'feed',
      title: 'JSON Feed of a category',
      paths: categories.map((slug) => `/feeds/categories/${encodeURIComponent(slug)}.json`),
      bare: null,
    },
  ]
}

/** Queries that all mean the newest twenty: parameters with their defaults, in every choice and order. */
const sameList = orders(['limit=20', 'sort=-publishedAt', 'count=none', 'page=1'])
  .map((parameters) => (parameters.length === 0 ? '' : `?${parameters.join('&')}`))
  .slice(0, variants)

function orders(parameters: readonly string[]): string[][] {
  return [
    [],
    ...parameters.flatMap((one) =>
      orders(parameters.filter((each) => each !== one)).map((rest) => [one, ...rest]),
    ),
  ]
}

/** Requests for the page of this number, counted from 0, and for those that begin an article later each. */
async function pageAt(sample: ReadSample, cursor: string, pages: number) {
  const places = await sample.places(pages * pageRows - 1)
  const [, , , hash] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as string[]
  const cursorOf = ({ sortAt, id }: Place) =>
    encodeCursor({ direction: 'next', value: sortAt, id }, hash ?? '')
  return {
    paths: places.map((place) => `/v1/articles?cursor=${cursorOf(place)}`),
    bare: bare(
      'list',
      after,
      places.map(({ sortAt, id }) => [sortAt, id]),
    ),
  }
}

function bare(shape: BareShape, text: string, each: readonly (readonly unknown[])[]): BareProgram {
  return { shape, isPrepared: true, paths: each.map((values) => [[{ text, values }]]) }
}
