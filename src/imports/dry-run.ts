// A dry run: each batch is written and rolled back, and what it would have made is remembered for the batches after it, so
// that the report is that of the import itself.

import {
  type ArticleKeys,
  findKeyHolders,
  findStored,
  type IncomingArticle,
  type LookedUpKeys,
  lookedUpKeys,
  type OnWritten,
  previewArticles,
  readArticleKeys,
  standIn,
  type WebAddress,
  type Written,
} from '../articles/index.ts'
import type { Database, Transaction } from '../platform/db.ts'
import type { Notice } from './prepared.ts'

/** So many first items of a dry run show the article that they would become: a page of the report. */
const previewedItems = 100

/** What an index row of the external ids has room for beside the import's id: 2,704 bytes in all. */
const externalIdBytes = 2_600

/** Rows that one statement deletes: some 0.1 s. */
const forgottenRows = 10_000

export interface RehearsedArticle extends IncomingArticle {
  readonly ordinal: number
}

export interface Rehearsal {
  /** As the writing told it; an article that is there only in the dry run has no id. */
  readonly written: (Written | Notice)[]
  /** By ordinal: the article that an item would become, as JSON text. */
  readonly previews: ReadonlyMap<number, string>
}

/**
 * Writes a batch as if all that came before it in the dry run had been written, and takes it back.
 * @param write writes the articles, and tells of each part of them; whatever it throws leaves the transaction to be rolled back.
 */
export async function rehearse(
  tx: Transaction,
  { id, nextOrdinal }: { readonly id: string; readonly nextOrdinal: number },
  incoming: readonly RehearsedArticle[],
  address: WebAddress,
  write: (onWritten: OnWritten) => Promise<(Written | Notice)[]>,
): Promise<Rehearsal> {
  const rehearsed = async () => {
    const recalled = nextOrdinal === 0 ? noneRecalled : await recall(tx, id, incoming)
    const { previews, onWritten } = preview(tx, incoming, recalled, address)
    const written = await write(onWritten)
    const changed = new Map<string, number>()
    for (const [at, result] of written.entries()) {
      const articleId = articleIdOf(result)
      if (articleId !== null && isWriting(result)) changed.set(articleId, incoming[at]?.ordinal ?? 0)
    }
    return { written, previews, changed, keys: await readArticleKeys(tx, [...changed.keys()]) }
  }
  const { written, previews, changed, keys } = await tx.savepoint(rehearsed, { rehearses: true })
  await remember(tx, id, keys, changed)
  const stored = await findStored(
    tx,
    written.flatMap((result) => articleIdOf(result) ?? []),
  )
  return {
    written: written.map((result) =>
      'outcome' in result && result.articleId !== null && !stored.has(result.articleId)
        ? { ...result, articleId: null }
        : result,
    ),
    previews,
  }
}

function articleIdOf(result: Written | Notice): string | null {
  return 'outcome' in result ? result.articleId : null
}

function isWriting(result: Written | Notice): boolean {
  return 'outcome' in result && (result.outcome === 'created' || result.outcome === 'updated')
}

/** What an earlier batch would have made of an article. */
interface Remembered extends ArticleKeys {
  /** As the item showed it that would have written it last; null where that was not among the first. */
  readonly preview: string | null
}
type Recalled = ReadonlyMap<string, Remembered>

const noneRecalled: Recalled = new Map()

