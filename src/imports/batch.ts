// One batch of an import: prepared articles → written, with their outcomes, in one transaction.

import {
  type IncomingArticle,
  isUnstorable,
  type OnWritten,
  type Written,
  writeArticles,
  writeOneByOne,
} from '../articles/index.ts'
import { txAgain } from '../platform/collision.ts'
import type { Transaction } from '../platform/db.ts'
import { rehearse } from './dry-run.ts'
import { LostImport } from './lost-import.ts'
import type { Notice, Prepared } from './prepared.ts'
import type { PreparedBatch, UnwrittenItem } from './prepared-batches.ts'
import { importProblem } from './problem.ts'
import { rememberTerms, similarTerms } from './similar-terms.ts'
import { takeTurn } from './turn.ts'
import type { Claimed, WorkerContext } from './worker.ts'

/** What became of an item, as the report tells it. */
interface ItemResult {
  readonly ordinal: number
  readonly originalId: string
  readonly outcome: Written['outcome']
  readonly articleId: string | null
  readonly warnings: readonly Notice[]
  readonly error: Notice | null
  /** Of a dry run: the article as JSON text; null where it has none to show. */
  readonly preview: string | null
}

/**
 * A node that stalls, or whose machine is gone, in the middle of a batch keeps the import's row locked, and nobody else can
 * claim it. PostgreSQL ends its session by the time at which its lease ends.
 */
const stall = { idleTimeoutMs: 5_000 }

/**
 * Writes a batch, in one transaction; the last one ends the import.
 * @param siteWarnings what is to be told of the site that the posts come from, once the import has ended.
 * @throws {LostImport} when the import is not this node's any more; then nothing is written.
 */
export async function writeBatch(
  context: Pick<WorkerContext, 'db' | 'node' | 'address'>,
  claimed: Claimed,
  batch: PreparedBatch,
  siteWarnings: readonly Notice[],
): Promise<void> {
  const write = (all: WriteAll) => (tx: Transaction) =>
    writeInTransaction(tx, context, claimed, batch, siteWarnings, all)
  try {
    // A batch that collides with another transaction is run again: what that one wrote is known then.
    await txAgain(context.db, write(writeTogether), stall)
  } catch (error) {
    if (!isUnstorable(error)) throw error
    // An item that PostgreSQL refuses: one by one it shows which.
    await context.db.tx(write(writeApart), stall)
  }
}

type WriteAll = (
  tx: Transaction,
  claimed: Claimed,
  incoming: readonly IncomingArticle[],
  onWritten?: OnWritten,
) => Promise<(Written | Notice)[]>

async function writeInTransaction(
  tx: Transaction,
  { node, address }: Pick<WorkerContext, 'node' | 'address'>,
  claimed: Claimed,
  { items, prepared, next }: PreparedBatch,
  siteWarnings: readonly Notice[],
  write: WriteAll,
): Promise<void> {
  await fence(tx, node, claimed)
  const ready = items.flatMap((item, index) => {
    const result = prepared[index]
    return result?.outcome === 'ready'
      ? [
          {
            ordinal: item.ordinal,
            article: result.article,
            originalId: claimed.dryRun ? null : item.originalId,
            ...(result.indexed && { indexed: result.indexed }),
            ...(result.kept && { kept: result.kept }),
          },
        ]
      : []
  })
  const { written, previews } = claimed.dryRun
    ? await rehearse(tx, claimed, ready, address, (onWritten) => write(tx, claimed, ready, onWritten))
    : { written: await write(tx, claimed, ready), previews: new Map<number, string>() }
  const results = items.map((item, index) => ({
    ...resultOf(item, prepared[index], written),
    preview: previews.get(item.ordinal) ?? null,
  }))
  await rememberTerms(
    tx,
    claimed.id,
    ready.map(({ article }) => article),
  )
  await recordResults(tx, claimed, results, next)
  if (next === null) await endImport(tx, claimed.id, siteWarnings)
}

/** Holds an import that this node works on, whatever of it is done. @throws {LostImport} when it is not this node's any more. */
export async function holdImport(tx: Transaction, node: string, id: string): Promise<void> {
  await takeTurn(tx, id)
  const { rows } = await tx.query(
    `SELECT 1 FROM import WHERE id = $1 AND lease_owner = $2 AND state = 'running' FOR UPDATE`,
    [id, node],
  )
  if (rows.length === 0) throw new LostImport()
}

/** Holds the import's row: a worker whose lease ran out, or an import that was cancelled, stops here and writes nothing. */
async function fence(tx: Transaction, node: string, { id, nextOrdinal }: Claimed): Promise<void> {
  await takeTurn(tx, id)
  const { rows } = await tx.query(
    `SELECT 1 FROM import WHERE id = $1 AND lease_owner = $2 AND state = 'running' AND next_ordinal = $3 FOR UPDATE`,
    [id, node, nextOrdinal],
  )
  if (rows.length === 0) throw new LostImport()
}

const writeTogether: WriteAll = (tx, claimed, incoming, onWritten) =>
  writeArticles(tx, incoming, writeOptions(claimed), onWritten)

const writeApart: WriteAll = async (tx, claimed, incoming, onWritten) => {
  const results = await writeOneByOne(tx, incoming, writeOptions(claimed), onWritten)
  return results.map((result) => result ?? unstorable)
}

