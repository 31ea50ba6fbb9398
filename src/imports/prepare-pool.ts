// The threads that prepare items, and the time that they may take.

import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { PrepareTask } from './prepare.worker.ts'
import type { Prepared } from './prepared.ts'

/** Longest time for one item (trust: bounded work); sanitising may take 3 s by its own bound. */
const itemLimitMs = 10_000

export interface PreparePool {
  /**
   * Prepares items in order. One that takes too long fails; the others do not.
   * @throws the signal's reason when aborted.
   */
  prepare(task: PrepareTask, signal: AbortSignal): Promise<Prepared[]>
  close(): Promise<void>
}

/** Starts a pool; its threads come with the first task and go when there is none for a while. */
export function openPreparePool(): PreparePool {
  const pool = new Piscina<PrepareTask, Prepared[]>({
    // Compiled or not, the worker stands beside this file.
    filename: new URL(`./prepare.worker${extname(import.meta.filename)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: 30_000,
  })
  const run = async (task: PrepareTask, signal: AbortSignal) => {
    signal.throwIfAborted()
    const limit = AbortSignal.timeout(itemLimitMs)
    try {
      return await pool.run(task, { signal: AbortSignal.any([signal, limit]) })
    } catch (error) {
      signal.throwIfAborted()
      if (limit.aborted) return null
      throw error
    }
  }
  return {
    async prepare(task, signal) {
      const together = await run(task, signal)
      if (together !== null) return together
      // Someone in the batch is too slow: one by one it shows who.
      const results: Prepared[] = []
      for (const item of task.items) {
        const alone = await run({ items: [item], context: task.context }, signal)
        results.push(...(alone ?? [tooSlow]))
      }
      return results
    },
    close: () => pool.destroy(),
  }
}

const tooSlow: Prepared = {
  outcome: 'failed',
  error: {
    code: 'too-slow',
    detail: `It took more than ${itemLimitMs / 1000} s to read. Make it simpler, or import it in parts.`,
  },
  warnings: [],
}
