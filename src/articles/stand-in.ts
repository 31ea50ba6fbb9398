// Stand-ins: articles reduced to the keys by which they are known again. A dry run remembers these of what it would have
// written, and puts them into the table again, for as long as one of its batches is tried.

import type { Transaction } from '../platform/db.ts'
import { contentHash } from './content-hash.ts'
import { identityKeys } from './identity.ts'
import type { ArticleStatus, NewArticle } from './new-article.ts'
import { slugBase } from './slugs.ts'

/** By what an article is known again, and what is asked of one that is. */
export interface ArticleKeys {
  readonly id: string
  readonly slug: string
  readonly permalink: string | null
  readonly sourceUrl: string | null
  readonly externalId: string | null
  readonly issuer: string | null
  /** In hexadecimal digits. */
  readonly contentHash: string
  readonly status: ArticleStatus
  readonly publishedAt: Date | null
}

/** Every key that writing some articles looks up. */
export interface LookedUpKeys {
  readonly externalIds: readonly { readonly issuer: string; readonly externalId: string }[]
  readonly sourceUrls: readonly string[]
  readonly permalinks: readonly string[]
  /** Stated ones, and those that would be made if they are free. */
  readonly slugs: readonly string[]
  /** Of articles without any other key, in hexadecimal digits. */
  readonly contentHashes: readonly string[]
  /** What gets a suffix where it is taken. */
  readonly slugBases: readonly string[]
}

/** The keys that writing these articles looks up. */
export function lookedUpKeys(articles: readonly NewArticle[]): LookedUpKeys {
  const keys = articles.map((article) => identityKeys(article, contentHash(article).toString('hex')))
  const bases = [...new Set(articles.map(slugBase))]
  return {
    externalIds: articles.flatMap(({ source }) =>
      source?.externalId != null && source.issuer !== null
        ? [{ issuer: source.issuer, externalId: source.externalId }]
        : [],
    ),
    sourceUrls: keys.flatMap(({ sourceUrl }) => sourceUrl ?? []),
    permalinks: keys.flatMap(({ permalink }) => permalink ?? []),
    slugs: [...keys.flatMap(({ slug }) => slug ?? []), ...bases],
    contentHashes: keys.flatMap(({ content }) => content ?? []),
    slugBases: bases,
  }
}

/** The stored articles that have, or had when they were deleted, one of these keys. */
export async function findKeyHolders(
  tx: Transaction,
  keys: LookedUpKeys,
): Promise<{ readonly id: string; readonly slug: string; readonly deleted: boolean }[]> {
  const { rows } = await tx.query<{ id: string; slug: string; deleted: boolean }>({
    name: 'find-key-holders',
    // Each branch is a range of one index; the conditions on the status are those of the partial ones.
    text: `SELECT a.id, a.slug, a.status = 'deleted' AS deleted FROM article a WHERE a.id IN (
        SELECT b.id FROM unnest($1::text[], $2::text[]) AS e (issuer, external_id)
          JOIN article b ON b.issuer = e.issuer AND b.external_id = e.external_id
        UNION SELECT b.id FROM article b WHERE b.source_url = ANY($3::text[])
        UNION SELECT b.id FROM article b WHERE b.permalink = ANY($4::text[]) AND b.status <> 'deleted'
        UNION SELECT b.id FROM article b WHERE b.slug = ANY($5::text[]) AND b.status <> 'deleted'
        UNION SELECT b.id FROM article b WHERE b.permalink = ANY($4::text[]) AND b.status = 'deleted'
        UNION SELECT b.id FROM article b WHERE b.slug = ANY($5::text[]) AND b.status = 'deleted'
        UNION SELECT b.id FROM article b WHERE b.permalink IS NULL AND b.source_url IS NULL AND b.external_id IS NULL
          AND b.content_hash = ANY(SELECT decode(hash, 'hex') FROM unnest($6::text[]) AS hash))`,
    values: [
      keys.externalIds.map((each) => each.issuer),
      keys.externalIds.map((each) => each.externalId),
      keys.sourceUrls,
      keys.permalinks,
      keys.slugs,
      keys.contentHashes,
    ],
  })
  return rows
}

/** Which of these ids are those of stored articles. */
export async function findStored(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM article WHERE id = ANY($1::uuid[])', [ids])
  return new Set(rows.map(({ id }) => id))
}

/** The keys of articles that are not deleted, by their ids. */
export async function readArticleKeys(tx: Transaction, ids: readonly string[]): Promise<ArticleKeys[]> {
  const { rows } = await tx.query<ArticleKeys>(
    `SELECT id, slug, permalink, source_url AS "sourceUrl", external_id AS "externalId", issuer,
       encode(content_hash, 'hex') AS "contentHash", status, published_at AS "publishedAt"
     FROM article WHERE id = ANY($1::uuid[]) AND status <> 'deleted'`,
    [ids],
  )
  return rows
}

/**
 * Puts articles into the table with their keys and nothing else, in place of what they are there, as if an import had
 * written them. For a transaction that is rolled back: what they were is lost. One that has a key of another stored article
 * is left out: that was written meanwhile, and is what counts.
 */
export async function standIn(tx: Transaction, articles: readonly ArticleKeys[]): Promise<void> {
  if (articles.length === 0) return
  const { rows: was } = await tx.query<{ id: string; version: number; createdAt: Date }>(
    'DELETE FROM article WHERE id = ANY($1::uuid[]) RETURNING id, version, created_at AS "createdAt"',
    [articles.map(({ id }) => id)],
  )
  const before = new Map(was.map((each) => [each.id, each]))
  await tx.query(
    `INSERT INTO article (id, slug, permalink, source_url, external_id, issuer, content_hash, status, published_at,
       version, created_at, updated_at, sort_at, title, summary, html, html_policy, text, word_count,
       reading_time_minutes, written_by, changed_by, ever_public)
     SELECT n.id, n.slug, n.permalink, n.source_url, n.external_id, n.issuer, decode(n.hash, 'hex'), n.status, n.published_at,
       n.version, n.created_at, n.created_at, coalesce(n.published_at, n.created_at), '', '', '', 0, '', 0, 0, 'import', 'import', true
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::article_status[],
       $9::timestamptz[], $10::int[], $11::timestamptz[])
       AS n (id, slug, permalink, source_url, external_id, issuer, hash, status, published_at, version, created_at)
     ON CONFLICT DO NOTHING`,
    [
      articles.map(({ id }) => id),
      articles.map(({ slug }) => slug),
      articles.map(({ permalink }) => permalink),
      articles.map(({ sourceUrl }) => sourceUrl),
      articles.map(({ externalId }) => externalId),
      articles.map(({ issuer }) => issuer),
      articles.map(({ contentHash: hash }) => hash),
      articles.map(({ status }) => status),
      articles.map(({ publishedAt }) => publishedAt),
      articles.map(({ id }) => (before.get(id)?.version ?? 0) + 1),
      articles.map(({ id }) => before.get(id)?.createdAt ?? new Date()),
    ],
  )
}
