// Routes of keys.

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { parseRfc3339 } from '../platform/calendar.ts'
import type { Database } from '../platform/db.ts'
import { answerOnce, type WrittenAnswer } from '../platform/idempotency.ts'
import { Problem } from '../platform/problems.ts'
import {
  answer,
  bodyProblems,
  Id,
  IdempotencyHeaders,
  idempotencyProblems,
  problems,
} from '../platform/schema.ts'
import { Key, KeyCreated, KeyList, KeyRotation, NewKey, Whoami } from './schema.ts'
import { type ApiKey, createKey, listKeys, type MadeKey, revokeKey, rotateKey } from './store.ts'

export async function keyRoutes(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  for (const schema of [Key, KeyCreated, KeyList, Whoami]) app.addSchema(schema)

  app.get(
    '/v1/keys',
    {
      config: { access: 'keys:manage' },
      schema: {
        operationId: 'listKeys',
        tags: ['keys'],
        summary: 'List the keys',
        description: 'Those that are not revoked, oldest first.',
        response: {
          200: answer('KeyList', 'The keys.'),
          ...problems('invalid-parameter', 'unauthorized', 'forbidden'),
        },
      },
    },
    async () => ({ data: (await listKeys(db.prisma)).map(represent) }),
  )

  app.post<{ Body: NewKey }>(
    '/v1/keys',
    {
      config: { access: 'keys:manage' },
      schema: {
        operationId: 'createKey',
        tags: ['keys'],
        summary: 'Make a key',
        description:
          'The answer holds the key, this once. Whoever has `keys:manage` can make keys of any scope.',
        headers: IdempotencyHeaders,
        body: NewKey,
        response: {
          201: answer('KeyCreated', 'The key, with its text.'),
          ...problems(
            ...bodyProblems,
            'invalid-parameter',
            'unauthorized',
            'forbidden',
            'unprocessable',
            'already-done',
            ...idempotencyProblems,
          ),
        },
      },
    },
    async (request, reply) => {
      const { name, scopes } = request.body
      const expiresAt = expiry(request.body.expiresAt ?? null)
      return answerOnce(request, reply, db, async (tx) =>
        keyAnswer(await createKey(tx, { name, scopes, expiresAt })),
      )
    },
  )

  app.delete<{ Params: { id: string } }>(
    '/v1/keys/:id',
    {
      config: { access: 'keys:manage' },
      schema: {
        operationId: 'revokeKey',
        tags: ['keys'],
        summary: 'Revoke a key',
        description: 'It stops working at once.',
        params: Type.Object({ id: Id }),
        response: {
          204: { description: 'Revoked.', type: 'null' },
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'uri-too-long'),
        },
      },
    },
    async (request, reply) => {
      if (!(await revokeKey(db.prisma, request.params.id)))
        throw new Problem('not-found', 'No key has this id, or it was revoked before.')
      return reply.code(204).send()
    },
  )

  app.post<{ Params: { id: string }; Body: KeyRotation }>(
    '/v1/keys/:id/rotate',
    {
      config: { access: 'keys:manage' },
      // Nothing need be said.
      preValidation: async (request) => {
        request.body ??= {}
      },
      schema: {
        operationId: 'rotateKey',
        tags: ['keys'],
        summary: 'Make a new key in place of one',
        description:
          'Of the same name, scopes and end. The answer holds the new key, this once. The old one works for `overlapSeconds` yet, so that what uses it can be given the new one.',
        params: Type.Object({ id: Id }),
        headers: IdempotencyHeaders,
        body: KeyRotation,
        response: {
          201: answer('KeyCreated', 'The new key, with its text.'),
          ...problems(
            ...bodyProblems,
            'invalid-parameter',
            'unauthorized',
            'forbidden',
            'not-found',
            'uri-too-long',
            'already-done',
            ...idempotencyProblems,
          ),
        },
      },
    },
    async (request, reply) => {
      const { overlapSeconds = 0 } = request.body
      return answerOnce(request, reply, db, async (tx) => {
        const made = await rotateKey(tx, request.params.id, overlapSeconds)
        if (!made) throw new Problem('not-found', 'No key has this id, or it was revoked or has expired.')
        return keyAnswer(made)
      })
    },
  )

  app.get(
    '/v1/whoami',
    {
      config: { access: 'key' },
      schema: {
        operationId: 'whoami',
        tags: ['keys'],
        summary: 'Say what the key of this request may do',
        response: { 200: answer('Whoami', 'The caller.'), ...problems('invalid-parameter', 'unauthorized') },
      },
    },
    async ({ caller }) => ({
      id: caller?.keyId ?? null,
      name: caller?.name ?? '',
      scopes: [...(caller?.scopes ?? [])],
      expiresAt: caller?.expiresAt?.toISOString() ?? null,
    }),
  )
}

/** The answer that shows a key, this once. */
function keyAnswer({ row, text }: MadeKey): WrittenAnswer {
  return {
    status: 201,
    headers: { location: `/v1/keys/${row.id}` },
    body: { ...represent(row), key: text },
    secretOf: row.id,
  }
}

function represent(row: ApiKey) {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }
}

function expiry(text: string | null): Date | null {
  if (text === null) return null
  const time = parseRfc3339(text)
  if (!time) {
    throw new Problem('invalid-body', 'expiresAt must be an RFC 3339 time.', {
      errors: [{ pointer: '/expiresAt', code: 'format', detail: 'Not an RFC 3339 time.' }],
    })
  }
  if (time.getTime() <= Date.now()) throw new Problem('unprocessable', 'expiresAt lies in the past.')
  return time
}
