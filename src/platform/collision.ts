// Transactions that collide with others: run again, they see what the other one wrote.

import type { Database, Transaction, TransactionOptions } from './db.ts'

/** A batch that collides this often has met something that is no accident. */
const tries = 6

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
  }
}
