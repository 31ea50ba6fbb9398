// Lookups as the API shows them.

import { type Static, Type } from 'typebox'
import { listedArticleExample } from '../articles/index.ts'
import { Nullable } from '../platform/schema.ts'

const found = { match: 'permalink', type: 'article', resource: listedArticleExample }

const match = Type.Enum(['permalink', 'alias', 'sourceUrl'])
const type = Type.Enum(['article', 'category', 'tag', 'source'])
const resource = Type.Union(
  [Type.Ref('Article'), Type.Ref('Category'), Type.Ref('Tag'), Type.Ref('Source')],
  { description: 'What it leads to, as a list shows it.' },
)

/** A percent-encoded address has up to three characters for each of the 2,000 bytes that one may have, and its host. */
const addressCharacters = 8_000

const address = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: addressCharacters,
    description,
    examples: ['https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html'],
  })

export const Lookup = Type.Object(
  { match, type, resource },
  {
    $id: 'Lookup',
    additionalProperties: false,
    description:
      'What an address leads to, and how it is known: `permalink` is its path on the site that it came from, or a present address; `alias` an older one; `sourceUrl` the address of the source.',
    examples: [found],
  },
)

const LookupResult = Type.Object(
  {
    url: Type.String({ description: 'As it was asked.', examples: [listedArticleExample.permalink] }),
    match: Nullable(match),
    type: Type.Optional(type),
    resource: Type.Optional(resource),
    gone: Type.Optional(
      Type.Literal(true, { description: 'Beside a null `match`: it led to an article that was removed.' }),
    ),
  },
  {
    $id: 'LookupResult',
    additionalProperties: false,
    description:
      'What an address leads to; `match` is null for one that leads to nothing, or to nothing any more.',
    examples: [{ url: listedArticleExample.permalink, ...found }],
  },
)

export const LookupList = Type.Object(
  { data: Type.Array(Type.Ref('LookupResult'), { description: 'In the order of `urls`.' }) },
  {
    $id: 'LookupList',
    additionalProperties: false,
    examples: [
      {
        data: [
          { url: listedArticleExample.permalink, ...found },
          { url: '/2009/no-such.html', match: null },
        ],
      },
    ],
  },
)

export const lookupSchemas = [Lookup, LookupResult, LookupList]

export const LookupQuery = Type.Object(
  {
    url: address('A path on the old site, or a whole address of it or of a source; percent-encoded or not.'),
  },
  { additionalProperties: false },
)
export type LookupQuery = Static<typeof LookupQuery>

/** As many addresses are looked up at once. */
const addresses = 1_000

export const LookupBody = Type.Object(
  {
    urls: Type.Array(address('An address, as for one.'), {
      minItems: 1,
      maxItems: addresses,
      examples: [['/2022/04/19/old.html', 'https://source.example/news/1']],
    }),
  },
  { additionalProperties: false },
)
export type LookupBody = Static<typeof LookupBody>

/** The longest addresses, each character of them as the six of its escape in JSON. */
export const lookupBodyBytes = 16 * 2 ** 20
