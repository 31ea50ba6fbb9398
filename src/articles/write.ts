// Writing a batch of articles: known again, decided, and stored with their terms and counts, in the caller's transaction.
// Imports and HTTP meet here, so that every rule stands once.

import { v7 as uuidv7 } from 'uuid'
import type { IndexedText } from '../content/index.ts'
import { atOnce } from '../platform/at-once.ts'
import { sqlState } from '../platform/collision.ts'
import type { Transaction } from '../platform/db.ts'
import {
  ancestorsOf,
  categoryKind,
  ensureTerms,
  type NamedTerm,
  sourceKind,
  type TermKind,
  tagKind,
} from '../terms/index.ts'
import type { Actor } from './actor.ts'
import { contentHash } from './content-hash.ts'
import {
  type DecideOptions,
  decide,
  findIdentity,
  identityKeys,
  storedKeys,
  type Verdict,
} from './identity.ts'
import { freeIds, type KeptIdentity } from './kept.ts'
import { type HashedArticle, lockKnownArticles, type StoredArticle } from './known.ts'
import type { NewArticle } from './new-article.ts'
import { type NamedTerms, putArticles } from './put.ts'
import { giveSlugs } from './slugs.ts'
import { resolvedTerms } from './term-names.ts'

export interface IncomingArticle {
  readonly article: NewArticle
  /** By which it is told whether it is what is stored; absent: that of its content. */
  readonly hash?: Buffer
  /** The hash that is stored with it; absent: the same. */
  readonly storedHash?: Buffer
  /** The staged bytes that it was read from. */
  readonly originalId: string | null
  /** What the search index keeps of it, where that is made already. */
  readonly indexed?: IndexedText
  /** Of an article out of an export: what it keeps, where it is made here. */
  readonly kept?: KeptIdentity
  /** The names of tags by which `indexed` was made; absent: as the article names them. */
  readonly indexedAs?: readonly string[]
}

export interface WriteOptions extends DecideOptions {
  /** An editor's articles name their terms by ids; see `resolveTerms`. */
  readonly writtenBy: 'import' | 'editor'
  readonly by: Actor
  readonly now: Date
  /** What `lockKnownArticles` has found for these articles in this transaction; absent: it is asked. */
  readonly known?: readonly StoredArticle[]
}

export type Written = Verdict & {
  readonly articleId: string | null
  /** The slug that the article states while another one has it, and the slug that it has instead; null for none. */
  readonly slugTaken: { readonly stated: string; readonly given: string } | null
}

/** Told of each part of a batch once it is written, before a later part can change its articles again. */
export type OnWritten = (part: readonly IncomingArticle[], written: readonly Written[]) => Promise<void>

/**
 * Writes a batch; the results stand in the order of the articles.
 * @throws what PostgreSQL throws when another transaction takes a key of the batch at the same moment (23505) or waits for
 *   it crosswise (40P01): run the transaction again.
 */
export async function writeArticles(
  tx: Transaction,
  incoming: readonly IncomingArticle[],
  options: WriteOptions,
  onWritten?: OnWritten,
): Promise<Written[]> {
  const results: Written[] = []
  const hashed = incoming.map((each) => ({ ...each, hash: each.hash ?? contentHash(each.article) }))
  while (results.length < hashed.length) {
    const begin = results.length
    const distinct = distinctStart(hashed.slice(begin))
    // A later part may be what an earlier one has stored.
    const known = (begin === 0 && options.known) || (await lockKnownArticles(tx, distinct))
    const part = await writeDistinct(tx, distinct, known, options)
    results.push(...part)
    await onWritten?.(incoming.slice(begin, results.length), part)
  }
  return results
}

/**
 * Writes a batch one by one, where it could not be written at once: each stands or falls alone.
 * @returns the results in the order of the articles; null for one that the database cannot hold.
 */
export async function writeOneByOne(
  tx: Transaction,
  incoming: readonly IncomingArticle[],
  options: WriteOptions,
  onWritten?: OnWritten,
): Promise<(Written | null)[]> {
  const results: (Written | null)[] = []
  for (const each of incoming) {
    try {
      results.push(...(await tx.savepoint(() => writeArticles(tx, [each], options, onWritten))))
    } catch (error) {
      if (!isUnstorable(error)) throw error
      results.push(null)
    }
  }
  return results
}

/** What PostgreSQL refuses for what is in it: data exceptions (22), constraints (23), limits (54). */
export function isUnstorable(error: unknown): boolean {
  return /^(22|23|54)/.test(sqlState(error))
}

type Incoming = IncomingArticle & HashedArticle

/** The articles up to the first that shares a key with an earlier one: that must be stored before it can be known again. */
function distinctStart(incoming: readonly Incoming[]): readonly Incoming[] {
  const seen = new Set<string>()
  const end = incoming.findIndex(({ article, hash }) => {
    const keys = keyTexts(identityKeys(article, hash.toString('hex')))
    if (keys.some((key) => seen.has(key))) return true
    for (const key of keys) seen.add(key)
    return false
  })
  return end < 0 ? incoming : incoming.slice(0, end)
}

function keyTexts(keys: Readonly<Record<string, string | null>>): string[] {
  return Object.entries(keys).flatMap(([name, key]) => (key === null ? [] : [`${name} ${key}`]))
}

