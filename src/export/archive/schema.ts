// The lines of an export, as integrators know them: each is one of these.

import { type TSchema, Type } from 'typebox'
import { articleProperties } from '../../articles/index.ts'
import { Id, Nullable, Time } from '../../platform/schema.ts'
import { Category, Source, Tag } from '../../terms/index.ts'

const FormerSlugs = Type.Array(Type.String(), { description: 'Former slugs.' })

const ofEveryTerm = {
  aliases: FormerSlugs,
  visible: Type.Boolean({ description: 'False: no public article ever used it.' }),
  createdAt: Time,
  updatedAt: Time,
}

const line = (type: string, $id: string, description: string, properties: Record<string, TSchema>) =>
  Type.Object({ type: Type.Literal(type), ...properties }, { $id, additionalProperties: false, description })

const ExportedCategory = line('category', 'ExportedCategory', 'A category; its parent came before it.', {
  ...Category.properties,
  ...ofEveryTerm,
})
const ExportedTag = line('tag', 'ExportedTag', 'A tag.', { ...Tag.properties, ...ofEveryTerm })
const ExportedSource = line('source', 'ExportedSource', 'A source.', { ...Source.properties, ...ofEveryTerm })

/** What an answer does not show of an article and another Broadsheet needs. */
const beside = {
  aliases: Type.Array(Type.String(), { description: 'Older paths that lead to it.' }),
  formerSlugs: FormerSlugs,
  issuer: Nullable(
    Type.String({ description: 'Who gave the external id, which is unique by issuer; null without one.' }),
  ),
  everPublic: Type.Optional(
    Type.Boolean({ description: 'Whether it was ever public. With the scope `drafts:read`.' }),
  ),
  writtenBy: Type.Optional(
    Type.Enum(['import', 'editor'], {
      description:
        'Who wrote it last: an import leaves alone what an editor changed. With the scope `drafts:read`.',
    }),
  ),
}

const { text: _, markdown: __, original: ___, ...articleFields } = articleProperties

const ExportedArticle = line(
  'article',
  'ExportedArticle',
  'An article, as `GET /v1/articles/{ref}?include=html,extra` shows it, and what another Broadsheet needs besides.',
  { ...articleFields, ...beside },
)

const ExportedDeletion = line(
  'deleted',
  'ExportedDeletion',
  'An article that was deleted: what identified it. Its addresses answer with 410 where it was public.',
  {
    id: Id,
    slug: Type.String(),
    permalink: Nullable(Type.String()),
    sourceUrl: Nullable(Type.String()),
    externalId: Nullable(Type.String()),
    version: Type.Integer({ minimum: 1 }),
    createdAt: Time,
    updatedAt: Time,
    deletedAt: Time,
    ...beside,
  },
)

const Count = Type.Integer({ minimum: 0 })

const ExportEnd = line('end', 'ExportEnd', 'The last line: a file without it was cut off.', {
  next: Type.String({
    description:
      'A token of the change log: `GET /v1/changes?since=…` goes on where the export ends, and misses nothing.',
  }),
  counts: Type.Object(
    { category: Count, tag: Count, source: Count, article: Count, deleted: Count },
    { additionalProperties: false, description: 'Lines of each type before this one.' },
  ),
})

const lines: readonly TSchema[] = [
  ExportedCategory,
  ExportedTag,
  ExportedSource,
  ExportedArticle,
  ExportedDeletion,
  ExportEnd,
]

export const archiveSchemas = [
  ...lines,
  Type.Union(
    lines.map((each) => Type.Ref(String(Reflect.get(each, '$id')))),
    {
      $id: 'ExportLine',
      description:
        'A line of an export: first the terms (`category`, `tag`, `source`), then each `article`, then what was `deleted`, last the `end`.',
    },
  ),
]
