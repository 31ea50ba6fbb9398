// TypeBox pieces that the schemas of several features share. `$id` is the name of the component in the OpenAPI document.

import { type Static, type TSchema, Type } from 'typebox'
import { type ProblemName, problemTable } from './problems.ts'

export const Id = Type.String({ format: 'uuid', description: 'A UUIDv7.' })
export const Time = Type.String({
  format: 'date-time',
  description: 'RFC 3339, UTC, with milliseconds.',
  examples: ['2022-04-19T04:56:15.000Z'],
})

/** The schema or null, as OpenAPI 3.1 writes it. */
export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export const ProblemSchema = Type.Object(
  {
    type: Type.String({
      description: 'Path of the page that explains the problem. Its last part is the code to rely on.',
    }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'What is wrong with this request, and what to do.' }),
    instance: Type.String({ description: 'The path that was asked for.' }),
    requestId: Type.String({ description: 'Equals the header `X-Request-Id`.' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            parameter: Type.Optional(Type.String({ description: 'Name of the parameter at fault.' })),
            pointer: Type.Optional(
              Type.String({ description: 'JSON pointer (RFC 6901) to the fault in the body.' }),
            ),
            code: Type.String(),
            detail: Type.String(),
          },
          { additionalProperties: false },
        ),
      ),
    ),
  },
  {
    $id: 'Problem',
    additionalProperties: false,
    description: 'An error (RFC 9457, `application/problem+json`).',
    examples: [
      {
        type: '/problems/invalid-parameter',
        title: 'Invalid parameter',
        status: 400,
        detail: 'The parameter "limit" must be a whole number from 1 to 100.',
        instance: '/v1/articles',
        requestId: '01a2053a-28d6-7005-8a03-fe61de63be1e',
        errors: [
          {
            parameter: 'limit',
            code: 'invalid',
            detail: 'The parameter "limit" must be a whole number from 1 to 100.',
          },
        ],
      },
    ],
  },
)

/** The first page of a long list. */
export const pageExample = { limit: 20, hasMore: true, next: 'eyJkIjoibiIsInYiOiIyMDIyLTA0', prev: null }

export const Page = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 100 }),
    hasMore: Type.Boolean({ description: 'Whether the list goes on after this page.' }),
    next: Nullable(Type.String({ description: 'Cursor of the page that follows.' })),
    prev: Nullable(Type.String({ description: 'Cursor of the page before; null on the first.' })),
    total: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'How many there are in all; with `count`, where it is offered.',
      }),
    ),
    totalIs: Type.Optional(Type.Enum(['exact', 'estimated'])),
  },
  { $id: 'Page', additionalProperties: false, examples: [pageExample] },
)
export type Page = Static<typeof Page>

/** A list: `data` and `page`. */
export function listOf<T extends TSchema>(item: T, id: string, description: string) {
  return Type.Object(
    { data: Type.Array(item), page: Type.Ref('Page') },
    { $id: id, additionalProperties: false, description },
  )
}

/** A query parameter of values separated by commas, at most 50. */
export function commaList<T extends TSchema>(
  item: T,
  options: { description: string; maxItems?: number; examples?: unknown[] },
) {
  return Type.Array(item, { minItems: 1, maxItems: options.maxItems ?? 50, ...options })
}

/** Items of a page where a request does not say how many. */
export const defaultLimit = 20

export const Limit = Type.Integer({
  minimum: 1,
  maximum: 100,
  default: defaultLimit,
  description: 'How many, 1–100.',
})
export const Cursor = Type.String({
  minLength: 1,
  maxLength: 2000,
  description: 'From `page.next` or `page.prev` of the same query.',
})

/** A parameter of a path: an id or a slug. */
export const Ref = Type.String({ minLength: 1, description: 'Id or slug.' })

/** A route's answer: a component as JSON. */
export function answer(component: string, description: string) {
  return { description, content: { 'application/json': { schema: Type.Ref(component) } } }
}

/** What a public answer has besides: its entity tag, and the answer to a reader who has it already (RFC 9110, 13). */
export function publicAnswer(component: string, description: string) {
  return withEntityTag(answer(component, description))
}

/** As `publicAnswer`, of any content. */
export function withEntityTag<A extends object>(answered: A) {
  const headers = {
    ETag: {
      type: 'string',
      description: 'Send it as `If-None-Match`: an answer that has not changed is a 304.',
    },
  }
  return {
    200: { ...answered, headers },
    304: {
      description: 'Not changed since the answer whose entity tag `If-None-Match` names.',
      type: 'null',
      headers,
    },
  }
}

/** The body of a change: a merge patch (RFC 7396), which may also say that it is JSON. */
export function patchBody(component: string) {
  const schema = Type.Ref(component)
  return { content: { 'application/merge-patch+json': { schema }, 'application/json': { schema } } }
}

/** Headers of a POST that may be sent twice. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: '^[\\x21-\\x7e]+$',
      description:
        'A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.',
      examples: ['01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52'],
    }),
  ),
})

/** Headers of a change to what exists. */
export const IfMatchHeaders = Type.Object({
  'if-match': Type.Optional(
    Type.String({
      description:
        'The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.',
      examples: ['"3-Zk1oX2mT0b8gC6yYb3Q1Yw"'],
    }),
  ),
})

/** What an operation with a JSON body may refuse it for. */
export const bodyProblems = [
  'invalid-body',
  'invalid-json',
  'invalid-utf8',
  'invalid-text',
  'request-timeout',
  'too-large',
  'unsupported-media-type',
] as const satisfies ProblemName[]

/** Answers that a POST with an Idempotency-Key may have besides. */
export const idempotencyProblems = [
  'request-in-flight',
  'idempotency-mismatch',
] as const satisfies ProblemName[]

/** The answer to a ref that is a former slug. */
export const movedAnswer = {
  308: { description: 'The slug has changed; `Location` has the present one.', type: 'null' },
}

/** The header of an answer that has a version. */
export const etagHeader = {
  ETag: {
    type: 'string',
    description: 'The version of what was written: send it as `If-Match` to change it.',
  },
}

/** The header of an answer to something that was made. */
export const locationHeader = { Location: { type: 'string', description: 'Where it is.' } }

/** Route answers for problems by name, grouped by their status: what an operation may answer beside its success. */
export function problems(...names: ProblemName[]) {
  const byStatus = new Map<number, ProblemName[]>()
  for (const name of [...names, 'internal-error', 'database-away'] satisfies ProblemName[]) {
    const status = problemTable[name][0]
    byStatus.set(status, [...(byStatus.get(status) ?? []), name])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((name) => `\`${name}\`: ${problemTable[name][1]}.`).join(' '),
        content: { 'application/problem+json': { schema: Type.Ref('Problem') } },
      },
    ]),
  )
}
