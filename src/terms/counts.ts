// Exact counts without counting: whoever moves an article in or out of a term tells by how much, in the same transaction.

import { atOnce } from '../platform/at-once.ts'
import { recordChanges } from '../platform/changes.ts'
import type { Statement, Transaction } from '../platform/db.ts'
import { raise } from '../platform/generations.ts'
import { type TermKind, termKinds } from './descriptors.ts'

/** What a transaction changed about the public articles filed under one term itself; with a delta of 0 also beneath it. */
export interface TermChange {
  readonly id: string
  /** Articles more (or less). */
  readonly delta: number
  /** The earliest and latest time of an article that came in. */
  readonly first: Date | null
  readonly last: Date | null
  /** Whether an article left or moved in time: then first and last are looked up anew. */
  readonly lost: boolean
}

/** SQL of the public articles filed under the term `t` itself: their times. */
const timesOf: Record<TermKind['type'], string> = {
  category: 'SELECT x.sort_at FROM article_category x WHERE x.category_id = t.id AND x.public AND x.direct',
  tag: 'SELECT x.sort_at FROM article_tag x WHERE x.tag_id = t.id AND x.public',
  source: `SELECT x.sort_at FROM article x WHERE x.source_id = t.id AND x.status = 'published'`,
}

/** Brings counts, times and generations of terms up to date. */
export async function applyTermChanges(
  tx: Transaction,
  kind: TermKind,
  changes: readonly TermChange[],
): Promise<void> {
  await atOnce(statementsOf(tx, kind, changes).map((statement) => tx.query(statement)))
}

/** As `applyTermChanges`, right before the commit: writers of articles wait for each other here. */
export function applyTermChangesAtCommit(
  tx: Transaction,
  kind: TermKind,
  changes: readonly TermChange[],
): void {
  tx.atCommit(statementsOf(tx, kind, changes))
}

/**
 * Rows are locked in the order of their ids, and less than FOR UPDATE would: every writer that filed an article under a term
 * holds a share of its key by now (the foreign key), and each would wait for the other.
 */
function statementsOf(tx: Transaction, kind: TermKind, changes: readonly TermChange[]): Statement[] {
  if (changes.length === 0) return []
  for (const { id } of changes) tx.moved.add(`${kind.type}:${id}`)
  const sorted = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1))
  const count = {
    name: `count-${kind.table}`,
    text: `WITH change AS MATERIALIZED (
        SELECT c.* FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::timestamptz[]) AS c (id, delta, first, last)
        JOIN ${kind.table} t ON t.id = c.id ORDER BY t.id FOR NO KEY UPDATE OF t)
      UPDATE ${kind.table} t SET
        article_count = t.article_count + change.delta,
        first_published_at = least(t.first_published_at, change.first),
        last_published_at = greatest(t.last_published_at, change.last),
        generation = t.generation + 1
      FROM change WHERE t.id = change.id`,
    values: [
      sorted.map((change) => change.id),
      sorted.map((change) => change.delta),
      sorted.map((change) => change.first),
      sorted.map((change) => change.last),
    ],
  }
  const lost = sorted.filter((change) => change.lost).map((change) => change.id)
  if (lost.length === 0) return [count]
  // Both ends of an index range.
  const times = {
    name: `times-${kind.table}`,
    text: `UPDATE ${kind.table} t SET
        first_published_at = (${timesOf[kind.type]} ORDER BY x.sort_at LIMIT 1),
        last_published_at = (${timesOf[kind.type]} ORDER BY x.sort_at DESC LIMIT 1)
      WHERE t.id = ANY($1::uuid[])`,
    values: [lost],
  }
  return [count, times]
}

/**
 * Shows the public the names of terms, from their first public article on. For the public such a term is new, and so is the
 * parent of its children. (Nearly always all are shown already, and nothing is written.)
 * @param ids of the terms under which public articles are filed, also beneath a category, by kind.
 */
export async function showTerms(
  tx: Transaction,
  ids: Partial<Readonly<Record<TermKind['type'], readonly string[]>>>,
): Promise<void> {
  const { rows: hidden } = await tx.query<{ type: TermKind['type']; id: string }>({
    name: 'hidden-terms',
    text: termKinds
      .map(
        ({ type, table }, at) =>
          `SELECT '${type}' AS type, id FROM ${table} WHERE id = ANY($${at + 1}::uuid[]) AND NOT visible`,
      )
      .join(' UNION ALL '),
    values: termKinds.map(({ type }) => ids[type] ?? []),
  })
  for (const kind of termKinds) {
    const shown = hidden.filter(({ type }) => type === kind.type).map(({ id }) => id)
    if (shown.length > 0) await show(tx, kind, shown)
  }
}

async function show(tx: Transaction, kind: TermKind, ids: readonly string[]): Promise<void> {
  const { rows: shown } = await tx.query<NewToThePublic>({
    name: `show-${kind.table}`,
    // Another writer may show it at this moment, and tells of it.
    text: `UPDATE ${kind.table} t SET visible = true FROM (
        SELECT id FROM ${kind.table} WHERE id = ANY($1::uuid[]) AND NOT visible ORDER BY id FOR NO KEY UPDATE) hidden
      WHERE t.id = hidden.id RETURNING t.id, t.slug, t.version`,
    values: [ids],
  })
  const children = kind.type === 'category' ? await visibleChildren(tx, shown) : []
  if (children.length > 0) await raise(tx, 'terms')
  await recordChanges(
    tx,
    [...shown, ...children].map((term) => ({ ...term, type: kind.type, public: true })),
  )
}

interface NewToThePublic {
  readonly id: string
  readonly slug: string
  readonly version: number
}

async function visibleChildren(
  tx: Transaction,
  parents: readonly NewToThePublic[],
): Promise<readonly NewToThePublic[]> {
  const { rows } = await tx.query<NewToThePublic>({
    name: 'visible-children',
    text: 'SELECT id, slug, version FROM category WHERE parent_id = ANY($1::uuid[]) AND visible ORDER BY id',
    values: [parents.map(({ id }) => id)],
  })
  return rows
}
