// Imports and their items as the API shows them, and the parameters of a new one.

import { type Static, Type } from 'typebox'
import { Cursor, Id, Limit, listOf, Nullable, Time } from '../platform/schema.ts'
import { statedFormats } from './readers/index.ts'

const importId = '01a2053a-2600-7462-9e08-7918bb32b5f8'

const Count = Type.Integer({ minimum: 0 })

export const importStates = ['receiving', 'queued', 'running', 'completed', 'failed', 'cancelled'] as const
export const itemOutcomes = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const

/** Why an item, or a whole import, failed: a problem with the code of its own. */
export const ImportProblem = Type.Object(
  {
    type: Type.String({ examples: ['/problems/import-item-failed'] }),
    title: Type.String({ examples: ['Item not imported'] }),
    status: Type.Integer({ minimum: 400, maximum: 599, examples: [422] }),
    code: Type.String({ examples: ['title-missing'] }),
    detail: Type.String({
      examples: ['The front matter has an empty title. Give the post a title and import it again.'],
    }),
    line: Type.Optional(Type.Integer({ minimum: 1, description: 'Line of the item’s own file.' })),
    pointer: Type.Optional(Type.String({ description: 'JSON pointer into an article given as JSON.' })),
  },
  { $id: 'ImportProblem', additionalProperties: false },
)

export const ImportWarning = Type.Object(
  {
    code: Type.String({ examples: ['date-without-zone'] }),
    detail: Type.String({ examples: ['The date "2021-12-08 10:46:18" has no zone; it was read as UTC.'] }),
    line: Type.Optional(Type.Integer({ minimum: 1 })),
    pointer: Type.Optional(Type.String()),
  },
  { $id: 'ImportWarning', additionalProperties: false },
)

