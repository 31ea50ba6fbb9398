// What follows from the body of an article: clean HTML, readable text, counts, and a summary where none is stated.

import { sanitizeHtml } from './html.ts'
import { openingBlockquote, summarize } from './summary.ts'
import { htmlToText } from './text.ts'
import { countWords, readingTimeMinutes } from './words.ts'

/** The fields of an article that its body decides. */
export interface ArticleBody {
  /** Sanitised. */
  readonly html: string
  /** The readable text of `html`. */
  readonly text: string
  readonly wordCount: number
  readonly readingTimeMinutes: number
}

/** Any HTML → the body as it is stored. */
export function readBody(rawHtml: string): ArticleBody {
  const html = sanitizeHtml(rawHtml)
  const text = htmlToText(html)
  const count = countWords(text)
  return { html, text, wordCount: count.words + count.cjk, readingTimeMinutes: readingTimeMinutes(count) }
}

/**
 * The summary of a body that states none: its opening blockquote, else its first sentences. Paragraphs of the text that
 * stand in `apart` (a byline, an attribution) are no sentences of it.
 */
export function summaryOf(body: ArticleBody, apart: readonly string[] = []): string {
  const digest = openingBlockquote(body.html)
  if (digest !== null) return digest
  if (apart.length === 0) return summarize(body.text)
  const paragraphs = body.text.split('\n\n').filter((paragraph) => !apart.includes(paragraph.trim()))
  return summarize(paragraphs.join('\n\n'))
}
