// Reading a page of a feed: which articles it shows, and what is said of it as a whole.

import { v5 as uuidv5 } from 'uuid'
import {
  type ArticleFilter,
  articleOrder,
  type FieldName,
  listArticles,
  type WebAddress,
} from '../../articles/index.ts'
import { decodeCursor, queryHash } from '../../platform/cursor.ts'
import type { Queryable } from '../../platform/db.ts'
import { getTerm, type TermKind } from '../../terms/index.ts'
import { type Feed, type FeedArticle, feedFields, feedItem, latest } from './feed.ts'
import type { FeedQuery } from './schema.ts'
import { absoluteUrl } from './web-url.ts'

/** What a feed is of: everything (null), or a term. */
export interface FeedSubject {
  readonly kind: TermKind
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string | null
  readonly articleCount: number
}

const newestFirst = articleOrder('-publishedAt')

/** The term of a feed; its present slug when the ref is a former one; null when the public knows none. */
export async function getFeedSubject(
  db: Queryable,
  kind: TermKind,
  ref: string,
): Promise<FeedSubject | { readonly movedTo: string } | null> {
  const term = await getTerm(db, kind, ref, { hidden: false })
  if (term === null || 'movedTo' in term) return term
  return { kind, ...(JSON.parse(term.json.toString()) as Omit<FeedSubject, 'kind'>) }
}

/** When what a page shows changed last, RFC 3339, without reading what it shows; null when it shows nothing. */
export async function getPageTime(
  db: Queryable,
  subject: FeedSubject | null,
  query: FeedQuery,
): Promise<string | null> {
  const { rows } = await list(db, subject, query, ['updatedAt'])
  return latest(rows.map((row) => (JSON.parse(row.json.toString()) as FeedArticle).updatedAt))
}

export interface FeedRequest {
  readonly subject: FeedSubject | null
  readonly query: FeedQuery
  /** Path of the feed, and the origin of this API. */
  readonly path: string
  readonly origin: string
  readonly address: WebAddress
}

/** A page of a feed. @throws {Problem} what `decodeCursor` throws. */
export async function readFeed(db: Queryable, request: FeedRequest): Promise<Feed> {
  const { subject, query, path, origin, address } = request
  const { rows, page } = await list(
    db,
    subject,
    query,
    query.content === 'full' ? [...feedFields, 'html'] : feedFields,
  )
  const items = rows.map((row) =>
    feedItem(row, JSON.parse(row.json.toString()) as FeedArticle, address, origin),
  )
  const urlOf = (cursor: string | null) => `${origin}${path}${queryOf({ ...query, cursor })}`
  const site = address.siteUrl === null ? null : new URL(address.siteUrl).host
  const all = site ?? 'Articles'
  return {
    id: subject === null ? feedId(address.siteUrl ?? origin) : `urn:uuid:${subject.id}`,
    title: subject === null ? all : site === null ? subject.name : `${subject.name} – ${site}`,
    description: subject?.description || null,
    origin,
    homeUrl: address.siteUrl === null ? null : absoluteUrl(address.siteUrl, null),
    selfUrl: urlOf(query.cursor ?? null),
    firstUrl: urlOf(null),
    nextUrl: page.next === null ? null : urlOf(page.next),
    previousUrl: page.prev === null ? null : urlOf(page.prev),
    updatedAt: latest(items.map((item) => item.updatedAt)),
    items,
  }
}

function list(db: Queryable, subject: FeedSubject | null, query: FeedQuery, fields: readonly FieldName[]) {
  const hash = queryHash('feed', subject?.kind.type ?? null, subject?.id ?? null)
  const terms = subject === null ? null : { ids: [subject.id], articleCount: subject.articleCount }
  const filter: ArticleFilter = {
    visibility: 'public',
    ...(subject !== null && terms !== null && { [subject.kind.type]: terms }),
  }
  return listArticles(db, {
    filter,
    order: newestFirst,
    position: query.cursor === undefined ? null : decodeCursor(query.cursor, newestFirst, hash),
    offset: 0,
    limit: query.limit,
    hash,
    fields: new Set(fields),
  })
}

/** Parameters that are not what they are by default, so that one page has one address. */
function queryOf({ limit, content, cursor }: Omit<FeedQuery, 'cursor'> & { cursor: string | null }): string {
  const pairs = [
    ...(limit === 20 ? [] : [`limit=${limit}`]),
    ...(content === 'full' ? [] : [`content=${content}`]),
    ...(cursor === null ? [] : [`cursor=${cursor}`]),
  ]
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** The feed of everything has no id in the database: one that follows from where the archive is shown. */
function feedId(address: string): string {
  return `urn:uuid:${uuidv5(`${address}/feeds/articles`, uuidv5.URL)}`
}