/** Collects the previews of the first items, each as soon as it is written. */
function preview(
  tx: Transaction,
  incoming: readonly RehearsedArticle[],
  recalled: Recalled,
  address: WebAddress,
): { readonly previews: Map<number, string>; readonly onWritten: OnWritten } {
  const previews = new Map<number, string>()
  const ordinals = new Map<IncomingArticle, number>(
    incoming.filter(({ ordinal }) => ordinal < previewedItems).map((each) => [each, each.ordinal]),
  )
  const rewritten = new Set<string>()
  const onWritten: OnWritten = async (part, written) => {
    const shown = part.flatMap((each, at) => {
      const ordinal = ordinals.get(each)
      const result = written[at]
      const isShown = result !== undefined && (isWriting(result) || result.outcome === 'unchanged')
      return ordinal !== undefined && isShown && result.articleId !== null
        ? [{ ordinal, result, articleId: result.articleId }]
        : []
    })
    for (const { result, articleId } of shown) if (isWriting(result)) rewritten.add(articleId)
    if (shown.length === 0) return
    const articles = await previewArticles(
      tx,
      shown.map(({ articleId }) => articleId),
      address,
    )
    for (const { ordinal, articleId } of shown) {
      // A stand-in has no text to show: what it stands for was shown by an earlier item.
      const earlier = rewritten.has(articleId) ? undefined : recalled.get(articleId)
      const json = earlier === undefined ? articles.get(articleId) : earlier.preview
      if (json != null) previews.set(ordinal, json)
    }
  }
  return { previews, onWritten }
}

/** Puts what earlier batches would have made into the table of articles, as far as this batch can come across it. */
async function recall(
  tx: Transaction,
  importId: string,
  incoming: readonly IncomingArticle[],
): Promise<Recalled> {
  const recalled = new Map<string, Remembered>()
  const askedSlugs = new Set<string>()
  let keys = lookedUpKeys(incoming.map(({ article }) => article))
  for (;;) {
    // Also those that hold a key now and would have given it up: they must not be found by it.
    const holders = await findKeyHolders(tx, keys)
    const remembered = await findRemembered(
      tx,
      importId,
      keys,
      holders.map((holder) => holder.id),
    )
    const found = remembered.filter((each) => !recalled.has(each.id))
    // What is revived takes its old slug if that is free.
    const slugs = holders.flatMap(({ deleted, slug }) => (deleted && !askedSlugs.has(slug) ? [slug] : []))
    if (found.length === 0 && slugs.length === 0) break
    for (const each of found) recalled.set(each.id, each)
    for (const slug of slugs) askedSlugs.add(slug)
    // Each takes up its keys, which another one may hold that would have given them up.
    keys = keysOf(found, slugs)
  }
  await standIn(tx, [...recalled.values()])
  return recalled
}

function keysOf(articles: readonly ArticleKeys[], slugs: readonly string[]): LookedUpKeys {
  return {
    externalIds: articles.flatMap(({ issuer, externalId }) =>
      issuer !== null && externalId !== null ? [{ issuer, externalId }] : [],
    ),
    sourceUrls: articles.flatMap(({ sourceUrl }) => sourceUrl ?? []),
    permalinks: articles.flatMap(({ permalink }) => permalink ?? []),
    slugs: [...articles.map(({ slug }) => slug), ...slugs],
    contentHashes: [],
    slugBases: slugs,
  }
}

/** What is remembered of these articles, and whatever has one of the keys; of the suffixes of a slug, the highest. */
async function findRemembered(
  tx: Transaction,
  importId: string,
  keys: LookedUpKeys,
  articleIds: readonly string[],
): Promise<Remembered[]> {
  const { rows } = await tx.query<Remembered>({
    name: 'find-remembered',
    text: `SELECT d.article_id AS id, d.slug, d.permalink, d.source_url AS "sourceUrl", d.external_id AS "externalId", d.issuer,
        encode(d.content_hash, 'hex') AS "contentHash", d.status, d.published_at AS "publishedAt", i.preview::text AS preview
      FROM dry_run_article d LEFT JOIN import_item i ON i.import_id = d.import_id AND i.ordinal = d.ordinal
      WHERE d.import_id = $1 AND d.article_id IN (
        SELECT unnest($2::uuid[])
        UNION SELECT r.article_id FROM unnest($3::text[], $4::text[]) AS e (issuer, external_id)
          JOIN dry_run_article r ON r.import_id = $1 AND r.issuer = e.issuer AND r.external_id = e.external_id
        UNION SELECT r.article_id FROM dry_run_article r WHERE r.import_id = $1 AND r.source_url = ANY($5::text[])
        UNION SELECT r.article_id FROM dry_run_article r WHERE r.import_id = $1 AND r.permalink = ANY($6::text[])
        UNION SELECT r.article_id FROM dry_run_article r WHERE r.import_id = $1 AND r.slug = ANY($7::text[])
        UNION SELECT r.article_id FROM dry_run_article r WHERE r.import_id = $1
          AND r.content_hash = ANY(SELECT decode(hash, 'hex') FROM unnest($8::text[]) AS hash)
        UNION SELECT (SELECT r.article_id FROM dry_run_article r
          WHERE r.import_id = $1 AND r.slug > base || '-' AND r.slug < base || '.'
            AND substring(r.slug FROM length(base) + 2) ~ '^[1-9][0-9]{0,8}$'
          ORDER BY substring(r.slug FROM length(base) + 2)::int DESC LIMIT 1) FROM unnest($9::text[]) AS base)`,
    values: [
      importId,
      articleIds,
      keys.externalIds.map((each) => each.issuer),
      keys.externalIds.map((each) => each.externalId),
      keys.sourceUrls,
      keys.permalinks,
      keys.slugs,
      keys.contentHashes,
      keys.slugBases,
    ],
  })
  return rows
}

