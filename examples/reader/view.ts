// What a page of the reader is, and the states that every page may have: nothing found, and an error.

import { ReadingError } from './api.ts'
import { type Child, element } from './element.ts'

export interface View {
  readonly title: string
  readonly content: readonly Node[]
  /** What a screen reader tells when the page has come. */
  readonly told: string
  /** The page's proper address, when it was asked for by another. */
  readonly href?: string
}

/** A page that is elsewhere. */
export interface Redirect {
  readonly redirect: string
}

/** The heading of a page; it takes the focus when the page has come. */
export function heading(language: string | null, ...content: readonly Child[]): HTMLHeadingElement {
  return element('h1', { tabindex: '-1', lang: language }, ...content)
}

/** A page that says what went wrong, in the API's own words. @param again Tries once more. */
export function problemView(error: unknown, again: () => void): View {
  const known = error instanceof ReadingError ? error : null
  const title = known?.title ?? 'This page failed'
  const detail = known?.message ?? String(error)
  const button = element('button', { type: 'button' }, 'Try again')
  button.addEventListener('click', again)
  return {
    title,
    content: [
      heading(null, title),
      element('p', { class: 'problem' }, detail),
      element('p', {}, button, ' or go to the ', element('a', { href: '/' }, 'newest articles'), '.'),
    ],
    told: `${title}. ${detail}`,
  }
}

/** A word about a part of a page that did not come; the rest of the page stands. */
export function partProblem(what: string, error: unknown): HTMLParagraphElement {
  const detail = error instanceof ReadingError ? error.message : String(error)
  return element('p', { class: 'problem' }, `${what} did not come: ${detail}`)
}
