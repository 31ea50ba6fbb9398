// Creating an article that a writer states.

import { v7 as uuidv7 } from 'uuid'
import { atOnce } from '../platform/at-once.ts'
import type { Transaction } from '../platform/db.ts'
import { ancestorsOf } from '../terms/index.ts'
import type { Actor } from './actor.ts'
import { refuseConflicts } from './conflicts.ts'
import { editedHash } from './content-hash.ts'
import type { PreparedArticle } from './input.worker.ts'
import { lockKeyHolders, type StoredArticle } from './known.ts'
import type { NewArticle } from './new-article.ts'
import { putArticles } from './put.ts'
import { giveSlugs } from './slugs.ts'
import { refuseUnknown, resolvedTerms, resolveTerms } from './term-names.ts'

export interface EditOptions {
  /** Whether terms that are not there are made. */
  readonly createTerms: boolean
  readonly by: Actor
  readonly now: Date
}

/**
 * Stores a new article.
 * @param read what is to be known of it, by its id; see `putArticles`.
 * @returns what `read` gives.
 * @throws {Problem} `unknown-term`, `slug-taken`, `already-exists`.
 */
export async function createArticle<Answer>(
  tx: Transaction,
  { article: stated, indexed, indexedAs }: PreparedArticle,
  options: EditOptions,
  read: (id: string) => Promise<Answer>,
): Promise<Answer> {
  const article = await resolveArticle(tx, stated, options)
  return storeArticle(tx, { article, indexed, indexedAs }, null, options, read)
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
 * Stores an article whose terms are resolved, a new one or in place of one.
 * @param before what it takes the place of, locked; null for a new one.
 * @param read what is to be known of it, by its id; see `putArticles`.
 * @returns what `read` gives.
 * @throws {Problem} `slug-taken`, `already-exists`.
 */
export async function storeArticle<Answer>(
  tx: Transaction,
  { article, indexed, indexedAs }: Pick<PreparedArticle, 'article'> & Partial<PreparedArticle>,
  before: StoredArticle | null,
  { by, now }: EditOptions,
  read: (id: string) => Promise<Answer>,
): Promise<Answer> {
  const isSlugStated = article.slug !== null
  const writing = [{ article, before }]
  const terms = resolvedTerms([article])
  // Who holds its keys matters to a slug that it states, not to one that is made.
  const [known, made, ancestors] = await atOnce([
    lockKeyHolders(tx, [article], before === null ? [] : [before.id]),
    isSlugStated ? [] : giveSlugs(tx, writing, []),
    ancestorsOf(tx, [...terms.categories.keys()]),
  ])
  refuseConflicts(article, known, before?.id ?? null)
  const [given] = isSlugStated ? await giveSlugs(tx, writing, known) : made
  const id = before?.id ?? uuidv7()
  const row = {
    id,
    slug: given?.slug ?? '',
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
  }
  return putArticles(tx, [row], terms, ancestors, () => read(id))
}
