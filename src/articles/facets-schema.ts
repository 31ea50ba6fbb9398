// Facets as the API shows them, and their parameters.

import { type Static, Type } from 'typebox'
import { commaList, Id } from '../platform/schema.ts'
import { articleFilters } from './filter-query.ts'
import { searchParameters } from './search-schema.ts'

export const facetNames = ['category', 'tag', 'source', 'language', 'year', 'month', 'day'] as const
export type FacetName = (typeof facetNames)[number]

const count = Type.Integer({ minimum: 0, description: 'Articles that match.', examples: [128] })

const FacetTerm = Type.Object(
  {
    id: Id,
    slug: Type.String({ examples: ['zhongguoyouzhengkuaidibao'] }),
    name: Type.String({ examples: ['中国邮政快递报'] }),
    count,
  },
  { $id: 'FacetTerm', additionalProperties: false, description: 'A term, and how many articles have it.' },
)

const FacetValue = Type.Object(
  { value: Type.String({ examples: ['2022-04'] }), count },
  {
    $id: 'FacetValue',
    additionalProperties: false,
    description: 'A language or a time, and how many articles have it.',
  },
)

const terms = (what: string) =>
  Type.Optional(Type.Array(Type.Ref('FacetTerm'), { description: `${what}, those with the most first.` }))
const periods = (what: string) =>
  Type.Optional(
    Type.Array(Type.Ref('FacetValue'), { description: `${what} in the zone of the site, newest first.` }),
  )

export const Facets = Type.Object(
  {
    data: Type.Object(
      {
        category: terms('Categories, of articles filed under each itself'),
        tag: terms('Tags'),
        source: terms('Sources'),
        language: Type.Optional(
          Type.Array(Type.Ref('FacetValue'), { description: 'Languages, those with the most first.' }),
        ),
        year: periods('Years'),
        month: periods('Months'),
        day: periods('Days'),
      },
      { additionalProperties: false, description: 'The facets of `by`.' },
    ),
    countsAre: Type.Enum(['exact', 'estimated']),
    matched: Type.Integer({ minimum: 0, description: 'How many articles match.', examples: [18233] }),
  },
  {
    $id: 'Facets',
    additionalProperties: false,
    examples: [
      {
        data: {
          category: [
            {
              id: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12',
              slug: 'zhongguoyouzhengkuaidibao',
              name: '中国邮政快递报',
              count: 128,
            },
          ],
          month: [
            { value: '2022-04', count: 1520 },
            { value: '2022-03', count: 1388 },
          ],
        },
        countsAre: 'exact',
        matched: 18233,
      },
    ],
  },
)

/** What `Facets` describes, as counting makes it: a reference has no type. */
export interface CountedFacets {
  readonly data: Readonly<Partial<Record<FacetName, readonly { readonly count: number }[]>>>
  readonly countsAre: 'exact' | 'estimated'
  readonly matched: number
}

export const facetSchemas = [FacetTerm, FacetValue, Facets]

/** The parameters of facets. */
export const FacetsQuery = Type.Object(
  {
    by: commaList(Type.Enum([...facetNames]), {
      description: 'What to count by.',
      maxItems: facetNames.length,
      examples: [['category', 'month']],
    }),
    facetLimit: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 20,
      description: 'Entries of each facet at most, 1–1,000.',
    }),
    exact: Type.Boolean({
      default: false,
      description: 'Whether every match is counted, however many there are and however long it takes.',
    }),
    q: searchParameters.q,
    ...articleFilters,
  },
  { additionalProperties: false },
)
export type FacetsQuery = Static<typeof FacetsQuery>
