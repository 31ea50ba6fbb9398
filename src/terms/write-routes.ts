// Routes that make and change categories, tags and sources: one table for the three. Merging and deleting touch articles, and
// are theirs.

import type { FastifyInstance } from 'fastify'
import { seesDrafts } from '../platform/access.ts'
import type { Database } from '../platform/db.ts'
import { answerOnce, type WrittenAnswer } from '../platform/idempotency.ts'
import {
  answer,
  bodyProblems,
  etagHeader,
  IdempotencyHeaders,
  IfMatchHeaders,
  idempotencyProblems,
  locationHeader,
  patchBody,
  problems,
} from '../platform/schema.ts'
import { createTerm } from './create.ts'
import { type TermKind, termKinds } from './descriptors.ts'
import { TermParams } from './schema.ts'
import { readTerm, type TermRow, termTag } from './store.ts'
import { type Refile, updateTerm } from './update.ts'
import { checkTerm, type NewTerm, newTermSchema, type TermPatch, termPatchSchema } from './write-schema.ts'

export interface TermWriteOptions {
  readonly db: Database
  /** What articles do when a category moves. */
  readonly refile: Refile
}

export async function termWriteRoutes(app: FastifyInstance, options: TermWriteOptions): Promise<void> {
  for (const kind of termKinds) {
    app.addSchema(termPatchSchema(kind))
    writeRoutesOf(app, kind, options)
  }
}

/** What a write with a body may be refused for. */
const writeProblems = [
  ...bodyProblems,
  'invalid-parameter',
  'unauthorized',
  'forbidden',
  'slug-taken',
] as const

function writeRoutesOf(app: FastifyInstance, kind: TermKind, { db, refile }: TermWriteOptions): void {
  const treeProblems = kind.type === 'category' ? (['unknown-term', 'unprocessable'] as const) : []

  app.post<{ Body: NewTerm }>(
    `/v1/${kind.plural}`,
    {
      config: { access: 'content:write' },
      schema: {
        operationId: `create${kind.component}`,
        tags: [kind.plural],
        summary: `Make a ${kind.type}`,
        description:
          'The public sees it at once, also without articles. Without `slug` one is made of the name, with a suffix where it is taken.',
        headers: IdempotencyHeaders,
        body: newTermSchema(kind),
        response: {
          201: {
            ...answer(kind.component, `The ${kind.type}.`),
            headers: { ...etagHeader, ...locationHeader },
          },
          ...problems(...writeProblems, ...treeProblems, ...idempotencyProblems),
        },
      },
    },
    async (request, reply) => {
      checkTerm(request.body)
      const hidden = seesDrafts(request)
      return answerOnce(request, reply, db, async (tx) => {
        const id = await createTerm(tx, kind, request.body, { hidden })
        const row = await readTerm(tx, kind, id, { hidden })
        if (!row) throw new Error('A term that was made cannot be read.')
        return answered(row, 201, { location: `/v1/${kind.plural}/${id}` })
      })
    },
  )

  app.patch<{ Params: TermParams; Body: TermPatch }>(
    `/v1/${kind.plural}/:ref`,
    {
      config: { access: 'content:write' },
      schema: {
        operationId: `update${kind.component}`,
        tags: [kind.plural],
        summary: `Change a ${kind.type}`,
        description: [
          'A JSON merge patch (RFC 7396); one that changes nothing leaves the version as it is. A former slug leads to the present one. No article is changed, but each that shows the term has another `ETag`.',
          ...(kind.type === 'category'
            ? [
                'A category moves by its `parent`; where more than 1,000 articles are filed beneath it, lists of its new ancestors have them a little later.',
              ]
            : []),
        ].join(' '),
        params: TermParams,
        headers: IfMatchHeaders,
        body: patchBody(`${kind.component}Patch`),
        response: {
          200: {
            ...answer(kind.component, `The ${kind.type} as it is now.`),
            headers: etagHeader,
          },
          ...problems(
            ...writeProblems,
            'not-found',
            'uri-too-long',
            'precondition-failed',
            'precondition-required',
            ...treeProblems,
          ),
        },
      },
    },
    async (request, reply) => {
      checkTerm(request.body)
      const options = { hidden: seesDrafts(request), ifMatch: request.headers['if-match'], refile }
      return answerOnce(request, reply, db, async (tx) =>
        answered(await updateTerm(tx, kind, request.params.ref, request.body, options), 200),
      )
    },
  )
}

function answered(row: TermRow, status: number, headers: Record<string, string> = {}): WrittenAnswer {
  return { status, headers: { etag: termTag(row), ...headers }, body: row.json }
}
