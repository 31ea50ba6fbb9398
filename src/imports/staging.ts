// Staging: an upload into the database, in batches, while it arrives. Once it is `queued` it is durable.

import { v7 as uuidv7 } from 'uuid'
import { bytesArray, textArray } from '../platform/binary-array.ts'
import type { Database } from '../platform/db.ts'
import { deleteItems, itemSlices } from './item-slices.ts'
import { LostImport } from './lost-import.ts'
import type { ImportOptions } from './options.ts'
import type { Notice } from './prepared.ts'
import { importProblem } from './problem.ts'
import type { Entry, ItemKind } from './readers/index.ts'
import { stageSiteFiles } from './site-files.ts'
import { takeTurn } from './turn.ts'

/** A batch is written when it has as many items, or as many bytes. */
const batchItems = 200
const batchBytes = 2 * 2 ** 20

/** How long a receiver may be thought alive after it last said so: an upload must outlast a stall of the database. */
export const leaseSeconds = 15

/** Said to whoever sends what nobody waits for any more. */
const givenUp =
  'The import was cancelled, or given up, while it was being received. Nothing of it was imported.'

/** Who stalls while it stages does not hold up those who give its upload up: they wait for the import's row. */
const stall = { idleTimeoutMs: 5_000 }

export interface NewImport {
  readonly id: string
  readonly format: string
  readonly options: ImportOptions
  readonly dryRun: boolean
  readonly keyId: string | null
  /** Of the Idempotency-Key that it is sent with. */
  readonly idempotencyDigest: Buffer | null
  /** The node that receives it. */
  readonly node: string
}

/** Makes an import in the state `receiving`. @throws pg.DatabaseError 23505 when one with the same Idempotency-Key is there. */
export async function openImport(
  db: Database,
  { id, format, options, dryRun, keyId, idempotencyDigest, node }: NewImport,
): Promise<void> {
  await db.write.query(
    `INSERT INTO import (id, state, format, options, dry_run, key_id, idempotency_digest, lease_owner, lease_until)
     VALUES ($1, 'receiving', $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))`,
    [id, format, JSON.stringify(options), dryRun, keyId, idempotencyDigest, node, leaseSeconds],
  )
}

interface StagedEntry {
  readonly entry: Exclude<Entry, { kind: 'ignored' | 'site' | 'warning' }>
  readonly ordinal: number
}

type SiteFile = Extract<Entry, { kind: 'site' }>

/** What a staged upload amounts to. */
export interface Staged {
  readonly total: number
  readonly ignored: number
}

interface Batch {
  readonly items: StagedEntry[]
  readonly files: SiteFile[]
  bytes: number
}

/**
 * Stages the entries of an upload.
 * @param receivedBytes how much of the upload has arrived so far.
 * @throws what the reader throws, and {LostImport} when the import was cancelled or given up.
 */
export async function stageEntries(
  db: Database,
  { id, node, itemKind }: { id: string; node: string; itemKind: ItemKind },
  entries: AsyncIterable<Entry>,
  receivedBytes: () => number,
): Promise<Staged> {
  let total = 0
  let ignored = 0
  const warnings: Notice[] = []
  const emptyBatch = (): Batch => ({ items: [], files: [], bytes: 0 })
  let batch = emptyBatch()
  // One batch is written while the next one is read.
  let writing = Promise.resolve()
  try {
    for await (const entry of entries) {
      if (entry.kind === 'ignored') {
        ignored += 1
        continue
      }
      if (entry.kind === 'warning') {
        warnings.push({ code: entry.code, detail: entry.detail })
        continue
      }
      if (entry.kind === 'site') {
        // The files of a site itself are no posts: they are kept apart, and counted as passed over.
        ignored += entry.count ?? 1
        batch.files.push(entry)
      } else {
        batch.items.push({ entry, ordinal: total })
        total += 1
      }
      batch.bytes += entry.kind === 'failed' ? 0 : entry.bytes.length
      if (batch.items.length >= batchItems || batch.bytes >= batchBytes) {
        await writing
        writing = writeBatch(batch, { total, ignored })
        // Its error comes out with the next batch, or at the end.
        writing.catch(() => undefined)
        batch = emptyBatch()
      }
    }
    await writing
    await writeBatch(batch, { total, ignored })
    if (warnings.length > 0) await keepWarnings(db, id, warnings)
    return { total, ignored }
  } finally {
    // Nothing may still be written when the import is discarded.
    await writing.catch(() => undefined)
  }

  async function writeBatch({ items: staged, files }: Batch, { total, ignored }: Staged): Promise<void> {
    const originals = staged.map(({ entry }) => (entry.kind === 'item' ? { id: uuidv7(), entry } : null))
    const failed = staged.filter(({ entry }) => entry.kind === 'failed').length
    await db.tx(async (tx) => {
      await takeTurn(tx, id)
      const { rowCount } = await tx.query({
        name: 'extend-import',
        text: `UPDATE import SET total = $3, ignored = $4, bytes_received = $5, seen = seen + $6, failed = failed + $6,
            lease_until = now() + make_interval(secs => $7)
          WHERE id = $1 AND lease_owner = $2 AND state = 'receiving'`,
        values: [id, node, total, ignored, receivedBytes(), failed, leaseSeconds],
      })
      if (rowCount !== 1) throw new LostImport(givenUp)
      const kept = originals.filter((each) => each !== null)
      await tx.query({
        name: 'stage-originals',
        text: 'INSERT INTO original (id, path, bytes) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[])',
        values: [
          kept.map((each) => each.id),
          textArray(kept.map((each) => each.entry.path)),
          bytesArray(kept.map((each) => each.entry.bytes)),
        ],
      })
      await tx.query({
        name: 'stage-items',
        text: `INSERT INTO import_item (import_id, ordinal, kind, path, line, context, original_id, outcome, error, maybe)
          SELECT $1, s.ordinal, s.kind, s.path, s.line, s.context, s.original_id,
            CASE WHEN s.error IS NULL THEN NULL ELSE 'failed'::item_outcome END, s.error, s.maybe
          FROM unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::jsonb[], $7::uuid[], $8::jsonb[], $9::boolean[])
            AS s (ordinal, kind, path, line, context, original_id, error, maybe)`,
        values: [
          id,
          staged.map(({ ordinal }) => ordinal),
          staged.map(({ entry }) => (entry.kind === 'item' ? (entry.itemKind ?? itemKind) : itemKind)),
          staged.map(({ entry }) => entry.path),
          staged.map(({ entry }) => entry.line),
          staged.map(({ entry }) =>
            entry.kind === 'item' && entry.context ? JSON.stringify(entry.context) : null,
          ),
          originals.map((each) => each?.id ?? null),
          staged.map(({ entry }) =>
            entry.kind === 'failed'
              ? JSON.stringify(
                  importProblem('import-item-failed', { code: entry.code, detail: entry.detail }),
                )
              : null,
          ),
          staged.map(({ entry }) => entry.kind === 'item' && entry.maybe === true),
        ],
      })
      if (files.length > 0) await stageSiteFiles(tx, id, files)
    }, stall)
  }
}

