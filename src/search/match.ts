// Whether a term stands in a text, character by character, and where. Pure.

import { fold, isBorder } from '../content/index.ts'
import type { SearchQuery } from './query.ts'

/** Where a folded term stands in a folded text, from a place on; -1 when nowhere. It never begins or ends within a word. */
export function findTerm(folded: string, term: string, from = 0): number {
  let at = folded.indexOf(term, from)
  while (at >= 0 && !(isBorder(folded, at) && isBorder(folded, at + term.length))) {
    at = folded.indexOf(term, at + 1)
  }
  return at
}

/** What of an article is compared. */
export interface ComparedText {
  readonly title: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly text: string
}

/** Where all terms of a query stand: in the title, in title, summary and tags together, or in these and the body. */
export type Tier = 1 | 2 | 3

/** The tier of an article, or null when it does not match. */
export function tierOf(article: ComparedText, { terms, excluded }: SearchQuery): Tier | null {
  const title = fold(article.title)
  const heads = [article.summary, ...article.tags].map(fold)
  let body: string | null = null
  let tier: Tier = 1
  const stands = (term: string) => {
    if (findTerm(title, term) >= 0) return 1
    if (heads.some((head) => findTerm(head, term) >= 0)) return 2
    body ??= fold(article.text)
    return findTerm(body, term) >= 0 ? 3 : null
  }
  for (const { text } of terms) {
    const place = stands(text)
    if (place === null) return null
    if (place > tier) tier = place
  }
  return excluded.some(({ text }) => stands(text) !== null) ? null : tier
}
