// A post of a WordPress export (WXR 1.0 to 1.2) → an article.

import type { NewArticle } from '../../articles/index.ts'
import { readDate, toInstant } from '../jekyll/dates.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { textOf } from '../readers/xml-element.ts'
import {
  contentNamespace,
  dublinCoreNamespace,
  excerptNamespace,
  rssNamespaces,
  wxrNamespace,
} from '../readers/xml-namespaces.ts'
import { Refusal } from '../refusal.ts'
import { articleOf, type Draft, type DraftTerm } from './draft.ts'
import type { FormatItem, Stated } from './format-item.ts'
import { ownPath, readablePath, wholeUrl } from './item-address.ts'
import { itemDateOf } from './item-date.ts'
import { feedSource } from './item-source.ts'
import { summaryOfHtml, titleOfHtml } from './item-text.ts'
import { hasBlocks, shortcodesIn, withoutComments, wpautop } from './wpautop.ts'
import { type XmlFields, xmlFields } from './xml-fields.ts'

/**
 * Reads one `<item>` of a WordPress export. Null, with a warning, for what is no post or lies in the trash. Posts that
 * are pending, private or behind a password come as drafts: their readers were chosen. Throws a Refusal.
 */
export function readWxrItem(
  item: FormatItem,
  context: PrepareContext,
  warnings: Notice[],
): NewArticle | null {
  let comments = 0
  const fields = xmlFields(item, (uri, local) => {
    const isComment = local === 'comment' && wxrNamespace.test(uri)
    if (isComment) comments += 1
    return isComment
  })
  const at = fields.place(fields.element)
  const wp = (local: string): Stated | null => wpText(fields, local)
  const type = wp('post_type')?.text ?? 'post'
  const wpStatus = wp('status')?.text ?? 'publish'
  if (type !== 'post' || ['trash', 'auto-draft', 'inherit'].includes(wpStatus)) {
    const what = type === 'post' ? `has the status “${wpStatus}”` : `is a ${type.slice(0, 40)}, no post,`
    warnings.push({ code: 'not-a-post', detail: `The item ${what.slice(0, 80)} and was passed over.`, ...at })
    return null
  }
  const status = statusOf(wpStatus, wp('post_password') !== null, warnings, at)
  const url = linkOf(fields, status, item)
  const title = fields.text(rssNamespaces, 'title')
  const slug = wp('post_name')
  const body = fields.text(contentNamespace, 'encoded')?.text ?? ''
  warnOfBody(body, comments, warnings, at)
  const excerpt = fields.all(namespaceOf(fields, excerptNamespace), 'encoded').map(textOf)[0] ?? ''
  const draft: Draft = {
    title: title === null ? null : { ...title, text: titleOfHtml(title.text) },
    html: htmlOf(body),
    summary: summaryOfHtml(excerpt),
    status,
    publishedAt: dateOf(fields, context, warnings),
    slug: slug === null ? null : { ...slug, text: readablePath(slug.text) },
    permalink: ownPath(url, item.context.url, at),
    language: item.context.language === undefined ? null : { text: item.context.language, at },
    bylines: bylinesOf(fields, item),
    image: item.context.image === undefined ? null : { url: item.context.image, alt: null, at },
    categories: termsOf(fields, 'category'),
    tags: termsOf(fields, 'post_tag'),
    source: feedSource({ id: fields.text(rssNamespaces, 'guid'), url }, item, warnings),
    extra: extraOf(fields),
    at,
  }
  return articleOf(draft, context, warnings)
}

/** WordPress links a draft by its number (`/?p=41`): that is no address at which anybody ever read it. */
function linkOf(fields: XmlFields, status: Draft['status'], item: FormatItem): string | null {
  const url = wholeUrl(fields.text(rssNamespaces, 'link')?.text, item.context.url)
  return url !== null && status === 'draft' && /\/\?(?:p|page_id)=\d+/.test(url) ? null : url
}

function wpText(fields: XmlFields, local: string): Stated | null {
  return fields.text(namespaceOf(fields, wxrNamespace), local)
}

/** The namespace of this export's version. */
function namespaceOf(fields: XmlFields, form: RegExp): string {
  const found = fields.element.nodes.find((node) => typeof node !== 'string' && form.test(node.uri))
  return found === undefined || typeof found === 'string' ? 'none' : found.uri
}

