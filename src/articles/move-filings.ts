// Moving articles from one term to another, a slice a transaction: their rows, versions, revisions, counts, and the log.

import { recordChanges } from '../platform/changes.ts'
import type { Transaction } from '../platform/db.ts'
import { raise } from '../platform/generations.ts'
import { applyTermChanges, showTerms, type TermChange, type TermKind, termKinds } from '../terms/index.ts'
import type { Actor } from './actor.ts'
import { moveRows } from './filing-rows.ts'
import { fileUnderAncestors, lockArticles } from './refile-categories.ts'
import { keepRevisions } from './revisions.ts'

/** From which term to which; null: what is filed under the first goes, which only deleted articles may be. */
export interface TermMove {
  readonly kind: TermKind
  readonly fromId: string
  readonly intoId: string | null
  readonly by: Actor
}

/** An article filed under a term itself, locked. */
interface FiledArticle {
  readonly id: string
  readonly deleted: boolean
  readonly public: boolean
  readonly sortAt: Date
}

/** SQL of the articles under the term `$1`, also beneath a category. */
const filedUnder: Record<TermKind['type'], string> = {
  category: 'SELECT x.article_id AS id FROM article_category x WHERE x.category_id = $1',
  tag: 'SELECT x.article_id AS id FROM article_tag x WHERE x.tag_id = $1',
  source: 'SELECT x.id FROM article x WHERE x.source_id = $1',
}

/** The articles under a term, also beneath a category, up to so many of them. */
export async function listFilings(
  tx: Transaction,
  { kind, fromId }: Pick<TermMove, 'kind' | 'fromId'>,
  limit: number,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(`${filedUnder[kind.type]} LIMIT $2`, [fromId, limit])
  return rows.map(({ id }) => id)
}

/** Moves articles. Of a category they are also those beneath it, which are filed by the tree as it is. @returns how many were moved: none that is deleted counts. */
export async function moveFilings(
  tx: Transaction,
  move: TermMove,
  ids: readonly string[],
): Promise<{ readonly moved: number }> {
  if (ids.length === 0) return { moved: 0 }
  const { kind, fromId, intoId, by } = move
  await lockArticles(tx, ids)
  const filed = (await readFiled(tx, move, ids)).filter(({ deleted }) => deleted || intoId !== null)
  const living = filed.filter(({ deleted }) => !deleted).map(({ id }) => id)
  await keepRevisions(tx, living)
  const isPublic = new Set(filed.filter((each) => each.public).map(({ id }) => id))
  // All their terms: lists of each show the articles, whose versions rise.
  const beside = await termsOf(tx, [...isPublic])
  const arrived = new Set(await refile(tx, move, filed))
  const { rows: changed } = await tx.query<{ id: string; slug: string; version: number; public: boolean }>({
    name: 'change-moved-articles',
    text: `UPDATE article SET version = version + 1, updated_at = now(), changed_by = $2, changed_by_id = $3
      WHERE id = ANY($1::uuid[]) RETURNING id, slug, version, status = 'published' AS public`,
    values: [living, by.type, by.id],
  })
  const refiled = kind.type === 'category' ? await fileUnderAncestors(tx, ids) : []
  if (kind.type === 'tag') await markStale(tx, living)

  if (isPublic.size > 0) await raise(tx, 'articles')
  if (refiled.length > 0) await raise(tx, 'terms')
  const left = filed.filter((each) => each.public)
  const came = left.filter(({ id }) => arrived.has(id)).map(({ sortAt }) => sortAt)
  const seen = refiled.filter((each) => each.seen).map(({ id }) => id)
  if (left.length > 0 && intoId !== null) seen.push(intoId)
  if (seen.length > 0) await showTerms(tx, { [kind.type]: seen })
  for (const each of termKinds) {
    const changes = new Map<string, TermChange>(
      [...(beside.get(each.type) ?? [])].map((id) => [id, unchanged(id)]),
    )
    if (each === kind) {
      for (const { id } of refiled) changes.set(id, unchanged(id))
      if (left.length > 0) changes.set(fromId, { ...unchanged(fromId), delta: -left.length, lost: true })
      if (left.length > 0 && intoId !== null) {
        changes.set(intoId, {
          ...unchanged(intoId),
          delta: came.length,
          first: came.length > 0 ? new Date(Math.min(...came.map(Number))) : null,
          last: came.length > 0 ? new Date(Math.max(...came.map(Number))) : null,
        })
      }
    }
    await applyTermChanges(tx, each, [...changes.values()])
  }
  await recordChanges(
    tx,
    changed.map(({ id, slug, version, ...state }) => ({
      type: 'article',
      id,
      slug,
      version,
      public: state.public,
    })),
  )
  return { moved: living.length }
}

function unchanged(id: string): TermChange {
  return { id, delta: 0, first: null, last: null, lost: false }
}

/** Those that are filed under the term itself, now that they are locked. */
async function readFiled(
  tx: Transaction,
  { kind, fromId }: TermMove,
  ids: readonly string[],
): Promise<FiledArticle[]> {
  const condition = {
    category:
      'EXISTS (SELECT FROM article_category x WHERE x.article_id = a.id AND x.category_id = $2 AND x.direct)',
    tag: 'EXISTS (SELECT FROM article_tag x WHERE x.article_id = a.id AND x.tag_id = $2)',
    source: 'a.source_id = $2',
  }
  const { rows } = await tx.query<FiledArticle>({
    name: `filed-${kind.table}`,
    text: `SELECT a.id, a.status = 'deleted' AS deleted, a.status = 'published' AS public, a.sort_at AS "sortAt"
      FROM article a WHERE a.id = ANY($1::uuid[]) AND ${condition[kind.type]}`,
    values: [ids, fromId],
  })
  return rows
}

/** The terms under which articles are, by kind. */
async function termsOf(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<TermKind['type'], readonly string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await tx.query<{ type: TermKind['type']; ids: string[] }>({
    name: 'terms-of-articles',
    text: `SELECT 'category' AS type, array_agg(DISTINCT category_id) AS ids FROM article_category WHERE article_id = ANY($1::uuid[])
      UNION ALL SELECT 'tag', array_agg(DISTINCT tag_id) FROM article_tag WHERE article_id = ANY($1::uuid[])
      UNION ALL SELECT 'source', array_agg(DISTINCT source_id) FROM article WHERE id = ANY($1::uuid[]) AND source_id IS NOT NULL`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.type, row.ids ?? []]))
}

/** Files articles under the other term. @returns those that it did not have before. */
async function refile(
  tx: Transaction,
  { kind, fromId, intoId }: TermMove,
  filed: readonly FiledArticle[],
): Promise<readonly string[]> {
  const ids = filed.map(({ id }) => id)
  if (ids.length === 0) return []
  if (kind.type !== 'source') return moveRows(tx, kind.type, ids, fromId, intoId)
  // The issuer of an external id stays: by it an import knows the article again, under whatever name it has the source.
  await tx.query('UPDATE article SET source_id = $2 WHERE id = ANY($1::uuid[])', [ids, intoId])
  return ids
}

/** What has another tag is to be found by it: the background makes its tokens. */
async function markStale(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query({
    name: 'mark-stale',
    text: 'UPDATE article_search SET version = 0 WHERE article_id = ANY($1::uuid[])',
    values: [ids],
  })
}
