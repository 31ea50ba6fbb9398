// Restoring a version: what it said becomes a new version. Where the article is found and whether it is public stay as they are.

import type { ArticleBody } from '../content/body.ts'
import type { Queryable, Transaction } from '../platform/db.ts'
import { categoryKind, getNamesById, sourceKind, type TermKind, tagKind } from '../terms/index.ts'
import { type EditOptions, resolveArticle } from './create.ts'
import { composeArticle } from './fields.ts'
import { fieldsOf } from './input.ts'
import type { StoredArticle } from './known.ts'
import { replaceArticle, stateOf } from './update.ts'

interface StoredTerm {
  readonly id: string
  readonly slug: string
  readonly name: string
}

/** The part of a revision that is restored. */
export interface RevisedArticle {
  readonly title: string
  readonly summary: string
  readonly language: string | null
  readonly byline: string | null
  readonly image: { readonly url: string; readonly alt: string | null } | null
  readonly categories: readonly StoredTerm[]
  readonly tags: readonly StoredTerm[]
  readonly source:
    | (Partial<StoredTerm> & {
        readonly url: string | null
        readonly externalId: string | null
        readonly attribution: string | null
      })
    | null
  readonly html: string
  readonly extra: Record<string, unknown>
  readonly permalink: string | null
  readonly publishedAt: string | null
}

/**
 * Makes what an article was into its present version. A deleted one comes back as a draft. Terms that are no more are
 * made again.
 * @param before the article, locked. @param body of the revision.
 * @throws {Problem} `already-exists` where another article has its source URL or external id by now.
 */
export async function restoreArticle(
  tx: Transaction,
  before: StoredArticle,
  was: RevisedArticle,
  body: ArticleBody,
  options: Omit<EditOptions, 'createTerms'>,
): Promise<void> {
  const { title, summary, language, byline, image, html, extra } = was
  const fields = fieldsOf({
    title,
    summary,
    language,
    byline,
    image,
    html,
    extra,
    categories: await namedNow(tx, categoryKind, was.categories),
    tags: await namedNow(tx, tagKind, was.tags),
    source: was.source && (await sourceNow(tx, was.source)),
  })
  const state = stateOf(before) ?? {
    status: 'draft' as const,
    publishedAt: was.publishedAt === null ? null : new Date(was.publishedAt),
  }
  const edit = { ...options, createTerms: true }
  const article = await resolveArticle(tx, composeArticle(fields, state, body), edit)
  await replaceArticle(
    tx,
    (await hasFreePermalink(tx, before)) ? before : { ...before, permalink: null },
    article,
    edit,
  )
}

/** Of a deleted article another one may have the permalink by now, as it may have the slug. */
async function hasFreePermalink(tx: Transaction, { id, permalink }: StoredArticle): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT 1 FROM article WHERE permalink = $1 AND status <> 'deleted' AND id <> $2`,
    [permalink, id],
  )
  return rows.length === 0
}

/** Terms by their ids, or by what they were called where they are no more. */
async function namedNow(db: Queryable, kind: TermKind, terms: readonly StoredTerm[]) {
  const living = await getNamesById(
    db,
    kind,
    terms.map(({ id }) => id),
  )
  const ids = new Set(living.map(({ id }) => id))
  return terms.map(({ id, slug, name }) => (ids.has(id) ? { id } : { slug, name }))
}

async function sourceNow(db: Queryable, { id, slug, name, ...rest }: NonNullable<RevisedArticle['source']>) {
  if (!id || !slug || !name) return rest
  const [term] = await namedNow(db, sourceKind, [{ id, slug, name }])
  return { ...rest, ...term }
}
