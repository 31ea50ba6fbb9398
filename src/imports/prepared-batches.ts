// The batches of an import, read and prepared ahead: the threads prepare the next ones while the database writes one.

import type { Database } from '../platform/db.ts'
import type { ImportReading } from './import-site.ts'
import { prepareLinked } from './links.ts'
import type { PreparePool } from './prepare-pool.ts'
import type { Prepared, StagedItem } from './prepared.ts'
import type { Claimed } from './worker.ts'

/** Items a transaction: some 0.2 s here, well under the second that a write may take. */
const batchItems = 200

/** Bytes that a batch is made of: what is in memory, and in a thread, at one time. An item may be more, alone. */
const batchBytes = 8 * 2 ** 20

/** An item as its writing needs it: without the bytes, which would be held until then. */
export interface UnwrittenItem extends Omit<StagedItem, 'bytes'> {
  readonly ordinal: number
  readonly originalId: string
}

/** Items that have no outcome yet, in order, each with what it was read as. */
export interface PreparedBatch {
  readonly items: readonly UnwrittenItem[]
  readonly prepared: readonly Prepared[]
  /** The ordinal at which the next batch begins; null when no item is left. */
  readonly next: number | null
}

/**
 * Gives out an import's batches in order, from its `nextOrdinal` on, and at least one: an import of nothing ends with an
 * empty batch. Nothing but their writing changes what they hold, so reading them early is safe; whether they may still be
 * written is for the writing to find out.
 * @param signal ends the preparing.
 * @throws what the database or a thread throws, or the signal's reason, when that batch's turn has come.
 */
export async function* prepareBatches(
  context: { readonly db: Database; readonly pool: PreparePool },
  claimed: Claimed,
  reading: ImportReading,
  signal: AbortSignal,
): AsyncGenerator<PreparedBatch, void> {
  const ahead: Promise<PreparedBatch | null>[] = []
  // Where a batch ends follows from the bytes that are in it: the next one is read after it, and prepared beside it.
  let begin: Promise<number | null> = Promise.resolve(claimed.nextOrdinal)
  const readNext = () => {
    const read = begin.then((from) => (from === null ? null : readBatch(context.db, claimed, from)))
    begin = read.then((batch) => batch?.next ?? null)
    const prepared = read.then((batch) => batch && prepareBatch(context, claimed, reading, batch, signal))
    // Their errors come out in their turn, below.
    begin.catch(() => undefined)
    prepared.catch(() => undefined)
    ahead.push(prepared)
  }
  // One for each thread, and one that waits for the first to be free.
  while (ahead.length <= context.pool.threads) readNext()
  for (;;) {
    const batch = await ahead.shift()
    if (!batch) return
    readNext()
    yield batch
  }
}

interface ReadBatch {
  readonly items: readonly (UnwrittenItem & StagedItem)[]
  readonly next: number | null
}

async function prepareBatch(
  context: { readonly db: Database; readonly pool: PreparePool },
  claimed: Claimed,
  reading: ImportReading,
  { items, next }: ReadBatch,
  signal: AbortSignal,
): Promise<PreparedBatch> {
  const task = { items, context: reading.context, site: reading.site }
  const first = await context.pool.prepare(task, signal)
  const prepared = await prepareLinked(context, claimed, reading, items, first, signal)
  return { items: items.map(({ bytes: _, ...item }) => item), prepared, next }
}

/** The items of the batch that begins at an ordinal, as far as they have no outcome yet. */
async function readBatch(db: Database, { id }: Claimed, begin: number): Promise<ReadBatch> {
  const { rows } = await db.write.query<UnwrittenItem & StagedItem & { readonly found: number }>({
    name: 'find-unwritten-items',
    // The length of bytes is known without reading them.
    text: `SELECT w.ordinal, w.kind, w.path, w.line, w.context, w.original_id AS "originalId", o.bytes, w.found
      FROM (
        SELECT i.*, sum(length(o.bytes)) OVER (ORDER BY i.ordinal) - length(o.bytes) AS before,
          count(*) OVER ()::int AS found
        FROM (
          SELECT * FROM import_item WHERE import_id = $1 AND ordinal >= $2 AND outcome IS NULL
          ORDER BY ordinal LIMIT $3) i
        JOIN original o ON o.id = i.original_id) w
      JOIN original o ON o.id = w.original_id
      WHERE w.before < $4 ORDER BY w.ordinal`,
    values: [id, begin, batchItems, batchBytes],
  })
  const last = rows.at(-1)
  const isEnd = last === undefined || (last.found < batchItems && last.found === rows.length)
  return { items: rows, next: isEnd ? null : last.ordinal + 1 }
}
