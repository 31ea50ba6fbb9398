// The route that writes up to 1,000 articles at once.

import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { isCollision } from '../platform/collision.ts'
import type { Database } from '../platform/db.ts'
import { Problem, problemBody } from '../platform/problems.ts'
import {
  answer,
  bodyProblems,
  Id,
  IdempotencyHeaders,
  idempotencyProblems,
  problems,
} from '../platform/schema.ts'
import { bodyProblem, parseJson } from '../platform/validation.ts'
import { type BulkItem, type BulkResult, writeBulk } from './bulk.ts'
import { editOnce, editOptions, WriteQuery, type WriteRoutesOptions } from './edit.ts'
import { FieldFault, readTerms } from './fields.ts'
import { asProblem, fieldsOf, readState } from './input.ts'
import { ArticleInput, SourceInput, TermInput } from './input-schema.ts'
import type { InputThreads } from './input-threads.ts'
import { findTags } from './term-names.ts'
import { isUnstorable } from './write.ts'

const itemsMost = 1_000

/** A thousand articles of 32 KB. */
const bulkBodyBytes = 32 * 2 ** 20

const count = Type.Integer({ minimum: 0 })

const BulkReport = Type.Object(
  {
    summary: Type.Object(
      { created: count, updated: count, unchanged: count, failed: count },
      { additionalProperties: false },
    ),
    results: Type.Array(
      Type.Object(
        {
          index: Type.Integer({ minimum: 0, description: 'Place in the request, from 0.' }),
          status: Type.Enum(['created', 'updated', 'unchanged', 'failed']),
          id: Type.Optional(Id),
          error: Type.Optional(Type.Ref('Problem')),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { $id: 'BulkReport', additionalProperties: false, description: 'What became of each article.' },
)

const BulkBody = Type.Array(Type.Ref('ArticleInput'), { minItems: 1, maxItems: itemsMost })

const components = { TermInput, SourceInput }

/** Whether a value is an article as a writer states it. */
const inputCheck = Compile(components, ArticleInput)

export async function bulkRoute(app: FastifyInstance, { db, threads }: WriteRoutesOptions): Promise<void> {
  app.addSchema(BulkReport)

  await app.register(async (bulk) => {
    // A line that is no JSON is the fault of one article.
    bulk.addContentTypeParser(
      'application/x-ndjson',
      { parseAs: 'buffer', bodyLimit: bulkBodyBytes },
      async (_request: unknown, bytes: Buffer) => parseLines(bytes),
    )

    bulk.post<{ Body: unknown; Querystring: Static<typeof WriteQuery> }>(
      '/v1/articles/bulk',
      {
        config: { access: 'content:write' },
        bodyLimit: bulkBodyBytes,
        schema: {
          operationId: 'writeArticles',
          tags: ['articles'],
          summary: 'Create or replace up to 1,000 articles',
          description:
            'A JSON array or NDJSON of articles. Each is known again as in an import (by external id, source URL, permalink or slug) and then replaced as a whole, but for slug, permalink, `status` and `publishedAt` where it does not state them. One that fails never loses another.',
          headers: IdempotencyHeaders,
          querystring: WriteQuery,
          body: {
            content: {
              // Each article is checked by itself: the array is not checked by its schema.
              'application/json': { schema: { ...BulkBody, contentMediaType: 'application/json' } },
              'application/x-ndjson': {
                schema: Type.String({
                  contentMediaType: 'application/x-ndjson',
                  examples: ['{"title":"One","text":"…"}\n{"title":"Two","text":"…"}\n'],
                }),
              },
            },
          },
          response: {
            207: answer('BulkReport', 'What became of each.'),
            ...problems(
              ...bodyProblems,
              'invalid-parameter',
              'unauthorized',
              'forbidden',
              'too-slow',
              ...idempotencyProblems,
            ),
          },
        },
      },
      async (request, reply) => {
        const stated = checkItems(request.body)
        const options = editOptions(request, request.query)
        const items = await prepareItems(db, threads, stated, options.now)
        const ready = items.flatMap((each) => (each instanceof Problem ? [] : [each]))
        const write = (apart: boolean) =>
          editOnce(request, reply, db, async (tx) => {
            const written = await writeBulk(tx, ready, options, apart)
            const results = items.map((each): BulkResult => {
              const result =
                each instanceof Problem ? { status: 'failed' as const, error: each } : written.shift()
              if (!result) throw new Error('An article has no result.')
              return result
            })
            return { status: 207, body: report(results, request.id) }
          })
        try {
          return await write(false)
        } catch (error) {
          // One that the database cannot hold: one by one it shows which.
          if (isCollision(error) || !isUnstorable(error)) throw error
          return await write(true)
        }
      },
    )
  })
}

/** The lines of NDJSON, each a value or the problem with it. */
function parseLines(bytes: Buffer): unknown[] {
  const values: unknown[] = []
  for (let begin = 0; begin < bytes.length; ) {
    const end = bytes.indexOf(0x0a, begin)
    const line = bytes.subarray(begin, end < 0 ? bytes.length : end)
    begin = end < 0 ? bytes.length : end + 1
    if (line.toString('latin1').trim() !== '') values.push(orProblem(() => parseJson(line)))
  }
  return values
}

/** The articles of a body, each checked by itself. @throws {Problem} where it is no list, or too long. */
function checkItems(body: unknown): (ArticleInput | Problem)[] {
  if (!Array.isArray(body)) throw new Problem('invalid-body', 'The body must be an array of articles.')
  if (body.length === 0) throw new Problem('invalid-body', 'The body has no article.')
  if (body.length > itemsMost) {
    throw new Problem('invalid-body', `The body has ${body.length} articles; at most ${itemsMost} are taken.`)
  }
  return body.map((item: unknown) => {
    if (item instanceof Problem) return item
    return inputCheck.Check(item) ? (item as ArticleInput) : bodyProblem(inputCheck, item, components)
  })
}

/** Articles that are ready to be written, or the problem with each. */
async function prepareItems(
  db: Database,
  threads: InputThreads,
  stated: readonly (ArticleInput | Problem)[],
  now: Date,
): Promise<(BulkItem | Problem)[]> {
  const named = stated.map((item) =>
    item instanceof Problem ? [] : orFault(() => readTerms(item.tags ?? [], '/tags', 'tag')),
  )
  const tags = await findTags(
    db.read,
    named.flatMap((each) => (each instanceof FieldFault ? [] : each)),
  )
  const tasks = stated.map((item, at) => {
    const terms = named[at]
    if (item instanceof Problem) return item
    if (terms instanceof FieldFault) return asProblem(terms) as Problem
    const state = orProblem(() => readState(item, null, now))
    if (state instanceof Problem) return state
    const tagNames = terms?.map(({ key, name }) => tags.get(key)?.name ?? name) ?? []
    return { fields: fieldsOf(item), state, tagNames }
  })
  const prepared = await threads.prepareAll(tasks.flatMap((task) => (task instanceof Problem ? [] : [task])))
  return tasks.map((task, at) => {
    if (task instanceof Problem) return task
    const made = prepared.shift()
    if (!made || made instanceof FieldFault) return asProblem(made) as Problem
    return { prepared: made, stated: stated[at] as ArticleInput }
  })
}

function report(results: readonly BulkResult[], requestId: string): object {
  const counted = (status: BulkResult['status']) => results.filter((each) => each.status === status).length
  return {
    summary: {
      created: counted('created'),
      updated: counted('updated'),
      unchanged: counted('unchanged'),
      failed: counted('failed'),
    },
    results: results.map((result, index) =>
      result.status === 'failed'
        ? { index, status: 'failed', error: problemBody(result.error, '/v1/articles/bulk', requestId) }
        : { index, ...result },
    ),
  }
}

function orProblem<Value>(read: () => Value): Value | Problem {
  try {
    return read()
  } catch (error) {
    const problem = asProblem(error)
    if (problem instanceof Problem) return problem
    throw error
  }
}

function orFault<Value>(read: () => Value): Value | FieldFault {
  try {
    return read()
  } catch (error) {
    if (error instanceof FieldFault) return error
    throw error
  }
}
