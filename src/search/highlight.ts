// What was found, marked in the text that it stands in. Pure.

import { foldWithPlaces } from '../content/index.ts'
import { findTerm } from './match.ts'
import type { SearchQuery } from './query.ts'

/** Of a body only the beginning is looked through: what is marked in it is for a list. */
const BODY_MOST_CHARACTERS = 100_000
const SNIPPETS_MOST = 3
/** Shown before and behind a hit, within one line of the text. */
const CONTEXT_CHARACTERS = 40

/** Marked parts of an article, as HTML: escaped, with each hit in `<mark>`. */
export interface Highlights {
  /** The whole title. */
  readonly title: string
  /** Up to three parts of the body; none when no term stands there. */
  readonly text: readonly string[]
}

/** Marks what a query found in an article. */
export function highlight(article: { title: string; text: string }, query: SearchQuery): Highlights {
  const { title } = article
  const text = article.text.slice(0, BODY_MOST_CHARACTERS)
  return {
    title: marked(title, { start: 0, end: title.length }, hitsOf(title, query)),
    text: snippets(text, hitsOf(text, query)),
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Where terms stand in a text as it was written; in order, and none overlaps another. */
function hitsOf(text: string, { terms }: SearchQuery): Range[] {
  const { folded, starts, ends } = foldWithPlaces(text)
  const hits: { start: number; end: number }[] = []
  for (const { text: term } of terms) {
    for (let at = findTerm(folded, term); at >= 0; at = findTerm(folded, term, at + term.length)) {
      hits.push({ start: starts[at] ?? 0, end: ends[at + term.length - 1] ?? 0 })
    }
  }
  const merged: { start: number; end: number }[] = []
  for (const hit of hits.sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1)
    if (last && hit.start < last.end) last.end = Math.max(last.end, hit.end)
    else merged.push(hit)
  }
  return merged
}

/** Parts of a text with the first hits in them, each cut out of its line. */
function snippets(text: string, hits: readonly Range[]): string[] {
  const parts: Range[] = []
  for (const hit of hits) {
    const before = parts.at(-1)
    if (before && hit.start < before.end) continue
    if (parts.length === SNIPPETS_MOST) break
    parts.push(aroundHit(text, hit))
  }
  return parts.map((part) => {
    const lead = part.start > 0 && text[part.start - 1] !== '\n' ? '…' : ''
    const tail = part.end < text.length && text[part.end] !== '\n' ? '…' : ''
    return `${lead}${marked(text, part, hits)}${tail}`
  })
}

function aroundHit(text: string, hit: Range): Range {
  const lineStart = text.lastIndexOf('\n', hit.start - 1) + 1
  const lineEnd = text.indexOf('\n', hit.end)
  const start = Math.max(lineStart, hit.start - CONTEXT_CHARACTERS)
  const end = Math.min(lineEnd < 0 ? text.length : lineEnd, hit.end + CONTEXT_CHARACTERS)
  // Not between the halves of a surrogate pair.
  return { start: isLow(text, start) ? start - 1 : start, end: isLow(text, end) ? end + 1 : end }
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** A part of a text as HTML, with the hits in it marked. */
function marked(text: string, { start, end }: Range, hits: readonly Range[]): string {
  let html = ''
  let at = start
  for (const hit of hits) {
    const from = Math.max(hit.start, start)
    const until = Math.min(hit.end, end)
    if (from >= until) continue
    html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, until))}</mark>`
    at = until
  }
  return html + escapeHtml(text.slice(at, end))
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
