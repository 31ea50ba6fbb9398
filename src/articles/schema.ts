// Articles as the API shows them, and the parameters of their lists.

import { type Static, Type } from 'typebox'
import { Cursor, commaList, Id, Limit, listOf, Nullable, pageExample, Ref, Time } from '../platform/schema.ts'
import { articleExample, listedArticleExample } from './examples.ts'
import { articleFilters } from './filter-query.ts'
import { ArticleHighlights, SearchReport, searchParameters } from './search-schema.ts'

/** Where an article came from. */
export const ArticleSource = Type.Object(
  {
    id: Nullable(Id),
    slug: Nullable(Type.String({ examples: ['中国邮政快递报'] })),
    name: Nullable(Type.String({ examples: ['中国邮政快递报'] })),
    url: Nullable(
      Type.String({
        examples: ['http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172'],
      }),
    ),
    externalId: Nullable(Type.String({ examples: ['NW202204192348114172'] })),
    attribution: Nullable(Type.String({ examples: ['（文章来源：中国邮政快递报）'] })),
  },
  {
    $id: 'ArticleSource',
    additionalProperties: false,
    description: 'Where an article came from. Each part is null where it is not known.',
    examples: [listedArticleExample.source],
  },
)

export const ArticleImage = Type.Object(
  {
    url: Type.String({ examples: ['https://dfscdn.dfcfw.com/download/D25735535899078782932_w471h321.jpg'] }),
    alt: Nullable(Type.String({ examples: ['快递员'] })),
  },
  { $id: 'ArticleImage', additionalProperties: false },
)

const ArticleLinks = Type.Object(
  {
    self: Type.String({ examples: ['/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11'] }),
    web: Nullable(
      Type.String({
        description: 'The public page, by the setting ARTICLE_URL; null when SITE_URL is not set.',
        examples: ['https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html'],
      }),
    ),
  },
  { $id: 'ArticleLinks', additionalProperties: false },
)

export const articleProperties = {
  id: Id,
  slug: Type.String({ examples: ['202204192348114172'] }),
  permalink: Nullable(
    Type.String({
      description: 'Its path on the site that it came from.',
      examples: ['/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html'],
    }),
  ),
  title: Type.String({ examples: ['坚持“四个聚焦” 打造“四个平台”'] }),
  summary: Type.String({
    description: 'The digest of its own, or else the first sentences of the text.',
    examples: [
      '覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。',
    ],
  }),
  language: Nullable(Type.String({ examples: ['zh-CN'] })),
  status: Type.Enum(['draft', 'scheduled', 'published', 'archived']),
  publishedAt: Nullable(Time),
  createdAt: Time,
  updatedAt: Time,
  version: Type.Integer({ minimum: 1, description: 'Rises with each change of the article itself.' }),
  byline: Nullable(Type.String({ examples: ['骆静'] })),
  image: Nullable(Type.Ref('ArticleImage')),
  wordCount: Type.Integer({
    minimum: 0,
    description: 'A Chinese character counts as one word.',
    examples: [1893],
  }),
  readingTimeMinutes: Type.Integer({ minimum: 0, examples: [5] }),
  categories: Type.Array(Type.Ref('TermRef'), { description: 'In order; the first is the primary one.' }),
  tags: Type.Array(Type.Ref('TermRef')),
  source: Nullable(Type.Ref('ArticleSource')),
  html: Type.String({ description: 'The body, sanitised.', examples: ['<p>□骆静</p>'] }),
  text: Type.String({ description: 'The body as plain text.' }),
  markdown: Type.String({
    description:
      'The body as Markdown (CommonMark with the tables and strikethrough of GitHub), made from `html` when it is asked for: the same text, without classes and the like. What Markdown has no form for (`sub`, `sup`, `ruby`, players) is HTML in it.',
    examples: ['□骆静\n'],
  }),
  original: Nullable(
    Type.String({
      description:
        'What was imported, byte for byte, front matter included. Needs the scope `content:write`.',
    }),
  ),
  extra: Type.Object(
    {},
    { additionalProperties: true, description: 'Front matter that has no field of its own.' },
  ),
  links: Type.Ref('ArticleLinks'),
}

