// Terms as an import names them: found, or made, in the transaction of the articles that use them.

import { v7 as uuidv7 } from 'uuid'
import { isSlug, slugify } from '../content/index.ts'
import { recordChanges } from '../platform/changes.ts'
import type { Queryable, Transaction } from '../platform/db.ts'
import { raise } from '../platform/generations.ts'
import type { TermKind } from './descriptors.ts'

/** A term as an article names it; see `TermName` of the articles. */
export interface NamedTerm {
  readonly key: string
  readonly name: string
  readonly named: boolean
}

/** A term that is there. */
export interface FoundTerm {
  readonly id: string
  readonly slug: string
  readonly name: string
}

/** Whether a term is given by its name alone: then its key is no slug. */
export function isNameAlone({ key, name, named }: NamedTerm): boolean {
  return named && key === name
}

/** Leaves room for a suffix within the 200 characters of a slug. */
const madeSlugCharacters = 190

/** The slug that is made for a name, before any suffix. */
export function madeSlug(kind: TermKind, name: string): string {
  return slugify(name, madeSlugCharacters) || kind.type
}

/** Whether a term's slug was made from its name, as `C` from `C++`: it is then no hint of what the name `C` means. */
function hasMadeSlug(kind: TermKind, { slug, name }: FoundTerm): boolean {
  const base = madeSlug(kind, name)
  return slug === base || (slug.startsWith(`${base}-`) && /^[1-9]\d*$/.test(slug.slice(base.length + 1)))
}

/**
 * Finds each term by its slug, a former slug, or its name, in this order (a name alone: by the name before all).
 * Categories keep their place in the tree until the transaction ends: whoever moves one waits; see `tree`.
 * @returns those that are there, by their keys.
 */
export async function findNamedTerms(
  tx: Queryable,
  kind: TermKind,
  wanted: readonly NamedTerm[],
): Promise<ReadonlyMap<string, FoundTerm>> {
  const byKey = byKeys(wanted)
  return byKey.size === 0 ? new Map() : findTerms(tx, kind, byKey)
}

export interface EnsureOptions {
  /** Whether a term whose name is still only its slug takes the name that an article knows. Default: yes. */
  readonly learnsNames?: boolean
  /**
   * Those of the wanted terms that public articles name: only from these a term takes its name that the public sees.
   * Default: all.
   */
  readonly told?: readonly NamedTerm[]
}

/**
 * Finds terms as `findNamedTerms` does, and makes those that are missing.
 * @returns the term of each key.
 */
export async function ensureTerms(
  tx: Transaction,
  kind: TermKind,
  wanted: readonly NamedTerm[],
  { learnsNames = true, told = wanted }: EnsureOptions = {},
): Promise<ReadonlyMap<string, FoundTerm>> {
  const byKey = byKeys(wanted)
  // Sorted, so that two transactions that make the same terms wait for each other instead of deadlocking.
  const keys = [...byKey.keys()].sort()
  if (keys.length === 0) return new Map()
  const found = await findTerms(tx, kind, byKey)
  const missing = keys.filter((key) => !found.has(key))
  const made = await makeTerms(
    tx,
    kind,
    missing.map((key) => byKey.get(key)).filter((term) => term !== undefined),
  )
  const known = missing.length > 0 ? await findTerms(tx, kind, byKey) : found
  // A name that only drafts use is not told to the public; see `showTerms`. What another transaction made at the same
  // moment is told by that one, and may be another version by now.
  await recordChanges(
    tx,
    distinctTerms(missing.flatMap((key) => known.get(key) ?? []))
      .filter(({ id }) => made.has(id))
      .map(({ id, slug }) => ({
        type: kind.type,
        id,
        slug,
        version: 1,
        public: false,
      })),
  )
  if (learnsNames) {
    await learnNames(tx, kind, byKey, known, 'NOT visible')
    await learnNames(tx, kind, byKeys(told), known, 'true')
  }
  return known
}

/** The wanted terms by their keys; of two with one key the one whose name is known. */
function byKeys(wanted: readonly NamedTerm[]): Map<string, NamedTerm> {
  const byKey = new Map<string, NamedTerm>()
  for (const term of wanted) {
    const before = byKey.get(term.key)
    if (!before || (term.named && !before.named)) byKey.set(term.key, term)
  }
  return byKey
}

/** Two keys may have made one term. */
function distinctTerms(terms: readonly FoundTerm[]): readonly FoundTerm[] {
  return [...new Map(terms.map((term) => [term.id, term])).values()]
}

/** One that was merged while its row was waited for is found by its alias, which a statement that began before does not see. */
async function findTerms(
  tx: Queryable,
  kind: TermKind,
  byKey: ReadonlyMap<string, NamedTerm>,
): Promise<Map<string, FoundTerm>> {
  const found = await findTermsNow(tx, kind, byKey)
  return kind.type === 'category' && found.size < byKey.size ? findTermsNow(tx, kind, byKey) : found
}

