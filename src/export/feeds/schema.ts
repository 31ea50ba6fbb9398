// Feeds as the API describes them: JSON Feed by its schema, the XML formats as text with an example.

import { type Static, Type } from 'typebox'
import { Cursor, Limit, Time } from '../../platform/schema.ts'

const Url = Type.String({ format: 'uri' })
const id = '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11'
const page = 'https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html'
const title = '坚持“四个聚焦” 打造“四个平台”'

const itemExample = {
  id: `urn:uuid:${id}`,
  url: page,
  title,
  content_html: '<p>□骆静</p>',
  summary: '覆盖10个市的94个团组织、来自各个岗位的255名团干部，…',
  date_published: '2022-04-19T04:56:15.000Z',
  date_modified: '2026-11-22T21:47:07.142Z',
  authors: [{ name: '骆静' }],
  tags: ['中国邮政快递报', '中国邮政快递报新闻'],
  language: 'zh-CN',
}

const JsonFeedAuthor = Type.Object(
  { name: Type.String({ examples: ['骆静'] }) },
  { $id: 'JsonFeedAuthor', additionalProperties: false },
)

const JsonFeedItem = Type.Object(
  {
    id: Type.String({
      description: '`urn:uuid:` and the id of the article: the same in every format.',
      examples: [`urn:uuid:${id}`],
    }),
    url: Type.Optional({
      ...Url,
      description: 'Its public page, by the setting ARTICLE_URL.',
      examples: [page],
    }),
    external_url: Type.Optional({ ...Url, description: 'The page that it was taken from.' }),
    title: Type.String({ examples: [title] }),
    content_html: Type.Optional(
      Type.String({ description: 'The body, sanitised, with absolute addresses; with `content=full`.' }),
    ),
    content_text: Type.Optional(Type.String({ description: 'The summary; with `content=summary`.' })),
    summary: Type.String(),
    image: Type.Optional(Url),
    date_published: Time,
    date_modified: Time,
    authors: Type.Optional(
      Type.Array(Type.Ref('JsonFeedAuthor'), { description: 'The byline, or else the publisher.' }),
    ),
    tags: Type.Optional(Type.Array(Type.String(), { description: 'Names of its categories and tags.' })),
    language: Type.Optional(Type.String({ examples: ['zh-CN'] })),
  },
  { $id: 'JsonFeedItem', additionalProperties: false, examples: [itemExample] },
)

const JsonFeed = Type.Object(
  {
    version: Type.Literal('https://jsonfeed.org/version/1.1'),
    title: Type.String({ examples: ['finews.example'] }),
    description: Type.Optional(
      Type.String({ description: 'The description of the term, where it has one.' }),
    ),
    home_page_url: Type.Optional({
      ...Url,
      description: 'The setting SITE_URL; left out where it is not set.',
    }),
    feed_url: Type.Optional({ ...Url, description: 'The feed, without a cursor.' }),
    next_url: Type.Optional({ ...Url, description: 'The page of older items; left out on the last.' }),
    items: Type.Array(Type.Ref('JsonFeedItem')),
  },
  {
    $id: 'JsonFeed',
    additionalProperties: false,
    description: 'JSON Feed 1.1 (jsonfeed.org).',
    examples: [
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'finews.example',
        home_page_url: 'https://finews.example/',
        feed_url: 'https://api.example/feeds/articles.json',
        items: [itemExample],
      },
    ],
  },
)

export const feedSchemas = [JsonFeedAuthor, JsonFeedItem, JsonFeed]

const atomExample = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:…</id><title>finews.example</title><updated>2022-04-19T05:00:00.000Z</updated>…<entry><id>urn:uuid:${id}</id><title>${title}</title><link rel="alternate" type="text/html" href="${page}"/>…</entry></feed>`

const rssExample = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" …><channel><title>finews.example</title><link>https://finews.example/</link>…<item><title>${title}</title><link>${page}</link><guid isPermaLink="false">urn:uuid:${id}</guid>…</item></channel></rss>`

/** The schema of an answer in each format, by its media type. */
export const feedContent = {
  'application/feed+json': { schema: Type.Ref('JsonFeed') },
  'application/atom+xml': { schema: Type.String({ examples: [atomExample] }) },
  'application/rss+xml': { schema: Type.String({ examples: [rssExample] }) },
} as const

/** The parameters of a feed. */
export const FeedQuery = Type.Object(
  {
    limit: Limit,
    cursor: Type.Optional({
      ...Cursor,
      description: 'From the address of the next page: follow that as it is.',
    }),
    content: Type.Enum(['full', 'summary'], {
      default: 'full',
      description: 'Whole bodies, or the summaries alone.',
    }),
  },
  { additionalProperties: false },
)
export type FeedQuery = Static<typeof FeedQuery>

/** The path of a term's feed. */
export function feedParams(type: string) {
  return Type.Object({
    slug: Type.String({ minLength: 1, description: `Slug of the ${type} (or its id).` }),
  })
}
