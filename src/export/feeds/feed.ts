// A page of a feed as every format writes it. Pure.

import type { WebAddress } from '../../articles/index.ts'
import { webUrl } from '../../articles/index.ts'
import { absoluteUrl, withAbsoluteUrls } from './web-url.ts'

/** A term as an item names it. */
export interface FeedTerm {
  readonly slug: string
  readonly name: string
}

/** Fields of an article that a feed shows; `html` only where the whole body is asked for. */
export const feedFields = [
  'title',
  'summary',
  'language',
  'publishedAt',
  'updatedAt',
  'byline',
  'image',
  'categories',
  'tags',
  'source',
] as const

/** An article as the list of articles gives it, with the fields above. */
export interface FeedArticle {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly language: string | null
  readonly publishedAt: string
  readonly updatedAt: string
  readonly byline: string | null
  readonly image: { readonly url: string } | null
  readonly categories: readonly FeedTerm[]
  readonly tags: readonly FeedTerm[]
  readonly source: { readonly name: string | null; readonly url: string | null } | null
  readonly html?: string
}

/** All addresses are absolute, all times RFC 3339 in UTC. */
export interface FeedItem {
  /** `urn:uuid:` and the article's id: the same in every format, for ever. */
  readonly id: string
  readonly title: string
  /** Its public page; null where it has none. */
  readonly url: string | null
  /** The article in this API. */
  readonly apiUrl: string
  readonly publishedAt: string
  readonly updatedAt: string
  /** The byline, or else the publisher; null when neither is known. */
  readonly author: string | null
  readonly language: string | null
  readonly summary: string
  /** Sanitised; null when only summaries are asked for. */
  readonly html: string | null
  readonly imageUrl: string | null
  readonly categories: readonly FeedTerm[]
  readonly tags: readonly FeedTerm[]
  /** The publisher's name, and the page that the article was taken from. */
  readonly source: { readonly name: string | null; readonly url: string | null }
}

export interface Feed {
  readonly id: string
  readonly title: string
  readonly description: string | null
  /** Address of this API, without a slash at its end. */
  readonly origin: string
  /** The site that shows the articles; null when SITE_URL is not set. */
  readonly homeUrl: string | null
  /** This very page. */
  readonly selfUrl: string
  readonly firstUrl: string
  readonly nextUrl: string | null
  readonly previousUrl: string | null
  /** The newest change of what is shown; null when nothing is. */
  readonly updatedAt: string | null
  readonly items: readonly FeedItem[]
}

/** An article as an item. `row` has what its public address is made of. */
export function feedItem(
  row: { readonly id: string; readonly slug: string; readonly permalink: string | null },
  article: FeedArticle,
  address: WebAddress,
  origin: string,
): FeedItem {
  const { title, publishedAt, updatedAt, byline, language, summary, html, image, source } = article
  const url = pageUrl(row, address)
  const base = url ?? address.siteUrl
  return {
    id: `urn:uuid:${row.id}`,
    title,
    url,
    apiUrl: `${origin}/v1/articles/${row.id}`,
    publishedAt,
    updatedAt,
    author: [byline, source?.name].find((name) => name != null && name.trim() !== '') ?? null,
    language,
    summary,
    html: html === undefined ? null : withAbsoluteUrls(html, base),
    imageUrl: image === null ? null : absoluteUrl(image.url, base),
    categories: article.categories,
    tags: article.tags,
    source: {
      name: source?.name ?? null,
      url: source?.url == null ? null : absoluteUrl(source.url, null),
    },
  }
}

/** The absolute address of an article's public page; null where the settings give it none. */
export function pageUrl(
  row: { readonly id: string; readonly slug: string; readonly permalink: string | null },
  address: WebAddress,
): string | null {
  const url = webUrl(row, address)
  return url === null ? null : absoluteUrl(url, address.siteUrl)
}

/** The latest of RFC 3339 times in UTC, which sort as text; null of none. */
export function latest(times: readonly string[]): string | null {
  return times.reduce<string | null>((last, time) => (last === null || time > last ? time : last), null)
}
