// Storing the articles that writers state: new ones, and in place of those that are there.

import { v7 as uuidv7 } from 'uuid'
import { atOnce } from '../platform/at-once.ts'
import type { Transaction } from '../platform/db.ts'
import { refuseInGroup } from '../platform/group-commit.ts'
import { ancestorsOf } from '../terms/index.ts'
import type { Actor } from './actor.ts'
import { conflictOf } from './conflicts.ts'
import { editedHash } from './content-hash.ts'
import type { PreparedArticle } from './input.worker.ts'
import { lockKeyHolders, type StoredArticle } from './known.ts'
import type { NewArticle } from './new-article.ts'
import { putArticles } from './put.ts'
import { giveSlugs } from './slugs.ts'
import { refuseUnknown, resolvedTerms, resolveTerms, unknownTerms } from './term-names.ts'

export interface EditOptions {
  /** Whether terms that are not there are made. */
  readonly createTerms: boolean
  readonly by: Actor
  readonly now: Date
}

/** What is to be stored of an article whose terms are resolved. */
export interface ArticleToStore extends Partial<PreparedArticle> {
  readonly article: NewArticle
  /** What it takes the place of, locked; null for a new one. */
  readonly before: StoredArticle | null
  readonly by: Actor
  readonly now: Date
}

/** An article that a writer states, to be created. */
export interface Creation {
  readonly prepared: PreparedArticle
  readonly options: EditOptions
}

/**
 * Stores new articles, of which no two state one slug, permalink, source URL or external id.
 * @param createTerms for all of them. @param read what is to be known of them, by their ids; see `putArticles`.
 * @returns what `read` gives.
 * @throws {Problem} `unknown-term`, `slug-taken`, `already-exists`, as `refuseInGroup` throws them.
 */
export async function createArticles<Answer>(
  tx: Transaction,
  creations: readonly Creation[],
  createTerms: boolean,
  read: (ids: readonly string[]) => Promise<Answer>,
): Promise<Answer> {
  const resolved = await resolveTerms(
    tx,
    creations.map(({ prepared }) => prepared.article),
    createTerms,
  )
  refuseInGroup(resolved.map(({ unknown }) => unknownTerms(unknown)))
  const articles = creations.map(({ prepared, options: { by, now } }, at) => {
    return { ...prepared, article: resolved[at]?.article ?? prepared.article, before: null, by, now }
  })
  return storeArticles(tx, articles, read)
}

/** An article with its terms by their ids. @throws {Problem} `unknown-term`. */
export async function resolveArticle(
  tx: Transaction,
  article: NewArticle,
  { createTerms }: EditOptions,
): Promise<NewArticle> {
  const [resolved] = await resolveTerms(tx, [article], createTerms)
  refuseUnknown(resolved?.unknown ?? [])
  return resolved?.article ?? article
}

/**
 * Stores articles whose terms are resolved, new ones or in place of some; no two have a key in common.
 * @param read what is to be known of them, by their ids; see `putArticles`.
 * @returns what `read` gives.
 * @throws {Problem} `slug-taken`, `already-exists`, as `refuseInGroup` throws them.
 */
export async function storeArticles<Answer>(
  tx: Transaction,
  items: readonly ArticleToStore[],
  read: (ids: readonly string[]) => Promise<Answer>,
): Promise<Answer> {
  const articles = items.map(({ article }) => article)
  const terms = resolvedTerms(articles)
  const [known, slugs, ancestors] = await atOnce([
    lockKeyHolders(
      tx,
      articles,
      items.flatMap(({ before }) => before?.id ?? []),
    ),
    // Whoever has the slug that one states is known below, and the article refused.
    giveSlugs(tx, items, []),
    ancestorsOf(tx, [...terms.categories.keys()]),
  ])
  refuseInGroup(items.map(({ article, before }) => conflictOf(article, known, before?.id ?? null)))
  const rows = items.map(({ article, before, by, now, indexed, indexedAs }, at) => ({
    id: before?.id ?? uuidv7(),
    slug: slugs[at]?.slug ?? '',
    article,
    before,
    sourceId: article.source?.slug ?? null,
    contentHash: editedHash(article),
    originalId: before?.originalId ?? null,
    writtenBy: 'editor' as const,
    by,
    now,
    indexed: indexed ?? null,
    ...(indexedAs && { indexedAs }),
  }))
  return putArticles(tx, rows, terms, ancestors, () => read(rows.map(({ id }) => id)))
}
