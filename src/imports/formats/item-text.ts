// Texts of feeds: titles that hold HTML, bodies that hold none.

import { Parser } from 'htmlparser2'
import { htmlToText } from '../../content/index.ts'
import { escapeHtml } from '../readers/xml-element.ts'

/** Tags that only mark a word up. Others in a title are words of it: “How to use <details>”. */
const INLINE_TAG =
  /<\/?(?:a|abbr|b|br|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|u|wbr)(?:\s[^<>]{0,500})?\/?>/gi

/** A title as feeds state it, in HTML, → plain text on one line: inline tags off, entities decoded. */
export function titleOfHtml(html: string): string {
  const withoutTags = html.replace(INLINE_TAG, '')
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true })
  parser.end(withoutTags.replaceAll('<', '&lt;'))
  return oneLine(text)
}

/** Line ends, tabs and runs of blanks become one blank; an ideographic space (U+3000) stays. */
export function oneLine(text: string): string {
  return text.replace(/[ \t\r\n\v\f]+/g, ' ').replace(/^ | $/g, '')
}

/** HTML → its text on one line, or null when there is none. */
export function summaryOfHtml(html: string): string | null {
  const text = oneLine(htmlToText(html))
  return text === '' ? null : text
}

/** Plain text → paragraphs where empty lines are, line breaks where single ones are. */
export function htmlOfText(text: string): string {
  const paragraphs = escapeHtml(text)
    .split(/(?:\r?\n[ \t]*){2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.map((paragraph) => `<p>${paragraph.replace(/\r?\n/g, '<br>')}</p>`).join('\n')
}

/** Whether a text holds a tag or an entity, and so must be HTML. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text)
}
