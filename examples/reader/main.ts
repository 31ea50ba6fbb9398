// The reader: shows the page of the address, and follows links without loading anew.

import { articleView } from './article-view.ts'
import { browseView } from './browse-view.ts'
import { listView } from './list-view.ts'
import { lookupView } from './lookup-view.ts'
import { decoded, routeOf } from './route.ts'
import { problemView, type Redirect, type View } from './view.ts'

/** A page that was left: Back shows it again as it was, with all that had been added. */
interface Left {
  readonly content: readonly Node[]
  readonly title: string
  readonly focus: Element | null
  readonly scrollY: number
}

const leftMost = 10
const siteName = 'Broadsheet'

const main = part('main', HTMLElement)
const status = part('status', HTMLElement)
const form = part('search', HTMLFormElement)
const input = part('q', HTMLInputElement)

const left = new Map<string, Left>()
let entries = 0
/** The entry of the history that is shown, and its address without the fragment. */
let entry = newEntry()
let address = ''
let asking = new AbortController()

history.scrollRestoration = 'manual'
history.replaceState({ entry }, '', withoutApi(location.href))
document.addEventListener('click', follow)
form.addEventListener('submit', (event) => {
  event.preventDefault()
  const q = input.value.trim()
  if (q !== '') go(`/?${new URLSearchParams({ q })}`)
})
addEventListener('popstate', () => {
  const known: unknown = history.state?.entry
  if (addressHere() === address && (known === undefined || known === entry)) {
    // A fragment of the page that is shown.
    history.replaceState({ entry }, '')
    return
  }
  leave()
  entry = typeof known === 'string' ? known : newEntry()
  void show(left.get(entry))
})
void show()

/** Shows the page of the present address. @param again The page as it was left, when Back led to it. */
async function show(again?: Left): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  const isFirst = address === ''
  address = addressHere()
  markPlace()
  if (again) {
    put(again.content, again.title)
    if (again.focus instanceof HTMLElement) again.focus.focus({ preventScroll: true })
    scrollTo({ top: again.scrollY, behavior: 'instant' })
    return
  }
  main.ariaBusy = 'true'
  let view: View | Redirect
  try {
    view = await viewHere(signal)
  } catch (error) {
    if (signal.aborted) return
    view = problemView(error, () => void show())
  }
  if (signal.aborted) return
  if ('redirect' in view) {
    history.replaceState(history.state, '', view.redirect)
    return show()
  }
  if (view.href !== undefined) history.replaceState(history.state, '', `${view.href}${location.hash}`)
  address = addressHere()
  put(view.content, view.title)
  tell(view.told)
  const target = document.getElementById(decoded(location.hash.slice(1)) ?? '')
  if (target) target.scrollIntoView()
  else scrollTo({ top: 0, behavior: 'instant' })
  // The first page leaves the focus where the browser has it.
  if (!isFirst) main.querySelector('h1')?.focus({ preventScroll: true })
}

function viewHere(signal: AbortSignal): Promise<View | Redirect> {
  const route = routeOf(location)
  switch (route.page) {
    case 'list':
      return listView(route.query, signal, tell)
    case 'browse':
      return browseView(signal)
    case 'article':
      return articleView(route.ref, route.within, signal)
    case 'lookup':
      return lookupView(route.path, signal)
  }
}

/** Follows a link to the reader itself; old permalinks in bodies are such, too. */
function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  if (link.origin !== location.origin || link.hasAttribute('download')) return
  const samePage = `${link.pathname}${link.search}` === addressHere()
  if (samePage && link.hash !== '') return
  event.preventDefault()
  go(link.href)
}

function go(href: string): void {
  leave()
  entry = newEntry()
  history.pushState({ entry }, '', href)
  void show()
}

/** Keeps the shown page for Back; a page that is still coming or failed is asked for anew. */
function leave(): void {
  const isWhole = main.ariaBusy === 'false' && main.querySelector('.problem') === null
  if (!isWhole) return
  left.delete(entry)
  left.set(entry, {
    content: [...main.childNodes],
    title: document.title,
    focus: main.contains(document.activeElement) ? document.activeElement : null,
    scrollY,
  })
  const oldest = left.keys().next().value
  if (left.size > leftMost && oldest !== undefined) left.delete(oldest)
}

function put(content: readonly Node[], title: string): void {
  main.replaceChildren(...content)
  main.ariaBusy = 'false'
  document.title = title.endsWith(siteName) ? title : `${title} – ${siteName}`
}

function tell(text: string): void {
  status.textContent = text
}

/** Marks the present page in the navigation, and puts the words that are looked for into the field. */
function markPlace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.places a')) {
    if (`${link.pathname}${link.search}` === address) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  const route = routeOf(location)
  input.value = route.page === 'list' ? (route.query.q ?? '') : ''
}

function addressHere(): string {
  return `${location.pathname}${location.search}`
}

/** A name that no entry of an earlier load of this page has. */
function newEntry(): string {
  entries += 1
  return `${performance.timeOrigin}-${entries}`
}

/** `?api=` has been read; in an old permalink it would be in the way. */
function withoutApi(href: string): string {
  const url = new URL(href)
  if (!url.searchParams.has('api')) return href
  url.searchParams.delete('api')
  return url.href
}

function part<E extends HTMLElement>(id: string, type: { new (): E; prototype: E }): E {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`index.html has no #${id}.`)
  return found
}
