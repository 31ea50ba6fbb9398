// Lists as what they are: one after the other, the pages fetched when they are wanted.

import type { paths } from 'broadsheet/openapi'
import type { Client, FetchOptions } from 'openapi-fetch'
import { type Outcome, unwrap } from './api-error.ts'

type Operation<Path extends keyof paths> = paths[Path] extends { get: infer Get } ? Get : never

/** The 200 of a path's GET. */
type Answer<Path extends keyof paths> =
  Operation<Path> extends { responses: { 200: { content: { 'application/json': infer Body } } } }
    ? Body
    : never

interface AnyPage {
  data: readonly unknown[]
  page: { next: string | null; hasMore: boolean }
}

/** The paths that answer in pages. */
export type ListPath = {
  [Path in keyof paths]: [Answer<Path>] extends [never] ? never : Answer<Path> extends AnyPage ? Path : never
}[keyof paths]

/** A page of a list: `data` and `page`. */
export type ListPage<Path extends ListPath> = Answer<Path>

/** One of a list. */
export type ListItem<Path extends ListPath> =
  Answer<Path> extends { data: readonly (infer Item)[] } ? Item : never

type Init<Path extends ListPath> = FetchOptions<Operation<Path>>

/** What a list is asked with; it may be left out where the path needs no parameter. */
export type ListInit<Path extends ListPath> =
  Record<never, never> extends Init<Path> ? [init?: Init<Path>] : [init: Init<Path>]

/** The parameter that takes `page.next` where it is not `cursor`. */
const followedBy: Readonly<Record<string, string>> = { '/v1/changes': 'since' }

/** Lists of the API, page by page or one by one. */
export interface Lists {
  /**
   * The pages of a list from the first, or from the `cursor` given. The next is asked for when it is wanted.
   * @throws {ApiError} when a page is refused.
   */
  pages<Path extends ListPath>(path: Path, ...init: ListInit<Path>): AsyncGenerator<ListPage<Path>, void>
  /**
   * Everything of a list, one by one. `limit` says how many come at once.
   * @throws {ApiError} when a page is refused.
   */
  all<Path extends ListPath>(path: Path, ...init: ListInit<Path>): AsyncGenerator<ListItem<Path>, void>
}

interface AnyInit {
  readonly params?: { readonly query?: Readonly<Record<string, unknown>> }
}

/** The lists of a client. */
export function listsOf(client: Pick<Client<paths>, 'GET'>): Lists {
  // What the types of the two methods hold together is one page after the other here.
  const get = client.GET as (path: string, init: AnyInit) => Promise<Outcome<AnyPage>>

  async function* pages(path: string, init: AnyInit = {}): AsyncGenerator<AnyPage, void> {
    const follow = followedBy[path] ?? 'cursor'
    for (let next: string | null = null; ; ) {
      const query: Record<string, unknown> = {
        ...init.params?.query,
        ...(next === null ? {} : { [follow]: next }),
      }
      const answer: AnyPage = await unwrap(get(path, { ...init, params: { ...init.params, query } }))
      yield answer
      next = answer.page.next
      if (next === null || !answer.page.hasMore) return
    }
  }

  async function* all(path: string, init?: AnyInit): AsyncGenerator<unknown, void> {
    for await (const { data } of pages(path, init)) yield* data
  }

  return { pages, all } as unknown as Lists
}
