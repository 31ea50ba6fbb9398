// Compaction: entries of the log that are older than the setting RETENTION says are removed, from its beginning on.

import type { Database, Transaction } from '../../platform/db.ts'
import { boundSql, isReadable, positionColumns } from './position.ts'
import type { Position } from './token.ts'

/** Days are counted: more often finds nothing more. */
export const compactionRestMs = 10 * 60_000

/** Entries removed in one transaction: it must stay far under a second, for all readers of the log wait for it. */
const sliceEntries = 5_000

/** A number of our own among the advisory locks: "cmpt" in ASCII. */
const compactionLock = 0x63_6d_70_74

/**
 * Removes a slice of the entries that are older than so many days, and moves the horizon behind them.
 * @returns whether there may be more.
 */
export async function compactChanges(db: Database, days: number): Promise<boolean> {
  return db.tx(async (tx) => {
    const { rows: locks } = await tx.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1) AS taken',
      [compactionLock],
    )
    // Another node is at it.
    if (locks[0]?.taken !== true) return false
    const { all, public: told, count } = await expired(tx, days)
    if (all === null) return false
    await tx.query('DELETE FROM change c WHERE (c.incarnation, c.xid, c.seq) <= ($1, $2, $3)', values(all))
    await moveHorizon(tx, false, all)
    if (told) await moveHorizon(tx, true, told)
    return count === sliceEntries
  })
}

interface Expired {
  /** The last entry of the slice, and the last one in it that the public was told. */
  readonly all: Position | null
  readonly public: Position | null
  readonly count: number
}

/** Finds the end of the next slice: old entries that can be read, up to the first one that is young. */
async function expired(tx: Transaction, days: number): Promise<Expired> {
  const { rows } = await tx.query<Position & { public: boolean; isOld: boolean }>(
    `WITH ${boundSql} SELECT ${positionColumns}, public, at < now() - make_interval(days => $1) AS "isOld" FROM (
        SELECT c.* FROM change c WHERE ${isReadable} ORDER BY c.incarnation, c.xid, c.seq LIMIT $2) oldest
      ORDER BY oldest.incarnation, oldest.xid, oldest.seq`,
    [days, sliceEntries],
  )
  const young = rows.findIndex(({ isOld }) => !isOld)
  const old = young < 0 ? rows : rows.slice(0, young)
  return {
    all: old.at(-1) ?? null,
    public: old.findLast((entry) => entry.public) ?? null,
    count: old.length,
  }
}

async function moveHorizon(tx: Transaction, isPublic: boolean, position: Position): Promise<void> {
  await tx.query('UPDATE change_horizon SET incarnation = $1, xid = $2, seq = $3 WHERE public = $4', [
    ...values(position),
    isPublic,
  ])
}

function values({ incarnation, xid, seq }: Position): unknown[] {
  return [incarnation, xid, seq]
}
