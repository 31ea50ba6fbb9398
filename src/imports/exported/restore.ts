// What an import of an export does beside its articles: terms before the first batch, what was deleted after the last.

import { restoreTombstones } from '../../articles/index.ts'
import { txAgain } from '../../platform/collision.ts'
import type { Database, Transaction } from '../../platform/db.ts'
import { restoreTermAliases, restoreTerms, termKinds } from '../../terms/index.ts'
import { holdImport } from '../batch.ts'
import type { PreparedBatch } from '../prepared-batches.ts'
import type { Claimed, WorkerContext } from '../worker.ts'
import type { DeletedLine, TermLine } from './term-line.ts'

type RestoreContext = Pick<WorkerContext, 'db' | 'node'>

/**
 * The batches of an import, with what stands beside them written in between; whatever is repeated after a stop finds
 * itself there already. What was deleted comes last: a living article is known by its own keys first, and a tombstone
 * that had the same ones must not be taken for it.
 */
export async function* withRestored(
  context: RestoreContext,
  claimed: Claimed,
  batches: AsyncIterable<PreparedBatch>,
  signal: AbortSignal,
): AsyncGenerator<PreparedBatch, void> {
  if (claimed.nextOrdinal === 0) {
    await eachFile<TermLine>(context, claimed, 'terms', signal, async (tx, lines) => {
      for (const kind of termKinds)
        await restoreTerms(
          tx,
          kind,
          lines.filter(({ type }) => type === kind.type),
        )
    })
    // A former slug of one term may be the slug of another: by now all of these are there.
    await eachFile<TermLine>(context, claimed, 'terms', signal, async (tx, lines) => {
      for (const kind of termKinds)
        await restoreTermAliases(
          tx,
          kind,
          lines.filter(({ type }) => type === kind.type),
        )
    })
  }
  for await (const batch of batches) {
    const last = batch.items.at(-1)
    if (batch.next !== null || last === undefined) {
      if (batch.next === null) await restoreDeleted(context, claimed, signal)
      yield batch
      continue
    }
    yield { ...batch, next: last.ordinal + 1 }
    await restoreDeleted(context, claimed, signal)
    yield { items: [], prepared: [], next: null }
  }
}

async function restoreDeleted(context: RestoreContext, claimed: Claimed, signal: AbortSignal): Promise<void> {
  await eachFile<DeletedLine>(context, claimed, 'deleted', signal, (tx, lines) =>
    restoreTombstones(
      tx,
      // The public is told of what was public alone.
      lines.map(({ everPublic = true, ...line }) => ({ ...line, everPublic })),
      { type: 'import', id: claimed.id },
    ),
  )
}

/** Reads the files of a folder one by one, in their order, and writes each in a transaction that holds the import. */
async function eachFile<Line>(
  { db, node }: RestoreContext,
  { id }: Claimed,
  folder: string,
  signal: AbortSignal,
  write: (tx: Transaction, lines: readonly Line[]) => Promise<void>,
): Promise<void> {
  for (const path of await pathsIn(db, id, folder)) {
    signal.throwIfAborted()
    const { rows } = await db.write.query<{ bytes: Buffer }>(
      'SELECT bytes FROM import_site_file WHERE import_id = $1 AND path = $2',
      [id, path],
    )
    // As the reader checked and wrote them.
    const lines = JSON.parse(rows[0]?.bytes.toString() ?? '[]') as Line[]
    await txAgain(db, async (tx) => {
      await holdImport(tx, node, id)
      await write(tx, lines)
    })
  }
}

async function pathsIn(db: Database, id: string, folder: string): Promise<string[]> {
  const { rows } = await db.write.query<{ path: string }>(
    `SELECT path FROM import_site_file WHERE import_id = $1 AND starts_with(path, $2) ORDER BY path`,
    [id, `${folder}/`],
  )
  return rows.map(({ path }) => path)
}
