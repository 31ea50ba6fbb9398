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
  isNameAlone,
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
      ...article.categories.flatMap((term, at) =>
        unknownPart(categories, term, 'category', `/categories/${at}`),
      ),
      ...article.tags.flatMap((term, at) => unknownPart(tags, term, 'tag', `/tags/${at}`)),
      ...unknownPart(sources, sourceTerm(article), 'source', '/source'),
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
export async function findTags(db: Queryable, wanted: readonly NamedTerm[]): Promise<TermsByKey> {
  const found = await findKind(db, tagKind, wanted)
  return new Map(
    wanted.flatMap((term) => {
      const tag = found.of(term)
      return tag ? [[term.key, tag] as const] : []
    }),
  )
}

/** Terms that are there, by how articles name them: as the slug `C` and as the name `C` they may be two. */
class FoundTerms {
  readonly #byRef = new Map<string, StoredTerm>()
  readonly #byNameAlone = new Map<string, StoredTerm>()

  of(term: NamedTerm): StoredTerm | undefined {
    return (isNameAlone(term) ? this.#byNameAlone : this.#byRef).get(term.key)
  }

  add(wanted: readonly NamedTerm[], terms: ReadonlyMap<string, StoredTerm>): void {
    for (const each of wanted) {
      const term = terms.get(each.key)
      if (term) (isNameAlone(each) ? this.#byNameAlone : this.#byRef).set(each.key, term)
    }
  }
}

async function findKind(db: Queryable, kind: TermKind, wanted: readonly NamedTerm[]): Promise<FoundTerms> {
  const found = new FoundTerms()
  const ids = wanted.filter(({ key }) => isUuid(key))
  if (ids.length > 0) {
    const terms = await getNamesById(
      db,
      kind,
      ids.map(({ key }) => key),
    )
    found.add(ids, new Map(terms.map((term) => [term.id, term])))
  }
  for (const part of unambiguous(wanted.filter(({ key }) => !isUuid(key)))) {
    found.add(part, await findNamedTerms(db, kind, part))
  }
  return found
}

/** Names alone that are references of others too, apart from all the rest: nearly always there are none. */
function unambiguous(wanted: readonly NamedTerm[]): (readonly NamedTerm[])[] {
  const refs = new Set(wanted.flatMap((term) => (isNameAlone(term) ? [] : [term.key])))
  const isApart = (term: NamedTerm) => isNameAlone(term) && refs.has(term.key)
  const apart = wanted.filter(isApart)
  return apart.length === 0 ? [wanted] : [wanted.filter((term) => !isApart(term)), apart]
}

/** Makes the terms that were not found, and adds them to what was. */
async function makeMissing(
  tx: Transaction,
  kind: TermKind,
  wanted: readonly NamedTerm[],
  found: FoundTerms,
): Promise<void> {
  // An id that is not there can not be made.
  const missing = wanted.filter((term) => !found.of(term) && !isUuid(term.key))
  if (missing.length === 0) return
  for (const part of unambiguous(missing)) {
    found.add(part, await ensureTerms(tx, kind, part, { learnsNames: false }))
  }
}

function sourceTerm({ source }: NewArticle): NamedTerm | null {
  const key = source?.slug ?? source?.name ?? null
  const name = source?.name ?? null
  return key === null ? null : { key, name: name ?? key, named: name !== null }
}

function unknownPart(
  found: FoundTerms,
  term: NamedTerm | null,
  what: string,
  pointer: string,
): ProblemPart[] {
  if (term === null || found.of(term)) return []
  const detail = `There is no ${what} “${term.key.slice(0, 100)}”. Make it first, or send createTerms=true.`
  return [{ pointer, code: 'unknown-term', detail }]
}

/** Two names of one article may be one term. */
function byId(terms: NewArticle['tags'], found: FoundTerms): NewArticle['tags'] {
  const distinct = new Map(terms.flatMap((term) => found.of(term) ?? []).map((term) => [term.id, term]))
  return [...distinct.values()].map(({ id, name }) => ({ key: id, name, named: false }))
}

function sourceById(article: NewArticle, found: FoundTerms): NewArticle['source'] {
  const { source } = article
  const stated = sourceTerm(article)
  const term = stated === null ? undefined : found.of(stated)
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