/** Keeps what is to be told of an upload as a whole. */
async function keepWarnings(db: Database, id: string, warnings: readonly Notice[]): Promise<void> {
  await db.write.query(`UPDATE import SET warning_list = $2 WHERE id = $1 AND state = 'receiving'`, [
    id,
    JSON.stringify(warnings),
  ])
}

/**
 * Says that the receiver is alive, however slowly the upload comes in.
 * @throws {LostImport} when the import was cancelled or given up.
 */
export async function keepReceiving(db: Database, id: string, node: string): Promise<void> {
  const { rowCount } = await db.write.query(
    `UPDATE import SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND lease_owner = $2 AND state = 'receiving'`,
    [id, node, leaseSeconds],
  )
  if (rowCount !== 1) throw new LostImport(givenUp)
}

/** The upload is whole and durable: any worker may take it. @throws {LostImport} when it was cancelled or given up. */
export async function queueImport(db: Database, id: string, node: string): Promise<void> {
  const { rowCount } = await db.write.query(
    `UPDATE import SET state = 'queued', lease_owner = NULL, lease_until = NULL WHERE id = $1 AND lease_owner = $2 AND state = 'receiving'`,
    [id, node],
  )
  if (rowCount !== 1) throw new LostImport(givenUp)
}

/** Undoes an import that was refused, as if it had never been; not one that was queued or given up meanwhile. */
export async function discardImport(db: Database, id: string, node: string): Promise<void> {
  // An answer that got lost with its connection leaves open whether the import was queued.
  const { rowCount } = await db.write.query(
    `UPDATE import SET total = 0 WHERE id = $1 AND lease_owner = $2 AND state = 'receiving'`,
    [id, node],
  )
  if (rowCount !== 1) return
  await clearItems(db, id)
  await db.write.query(`DELETE FROM import WHERE id = $1 AND state = 'receiving'`, [id])
}

/**
 * Ends an import whose sender or node died while sending; what was received is cleared away first. Killed in between, it
 * is an abandoned one as before.
 */
export async function abandonImport(db: Database, id: string): Promise<void> {
  // Without its lease a receiver that only stalled stages nothing more.
  const { rowCount } = await db.write.query(
    `UPDATE import SET lease_owner = NULL, lease_until = now() WHERE id = $1 AND state = 'receiving'`,
    [id],
  )
  if (rowCount !== 1) return
  await clearItems(db, id)
  await db.write.query('DELETE FROM import_site_file WHERE import_id = $1', [id])
  await db.write.query(
    `UPDATE import SET state = 'failed', finished_at = now(), lease_until = NULL, error = $2, site = NULL, warning_list = '[]',
       total = 0, ignored = 0, seen = 0, failed = 0, idempotency_digest = NULL WHERE id = $1 AND state = 'receiving'`,
    [
      id,
      JSON.stringify(
        importProblem('upload-incomplete', {
          code: 'upload-incomplete',
          detail: 'The upload broke off before its end. Nothing of it was imported; send it again.',
        }),
      ),
    ],
  )
}

/** Deletes what was staged. */
async function clearItems(db: Database, id: string): Promise<void> {
  for await (const begin of itemSlices(db, id)) await deleteItems(db.write, id, begin)
}

/** Imports whose receiver has not been heard of: see `abandonImport`. */
export async function findAbandoned(db: Database): Promise<string[]> {
  const { rows } = await db.write.query<{ id: string }>(
    `SELECT id FROM import WHERE state = 'receiving' AND lease_until < now()`,
  )
  return rows.map((row) => row.id)
}
