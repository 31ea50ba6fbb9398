// Revisions as the API shows them.

import { type Static, Type } from 'typebox'
import { Cursor, Id, Limit, listOf, Nullable, Ref, Time } from '../platform/schema.ts'

const ChangedBy = Type.Object(
  {
    type: Type.Enum(['key', 'import', 'schedule', 'merge'], {
      description:
        'A request with a key; an import; the time of a scheduled article, which came; a merge of its terms.',
    }),
    id: Nullable(Id),
    name: Nullable(Type.String({ description: 'Of the key.', examples: ['editor'] })),
  },
  {
    $id: 'ChangedBy',
    additionalProperties: false,
    description: 'What made a version: `id` is that of the key or the import, where it is known.',
  },
)

const shared = {
  version: Type.Integer({ minimum: 1, examples: [3] }),
  at: Time,
  by: Type.Ref('ChangedBy'),
}

const RevisionEntry = Type.Object(
  {
    ...shared,
    title: Type.String({ examples: ['坚持“四个聚焦” 打造“四个平台”'] }),
    status: Type.Enum(['draft', 'scheduled', 'published', 'archived', 'deleted']),
  },
  { $id: 'RevisionEntry', additionalProperties: false },
)

const Revision = Type.Object(
  { ...shared, article: Type.Ref('Article') },
  { $id: 'Revision', additionalProperties: false, description: 'An article as it was in one version.' },
)

export const revisionSchemas = [
  ChangedBy,
  RevisionEntry,
  Revision,
  listOf(Type.Ref('RevisionEntry'), 'RevisionList', 'A page of versions.'),
]

export const RevisionListQuery = Type.Object(
  { limit: Limit, cursor: Type.Optional(Cursor) },
  { additionalProperties: false },
)
export type RevisionListQuery = Static<typeof RevisionListQuery>

export const RevisionParams = Type.Object({
  ref: Ref,
  version: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'Number of the version.' }),
})
export type RevisionParams = Static<typeof RevisionParams>
