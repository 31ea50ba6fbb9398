// The categories, tags and sources that writers name → those that are stored. Unlike an import, a writer makes new ones
// only where that is asked for, and never changes the name of one that is there.

import { atOnce } from '../platform/at-once.ts'
import type { Queryable, Transaction } from '../platform/db.ts'
import { isUuid } from '../platform/id.ts'
import { Problem, type ProblemPart } from '../platform/problems.ts'
import {
  categoryKind,
  ensureTerms,
  findNamedTerms,
  getNamesById,
  type NamedTerm,
  sourceKind,
  type TermKind,
  tagKind,
} from '../terms/index.ts'
import type { NewArticle } from './new-article.ts'
import type { NamedTerms, StoredTerm, TermsByKey } from './put.ts'

export interface ResolvedArticle {
  /** Its terms' keys are their ids, so that a term's other name does not make it another article; their names, the stored ones. */
  readonly article: NewArticle
  /** What is not there, by its place in the article as it was stated. */
  readonly unknown: readonly ProblemPart[]
}

/**
 * Finds the terms that articles name, or makes them.
 * @param creates whether what is missing is made; else it is told.
 */
export async function resolveTerms(
  tx: Transaction,
  articles: readonly NewArticle[],
  creates: boolean,
): Promise<ResolvedArticle[]> {
  const wanted = [
    articles.flatMap((article) => article.categories),
    articles.flatMap((article) => article.tags),
    articles.flatMap((article) => sourceTerm(article) ?? []),
  ] as const
  const [categories, tags, sources] = await atOnce([
    findKind(tx, categoryKind, wanted[0]),
    findKind(tx, tagKind, wanted[1]),
    findKind(tx, sourceKind, wanted[2]),
  ])
  if (creates) {
    // One kind after the other: two writers wait for each other instead of deadlocking.
    await makeMissing(tx, categoryKind, wanted[0], categories)
    await makeMissing(tx, tagKind, wanted[1], tags)
    await makeMissing(tx, sourceKind, wanted[2], sources)
  }
  return articles.map((article) => {
    const unknown = [
      ...article.categories.flatMap(({ key }, at) =>
        unknownPart(categories, key, 'category', `/categories/${at}`),
      ),
      ...article.tags.flatMap(({ key }, at) => unknownPart(tags, key, 'tag', `/tags/${at}`)),
      ...(sourceTerm(article) === null
        ? []
        : unknownPart(sources, sourceTerm(article)?.key ?? '', 'source', '/source')),
    ]
    return {
      unknown,
      article: {
        ...article,
        categories: byId(article.categories, categories),
        tags: byId(article.tags, tags),
        source: sourceById(article, sources),
      },
    }
  })
}

/** The terms of resolved articles, which are named by their ids. */
export function resolvedTerms(articles: readonly NewArticle[]): NamedTerms {
  const byKey = (terms: NewArticle['tags']) => new Map(terms.map(({ key, name }) => [key, { id: key, name }]))
  return {
    categories: byKey(articles.flatMap(({ categories }) => categories)),
    tags: byKey(articles.flatMap(({ tags }) => tags)),
    sources: byKey(
      articles.flatMap(({ source }) =>
        source?.slug != null ? { key: source.slug, name: '', named: false } : [],
      ),
    ),
  }
}

/** The problem with terms that are not there, which names each; null where there are none. */
export function unknownTerms(unknown: readonly ProblemPart[]): Problem | null {
  const [first] = unknown
  return first ? new Problem('unknown-term', first.detail, { errors: unknown }) : null
}

/** @throws {Problem} `unknown-term` that names each one. */
export function refuseUnknown(unknown: readonly ProblemPart[]): void {
  const problem = unknownTerms(unknown)
  if (problem) throw problem
}

/** The tags that are there, by what names them. */
export function findTags(db: Queryable, wanted: readonly NamedTerm[]): Promise<TermsByKey> {
  return findKind(db, tagKind, wanted)
}

async function findKind(
  db: Queryable,
  kind: TermKind,
  wanted: readonly NamedTerm[],
): Promise<Map<string, StoredTerm>> {
  const ids = wanted.flatMap(({ key }) => (isUuid(key) ? [key] : []))
  const named = wanted.filter(({ key }) => !isUuid(key))
  const byId = ids.length === 0 ? [] : await getNamesById(db, kind, ids)
  const byName = await findNamedTerms(db, kind, named)
  return new Map([...byId.map((term) => [term.id, term] as const), ...byName])
}

/** Makes the terms that were not found, and adds them to what was. */
async function makeMissing(
  tx: Transaction,
  kind: TermKind,
  wanted: readonly NamedTerm[],
  found: Map<string, StoredTerm>,
): Promise<void> {
  // An id that is not there can not be made.
  const missing = wanted.filter(({ key }) => !found.has(key) && !isUuid(key))
  if (missing.length === 0) return
  const made = await ensureTerms(tx, kind, missing, { learnsNames: false })
  for (const { key } of missing) {
    const term = made.get(key)
    if (term) found.set(key, term)
  }
}

function sourceTerm({ source }: NewArticle): NamedTerm | null {
  const key = source?.slug ?? source?.name ?? null
  const name = source?.name ?? null
  return key === null ? null : { key, name: name ?? key, named: name !== null }
}

function unknownPart(found: TermsByKey, key: string, what: string, pointer: string): ProblemPart[] {
  if (found.has(key)) return []
  const detail = `There is no ${what} “${key.slice(0, 100)}”. Make it first, or send createTerms=true.`
  return [{ pointer, code: 'unknown-term', detail }]
}

/** Two names of one article may be one term. */
function byId(terms: NewArticle['tags'], found: TermsByKey): NewArticle['tags'] {
  const distinct = new Map(terms.flatMap(({ key }) => found.get(key) ?? []).map((term) => [term.id, term]))
  return [...distinct.values()].map(({ id, name }) => ({ key: id, name, named: false }))
}

function sourceById(article: NewArticle, found: TermsByKey): NewArticle['source'] {
  const { source } = article
  const term = found.get(sourceTerm(article)?.key ?? '')
  if (source === null || !term) return source
  // An import knows the publisher by its name.
  const isHost = source.issuer !== null && source.url !== null
  return {
    ...source,
    slug: term.id,
    name: null,
    issuer: source.externalId === null ? null : isHost ? source.issuer : term.name,
  }
}
