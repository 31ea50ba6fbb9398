// Filing articles under their terms: the rows by which a term's list is one index range, and the terms' counts.

import { atOnce } from '../platform/at-once.ts'
import type { Transaction } from '../platform/db.ts'
import { raise } from '../platform/generations.ts'
import {
  applyTermChangesAtCommit,
  categoryKind,
  showTerms,
  sourceKind,
  type TermChange,
  tagKind,
} from '../terms/index.ts'
import type { ArticleToWrite } from './columns.ts'
import { applyDayChangesAtCommit } from './days.ts'
import type { StoredArticle } from './known.ts'
import type { Ancestors, NamedTerms, TermsByKey } from './put.ts'

interface Filing {
  readonly articleId: string
  readonly termId: string
  readonly position: number
  readonly direct: boolean
  readonly public: boolean
  readonly sortAt: Date
}

/**
 * Files written articles under their terms, in place of what they were filed under before. All its statements are sent at
 * once. @returns what they were filed under, and are: to be counted last.
 */
export async function fileArticles(
  tx: Transaction,
  rows: readonly (ArticleToWrite & { before: StoredArticle | null })[],
  terms: NamedTerms,
  ancestors: Ancestors,
): Promise<readonly [before: Filed, after: Filed]> {
  const changed = rows.filter((row) => row.before !== null).map((row) => row.id)
  const filed = rows.map((row) => ({
    row,
    public: row.article.status === 'published',
    sortAt: row.article.publishedAt ?? row.before?.createdAt ?? row.kept?.createdAt ?? row.now,
  }))
  const categories = filed.flatMap(({ row, ...state }) =>
    categoryFilings(row, state, terms.categories, ancestors),
  )
  const tags = filed.flatMap(({ row, ...state }) =>
    distinct(row.article.tags.map((tag) => terms.tags.get(tag.key)?.id)).map(
      (termId, position): Filing => ({
        articleId: row.id,
        termId,
        position,
        direct: true,
        ...state,
      }),
    ),
  )
  const articles = filed.map(({ row, ...state }) => ({
    ...state,
    sourceId: row.sourceId,
    language: row.article.language,
  }))
  const after = { categories, tags, articles }
  const isSeen = filed.some((each) => each.public || each.row.before?.public)
  const [was] = await atOnce([
    changed.length > 0 ? unfile(tx, changed) : nothing,
    storeCategories(tx, categories),
    storeTags(tx, tags),
    showFiled(tx, after),
    isSeen && raise(tx, 'articles'),
  ])
  return [{ ...was, articles: rows.flatMap(({ before }) => before ?? []) }, after]
}

/** Articles, and where they are filed beside their sources and days. */
interface Filed {
  readonly categories: readonly Counted[]
  readonly tags: readonly Counted[]
  readonly articles: readonly Pick<StoredArticle, 'sourceId' | 'public' | 'sortAt' | 'language'>[]
}

const nothing: Filed = { categories: [], tags: [], articles: [] }

/** Brings the counts of terms and days from what was filed to what is, right before the commit. */
export function countFiledAtCommit(tx: Transaction, before: Filed, after: Filed): void {
  applyTermChangesAtCommit(tx, categoryKind, changesOf(before.categories, after.categories))
  applyTermChangesAtCommit(tx, tagKind, changesOf(before.tags, after.tags))
  applyTermChangesAtCommit(tx, sourceKind, changesOf(sourcesOf(before), sourcesOf(after)))
  applyDayChangesAtCommit(tx, before.articles, after.articles)
}

/** Shows the public the terms under which public articles are filed. */
async function showFiled(tx: Transaction, filed: Filed): Promise<void> {
  const idsOf = (filings: readonly Counted[]) =>
    distinct(filings.filter((each) => each.public).map(({ termId }) => termId))
  const ids = { category: idsOf(filed.categories), tag: idsOf(filed.tags), source: idsOf(sourcesOf(filed)) }
  if (Object.values(ids).some(({ length }) => length > 0)) await showTerms(tx, ids)
}

function sourcesOf({ articles }: Filed): Counted[] {
  return articles.flatMap(({ sourceId, public: isPublic, sortAt }) =>
    sourceId === null ? [] : [{ termId: sourceId, direct: true, public: isPublic, sortAt }],
  )
}

async function storeCategories(tx: Transaction, filings: readonly Filing[]): Promise<void> {
  if (filings.length === 0) return
  await tx.query({
    name: 'file-categories',
    text: `INSERT INTO article_category (article_id, category_id, position, direct, public, sort_at)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::boolean[], $5::boolean[], $6::timestamptz[])`,
    values: arrays(filings),
  })
}

