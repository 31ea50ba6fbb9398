// A post of a Ghost export → an article.

import type { NewArticle } from '../../articles/index.ts'
import { slugify } from '../../content/index.ts'
import { webHost } from '../../content/limits.ts'
import { parseJson } from '../json-value.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import { articleOf, type Draft, type DraftTerm, externalIdOf } from './draft.ts'
import type { FormatItem, Place, Stated } from './format-item.ts'
import { wholeUrl } from './item-address.ts'
import { itemDateOf } from './item-date.ts'
import { htmlOfText, oneLine } from './item-text.ts'
import { isRow, type JsonFields, type JsonRow, jsonFields } from './json-fields.ts'

/** What Ghost writes for the address of its own site, which an export does not tell. */
const SITE_PLACEHOLDER = '__GHOST_URL__'

/**
 * Reads `{ post, tags, authors, meta }`, as the reader of the export makes it. The first public tag is the primary one:
 * it is the category, and a tag too. Posts for members and those sent by mail alone come as drafts. Addresses on
 * Ghost's own site become relative. Throws a Refusal.
 */
export function readGhostPost(item: FormatItem, context: PrepareContext, warnings: Notice[]): NewArticle {
  const value = parseJson(item.text.replaceAll(SITE_PLACEHOLDER, ''))
  if (!isRow(value) || !isRow(value.post)) {
    throw new Refusal({ code: 'invalid-json', detail: 'The item is no post of a Ghost export.' })
  }
  const post = jsonFields(value.post, '/post', warnings)
  const meta = jsonFields(isRow(value.meta) ? value.meta : {}, '/meta', warnings)
  const [title, slug] = [post.text('title'), post.text('slug')]
  const tags = rowsOf(value.tags).filter((tag) => !isInternal(tag))
  const status = statusOf(post, warnings)
  const image = post.text('feature_image')
  const alt = meta.text('feature_image_alt') ?? post.text('feature_image_alt')
  const terms = tags.map((tag, index) => termOf(tag, index, warnings)).filter((term) => term !== null)
  const draft: Draft = {
    title: title === null ? null : { ...title, text: oneLine(title.text) },
    html: htmlOf(post, warnings),
    summary: post.text('custom_excerpt')?.text ?? null,
    status,
    publishedAt: dateOf(post, context, warnings),
    slug,
    // The default of Ghost's routes.yaml.
    permalink: slug === null || status === 'draft' ? null : { text: `/${slug.text}/`, at: slug.at },
    language: post.text('locale'),
    bylines: rowsOf(value.authors).map((author) =>
      oneLine(typeof author.name === 'string' ? author.name : ''),
    ),
    image: image === null ? null : { url: image.text, alt: alt?.text ?? null, at: image.at },
    categories: terms.slice(0, 1),
    tags: terms,
    source: sourceOf(post, item, warnings),
    extra: extraOf(value.post, value),
    at: { pointer: '/post' },
  }
  return articleOf(draft, context, warnings)
}

function rowsOf(value: unknown): JsonRow[] {
  return Array.isArray(value) ? value.filter(isRow) : []
}

/** Tags such as `#podcast` steer a theme and are never shown. */
function isInternal(tag: JsonRow): boolean {
  return tag.visibility === 'internal' || (typeof tag.name === 'string' && tag.name.startsWith('#'))
}

function termOf(tag: JsonRow, index: number, warnings: Notice[]): DraftTerm | null {
  const fields = jsonFields(tag, `/tags/${index}`, warnings)
  const [name, slug] = [fields.text('name'), fields.text('slug')]
  const stated = name ?? slug
  return stated === null ? null : { text: oneLine(stated.text), slug: slug?.text ?? null, at: stated.at }
}

function htmlOf(post: JsonFields, warnings: Notice[]): string {
  const html = post.text('html')
  if (html !== null) return html.text
  const plain = post.text('plaintext')
  if (plain !== null) {
    const detail =
      'The post has no HTML, only the editor’s own form and a plain text, which was taken. Export it from a newer Ghost.'
    warnings.push({ code: 'body-from-plaintext', detail, pointer: '/post/html' })
    return htmlOfText(plain.text)
  }
  for (const editor of ['lexical', 'mobiledoc']) {
    if (
      typeof post.value[editor] === 'string' &&
      post.value[editor] !== '' &&
      !isEmptyDocument(post.value[editor])
    ) {
      const detail = `The post has no HTML, only the form of Ghost’s editor (${editor}), which is not read. Save the post once in Ghost and export it again.`
      throw new Refusal({ code: 'body-unreadable', detail, pointer: `/post/${editor}` })
    }
  }
  return ''
}

