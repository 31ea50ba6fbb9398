// The worker: claims an import under a lease, and takes its items in order, a batch a transaction.

import type { WebAddress } from '../articles/index.ts'
import { type Database, isDatabaseAway } from '../platform/db.ts'
import { writeBatch } from './batch.ts'
import { forgetEndedDryRuns } from './dry-run.ts'
import { withRestored } from './exported/restore.ts'
import { countFailedTry } from './failed-try.ts'
import { readImportSite } from './import-site.ts'
import type { SitePlace } from './jekyll/site.ts'
import { LostImport } from './lost-import.ts'
import type { ImportOptions } from './options.ts'
import type { PreparePool } from './prepare-pool.ts'
import type { Notice } from './prepared.ts'
import { prepareBatches } from './prepared-batches.ts'
import { importProblem } from './problem.ts'
import { resetFailed, resetting } from './retry.ts'
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
  /** Of the upload; see `UploadFormat`. */
  readonly format: string
  readonly options: ImportOptions
  readonly dryRun: boolean
  /** Where the site lies that came with the posts; null where none did. */
  readonly site: SitePlace | null
  readonly nextOrdinal: number
}

export interface WorkerContext {
  readonly db: Database
  readonly pool: PreparePool
  readonly node: string
  /** Where the public pages of articles are, as a dry run shows them. */
  readonly address: WebAddress
  /** Told of every import that came to its end here. */
  readonly onFinished: (id: string) => void
  /** Told of every batch that was written here. */
  readonly onProgress?: (id: string) => void
  /** Told of an error that nobody foresaw: the import is tried again later, a few times. */
  readonly onFailedTry: (id: string, error: unknown) => void
}

/** Works for a while on one import that waits. @returns whether there was one. */
export async function workOnImports(context: WorkerContext, signal: AbortSignal): Promise<boolean> {
  const { db, node } = context
  for (const id of await findAbandoned(db)) await abandonImport(db, id)
  await forgetEndedDryRuns(db)
  let claimed = await claimImport(db, node)
  if (!claimed) return false
  const { id } = claimed
  // A batch that prepares slowly is not finished for an import that was cancelled.
  const lost = new AbortController()
  const renewing = setInterval(
    () =>
      renewLease(db, id, node).then(
        (held) => held || lost.abort(new LostImport()),
        () => undefined,
      ),
    (leaseSeconds * 1000) / 3,
  )
  try {
    if (claimed.nextOrdinal === resetting) {
      const nextOrdinal = await resetFailed(db, id, node, signal)
      if (nextOrdinal === null) return true
      claimed = { ...claimed, nextOrdinal }
    }
    let until = Date.now() + sliceMs
    const ending = AbortSignal.any([signal, lost.signal])
    const reading = await readImportSite(context, claimed, ending)
    if ('error' in reading) {
      await failImport(db, id, node, reading.error)
      context.onFinished(id)
      return true
    }
    const prepared = prepareBatches(context, claimed, reading, ending)
    const batches =
      claimed.format === 'broadsheet' && !claimed.dryRun
        ? withRestored(context, claimed, prepared, ending)
        : prepared
    for await (const batch of batches) {
      await writeBatch(context, claimed, batch, reading.warnings)
      context.onProgress?.(id)
      if (batch.next === null) {
        context.onFinished(id)
        return true
      }
      claimed = { ...claimed, nextOrdinal: batch.next }
      if (signal.aborted) return true
      if (Date.now() < until) continue
      // What was prepared ahead is lost with the turn: it is given up for another import only.
      if (await isAnyWaiting(db)) return true
      until = Date.now() + sliceMs
    }
    return true
  } catch (error) {
    // Cancelled, or another node's: it goes on without this one.
    if (error instanceof LostImport) return true
    if (signal.aborted || isDatabaseAway(error)) throw error
    context.onFailedTry(id, error)
    if (await countFailedTry(db, id, node)) context.onFinished(id)
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
     RETURNING id, format, options, dry_run AS "dryRun", site, next_ordinal AS "nextOrdinal"`,
    [node, leaseSeconds],
  )
  return rows[0] ?? null
}

/** Ends an import that cannot be carried out. `lease_until` stays set until what waited in it is cleared away. */
async function failImport(db: Database, id: string, node: string, reason: Notice): Promise<void> {
  await db.write.query(
    `UPDATE import SET state = 'failed', finished_at = now(), lease_owner = NULL, lease_until = now(), error = $3
     WHERE id = $1 AND lease_owner = $2 AND state = 'running'`,
    [id, node, JSON.stringify(importProblem('import-failed', reason))],
  )
}

/** Whether there is an import that nobody works on, or whose receiver has not been heard of. */
async function isAnyWaiting(db: Database): Promise<boolean> {
  const { rows } = await db.write.query(
    `SELECT 1 FROM import WHERE state IN ('receiving', 'queued', 'running')
       AND (lease_owner IS NULL OR lease_until < now()) LIMIT 1`,
  )
  return rows.length > 0
}

/** @returns false when the import is not this node's any more. */
async function renewLease(db: Database, id: string, node: string): Promise<boolean> {
  const { rowCount } = await db.write.query(
    `UPDATE import SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND lease_owner = $2 AND state = 'running'`,
    [id, node, leaseSeconds],
  )
  return rowCount === 1
}

/**
 * Ends every lease: for a process that knows itself alone on its database. What its predecessor was killed over goes on,
 * and what it was receiving is given up, without waiting for the leases to run out.
 */
export async function endLeases(db: Database): Promise<void> {
  // Times are kept in whole milliseconds: the present one may be rounded up, and not be over for the next statement.
  await db.write.query(
    `UPDATE import SET lease_owner = NULL, lease_until = now() - interval '1 ms' WHERE state IN ('receiving', 'queued', 'running')`,
  )
}

/** `lease_until` stays as the time of the last turn. */
async function releaseLease(db: Database, id: string, node: string): Promise<void> {
  await db.write.query(
    `UPDATE import SET lease_owner = NULL, lease_until = now() WHERE id = $1 AND lease_owner = $2 AND state = 'running'`,
    [id, node],
  )
}
