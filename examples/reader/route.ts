// Addresses of the reader's own pages: an address → what it asks for, and back. Pure.

/** What a list is narrowed to; the parts combine. Terms are slugs, the date is as in date.ts. */
export interface Narrowing {
  readonly category?: string
  readonly source?: string
  readonly tag?: string
  readonly date?: string
}

export interface ListQuery extends Narrowing {
  readonly q?: string
  readonly sort?: 'relevance'
  readonly cursor?: string
}

export type Route =
  | { readonly page: 'list'; readonly query: ListQuery }
  | { readonly page: 'browse' }
  | { readonly page: 'article'; readonly ref: string; readonly within: Narrowing }
  /** Any other path: perhaps an address of the site that the archive came from. */
  | { readonly page: 'lookup'; readonly path: string }

export const narrowingNames = ['category', 'source', 'tag', 'date'] as const
const queryNames = [...narrowingNames, 'q', 'cursor'] as const

/** What an address asks for. */
export function routeOf(address: Pick<URL, 'pathname' | 'search'>): Route {
  const { pathname, search } = address
  const values = new URLSearchParams(search)
  if (pathname === '/' || pathname === '/index.html') {
    const query = pick(values, queryNames)
    const best = values.get('sort') === 'relevance' && query.q !== undefined
    return { page: 'list', query: best ? { ...query, sort: 'relevance' } : query }
  }
  if (pathname === '/browse') return { page: 'browse' }
  const ref = /^\/articles\/([^/]+)$/.exec(pathname)?.[1]
  const slug = ref === undefined ? null : decoded(ref)
  if (slug !== null) return { page: 'article', ref: slug, within: pick(values, narrowingNames) }
  return { page: 'lookup', path: `${pathname}${search}` }
}

/** The address of a list. */
export function listHref(query: ListQuery): string {
  return `/${searchOf(query)}`
}

/** The address of an article. @param within The list in which its neighbours are looked for. */
export function articleHref(slug: string, within: Narrowing = {}): string {
  const { category, source, tag, date } = within
  return `/articles/${encodeURIComponent(slug)}${searchOf({ category, source, tag, date })}`
}

/** A narrowing or query without some of its parts. */
export function without<T extends ListQuery>(query: T, ...names: (keyof ListQuery)[]): T {
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => !names.some((each) => each === name)),
  ) as T
}

function searchOf(parts: Readonly<Record<string, string | undefined>> | ListQuery): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => typeof part[1] === 'string')
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

function pick<Name extends string>(
  values: URLSearchParams,
  names: readonly Name[],
): { [key in Name]?: string } {
  const given = names.flatMap((name) => (values.get(name) ? [[name, values.get(name)]] : []))
  return Object.fromEntries(given) as { [key in Name]?: string }
}

/** A part of an address without percent-encoding; null where that is malformed. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
