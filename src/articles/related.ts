// Related articles: those that share tags, categories or the source with one, or have a title close to its own.

import type { Queryable } from '../platform/db.ts'
import { links } from './list.ts'
import type { ArticlePlace } from './store.ts'
import { closeness } from './title-closeness.ts'
import { visibleArticle } from './visibility.ts'

/** Of the rarest terms that the article has, so many lead to candidates: a post with a hundred tags costs no more. */
const leadingTerms = 8

/** Candidates of a term: so many of the newest, of those just before the article, and of those just after it. */
const candidatesEach = 20

/** What sharing a term of each kind is worth; a rare term is worth more. */
const worth = { tag: 3, category: 2, source: 1 } as const

/** What an equal title is worth. */
const titleWorth = 2

/** From this closeness on, of 0 to 1, a title is a reason of its own. */
const closeTitle = 0.4

export interface RelatedArticle {
  readonly id: string
  readonly reasons: readonly string[]
}

interface Candidate {
  readonly id: string
  readonly title: string
  readonly sortAt: Date
  readonly reasons: readonly string[]
  readonly score: number
}

/** Finds the public articles that have most in common with one, the best first; never the article itself. */
export async function findRelated(
  db: Queryable,
  place: ArticlePlace,
  limit: number,
): Promise<RelatedArticle[]> {
  const { rows } = await db.query<Candidate>({
    name: 'related-articles',
    text: candidates,
    // A term that only this article has leads nowhere.
    values: [place.id, place.sortAt, place.sourceId, place.public ? 2 : 1],
  })
  return rows
    .map((row) => {
      const close = closeness(row.title, place.title)
      const reasons = close >= closeTitle ? [...row.reasons, 'title'] : row.reasons
      return { ...row, reasons, score: row.score + titleWorth * close }
    })
    .sort(
      (one, other) =>
        other.score - one.score ||
        other.sortAt.getTime() - one.sortAt.getTime() ||
        (one.id < other.id ? 1 : -1),
    )
    .slice(0, limit)
    .map(({ id, reasons }) => ({ id, reasons }))
}

type Kind = keyof typeof worth

/** SQL of the terms of the article that others have too. */
function termsOf(kind: Kind, from: string): string {
  return `SELECT '${kind}' AS kind, t.id, t.slug, t.article_count, ${worth[kind]} / ln(t.article_count + 1) AS weight
    FROM ${from} AND t.article_count >= $4`
}

/** SQL of the candidates that the term `l` leads to: three ranges of one index. */
function ledTo(kind: Kind): string {
  const link = links[kind]
  const range = (condition: string, way: 'ASC' | 'DESC') =>
    `(SELECT ${link.article} AS id FROM ${link.table} x
      WHERE l.kind = '${kind}' AND ${link.term} = l.id AND ${link.public} ${condition}
      ORDER BY x.sort_at ${way}, ${link.article} ${way} LIMIT ${candidatesEach})`
  const here = '($2::timestamptz, $1::uuid)'
  return [
    range('', 'DESC'),
    range(`AND (x.sort_at, ${link.article}) < ${here}`, 'DESC'),
    range(`AND (x.sort_at, ${link.article}) > ${here}`, 'ASC'),
  ].join(' UNION ALL ')
}

const candidates = `
  WITH term AS MATERIALIZED (
    ${termsOf('tag', 'article_tag x JOIN tag t ON t.id = x.tag_id WHERE x.article_id = $1')} UNION ALL
    ${termsOf('category', 'article_category x JOIN category t ON t.id = x.category_id WHERE x.article_id = $1 AND x.direct')} UNION ALL
    ${termsOf('source', 'source t WHERE t.id = $3')}
  ), candidate AS MATERIALIZED (
    SELECT DISTINCT c.id FROM (SELECT * FROM term ORDER BY article_count, kind, id LIMIT ${leadingTerms}) l
    CROSS JOIN LATERAL (${ledTo('tag')} UNION ALL ${ledTo('category')} UNION ALL ${ledTo('source')}) c WHERE c.id <> $1
  )
  SELECT a.id, a.title, a.sort_at AS "sortAt", shared.reasons, shared.score
  FROM candidate JOIN article a ON a.id = candidate.id AND ${visibleArticle('public')}
  CROSS JOIN LATERAL (
    SELECT array_agg(reason ORDER BY weight DESC, reason) AS reasons, sum(weight)::float8 AS score FROM (
      SELECT 'tag:' || term.slug AS reason, term.weight FROM article_tag x
        JOIN term ON term.kind = 'tag' AND term.id = x.tag_id WHERE x.article_id = candidate.id
      UNION ALL
      SELECT 'category:' || term.slug, term.weight FROM article_category x
        JOIN term ON term.kind = 'category' AND term.id = x.category_id WHERE x.article_id = candidate.id
      UNION ALL
      SELECT 'source', term.weight FROM term WHERE term.kind = 'source' AND term.id = a.source_id
    ) one
  ) shared`
