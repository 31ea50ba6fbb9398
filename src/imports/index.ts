// Imports: archives in. This file ties the routes to the worker; other features may use what it exports.

import { EventEmitter, once } from 'node:events'
import type { FastifyInstance } from 'fastify'
import type { WebAddress } from '../articles/index.ts'
import type { Database } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import { controlRoutes } from './control-routes.ts'
import { eventsRoutes } from './events-routes.ts'
import { openPreparePool, type PreparePool } from './prepare-pool.ts'
import { openProgress } from './progress.ts'
import { importRoutes } from './routes.ts'
import { getImport } from './store.ts'
import { sweeper, sweepRestMs } from './sweep.ts'
import { workOnImports } from './worker.ts'

export { openPreparePool, type PreparePool } from './prepare-pool.ts'
export { endLeases } from './worker.ts'

export interface ImportsOptions {
  readonly db: Database
  readonly node: string
  readonly address: WebAddress
  readonly timezone: string
  readonly spoolDir: string
  /** Days after its end that an import is kept. */
  readonly retentionDays: number
  /** Threads to prepare items in, which whoever opened them closes; absent: its own. */
  readonly pool?: PreparePool
  /** Whether this process also works on imports, or only receives them. */
  readonly background: boolean
}

/** How late an import that another node received, or left behind, is seen. */
const restMs = 1_000

export async function imports(
  app: FastifyInstance,
  { db, node, address, timezone, spoolDir, retentionDays, background, pool: lent }: ImportsOptions,
): Promise<void> {
  const ended = new EventEmitter().setMaxListeners(0)
  const stopping = new AbortController()
  const progress = openProgress((id) => getImport(db, id))
  app.addHook('preClose', async () => {
    stopping.abort()
    progress.close()
  })
  const onFinished = (id: string) => {
    ended.emit(id)
    progress.nudge(id)
  }
  const wake = background ? startWorker() : () => undefined
  const sweep = background ? startSweep() : () => undefined

  await app.register(importRoutes, {
    db,
    node,
    timezone,
    spoolDir,
    wake,
    whenFinished: async (id, withinMs) => {
      // A server that stops answers with how far it has come.
      const until = AbortSignal.any([stopping.signal, AbortSignal.timeout(withinMs)])
      while (!until.aborted) {
        // Listened for before it is asked: what ends in between is heard.
        const rested = AbortSignal.any([until, AbortSignal.timeout(restMs)])
        const told = once(ended, id, { signal: rested }).catch(() => undefined)
        // The worker may be another node's: then asking the database is what tells.
        if ((await getImport(db, id))?.finishedAt !== null) return
        await told
      }
    },
  })

  await app.register(controlRoutes, {
    db,
    retentionDays,
    wake,
    onCancelled: (id) => {
      onFinished(id)
      sweep()
    },
  })
  await app.register(eventsRoutes, { db, progress })

  function startSweep(): () => void {
    const loop = startLoop({
      restMs: sweepRestMs,
      step: sweeper(db, retentionDays),
      onError: (error) => app.log.error({ err: error }, 'clearing imports away was interrupted'),
    })
    app.addHook('onClose', async () => loop.stop())
    return loop.wake
  }

  function startWorker(): () => void {
    const pool = lent ?? openPreparePool()
    const onFailedTry = (id: string, error: unknown) =>
      app.log.error({ err: error, import: id }, 'a batch of an import failed')
    const loop = startLoop({
      restMs,
      step: (signal) =>
        workOnImports(
          { db, pool, node, address, onFinished, onProgress: progress.nudge, onFailedTry },
          signal,
        ),
      onError: (error) =>
        app.log.error({ err: error }, 'an import was interrupted and will be taken up again'),
    })
    // A batch under way is finished; what remains is taken up at the next start, or by another node.
    app.addHook('onClose', async () => {
      await loop.stop()
      if (!lent) await pool.close()
    })
    return loop.wake
  }
}
