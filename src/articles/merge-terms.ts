// Merging a term into another one, and removing one: its articles and children move, its slug leads to the other, and it goes.
// What is large is done in slices; the last transaction holds the term, moves the rest and removes it. Stopped in between,
// the same request goes on.

import { recordChanges } from '../platform/changes.ts'
import { txAgain } from '../platform/collision.ts'
import type { Database, Transaction } from '../platform/db.ts'
import { requireMatch } from '../platform/etag.ts'
import { raise } from '../platform/generations.ts'
import { Problem } from '../platform/problems.ts'
import {
  changeAliases,
  findTerm,
  holdTree,
  isWithin,
  keepNamedTerm,
  keepParent,
  keepTree,
  type LockedTerm,
  leaveAliases,
  lockSubtree,
  lockTerm,
  type NamedAt,
  readTerm,
  type TermKind,
  type TermReference,
  tellOfTerm,
  termTag,
} from '../terms/index.ts'
import type { Actor } from './actor.ts'
import { listFilings, moveFilings } from './move-filings.ts'
import { leaveToBackground } from './refile-categories.ts'

/** A term that is to go. */
export interface TermRemoval {
  readonly kind: TermKind
  readonly ref: string
  /** What takes its place, and where the request names it; null: nothing, and it must not be in use. */
  readonly into: { readonly ref: string; readonly at: NamedAt } | null
  /** Whether terms that only drafts used exist for the writer. */
  readonly hidden: boolean
  /** `any`: whatever version is there. */
  readonly ifMatch: string | undefined | 'any'
  readonly by: Actor
}

/** Articles a transaction: some 0.5 s. */
const slice = 500

/** The last transaction takes more, so that it comes to an end while others go on filing. */
const lastSlice = 2 * slice

/** Told by `removeTerm` where one transaction would take too long: nothing was done. */
export class TooManyFilings extends Error {
  constructor() {
    super('the term has more articles than one transaction moves')
    this.name = 'TooManyFilings'
  }
}

/**
 * Moves what a term has to the one that takes its place, and removes it.
 * @returns how many articles were moved, and the id of the other term.
 * @throws {TooManyFilings} then `moveSlices` comes first. @throws {Problem} `not-found`, `unknown-term`, `unprocessable`,
 *   `term-in-use`, `precondition-required`, `precondition-failed`.
 */
export async function removeTerm(
  tx: Transaction,
  removal: TermRemoval,
): Promise<{ readonly moved: number; readonly intoId: string | null }> {
  const { kind, hidden, ifMatch, by } = removal
  if (kind.type === 'category') await holdTree(tx)
  const term = await lockTerm(tx, kind, removal.ref, { hidden, hold: 'key' })
  if (ifMatch !== 'any') {
    const row = await readTerm(tx, kind, term.id, { hidden })
    if (!row) throw new Error('A term that is locked cannot be read.')
    requireMatch(ifMatch, term.version, termTag(row))
  }
  const into = await replacement(tx, removal, term.id)
  const ids = await listFilings(tx, { kind, fromId: term.id }, lastSlice + 1)
  if (into === null) await refuseInUse(tx, kind, term.id)
  if (ids.length > lastSlice) throw new TooManyFilings()
  if (kind.type === 'category') await moveChildren(tx, term.id, into)
  const { moved } = await moveFilings(tx, { kind, fromId: term.id, intoId: into?.id ?? null, by }, ids)
  await retire(tx, kind, term, into)
  return { moved, intoId: into?.id ?? null }
}

/** Moves all but the last articles of a term, each slice in a transaction of its own. @returns how many were moved. */
export async function moveSlices(
  db: Database,
  removal: TermRemoval,
  isStopping: () => boolean,
): Promise<number> {
  for (let sum = 0; ; ) {
    if (isStopping()) {
      throw new Problem('shutting-down', 'The server is stopping. Send the request again: it goes on.', {
        headers: { 'retry-after': '5' },
      })
    }
    const step = await txAgain(db, (tx) => moveSlice(tx, removal))
    if (step === 'children-first') await txAgain(db, (tx) => moveChildrenFirst(tx, removal))
    else {
      sum += step.moved
      if (step.found < slice) return sum
    }
  }
}

/** @returns how many articles it found and moved; or that children stand in the way, beneath which articles would stay. */
async function moveSlice(
  tx: Transaction,
  removal: TermRemoval,
): Promise<{ readonly found: number; readonly moved: number } | 'children-first'> {
  const { kind, ref, hidden, by } = removal
  if (kind.type === 'category') await keepTree(tx)
  const from = await findTerm(tx, kind, ref, { hidden })
  // Gone: `removeTerm` says so.
  if (!from || 'movedTo' in from) return { found: 0, moved: 0 }
  const into = await replacement(tx, removal, from.id)
  if (into === null) await refuseInUse(tx, kind, from.id)
  else if (await hasChildren(tx, kind, from.id)) return 'children-first'
  const ids = await listFilings(tx, { kind, fromId: from.id }, slice)
  const { moved } = await moveFilings(tx, { kind, fromId: from.id, intoId: into?.id ?? null, by }, ids)
  return { found: ids.length, moved }
}

