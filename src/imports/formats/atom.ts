// An entry of Atom (RFC 4287, and 0.3 before it) → an article.

import type { NewArticle } from '../../articles/index.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { childrenOf, htmlIn, textOf, type XmlElement } from '../readers/xml-element.ts'
import { appNamespaces, atomNamespaces, mediaNamespaces, xmlNamespace } from '../readers/xml-namespaces.ts'
import { articleOf, type Draft, type DraftTerm } from './draft.ts'
import type { FormatItem, Stated } from './format-item.ts'
import { ownPath, wholeUrl } from './item-address.ts'
import { itemDateOf } from './item-date.ts'
import { feedSource } from './item-source.ts'
import { htmlOfText, oneLine, summaryOfHtml, titleOfHtml } from './item-text.ts'
import { type XmlFields, xmlFields } from './xml-fields.ts'

/** How Blogger's export says what an entry is. */
const BLOGGER_KIND = 'http://schemas.google.com/g/2005#kind'

/**
 * Reads one `<entry>`. The body is `content`, else `summary`; where both are, `summary` is the summary. Categories become
 * tags. `published` is the date, else `updated`. Null, with a warning, for what Blogger exports beside posts: comments,
 * pages, settings. Throws a Refusal.
 */
export function readAtomEntry(
  item: FormatItem,
  context: PrepareContext,
  warnings: Notice[],
): NewArticle | null {
  const fields = xmlFields(item)
  const at = fields.place(fields.element)
  const kind = bloggerKind(fields)
  if (kind !== null && kind !== 'post') {
    warnings.push({
      code: 'not-a-post',
      detail: `The entry is a ${kind.slice(0, 40)} of Blogger, no post, and was passed over.`,
      ...at,
    })
    return null
  }
  const base = fields.element.attributes.get(`{${xmlNamespace}}base`) ?? item.context.base ?? item.context.url
  const url = linkOf(fields, base)
  const [content, summary] = ['content', 'summary'].map((name) => fields.all(atomNamespaces, name)[0])
  const html = content === undefined ? '' : bodyOf(content, fields, warnings)
  const digest = summary === undefined ? '' : bodyOf(summary, fields, warnings)
  const title = fields.all(atomNamespaces, 'title')[0]
  const draft: Draft = {
    title: title === undefined ? null : { text: titleOf(title), at: fields.place(title) },
    html: html === '' ? digest : html,
    summary: html === '' || digest === '' ? null : summaryOfHtml(digest),
    status: isDraft(fields) ? 'draft' : 'published',
    publishedAt: itemDateOf(dateOf(fields), context, warnings),
    slug: null,
    permalink: ownPath(url, item.context.url, at),
    language: languageOf(content ?? fields.element, fields, item),
    bylines: bylinesOf(fields, item),
    image: imageOf(fields, base),
    categories: [],
    tags: tagsOf(fields),
    source: feedSource(
      { id: fields.text(atomNamespaces, 'id'), url, name: sourceName(fields) },
      item,
      warnings,
    ),
    extra: {},
    at,
  }
  return articleOf(draft, context, warnings)
}

function bloggerKind(fields: XmlFields): string | null {
  const kind = fields
    .all(atomNamespaces, 'category')
    .find(({ attributes }) => attributes.get('scheme') === BLOGGER_KIND)
  return kind?.attributes.get('term')?.split('#')[1] ?? null
}

/** A text construct or content (RFC 4287, 3.1 and 4.1.3) → HTML; empty for what is not text. */
function bodyOf(element: XmlElement, fields: XmlFields, warnings: Notice[]): string {
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? 'text'
  if (type === 'html' || type === 'text/html') return textOf(element)
  if (type === 'xhtml' || type === 'application/xhtml+xml') {
    // Atom 0.3 writes escaped HTML under this type, by its mode.
    return element.attributes.get('mode') === 'escaped' ? textOf(element) : htmlIn(element)
  }
  if (type === 'text' || type === 'text/plain') {
    const src = element.attributes.get('src')
    if (src === undefined) return htmlOfText(textOf(element))
    return elsewhere(fields, element, warnings)
  }
  return elsewhere(fields, element, warnings)
}

