// The fields of an article as JSON states them → an article that can be stored. Pure, for threads too: imports and HTTP
// meet here before they meet in the store.

import { type ArticleBody, readBody, summaryOf } from '../content/body.ts'
import { detectLanguage, firstImage, isSlug, renderMarkdown } from '../content/index.ts'
import {
  isByline,
  isImageUrl,
  isPermalink,
  isPlainLine,
  languageTag,
  termCountFault,
  termFault,
  titleFault,
  webHost,
} from '../content/limits.ts'
import { parseRfc3339 } from '../platform/calendar.ts'
import type { ArticleImage, ArticleStatus, NewArticle, NewSource, TermName } from './new-article.ts'

/** A category or tag as JSON names it: a slug, or an object with an id, a slug or a name. */
export type TermField =
  | string
  | {
      readonly id?: string | undefined
      readonly slug?: string | undefined
      readonly name?: string | undefined
    }

/** What is stated. An empty text counts as absent where a field may be absent. */
export interface ArticleFields {
  readonly title?: string | undefined
  readonly slug?: string | undefined
  readonly permalink?: string | undefined
  readonly summary?: string | undefined
  readonly language?: string | undefined
  readonly publishedAt?: string | undefined
  readonly byline?: string | undefined
  readonly image?: { readonly url: string; readonly alt?: string | undefined } | undefined
  readonly categories?: readonly TermField[] | undefined
  readonly tags?: readonly TermField[] | undefined
  readonly source?: SourceFields | undefined
  readonly html?: string | undefined
  readonly markdown?: string | undefined
  readonly text?: string | undefined
  readonly extra?: Readonly<Record<string, unknown>> | undefined
}

interface SourceFields {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly slug?: string | undefined
  readonly url?: string | undefined
  readonly externalId?: string | undefined
  readonly attribution?: string | undefined
}

/** Why fields make no article. */
export class FieldFault extends Error {
  readonly code: string
  /** JSON pointer. */
  readonly pointer: string

  constructor(code: string, pointer: string, detail: string) {
    super(detail)
    this.name = 'FieldFault'
    this.code = code
    this.pointer = pointer
  }
}

/**
 * Makes an article of its fields.
 * @param body where it is known already; else it is made from `html`, `markdown` or `text`, and empty without any.
 * @throws {FieldFault} that names the first field that breaks its rule.
 */
export function composeArticle(
  fields: ArticleFields,
  { status, publishedAt }: { readonly status: ArticleStatus; readonly publishedAt: Date | null },
  body: ArticleBody = readBody(htmlOf(fields) ?? ''),
): NewArticle {
  const title = readTitle(fields)
  return {
    slug: readSlug(fields.slug, '/slug'),
    slugHint: title,
    permalink: readText(fields.permalink, '/permalink', isPermalink, PERMALINK_FORM),
    title,
    summary: isBlank(fields.summary) ? summaryOf(body) : fields.summary,
    ...body,
    language: readLanguage(fields) ?? detectLanguage(body.text),
    status,
    publishedAt,
    byline: readText(
      fields.byline,
      '/byline',
      isByline,
      'must have 1 to 300 characters and no control characters',
    ),
    image: readImage(fields) ?? firstImage(body.html),
    categories: readTerms(fields.categories ?? [], '/categories', 'category'),
    tags: readTerms(fields.tags ?? [], '/tags', 'tag'),
    source: readSource(fields.source ?? {}),
    extra: fields.extra ?? {},
  }
}

const PERMALINK_FORM = 'must be a path of at most 2,000 bytes that begins with one /'

function isBlank(text: string | undefined): text is undefined | '' {
  return text === undefined || text.trim() === ''
}

/** A text that keeps its rule; null when it is absent or empty. */
function readText(
  text: string | undefined,
  pointer: string,
  isValid: (text: string) => boolean,
  rule: string,
): string | null {
  if (text === undefined || text === '') return null
  if (isValid(text)) return text
  throw new FieldFault(
    `${pointer.slice(pointer.lastIndexOf('/') + 1)}-invalid`,
    pointer,
    `“${pointer}” ${rule}.`,
  )
}

function readTitle({ title = '' }: ArticleFields): string {
  const fault = titleFault(title)
  if (fault !== null) throw new FieldFault(fault.code, '/title', fault.detail)
  return title
}

function readSlug(slug: string | undefined, pointer: string): string | null {
  const rule = 'must be a slug: 1 to 200 letters, digits, - _ or . in NFC, neither a UUID nor a reserved word'
  return readText(slug, pointer, isSlug, rule)
}

