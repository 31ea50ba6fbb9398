// The threads that prepare items, and the time that they may take.

import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { AddressTask, PrepareTask, SiteReading, SiteTask } from './prepare.worker.ts'
import type { Notice, Prepared } from './prepared.ts'

/** Longest time for one item (trust: bounded work); sanitising may take 3 s by its own bound. */
const itemLimitMs = 10_000

/** The files of a site are read once a turn, and perhaps by a thread that only starts: too slow ends the whole import. */
const siteLimitMs = 60_000

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
  /** Reads the files of a site. @throws the signal's reason when aborted. */
  readSite(task: SiteTask, signal: AbortSignal): Promise<SiteReading>
  /** The addresses of posts, in order; null for one that has none. @throws the signal's reason when aborted. */
  addresses(task: AddressTask, signal: AbortSignal): Promise<(string | null)[]>
  close(): Promise<void>
}

/** Starts a pool; its threads come with the first task and go when there is none for a while. */
export function openPreparePool(): PreparePool {
  const threads = Math.max(1, availableParallelism() - 1)
  const pool = new Piscina({
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
  const run = async <Result>(
    task: PrepareTask | SiteTask | AddressTask,
    signal: AbortSignal,
    name = 'default',
    limitMs = itemLimitMs,
  ): Promise<Result | null> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    const limit = AbortSignal.timeout(limitMs)
    try {
      signal.throwIfAborted()
      return await pool.run(task, { name, signal: AbortSignal.any([signal, limit]) })
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
      const together = await run<Prepared[]>(task, signal)
      if (together !== null) return together
      // Someone in the batch is too slow: one by one it shows who.
      const results: Prepared[] = []
      for (const item of task.items) {
        const alone = await run<Prepared[]>({ ...task, items: [item] }, signal)
        results.push(...(alone ?? [tooSlow]))
      }
      return results
    },
    readSite: async (task, signal) =>
      (await run<SiteReading>(task, signal, 'readSiteFiles', siteLimitMs)) ?? {
        outcome: 'failed',
        error: siteTooSlow,
      },
    addresses: async (task, signal) =>
      (await run<(string | null)[]>(task, signal, 'addressesOf')) ?? task.posts.map(() => null),
    close: () => pool.destroy(),
  }
}

const siteTooSlow: Notice = {
  code: 'config-invalid',
  detail: `The files of the site (_config.yml, _data) took more than ${siteLimitMs / 1000} s to read. Make them smaller.`,
}

const tooSlow: Prepared = {
  outcome: 'failed',
  error: {
    code: 'too-slow',
    detail: `It took more than ${itemLimitMs / 1000} s to read. Make it simpler, or import it in parts.`,
  },
  warnings: [],
}
