// What follows from the body of an article: clean HTML, readable text, counts, and a summary where none is stated.

import type { NewArticle } from '../articles/index.ts'
import {
  countWords,
  htmlToText,
  openingBlockquote,
  readingTimeMinutes,
  sanitizeHtml,
  summarize,
} from '../content/index.ts'

/** The fields of an article that its body decides. */
export type ArticleBody = Pick<NewArticle, 'html' | 'text' | 'wordCount' | 'readingTimeMinutes'>

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
