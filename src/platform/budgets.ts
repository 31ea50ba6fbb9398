// What one client may ask of this node: a budget of requests a minute for each kind. Pure but for its clock.

import { LRUCache } from 'lru-cache'

export const budgets = ['read', 'write', 'import'] as const
export type Budget = (typeof budgets)[number]

/** Requests a minute. */
export type RateLimit = Readonly<Record<Budget, number>>

const defaultLimit: RateLimit = { read: 6_000, write: 600, import: 60 }

/**
 * Reads the setting: `off` is null, else `name=number` separated by commas; what is left out has its default.
 * @returns undefined when it is neither.
 */
export function parseRateLimit(text: string): RateLimit | null | undefined {
  if (text === 'off') return null
  const given = new Map<string, number>()
  for (const part of text.split(',')) {
    const [, name = '', number = ''] = /^(read|write|import)=([1-9]\d{0,6})$/.exec(part) ?? []
    if (name === '' || given.has(name)) return undefined
    given.set(name, Number(number))
  }
  return { ...defaultLimit, ...Object.fromEntries(given) }
}

/** Clients that are remembered, some 200 bytes each; beyond, who asked least recently is forgotten, and has all again. */
const maxClients = 50_000

const minuteMs = 60_000

/** Sums of fractions are not exact; the shortest interval is some 0.006 ms. */
const toleranceMs = 0.001

/** What came of a request. */
export interface Taken {
  readonly isGranted: boolean
  /** How many more are granted at once. */
  readonly remaining: number
  /** When the next one is added; where it was refused: when to come again. At least 1. */
  readonly seconds: number
}

/**
 * A full budget may be spent at once; it fills steadily, a request every minute/number. So whoever asks no more than the number
 * in any minute is never refused, and whoever is refused waits for one request, not for a minute's end. Of each client one time
 * is kept: when its budget is full again (the generic cell rate algorithm).
 */
export class Budgets<Name extends string> {
  readonly #intervals: Readonly<Record<Name, number>>
  readonly #untouched: Readonly<Record<Name, number>>
  readonly #now: () => number
  readonly #clients: LRUCache<string, Record<Name, number>>

  /**
   * @param perMinute how many requests each budget has.
   * @param now milliseconds, not below 0, that never go back.
   * @param max clients that are remembered.
   */
  constructor(perMinute: Readonly<Record<Name, number>>, now: () => number, max: number = maxClients) {
    this.#intervals = mapped(perMinute, (number) => minuteMs / number)
    this.#untouched = mapped(perMinute, () => 0)
    this.#now = now
    this.#clients = new LRUCache({ max })
  }

  /** Takes one request out of a client's budget, if there is one. */
  take(client: string, name: Name): Taken {
    const interval = this.#intervals[name]
    const now = this.#now()
    let times = this.#clients.get(client)
    if (times === undefined) {
      times = { ...this.#untouched }
      this.#clients.set(client, times)
    }
    const emptyMs = Math.max(0, times[name] - now) + interval
    const excessMs = emptyMs - minuteMs
    if (excessMs > toleranceMs) {
      return { isGranted: false, remaining: 0, seconds: Math.max(1, Math.ceil(excessMs / 1000)) }
    }
    times[name] = now + emptyMs
    const remaining = Math.floor((minuteMs - emptyMs + toleranceMs) / interval)
    const nextMs = emptyMs - (minuteMs - (remaining + 1) * interval)
    return { isGranted: true, remaining, seconds: Math.max(1, Math.ceil((nextMs - toleranceMs) / 1000)) }
  }

  /** How many seconds until a client's budget has a request; 0 when it has one. */
  wait(client: string, name: Name): number {
    const times = this.#clients.get(client)
    if (times === undefined) return 0
    const excessMs = times[name] - this.#now() + this.#intervals[name] - minuteMs
    return excessMs > toleranceMs ? Math.max(1, Math.ceil(excessMs / 1000)) : 0
  }
}

function mapped<Name extends string>(
  of: Readonly<Record<Name, number>>,
  value: (number: number) => number,
): Record<Name, number> {
  const entries = Object.entries<number>(of).map(([name, number]) => [name, value(number)])
  return Object.fromEntries(entries)
}