/** How many articles a merge would move. @throws {Problem} as `removeTerm`. */
export async function countMoved(
  tx: Transaction,
  removal: TermRemoval,
): Promise<{ readonly moved: number; readonly intoId: string | null }> {
  const { kind, ref, hidden } = removal
  const term = await lockTerm(tx, kind, ref, { hidden, hold: 'row' })
  const into = await replacement(tx, removal, term.id)
  return { moved: await countFiled(tx, kind, term.id), intoId: into?.id ?? null }
}

/** The term that takes the place of one, if any; it stays until the transaction ends. */
async function replacement(
  tx: Transaction,
  { kind, into, hidden }: TermRemoval,
  id: string,
): Promise<TermReference | null> {
  if (into === null) return null
  const found = await keepNamedTerm(tx, kind, into.ref, { hidden, at: into.at })
  const fault =
    found.id === id
      ? `A ${kind.type} cannot take its own place.`
      : kind.type === 'category' && (await isWithin(tx, found.id, id))
        ? 'The category that is to take its place is beneath it.'
        : null
  if (fault === null) return found
  throw new Problem('unprocessable', fault, { errors: [{ ...into.at, code: 'cycle', detail: fault }] })
}

/** SQL of how many articles but deleted ones are filed under the term `$1` itself. */
const filedUnder: Record<TermKind['type'], string> = {
  category: 'article_category x JOIN article a ON a.id = x.article_id WHERE x.category_id = $1 AND x.direct',
  tag: 'article_tag x JOIN article a ON a.id = x.article_id WHERE x.tag_id = $1',
  source: 'article a WHERE a.source_id = $1',
}

async function countFiled(tx: Transaction, kind: TermKind, id: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${filedUnder[kind.type]} AND a.status <> 'deleted'`,
    [id],
  )
  return rows[0]?.count ?? 0
}

/** @throws {Problem} `term-in-use`. */
async function refuseInUse(tx: Transaction, kind: TermKind, id: string): Promise<void> {
  const { rows: filed } = await tx.query(
    `SELECT 1 FROM ${filedUnder[kind.type]} AND a.status <> 'deleted' LIMIT 1`,
    [id],
  )
  const use =
    filed.length > 0
      ? 'Articles are filed under it.'
      : (await hasChildren(tx, kind, id))
        ? 'It has children.'
        : null
  if (use === null) return
  throw new Problem('term-in-use', `${use} Say with reassignTo which ${kind.type} takes its place.`)
}

async function hasChildren(tx: Transaction, kind: TermKind, id: string): Promise<boolean> {
  if (kind.type !== 'category') return false
  const { rows } = await tx.query('SELECT 1 FROM category WHERE parent_id = $1 LIMIT 1', [id])
  return rows.length > 0
}

/** From then on articles are filed by the tree as it will be. */
async function moveChildrenFirst(tx: Transaction, removal: TermRemoval): Promise<void> {
  await holdTree(tx)
  const { id } = await lockTerm(tx, removal.kind, removal.ref, { hidden: removal.hidden, hold: 'key' })
  const into = await replacement(tx, removal, id)
  // Should nobody go on with the slices.
  if ((await moveChildren(tx, id, into)) > 0) await leaveToBackground(tx, id)
}

/** Moves the children of a category to the one that takes its place; the tree is held. @returns how many. */
async function moveChildren(tx: Transaction, id: string, into: TermReference | null): Promise<number> {
  const { height, visible } = await lockSubtree(tx, id)
  if (into === null || height < 2) return 0
  await keepParent(tx, into.id, height - 1)
  const { rows } = await tx.query<{ id: string; slug: string; version: number; visible: boolean }>(
    `UPDATE category SET parent_id = $2, version = version + 1, updated_at = now() WHERE parent_id = $1
     RETURNING id, slug, version, visible`,
    [id, into.id],
  )
  if (visible) await raise(tx, 'terms')
  await recordChanges(
    tx,
    rows.map((child) => ({ ...child, type: 'category', public: child.visible })),
  )
  return rows.length
}

/** Removes a term that has nothing any more; its slug, its name and what led to it lead to the other one. */
async function retire(
  tx: Transaction,
  kind: TermKind,
  term: LockedTerm,
  into: TermReference | null,
): Promise<void> {
  const isKept = into !== null && term.visible
  if (isKept) {
    await tx.query(
      'UPDATE alias SET target_id = $3 WHERE namespace = $1 AND target_type = $1 AND target_id = $2',
      [kind.type, term.id, into.id],
    )
  } else {
    // What the public never saw leaves no trace that it could see later.
    await tx.query('DELETE FROM alias WHERE target_type = $1 AND target_id = $2', [kind.type, term.id])
  }
  await tx.query(`DELETE FROM ${kind.table} WHERE id = $1 AND version = $2`, [term.id, term.version])
  if (isKept) {
    await leaveAliases(tx, kind, { slug: term.slug, name: term.name }, into.id)
    await changeAliases(tx, kind, into.id)
  }
  await tellOfTerm(tx, kind, term)
}
