// The route that makes preview tokens.

import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { answerOnce } from '../platform/idempotency.ts'
import {
  answer,
  bodyProblems,
  IdempotencyHeaders,
  idempotencyProblems,
  movedAnswer,
  problems,
  Time,
} from '../platform/schema.ts'
import { absentAnswer, behindRef } from './answer.ts'
import type { WriteRoutesOptions } from './edit.ts'
import { createPreviewToken } from './preview.ts'
import { ArticleParams } from './schema.ts'
import { lockArticle } from './store.ts'

const daySeconds = 86_400

const NewPreviewToken = Type.Object(
  {
    expiresInSeconds: Type.Optional(
      Type.Integer({
        minimum: 60,
        maximum: 30 * daySeconds,
        default: daySeconds,
        description: 'How long it shows the article: 60 to 2,592,000 (30 days).',
      }),
    ),
  },
  { additionalProperties: false },
)

const PreviewToken = Type.Object(
  {
    token: Type.String({ description: 'It is shown this once.', examples: ['pJ6m…'] }),
    expiresAt: Time,
  },
  { $id: 'PreviewToken', additionalProperties: false },
)

export async function previewRoute(
  app: FastifyInstance,
  { db }: Pick<WriteRoutesOptions, 'db'>,
): Promise<void> {
  app.addSchema(PreviewToken)

  app.post<{ Params: ArticleParams; Body?: Static<typeof NewPreviewToken> }>(
    '/v1/articles/:ref/preview-tokens',
    {
      config: { access: 'content:write' },
      // Nothing need be said.
      preValidation: async (request) => {
        request.body ??= {}
      },
      schema: {
        operationId: 'createPreviewToken',
        tags: ['articles'],
        summary: 'Make a token that shows a draft',
        description:
          '`GET /v1/articles/{ref}?preview=<token>` shows the article to whoever holds it, whatever its status, until it expires or the article is deleted.',
        headers: IdempotencyHeaders,
        params: ArticleParams,
        body: NewPreviewToken,
        response: {
          201: answer('PreviewToken', 'The token.'),
          ...movedAnswer,
          ...problems(
            ...bodyProblems,
            'invalid-parameter',
            'unauthorized',
            'forbidden',
            'not-found',
            'gone',
            'uri-too-long',
            'already-done',
            ...idempotencyProblems,
          ),
        },
      },
    },
    async (request, reply) =>
      answerOnce(request, reply, db, async (tx) => {
        const found = await lockArticle(tx, request.params.ref)
        if (found.found !== 'article') return absentAnswer(found, behindRef(request.url))
        const seconds = request.body?.expiresInSeconds ?? daySeconds
        const expiresAt = new Date(Date.now() + seconds * 1000)
        const { id } = found.row
        const token = await createPreviewToken(tx, id, request.caller?.keyId ?? null, expiresAt)
        return { status: 201, body: { token, expiresAt: expiresAt.toISOString() }, secretOf: id }
      }),
  )
}