async function storeTags(tx: Transaction, filings: readonly Filing[]): Promise<void> {
  if (filings.length === 0) return
  const [articleIds, termIds, positions, , publics, times] = arrays(filings)
  await tx.query({
    name: 'file-tags',
    text: `INSERT INTO article_tag (article_id, tag_id, position, public, sort_at)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::boolean[], $5::timestamptz[])`,
    values: [articleIds, termIds, positions, publics, times],
  })
}

/** Takes articles that are being deleted out of their terms and days. */
export async function unfileArticles(tx: Transaction, articles: readonly StoredArticle[]): Promise<void> {
  const was = await unfile(
    tx,
    articles.map(({ id }) => id),
  )
  if (articles.some((each) => each.public)) await raise(tx, 'articles')
  countFiledAtCommit(tx, { ...was, articles }, nothing)
}

/** Shows articles under their terms and days that have become public, and stay where they are. */
export async function publishFilings(tx: Transaction, articles: readonly StoredArticle[]): Promise<void> {
  const ids = articles.map(({ id }) => id)
  const { rows: categories } = await tx.query<Filing>({
    name: 'publish-categories',
    text: `UPDATE article_category SET public = true WHERE article_id = ANY($1::uuid[])
      RETURNING category_id AS "termId", direct, public, sort_at AS "sortAt"`,
    values: [ids],
  })
  const { rows: tags } = await tx.query<Filing>({
    name: 'publish-tags',
    text: `UPDATE article_tag SET public = true WHERE article_id = ANY($1::uuid[])
      RETURNING tag_id AS "termId", true AS direct, public, sort_at AS "sortAt"`,
    values: [ids],
  })
  const shown = { categories, tags, articles: articles.map((each) => ({ ...each, public: true })) }
  await showFiled(tx, shown)
  await raise(tx, 'articles')
  countFiledAtCommit(tx, nothing, shown)
}

/** Takes articles out of all their terms. @returns what they were filed under. */
async function unfile(tx: Transaction, articleIds: readonly string[]) {
  const [{ rows: categories }, { rows: tags }] = await atOnce([
    tx.query<Filing>(
      `DELETE FROM article_category WHERE article_id = ANY($1::uuid[])
       RETURNING article_id AS "articleId", category_id AS "termId", position, direct, public, sort_at AS "sortAt"`,
      [articleIds],
    ),
    tx.query<Filing>(
      `DELETE FROM article_tag WHERE article_id = ANY($1::uuid[])
       RETURNING article_id AS "articleId", tag_id AS "termId", position, true AS direct, public, sort_at AS "sortAt"`,
      [articleIds],
    ),
  ])
  return { categories, tags }
}

/** A row for each category of an article, and one for each of their ancestors that is not itself among them. */
function categoryFilings(
  row: ArticleToWrite,
  state: { public: boolean; sortAt: Date },
  categories: TermsByKey,
  ancestors: Ancestors,
): Filing[] {
  const direct = distinct(row.article.categories.map(({ key }) => categories.get(key)?.id))
  const above = distinct(direct.flatMap((id) => ancestors.get(id) ?? [])).filter((id) => !direct.includes(id))
  return [
    ...direct.map((termId, position) => ({ articleId: row.id, termId, position, direct: true, ...state })),
    ...above.map((termId) => ({ articleId: row.id, termId, position: 0, direct: false, ...state })),
  ]
}

/** Two names of one article may be one term. */
function distinct(ids: readonly (string | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== undefined))]
}

function arrays(filings: readonly Filing[]): unknown[] {
  return [
    filings.map((each) => each.articleId),
    filings.map((each) => each.termId),
    filings.map((each) => each.position),
    filings.map((each) => each.direct),
    filings.map((each) => each.public),
    filings.map((each) => each.sortAt),
  ]
}

type Counted = Pick<Filing, 'termId' | 'direct' | 'public' | 'sortAt'>

/** How the public articles filed under each term itself changed; a change beneath it is one that counts nothing. */
function changesOf(before: readonly Counted[], after: readonly Counted[]): TermChange[] {
  const changes = new Map<string, TermChange>()
  const counts = (each: Counted) => each.direct && each.public
  const at = (id: string) => changes.get(id) ?? { id, delta: 0, first: null, last: null, lost: false }
  for (const { termId } of [...before, ...after].filter((each) => each.public))
    changes.set(termId, at(termId))
  for (const { termId } of before.filter(counts)) {
    const change = at(termId)
    changes.set(termId, { ...change, delta: change.delta - 1, lost: true })
  }
  for (const { termId, sortAt } of after.filter(counts)) {
    const change = at(termId)
    changes.set(termId, {
      ...change,
      delta: change.delta + 1,
      first: change.first && change.first < sortAt ? change.first : sortAt,
      last: change.last && change.last > sortAt ? change.last : sortAt,
    })
  }
  return [...changes.values()]
}
