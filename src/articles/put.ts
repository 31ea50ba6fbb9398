// Storing articles of which everything is decided: their rows, what they were before, their aliases, their terms, their
// tokens, and the log's entries. Whatever writes articles ends here.

import type { IndexedText } from '../content/index.ts'
import { atOnce } from '../platform/at-once.ts'
import { recordChanges } from '../platform/changes.ts'
import type { Transaction } from '../platform/db.ts'
import { ancestorsOf } from '../terms/index.ts'
import { type ArticleToWrite, articleArrays, insertArticles, updateArticles } from './columns.ts'
import { fileArticles } from './filing.ts'
import { leaveFormerSlugs } from './kept.ts'
import type { StoredArticle } from './known.ts'
import { keepRevisions } from './revisions.ts'
import { indexArticles, indexRenamed, readTagNames } from './search-index.ts'
import { goneArticle } from './store.ts'
import { visibleArticle } from './visibility.ts'

/** The ids of the terms that articles name, by their keys. */
export interface TermIds {
  readonly categories: ReadonlyMap<string, string>
  readonly tags: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
}

export interface DecidedArticle extends ArticleToWrite {
  /** What is stored, locked; null for a new article. */
  readonly before: StoredArticle | null
  /** What the search index keeps of it, where that is made already. */
  readonly indexed: IndexedText | null
  /** The names of tags by which `indexed` was made; absent: as the article names them. */
  readonly indexedAs?: readonly string[]
}

/** Stores articles, new ones and changed ones. */
export async function putArticles(
  tx: Transaction,
  rows: readonly DecidedArticle[],
  ids: TermIds,
): Promise<void> {
  if (rows.length === 0) return
  const [, ancestors, names] = await atOnce([
    storeRows(tx, rows),
    ancestorsOf(tx, [...ids.categories.values()]),
    readTagNames(tx, ids.tags),
  ])
  await atOnce([indexArticles(tx, rows, ids.tags, names), fileArticles(tx, rows, ids, ancestors)])
  const changes = rows.map(({ id, slug, before, kept, article }) => ({
    type: 'article' as const,
    id,
    slug,
    version: before ? before.version + 1 : (kept?.version ?? 1),
    public: (before?.public ?? false) || article.status === 'published',
  }))
  await atOnce([indexRenamed(tx, rows, ids.tags, names), recordChanges(tx, changes)])
}

/** Stores the articles themselves, what they were before, and what leads to them. */
async function storeRows(tx: Transaction, rows: readonly DecidedArticle[]): Promise<void> {
  const created = rows.filter(({ before }) => before === null)
  const updated = rows.filter(({ before }) => before !== null)
  if (created.length > 0) {
    await tx.query({
      name: 'insert-articles',
      text: insertArticles,
      values: articleArrays(created, 'insert'),
    })
  }
  if (updated.length > 0) {
    await keepRevisions(
      tx,
      updated.map(({ id }) => id),
    )
    await tx.query({
      name: 'update-articles',
      text: updateArticles,
      values: articleArrays(updated, 'update'),
    })
    await dropReplacedOriginals(tx, updated)
  }
  await leaveAliases(tx, rows)
  await leaveFormerSlugs(tx, rows)
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
