// Health: whether the process lives (touches nothing), and whether it can serve (a real query, asked at most once a second).

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Database } from '../platform/db.ts'
import { Problem } from '../platform/problems.ts'
import { answer, problems } from '../platform/schema.ts'

const Health = Type.Object({ status: Type.Enum(['ok']) }, { $id: 'Health', additionalProperties: false })

/** How long an answer of the database holds: a flood of readiness checks costs it one query a second. */
const readyMs = 1_000

export async function healthRoutes(
  app: FastifyInstance,
  { db, isStopping }: { db: Database; isStopping: () => boolean },
): Promise<void> {
  app.addSchema(Health)
  let asked: { at: number; answer: Promise<void> } | null = null

  app.get(
    '/livez',
    {
      config: { access: 'open', budget: null },
      schema: {
        operationId: 'getLiveness',
        tags: ['server'],
        summary: 'Whether the process lives',
        response: { 200: answer('Health', 'Yes.'), ...problems('invalid-parameter') },
      },
    },
    async () => ({ status: 'ok' }),
  )

  app.get(
    '/readyz',
    {
      config: { access: 'open', budget: null },
      schema: {
        operationId: 'getReadiness',
        tags: ['server'],
        summary: 'Whether the server can serve: the database answers and it is not stopping',
        response: { 200: answer('Health', 'Yes.'), ...problems('invalid-parameter', 'shutting-down') },
      },
    },
    async () => {
      if (isStopping())
        throw new Problem('shutting-down', 'The server is stopping.', { headers: { 'retry-after': '5' } })
      if (!asked || Date.now() - asked.at > readyMs) asked = { at: Date.now(), answer: db.ping() }
      await asked.answer
      return { status: 'ok' }
    },
  )
}