/** Remembers articles as a batch would have left them. */
async function remember(
  tx: Transaction,
  importId: string,
  articles: readonly ArticleKeys[],
  ordinals: ReadonlyMap<string, number>,
): Promise<void> {
  if (articles.length === 0) return
  // An external id that fits the articles' index by a hair does not fit this one: it is then not remembered.
  const external = articles.map(({ issuer, externalId }) =>
    Buffer.byteLength(`${issuer}${externalId}`) <= externalIdBytes ? { issuer, externalId } : null,
  )
  await tx.query({
    name: 'remember-articles',
    text: `INSERT INTO dry_run_article AS d (import_id, article_id, ordinal, slug, permalink, source_url, external_id, issuer,
        content_hash, status, published_at)
      SELECT $1, n.id, n.ordinal, n.slug, n.permalink, n.source_url, n.external_id, n.issuer, decode(n.hash, 'hex'),
        n.status, n.published_at
      FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
        $10::article_status[], $11::timestamptz[])
        AS n (id, ordinal, slug, permalink, source_url, external_id, issuer, hash, status, published_at)
      ON CONFLICT (import_id, article_id) DO UPDATE SET ordinal = excluded.ordinal, slug = excluded.slug,
        permalink = excluded.permalink, source_url = excluded.source_url, external_id = excluded.external_id,
        issuer = excluded.issuer, content_hash = excluded.content_hash, status = excluded.status,
        published_at = excluded.published_at`,
    values: [
      importId,
      articles.map(({ id }) => id),
      articles.map(({ id }) => ordinals.get(id) ?? 0),
      articles.map(({ slug }) => slug),
      articles.map(({ permalink }) => permalink),
      articles.map(({ sourceUrl }) => sourceUrl),
      external.map((each) => each?.externalId ?? null),
      external.map((each) => each?.issuer ?? null),
      articles.map(({ contentHash }) => contentHash),
      articles.map(({ status }) => status),
      articles.map(({ publishedAt }) => publishedAt),
    ],
  })
}

/** Forgets what dry runs remembered that have ended, but for one that may go on. In statements that stay short. */
export async function forgetEndedDryRuns(db: Database): Promise<void> {
  for (;;) {
    const { rowCount } = await db.write.query(
      // Import by import, by the index: one that is under way may remember a million rows, which are not read.
      `DELETE FROM dry_run_article WHERE ctid = ANY(ARRAY(
         SELECT d.place FROM import i CROSS JOIN LATERAL (
           SELECT r.ctid AS place FROM dry_run_article r WHERE r.import_id = i.id LIMIT $1) d
         WHERE i.dry_run AND i.finished_at IS NOT NULL AND (i.error ->> 'code') IS DISTINCT FROM 'batch-failed' LIMIT $1))`,
      [forgottenRows],
    )
    if ((rowCount ?? 0) < forgottenRows) return
  }
}
