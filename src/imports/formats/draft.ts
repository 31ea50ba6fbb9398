// What every format reads out of an item, in plain parts, and how an article is made of them.

import type { ArticleStatus, NewArticle, NewSource, TermName } from '../../articles/index.ts'
import { type ArticleBody, readBody, summaryOf } from '../../content/body.ts'
import { detectLanguage, firstImage, isSlug, slugify, summarize } from '../../content/index.ts'
import {
  ADDRESS_MAX_BYTES,
  isByline,
  isImageUrl,
  isPermalink,
  isPlainLine,
  languageTag,
  termCountFault,
  termFault,
  titleFault,
} from '../../content/limits.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import type { Place, Stated } from './format-item.ts'

/** A category or tag as an item names it: its text, and its slug where that is stated too. */
export interface DraftTerm extends Stated {
  readonly slug?: string | null
}

/** An item's parts as they are stated; null where one is absent. Nothing is checked yet but dates and addresses. */
export interface Draft {
  /** Plain text, on one line. */
  readonly title: Stated | null
  /** Any HTML. */
  readonly html: string
  readonly summary: string | null
  /** `published` stands for whatever its time makes of it. */
  readonly status: 'published' | 'draft' | 'archived'
  readonly publishedAt: Date | null
  readonly slug: Stated | null
  /** A path on the archive's own site. */
  readonly permalink: Stated | null
  readonly language: Stated | null
  readonly bylines: readonly string[]
  readonly image: { readonly url: string; readonly alt: string | null; readonly at: Place } | null
  readonly categories: readonly DraftTerm[]
  readonly tags: readonly DraftTerm[]
  readonly source: NewSource | null
  readonly extra: Readonly<Record<string, unknown>>
  /** Where the item begins, for what it lacks. */
  readonly at: Place
}

/** The longest title that is made of a text: a headline, not a paragraph. */
const MADE_TITLE_MAX_CHARACTERS = 80

/**
 * A draft → the article. What an article can do without is left out with a warning when it breaks a rule; a title or a
 * term that breaks one throws a Refusal, because leaving it out would lose what the archive says.
 */
export function articleOf(draft: Draft, context: PrepareContext, warnings: Notice[]): NewArticle {
  const body = readBody(draft.html)
  if (body.html.trim() === '') warnings.push({ ...bodyEmpty(), ...draft.at })
  const title = titleOf(draft, body, warnings)
  const slug = slugOf(draft.slug, warnings)
  return {
    slug,
    slugHint: title,
    permalink: permalinkOf(draft.permalink, warnings),
    title,
    summary: draft.summary === null || draft.summary.trim() === '' ? summaryOf(body) : draft.summary,
    ...body,
    language: languageOf(draft.language, warnings) ?? detectLanguage(body.text),
    status: statusOf(draft, context, warnings),
    publishedAt: draft.publishedAt,
    byline: bylineOf(draft, warnings),
    image: imageOf(draft, warnings) ?? firstImage(body.html),
    categories: termsOf(draft.categories, 'category', warnings),
    tags: termsOf(draft.tags, 'tag', warnings),
    source: draft.source,
    extra: draft.extra,
  }
}

function titleOf(draft: Draft, body: ArticleBody, warnings: Notice[]): string {
  const stated = draft.title?.text.trim() ?? ''
  if (stated !== '') {
    const fault = titleFault(stated)
    if (fault !== null) throw new Refusal({ ...fault, ...draft.title?.at })
    return stated
  }
  const made = firstSentence(body.text)
  const fault = titleFault(made)
  if (fault !== null) throw new Refusal({ ...fault, ...draft.at })
  warnings.push({ ...titleFromText(made), ...draft.at })
  return made
}

