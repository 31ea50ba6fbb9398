// An item of RSS 2.0, 1.0 or an older one → an article.

import type { NewArticle } from '../../articles/index.ts'
import { webHost } from '../../content/limits.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { textOf } from '../readers/xml-element.ts'
import {
  atomNamespaces,
  contentNamespace,
  dcTermsNamespace,
  dublinCoreNamespace,
  itunesNamespace,
  mediaNamespaces,
  rdfNamespace,
  rssNamespaces,
  xmlNamespace,
} from '../readers/xml-namespaces.ts'
import { articleOf, type Draft, type DraftTerm } from './draft.ts'
import type { FormatItem, Place, Stated } from './format-item.ts'
import { ownPath, wholeUrl } from './item-address.ts'
import { itemDateOf } from './item-date.ts'
import { feedSource } from './item-source.ts'
import { htmlOfText, looksLikeHtml, summaryOfHtml, titleOfHtml } from './item-text.ts'
import { type XmlFields, xmlFields } from './xml-fields.ts'

/**
 * Reads one `<item>` (RSS 2.0, RSS 1.0 with its modules). The body is `content:encoded`, else `description`; where both
 * are, `description` is the summary. Its categories become tags: feeds do not tell the two apart. Throws a Refusal.
 */
export function readRssItem(item: FormatItem, context: PrepareContext, warnings: Notice[]): NewArticle {
  const fields = xmlFields(item)
  const description =
    fields.text(rssNamespaces, 'description') ?? fields.text(dublinCoreNamespace, 'description')
  const full = fields.text(contentNamespace, 'encoded')
  const title = fields.text(rssNamespaces, 'title') ?? fields.text(dublinCoreNamespace, 'title')
  const site = item.context.url
  const url = linkOf(fields, site)
  const guid = guidOf(fields)
  const at = fields.place(fields.element)
  const draft: Draft = {
    title: title === null ? null : { ...title, text: titleOfHtml(title.text) },
    html: full?.text ?? bodyOf(description?.text ?? ''),
    summary: full === null || description === null ? null : summaryOfHtml(description.text),
    status: 'published',
    publishedAt: itemDateOf(dateOf(fields), context, warnings),
    slug: null,
    permalink: ownPath(url, site, at),
    language: languageOf(fields, item),
    bylines: bylinesOf(fields),
    image: imageOf(fields, url ?? site),
    categories: [],
    tags: tagsOf(fields),
    source: feedSource(
      { id: guid, url, name: sourceName(fields.text(rssNamespaces, 'source')) },
      item,
      warnings,
    ),
    extra: {},
    at,
  }
  return articleOf(draft, context, warnings)
}

/** A description is HTML by the letter; many feeds write plain text with line ends. */
function bodyOf(description: string): string {
  return looksLikeHtml(description) ? description : htmlOfText(description)
}

/** The link, an Atom link beside it, else a guid that is one. */
function linkOf(fields: XmlFields, site: string | undefined): string | null {
  const links = fields.all(rssNamespaces, 'link').map(textOf)
  for (const link of fields.all(atomNamespaces, 'link')) {
    if ((link.attributes.get('rel') ?? 'alternate') === 'alternate')
      links.push(link.attributes.get('href') ?? '')
  }
  for (const guid of fields.all(rssNamespaces, 'guid')) {
    if (guid.attributes.get('isPermaLink') !== 'false' && webHost(textOf(guid).trim()) !== null)
      links.push(textOf(guid))
  }
  links.push(fields.element.attributes.get(`{${rdfNamespace}}about`) ?? '')
  return links.map((link) => wholeUrl(link, site)).find((link) => link !== null) ?? null
}

function guidOf(fields: XmlFields): Stated | null {
  const about = fields.element.attributes.get(`{${rdfNamespace}}about`)
  return (
    fields.text(rssNamespaces, 'guid') ??
    fields.text(dublinCoreNamespace, 'identifier') ??
    (about === undefined ? null : { text: about, at: fields.place(fields.element) })
  )
}

function dateOf(fields: XmlFields): Stated | null {
  return (
    fields.text(rssNamespaces, 'pubDate') ??
    fields.text(dublinCoreNamespace, 'date') ??
    fields.text(dcTermsNamespace, 'created') ??
    fields.text(atomNamespaces, 'published') ??
    fields.text(dcTermsNamespace, 'modified') ??
    fields.text(atomNamespaces, 'updated')
  )
}

function languageOf(fields: XmlFields, item: FormatItem): Stated | null {
  const at: Place = fields.place(fields.element)
  const own = fields.element.attributes.get(`{${xmlNamespace}}lang`)
  if (own !== undefined) return { text: own, at }
  const stated = fields.text(dublinCoreNamespace, 'language')
  if (stated !== null) return stated
  return item.context.language === undefined ? null : { text: item.context.language, at }
}

function bylinesOf(fields: XmlFields): string[] {
  const creators = fields.all(dublinCoreNamespace, 'creator').map((creator) => titleOfHtml(textOf(creator)))
  if (creators.some((creator) => creator !== '')) return creators
  const author = fields.text(rssNamespaces, 'author') ?? fields.text(itunesNamespace, 'author')
  if (author === null) return []
  // RSS 2.0 wants an address, and people write the name behind it: “ed@example.com (Ed Example)”.
  const named = /^[^\s@]+@[^\s@]+\s+\((.+)\)$/.exec(author.text)?.[1] ?? author.text
  return /^[^\s@]+@[^\s@]+$/.test(named) ? [] : [titleOfHtml(named)]
}

function imageOf(fields: XmlFields, base: string | undefined): Draft['image'] {
  const media = [
    ...fields.all(mediaNamespaces, 'content'),
    ...fields
      .all(mediaNamespaces, 'group')
      .flatMap((group) => group.nodes.filter((node) => typeof node !== 'string')),
    ...fields.all(rssNamespaces, 'enclosure'),
    ...fields.all(mediaNamespaces, 'thumbnail'),
  ]
  for (const element of media) {
    const { attributes, local } = element
    const isImage =
      local === 'thumbnail' ||
      attributes.get('medium') === 'image' ||
      /^image\//.test(attributes.get('type') ?? '')
    const url = attributes.get('url')
    if (isImage && url !== undefined)
      return { url: wholeUrl(url, base) ?? url, alt: null, at: fields.place(element) }
  }
  const itunes = fields.all(itunesNamespace, 'image')[0]
  const href = itunes?.attributes.get('href')
  return itunes === undefined || href === undefined
    ? null
    : { url: href, alt: null, at: fields.place(itunes) }
}

function tagsOf(fields: XmlFields): DraftTerm[] {
  return [...fields.all(rssNamespaces, 'category'), ...fields.all(dublinCoreNamespace, 'subject')].map(
    (element) => ({
      text: titleOfHtml(textOf(element)),
      at: fields.place(element),
    }),
  )
}

/** Where another site's feed says that the item came from. */
function sourceName(source: Stated | null): string | null {
  const name = source === null ? '' : titleOfHtml(source.text)
  return name === '' || name.length > 300 || /\p{Cc}/u.test(name) ? null : name
}
