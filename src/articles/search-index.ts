// The search index of articles: the tokens of what is written, and of what has none yet or old ones, made in the background.

import { type IndexedText, indexText, TOKENS_VERSION } from '../content/index.ts'
import { integerArray } from '../platform/binary-array.ts'
import type { Database, Transaction } from '../platform/db.ts'
import type { NewArticle } from './new-article.ts'
import type { TermsByKey } from './put.ts'

/** An article that was written in this transaction. */
export interface WrittenArticle {
  readonly id: string
  readonly article: NewArticle
  /** Null where it is to be made here. */
  readonly indexed: IndexedText | null
  /** The names of tags by which `indexed` was made; absent: as the article names them. */
  readonly indexedAs?: readonly string[]
}

/** Indexes written articles, in place of what they were indexed by before. @param tags by what the articles name them. */
export async function indexArticles(
  tx: Transaction,
  rows: readonly WrittenArticle[],
  tags: TermsByKey,
): Promise<void> {
  await storeTokens(
    tx,
    rows.map(({ id, article, indexed, indexedAs = article.tags.map(({ name }) => name) }) => {
      const names = article.tags.map((tag) => tags.get(tag.key)?.name ?? tag.name)
      const asNamed =
        names.length === indexedAs.length && names.every((name, index) => name === indexedAs[index])
      // A tag that is stored under another name than the article gives it: rare, so the threads need not know it.
      return { id, ...(indexed !== null && asNamed ? indexed : indexText({ ...article, tags: names })) }
    }),
  )
}

/**
 * Has articles indexed again, in the background, of which a tag got another name after it was read. The tags of public ones
 * are locked at the commit, once those are counted; those of others are locked here, so that whoever renames one later finds
 * the article. A tag that somebody holds may be getting another name.
 */
export function markRenamedAtCommit(
  tx: Transaction,
  rows: readonly WrittenArticle[],
  tags: TermsByKey,
): void {
  const named = rows.flatMap(({ id, article }) =>
    article.tags.flatMap(({ key }) => {
      const tag = tags.get(key)
      return tag ? [{ id, tag, counted: article.status === 'published' }] : []
    }),
  )
  if (named.length === 0) return
  const counted = new Set(named.filter((each) => each.counted).map(({ tag }) => tag.id))
  const others = new Set(named.map(({ tag }) => tag.id).filter((id) => !counted.has(id)))
  const statement = {
    name: 'mark-renamed',
    text: `WITH held AS MATERIALIZED (
        SELECT id, name FROM tag WHERE id = ANY($1::uuid[])
        UNION ALL SELECT * FROM (SELECT id, name FROM tag WHERE id = ANY($2::uuid[]) FOR SHARE SKIP LOCKED) other)
      UPDATE article_search SET version = 0 WHERE article_id IN (
        SELECT named.article_id FROM unnest($3::uuid[], $4::uuid[], $5::text[]) AS named (article_id, tag_id, name)
        LEFT JOIN held ON held.id = named.tag_id WHERE held.name IS DISTINCT FROM named.name)`,
    values: [
      [...counted],
      [...others],
      named.map(({ id }) => id),
      named.map(({ tag }) => tag.id),
      named.map(({ tag }) => tag.name),
    ],
  }
  tx.atCommit([statement])
}

interface TokensOf extends IndexedText {
  readonly id: string
}

/** Writes tokens of articles beside what the index repeats of them. The tokens travel as one array, cut by the database. */
async function storeTokens(tx: Transaction, rows: readonly TokensOf[]): Promise<void> {
  const ends: number[] = []
  let end = 0
  for (const { tokens } of rows) {
    end += tokens.length
    ends.push(end)
  }
  await tx.query({
    name: 'store-tokens',
    text: `INSERT INTO article_search (article_id, sort_at, public, version, plain, tokens)
      SELECT a.id, a.sort_at, a.status = 'published', $4, new.plain, ($3::int[])[new.after + 1 : new.until]
      FROM unnest($1::uuid[], $2::int[], $5::int[], $6::boolean[]) AS new (id, until, after, plain) JOIN article a ON a.id = new.id
      WHERE a.status <> 'deleted'
      ON CONFLICT (article_id) DO UPDATE SET sort_at = excluded.sort_at, public = excluded.public,
        version = excluded.version, plain = excluded.plain, tokens = excluded.tokens`,
    values: [
      rows.map(({ id }) => id),
      ends,
      integerArray(rows.map(({ tokens }) => tokens)),
      TOKENS_VERSION,
      rows.map(({ tokens }, index) => (ends[index] ?? 0) - tokens.length),
      rows.map(({ plain }) => plain),
    ],
  })
}

/**
 * Moves new tokens into the index proper: a search reads through those that are not, and a writer who finds too many moves them
 * himself. @throws what PostgreSQL says, 42501 where the index belongs to another role.
 */
export async function movePendingTokens(db: Database): Promise<void> {
  await db.write.query({
    name: 'move-pending-tokens',
    text: `SELECT gin_clean_pending_list('article_search_tokens_idx')`,
    values: [],
  })
}

/** Articles a transaction: their tokens are made on the main thread, some half a millisecond each. */
const staleBatch = 20

interface StaleArticle {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly text: string
  readonly tags: readonly string[]
}

/**
 * Indexes some of the articles whose tokens are missing or of an older version.
 * @returns whether there may be more.
 */
export async function indexStaleArticles(db: Database): Promise<boolean> {
  return db.tx(async (tx) => {
    // Not newer ones: of two nodes of different versions, the older would undo what the newer one does.
    const { rows } = await tx.query<StaleArticle>(
      `SELECT a.id, a.title, a.summary, a.text, (SELECT coalesce(array_agg(t.name), '{}')
         FROM article_tag x JOIN tag t ON t.id = x.tag_id WHERE x.article_id = a.id) AS tags
       FROM article a WHERE a.id IN (
         SELECT article_id FROM article_search WHERE version < $1 LIMIT ${staleBatch} FOR UPDATE SKIP LOCKED)`,
      [TOKENS_VERSION],
    )
    if (rows.length === 0) return false
    await storeTokens(
      tx,
      rows.map((row) => ({ id: row.id, ...indexText(row) })),
    )
    return rows.length === staleBatch
  })
}