/** `fields` picks among these. */
export const fieldNames = Object.keys(articleProperties) as (keyof typeof articleProperties)[]
export type FieldName = keyof typeof articleProperties

/** What a list or a single article leaves out unless `include` or `fields` asks for it. */
export const includable = ['html', 'text', 'markdown', 'original', 'extra'] as const

/** An article with `fields`: the id and what was asked for. */
export const ArticleFields = Type.Object(
  {
    ...Type.Partial(Type.Object(articleProperties)).properties,
    id: Id,
    highlights: Type.Optional(Type.Ref('ArticleHighlights')),
  },
  {
    $id: 'Article',
    additionalProperties: false,
    description:
      'An article. A list leaves `html` out, one article has it; `include` adds `html`, `text`, `markdown`, `original` and `extra`, `fields` picks.',
    examples: [articleExample],
  },
)

export const articleSchemas = [
  ArticleSource,
  ArticleImage,
  ArticleLinks,
  ArticleFields,
  ArticleHighlights,
  SearchReport,
  Type.Object(
    {
      ...listOf(Type.Ref('Article'), 'ArticleList', '').properties,
      search: Type.Optional(Type.Ref('SearchReport')),
    },
    {
      $id: 'ArticleList',
      additionalProperties: false,
      description: 'A page of articles; `search` stands beside it where `q` was given.',
      examples: [{ data: [listedArticleExample], page: pageExample }],
    },
  ),
]

/** The parameters that choose fields. */
export const picked = {
  fields: Type.Optional(
    commaList(Type.Enum([...fieldNames]), {
      description: 'Only these fields (and `id`). What was not asked for is not read from the database.',
      maxItems: fieldNames.length,
    }),
  ),
  include: Type.Optional(
    commaList(Type.Enum([...includable]), {
      description:
        'Fields beside the default ones. `original` needs the scope `content:write`; `markdown` is made on demand, within 5 seconds for an answer.',
      maxItems: includable.length,
    }),
  ),
}

export const articleSorts = [
  '-publishedAt',
  'publishedAt',
  '-updatedAt',
  'updatedAt',
  'title',
  '-title',
  'relevance',
] as const

/** The parameters of the list of articles. */
export const ArticleListQuery = Type.Object(
  {
    limit: Limit,
    cursor: Type.Optional(Cursor),
    sort: Type.Enum([...articleSorts], {
      default: '-publishedAt',
      description:
        'The id is always the last key. What has no `publishedAt` sorts by its creation. `relevance` needs `q`: first what has all terms in the title, then in title, summary and tags, then anywhere; within each newest first.',
    }),
    ...picked,
    ...searchParameters,
    page: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_000,
        description: 'Number of the page, from 1, as deep as 10,000 items; beyond that follow the cursor.',
      }),
    ),
    at: Type.Optional(
      Type.String({
        minLength: 10,
        maxLength: 10,
        description:
          'A day in the zone of the site: the list by time begins at the newest article on or before its end, or in rising order at the oldest on or after its start.',
        examples: ['2021-03-15'],
      }),
    ),
    count: Type.Enum(['none', 'estimated', 'exact'], {
      default: 'none',
      description:
        'Whether `page.total` tells how many articles match. Estimated: exact up to 10,000, near beyond; `page.totalIs` says which.',
    }),
    ...articleFilters,
  },
  { additionalProperties: false },
)
export type ArticleListQuery = Static<typeof ArticleListQuery>

/** The parameters of one article. */
export const ArticleQuery = Type.Object(
  {
    ...picked,
    preview: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description:
          'A preview token of this article: it shows it whatever its status. A wrong one, or one that has expired, is a 401.',
      }),
    ),
  },
  { additionalProperties: false },
)
export type ArticleQuery = Static<typeof ArticleQuery>

export const ArticleParams = Type.Object({ ref: Ref })
export type ArticleParams = Static<typeof ArticleParams>
