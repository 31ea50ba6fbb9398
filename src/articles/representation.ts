// An article as JSON, made by PostgreSQL: one SQL expression a field, so that what was not asked for is not read.

import { type JsonParts, withFields } from '../platform/json.ts'
import { isoTime, jsonObject } from '../platform/sql.ts'
import { type FieldName, fieldNames, includable } from './schema.ts'

/** SQL of each field of the article `a`; `links` and `markdown` follow from the row and are added in the process. */
const expressions: Record<Exclude<FieldName, 'links' | 'markdown'>, string> = {
  id: 'a.id',
  slug: 'a.slug',
  permalink: 'a.permalink',
  title: 'a.title',
  summary: 'a.summary',
  language: 'a.language',
  status: 'a.status',
  publishedAt: isoTime('a.published_at'),
  createdAt: isoTime('a.created_at'),
  updatedAt: isoTime('a.updated_at'),
  version: 'a.version',
  byline: 'a.byline',
  image: `CASE WHEN a.image_url IS NOT NULL THEN ${jsonObject({ url: 'a.image_url', alt: 'a.image_alt' })} END`,
  wordCount: 'a.word_count',
  readingTimeMinutes: 'a.reading_time_minutes',
  categories: `(SELECT coalesce(json_agg(${jsonObject({ id: 't.id', slug: 't.slug', name: 't.name' })} ORDER BY x.position), '[]')
    FROM article_category x JOIN category t ON t.id = x.category_id WHERE x.article_id = a.id AND x.direct)`,
  tags: `(SELECT coalesce(json_agg(${jsonObject({ id: 't.id', slug: 't.slug', name: 't.name' })} ORDER BY x.position), '[]')
    FROM article_tag x JOIN tag t ON t.id = x.tag_id WHERE x.article_id = a.id)`,
  source: `CASE WHEN num_nonnulls(a.source_id, a.source_url, a.external_id, a.attribution) > 0 THEN (SELECT ${jsonObject(
    {
      id: 'a.source_id',
      slug: 's.slug',
      name: 's.name',
      url: 'a.source_url',
      externalId: 'a.external_id',
      attribution: 'a.attribution',
    },
  )} FROM (SELECT) nothing LEFT JOIN source s ON s.id = a.source_id) END`,
  html: 'a.html',
  text: 'a.text',
  original: `(SELECT convert_from(o.bytes, 'UTF8') FROM original o WHERE o.id = a.original_id)`,
  extra: 'a.extra',
}

const inLists = fieldNames.filter((name) => !(includable as readonly string[]).includes(name))

/** The default fields of a list. */
export const articleFieldsOfLists: ReadonlySet<FieldName> = new Set(inLists)

/** The default fields of one article. */
export const articleFieldsOfOne: ReadonlySet<FieldName> = new Set([...inLists, 'html'])

const defaultFields = { list: articleFieldsOfLists, one: articleFieldsOfOne } as const

/** The fields of an answer: those asked for, or the default ones of a list (or of one article) and what is included. */
export function answeredFields(
  asked: { readonly fields?: readonly FieldName[]; readonly include?: readonly FieldName[] },
  shape: 'list' | 'one',
): ReadonlySet<FieldName> {
  if (!asked.fields && !asked.include) return defaultFields[shape]
  return new Set(['id' as const, ...(asked.fields ?? defaultFields[shape]), ...(asked.include ?? [])])
}

/** Whether two answers have the same fields. */
export function sameFields(one: ReadonlySet<FieldName>, other: ReadonlySet<FieldName>): boolean {
  return one.size === other.size && [...one].every((name) => other.has(name))
}

/** What was put together once for a set of fields, of which the default ones are asked for again and again. */
const knownColumns = new WeakMap<ReadonlySet<FieldName>, string>()

/** Columns of a row of the article `a` with its JSON; see `articleJson`. */
export function articleColumns(fields: ReadonlySet<FieldName>): string {
  const known = knownColumns.get(fields) ?? columnsOf(fields)
  knownColumns.set(fields, known)
  return known
}

function columnsOf(fields: ReadonlySet<FieldName>): string {
  const body = fields.has('markdown') ? ', a.html AS "markdownOf"' : ''
  return `a.id, a.slug, a.permalink, ${articleJsonSql(fields)} AS json${body}`
}

/** SQL of the article `a` as JSON, without what is added in the process. */
export function articleJsonSql(fields: ReadonlySet<FieldName>): string {
  const chosen = Object.entries(expressions).filter(([name]) => fields.has(name as FieldName))
  return jsonObject(Object.fromEntries(chosen))
}

export interface ArticleRow {
  readonly id: string
  readonly slug: string
  readonly permalink: string | null
  readonly json: Buffer
  /** The HTML that Markdown is to be made of, where it was asked for. */
  readonly markdownOf?: string
  /** What was made of it. */
  readonly markdown?: string
}

/** Where the public pages of articles are; see the settings SITE_URL and ARTICLE_URL. */
export interface WebAddress {
  readonly siteUrl: string | null
  readonly articleUrl: string
}

/** The JSON of an article: what PostgreSQL made, its Markdown, and its links where they were asked for. */
export function articleJson(row: ArticleRow, fields: ReadonlySet<FieldName>, address: WebAddress): JsonParts {
  const links = { self: `/v1/articles/${row.id}`, web: webUrl(row, address) }
  const more = [
    ...(row.markdown === undefined ? [] : [`"markdown":${JSON.stringify(row.markdown)}`]),
    ...(fields.has('links') ? [`"links":${JSON.stringify(links)}`] : []),
  ]
  return more.length === 0 ? [row.json] : withFields([row.json], more.join())
}

/** What an address is made of. */
type WebAddressed = Pick<ArticleRow, 'id' | 'slug' | 'permalink'>

/** The parts of an address' template: text and, at each second place, the name of what stands there. */
const knownTemplates = new WeakMap<WebAddress, readonly string[]>()

/** The address of an article's public page: the template filled in; null when a part that it names is not known. */
export function webUrl(row: WebAddressed, address: WebAddress): string | null {
  const parts = knownTemplates.get(address) ?? address.articleUrl.split(/\{(\w+)\}/)
  knownTemplates.set(address, parts)
  let url = ''
  for (const [index, part] of parts.entries()) {
    const text = index % 2 === 0 ? part : namedPart(part, row, address)
    if (text === null) return null
    url += text
  }
  return url
}

function namedPart(name: string, row: WebAddressed, address: WebAddress): string | null {
  switch (name) {
    case 'SITE_URL':
      return address.siteUrl
    case 'permalink':
      // A permalink is kept as readable text; an address has it percent-encoded. Its `?` may begin a query, as in `/?p=12`.
      return row.permalink === null ? null : encodeURI(row.permalink).replaceAll('#', '%23')
    case 'slug':
      return encodeURIComponent(row.slug)
    case 'id':
      return row.id
    default:
      return null
  }
}
