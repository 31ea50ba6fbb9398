// Terms out of an export of another Broadsheet: made as they were there, where there are none of their slug here.

import { v7 as uuidv7 } from 'uuid'
import { recordChanges } from '../platform/changes.ts'
import type { Transaction } from '../platform/db.ts'
import { raise } from '../platform/generations.ts'
import type { TermKind } from './descriptors.ts'

/** A term as it was; what follows from its articles is counted anew. */
export interface RestoredTerm {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string | null
  readonly version: number
  readonly visible: boolean
  /** RFC 3339, as the others. */
  readonly createdAt: string
  readonly updatedAt: string
  /** Of a category. */
  readonly parent?: { readonly id: string; readonly slug: string; readonly name: string } | null | undefined
  /** Of a source. */
  readonly homepage?: string | null | undefined
}

/** Columns that one kind alone has: SQL of their values, of the row `new`. */
const ownColumns: Record<TermKind['type'], Readonly<Record<string, string>>> = {
  // Parents are there already: what is its own parent has none.
  category: {
    parent_id: `(SELECT p.id FROM category p WHERE p.slug = new.parent AND new.parent <> new.slug)`,
  },
  tag: {},
  source: { homepage: 'new.homepage' },
}

/**
 * Makes those of the terms that are not here: found by a slug, or a former one, a term is left as it is. Each keeps its id
 * where that is free.
 */
export async function restoreTerms(
  tx: Transaction,
  kind: TermKind,
  terms: readonly RestoredTerm[],
): Promise<void> {
  // A parent in the same list must be there before its children.
  const seen = new Set<string>()
  let level: RestoredTerm[] = []
  for (const term of terms) {
    if (term.parent != null && seen.has(term.parent.slug)) {
      await restoreLevel(tx, kind, level)
      level = []
      seen.clear()
    }
    seen.add(term.slug)
    level.push(term)
  }
  await restoreLevel(tx, kind, level)
}

async function restoreLevel(tx: Transaction, kind: TermKind, terms: readonly RestoredTerm[]): Promise<void> {
  const missing = await missingTerms(tx, kind, terms)
  if (missing.length === 0) return
  await makeMissingParents(tx, kind, missing)
  const own = ownColumns[kind.type]
  const { rows } = await tx.query<{ id: string; slug: string; version: number; visible: boolean }>({
    name: `restore-${kind.table}`,
    text: `INSERT INTO ${kind.table} (${['id', 'slug', 'name', 'description', 'version', 'visible', 'created_at', 'updated_at', ...Object.keys(own)].join(', ')})
      SELECT ${['CASE WHEN taken.id IS NULL THEN new.id ELSE new.spare END', 'new.slug', 'new.name', 'new.description', 'new.version', 'new.visible', 'new.created_at', 'new.updated_at', ...Object.values(own)].join(', ')}
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[], $7::boolean[], $8::timestamptz[], $9::timestamptz[], $10::text[], $11::text[])
        AS new (id, spare, slug, name, description, version, visible, created_at, updated_at, parent, homepage)
      LEFT JOIN ${kind.table} taken ON taken.id = new.id
      ON CONFLICT (slug) DO NOTHING RETURNING id, slug, version, visible`,
    values: [
      missing.map(({ id }) => id),
      missing.map(() => uuidv7()),
      missing.map(({ slug }) => slug),
      missing.map(({ name }) => name),
      missing.map(({ description }) => description),
      missing.map(({ version }) => version),
      missing.map(({ visible }) => visible),
      missing.map(({ createdAt }) => createdAt),
      missing.map(({ updatedAt }) => updatedAt),
      missing.map(({ parent }) => parent?.slug ?? null),
      missing.map(({ homepage }) => homepage ?? null),
    ],
  })
  if (rows.some(({ visible }) => visible)) await raise(tx, 'terms')
  await recordChanges(
    tx,
    rows.map(({ id, slug, version, visible }) => ({ type: kind.type, id, slug, version, public: visible })),
  )
}

/** Those that no term here is found by; of two with one slug, or one id, the first. */
async function missingTerms(
  tx: Transaction,
  kind: TermKind,
  terms: readonly RestoredTerm[],
): Promise<RestoredTerm[]> {
  const { rows } = await tx.query<{ slug: string }>({
    name: `find-restored-${kind.table}`,
    text: `SELECT slug FROM ${kind.table} WHERE slug = ANY($1::text[])
      UNION SELECT x.key FROM alias x WHERE x.namespace = '${kind.type}' AND x.key = ANY($1::text[])`,
    values: [terms.map(({ slug }) => slug)],
  })
  const found = new Set(rows.map(({ slug }) => slug))
  const ids = new Set<string>()
  return terms.flatMap((term) => {
    if (found.has(term.slug)) return []
    found.add(term.slug)
    const id = ids.has(term.id) ? uuidv7() : term.id
    ids.add(term.id)
    return [{ ...term, id }]
  })
}

/** A public category may have a parent that the public's export does not have: it is known by its name alone. */
async function makeMissingParents(
  tx: Transaction,
  kind: TermKind,
  terms: readonly RestoredTerm[],
): Promise<void> {
  const slugs = new Set(terms.map(({ slug }) => slug))
  const parents = terms.flatMap(({ parent, createdAt }) =>
    parent == null || slugs.has(parent.slug)
      ? []
      : [{ ...parent, description: null, version: 1, visible: false, createdAt, updatedAt: createdAt }],
  )
  if (parents.length > 0) await restoreLevel(tx, kind, parents)
}

/** Leaves the former slugs of restored terms, where they lead nowhere else; when all terms are there, since some are living ones. */
export async function restoreTermAliases(
  tx: Transaction,
  kind: TermKind,
  terms: readonly { readonly slug: string; readonly aliases: readonly string[] }[],
): Promise<void> {
  const left = terms.flatMap(({ slug, aliases }) => aliases.map((key) => ({ slug, key })))
  if (left.length === 0) return
  await tx.query({
    name: `restore-aliases-${kind.table}`,
    text: `INSERT INTO alias (namespace, key, target_type, target_id)
      SELECT '${kind.type}', new.key, '${kind.type}', t.id
      FROM unnest($1::text[], $2::text[]) AS new (slug, key) JOIN ${kind.table} t ON t.slug = new.slug
      ON CONFLICT (namespace, key) DO NOTHING`,
    values: [left.map(({ slug }) => slug), left.map(({ key }) => key)],
  })
}