/** The end of a sentence, and the quotation marks and brackets that close behind it. */
const SENTENCE_END = /[。！？!?]+[”’」』）】》"')\]]*|\.(?=\s)/u

function firstSentence(text: string): string {
  const start = summarize(text.split('\n')[0] ?? '', MADE_TITLE_MAX_CHARACTERS).replace(/\p{Cc}+/gu, ' ')
  const end = SENTENCE_END.exec(start)
  return end === null ? start : start.slice(0, end.index + end[0].length)
}

function slugOf(slug: Stated | null, warnings: Notice[]): string | null {
  if (slug === null || slug.text === '') return null
  if (isSlug(slug.text)) return slug.text
  const made = slugify(slug.text)
  const taken = made === '' ? 'One was made of the title' : `It was taken as “${made}”`
  const detail = `“${slug.text.slice(0, 80)}” is no slug: letters, digits, - _ and . only. ${taken}. Correct it.`
  warnings.push({ code: 'slug-changed', detail, ...slug.at })
  return made === '' ? null : made
}

function permalinkOf(permalink: Stated | null, warnings: Notice[]): string | null {
  if (permalink === null || permalink.text === '') return null
  if (isPermalink(permalink.text)) return permalink.text
  const detail = `“${permalink.text.slice(0, 120)}” is no path on the site, so the article has no permalink. Write a path that begins with / and has at most ${ADDRESS_MAX_BYTES} bytes.`
  warnings.push({ code: 'permalink-ignored', detail, ...permalink.at })
  return null
}

function languageOf(language: Stated | null, warnings: Notice[]): string | null {
  if (language === null || language.text.trim() === '') return null
  const tag = languageTag(language.text)
  if (tag !== null) return tag
  const detail = `“${language.text.slice(0, 80)}” is no language tag. The language was told from the text's script. Write one such as zh-CN.`
  warnings.push({ code: 'language-invalid', detail, ...language.at })
  return null
}

function statusOf(draft: Draft, context: PrepareContext, warnings: Notice[]): ArticleStatus {
  if (draft.status !== 'published') return draft.status
  if (draft.publishedAt === null) {
    const detail = 'The item has no date, so it came as a draft. State when it was published.'
    warnings.push({ code: 'draft-without-date', detail, ...draft.at })
    return 'draft'
  }
  return draft.publishedAt.getTime() > context.nowMs ? 'scheduled' : 'published'
}

function bylineOf(draft: Draft, warnings: Notice[]): string | null {
  const names = [...new Set(draft.bylines.map((name) => name.trim()))].filter((name) => name !== '')
  if (names.length === 0) return null
  const byline = names.join(names.some((name) => /\p{Script=Han}/u.test(name)) ? '、' : ', ')
  if (isByline(byline)) return byline
  const detail =
    'The author is no byline: at most 300 characters, no control characters. It was left out. Shorten it.'
  warnings.push({ code: 'byline-invalid', detail, ...draft.at })
  return null
}

function imageOf({ image }: Draft, warnings: Notice[]): NewArticle['image'] {
  if (image === null || image.url === '') return null
  if (isImageUrl(image.url)) return { url: image.url, alt: image.alt === '' ? null : image.alt }
  const detail =
    'The image has no http, https or relative address of at most 2,000 bytes. It was left out. Correct it.'
  warnings.push({ code: 'image-invalid', detail, ...image.at })
  return null
}

/** The terms in order, once each. A stated slug is the key; where it is none, the name is. */
function termsOf(terms: readonly DraftTerm[], what: 'category' | 'tag', warnings: Notice[]): TermName[] {
  const found = new Map<string, TermName>()
  for (const { text, slug, at } of terms) {
    const name = text.trim()
    const stated = slug !== undefined && slug !== null && isSlug(slug) ? slug : null
    if (name === '' && stated === null) {
      const detail = `A ${what} in the list is empty and was left out. Name it, or take it out.`
      warnings.push({ code: 'term-empty', detail, ...at })
      continue
    }
    const key = stated ?? name
    const fault = termFault(key, what) ?? (name === '' ? null : termFault(name, what))
    if (fault !== null) throw new Refusal({ ...fault, ...at })
    if (!found.has(key))
      found.set(key, { key, name: name === '' ? key : name, named: stated !== null && name !== '' })
  }
  const fault = termCountFault(found.size, what === 'tag' ? 'tags' : 'categories')
  if (fault !== null) throw new Refusal({ ...fault, ...terms[0]?.at })
  return [...found.values()]
}

/** An external id that can be kept as it is; null, with a warning, for one that cannot. */
export function externalIdOf(id: Stated | null, issuer: string | null, warnings: Notice[]): string | null {
  if (id === null || id.text.trim() === '') return null
  const text = id.text.trim()
  if (!isPlainLine(text)) {
    const detail = `The id is longer than ${ADDRESS_MAX_BYTES} bytes or holds a control character. It was left out, so the item is known again by its address.`
    warnings.push({ code: 'external-id-ignored', detail, ...id.at })
    return null
  }
  if (issuer !== null && isPlainLine(issuer)) return text
  const detail =
    'An id is unique only within its source, and neither the item nor its file states an address. It was left out. Give the item a link.'
  warnings.push({ code: 'source-missing', detail, ...id.at })
  return null
}

function bodyEmpty(): Notice {
  return { code: 'body-empty', detail: 'The item has no body. It was taken with its title alone.' }
}

function titleFromText(title: string): Notice {
  const detail = `The item has no title. “${title}” was made of its first sentence. Give it a title.`
  return { code: 'title-from-text', detail }
}
