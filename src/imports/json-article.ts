// An article in the API's own JSON → an article to be written.

import type { ArticleImage, ArticleStatus, NewArticle, NewSource, TermName } from '../articles/index.ts'
import { detectLanguage, firstImage, isSlug, renderMarkdown } from '../content/index.ts'
import { parseRfc3339 } from '../platform/calendar.ts'
import { readBody, summaryOf } from './article-body.ts'
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
} from './article-limits.ts'
import { checkJsonArticle, type JsonArticle } from './json-article-schema.ts'
import { parseJson } from './json-value.ts'
import type { Notice, PrepareContext } from './prepared.ts'
import { Refusal } from './refusal.ts'

/**
 * Reads one article, given as the text of a JSON object. Adds what a person should know to `warnings`; throws a Refusal,
 * with a JSON pointer, when it breaks the form or a limit.
 */
export function readJsonArticle(text: string, context: PrepareContext, warnings: Notice[]): NewArticle {
  const article = checkJsonArticle(parseJson(text))
  const title = readTitle(article)
  const body = readBody(readHtml(article))
  const publishedAt = readPublishedAt(article)
  return {
    slug: readSlug(article.slug, '/slug'),
    slugHint: title,
    permalink: readText(article.permalink, '/permalink', isPermalink, PERMALINK_FORM),
    title,
    summary: isBlank(article.summary) ? summaryOf(body) : article.summary,
    ...body,
    language: readLanguage(article) ?? detectLanguage(body.text),
    status: readStatus(article, publishedAt, context, warnings),
    publishedAt,
    byline: readText(
      article.byline,
      '/byline',
      isByline,
      'must have 1 to 300 characters and no control characters',
    ),
    image: readImage(article) ?? firstImage(body.html),
    categories: readTerms(article, 'categories', 'category'),
    tags: readTerms(article, 'tags', 'tag'),
    source: readSource(article),
    extra: article.extra ?? {},
  }
}

const PERMALINK_FORM = 'must be a path of at most 2,000 bytes that begins with one /'

function refuse(code: string, pointer: string, detail: string): Refusal {
  return new Refusal({ code, detail, pointer })
}

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
  throw refuse(`${pointer.slice(pointer.lastIndexOf('/') + 1)}-invalid`, pointer, `“${pointer}” ${rule}.`)
}

function readTitle(article: JsonArticle): string {
  const title = article.title ?? ''
  const fault = titleFault(title)
  if (fault !== null) throw new Refusal({ ...fault, pointer: '/title' })
  return title
}

function readSlug(slug: string | undefined, pointer: string): string | null {
  const rule = 'must be a slug: 1 to 200 letters, digits, - _ or . in NFC, neither a UUID nor a reserved word'
  return readText(slug, pointer, isSlug, rule)
}

function readLanguage(article: JsonArticle): string | null {
  const isTag = (text: string): boolean => languageTag(text) !== null
  const language = readText(article.language, '/language', isTag, 'must be a language tag such as zh-CN')
  return language === null ? null : languageTag(language)
}

function readHtml(article: JsonArticle): string {
  const bodies = (['html', 'markdown', 'text'] as const).filter((field) => article[field] !== undefined)
  if (bodies.length > 1) {
    throw refuse(
      'several-bodies',
      `/${bodies[1]}`,
      `The body is given as ${bodies.join(' and ')}. Keep one of them.`,
    )
  }
  if (article.html !== undefined) return article.html
  if (article.markdown !== undefined) return renderMarkdown(article.markdown)
  if (article.text !== undefined) return htmlOfText(article.text)
  throw refuse(
    'body-missing',
    '',
    'The article has no body. Give it one as html, markdown or text (which may be empty).',
  )
}

/** Paragraphs where empty lines are, line breaks where single ones are. */
function htmlOfText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const paragraphs = escaped.split(/(?:\r?\n[ \t]*){2,}/).filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.map((paragraph) => `<p>${paragraph.replace(/\r?\n/g, '<br>')}</p>`).join('\n')
}

function readPublishedAt(article: JsonArticle): Date | null {
  if (article.publishedAt === undefined) return null
  const instant = parseRfc3339(article.publishedAt)
  if (instant !== null) return instant
  const detail = `“${article.publishedAt.slice(0, 80)}” is no RFC 3339 time. Write it as 2022-04-19T12:56:15+08:00.`
  throw refuse('date-invalid', '/publishedAt', detail)
}

function readStatus(
  article: JsonArticle,
  publishedAt: Date | null,
  context: PrepareContext,
  warnings: Notice[],
): ArticleStatus {
  const { status } = article
  if (publishedAt === null) {
    if (status === 'draft' || status === 'archived') return status
    if (status === 'scheduled') {
      throw refuse(
        'date-missing',
        '/publishedAt',
        'A scheduled article needs publishedAt. State when it is due.',
      )
    }
    warnings.push(draftWithoutDate())
    return 'draft'
  }
  if (status === 'draft' || status === 'archived') return status
  const due: ArticleStatus = publishedAt.getTime() > context.nowMs ? 'scheduled' : 'published'
  if (status !== undefined && status !== due) warnings.push(otherStatus(status, due, publishedAt))
  return due
}

function readImage(article: JsonArticle): ArticleImage | null {
  if (article.image === undefined) return null
  const { url, alt } = article.image
  if (isImageUrl(url)) return { url, alt: alt ?? null }
  const detail = 'An image must have an http, https or relative address of at most 2,000 bytes.'
  throw refuse('image-invalid', '/image/url', detail)
}

function readTerms(article: JsonArticle, field: 'categories' | 'tags', what: 'category' | 'tag'): TermName[] {
  const terms = new Map<string, TermName>()
  for (const [index, term] of (article[field] ?? []).entries()) {
    const pointer = `/${field}/${index}`
    const slug = typeof term === 'string' ? null : readSlug(term.slug, `${pointer}/slug`)
    const name = typeof term === 'string' ? undefined : term.name
    const key = typeof term === 'string' ? term : (slug ?? name ?? '')
    const fault = termFault(key, what) ?? termFault(name ?? key, what)
    if (fault !== null) throw new Refusal({ ...fault, pointer })
    if (!terms.has(key)) terms.set(key, { key, name: name ?? key, named: name !== undefined })
  }
  const fault = termCountFault(terms.size, field)
  if (fault !== null) throw new Refusal({ ...fault, pointer: `/${field}` })
  return [...terms.values()]
}

function readSource(article: JsonArticle): NewSource | null {
  const stated = article.source ?? {}
  const isName = (text: string): boolean => termFault(text, 'tag') === null
  const isWebUrl = (text: string): boolean => webHost(text) !== null
  const line = 'must have 1 to 2,000 bytes and no control characters'
  const name = readText(
    stated.name,
    '/source/name',
    isName,
    'must have 1 to 300 characters, none of them a control one',
  )
  const slug = readSlug(stated.slug, '/source/slug')
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
    throw refuse('source-missing', '/source/externalId', detail)
  }
  const isEmpty = [name, slug, url, attribution].every((part) => part === null)
  return isEmpty
    ? null
    : { name, slug, url, externalId, issuer: externalId === null ? null : issuer, attribution }
}

function draftWithoutDate(): Notice {
  const detail = 'The article has no publishedAt, so it came as a draft. State when it was published.'
  return { code: 'draft-without-date', detail, pointer: '/publishedAt' }
}

function otherStatus(status: string, due: string, publishedAt: Date): Notice {
  const detail = `The article says “${status}”, but its time is ${publishedAt.toISOString()}, so it came as “${due}”. Correct one of the two.`
  return { code: 'status-by-date', detail, pointer: '/status' }
}
