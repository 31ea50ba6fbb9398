// A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Pure.

import type { Feed, FeedItem } from './feed.ts'

/** The text of the feed. */
export function writeJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    ...(feed.description !== null && { description: feed.description }),
    ...(feed.homeUrl !== null && { home_page_url: feed.homeUrl }),
    // Of the feed, not of this page of it: clients know a feed by it.
    feed_url: feed.firstUrl,
    ...(feed.nextUrl !== null && { next_url: feed.nextUrl }),
    items: feed.items.map(jsonItem),
  })
}

function jsonItem(item: FeedItem) {
  const tags = [...new Set([...item.categories, ...item.tags].map(({ name }) => name))]
  return {
    id: item.id,
    ...(item.url !== null && { url: item.url }),
    ...(item.source.url !== null && { external_url: item.source.url }),
    title: item.title,
    // One of the two must be there.
    ...(item.html !== null ? { content_html: item.html } : { content_text: item.summary }),
    summary: item.summary,
    ...(item.imageUrl !== null && { image: item.imageUrl }),
    date_published: item.publishedAt,
    date_modified: item.updatedAt,
    ...(item.author !== null && { authors: [{ name: item.author }] }),
    ...(tags.length > 0 && { tags }),
    ...(item.language !== null && { language: item.language }),
  }
}
