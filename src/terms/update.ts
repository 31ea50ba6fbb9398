// Changing a term: names, slugs, descriptions, and the place of a category in the tree. No article is touched, but what is
// filed beneath a category that moves is filed under its new ancestors.

import type { Transaction } from '../platform/db.ts'
import { requireMatch } from '../platform/etag.ts'
import { raise } from '../platform/generations.ts'
import { Problem } from '../platform/problems.ts'
import {
  dropAlias,
  isSlugTaken,
  type LockedTerm,
  leaveAliases,
  lockTerm,
  namedTerm,
  slugTaken,
  tellOfTerm,
} from './changing.ts'
import { categoryKind, type TermKind } from './descriptors.ts'
import { readTerm, type TermRow, termTag } from './store.ts'
import { holdTree, keepParent, lockSubtree } from './tree.ts'
import type { TermPatch } from './write-schema.ts'

/** Files what is beneath a category under its new ancestors, or has that done, in the transaction that moved it. */
export type Refile = (tx: Transaction, categoryId: string) => Promise<void>

export interface UpdateOptions {
  /** Whether terms that only drafts used exist for the writer. */
  readonly hidden: boolean
  readonly ifMatch: string | undefined
  readonly refile: Refile
}

/**
 * Applies a merge patch; one that changes nothing writes nothing. @returns the term as the writer sees it.
 * @throws {Problem} `not-found`, `precondition-required`, `precondition-failed`, `slug-taken`, `unknown-term`, `unprocessable`.
 */
export async function updateTerm(
  tx: Transaction,
  kind: TermKind,
  ref: string,
  patch: TermPatch,
  { hidden, ifMatch, refile }: UpdateOptions,
): Promise<TermRow> {
  // Before any row, as whoever else changes the tree.
  if (patch.parent !== undefined) await holdTree(tx)
  const hold = patch.slug === undefined && patch.parent === undefined ? 'row' : 'key'
  const term = await lockTerm(tx, kind, ref, { hidden, hold })
  const before = await shown(tx, kind, term.id, hidden)
  requireMatch(ifMatch, term.version, termTag(before))
  const parentId = patch.parent === undefined ? term.parentId : await parentOf(tx, patch.parent, hidden)
  const wanted = {
    name: patch.name ?? term.name,
    slug: patch.slug?.normalize('NFC') ?? term.slug,
    description: patch.description === undefined ? term.description : patch.description,
    homepage: patch.homepage === undefined ? term.homepage : patch.homepage,
    parentId,
  }
  if (Object.entries(wanted).every(([field, value]) => term[field as keyof LockedTerm] === value))
    return before

  if (wanted.slug !== term.slug && (await isSlugTaken(tx, kind, wanted.slug)))
    throw slugTaken(kind, wanted.slug)
  const isMoved = wanted.parentId !== term.parentId
  // The path of what is beneath it changes with it, without being its own.
  const showsMore = isMoved ? await takePlace(tx, term.id, wanted.parentId) : false
  const version = await store(tx, kind, term, wanted)
  if (wanted.slug !== term.slug) await dropAlias(tx, kind, wanted.slug, term.id)
  // What the public never saw leaves no trace that it could see later.
  if (term.visible) {
    const former = {
      ...(wanted.slug !== term.slug && { slug: term.slug }),
      ...(wanted.name !== term.name && term.name !== wanted.slug && { name: term.name }),
    }
    await leaveAliases(tx, kind, former, term.id)
  }
  await tellOfTerm(tx, kind, { id: term.id, slug: wanted.slug, version, visible: term.visible })
  if (showsMore) await raise(tx, 'terms')
  if (isMoved) await refile(tx, term.id)
  return shown(tx, kind, term.id, hidden)
}

async function shown(tx: Transaction, kind: TermKind, id: string, hidden: boolean): Promise<TermRow> {
  const row = await readTerm(tx, kind, id, { hidden })
  if (!row) throw new Error('A term that is locked cannot be read.')
  return row
}

async function parentOf(tx: Transaction, ref: string | null, hidden: boolean): Promise<string | null> {
  if (ref === null) return null
  return (await namedTerm(tx, categoryKind, ref, { hidden, at: { pointer: '/parent' } })).id
}

/** Locks a category with what is beneath it for its move. @returns whether the public sees any of that. */
async function takePlace(tx: Transaction, id: string, parentId: string | null): Promise<boolean> {
  const { ids, height, visible } = await lockSubtree(tx, id)
  if (parentId === null) return visible
  if (ids.has(parentId)) {
    const detail =
      parentId === id
        ? 'A category cannot be its own parent.'
        : 'The parent is beneath the category itself: the tree would have a cycle.'
    throw new Problem('unprocessable', detail, { errors: [{ pointer: '/parent', code: 'cycle', detail }] })
  }
  await keepParent(tx, parentId, height)
  return visible
}

type Wanted = Pick<LockedTerm, 'name' | 'slug' | 'description' | 'homepage' | 'parentId'>

/** @returns the new version. */
async function store(tx: Transaction, kind: TermKind, term: LockedTerm, wanted: Wanted): Promise<number> {
  const own = {
    category: [', parent_id = $6::uuid', wanted.parentId],
    source: [', homepage = $6', wanted.homepage],
    tag: ['', undefined],
  } as const
  const [column, value] = own[kind.type]
  const { rows } = await tx.query<{ version: number }>(
    `UPDATE ${kind.table} SET name = $3, slug = $4, description = $5${column}, version = version + 1, updated_at = now()
       ${wanted.name === term.name ? '' : kind.ownRename}
     WHERE id = $1 AND version = $2 RETURNING version`,
    [
      term.id,
      term.version,
      wanted.name,
      wanted.slug,
      wanted.description,
      ...(value === undefined ? [] : [value]),
    ],
  )
  const [stored] = rows
  if (!stored) throw new Error('A term that is locked has another version.')
  return stored.version
}
