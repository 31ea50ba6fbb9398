// Storing articles of which everything is decided: their rows, what they were before, their aliases, their terms, their
// tokens, and the log's entries. Whatever writes articles ends here.

import type { IndexedText } from '../content/index.ts'
import { atOnce } from '../platform/at-once.ts'
import { recordChanges } from '../platform/changes.ts'
import type { Transaction } from '../platform/db.ts'
import { type ArticleToWrite, articleArrays, insertArticles, updateArticles } from './columns.ts'
import { countFiledAtCommit, fileArticles } from './filing.ts'
import { leaveFormerSlugs } from './kept.ts'
import type { StoredArticle } from './known.ts'
import { keepRevisions } from './revisions.ts'
import { indexArticles, markRenamedAtCommit } from './search-index.ts'
import { goneArticle } from './store.ts'
import { visibleArticle } from './visibility.ts'

/** A term as it is stored. */
export interface StoredTerm {
  readonly id: string
  readonly name: string
}

/** Terms by what articles name them. */
export type TermsByKey = ReadonlyMap<string, StoredTerm>

/** The terms that articles name. */
export interface NamedTerms {
  readonly categories: TermsByKey
  readonly tags: TermsByKey
  readonly sources: TermsByKey
}

/** The ids of the categories above each category that has any; see `ancestorsOf`. */
export type Ancestors = ReadonlyMap<string, readonly string[]>

export interface DecidedArticle extends ArticleToWrite {
  /** What is stored, locked; null for a new article. */
  readonly before: StoredArticle | null
  /** What the search index keeps of it, where that is made already. */
  readonly indexed: IndexedText | null
  /** The names of tags by which `indexed` was made; absent: as the article names them. */
  readonly indexedAs?: readonly string[]
}

/**
 * Stores articles, new ones and changed ones.
 * @param read what is to be known of them: asked in one go with the storing, once they are stored and filed. Their terms' counts
 *   are brought up to date at the commit.
 * @returns what `read` gives.
 */
export async function putArticles<Answer>(
  tx: Transaction,
  rows: readonly DecidedArticle[],
  terms: NamedTerms,
  ancestors: Ancestors,
  read: () => Promise<Answer>,
): Promise<Answer> {
  if (rows.length === 0) return read()
  // In this order: the rows of articles come before those that refer to them.
  const [, , filed, answer] = await atOnce([
    storeRows(tx, rows),
    indexArticles(tx, rows, terms.tags),
    fileArticles(tx, rows, terms, ancestors),
    read(),
  ])
  await recordChanges(
    tx,
    rows.map(({ id, slug, before, kept, article }) => ({
      type: 'article' as const,
      id,
      slug,
      version: before ? before.version + 1 : (kept?.version ?? 1),
      public: (before?.public ?? false) || article.status === 'published',
    })),
  )
  countFiledAtCommit(tx, ...filed)
  markRenamedAtCommit(tx, rows, terms.tags)
  return answer
}

/** Stores the articles themselves, what they were before, and what leads to them. */
async function storeRows(tx: Transaction, rows: readonly DecidedArticle[]): Promise<void> {
  const created = rows.filter(({ before }) => before === null)
  const updated = rows.filter(({ before }) => before !== null)
  await atOnce([
    insertRows(tx, created),
    keepRevisions(
      tx,
      updated.map(({ id }) => id),
    ),
    updateRows(tx, updated),
    dropReplacedOriginals(tx, updated),
    leaveAliases(tx, rows),
    leaveFormerSlugs(tx, rows),
  ])
}

async function insertRows(tx: Transaction, rows: readonly DecidedArticle[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query({ name: 'insert-articles', text: insertArticles, values: articleArrays(rows, 'insert') })
}

async function updateRows(tx: Transaction, rows: readonly DecidedArticle[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query({ name: 'update-articles', text: updateArticles, values: articleArrays(rows, 'update') })
}

/** SQL of whether the public is told of an alias's target: that it has moved, or that it is gone. */
const tells = (target: string) =>
  `EXISTS (SELECT FROM article a WHERE a.id = ${target} AND (${visibleArticle('public')} OR ${goneArticle}))`

/**
 * Old slugs and paths, and those that the article states, lead to the article; but what leads the public somewhere leads
 * there still when an article that the public does not see had it, too.
 */
async function leaveAliases(tx: Transaction, rows: readonly DecidedArticle[]): Promise<void> {
  const left = rows.flatMap(({ id, slug, article, before }) => [
    ...(article.aliases ?? []).map((key) => ({ id, namespace: 'path', key })),
    ...(before && before.slug !== slug ? [{ id, namespace: 'article', key: before.slug }] : []),
    ...(before?.permalink != null && before.permalink !== article.permalink
      ? [{ id, namespace: 'path', key: before.permalink }]
      : []),
  ])
  // One path of two articles leads to the last: a statement cannot write a row twice.
  const aliases = [...new Map(left.map((each) => [`${each.namespace} ${each.key}`, each])).values()]
  if (aliases.length === 0) return
  await tx.query(
    `INSERT INTO alias (namespace, key, target_type, target_id)
     SELECT namespace, key, 'article', id FROM unnest($1::text[], $2::text[], $3::uuid[]) AS new (namespace, key, id)
     ON CONFLICT (namespace, key) DO UPDATE SET target_type = excluded.target_type, target_id = excluded.target_id
     WHERE ${tells('excluded.target_id')} OR (alias.target_type = 'article' AND NOT ${tells('alias.target_id')})`,
    [aliases.map((each) => each.namespace), aliases.map((each) => each.key), aliases.map((each) => each.id)],
  )
}

/** The article has a new original; nothing refers to the one before but a report that does not need it. */
async function dropReplacedOriginals(tx: Transaction, rows: readonly DecidedArticle[]): Promise<void> {
  const replaced = rows.flatMap(({ before, originalId }) =>
    before?.originalId != null && before.originalId !== originalId ? [before.originalId] : [],
  )
  if (replaced.length > 0) await tx.query('DELETE FROM original WHERE id = ANY($1::uuid[])', [replaced])
}
