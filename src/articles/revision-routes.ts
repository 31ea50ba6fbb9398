// Routes of revisions: the versions of an article, one of them, and back to it.

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { decodeCursor, linkHeader, queryHash } from '../platform/cursor.ts'
import { requireMatch } from '../platform/etag.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { sendList, sendOne } from '../platform/json.ts'
import { Problem } from '../platform/problems.ts'
import {
  answer,
  etagHeader,
  IdempotencyHeaders,
  IfMatchHeaders,
  idempotencyProblems,
  movedAnswer,
  problems,
} from '../platform/schema.ts'
import { absentAnswer, answerAbsent, behindRef } from './answer.ts'
import { actorOf, articleAnswer, type WriteRoutesOptions } from './edit.ts'
import { type RevisedArticle, restoreArticle } from './restore.ts'
import { RevisionListQuery, RevisionParams, revisionSchemas } from './revision-schema.ts'
import { findRevised, getRevision, listRevisions, revisionOrder } from './revision-store.ts'
import { ArticleParams } from './schema.ts'
import { lockArticle, lockDeleted } from './store.ts'

const notKept = 'No such version of the article is kept.'

export async function revisionRoutes(
  app: FastifyInstance,
  { db, address, threads }: WriteRoutesOptions,
): Promise<void> {
  for (const schema of revisionSchemas) app.addSchema(schema)

  app.get<{ Params: ArticleParams; Querystring: RevisionListQuery }>(
    '/v1/articles/:ref/revisions',
    {
      config: { access: 'drafts:read' },
      schema: {
        operationId: 'listRevisions',
        tags: ['articles'],
        summary: 'List the versions of an article',
        description:
          'The newest first, the present one among them: when and by whom each was made. Older ones are kept for as many days as the setting RETENTION says. Of a deleted article by its id.',
        params: ArticleParams,
        querystring: RevisionListQuery,
        response: {
          200: answer('RevisionList', 'A page of versions.'),
          ...movedAnswer,
          ...problems(
            'invalid-parameter',
            'cursor-invalid',
            'cursor-mismatch',
            'unauthorized',
            'forbidden',
            'not-found',
            'gone',
            'uri-too-long',
          ),
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const found = await findRevised(db.read, request.params.ref)
      if (found.found !== 'article') return answerAbsent(reply, found, behindRef(request.url))
      const hash = queryHash('revision', found.id)
      const position = cursor === undefined ? null : decodeCursor(cursor, revisionOrder, hash)
      const { rows, page } = await listRevisions(db.read, found.id, { position, limit, hash })
      return sendList(
        reply.header('link', linkHeader(request.url, page)),
        rows.map(({ json }) => [json]),
        page,
      )
    },
  )

  app.get<{ Params: RevisionParams }>(
    '/v1/articles/:ref/revisions/:version',
    {
      config: { access: 'drafts:read' },
      schema: {
        operationId: 'getRevision',
        tags: ['articles'],
        summary: 'Get a version of an article',
        description: 'With its body, and its terms as they were called then.',
        params: RevisionParams,
        response: {
          200: answer('Revision', 'The version.'),
          ...movedAnswer,
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'gone', 'uri-too-long'),
        },
      },
    },
    async (request, reply) => {
      const found = await findRevised(db.read, request.params.ref)
      if (found.found !== 'article') return answerAbsent(reply, found, behindRef(request.url))
      const revision = await getRevision(db.read, found.id, request.params.version)
      if (!revision) throw new Problem('not-found', notKept)
      return sendOne(reply, revision)
    },
  )

  app.post<{ Params: RevisionParams }>(
    '/v1/articles/:ref/revisions/:version/restore',
    {
      config: { access: 'content:write' },
      schema: {
        operationId: 'restoreRevision',
        tags: ['articles'],
        summary: 'Make a version of an article the present one',
        description:
          'Title, summary, body, terms, source and `extra` become what they were, as a new version. Slug, permalink, status and time stay as they are. A deleted article comes back as a draft.',
        headers: Type.Object({ ...IfMatchHeaders.properties, ...IdempotencyHeaders.properties }),
        params: RevisionParams,
        response: {
          200: { ...answer('Article', 'The article as it is now.'), headers: etagHeader },
          ...movedAnswer,
          ...problems(
            'invalid-parameter',
            'invalid-json',
            'unauthorized',
            'forbidden',
            'not-found',
            'gone',
            'already-exists',
            'precondition-failed',
            'precondition-required',
            'too-large',
            'unsupported-media-type',
            'uri-too-long',
            'too-slow',
            ...idempotencyProblems,
          ),
        },
      },
    },
    async (request, reply) => {
      const { ref, version } = request.params
      // What a version was never changes: it is read before anything is locked.
      const found = await findRevised(db.read, ref)
      const revision = found.found === 'article' ? await getRevision(db.read, found.id, version) : null
      const was: RevisedArticle | null = revision && JSON.parse(revision.toString()).article
      const body = was && (await threads.prepareBody({ html: was.html }))
      return answerOnce(request, reply, db, async (tx) => {
        const living = await lockArticle(tx, ref)
        const before = living.found === 'article' ? living.row : await lockDeleted(tx, ref)
        if (!before) {
          if (living.found === 'article') throw new Error('An article is found, and is not.')
          return absentAnswer(living, behindRef(request.url))
        }
        if (!was || !body) throw new Problem('not-found', notKept)
        requireMatch(request.headers['if-match'], before.version, before.etag)
        await restoreArticle(tx, before, was, body, { by: actorOf(request), now: new Date() })
        return articleAnswer(tx, before.id, 200, address)
      })
    },
  )
}
