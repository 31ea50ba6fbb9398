// Filing articles under the ancestors of their categories anew, where categories have moved in the tree.

import type { Database, Transaction } from '../platform/db.ts'
import { raise } from '../platform/generations.ts'
import { firstUuid } from '../platform/id.ts'
import { applyTermChanges, categoryKind, keepTree, showTerms } from '../terms/index.ts'

/** Articles a transaction: some 0.2 s. */
const refiledMost = 1_000

/** Locks articles until the transaction ends, in the order of ids as every writer does. */
export async function lockArticles(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query({
    name: 'lock-articles',
    text: 'SELECT 1 FROM article WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
    values: [ids],
  })
}

/** The categories whose lists have changed, and whether public articles came in. */
export interface Refiled {
  readonly id: string
  readonly seen: boolean
}

/** Files locked articles under the ancestors of their categories, and under nothing else. @returns where the public sees it. */
export async function fileUnderAncestors(tx: Transaction, ids: readonly string[]): Promise<Refiled[]> {
  const { rows } = await tx.query<Refiled>({
    name: 'file-under-ancestors',
    text: `WITH RECURSIVE due (article_id, category_id) AS (
        SELECT x.article_id, c.parent_id FROM article_category x JOIN category c ON c.id = x.category_id
          WHERE x.article_id = ANY($1::uuid[]) AND x.direct AND c.parent_id IS NOT NULL
        UNION
        SELECT due.article_id, c.parent_id FROM due JOIN category c ON c.id = due.category_id WHERE c.parent_id IS NOT NULL),
      removed AS (
        DELETE FROM article_category x WHERE x.article_id = ANY($1::uuid[]) AND NOT x.direct
          AND (x.article_id, x.category_id) NOT IN (SELECT article_id, category_id FROM due)
        RETURNING x.category_id, x.public, false AS seen),
      added AS (
        INSERT INTO article_category (article_id, category_id, position, direct, public, sort_at)
        SELECT due.article_id, due.category_id, 0, false, a.status = 'published', a.sort_at
        FROM due JOIN article a ON a.id = due.article_id
        ON CONFLICT (article_id, category_id) DO NOTHING
        RETURNING category_id, public, true AS seen)
      SELECT category_id AS id, bool_or(seen) AS seen
      FROM (SELECT * FROM removed UNION ALL SELECT * FROM added) changed WHERE public GROUP BY category_id`,
    values: [ids],
  })
  return rows
}

async function refileArticles(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await lockArticles(tx, ids)
  const refiled = await fileUnderAncestors(tx, ids)
  if (refiled.length === 0) return
  // Other nodes notice by this one, should the notification of the categories get lost.
  await raise(tx, 'terms')
  await showTerms(tx, { category: refiled.filter(({ seen }) => seen).map(({ id }) => id) })
  await applyTermChanges(
    tx,
    categoryKind,
    refiled.map(({ id }) => ({ id, delta: 0, first: null, last: null, lost: false })),
  )
}

/**
 * Files what is beneath a category that has moved, in the transaction that moved it; where that is more than 1,000 articles,
 * the background does it.
 */
export async function refileCategory(tx: Transaction, categoryId: string): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT article_id AS id FROM article_category WHERE category_id = $1 LIMIT ${refiledMost + 1}`,
    [categoryId],
  )
  if (rows.length <= refiledMost) {
    await refileArticles(
      tx,
      rows.map(({ id }) => id),
    )
  } else await leaveToBackground(tx, categoryId)
}

/** Has the background file what is beneath a category anew. */
export async function leaveToBackground(tx: Transaction, categoryId: string): Promise<void> {
  await tx.query('UPDATE category SET is_refiling = true WHERE id = $1', [categoryId])
}

interface Place {
  readonly public: boolean
  readonly sortAt: string
  readonly id: string
}

const start: Place = { public: false, sortAt: '-infinity', id: firstUuid }

/**
 * Files what is beneath a category that has moved, in slices. Ended by the signal, or killed, it begins again; several nodes
 * at once do no harm. What is written meanwhile is filed rightly by its writer.
 * @returns whether there may be another one.
 */
export async function refileMovedCategory(db: Database, signal: AbortSignal): Promise<boolean> {
  const { rows } = await db.write.query<{ id: string; version: number }>(
    'SELECT id, version FROM category WHERE is_refiling ORDER BY id LIMIT 1',
  )
  const [category] = rows
  if (!category) return false
  for (let place: Place | null = start; place !== null; ) {
    if (signal.aborted) return false
    place = await refileSlice(db, category.id, place)
  }
  // Moved once more in between, it begins again.
  await db.write.query('UPDATE category SET is_refiling = false WHERE id = $1 AND version = $2', [
    category.id,
    category.version,
  ])
  return true
}

/** @returns where the next slice begins; null when there is none. */
function refileSlice(db: Database, categoryId: string, after: Place): Promise<Place | null> {
  return db.tx(async (tx) => {
    // A move in between would be missed by what has been read of the tree.
    await keepTree(tx)
    const { rows } = await tx.query<Place>(
      `SELECT x.public, x.sort_at::text AS "sortAt", x.article_id AS id FROM article_category x
       WHERE x.category_id = $1 AND (x.public, x.sort_at, x.article_id) > ($2::boolean, $3::timestamptz, $4::uuid)
       ORDER BY x.public, x.sort_at, x.article_id LIMIT ${refiledMost}`,
      [categoryId, after.public, after.sortAt, after.id],
    )
    await refileArticles(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.length === refiledMost ? (rows.at(-1) ?? null) : null
  })
}
