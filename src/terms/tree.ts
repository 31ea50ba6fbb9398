// The tree of categories while it changes. Whoever moves a category holds the tree, and then locks what is beneath it:
// writers of articles hold the categories that they file under (see `ensureTerms`), so that they have either committed
// before the move or read the ancestors after it.

import type { Queryable, Transaction } from '../platform/db.ts'
import { Problem } from '../platform/problems.ts'

/** Of advisory locks: nobody else's two numbers. */
const treeLock = '(1651470960, 1)'

/** How deep the tree may be: an article is filed under each category on the way up. */
export const treeMostLevels = 32

/** Waits until nobody else changes the tree, or files articles anew by it, and keeps them out until the transaction ends. */
export async function holdTree(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock${treeLock}`)
}

/** Keeps the tree as it is until the transaction ends. */
export async function keepTree(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared${treeLock}`)
}

/** A category and those beneath it. */
export interface Subtree {
  readonly ids: ReadonlySet<string>
  /** Levels, itself included. */
  readonly height: number
  /** Whether the public sees any of them. */
  readonly visible: boolean
}

/** Locks a category with all that is beneath it; the tree is held. */
export async function lockSubtree(tx: Transaction, id: string): Promise<Subtree> {
  const { rows } = await tx.query<{ id: string; visible: boolean; level: number }>({
    name: 'lock-subtree',
    text: `WITH RECURSIVE down (id, level) AS (
        SELECT $1::uuid, 1
        UNION ALL
        SELECT c.id, down.level + 1 FROM down JOIN category c ON c.parent_id = down.id)
      SELECT c.id, c.visible, down.level FROM down JOIN category c ON c.id = down.id ORDER BY c.id FOR UPDATE OF c`,
    values: [id],
  })
  return {
    ids: new Set(rows.map((row) => row.id)),
    height: Math.max(0, ...rows.map((row) => row.level)),
    visible: rows.some((row) => row.visible),
  }
}

/** Whether a category is another one or beneath it. */
export async function isWithin(db: Queryable, id: string, root: string): Promise<boolean> {
  const { rows } = await db.query<{ within: boolean }>({
    name: 'is-within',
    text: `WITH RECURSIVE up (id) AS (
        SELECT $1::uuid
        UNION ALL
        SELECT c.parent_id FROM up JOIN category c ON c.id = up.id WHERE c.parent_id IS NOT NULL)
      SELECT EXISTS (SELECT FROM up WHERE id = $2) AS within`,
    values: [id, root],
  })
  return rows[0]?.within ?? false
}

/**
 * Holds a category as the parent of a subtree: it is not removed, nor does the public come to see it, before the transaction
 * ends.
 * @param height of what comes beneath it, in levels. @throws {Problem} `unprocessable` when the tree became too deep.
 */
export async function keepParent(tx: Transaction, id: string, height: number): Promise<void> {
  await tx.query('SELECT 1 FROM category WHERE id = $1 FOR SHARE', [id])
  const { rows } = await tx.query<{ level: number }>({
    name: 'level',
    text: `WITH RECURSIVE up (id, level) AS (
        SELECT $1::uuid, 1
        UNION ALL
        SELECT c.parent_id, up.level + 1 FROM up JOIN category c ON c.id = up.id WHERE c.parent_id IS NOT NULL)
      SELECT max(level) AS level FROM up`,
    values: [id],
  })
  if ((rows[0]?.level ?? 0) + height <= treeMostLevels) return
  const detail = `The tree of categories would have more than ${treeMostLevels} levels.`
  throw new Problem('unprocessable', detail, { errors: [{ pointer: '/parent', code: 'too-deep', detail }] })
}
