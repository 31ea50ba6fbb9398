// A row of a table → an article.

import { parse } from 'csv-parse/sync'
import type { NewArticle } from '../../articles/index.ts'
import { renderMarkdown } from '../../content/index.ts'
import { termFault, webHost } from '../../content/limits.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { type CsvField, csvFieldOf } from '../readers/csv-columns.ts'
import { Refusal } from '../refusal.ts'
import { articleOf, type Draft, type DraftTerm, externalIdOf } from './draft.ts'
import type { FormatItem, Place, Stated } from './format-item.ts'
import { wholeUrl } from './item-address.ts'
import { itemDateOf } from './item-date.ts'
import { htmlOfText, looksLikeHtml, oneLine } from './item-text.ts'

type Cells = ReadonlyMap<CsvField, string>

/**
 * Reads one row by the header in its context (see `csv-columns.ts` for the names). The body is the column `html`,
 * `markdown` or `text`; `body` and `content` are HTML where they hold a tag, else plain text. Several categories or tags
 * stand between `|`, `;`, `,` or `、`. Cells of other columns go into `extra`. Throws a Refusal.
 */
export function readCsvRow(item: FormatItem, context: PrepareContext, warnings: Notice[]): NewArticle {
  const at: Place = { line: item.line }
  const { cells, extra } = readCells(item, warnings)
  const stated = (field: CsvField): Stated | null => {
    const text = cells.get(field)?.trim() ?? ''
    return text === '' ? null : { text, at }
  }
  const title = stated('title')
  const image = stated('image')
  const draft: Draft = {
    title: title === null ? null : { ...title, text: oneLine(title.text) },
    html: htmlOf(cells),
    summary: stated('summary')?.text ?? null,
    status: statusOf(stated('status'), warnings),
    publishedAt: itemDateOf(stated('date'), context, warnings),
    slug: stated('slug'),
    permalink: stated('permalink'),
    language: stated('language'),
    bylines: [oneLine(stated('author')?.text ?? '')],
    image: image === null ? null : { url: image.text, alt: stated('imageAlt')?.text ?? null, at },
    categories: termsOf(stated('categories')),
    tags: termsOf(stated('tags')),
    source: sourceOf(stated, warnings),
    extra,
    at,
  }
  return articleOf(draft, context, warnings)
}

function readCells(item: FormatItem, warnings: Notice[]): { cells: Cells; extra: Record<string, unknown> } {
  const { delimiter = ',', columns = '[]' } = item.context
  const names: unknown = JSON.parse(columns)
  const header = Array.isArray(names) ? names.map(String) : []
  const row = parseRow(item, delimiter)
  if (row.length > header.length) {
    const detail = `The row has ${row.length} fields, the header ${header.length}. Put a field that holds “${delimiter}” between quotes.`
    throw new Refusal({ code: 'csv-columns', detail, line: item.line })
  }
  if (row.length < header.length) {
    const detail = `The row has ${row.length} fields, the header ${header.length}. The last ones were taken as empty.`
    warnings.push({ code: 'csv-short-row', detail, line: item.line })
  }
  const cells = new Map<CsvField, string>()
  const extra: Record<string, unknown> = Object.create(null)
  for (const [index, cell] of row.entries()) {
    const name = header[index] ?? ''
    const field = csvFieldOf(name)
    // Of two columns for one field, the first that says something counts; the other is kept.
    if (field !== null && (cells.get(field) ?? '').trim() === '') cells.set(field, cell)
    else if (cell !== '' && name !== '') extra[name] = cell
  }
  return { cells, extra }
}

function parseRow(item: FormatItem, delimiter: string): string[] {
  // Only where no field is quoted can a quote be nothing but a character: 5" pipe.
  const hasQuotedField = new RegExp(`(?:^|\\${delimiter})\\s*"`).test(item.text)
  try {
    const [row = [], second]: string[][] = parse(item.text, {
      delimiter,
      record_delimiter: ['\n', '\r\n'],
      relax_column_count: true,
      relax_quotes: !hasQuotedField,
    })
    if (second === undefined) return row
  } catch {
    // Its words name a place that is not one in the file.
  }
  const detail =
    'The row has a quote in the wrong place. Put the whole field between quotes, and double those within it.'
  throw new Refusal({ code: 'csv-invalid', detail, line: item.line })
}

function htmlOf(cells: Cells): string {
  const [html, markdown, text, body] = (['html', 'markdown', 'text', 'body'] as const).map(
    (field) => cells.get(field) ?? '',
  )
  if (html !== undefined && html.trim() !== '') return html
  if (markdown !== undefined && markdown.trim() !== '') return renderMarkdown(markdown)
  const plain = text !== undefined && text.trim() !== '' ? text : null
  if (plain !== null) return htmlOfText(plain)
  return looksLikeHtml(body ?? '') ? (body ?? '') : htmlOfText(body ?? '')
}

const STATUSES: ReadonlyMap<string, Draft['status']> = new Map([
  ['published', 'published'],
  ['publish', 'published'],
  ['scheduled', 'published'],
  ['future', 'published'],
  ['draft', 'draft'],
  ['archived', 'archived'],
])

/** What is not known to be public is not made public. */
function statusOf(status: Stated | null, warnings: Notice[]): Draft['status'] {
  if (status === null) return 'published'
  const known = STATUSES.get(status.text.toLowerCase())
  if (known !== undefined) return known
  const detail = `“${status.text.slice(0, 40)}” is no status that is known, so the article came as a draft. Write published, scheduled, draft or archived.`
  warnings.push({ code: 'status-as-draft', detail, ...status.at })
  return 'draft'
}

function termsOf(stated: Stated | null): DraftTerm[] {
  if (stated === null) return []
  const { text, at } = stated
  const mark = ['|', ';', '；', ',', '，', '、'].find((each) => text.includes(each))
  const names = mark === undefined ? [text] : text.split(mark)
  return names.filter((name) => name.trim() !== '').map((name) => ({ text: oneLine(name), at }))
}

function sourceOf(stated: (field: CsvField) => Stated | null, warnings: Notice[]): Draft['source'] {
  const link = stated('url')
  const url = wholeUrl(link?.text, undefined)
  if (link !== null && url === null) {
    const detail = `“${link.text.slice(0, 120)}” is no http or https URL of at most 2,000 bytes. It was left out. Write it whole.`
    warnings.push({ code: 'url-invalid', detail, ...link.at })
  }
  const named = stated('source')
  const name = named === null || termFault(named.text, 'tag') !== null ? null : named.text
  const issuer = webHost(url ?? '') ?? name
  const externalId = externalIdOf(stated('id'), issuer, warnings)
  if (url === null && name === null) return null
  return { name, slug: null, url, externalId, issuer: externalId === null ? null : issuer, attribution: null }
}