/** Writes articles that share no key. @returns the results of the first ones; the others must be asked for again. */
async function writeDistinct(
  tx: Transaction,
  incoming: readonly Incoming[],
  known: readonly StoredArticle[],
  options: WriteOptions,
): Promise<Written[]> {
  const decided = decideAll(incoming, known, options)
  const writing = decided.flatMap((each) =>
    each.verdict.outcome === 'created' || each.verdict.outcome === 'updated'
      ? [{ ...each, before: each.verdict.outcome === 'updated' ? storedOf(each.verdict, known) : null }]
      : [],
  )
  // In their order: the first to name a term is the one it is named by.
  const named = writing.map(({ article }) => article)
  const terms = options.writtenBy === 'editor' ? resolvedTerms(named) : await ensureNamed(tx, named)
  const [slugs, kept, ancestors] = await atOnce([
    giveSlugs(tx, writing, known),
    keptIdentities(tx, writing),
    ancestorsOf(
      tx,
      [...terms.categories.values()].map(({ id }) => id),
    ),
  ])
  const rows = writing.map((each, at) => {
    const key = sourceKey(each.article)
    return {
      id: each.before?.id ?? (kept[at]?.isFree ? kept[at].id : uuidv7()),
      kept: kept[at] ?? null,
      slug: slugs[at]?.slug ?? '',
      refusedSlug: slugs[at]?.refused ?? null,
      before: each.before,
      article: each.article,
      sourceId: key === null ? null : (terms.sources.get(key)?.id ?? null),
      contentHash: each.storedHash ?? each.hash,
      originalId: each.originalId,
      indexed: each.indexed ?? null,
      ...(each.indexedAs && { indexedAs: each.indexedAs }),
      writtenBy: kept[at]?.writtenBy ?? options.writtenBy,
      by: options.by,
      now: options.now,
    }
  })
  await putArticles(tx, rows, terms, ancestors, async () => undefined)

  const rowOf = new Map(rows.map((row) => [row.article, row]))
  return decided.map(({ article, verdict }) => {
    const row = rowOf.get(article)
    return {
      ...verdict,
      articleId: row?.id ?? ('article' in verdict ? verdict.article.id : null),
      slugTaken: row?.refusedSlug != null ? { stated: row.refusedSlug, given: row.slug } : null,
    }
  })
}

/** What each article keeps that is made and comes out of an export, and whether its id is free; null for any other. */
async function keptIdentities(
  tx: Transaction,
  writing: readonly (IncomingArticle & { readonly before: StoredArticle | null })[],
): Promise<readonly ((KeptIdentity & { readonly isFree: boolean }) | null)[]> {
  const kept = writing.map((each) => (each.before === null ? (each.kept ?? null) : null))
  const free = new Set(
    await freeIds(
      tx,
      kept.flatMap((each) => each?.id ?? []),
    ),
  )
  // Of two with one id the first has it.
  return kept.map((each) => each && { ...each, isFree: free.delete(each.id) })
}

type Decided = Incoming & { readonly verdict: Verdict }

/** Decides up to the first article that had a key in common with one that is updated before it: it may have lost the key. */
function decideAll(
  incoming: readonly Incoming[],
  known: readonly StoredArticle[],
  options: WriteOptions,
): Decided[] {
  const decided: Decided[] = []
  const moving = new Set<string>()
  for (const each of incoming) {
    const hash = each.hash.toString('hex')
    if (keyTexts(identityKeys(each.article, hash)).some((key) => moving.has(key))) break
    const wasEdited = each.kept?.writtenBy === 'editor'
    const verdict = decide(findIdentity(each.article, hash, known), hash, { ...options, wasEdited })
    decided.push({ ...each, verdict })
    if (verdict.outcome === 'updated') {
      for (const key of keyTexts(storedKeys(verdict.article))) moving.add(key)
    }
  }
  return decided
}

async function ensureNamed(tx: Transaction, articles: readonly NewArticle[]): Promise<NamedTerms> {
  const published = articles.filter(({ status }) => status === 'published')
  const ensure = (kind: TermKind, named: (article: NewArticle) => readonly NamedTerm[]) =>
    ensureTerms(tx, kind, heard(articles, named), { told: published.flatMap(named) })
  return {
    categories: await ensure(categoryKind, ({ categories }) => categories),
    tags: await ensure(tagKind, ({ tags }) => tags),
    sources: await ensure(sourceKind, (article) => {
      const key = sourceKey(article)
      const name = article.source?.name ?? null
      return key === null ? [] : [{ key, name: name ?? key, named: name !== null }]
    }),
  }
}

/** The terms that articles name; what a draft calls one that a published article before it names is passed over. */
function heard(
  articles: readonly NewArticle[],
  named: (article: NewArticle) => readonly NamedTerm[],
): NamedTerm[] {
  const shown = new Set<string>()
  return articles.flatMap((article) => {
    const terms = named(article)
    if (article.status !== 'published') {
      return terms.map((term) => (shown.has(term.key) ? { ...term, name: term.key, named: false } : term))
    }
    for (const { key } of terms) shown.add(key)
    return terms
  })
}

/** What identifies the publisher of an article; null when neither slug nor name is known, only perhaps a URL. */
function sourceKey({ source }: NewArticle): string | null {
  return source?.slug ?? source?.name ?? null
}

function storedOf(verdict: Verdict, known: readonly StoredArticle[]): StoredArticle {
  const stored = 'article' in verdict ? known.find((each) => each.id === verdict.article.id) : undefined
  if (!stored) throw new Error('An article is to be updated that was not found.')
  return stored
}