async function findTermsNow(
  tx: Queryable,
  kind: TermKind,
  byKey: ReadonlyMap<string, NamedTerm>,
): Promise<Map<string, FoundTerm>> {
  // The lock that filing an article takes anyway, before its ancestors are read.
  const lock = kind.type === 'category' ? 'FOR KEY SHARE OF t' : ''
  const { rows } = await tx.query<FoundTerm & { key: string; rank: number }>({
    name: `find-terms-${kind.table}`,
    text: `SELECT key, id, slug, name, rank FROM (
        SELECT * FROM (
          SELECT t.slug AS key, t.id, t.slug, t.name, 1 AS rank FROM ${kind.table} t WHERE t.slug = ANY($1::text[]) ${lock}) a
        UNION ALL SELECT * FROM (
          SELECT x.key, t.id, t.slug, t.name, 2 FROM alias x JOIN ${kind.table} t ON t.id = x.target_id
            WHERE x.namespace = '${kind.type}' AND x.key = ANY($1::text[]) ${lock}) b
        UNION ALL SELECT * FROM (
          SELECT t.name, t.id, t.slug, t.name, 3 FROM ${kind.table} t WHERE t.name = ANY($1::text[]) ${lock}) c
      ) found ORDER BY key, rank, id`,
    values: [[...byKey.keys()].sort()],
  })
  const found = new Map<string, FoundTerm>()
  for (const row of rows) {
    const wanted = byKey.get(row.key)
    const named = wanted !== undefined && isNameAlone(wanted)
    if (named && row.rank === 1 && row.name !== row.key && hasMadeSlug(kind, row)) continue
    const before = found.get(row.key)
    if (!before || (named && row.name === row.key && before.name !== row.key)) found.set(row.key, row)
  }
  return found
}

/** Makes terms, in their order: all at once where a slug is free, the others one by one. @returns the ids of those that it made. */
async function makeTerms(
  tx: Transaction,
  kind: TermKind,
  terms: readonly NamedTerm[],
): Promise<ReadonlySet<string>> {
  if (terms.length === 0) return new Set()
  const wanted = terms.map((term) => {
    const base = isSlug(term.key) && !isNameAlone(term) ? term.key : madeSlug(kind, term.key)
    return { id: uuidv7(), term, base }
  })
  const { rows } = await tx.query<{ id: string }>({
    name: `make-all-${kind.table}`,
    // A name equal to the slug that another transaction makes at this moment is that same term: it waits here.
    text: `INSERT INTO ${kind.table} (id, slug, name) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
      ON CONFLICT (slug) DO NOTHING RETURNING id`,
    values: [
      wanted.map((each) => each.id),
      wanted.map((each) => each.base),
      wanted.map((each) => each.term.name),
    ],
  })
  const made = new Set(rows.map((row) => row.id))
  for (const { id, term, base } of wanted) {
    if (!made.has(id)) {
      await makeTerm(tx, kind, id, term, base)
      // It is there under this id, or another transaction made it.
      made.add(id)
    } else if (base !== term.key && term.name !== term.key) await leaveAlias(tx, kind, term.key, id)
  }
  return made
}

/** Makes a term whose slug is taken: perhaps by this very term, else it gets a suffix. */
async function makeTerm(
  tx: Transaction,
  kind: TermKind,
  id: string,
  term: NamedTerm,
  base: string,
): Promise<void> {
  for (let suffix = 1; ; suffix++) {
    const slug = suffix === 1 ? base : `${base}-${suffix}`
    await tx.query({
      name: `make-${kind.table}`,
      text: `INSERT INTO ${kind.table} (id, slug, name) VALUES ($1, $2, $3) ON CONFLICT (slug) DO NOTHING`,
      values: [id, slug, term.name],
    })
    const { rows } = await tx.query<FoundTerm>(`SELECT id, slug, name FROM ${kind.table} WHERE slug = $1`, [
      slug,
    ])
    const [made] = rows
    // Made here, or by another transaction as this very term: the slug is the key itself, or the name is the same.
    const ownsKey = slug === term.key && !(isNameAlone(term) && made && hasMadeSlug(kind, made))
    if (!ownsKey && made?.name !== term.name) continue
    if (slug !== term.key && term.name !== term.key) await leaveAlias(tx, kind, term.key, made?.id)
    return
  }
}

/** A key that is neither the slug nor the name (“EM News” → em-news, 东财新闻) would not lead to its term again. */
async function leaveAlias(
  tx: Transaction,
  kind: TermKind,
  key: string,
  id: string | undefined,
): Promise<void> {
  await tx.query(
    `INSERT INTO alias (namespace, key, target_type, target_id) VALUES ($1, $2, $1, $3) ON CONFLICT DO NOTHING`,
    [kind.type, key, id],
  )
}

async function learnNames(
  tx: Transaction,
  kind: TermKind,
  byKey: ReadonlyMap<string, NamedTerm>,
  known: Map<string, FoundTerm>,
  condition: 'true' | 'NOT visible',
): Promise<void> {
  for (const [key, term] of known) {
    const wanted = byKey.get(key)
    if (!wanted?.named || term.name !== term.slug || wanted.name === term.name) continue
    const { rows } = await tx.query<{ version: number; visible: boolean }>(
      `UPDATE ${kind.table} SET name = $2, version = version + 1, updated_at = now()${kind.ownRename}
       WHERE id = $1 AND name = slug AND ${condition} RETURNING version, visible`,
      [term.id, wanted.name],
    )
    if (rows.length > 0) known.set(key, { ...term, name: wanted.name })
    // What a hidden term is called moves nothing that the public reads.
    if (rows.some(({ visible }) => visible)) await raise(tx, 'terms')
    await recordChanges(
      tx,
      rows.map(({ version, visible }) => ({
        type: kind.type,
        id: term.id,
        slug: term.slug,
        version,
        public: visible,
      })),
    )
  }
}