function htmlOf(body: string): string {
  const withoutMarks = withoutComments(body)
  return hasBlocks(body) ? withoutMarks : wpautop(withoutMarks)
}

function statusOf(status: string, hasPassword: boolean, warnings: Notice[], at: object): Draft['status'] {
  if (hasPassword && status !== 'draft') {
    const detail =
      'The post is behind a password, so it came as a draft. Publish it here if everybody may read it.'
    warnings.push({ code: 'password-protected', detail, ...at })
    return 'draft'
  }
  if (status === 'publish' || status === 'future') return 'published'
  if (status !== 'draft') {
    const detail = `The post has the status “${status.slice(0, 40)}”, so it came as a draft.`
    warnings.push({ code: 'status-as-draft', detail, ...at })
  }
  return 'draft'
}

function warnOfBody(body: string, comments: number, warnings: Notice[], at: object): void {
  const shortcodes = shortcodesIn(body)
  if (shortcodes.length > 0) {
    const detail = `The body has shortcodes of WordPress, which stay as text: ${shortcodes.map((name) => `[${name}]`).join(', ')}. Replace them by what they showed.`
    warnings.push({ code: 'shortcodes-left', detail, ...at })
  }
  if (comments > 0) {
    const detail = `The post has ${comments} comments. Comments are not imported.`
    warnings.push({ code: 'comments-left-out', detail, ...at })
  }
}

/** No date at all: what WordPress writes for a draft that was never dated. */
const NO_DATE = /^(?:0000-00-00|-0001-11-30)/

/** `post_date_gmt`; where that is empty, `post_date` in the zone of the site; where neither is given, `pubDate`. */
function dateOf(fields: XmlFields, context: PrepareContext, warnings: Notice[]): Date | null {
  const [gmt, local] = ['post_date_gmt', 'post_date'].map((name) => wpText(fields, name) ?? null)
  for (const [stated, zone] of [
    [gmt, 'UTC'],
    [local, context.timezone],
  ] as const) {
    if (stated === null || stated === undefined || NO_DATE.test(stated.text)) continue
    const reading = readDate(stated.text)
    const instant = reading.kind === 'date' ? toInstant(reading.date, zone) : null
    if (instant !== null) return instant
    const detail = `There is no such date or time as “${stated.text.slice(0, 80)}”. Correct it.`
    throw new Refusal({ code: 'date-invalid', detail, ...stated.at })
  }
  if (gmt !== null || local !== null) return null
  return itemDateOf(fields.text(rssNamespaces, 'pubDate'), context, warnings)
}

/** The author's name as the export's list of authors has it, else the login. */
function bylinesOf(fields: XmlFields, item: FormatItem): string[] {
  if (item.context.author !== undefined) return [item.context.author]
  return fields.all(dublinCoreNamespace, 'creator').map((creator) => titleOfHtml(textOf(creator)))
}

function termsOf(fields: XmlFields, domain: 'category' | 'post_tag'): DraftTerm[] {
  return fields
    .all(rssNamespaces, 'category')
    .filter(({ attributes }) => domainOf(attributes) === domain)
    .map((element) => ({
      text: titleOfHtml(textOf(element)),
      slug: readablePath(element.attributes.get('nicename') ?? ''),
      at: fields.place(element),
    }))
}

/** WXR 1.0 calls tags `tag`, and writes every term twice: once without a domain, which does not count. */
function domainOf(attributes: ReadonlyMap<string, string>): string | undefined {
  const domain = attributes.get('domain')
  return domain === 'tag' ? 'post_tag' : domain
}

/** Terms of other taxonomies (a post's format, those of plug-ins), by the name of their taxonomy. */
function extraOf(fields: XmlFields): Record<string, unknown> {
  const taxonomies: Record<string, string[]> = Object.create(null)
  for (const element of fields.all(rssNamespaces, 'category')) {
    const domain = domainOf(element.attributes)
    if (domain === undefined || domain === 'category' || domain === 'post_tag') continue
    taxonomies[domain] ??= []
    taxonomies[domain].push(titleOfHtml(textOf(element)))
  }
  return Object.keys(taxonomies).length === 0 ? {} : { taxonomies }
}
