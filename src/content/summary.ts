// Summaries of articles that state none: their first sentences, or the digest in an opening quotation.

import { Parser } from 'htmlparser2'
import { htmlToText } from './text.ts'

const DEFAULT_SUMMARY_CHARACTERS = 200
const MAX_DIGEST_CHARACTERS = 1000

/** A sentence with its end and the quotation marks and brackets that close behind it. */
const SENTENCES = /.+?(?:[。！？!?…]+[”’」』）】》"')\]]*|\.[”’"')\]]*(?=\s|$)|$)/gsu

/** Characters that are set without a blank between them: Han, kana, and punctuation of full width. */
const WIDE =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}“”‘’…—！-｠]/u
const WIDE_PUNCTUATION = /(?=\p{P})[\p{Script_Extensions=Han}“”‘’…—！-｠]/u

/**
 * The first sentences of a text, as many as fit whole; the end of a paragraph ends a sentence too. When
 * already the first one is too long, it is cut between two characters as a reader sees them and ends in
 * `…`. Line ends become a blank, or nothing between Chinese or Japanese characters.
 *
 * @param text as `htmlToText` makes it
 * @param maxCharacters in code points, the `…` not counted
 */
export function summarize(text: string, maxCharacters = DEFAULT_SUMMARY_CHARACTERS): string {
  // What can fit lies in here: a code point has at most two units, and a line end that is left out two.
  const start = text.slice(0, 4 * maxCharacters + 4)
  let summary = ''
  for (const line of linesOf(start)) {
    let joint = summary === '' ? '' : jointOf(summary, line)
    for (const sentence of line.match(SENTENCES) ?? []) {
      const longer = summary + joint + sentence
      if (countCharacters(longer) > maxCharacters)
        return summary === '' ? clip(longer, maxCharacters) : summary
      summary = longer
      joint = ''
    }
  }
  return summary
}

/**
 * The text of a quotation that opens an article, where some archives put a digest: of a `blockquote` before
 * which there is nothing but blanks. On one line, at most 1,000 characters and `…`. Null when there is none.
 *
 * @param html sanitised
 */
export function openingBlockquote(html: string): string | null {
  const inside = openingElement(html, 'blockquote')
  if (inside === null) return null
  const digest = linesOf(htmlToText(inside)).reduce(
    (text, line) => text + (text && jointOf(text, line)) + line,
    '',
  )
  return digest === '' ? null : clip(digest, MAX_DIGEST_CHARACTERS)
}

/** What stands inside the first element, when it has this name and nothing but blanks stands before it. */
function openingElement(html: string, name: string): string | null {
  let depth = 0
  let start = -1
  let inside: string | null = null
  const parser = new Parser({
    onopentag(tag) {
      if (depth === 0 && tag !== name) parser.pause()
      else if (depth === 0) start = parser.endIndex + 1
      depth++
    },
    ontext(text) {
      if (depth === 0 && text.trim() !== '') parser.pause()
    },
    onclosetag() {
      depth--
      if (depth > 0 || start === -1) return
      inside = html.slice(start, Math.max(start, parser.startIndex))
      parser.pause()
    },
  })
  parser.end(html)
  return inside
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What goes between two lines that become one. */
function jointOf(before: string, after: string): '' | ' ' {
  const last = before.at(-1) ?? ''
  const first = after[0] ?? ''
  const close =
    (WIDE.test(last) && WIDE.test(first)) || WIDE_PUNCTUATION.test(last) || WIDE_PUNCTUATION.test(first)
  return close ? '' : ' '
}

/**
 * A text of at most so many code points, or its beginning and `…`, cut between two characters as a reader
 * sees them (Unicode's grapheme clusters): never within a letter and its accents.
 */
function clip(text: string, maxCharacters: number): string {
  if (countCharacters(text) <= maxCharacters) return text
  let clipped = ''
  let length = 0
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, 2 * maxCharacters + 2))) {
    length += countCharacters(segment)
    if (length > maxCharacters) break
    clipped += segment
  }
  return `${clipped.trimEnd()}…`
}

function countCharacters(text: string): number {
  return [...text].length
}
