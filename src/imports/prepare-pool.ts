// The threads that prepare items, and the time that they may take.

import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { PrepareTask } from './prepare.worker.ts'
import type { Prepared } from './prepared.ts'

/** Longest time for one item (trust: bounded work); sanitising may take 3 s by its own bound. */
const itemLimitMs = 10_000

/** V8's own 48 would be kept for the few that a post needs. The heap of what stays is not bounded: a post may have 10 MB. */
const youngGenerationMiB = 16

export interface PreparePool {
  /** How many batches can be prepared at a time. */
  readonly threads: number
  /**
   * Prepares items in order. One that takes too long fails; the others do not.
   * @throws the signal's reason when aborted.
   */
  prepare(task: PrepareTask, signal: AbortSignal): Promise<Prepared[]>
  close(): Promise<void>
}

/** Starts a pool; its threads come with the first task and go when there is none for a while. */
export function openPreparePool(): PreparePool {
  const threads = Math.max(1, availableParallelism() - 1)
  const pool = new Piscina<PrepareTask, Prepared[]>({
    // Compiled or not, the worker stands beside this file.
    filename: new URL(`./prepare.worker${extname(import.meta.filename)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMiB },
    idleTimeout: 30_000,
  })
  let free = threads
  const waiting: (() => void)[] = []
  // A task is handed over when a thread is free for it: its time runs from then on, not while others are slow.
  const run = async (task: PrepareTask, signal: AbortSignal) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    const limit = AbortSignal.timeout(itemLimitMs)
    try {
      signal.throwIfAborted()
      return await pool.run(task, { signal: AbortSignal.any([signal, limit]) })
    } catch (error) {
      signal.throwIfAborted()
      if (limit.aborted) return null
      throw error
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
  return {
    threads,
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