function readLanguage(fields: ArticleFields): string | null {
  const isTag = (text: string): boolean => languageTag(text) !== null
  const language = readText(fields.language, '/language', isTag, 'must be a language tag such as zh-CN')
  return language === null ? null : languageTag(language)
}

/** The body as HTML, as it is stated; null where it is not. @throws {FieldFault} where it is stated twice. */
export function htmlOf(fields: ArticleFields): string | null {
  const bodies = (['html', 'markdown', 'text'] as const).filter((field) => fields[field] !== undefined)
  if (bodies.length > 1) {
    throw new FieldFault(
      'several-bodies',
      `/${bodies[1]}`,
      `The body is given as ${bodies.join(' and ')}. Keep one of them.`,
    )
  }
  if (fields.html !== undefined) return fields.html
  if (fields.markdown !== undefined) return renderMarkdown(fields.markdown)
  return fields.text === undefined ? null : htmlOfText(fields.text)
}

/** Paragraphs where empty lines are, line breaks where single ones are. */
function htmlOfText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const paragraphs = escaped.split(/(?:\r?\n[ \t]*){2,}/).filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.map((paragraph) => `<p>${paragraph.replace(/\r?\n/g, '<br>')}</p>`).join('\n')
}

/** The time that is stated; null for none. @throws {FieldFault} */
export function readPublishedAt({ publishedAt }: ArticleFields): Date | null {
  if (publishedAt === undefined) return null
  const instant = parseRfc3339(publishedAt)
  if (instant !== null) return instant
  const detail = `“${publishedAt.slice(0, 80)}” is no RFC 3339 time. Write it as 2022-04-19T12:56:15+08:00.`
  throw new FieldFault('date-invalid', '/publishedAt', detail)
}

function readImage({ image }: ArticleFields): ArticleImage | null {
  if (image === undefined) return null
  const { url, alt } = image
  if (isImageUrl(url)) return { url, alt: alt ?? null }
  const detail = 'An image must have an http, https or relative address of at most 2,000 bytes.'
  throw new FieldFault('image-invalid', '/image/url', detail)
}

/** Terms by their keys, none twice. @param pointer of the list. @throws {FieldFault} */
export function readTerms(
  fields: readonly TermField[],
  pointer: string,
  what: 'category' | 'tag',
): TermName[] {
  const terms = new Map<string, TermName>()
  for (const [index, field] of fields.entries()) {
    const place = `${pointer}/${index}`
    const { id, name, ...rest } = typeof field === 'string' ? { slug: field } : { name: undefined, ...field }
    const slug = typeof field === 'string' ? field : readSlug(rest.slug, `${place}/slug`)
    // Nothing but an id has the form of a UUID.
    const key = id ?? slug ?? name ?? ''
    const fault = termFault(key, what) ?? termFault(name ?? key, what)
    if (fault !== null) throw new FieldFault(fault.code, place, fault.detail)
    if (!terms.has(key))
      terms.set(key, { key, name: name ?? key, named: name !== undefined && id === undefined })
  }
  const fault = termCountFault(terms.size, what === 'category' ? 'categories' : 'tags')
  if (fault !== null) throw new FieldFault(fault.code, pointer, fault.detail)
  return [...terms.values()]
}

function readSource(stated: SourceFields): NewSource | null {
  const isName = (text: string): boolean => termFault(text, 'tag') === null
  const isWebUrl = (text: string): boolean => webHost(text) !== null
  const line = 'must have 1 to 2,000 bytes and no control characters'
  const name = readText(
    stated.name,
    '/source/name',
    isName,
    'must have 1 to 300 characters, none of them a control one',
  )
  const slug = stated.id ?? readSlug(stated.slug, '/source/slug')
  const url = readText(
    stated.url,
    '/source/url',
    isWebUrl,
    'must be an http or https URL of at most 2,000 bytes',
  )
  const externalId = readText(stated.externalId, '/source/externalId', isPlainLine, line)
  const attribution = readText(stated.attribution, '/source/attribution', isPlainLine, line)
  const issuer = (url === null ? null : webHost(url)) ?? name ?? slug
  if (externalId !== null && issuer === null) {
    const detail =
      'An external id is unique only within its source. State the url or the name of the source too.'
    throw new FieldFault('source-missing', '/source/externalId', detail)
  }
  const isEmpty = [name, slug, url, attribution].every((part) => part === null)
  return isEmpty
    ? null
    : { name, slug, url, externalId, issuer: externalId === null ? null : issuer, attribution }
}
