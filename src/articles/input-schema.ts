// Articles as whoever writes them states them.

import { type Static, type TProperties, Type } from 'typebox'
import { Id, Nullable } from '../platform/schema.ts'

const slugText = { minLength: 1, maxLength: 200 }

/** A category or tag as a writer names it. */
export const TermInput = Type.Union(
  [
    Type.String({ minLength: 1, maxLength: 300, description: 'A slug.' }),
    Type.Object(
      {
        id: Type.Optional(Id),
        slug: Type.Optional(Type.String(slugText)),
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      },
      { additionalProperties: false, minProperties: 1 },
    ),
  ],
  {
    $id: 'TermInput',
    description:
      'A slug, or an object with `id`, `slug` or `name`. One that does not exist is a 422 `unknown-term`, unless `createTerms=true`: then it is made.',
    examples: ['东财滚动新闻', { name: 'C++', slug: 'cpp' }],
  },
)

const Terms = Type.Array(Type.Ref('TermInput'), { maxItems: 100 })

/** Where an article came from, as a writer states it. */
export const SourceInput = Type.Object(
  {
    id: Type.Optional(Nullable(Id)),
    slug: Type.Optional(Nullable(Type.String({ ...slugText, description: 'Of the publisher.' }))),
    name: Type.Optional(Nullable(Type.String({ maxLength: 300, description: 'Of the publisher.' }))),
    url: Type.Optional(Nullable(Type.String({ maxLength: 2000, examples: ['https://example.com/a/1'] }))),
    externalId: Type.Optional(Nullable(Type.String({ maxLength: 2000, examples: ['NW202204192348114172'] }))),
    attribution: Type.Optional(Nullable(Type.String({ maxLength: 2000 }))),
  },
  { $id: 'SourceInput', additionalProperties: false },
)

const ImageInput = Type.Object(
  { url: Type.String({ minLength: 1, maxLength: 2000 }), alt: Type.Optional(Nullable(Type.String())) },
  { additionalProperties: false },
)

/** What can be set; a field of `nullable` may be null, which removes it. */
const settable = {
  slug: Type.String({
    ...slugText,
    description:
      'Absent: made from the title, with a number behind it where that is taken. A slug that is taken is a 409.',
    examples: ['202204192348114172'],
  }),
  status: Type.Enum(['draft', 'scheduled', 'published', 'archived'], {
    description:
      'Of a new article `draft` unless said. `scheduled` needs a `publishedAt` to come, and publishes itself then; `published` without `publishedAt` means now.',
  }),
  categories: Type.Unsafe<Static<typeof Terms>>({
    ...Terms,
    description: 'In order; the first is the primary one.',
  }),
  tags: Type.Unsafe<Static<typeof Terms>>({ ...Terms, description: 'In place of all that it has.' }),
  html: Type.String({ description: 'The body; it is sanitised. One of `html`, `markdown` and `text`.' }),
  markdown: Type.String({ description: 'The body as Markdown.' }),
  text: Type.String({ description: 'The body as plain text: empty lines end paragraphs.' }),
  extra: Type.Record(Type.String(), Type.Unknown(), {
    description: 'Whatever has no field of its own, as JSON.',
    examples: [{ series: 'evening edition' }],
  }),
}
const nullable = {
  permalink: Nullable(
    Type.String({
      maxLength: 2000,
      description: 'Its path on the site. A path that it had before leads to it further on.',
      examples: ['/2022/04/19/202204192348114172.html'],
    }),
  ),
  summary: Nullable(Type.String({ description: 'Absent: the first sentences of the body.' })),
  language: Nullable(
    Type.String({ maxLength: 100, description: 'BCP 47. Absent: told from the text.', examples: ['zh-CN'] }),
  ),
  publishedAt: Nullable(Type.String({ description: 'RFC 3339.', examples: ['2022-04-19T12:56:15+08:00'] })),
  byline: Nullable(Type.String({ maxLength: 300 })),
  image: Nullable(ImageInput),
  source: Nullable(Type.Ref('SourceInput')),
}

const title = Type.String({
  minLength: 1,
  maxLength: 600,
  description: '1–300 characters.',
  examples: ['坚持“四个聚焦” 打造“四个平台”'],
})

function optional<T extends TProperties>(properties: T) {
  return Type.Partial(Type.Object(properties)).properties
}

/** A new article, or the whole of one. */
export const ArticleInput = Type.Object(
  { title, ...optional(settable), ...optional(nullable) },
  {
    $id: 'ArticleInput',
    additionalProperties: false,
    description:
      'An article as a writer states it. What the server owns (`id`, `version`, `createdAt`, counts …) is refused.',
  },
)
/** Its terms and source are those of `TermInput` and `SourceInput`. */
export type ArticleInput = Omit<Static<typeof ArticleInput>, 'categories' | 'tags' | 'source'> & {
  readonly categories?: TermInput[]
  readonly tags?: TermInput[]
  readonly source?: SourceInput | null
}
export type TermInput = Static<typeof TermInput>
export type SourceInput = Static<typeof SourceInput>

/** A change of an article. */
export const ArticlePatch = Type.Object(
  {
    ...optional({ title, ...settable, ...nullable }),
    tagsAdd: Type.Optional(
      Type.Unsafe<Static<typeof Terms>>({ ...Terms, description: 'Tags that it gets besides those it has.' }),
    ),
    tagsRemove: Type.Optional(
      Type.Unsafe<Static<typeof Terms>>({ ...Terms, description: 'Tags that it loses, if it has them.' }),
    ),
  },
  {
    $id: 'ArticlePatch',
    additionalProperties: false,
    description:
      'A JSON merge patch (RFC 7396) of an article: what is left out stays, null removes where the field may be null.',
  },
)
export type ArticlePatch = Partial<ArticleInput> & {
  readonly tagsAdd?: TermInput[]
  readonly tagsRemove?: TermInput[]
}

/** The parameter of whatever names terms. */
export const createTerms = Type.Boolean({
  default: false,
  description: 'Whether categories, tags and a source that do not exist are made.',
})

export const inputSchemas = [TermInput, SourceInput, ArticleInput, ArticlePatch]
