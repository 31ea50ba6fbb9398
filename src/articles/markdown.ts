// Bodies as Markdown: made on demand from the sanitised HTML, in threads, within a time.

import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import { Problem } from '../platform/problems.ts'
import type { ArticleRow } from './representation.ts'

/** For all bodies of one answer, the wait for a free thread included. A post of 4 KB takes some 5 ms, 100 KB up to a second. */
const limitMs = 5_000

/** One body may be megabytes, and its tree many times that. */
const heapMiB = 512

/** Answers that wait for a thread; more would not get one in time. */
const waitingMost = 100

export interface MarkdownThreads {
  /**
   * Makes the Markdown of rows that were read with that field; the others stay as they are. However short a
   * body is, it goes to a thread: a page of short ones is long.
   * @throws {Problem} `too-slow`.
   */
  add<Row extends ArticleRow>(rows: readonly Row[]): Promise<Row[]>
  close(): Promise<void>
}

/** Its threads come with the first task and go when there is none for a while. */
export function openMarkdownThreads(timeLimitMs = limitMs): MarkdownThreads {
  const pool = new Piscina<readonly string[], string[]>({
    // Compiled or not, the worker stands beside this file.
    filename: new URL(`./markdown.worker${extname(import.meta.filename)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    maxQueue: waitingMost,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
    idleTimeout: 30_000,
  })
  const run = async (bodies: readonly string[]) => {
    const signal = AbortSignal.timeout(timeLimitMs)
    try {
      return await pool.run(bodies, { signal })
    } catch (cause) {
      if (!signal.aborted && !isOverload(cause)) throw cause
      throw new Problem(
        'too-slow',
        `The Markdown of what was asked for was not made within ${timeLimitMs / 1000} s. Ask for fewer articles at a time, or for their "html".`,
        { cause, headers: { 'retry-after': '5' } },
      )
    }
  }
  return {
    async add(rows) {
      const bodies = rows.flatMap(({ markdownOf }) => (markdownOf === undefined ? [] : [markdownOf]))
      if (bodies.length === 0) return [...rows]
      const made = await run(bodies)
      return rows.map((row) =>
        row.markdownOf === undefined ? row : { ...row, markdown: made.shift() ?? '' },
      )
    },
    close: () => pool.destroy(),
  }
}

/** Whether a body was too much for a thread's memory, or too many wait. */
function isOverload(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || message === 'Task queue is at limit'
}
