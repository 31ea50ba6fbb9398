// Changes as the API describes them.

import { type Static, type TSchema, Type } from 'typebox'
import type { ChangedType } from '../../platform/changes.ts'
import { Time } from '../../platform/schema.ts'
import { Category, Source, Tag } from '../../terms/index.ts'

const id = '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11'
export const exampleToken = 'q5kYhC1gKQiz5ogFLGbFbCMlRfBIkCyINug5mz7Z6rstSt2oMI4vF2YfElkqMRi4w0AM-bH0'

export const exampleChange = {
  type: 'tag',
  op: 'upsert',
  id,
  slug: 'xinnengyuan',
  version: 2,
  at: '2022-04-19T04:56:15.000Z',
  resource: { id, slug: 'xinnengyuan', name: '新能源', description: null, version: 2 },
}

const exampleDeletion = {
  type: 'article',
  op: 'delete',
  id: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12',
  slug: '202204192348114172',
  version: 3,
  at: '2022-04-20T08:00:00.000Z',
}

/** The fields of a term that are no change of the term. */
const follows = ['articleCount', 'firstPublishedAt', 'lastPublishedAt', 'path']

function changedTerm(
  term: { readonly properties: Record<string, TSchema> },
  $id: string,
  description: string,
) {
  const own = Object.entries(term.properties).filter(([name]) => !follows.includes(name))
  return Type.Object(Object.fromEntries(own), { $id, additionalProperties: false, description })
}

const counts =
  'without `articleCount`, `firstPublishedAt` and `lastPublishedAt`: they change with the articles, and follow from those that are told.'

export const ChangedCategory = changedTerm(
  Category,
  'ChangedCategory',
  `A category as the log tells it: ${counts} \`path\` follows from the parents; what \`parent\` is called by now, its own change tells: go by its id.`,
)
export const ChangedTag = changedTerm(Tag, 'ChangedTag', `A tag as the log tells it: ${counts}`)
export const ChangedSource = changedTerm(Source, 'ChangedSource', `A source as the log tells it: ${counts}`)

function changeOf(type: ChangedType, $id: string, resource: string, about: string) {
  return Type.Object(
    {
      type: Type.Literal(type),
      op: Type.Enum(['upsert', 'delete'], {
        description:
          '`upsert`: it is there, as `resource` says; take it in place of what you have. `delete`: it is not there, or not for you to see; you may never have had it.',
      }),
      id: Type.String({ format: 'uuid', examples: [id] }),
      slug: Type.String({ description: 'Of a deletion the last one that you may know.' }),
      version: Type.Integer({
        minimum: 1,
        description:
          'The version of `resource`; of a deletion the last one that you may know. A version may come twice and never goes back.',
      }),
      at: Time,
      resource: Type.Optional(Type.Ref(resource)),
    },
    { $id, additionalProperties: false, description: about },
  )
}

export const changeSchemas = [
  ChangedCategory,
  ChangedTag,
  ChangedSource,
  changeOf(
    'article',
    'ArticleChange',
    'Article',
    'A change of an article. `resource` is what `GET /v1/articles/{ref}` shows. It names terms by their ids: what they are called by now, their own changes tell.',
  ),
  changeOf('category', 'CategoryChange', 'ChangedCategory', 'A change of a category.'),
  changeOf('tag', 'TagChange', 'ChangedTag', 'A change of a tag.'),
  changeOf('source', 'SourceChange', 'ChangedSource', 'A change of a source.'),
  Type.Union(
    ['ArticleChange', 'CategoryChange', 'TagChange', 'SourceChange'].map((name) => Type.Ref(name)),
    {
      $id: 'Change',
      description: 'One thing, and what holds of it now; `type` says which of the four it is.',
    },
  ),
  Type.Object(
    {
      data: Type.Array(Type.Ref('Change')),
      page: Type.Object(
        {
          next: Type.String({
            description:
              'Send it as `since` to go on, now or in a month: there is always one. When nothing was told it is the one that you sent.',
            examples: [exampleToken],
          }),
          hasMore: Type.Boolean({
            description: 'Whether more is to be told already. If not, ask again later.',
          }),
        },
        { additionalProperties: false },
      ),
    },
    {
      $id: 'ChangeList',
      additionalProperties: false,
      description: 'A page of changes.',
      examples: [{ data: [exampleChange, exampleDeletion], page: { next: exampleToken, hasMore: false } }],
    },
  ),
]

const Since = Type.String({ minLength: 1, maxLength: 400 })

export const ChangesQuery = Type.Object(
  {
    since: Type.Optional({
      ...Since,
      description: 'From `page.next`, or the id of an event. Without it: everything there is.',
      examples: [exampleToken],
    }),
    limit: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 100,
      description:
        'How many changes are looked at, 1–1,000. A page may tell fewer: several of one thing are told once, and after some megabytes of bodies it ends.',
    }),
  },
  { additionalProperties: false },
)
export type ChangesQuery = Static<typeof ChangesQuery>

export const ChangeStreamQuery = Type.Object(
  {
    since: Type.Optional({
      ...Since,
      description:
        'From `page.next`, or the id of an event. Without it: what changes from now on. The header `Last-Event-ID` goes before it.',
      examples: [exampleToken],
    }),
  },
  { additionalProperties: false },
)
export type ChangeStreamQuery = Static<typeof ChangeStreamQuery>
