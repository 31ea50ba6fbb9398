// Staging: an upload into the database, in batches, while it arrives. Once it is `queued` it is durable.

import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../platform/db.ts'
import type { ImportOptions } from './options.ts'
import { importProblem } from './problem.ts'
import type { Entry } from './readers/index.ts'

/** A batch is written when it has as many items, or as many bytes. */
const batchItems = 200
const batchBytes = 2 * 2 ** 20

/** How long a receiver may be thought alive after it last said so: an upload must outlast a stall of the database. */
export const leaseSeconds = 15

export interface NewImport {
  readonly id: string
  readonly format: string
  readonly options: ImportOptions
  readonly dryRun: boolean
  readonly keyId: string | null
  /** The node that receives it. */
  readonly node: string
}

/** Makes an import in the state `receiving`. */
export async function openImport(
  db: Database,
  { id, format, options, dryRun, keyId, node }: NewImport,
): Promise<void> {
  await db.write.query(
    `INSERT INTO import (id, state, format, options, dry_run, key_id, lease_owner, lease_until)
     VALUES ($1, 'receiving', $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
    [id, format, JSON.stringify(options), dryRun, keyId, node, leaseSeconds],
  )
}

interface StagedEntry {
  readonly entry: Exclude<Entry, { kind: 'ignored' | 'site' }>
  readonly ordinal: number
}

/** What a staged upload amounts to. */
export interface Staged {
  readonly total: number
  readonly ignored: number
}

/**
 * Stages the entries of an upload.
 * @param receivedBytes how much of the upload has arrived so far.
 * @throws what the reader throws, and when the import is not this node's any more.
 */
export async function stageEntries(
  db: Database,
  { id, node, kind }: { id: string; node: string; kind: 'post' | 'article' },
  entries: AsyncIterable<Entry>,
  receivedBytes: () => number,
): Promise<Staged> {
  let total = 0
  let ignored = 0
  let batch: StagedEntry[] = []
  let bytes = 0
  for await (const entry of entries) {
    if (entry.kind === 'ignored' || entry.kind === 'site') {
      ignored += 1
      continue
    }
    batch.push({ entry, ordinal: total })
    total += 1
    bytes += entry.kind === 'item' ? entry.bytes.length : 0
    if (batch.length >= batchItems || bytes >= batchBytes) {
      await writeBatch(batch)
      batch = []
      bytes = 0
    }
  }
  await writeBatch(batch)
  return { total, ignored }

  async function writeBatch(staged: readonly StagedEntry[]): Promise<void> {
    const originals = staged.map(({ entry }) => (entry.kind === 'item' ? { id: uuidv7(), entry } : null))
    const failed = staged.filter(({ entry }) => entry.kind === 'failed').length
    await db.tx(async (tx) => {
      const { rowCount } = await tx.query({
        name: 'extend-import',
        text: `UPDATE import SET total = $3, ignored = $4, bytes_received = $5, seen = seen + $6, failed = failed + $6,
            lease_until = now() + make_interval(secs => $7)
          WHERE id = $1 AND lease_owner = $2 AND state = 'receiving'`,
        values: [id, node, total, ignored, receivedBytes(), failed, leaseSeconds],
      })
      if (rowCount !== 1) throw new Error('The import was given up while it was being received.')
      const kept = originals.filter((each) => each !== null)
      await tx.query({
        name: 'stage-originals',
        text: 'INSERT INTO original (id, path, bytes) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[])',
        values: [
          kept.map((each) => each.id),
          kept.map((each) => each.entry.path),
          kept.map((each) => each.entry.bytes),
        ],
      })
      await tx.query({
        name: 'stage-items',
        text: `INSERT INTO import_item (import_id, ordinal, kind, path, line, original_id, outcome, error)
          SELECT $1, s.ordinal, $2, s.path, s.line, s.original_id,
            CASE WHEN s.error IS NULL THEN NULL ELSE 'failed'::item_outcome END, s.error
          FROM unnest($3::int[], $4::text[], $5::int[], $6::uuid[], $7::jsonb[]) AS s (ordinal, path, line, original_id, error)`,
        values: [
          id,
          kind,
          staged.map(({ ordinal }) => ordinal),
          staged.map(({ entry }) => entry.path),
          staged.map(({ entry }) => entry.line),
          originals.map((each) => each?.id ?? null),
          staged.map(({ entry }) =>
            entry.kind === 'failed'
              ? JSON.stringify(
                  importProblem('import-item-failed', { code: entry.code, detail: entry.detail }),
                )
              : null,
          ),
        ],
      })
    })
  }
}

/** Says that the receiver is alive, however slowly the upload comes in. */
export async function keepReceiving(db: Database, id: string, node: string): Promise<void> {
  await db.write.query(
    `UPDATE import SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND lease_owner = $2 AND state = 'receiving'`,
    [id, node, leaseSeconds],
  )
}

/** The upload is whole and durable: any worker may take it. */
export async function queueImport(db: Database, id: string, node: string): Promise<void> {
  const { rowCount } = await db.write.query(
    `UPDATE import SET state = 'queued', lease_owner = NULL, lease_until = NULL WHERE id = $1 AND lease_owner = $2 AND state = 'receiving'`,
    [id, node],
  )
  if (rowCount !== 1) throw new Error('The import was given up while it was being received.')
}

/** Undoes an import that was refused, as if it had never been; not one that was queued or given up meanwhile. */
export async function discardImport(db: Database, id: string): Promise<void> {
  await db.tx(async (tx) => {
    // An answer that got lost with its connection leaves open whether the import was queued.
    const { rowCount } = await tx.query(
      `SELECT 1 FROM import WHERE id = $1 AND state = 'receiving' FOR UPDATE`,
      [id],
    )
    if (rowCount !== 1) return
    await tx.query(
      'DELETE FROM original WHERE id IN (SELECT original_id FROM import_item WHERE import_id = $1)',
      [id],
    )
    await tx.query('DELETE FROM import WHERE id = $1', [id])
  })
}

/** Ends an import whose sender or node died while sending; what was received is cleared away. */
export async function abandonImport(db: Database, id: string): Promise<void> {
  await db.tx(async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE import SET state = 'failed', finished_at = now(), lease_owner = NULL, lease_until = NULL, error = $2,
         total = 0, ignored = 0, seen = 0, failed = 0 WHERE id = $1 AND state = 'receiving'`,
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
    if (rowCount !== 1) return
    await tx.query(
      'DELETE FROM original WHERE id IN (SELECT original_id FROM import_item WHERE import_id = $1)',
      [id],
    )
    await tx.query('DELETE FROM import_item WHERE import_id = $1', [id])
  })
}

/** Imports whose receiver has not been heard of: see `abandonImport`. */
export async function findAbandoned(db: Database): Promise<string[]> {
  const { rows } = await db.write.query<{ id: string }>(
    `SELECT id FROM import WHERE state = 'receiving' AND lease_until < now()`,
  )
  return rows.map((row) => row.id)
}
