// Routes that remove a category, tag or source, or merge it into another one: what they move is articles.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { seesDrafts } from '../platform/access.ts'
import type { Database, Transaction } from '../platform/db.ts'
import { answerOnce, type WrittenAnswer } from '../platform/idempotency.ts'
import {
  answer,
  bodyProblems,
  IdempotencyHeaders,
  IfMatchHeaders,
  idempotencyProblems,
  problems,
} from '../platform/schema.ts'
import { readTerm, type TermKind, TermParams, termKinds } from '../terms/index.ts'
import type { Actor } from './actor.ts'
import { countMoved, moveSlices, removeTerm, type TermRemoval, TooManyFilings } from './merge-terms.ts'

const TermMerge = Type.Object(
  {
    into: Type.String({
      minLength: 1,
      description: 'Id or slug of the term that takes its place.',
      examples: ['zhongguoyouzhengkuaidibao'],
    }),
    dryRun: Type.Optional(
      Type.Boolean({ default: false, description: 'Only tells how many articles would be moved.' }),
    ),
  },
  { $id: 'TermMerge', additionalProperties: false, description: 'Into what a term is merged.' },
)
type TermMerge = Static<typeof TermMerge>

const TermMerged = Type.Object(
  {
    moved: Type.Integer({
      minimum: 0,
      description:
        'Articles that were filed under the term itself, whatever their status. A request that goes on with an interrupted merge counts what it moved itself.',
      examples: [128],
    }),
    into: Type.Ref('TermRef'),
  },
  { $id: 'TermMerged', additionalProperties: false, description: 'What a merge did.' },
)

const TermDeleteQuery = Type.Object(
  {
    reassignTo: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          'Id or slug of the term that takes its place: articles, children and former slugs go there.',
      }),
    ),
  },
  { additionalProperties: false },
)
type TermDeleteQuery = Static<typeof TermDeleteQuery>

export async function termRemovalRoutes(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  app.addSchema(TermMerged)
  for (const kind of termKinds) {
    deleteRoute(app, db, kind)
    mergeRoute(app, db, kind)
  }
}

function deleteRoute(app: FastifyInstance, db: Database, kind: TermKind): void {
  app.delete<{ Params: TermParams; Querystring: TermDeleteQuery }>(
    `/v1/${kind.plural}/:ref`,
    {
      config: { access: 'content:write' },
      schema: {
        operationId: `delete${kind.component}`,
        tags: [kind.plural],
        summary: `Remove a ${kind.type}`,
        description:
          'One that is in use is removed only with `reassignTo`: then its slug leads to the other one. A former slug does not stand for it.',
        params: TermParams,
        querystring: TermDeleteQuery,
        headers: IfMatchHeaders,
        response: {
          204: { description: 'Removed.', type: 'null' },
          ...problems(
            'invalid-parameter',
            'unauthorized',
            'forbidden',
            'not-found',
            'uri-too-long',
            'term-in-use',
            'precondition-failed',
            'precondition-required',
            'unknown-term',
            'unprocessable',
            'shutting-down',
          ),
        },
      },
    },
    async (request, reply) => {
      const { reassignTo } = request.query
      const removal: TermRemoval = {
        ...removalOf(request, kind, request.params.ref),
        into: reassignTo === undefined ? null : { ref: reassignTo, at: { parameter: 'reassignTo' } },
        ifMatch: request.headers['if-match'],
      }
      return answerInSlices(request, reply, db, removal, async (tx) => {
        await removeTerm(tx, removal)
        return { status: 204, body: null }
      })
    },
  )
}

function mergeRoute(app: FastifyInstance, db: Database, kind: TermKind): void {
  app.post<{ Params: TermParams; Body: TermMerge }>(
    `/v1/${kind.plural}/:ref/merge`,
    {
      config: { access: 'content:write' },
      schema: {
        operationId: `merge${kind.component}`,
        tags: [kind.plural],
        summary: `Merge a ${kind.type} into another one`,
        description: [
          'Each of its articles is filed under the other one, which is a change of the article; its slug, its name and its former slugs lead there. Then it is gone.',
          ...(kind.type === 'category' ? ['Its children become children of the other one.'] : []),
          'A large merge takes several transactions: interrupted, the same request goes on.',
        ].join(' '),
        params: TermParams,
        headers: IdempotencyHeaders,
        body: TermMerge,
        response: {
          200: answer('TermMerged', 'What was moved.'),
          ...problems(
            ...bodyProblems,
            'invalid-parameter',
            'unauthorized',
            'forbidden',
            'not-found',
            'uri-too-long',
            'unknown-term',
            'unprocessable',
            'shutting-down',
            ...idempotencyProblems,
          ),
        },
      },
    },
    async (request, reply) => {
      const { into, dryRun = false } = request.body
      const removal: TermRemoval = {
        ...removalOf(request, kind, request.params.ref),
        into: { ref: into, at: { pointer: '/into' } },
        ifMatch: 'any',
      }
      return answerInSlices(request, reply, db, removal, async (tx, before) => {
        const { moved, intoId } = await (dryRun ? countMoved : removeTerm)(tx, removal)
        return { status: 200, body: { moved: before + moved, into: await refOf(tx, kind, intoId ?? '') } }
      })
    },
  )
}

function removalOf(request: FastifyRequest, kind: TermKind, ref: string) {
  const by: Actor = { type: 'merge', id: request.caller?.keyId ?? null }
  return { kind, ref, hidden: seesDrafts(request), by }
}

/**
 * Answers as `answerOnce`, and where that takes more than one transaction, moves slices first: by then it is known that the
 * request was not carried out before.
 * @param write told how many articles the slices moved.
 */
async function answerInSlices(
  request: FastifyRequest,
  reply: FastifyReply,
  db: Database,
  removal: TermRemoval,
  write: (tx: Transaction, before: number) => Promise<WrittenAnswer>,
): Promise<FastifyReply> {
  for (let moved = 0; ; ) {
    try {
      return await answerOnce(request, reply, db, (tx) => write(tx, moved))
    } catch (error) {
      if (!(error instanceof TooManyFilings)) throw error
      moved += await moveSlices(db, removal, () => request.server.isStopping())
    }
  }
}

async function refOf(tx: Transaction, kind: TermKind, id: string) {
  const row = await readTerm(tx, kind, id, { hidden: true })
  if (!row) throw new Error('A term that is held cannot be read.')
  const { slug, name } = JSON.parse(row.json.toString()) as { slug: string; name: string }
  return { id, slug, name }
}
