// Where a page of a list of articles begins: by cursor, by number, or at a day.

import { decodeCursor, type Order, type Position } from '../platform/cursor.ts'
import { firstUuid, lastUuid } from '../platform/id.ts'
import type { ProblemPart } from '../platform/problems.ts'
import { parameterProblem } from '../platform/query.ts'
import { parseDay } from '../platform/time.ts'
import { instantOf } from '../platform/zone.ts'

/** Items as deep as pages by number go: beyond that each page costs all that come before it. */
const numberedItems = 10_000

const dayMs = 86_400_000

export interface Start {
  readonly position: Position | null
  /** Rows to pass over, for a page by its number. */
  readonly offset: number
}

interface StartQuery {
  readonly limit: number
  readonly cursor?: string
  readonly page?: number
  readonly at?: string
}

/**
 * Reads where a page begins.
 * @throws {Problem} `invalid-parameter` when two are given, a page is too deep, or the order has no days; and what
 *   `decodeCursor` throws.
 */
export function readStart(query: StartQuery, order: Order, hash: string, timezone: string): Start {
  const { limit, cursor, page, at } = query
  const given = (['cursor', 'page', 'at'] as const).filter((name) => query[name] !== undefined)
  if (given.length > 1) {
    throw parameterProblem([
      fault(given[1] ?? '', 'conflict', `cannot stand beside "${given[0]}": each says where the page begins`),
    ])
  }
  if (cursor !== undefined) return { position: decodeCursor(cursor, order, hash), offset: 0 }
  if (page !== undefined) {
    if (page * limit > numberedItems) {
      throw parameterProblem([
        fault(
          'page',
          'too-deep',
          `goes as deep as ${numberedItems} items, here page ${Math.floor(numberedItems / limit)}; beyond that follow "cursor"`,
        ),
      ])
    }
    return { position: null, offset: (page - 1) * limit }
  }
  return { position: at === undefined ? null : dayPosition(at, order, timezone), offset: 0 }
}

/** Begins at the newest on or before the end of the day, or in rising order at the oldest on or after its start. */
function dayPosition(at: string, order: Order, timezone: string): Position {
  if (order.column !== 'a.sort_at') {
    throw parameterProblem([
      fault('at', 'conflict', 'is for lists by time: sort by -publishedAt or publishedAt'),
    ])
  }
  const day = parseDay(at)
  if (day === null) throw parameterProblem([fault('at', 'invalid', 'must be a day such as 2021-03-15')])
  const startMs = instantOf(timezone, day)
  // The next midnight is at most 25 hours later, where clocks are set back.
  const next = new Date(Date.UTC(day.year, day.month - 1, day.day) + dayMs)
  const endMs = instantOf(timezone, {
    ...day,
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
  })
  const value = (instantMs: number) => new Date(instantMs).toISOString()
  return order.descending
    ? { direction: 'next', value: value(endMs), id: firstUuid }
    : { direction: 'next', value: value(startMs - 1), id: lastUuid }
}

function fault(parameter: string, code: string, what: string): ProblemPart {
  return { parameter, code, detail: `The parameter "${parameter}" ${what}.` }
}
