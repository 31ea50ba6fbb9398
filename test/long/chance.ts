// Chance that a seed repeats: moments and orders.

import type { Random } from '../../bench/random.ts'

/** Waits for a random time below a bound. */
export function seededPause(random: Random, mostMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, random() * mostMs))
}

/** Deals from a list without end: in random order, and each once before any comes again. */
export function* deal<T>(random: Random, list: readonly T[]): Generator<T, never> {
  for (;;) {
    const deck = [...list]
    while (deck.length > 0) yield* deck.splice(Math.floor(random() * deck.length), 1)
  }
}
