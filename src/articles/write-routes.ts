// Routes that write an article: create, change, delete, and put by its source.

import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { requireMatch } from '../platform/etag.ts'
import { claimOf, sendOnce } from '../platform/idempotency.ts'
import { Problem } from '../platform/problems.ts'
import {
  answer,
  etagHeader,
  IdempotencyHeaders,
  IfMatchHeaders,
  idempotencyProblems,
  locationHeader,
  movedAnswer,
  patchBody,
  problems,
} from '../platform/schema.ts'
import { absentAnswer, behindRef } from './answer.ts'
import { bulkRoute } from './bulk-route.ts'
import { openCreating } from './create-together.ts'
import {
  actorOf,
  articleAnswer,
  editOnce,
  editOptions,
  WriteQuery,
  type WriteRoutesOptions,
  writeProblems,
} from './edit.ts'
import { asProblem, fieldsOf, readState } from './input.ts'
import type { ArticleInput, ArticlePatch } from './input-schema.ts'
import { previewRoute } from './preview-route.ts'
import { putRoute } from './put-route.ts'
import { purgeArticle, removeArticle } from './remove.ts'
import { revisionRoutes } from './revision-routes.ts'
import { ArticleParams } from './schema.ts'
import { lockArticle, lockDeleted } from './store.ts'
import { updateArticle } from './update.ts'

const DeleteQuery = Type.Object(
  {
    purge: Type.Boolean({
      default: false,
      description:
        'Whether its revisions and what it was imported from are destroyed too. Of a deleted article they still can be, by its id.',
    }),
  },
  { additionalProperties: false },
)

export async function writeRoutes(
  app: FastifyInstance,
  { db, address, threads }: WriteRoutesOptions,
): Promise<void> {
  const create = openCreating({ db, address })

  // Rules for fields are those of the body's schema, only beyond what it can say.
  app.setErrorHandler((error) => {
    throw asProblem(error)
  })

  await putRoute(app, { db, address, threads })
  await bulkRoute(app, { db, address, threads })
  await previewRoute(app, { db })
  await revisionRoutes(app, { db, address, threads })

  app.post<{ Body: ArticleInput; Querystring: WriteQuery }>(
    '/v1/articles',
    {
      config: { access: 'content:write' },
      schema: {
        operationId: 'createArticle',
        tags: ['articles'],
        summary: 'Create an article',
        description: 'A draft, unless `status` says otherwise.',
        headers: IdempotencyHeaders,
        querystring: WriteQuery,
        body: Type.Ref('ArticleInput'),
        response: {
          201: {
            ...answer('Article', 'The article.'),
            headers: { ...etagHeader, ...locationHeader },
          },
          ...problems(...writeProblems, ...idempotencyProblems),
        },
      },
    },
    async (request, reply) => {
      const options = editOptions(request, request.query)
      const state = readState(request.body, null, options.now)
      const prepared = await threads.prepare({ fields: fieldsOf(request.body), state })
      const length = request.headers['content-length']
      const bytes = length === undefined ? null : Number(length)
      return sendOnce(reply, await create({ prepared, options, claim: claimOf(request), bytes }))
    },
  )

  app.patch<{ Params: ArticleParams; Body: ArticlePatch; Querystring: WriteQuery }>(
    '/v1/articles/:ref',
    {
      config: { access: 'content:write' },
      schema: {
        operationId: 'updateArticle',
        tags: ['articles'],
        summary: 'Change an article',
        description:
          'A merge patch: what is left out stays. It applies to the version that `If-Match` names, and to no other. A patch that changes nothing makes no new version.',
        headers: IfMatchHeaders,
        params: ArticleParams,
        querystring: WriteQuery,
        body: patchBody('ArticlePatch'),
        response: {
          200: { ...answer('Article', 'The article as it is now.'), headers: etagHeader },
          ...movedAnswer,
          ...problems(
            ...writeProblems,
            'not-found',
            'gone',
            'precondition-failed',
            'precondition-required',
            'uri-too-long',
          ),
        },
      },
    },
    async (request, reply) => {
      const { body: patch, params, headers } = request
      const options = editOptions(request, request.query)
      const hasBody = [patch.html, patch.markdown, patch.text].some((text) => text !== undefined)
      const body = hasBody ? await threads.prepareBody(fieldsOf(patch)) : null
      return editOnce(request, reply, db, async (tx) => {
        const found = await lockArticle(tx, params.ref)
        if (found.found !== 'article') return absentAnswer(found, behindRef(request.url))
        const { row } = found
        requireMatch(headers['if-match'], row.version, row.etag)
        await updateArticle(tx, row, patch, body, options)
        return articleAnswer(tx, row.id, 200, address)
      })
    },
  )

  app.delete<{ Params: ArticleParams; Querystring: Static<typeof DeleteQuery> }>(
    '/v1/articles/:ref',
    {
      config: { access: 'content:write' },
      schema: {
        operationId: 'deleteArticle',
        tags: ['articles'],
        summary: 'Delete an article',
        description:
          'Afterwards it answers 410 if it was ever public, and imports pass over it. Its last version stays among its revisions, by which it can be restored.',
        headers: IfMatchHeaders,
        params: ArticleParams,
        querystring: DeleteQuery,
        response: {
          204: { description: 'Deleted.', type: 'null' },
          ...movedAnswer,
          ...problems(
            'invalid-parameter',
            'invalid-json',
            'unauthorized',
            'forbidden',
            'not-found',
            'gone',
            'precondition-failed',
            'precondition-required',
            'too-large',
            'unsupported-media-type',
            'uri-too-long',
          ),
        },
      },
    },
    async (request, reply) => {
      const { params, query, headers } = request
      return editOnce(request, reply, db, async (tx) => {
        const deleted = query.purge ? await lockDeleted(tx, params.ref) : null
        const found = deleted ? null : await lockArticle(tx, params.ref)
        if (found && found.found !== 'article') return absentAnswer(found, behindRef(request.url))
        const row = deleted ?? found?.row
        if (!row) throw new Problem('not-found', 'No article has this id or slug.')
        requireMatch(headers['if-match'], row.version, row.etag)
        if (!deleted) await removeArticle(tx, row, actorOf(request))
        if (query.purge) await purgeArticle(tx, row.id)
        return { status: 204, body: null }
      })
    },
  )
}
