// Terms as the API shows them.

import { type Static, Type } from 'typebox'
import { Cursor, commaList, Id, Limit, listOf, Nullable, Ref, Time } from '../platform/schema.ts'
import type { TermKind } from './descriptors.ts'

const termExample = {
  id: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12',
  slug: 'zhongguoyouzhengkuaidibao',
  name: '中国邮政快递报',
}

const countedExample = {
  ...termExample,
  description: null,
  articleCount: 128,
  firstPublishedAt: '2021-03-02T01:00:00.000Z',
  lastPublishedAt: '2022-04-19T04:56:15.000Z',
  version: 1,
}

/** A term as an article names it. */
export const TermRef = Type.Object(
  {
    id: Id,
    slug: Type.String({ examples: ['zhongguoyouzhengkuaidibao'] }),
    name: Type.String({ examples: ['中国邮政快递报'] }),
  },
  { $id: 'TermRef', additionalProperties: false, description: 'A category or tag.', examples: [termExample] },
)

const shared = {
  id: Id,
  slug: Type.String({
    description: 'Its name in addresses; its case counts.',
    examples: ['zhongguoyouzhengkuaidibao'],
  }),
  name: Type.String({ examples: ['中国邮政快递报'] }),
  description: Nullable(Type.String()),
  articleCount: Type.Integer({
    minimum: 0,
    description: 'Public articles filed under the term itself.',
    examples: [128],
  }),
  firstPublishedAt: Nullable(Time),
  lastPublishedAt: Nullable(Time),
  version: Type.Integer({ minimum: 1, description: 'Rises with each change of the term.' }),
}

export const Category = Type.Object(
  {
    ...shared,
    parent: Nullable(Type.Ref('TermRef')),
    path: Type.Array(Type.Ref('TermRef'), {
      description: 'From the root of the tree down to the category itself.',
    }),
  },
  {
    $id: 'Category',
    additionalProperties: false,
    examples: [{ ...countedExample, parent: null, path: [termExample] }],
  },
)

export const Tag = Type.Object(shared, {
  $id: 'Tag',
  additionalProperties: false,
  examples: [countedExample],
})

export const Source = Type.Object(
  {
    ...shared,
    homepage: Nullable(Type.String({ examples: ['https://www.example.com/'] })),
    aliases: Type.Array(Type.String(), { description: 'Former slugs and names that lead to it.' }),
  },
  {
    $id: 'Source',
    additionalProperties: false,
    description: 'Who published an article first.',
    examples: [{ ...countedExample, homepage: 'https://www.example.com/', aliases: [] }],
  },
)

/** The schemas of the lists, by kind. */
export const termSchemas = [
  TermRef,
  Category,
  Tag,
  Source,
  listOf(Type.Ref('Category'), 'CategoryList', 'A page of categories.'),
  listOf(Type.Ref('Tag'), 'TagList', 'A page of tags.'),
  listOf(Type.Ref('Source'), 'SourceList', 'A page of sources.'),
]

export const termSorts = [
  'name',
  '-name',
  'articleCount',
  '-articleCount',
  'lastPublishedAt',
  '-lastPublishedAt',
] as const

const listParameters = {
  limit: Limit,
  cursor: Type.Optional(Cursor),
  sort: Type.Enum([...termSorts], {
    default: 'name',
    description:
      'The id is always the last key. What has no public article is the oldest by `lastPublishedAt`.',
  }),
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The beginning of the name; case and width (`ａ`, `a`) do not count.',
      examples: ['中国'],
    }),
  ),
  minCount: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 2_147_483_647,
      description: 'Those with so many public articles or more.',
    }),
  ),
}

/** The parameters of a list of tags or sources. */
export const TermListQuery = Type.Object(listParameters, { additionalProperties: false })
export type TermListQuery = Static<typeof TermListQuery>

/** The parameters of the list of categories. */
export const CategoryListQuery = Type.Object(
  {
    ...listParameters,
    parent: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'The children of this category (id or slug); `none`: those at the root of the tree.',
        examples: ['none'],
      }),
    ),
  },
  { additionalProperties: false },
)
export type CategoryListQuery = Static<typeof CategoryListQuery>

export const TermParams = Type.Object({ ref: Ref })
export type TermParams = Static<typeof TermParams>

/** A filter of articles by terms: any of up to 50 ids or slugs. */
export function termFilter(kind: TermKind, more: string) {
  return commaList(Type.String({ minLength: 1, maxLength: 200 }), {
    description: `Articles of any of these ${kind.plural} (ids or slugs, separated by commas). ${more}`,
  })
}
