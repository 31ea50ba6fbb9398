// The threads that make articles of what writers state, and the time that they may take.

import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { ArticleBody } from '../content/body.ts'
import { Problem } from '../platform/problems.ts'
import { type ArticleFields, FieldFault } from './fields.ts'
import type { ArticleTask, Made, PreparedArticle } from './input.worker.ts'

/** For one request, the wait for a free thread included; sanitising may take 3 s by its own bound. */
const limitMs = 10_000

/** Requests that wait for a thread; more would not get one in time. */
const waitingMost = 1_000

/** Articles a task: some 20 ms, so that threads share a large request. */
const taskArticles = 25

export interface InputThreads {
  /** Makes articles, in order; one that breaks a rule is a fault. @throws {Problem} `too-slow`. */
  prepareAll(tasks: readonly ArticleTask[]): Promise<(PreparedArticle | FieldFault)[]>
  /** Makes one article. @throws {FieldFault} */
  prepare(task: ArticleTask): Promise<PreparedArticle>
  /** Makes the body that fields state. @throws {FieldFault} */
  prepareBody(fields: ArticleFields): Promise<ArticleBody>
  close(): Promise<void>
}

/** Its threads come with the first task and go when there is none for a while. */
export function openInputThreads(): InputThreads {
  const pool = new Piscina({
    // Compiled or not, the worker stands beside this file.
    filename: new URL(`./input.worker${extname(import.meta.filename)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    maxQueue: waitingMost,
    idleTimeout: 30_000,
  })
  const run = async <Result>(task: unknown, name = 'default'): Promise<Result> => {
    const signal = AbortSignal.timeout(limitMs)
    try {
      return await pool.run(task, { name, signal })
    } catch (cause) {
      const isOverload = (cause as Error).message === 'Task queue is at limit'
      if (!signal.aborted && !isOverload) throw cause
      throw new Problem(
        'too-slow',
        `What was sent was not read within ${limitMs / 1000} s. Send less at a time, or make it simpler.`,
        { cause, headers: { 'retry-after': '5' } },
      )
    }
  }
  const prepareAll: InputThreads['prepareAll'] = async (tasks) => {
    const parts: Promise<Made<PreparedArticle>[]>[] = []
    for (let begin = 0; begin < tasks.length; begin += taskArticles) {
      parts.push(run(tasks.slice(begin, begin + taskArticles)))
    }
    return (await Promise.all(parts)).flat().map(opened)
  }
  return {
    prepareAll,
    prepare: async (task) => orThrow(opened((await run<[Made<PreparedArticle>]>([task]))[0])),
    prepareBody: async (fields) => orThrow(opened(await run<Made<ArticleBody>>(fields, 'prepareBody'))),
    close: () => pool.destroy(),
  }
}

function opened<Value>(made: Made<Value>): Value | FieldFault {
  if ('value' in made) return made.value
  const { code, pointer, detail } = made.fault
  return new FieldFault(code, pointer, detail)
}

function orThrow<Value>(value: Value | FieldFault): Value {
  if (value instanceof FieldFault) throw value
  return value
}
