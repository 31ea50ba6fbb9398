// Cursors: a place in an ordered list that survives its row, opaque to clients, bound to the query it came from.

import { createHash } from 'node:crypto'
import { textFault } from '../content/plain-text.ts'
import { parseRfc3339 } from './calendar.ts'
import { Problem } from './problems.ts'
import type { SqlValues } from './sql.ts'

/** An order that a list can have; the id is always the last key. */
export interface Order {
  /** As clients name it, such as `-publishedAt`. */
  readonly name: string
  /** SQL of the sort value and of the id, and the type that a cursor's value is bound as. */
  readonly column: string
  readonly idColumn: string
  /** `tier-time`: of several lists by time, one behind the other, the list's number and the time. */
  readonly type: 'timestamptz' | 'text' | 'integer' | 'tier-time'
  readonly descending: boolean
}

/** Where a page begins: after (`next`) or before (`prev`) the row with this sort value and id. */
export interface Position {
  readonly direction: 'next' | 'prev'
  /** A time is its RFC 3339 text. */
  readonly value: string | number
  readonly id: string
}

/**
 * A hash of what a cursor depends on: the name of the list, its order, and its filters, in whatever order the query
 * names them.
 */
export function queryHash(...parts: unknown[]): string {
  return shortHash(JSON.stringify(parts, (_, value) => (isRecord(value) ? inOrder(value) : value)))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inOrder(value: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}

/** The cursor's text: base64url of a small JSON array. Its checksum finds what was cut off or mistyped; it is no secret. */
export function encodeCursor(position: Position, hash: string): string {
  const parts = [position.direction, position.value, position.id, hash]
  const checksum = shortHash(JSON.stringify(parts))
  return Buffer.from(JSON.stringify([...parts, checksum])).toString('base64url')
}

/**
 * Reads a cursor back.
 * @throws {Problem} `cursor-invalid` for what this server cannot have made, `cursor-mismatch` for another query's.
 */
export function decodeCursor(cursor: string, order: Order, hash: string): Position {
  const invalid = new Problem(
    'cursor-invalid',
    'The cursor is not one of this server. Take it from `page.next` or `page.prev` as it is.',
    {
      errors: [{ parameter: 'cursor', code: 'invalid', detail: 'Not a cursor of this server.' }],
    },
  )
  let parts: unknown
  try {
    if (!/^[\w-]+$/.test(cursor)) throw invalid
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw invalid
  }
  if (!Array.isArray(parts) || parts.length !== 5) throw invalid
  const [direction, value, id, madeFor] = parts
  if (direction !== 'next' && direction !== 'prev') throw invalid
  if (typeof id !== 'string' || !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) throw invalid
  if (typeof madeFor !== 'string' || (typeof value !== 'string' && typeof value !== 'number')) throw invalid
  // Only what this server writes, to the letter.
  if (encodeCursor({ direction, value, id }, madeFor) !== cursor) throw invalid
  if (madeFor !== hash) {
    throw new Problem(
      'cursor-mismatch',
      'The cursor belongs to a query with other filters or another sort. Begin again without it.',
      {
        errors: [{ parameter: 'cursor', code: 'mismatch', detail: 'Made for another query.' }],
      },
    )
  }
  if (!isSortValue(value, order)) throw invalid
  return { direction, value, id }
}

/** Of PostgreSQL's `integer`. */
const integerMax = 2_147_483_647

function isSortValue(value: unknown, order: Order): value is string | number {
  // A checksum is no signature: what PostgreSQL would refuse to cast must not get there.
  if (order.type === 'integer') return Number.isInteger(value) && Math.abs(Number(value)) <= integerMax
  if (typeof value !== 'string') return false
  if (order.type === 'text') return textFault(value) === null
  const time = order.type === 'tier-time' ? /^[1-9] (.*)$/.exec(value)?.[1] : value
  return time !== undefined && parseRfc3339(time)?.toISOString() === time
}

/** Whether a page is read downwards: backwards, the rows before the position come nearest first and are turned round after. */
function readsDownwards(order: Order, position: Position | null): boolean {
  return order.descending !== (position?.direction === 'prev')
}

/** SQL of the order in which a page is read. */
export function orderSql(order: Order, position: Position | null): string {
  const way = readsDownwards(order, position) ? 'DESC' : 'ASC'
  return `${order.column} ${way}, ${order.idColumn} ${way}`
}

/** SQL conditions (one or none) that begin a page at its position. */
export function positionSql(order: Order, position: Position | null, values: SqlValues): string[] {
  if (!position) return []
  const sign = readsDownwards(order, position) ? '<' : '>'
  return [
    `(${order.column}, ${order.idColumn}) ${sign} (${values.add(position.value)}::${order.type}, ${values.add(position.id)}::uuid)`,
  ]
}

/** A row as lists read it: its id and sort value beside whatever else. */
export interface PageRow {
  readonly id: string
  readonly sortValue: string | number
}

/**
 * Cuts a page out of up to `limit + 1` rows that were read in the order of `orderSql`. `isAfterOthers` says that rows
 * were passed over before them, without a position.
 * @returns the rows in the list's order, and the `page` object of the answer.
 */
export function cutPage<R extends PageRow>(
  read: readonly R[],
  limit: number,
  position: Position | null,
  hash: string,
  isAfterOthers = false,
) {
  const beyond = read.length > limit
  const backwards = position?.direction === 'prev'
  const rows = backwards ? read.slice(0, limit).reverse() : read.slice(0, limit)
  const first = rows[0]
  const last = rows.at(-1)
  // A page before the cursor may be empty by now: then nothing is known of what follows.
  const hasMore = backwards ? rows.length > 0 : beyond
  const hasBefore = backwards ? beyond : position !== null || isAfterOthers
  const cursor = (direction: 'next' | 'prev', row: R | undefined) =>
    row ? encodeCursor({ direction, value: row.sortValue, id: row.id }, hash) : null
  return {
    rows,
    page: {
      limit,
      hasMore,
      next: hasMore ? cursor('next', last) : null,
      prev: hasBefore ? cursor('prev', first) : null,
    },
  }
}

/** The `Link` header (RFC 8288) of a page: `first`, and `next` and `prev` where they are. */
export function linkHeader(requestUrl: string, page: { next: string | null; prev: string | null }): string {
  const mark = requestUrl.indexOf('?')
  const path = mark < 0 ? requestUrl : requestUrl.slice(0, mark)
  // A raw request may hold `<` and `>`, which end a link's address.
  const query =
    mark < 0
      ? ''
      : requestUrl
          .slice(mark + 1)
          .replaceAll('<', '%3C')
          .replaceAll('>', '%3E')
  // What says where a page begins gives way to the cursor.
  const kept = query.split('&').filter((pair) => pair !== '' && !/^(?:cursor|page|at)=/.test(pair))
  const link = (relation: string, cursor: string | null) => {
    const pairs = cursor === null ? kept : [...kept, `cursor=${cursor}`]
    return `<${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}>; rel="${relation}"`
  }
  return [
    ...(page.next === null ? [] : [link('next', page.next)]),
    ...(page.prev === null ? [] : [link('prev', page.prev)]),
    link('first', null),
  ].join(', ')
}
