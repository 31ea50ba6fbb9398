// Transactions that collide with others: run again, they see what the other one wrote.

import { setTimeout } from 'node:timers/promises'
import type { Database, Transaction, TransactionOptions } from './db.ts'

/** Of fifty writers that want one key, each round lets one through: the pauses bring them apart long before this. */
const tries = 12

/** The longest pause before the second try; before each further one it is twice as long, up to the most. */
const firstPauseMs = 10
const mostPauseMs = 400

/** Another transaction took a key at the same moment (23505, 23503), waited crosswise (40P01) or could not be ordered (40001). */
export function isCollision(error: unknown): boolean {
  return ['23505', '23503', '40P01', '40001'].includes(sqlState(error))
}

/** The SQLSTATE of an error; empty for any other one. */
export function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/** Runs a transaction, again where it collides. @throws what `fn` throws, and the last collision. */
export async function txAgain<T>(
  db: Database,
  fn: (tx: Transaction) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await db.tx(fn, options)
    } catch (error) {
      if (!isCollision(error) || tried === tries) throw error
    }
    // At random, and without a connection: those that collided would else collide again.
    await setTimeout(Math.random() * Math.min(mostPauseMs, firstPauseMs * 2 ** (tried - 1)))
  }
}
