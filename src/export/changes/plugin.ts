// The change log's reading side as one feature: its routes, its streams, its compaction.

import type { FastifyInstance } from 'fastify'
import type { WebAddress } from '../../articles/index.ts'
import type { Database } from '../../platform/db.ts'
import type { Generations } from '../../platform/generations.ts'
import { startLoop } from '../../platform/loop.ts'
import { compactChanges, compactionRestMs } from './compaction.ts'
import { changesRoutes } from './routes.ts'
import { changeStreamRoute } from './stream-route.ts'
import { openTail } from './tail.ts'

export interface ChangesOptions {
  readonly db: Database
  readonly address: WebAddress
  /** By which other nodes tell of their commits. */
  readonly generations: Generations
  /** Days that entries are kept. */
  readonly retentionDays: number
  /** Whether this process does background work. */
  readonly background: boolean
}

export async function changes(
  app: FastifyInstance,
  { db, address, generations, retentionDays, background }: ChangesOptions,
): Promise<void> {
  const tail = openTail(db.read, (error) => app.log.warn({ err: error }, 'the change log could not be read'))
  db.onMoved((moved) => {
    if (moved.has('changes')) tail.wake()
  })
  generations.onHeard((scopes) => {
    if (scopes === null || scopes.includes('changes')) tail.wake()
  })
  app.addHook('preClose', async () => tail.close())

  await app.register(changesRoutes, { db, address })
  await app.register(changeStreamRoute, { db, address, tail, hear: generations.hear })

  if (!background) return
  const loop = startLoop({
    restMs: compactionRestMs,
    step: () => compactChanges(db, retentionDays),
    onError: (error) => app.log.error({ err: error }, 'removing old changes was interrupted'),
  })
  app.addHook('onClose', loop.stop)
}
