// Many articles at once: each is known again as in an import, and stands or falls alone.

import type { Transaction } from '../platform/db.ts'
import { Problem } from '../platform/problems.ts'
import { contentHash, editedHash } from './content-hash.ts'
import type { EditOptions } from './create.ts'
import { findIdentity, type KnownArticle } from './identity.ts'
import { readState } from './input.ts'
import type { PreparedArticle } from './input.worker.ts'
import type { ArticleInput } from './input-schema.ts'
import { lockKnownArticles, type StoredArticle } from './known.ts'
import { resolveTerms, unknownTerms } from './term-names.ts'
import { stateOf, withOldIssuer } from './update.ts'
import { type IncomingArticle, type Written, writeArticles, writeOneByOne } from './write.ts'

/** An article that could be read, and what its writer states of its state. */
export interface BulkItem {
  readonly prepared: PreparedArticle
  readonly stated: Pick<ArticleInput, 'status' | 'publishedAt'>
}

export type BulkResult =
  | { readonly status: 'created' | 'updated' | 'unchanged'; readonly id: string | null }
  | { readonly status: 'failed'; readonly error: Problem }

/**
 * Writes items; the results stand in their order.
 * @param apart whether one by one, after the database refused something of them together.
 */
export async function writeBulk(
  tx: Transaction,
  items: readonly BulkItem[],
  options: EditOptions,
  apart: boolean,
): Promise<BulkResult[]> {
  const resolved = await resolveTerms(
    tx,
    items.map(({ prepared }) => prepared.article),
    options.createTerms,
  )
  const hashed = resolved.map(({ article }, at) => ({
    article,
    hash: editedHash(article, hasOwnTime(article, items[at])),
  }))
  const known = await lockKnownArticles(tx, hashed)
  const decided = items.map(({ prepared, stated }, at): IncomingArticle | Problem => {
    const { article, unknown } = resolved[at] ?? { article: prepared.article, unknown: [] }
    const problem = unknownTerms(unknown)
    if (problem) return problem
    const before = holderOf(findIdentity(article, hashed[at]?.hash.toString('hex') ?? '', known), known)
    try {
      const state = readState(stated, before && stateOf(before), options.now)
      const next = { ...article, ...kept(article, before), ...state }
      const hasOtherSlug = next.slug !== null && next.slug !== before?.slug
      // A new article is what it was made as: hashing it twice is a tenth of the work of this thread.
      const made = before === null ? hashed[at]?.hash : undefined
      const storedHash = made ?? editedHash(next, hasOwnTime(article, items[at]))
      const hash = hasOtherSlug ? contentHash(next) : storedHash
      return { ...prepared, originalId: null, article: next, hash, storedHash }
    } catch (error) {
      if (error instanceof Problem) return error
      throw error
    }
  })
  const incoming = decided.flatMap((each) => (each instanceof Problem ? [] : [each]))
  const writing = {
    onConflict: 'overwrite',
    writtenBy: 'editor',
    by: options.by,
    now: options.now,
  } as const
  // Their state was read out of `known`: what another writer stores meanwhile is collided with, and the next try knows it.
  const written = apart
    ? await writeOneByOne(tx, incoming, writing)
    : await writeArticles(tx, incoming, { ...writing, known })
  return decided.map((each) =>
    each instanceof Problem ? { status: 'failed', error: each } : resultOf(written.shift() ?? null),
  )
}

/** What is known by its content alone, and published now, is the same article when it is sent again later. */
function hasOwnTime({ slug, permalink, source }: PreparedArticle['article'], item: BulkItem | undefined) {
  const keys = [slug, permalink, source?.url, source?.externalId]
  return item?.stated.publishedAt != null || keys.some((key) => key != null)
}

function holderOf(
  identity: { readonly known: KnownArticle | null } | { readonly conflict: string },
  known: readonly StoredArticle[],
): StoredArticle | null {
  const id = 'known' in identity ? identity.known?.id : undefined
  return known.find((each) => each.id === id) ?? null
}

/** What stays of the stored article where the item does not state it. */
function kept(article: PreparedArticle['article'], before: StoredArticle | null) {
  if (before === null) return {}
  return { permalink: article.permalink ?? before.permalink, source: withOldIssuer(article, before) }
}

function resultOf(result: Written | null): BulkResult {
  const fail = (error: Problem): BulkResult => ({ status: 'failed', error })
  if (result === null)
    return fail(
      new Problem('unprocessable', 'The database cannot hold this item: a part of it is too large.'),
    )
  switch (result.outcome) {
    case 'failed':
      return fail(new Problem('conflict', result.detail))
    case 'skipped':
      return fail(
        new Problem(
          'conflict',
          `It was deleted here, as the article ${result.articleId}. Restore that one to change it.`,
        ),
      )
    default:
      return { status: result.outcome, id: result.articleId }
  }
}
