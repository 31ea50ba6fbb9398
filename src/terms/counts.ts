// Exact counts without counting: whoever moves an article in or out of a term tells by how much, in the same transaction.

import { recordChanges } from '../platform/changes.ts'
import type { Transaction } from '../platform/db.ts'
import type { TermKind } from './descriptors.ts'

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

/**
 * Brings counts, times, visibility and generations of terms up to date. Rows are locked in the order of their ids, and less
 * than FOR UPDATE would: every writer that filed an article under a term holds a share of its key by now (the foreign key),
 * and each would wait for the other.
 */
export async function applyTermChanges(
  tx: Transaction,
  kind: TermKind,
  changes: readonly TermChange[],
): Promise<void> {
  if (changes.length === 0) return
  for (const { id } of changes) tx.moved.add(`${kind.type}:${id}`)
  const sorted = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1))
  const { rows } = await tx.query<{ id: string; slug: string; version: number; appeared: boolean }>({
    name: `count-${kind.table}`,
    text: `WITH change AS MATERIALIZED (
        SELECT c.*, t.visible FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::timestamptz[]) AS c (id, delta, first, last)
        JOIN ${kind.table} t ON t.id = c.id ORDER BY t.id FOR NO KEY UPDATE OF t)
      UPDATE ${kind.table} t SET
        article_count = t.article_count + change.delta,
        first_published_at = least(t.first_published_at, change.first),
        last_published_at = greatest(t.last_published_at, change.last),
        visible = t.visible OR t.article_count + change.delta > 0,
        generation = t.generation + 1
      FROM change WHERE t.id = change.id
      RETURNING t.id, t.slug, t.version, t.visible AND NOT change.visible AS appeared`,
    values: [
      sorted.map((change) => change.id),
      sorted.map((change) => change.delta),
      sorted.map((change) => change.first),
      sorted.map((change) => change.last),
    ],
  })
  // The first public article of a term shows its name: for the public it is new.
  await recordChanges(
    tx,
    rows
      .filter(({ appeared }) => appeared)
      .map(({ id, slug, version }) => ({ type: kind.type, id, slug, version, public: true })),
  )
  const lost = sorted.filter((change) => change.lost).map((change) => change.id)
  if (lost.length === 0) return
  // Both ends of an index range.
  await tx.query({
    name: `times-${kind.table}`,
    text: `UPDATE ${kind.table} t SET
        first_published_at = (${timesOf[kind.type]} ORDER BY x.sort_at LIMIT 1),
        last_published_at = (${timesOf[kind.type]} ORDER BY x.sort_at DESC LIMIT 1)
      WHERE t.id = ANY($1::uuid[])`,
    values: [lost],
  })
}
