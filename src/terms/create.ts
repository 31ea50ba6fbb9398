// Making a term by its own request: the public sees it at once.

import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../platform/db.ts'
import { dropAlias, namedTerm, slugTaken, tellOfTerm } from './changing.ts'
import { categoryKind, type TermKind } from './descriptors.ts'
import { madeSlug } from './ensure.ts'
import { holdTree, keepParent } from './tree.ts'
import type { NewTerm } from './write-schema.ts'

/**
 * Makes a term. @param hidden whether terms that only drafts used exist for the writer. @returns its id.
 * @throws {Problem} `slug-taken` for a stated slug; `unknown-term`, `unprocessable` for the parent.
 */
export async function createTerm(
  tx: Transaction,
  kind: TermKind,
  term: NewTerm,
  { hidden }: { readonly hidden: boolean },
): Promise<string> {
  const parentId = term.parent == null ? null : await holdParent(tx, term.parent, hidden)
  const row: TermToInsert = {
    id: uuidv7(),
    name: term.name,
    description: term.description ?? null,
    own: kind.type === 'category' ? { parent_id: parentId } : {},
  }
  if (kind.type === 'source') row.own = { homepage: term.homepage ?? null }
  const slug =
    term.slug === undefined
      ? await insertMadeSlug(tx, kind, row)
      : await insertStatedSlug(tx, kind, row, term.slug.normalize('NFC'))
  await dropAlias(tx, kind, slug, row.id)
  await tellOfTerm(tx, kind, { id: row.id, slug, version: 1, visible: true })
  return row.id
}

async function holdParent(tx: Transaction, ref: string, hidden: boolean): Promise<string> {
  await holdTree(tx)
  const { id } = await namedTerm(tx, categoryKind, ref, { hidden, at: { pointer: '/parent' } })
  await keepParent(tx, id, 1)
  return id
}

interface TermToInsert {
  readonly id: string
  readonly name: string
  readonly description: string | null
  /** Columns that only this kind has. */
  own: Readonly<Record<string, string | null>>
}

async function insertStatedSlug(
  tx: Transaction,
  kind: TermKind,
  row: TermToInsert,
  slug: string,
): Promise<string> {
  if (await insert(tx, kind, row, slug)) return slug
  throw slugTaken(kind, slug)
}

/** A slug made of the name, with a suffix where it is taken. */
async function insertMadeSlug(tx: Transaction, kind: TermKind, row: TermToInsert): Promise<string> {
  const base = madeSlug(kind, row.name)
  if (await insert(tx, kind, row, base)) return base
  // In COLLATE "C" the suffixed slugs of a base are one range: '.' follows '-'.
  const { rows } = await tx.query<{ highest: number }>(
    `SELECT coalesce(max(substring(slug FROM length($1) + 2)::int), 1) AS highest FROM ${kind.table}
     WHERE slug > $1 || '-' AND slug < $1 || '.' AND substring(slug FROM length($1) + 2) ~ '^[1-9][0-9]{0,8}$'`,
    [base],
  )
  for (let suffix = (rows[0]?.highest ?? 1) + 1; ; suffix++) {
    const slug = `${base}-${suffix}`
    if (await insert(tx, kind, row, slug)) return slug
  }
}

/** @returns whether the slug was free. */
async function insert(tx: Transaction, kind: TermKind, row: TermToInsert, slug: string): Promise<boolean> {
  const own = Object.entries(row.own)
  const { rowCount } = await tx.query(
    `INSERT INTO ${kind.table} (id, slug, name, description, visible${own.map(([column]) => `, ${column}`).join('')})
     VALUES ($1, $2, $3, $4, true${own.map((_, index) => `, $${index + 5}`).join('')}) ON CONFLICT (slug) DO NOTHING`,
    [row.id, slug, row.name, row.description, ...own.map(([, value]) => value)],
  )
  return rowCount === 1
}
