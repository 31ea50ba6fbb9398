// A feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with the modules that its readers know. Pure.

import type { Feed, FeedItem } from './feed.ts'
import { xmlDeclaration, xmlElement, xmlText, xmlTextElement } from './xml.ts'

/** The text of the feed. */
export function writeRss(feed: Feed): string {
  return (
    xmlDeclaration +
    xmlElement(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      xmlElement(
        'channel',
        {},
        xmlTextElement('title', feed.title),
        // A channel must have one: without a site it is this API's own page.
        xmlTextElement('link', feed.homeUrl ?? `${feed.origin}/`),
        xmlTextElement('description', feed.description ?? feed.title),
        ...(feed.updatedAt === null ? [] : [xmlTextElement('lastBuildDate', rfc822(feed.updatedAt))]),
        pageLink('self', feed.selfUrl),
        pageLink('first', feed.firstUrl),
        ...(feed.nextUrl === null ? [] : [pageLink('next', feed.nextUrl)]),
        ...(feed.previousUrl === null ? [] : [pageLink('previous', feed.previousUrl)]),
        ...feed.items.map((item) => rssItem(item, feed.origin)),
      ),
    )
  )
}

function rssItem(item: FeedItem, origin: string): string {
  return xmlElement(
    'item',
    {},
    xmlTextElement('title', item.title),
    ...(item.url === null ? [] : [xmlTextElement('link', item.url)]),
    xmlElement('guid', { isPermaLink: 'false' }, xmlText(item.id)),
    xmlTextElement('pubDate', rfc822(item.publishedAt)),
    ...(item.author === null ? [] : [xmlTextElement('dc:creator', item.author)]),
    ...(item.language === null ? [] : [xmlTextElement('dc:language', item.language)]),
    ...item.categories.map(({ name }) => category(name, `${origin}/v1/categories`)),
    ...item.tags.map(({ name }) => category(name, `${origin}/v1/tags`)),
    // The address should be that of the source's own feed; where the item was taken from is the nearest that is known.
    ...(item.source.url === null || item.source.name === null
      ? []
      : [xmlElement('source', { url: item.source.url }, xmlText(item.source.name))]),
    // A description is read as HTML: the summary's own `<` has to be escaped once more.
    xmlTextElement('description', xmlText(item.summary)),
    ...(item.html === null ? [] : [xmlTextElement('content:encoded', item.html)]),
  )
}

/** A time as RFC 822 has it, with the year of four digits that RSS prefers. */
function rfc822(time: string): string {
  return new Date(time).toUTCString()
}

function pageLink(rel: string, href: string): string {
  return xmlElement('atom:link', { rel, type: 'application/rss+xml', href })
}

function category(name: string, domain: string): string {
  return xmlElement('category', { domain }, xmlText(name))
}
