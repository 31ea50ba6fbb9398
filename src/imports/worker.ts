// The worker: claims an import under a lease, and takes its items in order, a batch a transaction.

import type { Database } from '../platform/db.ts'
import { writeBatch } from './batch.ts'
import type { ImportOptions } from './options.ts'
import type { PreparePool } from './prepare-pool.ts'
import { prepareBatches } from './prepared-batches.ts'
import { abandonImport, findAbandoned } from './staging.ts'

/**
 * How long a worker may be thought alive after it last said so, and so how late its import goes on when its machine is
 * gone. One that only stalled loses a batch by it, and nothing else: see `fence`.
 */
const leaseSeconds = 5

/** How long one import is worked on before another one that waits has its turn. */
const sliceMs = 2_000

/** An import that this node works on. */
export interface Claimed {
  readonly id: string
  readonly options: ImportOptions
  readonly dryRun: boolean
  readonly total: number
  readonly nextOrdinal: number
}

export interface WorkerContext {
  readonly db: Database
  readonly pool: PreparePool
  readonly node: string
  /** Told of every import that came to its end here. */
  readonly onFinished: (id: string) => void
}

/** Works for a while on one import that waits. @returns whether there was one. */
export async function workOnImports(context: WorkerContext, signal: AbortSignal): Promise<boolean> {
  const { db, node } = context
  for (const id of await findAbandoned(db)) await abandonImport(db, id)
  let claimed = await claimImport(db, node)
  if (!claimed) return false
  const { id } = claimed
  const renewing = setInterval(
    () => renewLease(db, id, node).catch(() => undefined),
    (leaseSeconds * 1000) / 3,
  )
  try {
    let until = Date.now() + sliceMs
    for await (const batch of prepareBatches(context, claimed, signal)) {
      await writeBatch(context, claimed, batch)
      claimed = { ...claimed, nextOrdinal: batch.next }
      if (batch.next >= claimed.total) {
        context.onFinished(id)
        return true
      }
      if (signal.aborted) return true
      if (Date.now() < until) continue
      // What was prepared ahead is lost with the turn: it is given up for another import only.
      if (await isAnyWaiting(db)) return true
      until = Date.now() + sliceMs
    }
    return true
  } finally {
    clearInterval(renewing)
    // At a stop another node may go on at once; a node that was killed says nothing, and its lease runs out.
    await releaseLease(db, id, node).catch(() => undefined)
  }
}

/** Takes the import that has waited longest: a new one, one between two turns, or one whose worker died. */
async function claimImport(db: Database, node: string): Promise<Claimed | null> {
  const { rows } = await db.write.query<Claimed>(
    `UPDATE import SET state = 'running', lease_owner = $1, lease_until = now() + make_interval(secs => $2),
       started_at = coalesce(started_at, now())
     WHERE id = (
       SELECT id FROM import WHERE state IN ('queued', 'running') AND (lease_owner IS NULL OR lease_until < now())
       ORDER BY coalesce(lease_until, created_at), id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, options, dry_run AS "dryRun", total, next_ordinal AS "nextOrdinal"`,
    [node, leaseSeconds],
  )
  return rows[0] ?? null
}

/** Whether there is an import that nobody works on, or whose receiver has not been heard of. */
async function isAnyWaiting(db: Database): Promise<boolean> {
  const { rows } = await db.write.query(
    `SELECT 1 FROM import WHERE state IN ('receiving', 'queued', 'running')
       AND (lease_owner IS NULL OR lease_until < now()) LIMIT 1`,
  )
  return rows.length > 0
}

async function renewLease(db: Database, id: string, node: string): Promise<void> {
  await db.write.query(
    `UPDATE import SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND lease_owner = $2 AND state = 'running'`,
    [id, node, leaseSeconds],
  )
}

/**
 * Ends every lease: for a process that knows itself alone on its database. What its predecessor was killed over goes on,
 * and what it was receiving is given up, without waiting for the leases to run out.
 */
export async function endLeases(db: Database): Promise<void> {
  // Times are kept in whole milliseconds: the present one may be rounded up, and not be over for the next statement.
  await db.write.query(
    `UPDATE import SET lease_owner = NULL, lease_until = now() - interval '1 ms' WHERE state IN ('receiving', 'running')`,
  )
}

/** `lease_until` stays as the time of the last turn. */
async function releaseLease(db: Database, id: string, node: string): Promise<void> {
  await db.write.query(
    `UPDATE import SET lease_owner = NULL, lease_until = now() WHERE id = $1 AND lease_owner = $2 AND state = 'running'`,
    [id, node],
  )
}
