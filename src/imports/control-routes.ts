// Routes that control an import: cancel it, try its failed items again.

import type { FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../platform/db.ts'
import { answerOnceApart } from '../platform/idempotency.ts'
import { Problem } from '../platform/problems.ts'
import { answer, IdempotencyHeaders, idempotencyProblems, problems } from '../platform/schema.ts'
import { cancelImport } from './cancel.ts'
import { LostImport } from './lost-import.ts'
import { beginRetry, endRetry, resetFailed } from './retry.ts'
import { ImportParams } from './schema.ts'
import { findImport, getImport } from './store.ts'

export interface ControlRoutesOptions {
  readonly db: Database
  readonly retentionDays: number
  /** Tells the worker that there is something to do. */
  readonly wake: () => void
  /** Tells whoever watches that an import was cancelled; what it left is cleared away. */
  readonly onCancelled: (id: string) => void
}

/** How long a request resets items itself; the worker goes on where it stopped. */
const resetMs = 5_000

const refusals = problems(
  'invalid-parameter',
  'invalid-json',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'uri-too-long',
  'unsupported-media-type',
  ...idempotencyProblems,
)

export async function controlRoutes(
  app: FastifyInstance,
  { db, retentionDays, wake, onCancelled }: ControlRoutesOptions,
): Promise<void> {
  app.post<{ Params: { id: string } }>(
    '/v1/imports/:id/cancel',
    {
      config: { access: 'imports:write' },
      schema: {
        operationId: 'cancelImport',
        tags: ['imports'],
        summary: 'Cancel an import',
        description:
          'What was imported stays; what waits keeps the outcome null. Of an upload that is still being received nothing is kept, and its sender gets a 409. Cancelling again changes nothing; an import that ended otherwise is a 409.',
        headers: IdempotencyHeaders,
        params: ImportParams,
        response: { 200: answer('Import', 'The import is cancelled.'), ...refusals },
      },
    },
    async (request, reply) =>
      answerOnceApart(request, reply, db, async () => {
        const { id } = request.params
        if (await cancelImport(db, id)) onCancelled(id)
        const state = await findImport(db, id)
        if (state.state === 'cancelled') return { status: 200, body: state }
        throw new Problem('conflict', `The import has ended before: it is ${state.state}.`)
      }),
  )

  app.post<{ Params: { id: string } }>(
    '/v1/imports/:id/retry-failed',
    {
      config: { access: 'imports:write' },
      schema: {
        operationId: 'retryFailedItems',
        tags: ['imports'],
        summary: 'Try the failed items of an import again',
        description:
          'For an import that is `completed`, or `failed` with the code `batch-failed`: its failed items wait again, and it goes on. Items that could not be read out of the upload stay failed. Any other import is a 409.',
        headers: IdempotencyHeaders,
        params: ImportParams,
        response: {
          200: answer('Import', 'There is nothing to try again.'),
          202: {
            ...answer('Import', 'The failed items wait again.'),
            headers: { Location: { type: 'string', description: 'Where its state can be read.' } },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) =>
      answerOnceApart(request, reply, db, async () => {
        const { id } = request.params
        const owner = uuidv7()
        if (!(await beginRetry(db, id, owner, retentionDays))) {
          const state = await findImport(db, id)
          if (state.state !== 'completed') {
            throw new Problem(
              'conflict',
              `The import is ${state.state}. Only one that is completed, or failed with batch-failed, can be tried again.`,
            )
          }
          return { status: 200, body: state }
        }
        try {
          await resetFailed(db, id, owner, AbortSignal.timeout(resetMs))
        } catch (error) {
          // A worker took over what stalled here, or it was cancelled: the state tells.
          if (!(error instanceof LostImport)) throw error
        }
        // Before a worker may take it: it is `queued` in the answer.
        const state = await getImport(db, id)
        await endRetry(db, id, owner)
        wake()
        if (!state) throw new Problem('not-found', 'No import has this id.')
        return { status: 202, headers: { location: state.links.self }, body: state }
      }),
  )
}
