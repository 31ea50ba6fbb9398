// The parts of the server's answers that the command line reads. What else they hold is let through.

import { type Static, Type } from 'typebox'

const Count = Type.Integer({ minimum: 0 })
const Line = Type.Optional(Type.Union([Type.Integer(), Type.Null()]))
const Time = Type.Union([Type.String(), Type.Null()])

/** RFC 9457, with the fields that Broadsheet adds. */
export const Problem = Type.Object({
  type: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  detail: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        pointer: Type.Optional(Type.String()),
        parameter: Type.Optional(Type.String()),
        code: Type.Optional(Type.String()),
        detail: Type.Optional(Type.String()),
      }),
    ),
  ),
})
export type Problem = Static<typeof Problem>

export const ImportState = Type.Object({
  id: Type.String({ minLength: 1 }),
  state: Type.Enum(['receiving', 'queued', 'running', 'completed', 'failed', 'cancelled']),
  dryRun: Type.Optional(Type.Boolean()),
  /** Items found so far; it may still grow while the upload is read. */
  total: Type.Optional(Type.Union([Count, Type.Null()])),
  counts: Type.Object({
    seen: Count,
    created: Count,
    updated: Count,
    unchanged: Count,
    skipped: Count,
    failed: Count,
    warnings: Count,
    ignored: Count,
  }),
  perSecond: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  startedAt: Type.Optional(Time),
  finishedAt: Type.Optional(Time),
  error: Type.Optional(Type.Union([Problem, Type.Null()])),
  /** What there is to say of the upload as a whole, such as of its `_config.yml`. */
  warnings: Type.Optional(Type.Array(Type.Object({ code: Type.String(), detail: Type.String() }))),
})
export type ImportState = Static<typeof ImportState>

const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const Terms = Type.Optional(Type.Array(Type.Object({ slug: Type.String(), name: Type.String() })))

/** The article that an item of a dry run would become. */
export const Article = Type.Object({
  title: Type.String(),
  slug: Text,
  permalink: Text,
  summary: Text,
  language: Text,
  status: Text,
  publishedAt: Text,
  byline: Text,
  wordCount: Type.Optional(Count),
  categories: Terms,
  tags: Terms,
  source: Type.Optional(
    Type.Union([Type.Object({ name: Text, url: Text, externalId: Text, attribution: Text }), Type.Null()]),
  ),
  html: Text,
})
export type Article = Static<typeof Article>

export const ImportItem = Type.Object({
  path: Type.String(),
  line: Line,
  warnings: Type.Array(Type.Object({ code: Type.String(), detail: Type.String(), line: Line })),
  error: Type.Optional(Type.Union([Problem, Type.Null()])),
  article: Type.Optional(Article),
})
export type ImportItem = Static<typeof ImportItem>

export const ImportItemPage = Type.Object({
  data: Type.Array(ImportItem),
  page: Type.Object({ next: Type.Union([Type.String(), Type.Null()]) }),
})

export const KeyList = Type.Object({
  data: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      scopes: Type.Array(Type.String()),
      createdAt: Type.String(),
      expiresAt: Type.Optional(Time),
      lastUsedAt: Type.Optional(Time),
    }),
  ),
})

export const CreatedKey = Type.Object({ id: Type.String(), key: Type.String({ minLength: 1 }) })

/** An answer without a body. */
export const Nothing = Type.Undefined()
