// Finding the stored articles that incoming ones may be.

import { lockNames } from '../platform/advisory-lock.ts'
import type { Transaction } from '../platform/db.ts'
import { identityKeys, type KnownArticle } from './identity.ts'
import type { NewArticle } from './new-article.ts'

/** A stored article as writing needs it: its identity, and what its terms count it as. */
export interface StoredArticle extends KnownArticle {
  readonly version: number
  readonly status: 'draft' | 'scheduled' | 'published' | 'archived' | 'deleted'
  readonly sourceId: string | null
  readonly originalId: string | null
  readonly public: boolean
  readonly sortAt: Date
  readonly createdAt: Date
  readonly language: string | null
}

/** An article that comes in, and the hash of its content. */
export interface HashedArticle {
  readonly article: NewArticle
  readonly hash: Buffer
}

/** SQL of a `StoredArticle` out of the article `a`. */
export const storedColumns = `a.id, a.slug, a.permalink, a.source_url AS "sourceUrl", a.external_id AS "externalId", a.issuer,
  encode(a.content_hash, 'hex') AS "contentHash", a.published_at AS "publishedAt", a.written_by AS "writtenBy",
  a.status, a.status = 'deleted' AS deleted, a.version, a.source_id AS "sourceId", a.original_id AS "originalId",
  a.status = 'published' AS public, a.sort_at AS "sortAt", a.created_at AS "createdAt", a.language`

/**
 * Every stored article that shares a key with one of these, or that had its permalink or slug and was deleted, locked in
 * the order of ids until the transaction ends.
 */
export async function lockKnownArticles(
  tx: Transaction,
  incoming: readonly HashedArticle[],
): Promise<StoredArticle[]> {
  const keys = incoming.map(({ article, hash }) => identityKeys(article, hash.toString('hex')))
  const keyless = incoming.filter((_, index) => keys[index]?.content !== null)
  // No index is unique for these: who writes the same at this moment is waited for.
  await lockNames(tx, keyless.map(contentLock))
  return lockKeyHolders(
    tx,
    incoming.map(({ article }) => article),
    await findAlike(tx, keyless),
  )
}

/**
 * Every stored article that shares a key with one of these, or that had its permalink or slug and was deleted, and those
 * with these ids; locked in the order of ids until the transaction ends.
 */
export async function lockKeyHolders(
  tx: Transaction,
  articles: readonly NewArticle[],
  ids: readonly string[] = [],
): Promise<StoredArticle[]> {
  const external = articles.flatMap(({ source }) =>
    source?.externalId != null && source.issuer !== null ? [source] : [],
  )
  const { rows } = await tx.query<StoredArticle>({
    name: 'lock-known-articles',
    text: `SELECT ${storedColumns}
      FROM article a WHERE a.id IN (
        SELECT b.id FROM unnest($1::text[], $2::text[]) AS e (issuer, external_id)
          JOIN article b ON b.issuer = e.issuer AND b.external_id = e.external_id
        UNION SELECT b.id FROM article b WHERE b.source_url = ANY($3::text[])
        UNION SELECT b.id FROM article b WHERE b.permalink = ANY($4::text[]) AND b.status <> 'deleted'
        UNION SELECT b.id FROM article b WHERE b.slug = ANY($5::text[]) AND b.status <> 'deleted'
        UNION SELECT b.id FROM article b WHERE b.status = 'deleted' AND (b.permalink = ANY($4::text[]) OR b.slug = ANY($5::text[]))
        UNION SELECT unnest($6::uuid[])
      ) ORDER BY a.id FOR UPDATE`,
    values: [
      external.map((source) => source.issuer),
      external.map((source) => source.externalId),
      articles.flatMap(({ source }) => source?.url ?? []),
      articles.flatMap(({ permalink }) => permalink ?? []),
      articles.flatMap(({ slug }) => slug ?? []),
      ids,
    ],
  })
  return rows
}

/** One of sixteen names for a content: PostgreSQL holds only so many locks, and a batch has a thousand articles. */
function contentLock({ hash }: HashedArticle): string {
  return `article content ${(hash[0] ?? 0) % 16}`
}

/** The stored articles without a key whose content is that of one of these. Few batches have any, so it is asked apart. */
async function findAlike(tx: Transaction, keyless: readonly HashedArticle[]): Promise<string[]> {
  if (keyless.length === 0) return []
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM article WHERE permalink IS NULL AND source_url IS NULL AND external_id IS NULL
       AND content_hash = ANY($1::bytea[])`,
    [keyless.map(({ hash }) => hash)],
  )
  return rows.map((row) => row.id)
}
