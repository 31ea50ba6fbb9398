// A list of articles: the newest, those of a category, source, tag or time, and those that a search found.

import { type ArticleList, getTerm, listArticles } from './api.ts'
import { articleEntry } from './article-entry.ts'
import { dateName } from './date.ts'
import { element, languageOf } from './element.ts'
import { facetPanel } from './facet-panel.ts'
import { type ListQuery, listHref, narrowingNames, without } from './route.ts'
import { heading, partProblem, type View } from './view.ts'

/** What a list is narrowed to, in words. */
interface Part {
  readonly kind: (typeof narrowingNames)[number]
  readonly name: string
}

/** The page of a list. @param tell Says something to a screen reader. @throws ReadingError */
export async function listView(
  query: ListQuery,
  signal: AbortSignal,
  tell: (text: string) => void,
): Promise<View> {
  const [page, parts] = await Promise.all([listArticles(query, signal), partsOf(query, signal)])
  const { q } = query
  const plain = query.cursor === undefined ? 'Newest articles' : 'Articles'
  const name = q ?? (parts.map((part) => part.name).join(' · ') || plain)
  const title = q === undefined ? name : `Search: ${q}`
  const empty = page.data.length === 0 && page.page.next === null
  const content = [
    q === undefined
      ? heading(languageOf(name), name)
      : heading(null, 'Search: ', element('span', { lang: languageOf(q) }, q)),
    removals(query, parts),
    q === undefined || empty ? null : orders(query),
    empty
      ? element('p', { class: 'empty' }, emptyText(query, page))
      : element('div', { class: 'columns' }, facetPanel(query), results(query, page, tell)),
  ].filter((each) => each !== null)
  return {
    title,
    content,
    told: empty ? emptyText(query, page) : countText(page.data.length),
  }
}

/** The entries, with ways to the newer and the older ones. More come in place, beneath the last. */
function results(query: ListQuery, first: ArticleList, tell: (text: string) => void): HTMLElement {
  const list = element('ol', { class: 'articles' })
  const more = element('a', { class: 'button', href: '' }, 'More articles')
  const note = element('p', { class: 'note' })
  const pager = element('nav', { 'aria-label': 'More of this list', class: 'pager' }, more)
  const add = ({ data, page, search }: ArticleList) => {
    const entries = data.map((article) => articleEntry(article, without(query, 'q', 'sort', 'cursor')))
    list.append(...entries)
    note.textContent =
      search?.complete === false
        ? 'What you look for is so common that the search stopped here. “More articles” goes on.'
        : ''
    pager.hidden = page.next === null
    if (page.next !== null) more.href = listHref({ ...query, cursor: page.next })
    return entries[0]
  }
  const appendMore = async (cursor: string) => {
    pager.ariaBusy = 'true'
    pager.querySelector('.problem')?.remove()
    try {
      const page = await listArticles({ ...query, cursor })
      const entry = add(page)
      tell(`${countText(page.data.length)} more, ${list.childElementCount} in all.`)
      entry?.querySelector('a')?.focus()
    } catch (error) {
      pager.prepend(partProblem('More articles', error))
    }
    pager.ariaBusy = 'false'
  }
  // Its address is that of the page that follows, to open elsewhere; here that page is added.
  more.addEventListener('click', (event) => {
    const cursor = new URL(more.href).searchParams.get('cursor')
    if (event.ctrlKey || event.metaKey || event.shiftKey || cursor === null) return
    event.preventDefault()
    if (pager.ariaBusy !== 'true') void appendMore(cursor)
  })
  add(first)
  const { prev } = first.page
  return element(
    'div',
    {},
    prev === null
      ? null
      : element(
          'p',
          {},
          element(
            'a',
            { class: 'button', rel: 'prev', href: listHref({ ...query, cursor: prev }) },
            'Newer articles',
          ),
        ),
    list,
    note,
    pager,
  )
}

/** The names of what the list is narrowed to. @throws ReadingError 404 for a term that never was. */
function partsOf(query: ListQuery, signal: AbortSignal): Promise<Part[]> {
  return Promise.all(
    narrowingNames.flatMap((kind): Promise<Part>[] => {
      const value = query[kind]
      if (value === undefined) return []
      if (kind === 'date') return [Promise.resolve({ kind, name: dateName(value) })]
      return [getTerm(kind, value, signal).then(({ name }) => ({ kind, name }))]
    }),
  )
}

/** Ways to the list without one of the things it is narrowed to; none when it is narrowed by nothing. */
function removals(query: ListQuery, parts: readonly Part[]): HTMLElement | null {
  if (parts.length === 0) return null
  return element(
    'ul',
    { class: 'chips', 'aria-label': 'Narrowed to' },
    ...parts.map(({ kind, name }) =>
      element(
        'li',
        {},
        element(
          'a',
          { href: listHref(without(query, kind, 'cursor')), 'aria-label': `Remove ${kind} ${name}` },
          element('span', { lang: languageOf(name) }, name),
          element('span', { 'aria-hidden': 'true' }, ' ×'),
        ),
      ),
    ),
  )
}

/** The two orders of a search. */
function orders(query: ListQuery): HTMLElement {
  const plain = without(query, 'sort', 'cursor')
  const order = (text: string, href: string, current: boolean) =>
    element('a', { href, 'aria-current': current ? 'true' : null }, text)
  return element(
    'nav',
    { class: 'orders', 'aria-label': 'Order' },
    order('Newest first', listHref(plain), query.sort === undefined),
    order('Best first', listHref({ ...plain, sort: 'relevance' }), query.sort === 'relevance'),
  )
}

/** Why there is nothing: the search names the words that no article has. */
function emptyText(query: ListQuery, { search }: ArticleList): string {
  const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ')
  if (search?.missing && search.missing.length > 0) return `No article has ${quoted(search.missing)}.`
  if (search) {
    const narrowed = narrowingNames.some((name) => query[name] !== undefined)
    return `No article${narrowed ? ' here' : ''} has all of this: ${quoted(search.terms)}.`
  }
  return 'There are no articles here.'
}

function countText(count: number): string {
  return count === 1 ? '1 article' : `${count} articles`
}
