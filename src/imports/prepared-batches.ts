// The batches of an import, read and prepared ahead: the threads prepare the next ones while the database writes one.

import type { Database } from '../platform/db.ts'
import type { PreparePool } from './prepare-pool.ts'
import type { Prepared, StagedItem } from './prepared.ts'
import type { Claimed } from './worker.ts'

/** Items a transaction: some 0.2 s here, well under the second that a write may take. */
const batchItems = 200

/** An item as its writing needs it: without the bytes, which would be held until then. */
export interface UnwrittenItem extends Omit<StagedItem, 'bytes'> {
  readonly ordinal: number
  readonly originalId: string
}

/** Items that have no outcome yet, in order, each with what it was read as. */
export interface PreparedBatch {
  readonly items: readonly UnwrittenItem[]
  readonly prepared: readonly Prepared[]
  /** The ordinal at which the next batch begins. */
  readonly next: number
}

/**
 * Gives out an import's batches in order, from its `nextOrdinal` on, and at least one: an import of nothing ends with an
 * empty batch. Nothing but their writing changes what they hold, so
 * reading them early is safe; whether they may still be written is for the writing to find out.
 * @throws what the database or a thread throws, when that batch's turn has come.
 */
export async function* prepareBatches(
  { db, pool }: { db: Database; pool: PreparePool },
  claimed: Claimed,
): AsyncGenerator<PreparedBatch, void> {
  const ahead: Promise<PreparedBatch>[] = []
  let begin = claimed.nextOrdinal
  const fill = () => {
    // One for each thread, and one that waits for the first to be free.
    while (ahead.length <= pool.threads && (begin < claimed.total || begin === claimed.nextOrdinal)) {
      const batch = prepareBatch(db, pool, claimed, begin)
      // Its error comes out in its turn, below.
      batch.catch(() => undefined)
      ahead.push(batch)
      begin += batchItems
    }
  }
  for (fill(); ahead.length > 0; fill()) {
    const batch = await ahead[0]
    ahead.shift()
    if (batch) yield batch
  }
}

async function prepareBatch(
  db: Database,
  pool: PreparePool,
  { id, total, options }: Claimed,
  begin: number,
): Promise<PreparedBatch> {
  const next = Math.min(begin + batchItems, total)
  const found = await findUnwritten(db, id, begin, next)
  const items = found.map(({ bytes: _, ...item }) => item)
  return { items, prepared: await pool.prepare({ items: found, context: options }), next }
}

/** The items from `begin` on, before `end`, that have no outcome yet. */
async function findUnwritten(
  db: Database,
  id: string,
  begin: number,
  end: number,
): Promise<(UnwrittenItem & StagedItem)[]> {
  const { rows } = await db.write.query<UnwrittenItem & StagedItem>({
    name: 'find-unwritten-items',
    text: `SELECT i.ordinal, i.kind, i.path, i.line, i.original_id AS "originalId", o.bytes
      FROM import_item i JOIN original o ON o.id = i.original_id
      WHERE i.import_id = $1 AND i.ordinal >= $2 AND i.ordinal < $3 AND i.outcome IS NULL ORDER BY i.ordinal`,
    values: [id, begin, end],
  })
  return rows
}