/** What the editors write for a post without a word: no text at all in it. */
function isEmptyDocument(document: string): boolean {
  return !/"text"\s*:\s*"[^"]|"markups"\s*:\s*\[\s*\[|"cards"\s*:\s*\[\s*\[|"sections"\s*:\s*\[\s*\[\s*1[^\]]*\[\s*\[/.test(
    document,
  )
}

function statusOf(post: JsonFields, warnings: Notice[]): Draft['status'] {
  const status = post.text('status')?.text ?? 'published'
  const visibility = post.text('visibility')?.text ?? 'public'
  if (status !== 'draft' && visibility !== 'public') {
    const detail = `The post is for “${visibility.slice(0, 40)}” alone, so it came as a draft. Publish it here if everybody may read it.`
    warnings.push({ code: 'members-only', detail, pointer: '/post/visibility' })
    return 'draft'
  }
  if (status === 'published' || status === 'scheduled') return 'published'
  if (status !== 'draft') {
    const detail = `The post has the status “${status.slice(0, 40)}”, which was never on the site, so it came as a draft.`
    warnings.push({ code: 'status-as-draft', detail, pointer: '/post/status' })
  }
  return 'draft'
}

/** Ghost writes RFC 3339; its first versions wrote milliseconds since 1970. */
function dateOf(post: JsonFields, context: PrepareContext, warnings: Notice[]): Date | null {
  const stated: Stated | null = post.text('published_at')
  if (typeof post.value.published_at !== 'number' || stated === null) {
    // A time without a zone is UTC to Ghost's database.
    return itemDateOf(stated, { ...context, zonelessDates: 'utc' }, warnings)
  }
  const date = new Date(post.value.published_at)
  const isKnown = date.getTime() > 0 && date.getUTCFullYear() <= 9999
  if (isKnown) return date
  throw new Refusal({
    code: 'date-invalid',
    detail: `There is no such date or time as ${stated.text.slice(0, 40)}. Correct it.`,
    ...stated.at,
  })
}

function sourceOf(post: JsonFields, item: FormatItem, warnings: Notice[]): Draft['source'] {
  const canonical = post.text('canonical_url')
  const url = wholeUrl(canonical?.text, undefined)
  const issuer = webHost(url ?? '') ?? item.context.title ?? null
  const id = post.text('uuid') ?? post.text('id')
  const externalId = externalIdOf(id, issuer, issuer === null ? [] : warnings)
  if (url === null && externalId === null) return null
  const at: Place = { pointer: '/settings/title' }
  // The name of the site itself is what makes the id unique; without it there would be no source to file it under.
  const name =
    url === null && item.context.title !== undefined && slugify(item.context.title) !== ''
      ? { text: item.context.title, at }
      : null
  return {
    name: name?.text ?? null,
    slug: null,
    url,
    externalId,
    issuer: externalId === null ? null : issuer,
    attribution: null,
  }
}

const EXTRA_KEYS = ['visibility', 'featured', 'codeinjection_head', 'codeinjection_foot', 'custom_template']
const META_KEYS = [
  'meta_title',
  'meta_description',
  'og_title',
  'og_description',
  'og_image',
  'feature_image_caption',
]

/** What Ghost knows besides and an article has no field for. */
function extraOf(post: JsonRow, value: JsonRow): Record<string, unknown> {
  const extra: Record<string, unknown> = Object.create(null)
  const meta = isRow(value.meta) ? value.meta : {}
  const isStated = (part: unknown): boolean =>
    part !== undefined && part !== null && part !== '' && part !== false && part !== 0
  for (const key of EXTRA_KEYS) if (isStated(post[key]) && post[key] !== 'public') extra[key] = post[key]
  for (const key of META_KEYS) if (isStated(meta[key] ?? post[key])) extra[key] = meta[key] ?? post[key]
  const internal = rowsOf(value.tags)
    .filter(isInternal)
    .map(({ name }) => name)
  if (internal.length > 0) extra.internalTags = internal
  return extra
}