const unstorable: Notice = {
  code: 'unstorable',
  detail: 'The database cannot hold this item: a part of it is too large.',
}

function writeOptions({ id, options: { onConflict, restoreDeleted = false } }: Claimed) {
  return {
    onConflict,
    restoreDeleted,
    writtenBy: 'import',
    by: { type: 'import', id },
    now: new Date(),
  } as const
}

/** Words for what is passed over although it could be read. */
const passedOver: Readonly<Record<string, string>> = {
  'edited-here':
    'It was edited here since it was imported. Import it with onConflict=overwrite to replace the edit.',
  deleted: 'It was deleted here. Import it with restoreDeleted=true to bring it back.',
  exists: 'It is here already and differs; onConflict=skip leaves it as it is.',
}

/** Takes the next of `written` for an item that was ready. */
function resultOf(
  item: UnwrittenItem,
  prepared: Prepared | undefined,
  written: (Written | Notice)[],
): Omit<ItemResult, 'preview'> {
  const base = {
    ordinal: item.ordinal,
    originalId: item.originalId,
    articleId: null,
    error: null,
    warnings: prepared?.warnings ?? [],
  }
  if (prepared?.outcome === 'skipped') return { ...base, outcome: 'skipped' }
  if (prepared?.outcome === 'failed') return { ...base, outcome: 'failed', error: prepared.error }
  const result = written.shift()
  if (!result) throw new Error('An item has no result.')
  if (!('outcome' in result)) return { ...base, outcome: 'failed', error: result }
  const { outcome, articleId } = result
  if (outcome === 'failed') return { ...base, outcome, error: { code: result.code, detail: result.detail } }
  if (outcome === 'skipped') {
    return {
      ...base,
      outcome,
      articleId,
      warnings: [...base.warnings, { code: result.code, detail: passedOver[result.code] ?? '' }],
    }
  }
  return { ...base, outcome, articleId, warnings: [...base.warnings, ...slugWarnings(result)] }
}

function slugWarnings({ slugTaken }: Written): Notice[] {
  if (slugTaken === null) return []
  const { stated, given } = slugTaken
  const detail = `Another article has the slug “${stated}”, which it states; it has the slug “${given}”. State another one to choose it.`
  return [{ code: 'slug-taken', detail }]
}

async function recordResults(
  tx: Transaction,
  { id, dryRun, nextOrdinal }: Claimed,
  results: readonly ItemResult[],
  next: number | null,
): Promise<void> {
  await tx.query({
    name: 'record-items',
    text: `UPDATE import_item i SET outcome = r.outcome, article_id = r.article_id, warnings = r.warnings, error = r.error, preview = r.preview
      FROM unnest($2::int[], $3::item_outcome[], $4::uuid[], $5::jsonb[], $6::jsonb[], $7::jsonb[])
        AS r (ordinal, outcome, article_id, warnings, error, preview)
      WHERE i.import_id = $1 AND i.ordinal = r.ordinal`,
    values: [
      id,
      results.map((each) => each.ordinal),
      results.map((each) => each.outcome),
      results.map((each) => each.articleId),
      results.map((each) => JSON.stringify(each.warnings)),
      results.map((each) => each.error && JSON.stringify(importProblem('import-item-failed', each.error))),
      results.map((each) => each.preview),
    ],
  })
  // Bytes that became no article's original are not needed any more; those of failed items are, to try them again.
  const unneeded = results.filter(
    ({ outcome }) => outcome !== 'failed' && (dryRun || outcome === 'unchanged' || outcome === 'skipped'),
  )
  if (unneeded.length > 0) {
    await tx.query('DELETE FROM original WHERE id = ANY($1::uuid[])', [
      unneeded.map((each) => each.originalId),
    ])
  }
  const count = (outcome: ItemResult['outcome']) => results.filter((each) => each.outcome === outcome).length
  await tx.query({
    name: 'advance-import',
    text: `UPDATE import SET next_ordinal = $2, seen = seen + $3, created = created + $4, updated = updated + $5,
        unchanged = unchanged + $6, skipped = skipped + $7, failed = failed + $8, warnings = warnings + $9, failed_tries = 0
      WHERE id = $1`,
    values: [
      id,
      next ?? (results.at(-1)?.ordinal ?? nextOrdinal - 1) + 1,
      results.length,
      count('created'),
      count('updated'),
      count('unchanged'),
      count('skipped'),
      count('failed'),
      results.reduce((sum, each) => sum + each.warnings.length, 0),
    ],
  })
}

/** No item is left: the import is complete, and what is to be told of it as a whole is known. */
async function endImport(tx: Transaction, id: string, siteWarnings: readonly Notice[]): Promise<void> {
  const warnings = [...siteWarnings, ...(await similarTerms(tx, id))]
  // After failed items were tried again it ends anew: of what was told before only the upload's own stays.
  await tx.query(
    `UPDATE import SET state = 'completed', finished_at = now(),
       warning_list = jsonb_path_query_array(warning_list, '$[*] ? (@.code == "posts-elsewhere" || @.code == "export-incomplete")') || $2::jsonb
     WHERE id = $1`,
    [id, JSON.stringify(warnings)],
  )
}