function elsewhere(fields: XmlFields, element: XmlElement, warnings: Notice[]): string {
  const detail = 'The content is at another address, or no text. Nothing is fetched, so it was left out.'
  warnings.push({ code: 'content-elsewhere', detail, ...fields.place(element) })
  return ''
}

function titleOf(title: XmlElement): string {
  const type = title.attributes.get('type') ?? 'text'
  return type === 'html' || type === 'text/html' ? titleOfHtml(textOf(title)) : oneLine(textOf(title))
}

function linkOf(fields: XmlFields, base: string | undefined): string | null {
  const links = fields
    .all(atomNamespaces, 'link')
    .filter(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate')
  const page = links.find(({ attributes }) => /html/.test(attributes.get('type') ?? 'html')) ?? links[0]
  const url = wholeUrl(page?.attributes.get('href'), base)
  return url ?? wholeUrl(fields.text(atomNamespaces, 'id')?.text, undefined)
}

function dateOf(fields: XmlFields): Stated | null {
  // `issued` and `modified` are those of Atom 0.3.
  for (const name of ['published', 'issued', 'updated', 'modified']) {
    const stated = fields.text(atomNamespaces, name)
    if (stated !== null) return stated
  }
  return null
}

function isDraft(fields: XmlFields): boolean {
  return fields
    .all(appNamespaces, 'control')
    .some((control) =>
      childrenOf(control, appNamespaces, 'draft').some((draft) => textOf(draft).trim() === 'yes'),
    )
}

function languageOf(content: XmlElement, fields: XmlFields, item: FormatItem): Stated | null {
  const name = `{${xmlNamespace}}lang`
  const text = content.attributes.get(name) ?? fields.element.attributes.get(name) ?? item.context.language
  return text === undefined ? null : { text, at: fields.place(fields.element) }
}

/** The entry's authors, else those of the feed it was taken from, else that of this one (RFC 4287, 4.2.1). */
function bylinesOf(fields: XmlFields, item: FormatItem): string[] {
  const own = fields.all(atomNamespaces, 'author')
  const authors =
    own.length > 0
      ? own
      : fields.all(atomNamespaces, 'source').flatMap((source) => childrenOf(source, atomNamespaces, 'author'))
  const names = authors
    .flatMap((author) => childrenOf(author, atomNamespaces, 'name'))
    .map((name) => oneLine(textOf(name)))
  return names.length === 0 && item.context.author !== undefined ? [oneLine(item.context.author)] : names
}

function imageOf(fields: XmlFields, base: string | undefined): Draft['image'] {
  const enclosure = fields
    .all(atomNamespaces, 'link')
    .find(
      ({ attributes }) =>
        attributes.get('rel') === 'enclosure' && /^image\//.test(attributes.get('type') ?? ''),
    )
  const thumbnail = fields.all(mediaNamespaces, 'thumbnail')[0]
  const element = enclosure ?? thumbnail
  const url = enclosure?.attributes.get('href') ?? thumbnail?.attributes.get('url')
  return element === undefined || url === undefined
    ? null
    : { url: wholeUrl(url, base) ?? url, alt: null, at: fields.place(element) }
}

function tagsOf(fields: XmlFields): DraftTerm[] {
  return fields
    .all(atomNamespaces, 'category')
    .filter(({ attributes }) => attributes.get('scheme') !== BLOGGER_KIND)
    .map((element) => ({
      text: oneLine(element.attributes.get('label') ?? element.attributes.get('term') ?? ''),
      slug: element.attributes.has('label') ? (element.attributes.get('term') ?? null) : null,
      at: fields.place(element),
    }))
}

/** The name of the feed that the item was taken from, where it says so. */
function sourceName(fields: XmlFields): string | null {
  const title = fields
    .all(atomNamespaces, 'source')
    .flatMap((source) => childrenOf(source, atomNamespaces, 'title'))[0]
  const name = title === undefined ? '' : titleOf(title)
  return name === '' || name.length > 300 ? null : name
}
