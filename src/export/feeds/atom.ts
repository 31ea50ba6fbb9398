// A feed as Atom (RFC 4287), its pages by RFC 5005, section 3. Pure.

import type { Feed, FeedItem } from './feed.ts'
import { xmlDeclaration, xmlElement, xmlText, xmlTextElement } from './xml.ts'

/** What `updated` says of a feed that has nothing to show: it must say something, and always the same. */
const neverUpdated = '1970-01-01T00:00:00.000Z'

/** What `xml:lang` takes (XML Schema, "language"). */
const languageTag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/

/** The text of the feed. */
export function writeAtom(feed: Feed): string {
  return (
    xmlDeclaration +
    xmlElement(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom' },
      xmlTextElement('id', feed.id),
      xmlTextElement('title', feed.title),
      ...(feed.description === null ? [] : [xmlTextElement('subtitle', feed.description)]),
      xmlTextElement('updated', feed.updatedAt ?? neverUpdated),
      // Every entry needs an author: it is this one where an entry has none of its own.
      author(feed.title),
      link('self', feed.selfUrl, 'application/atom+xml'),
      link('first', feed.firstUrl, 'application/atom+xml'),
      ...(feed.nextUrl === null ? [] : [link('next', feed.nextUrl, 'application/atom+xml')]),
      ...(feed.previousUrl === null ? [] : [link('previous', feed.previousUrl, 'application/atom+xml')]),
      ...(feed.homeUrl === null ? [] : [link('alternate', feed.homeUrl, 'text/html')]),
      ...feed.items.map((item) => entry(item, feed)),
    )
  )
}

function entry(item: FeedItem, feed: Feed): string {
  return xmlElement(
    'entry',
    { 'xml:lang': item.language !== null && languageTag.test(item.language) ? item.language : null },
    xmlTextElement('id', item.id),
    xmlTextElement('title', item.title),
    ...(item.url === null ? [] : [link('alternate', item.url, 'text/html')]),
    // An entry without content must have an alternate; this one there always is.
    link('alternate', item.apiUrl, 'application/json'),
    // `source` would say that the entry was copied out of another feed, which it was not.
    ...(item.source.url === null ? [] : [link('via', item.source.url, null, item.source.name)]),
    ...(item.author === null ? [] : [author(item.author)]),
    xmlTextElement('published', item.publishedAt),
    xmlTextElement('updated', item.updatedAt),
    ...item.categories.map((term) => category(term, `${feed.origin}/v1/categories`)),
    ...item.tags.map((term) => category(term, `${feed.origin}/v1/tags`)),
    xmlTextElement('summary', item.summary),
    ...(item.html === null ? [] : [xmlElement('content', { type: 'html' }, xmlText(item.html))]),
  )
}

function link(rel: string, href: string, type: string | null, title: string | null = null): string {
  return xmlElement('link', { rel, type, title, href })
}

function author(name: string): string {
  return xmlElement('author', {}, xmlTextElement('name', name))
}

function category({ slug, name }: { slug: string; name: string }, scheme: string): string {
  return xmlElement('category', { term: slug, scheme, label: name })
}
