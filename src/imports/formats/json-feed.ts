// An item of JSON Feed (1.0 and 1.1) → an article.

import type { NewArticle } from '../../articles/index.ts'
import { parseJson } from '../json-value.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import { articleOf, type Draft, type DraftTerm } from './draft.ts'
import type { FormatItem, Place, Stated } from './format-item.ts'
import { ownPath, wholeUrl } from './item-address.ts'
import { itemDateOf } from './item-date.ts'
import { feedSource } from './item-source.ts'
import { htmlOfText, oneLine } from './item-text.ts'
import { isRow, type JsonFields, jsonFields } from './json-fields.ts'

/** Keys that became fields of the article; the others (`attachments`, extensions such as `_blog`) are its `extra`. */
const TAKEN: ReadonlySet<string> = new Set([
  ...[
    'id',
    'url',
    'external_url',
    'title',
    'content_html',
    'content_text',
    'summary',
    'image',
    'banner_image',
  ],
  ...['date_published', 'date_modified', 'author', 'authors', 'tags', 'language'],
])

/**
 * Reads one item. The body is `content_html`, else `content_text`; a field of another type than the format says is left
 * out with a warning. Throws a Refusal.
 */
export function readJsonFeedItem(item: FormatItem, context: PrepareContext, warnings: Notice[]): NewArticle {
  const value = parseJson(item.text)
  const at: Place = { line: item.line }
  if (!isRow(value))
    throw new Refusal({ code: 'invalid-json', detail: 'The item is no JSON object. Correct it.', ...at })
  const fields = jsonFields(value, '', warnings)
  const url = wholeUrl((fields.text('url') ?? fields.text('external_url'))?.text, item.context.url)
  const title = fields.text('title')
  const html = fields.text('content_html')?.text
  const image = fields.text('image') ?? fields.text('banner_image')
  const draft: Draft = {
    title: title === null ? null : { ...title, text: oneLine(title.text) },
    html: html ?? htmlOfText(fields.text('content_text')?.text ?? ''),
    summary: fields.text('summary')?.text ?? null,
    status: 'published',
    publishedAt: itemDateOf(fields.text('date_published') ?? fields.text('date_modified'), context, warnings),
    slug: null,
    permalink: ownPath(url, item.context.url, at),
    language: fields.text('language') ?? statedByFeed(item.context.language, at),
    bylines: bylinesOf(fields, item, warnings),
    image:
      image === null
        ? null
        : { url: wholeUrl(image.text, url ?? item.context.url) ?? image.text, alt: null, at: image.at },
    categories: [],
    tags: tagsOf(fields, warnings),
    source: feedSource({ id: fields.text('id'), url }, item, warnings),
    extra: extraOf(value),
    at,
  }
  return articleOf(draft, context, warnings)
}

function statedByFeed(text: string | undefined, at: Place): Stated | null {
  return text === undefined ? null : { text, at }
}

function bylinesOf(fields: JsonFields, item: FormatItem, warnings: Notice[]): string[] {
  // `author` is that of version 1.0.
  const rows =
    fields.value.authors === undefined && isRow(fields.value.author)
      ? [fields.value.author]
      : fields.rows('authors')
  const names = rows.map((row) => jsonFields(row, '/authors', warnings).text('name')?.text ?? '')
  const stated = names.map(oneLine).filter((name) => name !== '')
  return stated.length === 0 && item.context.author !== undefined ? [item.context.author] : stated
}

function tagsOf(fields: JsonFields, warnings: Notice[]): DraftTerm[] {
  return fields.list('tags').flatMap((tag, index) => {
    const at: Place = { pointer: `/tags/${index}` }
    if (typeof tag === 'string') return [{ text: tag, at }]
    warnings.push({
      code: 'term-invalid',
      detail: 'A tag is no text and was left out. Write its name alone.',
      ...at,
    })
    return []
  })
}

function extraOf(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const extra: Record<string, unknown> = Object.create(null)
  for (const [key, part] of Object.entries(value)) if (!TAKEN.has(key)) extra[key] = part
  return extra
}
