// Locks by name, for what has no row yet that could be locked (PostgreSQL's advisory locks).

import { createHash } from 'node:crypto'
import type { Transaction } from './db.ts'

/**
 * Waits until no other transaction holds one of these names, and holds them until this one ends. The statements after it see
 * what the others wrote. Names are taken in one order, so that two transactions do not wait crosswise.
 */
export async function lockNames(tx: Transaction, names: readonly string[]): Promise<void> {
  const keys = [...new Set(names.map(keyOf))].sort((one, other) => (one < other ? -1 : 1))
  if (keys.length === 0) return
  await tx.query({
    name: 'lock-names',
    text: 'SELECT pg_advisory_xact_lock(key) FROM unnest($1::bigint[]) AS key',
    values: [keys.map(String)],
  })
}

function keyOf(name: string): bigint {
  return createHash('sha256').update(name).digest().readBigInt64BE(0)
}
