// What every change of a term has in common: its row locked, other terms that the request names, aliases, and who is told.

import { recordChanges } from '../platform/changes.ts'
import type { Queryable, Transaction } from '../platform/db.ts'
import { raise } from '../platform/generations.ts'
import { isUuid } from '../platform/id.ts'
import { Problem } from '../platform/problems.ts'
import type { TermKind } from './descriptors.ts'
import { findTerm, findTerms, type TermReference } from './store.ts'

/** A term that is to be changed, locked. */
export interface LockedTerm {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string | null
  readonly version: number
  /** Whether the public sees it. */
  readonly visible: boolean
  /** Of a category; null of others. */
  readonly parentId: string | null
  /** Of a source; null of others. */
  readonly homepage: string | null
}

/** How a writer sees terms, and how strongly one is held. */
export interface LockOptions {
  /** Whether those that only drafts used exist for the writer. */
  readonly hidden: boolean
  /**
   * `row`: against other changes. `key`: also against whoever files articles under it, as it takes to change its slug or its
   * place or to remove it; asked for at once, since two that hold the row and then want more would wait crosswise.
   */
  readonly hold: 'row' | 'key'
}

/**
 * Locks the term of a path. A former slug does not stand for it: whoever repeats a merge or a deletion must not hit the term
 * that took its place.
 * @throws {Problem} `not-found`.
 */
export async function lockTerm(
  tx: Transaction,
  kind: TermKind,
  ref: string,
  { hidden, hold }: LockOptions,
): Promise<LockedTerm> {
  const { rows } = await tx.query<LockedTerm>({
    name: `lock-${kind.table}-${isUuid(ref) ? 'id' : 'slug'}-${hold}`,
    text: `SELECT t.id, t.slug, t.name, t.description, t.version, t.visible,
        ${kind.type === 'category' ? 't.parent_id' : 'NULL'} AS "parentId", ${kind.type === 'source' ? 't.homepage' : 'NULL'} AS homepage
      FROM ${kind.table} t WHERE t.${isUuid(ref) ? 'id' : 'slug'} = $1 FOR ${hold === 'key' ? 'UPDATE' : 'NO KEY UPDATE'}`,
    values: [ref.normalize('NFC')],
  })
  const [term] = rows
  if (term && (hidden || term.visible)) return term
  const found = term ? null : await findTerm(tx, kind, ref, { hidden })
  throw new Problem(
    'not-found',
    found && 'movedTo' in found
      ? `The ${kind.type} with this slug is "${found.movedTo}" now.`
      : `No ${kind.type} has this id or slug.`,
  )
}

/** Where a request names another term. */
export type NamedAt = { readonly pointer: string } | { readonly parameter: string }

/** Finds a term that a body or a parameter names by id, slug or former slug. @throws {Problem} `unknown-term`. */
export async function namedTerm(
  db: Queryable,
  kind: TermKind,
  ref: string,
  { hidden, at }: { readonly hidden: boolean; readonly at: NamedAt },
): Promise<TermReference> {
  const [term] = await findTerms(db, kind, [ref], { hidden })
  if (term) return term
  const detail = `No ${kind.type} has the id or slug ${JSON.stringify(ref.slice(0, 200))}.`
  throw new Problem('unknown-term', detail, { errors: [{ ...at, code: 'unknown-term', detail }] })
}

/** As `namedTerm`; the term stays until the transaction ends. */
export async function keepNamedTerm(
  tx: Transaction,
  kind: TermKind,
  ref: string,
  options: { readonly hidden: boolean; readonly at: NamedAt },
): Promise<TermReference> {
  for (;;) {
    const term = await namedTerm(tx, kind, ref, options)
    const { rows } = await tx.query(`SELECT 1 FROM ${kind.table} WHERE id = $1 FOR KEY SHARE`, [term.id])
    // Removed while it was waited for: an alias may lead to what took its place.
    if (rows.length > 0) return term
  }
}

/** Whether another term has a slug. */
export async function isSlugTaken(tx: Transaction, kind: TermKind, slug: string): Promise<boolean> {
  const { rows } = await tx.query(`SELECT 1 FROM ${kind.table} WHERE slug = $1`, [slug])
  return rows.length > 0
}

/** The problem of a slug that another term has. */
export function slugTaken(kind: TermKind, slug: string): Problem {
  const detail = `Another ${kind.type} has the slug "${slug}".`
  return new Problem('slug-taken', detail, { errors: [{ pointer: '/slug', code: 'slug-taken', detail }] })
}

/** What a term was called. */
export interface FormerNames {
  readonly slug?: string
  readonly name?: string
}

/**
 * Has a former slug lead to a term, wherever it led before, and a former name where that leads nowhere yet: whoever imports
 * articles goes on naming the term by it.
 */
export async function leaveAliases(
  tx: Transaction,
  kind: TermKind,
  { slug, name }: FormerNames,
  id: string,
): Promise<void> {
  const insert = 'INSERT INTO alias (namespace, key, target_type, target_id)'
  if (slug !== undefined) {
    await tx.query(
      `${insert} VALUES ($1, $2, $1, $3) ON CONFLICT (namespace, key) DO UPDATE SET target_id = excluded.target_id`,
      [kind.type, slug, id],
    )
  }
  if (name !== undefined && name !== slug) {
    await tx.query(
      `${insert} SELECT $1, $2::text, $1, $3::uuid WHERE NOT EXISTS (SELECT FROM ${kind.table} WHERE slug = $2)
       ON CONFLICT DO NOTHING`,
      [kind.type, name, id],
    )
  }
}

/** A living slug beats an alias: one with this slug goes, and the source that showed it has changed. */
export async function dropAlias(
  tx: Transaction,
  kind: TermKind,
  slug: string,
  newOwner: string,
): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    'DELETE FROM alias WHERE namespace = $1 AND key = $2 RETURNING target_id AS id',
    [kind.type, slug],
  )
  const loser = rows.find(({ id }) => id !== newOwner)
  if (loser) await changeAliases(tx, kind, loser.id)
}

/** A source shows its aliases: where they changed, so has it. */
export async function changeAliases(tx: Transaction, kind: TermKind, id: string): Promise<void> {
  if (kind.type !== 'source') return
  const { rows } = await tx.query<ToldTerm>(
    `UPDATE source SET version = version + 1, updated_at = now() WHERE id = $1 RETURNING id, slug, version, visible`,
    [id],
  )
  for (const source of rows) await tellOfTerm(tx, kind, source)
}

/** A term as it is told of. */
export type ToldTerm = Pick<LockedTerm, 'id' | 'slug' | 'version' | 'visible'>

/** Writes the log's entry for a change of a term, and has caches forget what shows it. */
export async function tellOfTerm(
  tx: Transaction,
  kind: TermKind,
  { id, slug, version, visible }: ToldTerm,
): Promise<void> {
  tx.moved.add(`${kind.type}:${id}`)
  // What only drafts use moves nothing that the public reads.
  if (visible) await raise(tx, 'terms')
  await recordChanges(tx, [{ type: kind.type, id, slug, version, public: visible }])
}
