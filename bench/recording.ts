// What the server asks of PostgreSQL for a request, recorded; and how long PostgreSQL itself takes for it.

import type pg from 'pg'
import { buildApp } from '../src/app.ts'
import { type Config, defaultConfig } from '../src/config.ts'
import { type Database, openDatabase, type Queryable } from '../src/platform/db.ts'
import { quantile } from './reader.ts'

export interface RecordedStatement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What was asked at once, in the order of its steps. */
export type RecordedRequest = readonly (readonly RecordedStatement[])[]

interface Timed extends RecordedStatement {
  /** Whether it reads what is known from then on: the generations, and what the refs of filters stand for. */
  readonly isLearnt: boolean
  readonly begunMs: number
  endedMs: number
}

export interface Recorder {
  /**
   * The answer's status, and the statements behind it. The request is made twice: what the first one learns (terms, common
   * words) is left out, unless it is the whole answer.
   */
  record(path: string): Promise<{ readonly status: number; readonly steps: RecordedRequest }>
  close(): Promise<void>
}

const learnt = /^(?:read-generations|find-(?:category|tag|source))$/

/** Opens the application in this process, without a cache of answers, on a database that takes notes. */
export async function openRecorder(databaseUrl: string, parts: Partial<Config>): Promise<Recorder> {
  const db = openDatabase({ url: databaseUrl, onError: () => undefined })
  let noted: Timed[] = []
  const noting = (queryable: Queryable): Queryable => ({
    async query(statement, values) {
      const {
        text,
        name,
        values: own = values,
      } = typeof statement === 'string' ? { text: statement } : statement
      const isLearnt = name !== undefined && learnt.test(name)
      // pg takes values apart: a copy stays what it was.
      const note: Timed = { text, isLearnt, values: [...(own ?? [])], begunMs: performance.now(), endedMs: 0 }
      noted.push(note)
      try {
        return await queryable.query(statement, values)
      } finally {
        note.endedMs = performance.now()
      }
    },
  })
  const recorded: Database = {
    ...db,
    read: noting(db.read),
    write: noting(db.write),
    tx: (fn, options) => db.tx((tx) => fn({ ...tx, ...noting(tx) }), options),
  }
  const app = await buildApp(
    defaultConfig({ ...parts, cacheBytes: 0, rateLimit: null, logLevel: 'silent' }),
    {
      db: recorded,
      background: false,
    },
  )
  return {
    async record(path) {
      noted = []
      await app.inject(path)
      const first = noted.filter(({ isLearnt }) => !isLearnt)
      noted = []
      const { statusCode } = await app.inject(path)
      const again = noted.filter(({ isLearnt }) => !isLearnt)
      return { status: statusCode, steps: inSteps(again.length > 0 ? again : first) }
    },
    async close() {
      await app.close()
      await db.close()
    },
  }
}

/** Statements that began before the ones before them had ended were asked at once. */
function inSteps(noted: readonly Timed[]): RecordedRequest {
  const steps: RecordedStatement[][] = []
  let endedMs = 0
  for (const { text, values, begunMs, endedMs: ended } of noted) {
    const step = steps.at(-1)
    if (step && begunMs < endedMs) step.push({ text, values })
    else steps.push([{ text, values }])
    endedMs = Math.max(endedMs, ended)
  }
  return steps
}

/** The median of what PostgreSQL says of planning and running requests, in milliseconds: EXPLAIN ANALYZE, one connection. */
export async function explainMs(client: pg.Client, requests: readonly RecordedRequest[]): Promise<number> {
  const took: number[] = []
  for (const steps of requests) {
    let sum = 0
    for (const { text, values } of steps.flat()) {
      const { rows } = await client.query<{ 'QUERY PLAN': [Record<string, number>] }>(
        `EXPLAIN (ANALYZE, TIMING OFF, SUMMARY ON, FORMAT JSON) ${text}`,
        [...values],
      )
      const [plan] = rows[0]?.['QUERY PLAN'] ?? []
      sum += (plan?.['Planning Time'] ?? 0) + (plan?.['Execution Time'] ?? 0)
    }
    took.push(sum)
  }
  return quantile(
    took.sort((one, other) => one - other),
    0.5,
  )
}