export const Import = Type.Object(
  {
    id: Id,
    state: Type.Enum([...importStates]),
    format: Type.String({ examples: ['tar.gz'] }),
    dryRun: Type.Boolean(),
    by: Type.Unsafe<{ type: 'key'; id: string | null; name: string | null }>(Type.Ref('ChangedBy')),
    total: Type.Integer({ minimum: 0, description: 'Items found in the upload so far.', examples: [11] }),
    counts: Type.Object(
      {
        seen: Type.Integer({ minimum: 0, description: 'created + updated + unchanged + skipped + failed.' }),
        created: Count,
        updated: Count,
        unchanged: Count,
        skipped: Count,
        failed: Count,
        warnings: Type.Integer({ minimum: 0, description: 'Warnings, of all items.' }),
        ignored: Type.Integer({
          minimum: 0,
          description: 'Files that are no posts, lines of an export that are no articles.',
        }),
      },
      { additionalProperties: false },
    ),
    bytes: Type.Object({ received: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
    error: Nullable(Type.Ref('ImportProblem')),
    warnings: Type.Array(Type.Ref('ImportWarning'), {
      description:
        'What is told of the import as a whole: settings of the site that could not be used (`config-timezone`, `config-permalink` …), posts that lie where a site keeps none (`posts-elsewhere`), an export without its end (`export-incomplete`), names of categories or tags that a reader would take for the same (`similar-term`, known at the end).',
    }),
    createdAt: Time,
    startedAt: Nullable(Time),
    finishedAt: Nullable(Time),
    perSecond: Nullable(Type.Number({ minimum: 0, description: 'Items a second, from its start.' })),
    links: Type.Object(
      { self: Type.String(), items: Type.String(), events: Type.String() },
      { additionalProperties: false },
    ),
  },
  {
    $id: 'Import',
    additionalProperties: false,
    examples: [
      {
        id: importId,
        state: 'completed',
        format: 'tar.gz',
        dryRun: false,
        by: { type: 'key', id: null, name: 'ADMIN_KEY' },
        total: 11,
        counts: {
          seen: 11,
          created: 9,
          updated: 1,
          unchanged: 0,
          skipped: 0,
          failed: 1,
          warnings: 2,
          ignored: 3,
        },
        bytes: { received: 18_233 },
        error: null,
        warnings: [],
        createdAt: '2026-11-22T21:47:06.000Z',
        startedAt: '2026-11-22T21:47:06.100Z',
        finishedAt: '2026-11-22T21:47:07.200Z',
        perSecond: 10,
        links: {
          self: `/v1/imports/${importId}`,
          items: `/v1/imports/${importId}/items`,
          events: `/v1/imports/${importId}/events`,
        },
      },
    ],
  },
)
export type Import = Static<typeof Import>

export const ImportItem = Type.Object(
  {
    path: Type.String({ description: 'As in the archive.', examples: ['2022-04-19-202204192348114172.md'] }),
    line: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Where the item begins in a file of many.' }),
    ),
    outcome: Nullable(Type.Enum([...itemOutcomes], { description: 'Null while the item waits.' })),
    articleId: Type.Optional(Id),
    warnings: Type.Array(Type.Ref('ImportWarning')),
    error: Type.Optional(Type.Ref('ImportProblem')),
    article: Type.Optional(Type.Ref('Article')),
  },
  {
    $id: 'ImportItem',
    additionalProperties: false,
    description:
      'What became of an item. `articleId` is there once there is such an article. `article` is there for the first 100 items of a dry run: the article as `GET /v1/articles/{ref}?include=html,extra` would show it once the item was imported; ids and times of what is not there yet are examples.',
    examples: [
      {
        path: '_posts/2022-04-19-202204192348114172.md',
        outcome: 'created',
        articleId: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11',
        warnings: [
          {
            code: 'date-without-zone',
            detail: 'The date "2022-04-19 04:56:15" has no zone; it was read as UTC.',
            line: 3,
          },
        ],
      },
    ],
  },
)

export const importSchemas = [
  ImportProblem,
  ImportWarning,
  Import,
  ImportItem,
  listOf(Type.Ref('Import'), 'ImportList', 'A page of imports, the newest first.'),
  listOf(Type.Ref('ImportItem'), 'ImportItemList', 'A page of items, in the order of the upload.'),
]

/** The parameters of a new import. */
export const NewImportQuery = Type.Object(
  {
    path: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1000,
        description: 'Name of the file that the body is; for a post, its date and slug come from it.',
        examples: ['_posts/2022-04-19-202204192348114172.md'],
      }),
    ),
    format: Type.Optional(
      Type.Enum([...statedFormats], {
        description:
          'What the upload is, where its content type does not say it: `ghost` or `json-feed` for JSON, `rss`, `atom` or `wxr` (WordPress) for XML, `jekyll`, `hugo` or `hexo` for a folder of posts; `broadsheet`: an export (`GET /v1/export/articles.ndjson`), also as a gzip file. Its articles keep `id`, `version`, times and old addresses, its terms what they were, where they are not here already and the ids are free.',
      }),
    ),
    dryRun: Type.Boolean({
      default: false,
      description:
        'Make the same report, and write nothing. Its first 100 items show the article that each would become: see `article` of an item.',
    }),
    onConflict: Type.Enum(['update', 'skip', 'fail', 'overwrite'], {
      default: 'update',
      description:
        'What to do with an item that is known and differs: update it, skip it, or fail it; `overwrite` updates also what an editor changed here.',
    }),
    restoreDeleted: Type.Boolean({
      default: false,
      description:
        'Bring back what was deleted here, as `updated`, whatever `onConflict` says. Otherwise it is skipped with the warning `deleted`.',
    }),
    timezone: Type.Optional(
      Type.String({
        maxLength: 64,
        description:
          'Zone of the site (IANA name). Default: the `timezone` of the `_config.yml` that comes with the posts, else SITE_TIMEZONE.',
        examples: ['Asia/Shanghai'],
      }),
    ),
    posts: Type.Optional(
      Type.String({
        maxLength: 1000,
        pattern: '^[^,/\\\\]+/?(,[^,/\\\\]+/?)*$',
        description:
          'Names of further folders of posts, beside `_posts` and `_drafts`, separated by commas: a folder of one of these names counts wherever it lies. Folders above it are categories, as above `_posts`.',
        examples: ['old_post'],
      }),
    ),
    zonelessDates: Type.Enum(['utc', 'site'], {
      default: 'utc',
      description:
        'How a date without a zone is read: as UTC, as Jekyll does, or in the zone of the site. A warning says so either way.',
    }),
    profile: Type.Enum(['auto', 'eastmoney', 'none'], {
      default: 'auto',
      description: 'The rules that read source metadata out of a body.',
    }),
    wait: Type.Integer({
      minimum: 0,
      maximum: 60,
      default: 0,
      description: 'Seconds to hold the answer until the import is done.',
    }),
  },
  { additionalProperties: false },
)
export type NewImportQuery = Static<typeof NewImportQuery>

export const ImportParams = Type.Object({ id: Id })

export const ImportListQuery = Type.Object(
  { limit: Limit, cursor: Type.Optional(Cursor) },
  { additionalProperties: false },
)
export type ImportListQuery = Static<typeof ImportListQuery>

export const ItemListQuery = Type.Object(
  {
    limit: Limit,
    cursor: Type.Optional(Cursor),
    outcome: Type.Optional(Type.Enum([...itemOutcomes], { description: 'Only items with this outcome.' })),
    warnings: Type.Optional(
      Type.Boolean({ description: 'Only items with (or, if false, without) warnings.' }),
    ),
  },
  { additionalProperties: false },
)
export type ItemListQuery = Static<typeof ItemListQuery>
