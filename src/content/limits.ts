// The limits of the contract that every article keeps, whatever format it came in.

import { hasControlCharacters } from './plain-text.ts'

/** Why a text is refused: a code to rely on, and what to do about it in plain words. */
export interface Fault {
  readonly code: string
  readonly detail: string
}

export const TITLE_MAX_CHARACTERS = 300
export const BYLINE_MAX_CHARACTERS = 300
export const TERM_MAX_CHARACTERS = 300
export const ARTICLE_MAX_TERMS = 100
/** Of a permalink, a source URL, an external id and the URL of an image. A B-tree row holds no more than 2,704. */
export const ADDRESS_MAX_BYTES = 2000

/** Characters as a reader counts them: an emoji is one, not two. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Why a text is no title, or null when it is one: 1–300 characters, not blanks alone, no control characters. */
export function titleFault(title: string): Fault | null {
  if (title.trim() === '') {
    return {
      code: 'title-missing',
      detail: 'The title is empty. Give the article a title of 1 to 300 characters.',
    }
  }
  if (hasControlCharacters(title)) {
    return {
      code: 'title-invalid',
      detail: 'The title holds a control character, such as a line break. Take it out.',
    }
  }
  const length = countCharacters(title)
  if (length <= TITLE_MAX_CHARACTERS) return null
  const detail = `The title has ${length} characters; at most ${TITLE_MAX_CHARACTERS} are allowed. Shorten it.`
  return { code: 'title-too-long', detail }
}

/** Why a text is no name of a category or tag, or null when it is one. `what` is the word for it in the report. */
export function termFault(name: string, what: 'category' | 'tag'): Fault | null {
  if (hasControlCharacters(name)) {
    const detail = `The ${what} ${JSON.stringify(name.slice(0, 60))} holds a control character. Take it out.`
    return { code: 'term-invalid', detail }
  }
  if (name.trim() === '') {
    return { code: 'term-invalid', detail: `A ${what} is empty. Name it, or take it out of the list.` }
  }
  const length = countCharacters(name)
  if (length <= TERM_MAX_CHARACTERS) return null
  const detail = `A ${what} has ${length} characters; at most ${TERM_MAX_CHARACTERS} are allowed: “${[...name].slice(0, 40).join('')}…”. Shorten it.`
  return { code: 'term-invalid', detail }
}

/** Why an article cannot have so many categories or tags, or null when it can. */
export function termCountFault(count: number, what: 'categories' | 'tags'): Fault | null {
  if (count <= ARTICLE_MAX_TERMS) return null
  const detail = `The article has ${count} ${what}; at most ${ARTICLE_MAX_TERMS} are allowed. Take some out.`
  return { code: 'term-invalid', detail }
}

/** Whether a text may be a byline: 1–300 characters, not blanks alone, no control characters. */
export function isByline(text: string): boolean {
  return text.trim() !== '' && countCharacters(text) <= BYLINE_MAX_CHARACTERS && !hasControlCharacters(text)
}

/** Whether a text may be a path on the site: it begins with one `/`, has at most 2,000 bytes and no control characters. */
export function isPermalink(text: string): boolean {
  return /^\/(?!\/)/.test(text) && isPlainLine(text)
}

/** Whether a text may be an external id or an attribution: 1–2,000 bytes, not blanks alone, no control characters. */
export function isPlainLine(text: string): boolean {
  return text.trim() !== '' && Buffer.byteLength(text) <= ADDRESS_MAX_BYTES && !hasControlCharacters(text)
}

/** The host of a whole http or https URL in lower case; null for any other text and for one of over 2,000 bytes. */
export function webHost(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !isPlainLine(text) || !URL.canParse(text)) return null
  return new URL(text).host
}

/** Whether an image may be shown from here: a whole http or https URL or a relative one, never `data:` or `javascript:`. */
export function isImageUrl(text: string): boolean {
  if (!isPlainLine(text)) return false
  const hasScheme = /^[a-z][a-z\d+.-]*:/i.test(text.trim())
  return !hasScheme || webHost(text.trim()) !== null
}

/** A language tag (BCP 47, `_` taken for `-`) in its canonical form, such as `zh-CN`; null when it is none. */
export function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}
