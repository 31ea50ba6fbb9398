// The limits of the contract on texts that articles and terms have in common.

import { hasControlCharacters } from './plain-text.ts'

/** Of the name of a category, tag or source. */
export const TERM_MAX_CHARACTERS = 300

/** Of a permalink, a source URL, an external id and the URL of an image. A B-tree row holds no more than 2,704. */
export const ADDRESS_MAX_BYTES = 2000

/** Characters as a reader counts them: an emoji is one, not two. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
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
