// The statements of the bare program that writes: what a program of a page would run to store finished rows.

import type { FinishedArticle } from './finished-article.ts'

export interface NamedStatement {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

const articleColumns = {
  id: 'uuid',
  slug: 'text',
  title: 'text',
  summary: 'text',
  html: 'text',
  html_policy: 'smallint',
  text: 'text',
  language: 'text',
  status: 'article_status',
  published_at: 'timestamptz',
  image_url: 'text',
  image_alt: 'text',
  word_count: 'int',
  reading_time_minutes: 'int',
  source_id: 'uuid',
  source_url: 'text',
  external_id: 'text',
  issuer: 'text',
  extra: 'jsonb',
  content_hash: 'bytea',
  written_by: 'writer',
  changed_by: 'actor',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  sort_at: 'timestamptz',
  ever_public: 'boolean',
} as const
const names = Object.keys(articleColumns)

const raiseGeneration = `UPDATE generation SET value = value + 1 WHERE (scope, shard) = (
  SELECT scope, shard FROM generation WHERE scope = 'articles' ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`

/** One article. Rows that many writers raise come last: they are locked until the commit. */
export function statementsOfOne({
  article,
  categoryId,
  tagIds,
  sourceId,
  sortAt,
  search,
}: FinishedArticle): NamedStatement[] {
  const countTerm = (table: string, id: string): NamedStatement => ({
    name: `count-${table}`,
    text: `UPDATE ${table} SET article_count = article_count + 1, generation = generation + 1, visible = true,
      first_published_at = least(first_published_at, $2), last_published_at = greatest(last_published_at, $2) WHERE id = $1`,
    values: [id, sortAt],
  })
  return [
    {
      name: 'article',
      text: `INSERT INTO article (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      values: names.map((name) => article[name]),
    },
    {
      name: 'category',
      text: `INSERT INTO article_category (article_id, category_id, position, direct, public, sort_at) VALUES ($1, $2, 0, true, true, $3)`,
      values: [article.id, categoryId, sortAt],
    },
    {
      name: 'tags',
      text: `INSERT INTO article_tag (article_id, tag_id, position, public, sort_at)
        SELECT $1, id, at - 1, true, $3 FROM unnest($2::uuid[]) WITH ORDINALITY AS t (id, at)`,
      values: [article.id, tagIds, sortAt],
    },
    {
      name: 'search',
      text: `INSERT INTO article_search (article_id, sort_at, public, version, plain, tokens) VALUES ($1, $2, true, $3, $4, $5)`,
      values: [article.id, sortAt, search.version, search.plain, search.tokens],
    },
    { name: 'generation', text: raiseGeneration, values: [] },
    countTerm('category', categoryId),
    // In their order: two writers wait for each other instead of deadlocking.
    ...[...tagIds].sort().map((id) => countTerm('tag', id)),
    countTerm('source', sourceId),
    {
      name: 'day',
      text: `INSERT INTO article_day (day, language, count)
        SELECT ($1::timestamptz AT TIME ZONE zone)::date, $2, 1 FROM article_day_zone
        ON CONFLICT (day, language) DO UPDATE SET count = article_day.count + 1`,
      values: [sortAt, article.language],
    },
    {
      name: 'change',
      text: `INSERT INTO change (incarnation, xid, type, target_id, slug, version, public, at)
        SELECT max(id), pg_current_xact_id()::text::bigint, 'article', $1, $2, 1, true, now() FROM change_incarnation`,
      values: [article.id, article.slug],
    },
  ]
}

/** Many articles at once: an array a column. */
export function statementsOfMany(articles: readonly FinishedArticle[]): NamedStatement[] {
  const column = (of: (each: FinishedArticle) => unknown) => articles.map(of)
  const ids = column(({ article }) => article.id)
  const times = column(({ sortAt }) => sortAt)
  const tags = articles.flatMap(({ article, tagIds, sortAt }) =>
    tagIds.map((id, at) => ({ articleId: article.id, id, at, sortAt })),
  )
  let end = 0
  const ends = articles.map(({ search }) => {
    end += search.tokens.length
    return end
  })
  return [
    {
      name: 'articles',
      text: `INSERT INTO article (${names.join(', ')}) SELECT * FROM unnest(${Object.values(articleColumns)
        .map((type, at) => `$${at + 1}::${type}[]`)
        .join(', ')})`,
      values: names.map((name) =>
        column(({ article }) => (name === 'extra' ? JSON.stringify(article[name]) : article[name])),
      ),
    },
    {
      name: 'categories',
      text: `INSERT INTO article_category (article_id, category_id, position, direct, public, sort_at)
        SELECT a, c, 0, true, true, s FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS new (a, c, s)`,
      values: [ids, column(({ categoryId }) => categoryId), times],
    },
    {
      name: 'many-tags',
      text: `INSERT INTO article_tag (article_id, tag_id, position, public, sort_at)
        SELECT a, t, p, true, s FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::timestamptz[]) AS new (a, t, p, s)`,
      values: [
        tags.map(({ articleId }) => articleId),
        tags.map(({ id }) => id),
        tags.map(({ at }) => at),
        tags.map(({ sortAt }) => sortAt),
      ],
    },
    {
      name: 'searches',
      // PostgreSQL has no arrays of arrays of different length: one, cut by where each ends.
      text: `INSERT INTO article_search (article_id, sort_at, public, version, plain, tokens)
        SELECT a, s, true, v, p, ($5::int[])[b + 1 : e]
        FROM unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::boolean[], $6::int[], $7::int[]) AS new (a, s, v, p, b, e)`,
      values: [
        ids,
        times,
        column(({ search }) => search.version),
        column(({ search }) => search.plain),
        articles.flatMap(({ search }) => search.tokens),
        ends.map((each, at) => each - (articles[at]?.search.tokens.length ?? 0)),
        ends,
      ],
    },
    { name: 'generation', text: raiseGeneration, values: [] },
    countTerms(
      'category',
      articles.map(({ categoryId, sortAt }) => ({ id: categoryId, sortAt })),
    ),
    countTerms('tag', tags),
    countTerms(
      'source',
      articles.map(({ sourceId, sortAt }) => ({ id: sourceId, sortAt })),
    ),
    {
      name: 'days',
      text: `INSERT INTO article_day (day, language, count)
        SELECT (s AT TIME ZONE zone)::date, l, count(*) FROM article_day_zone, unnest($1::timestamptz[], $2::text[]) AS new (s, l)
        GROUP BY 1, 2 ORDER BY 1, 2 ON CONFLICT (day, language) DO UPDATE SET count = article_day.count + excluded.count`,
      values: [times, column(({ article }) => article.language)],
    },
    {
      name: 'changes',
      text: `INSERT INTO change (incarnation, xid, type, target_id, slug, version, public, at)
        SELECT (SELECT max(id) FROM change_incarnation), pg_current_xact_id()::text::bigint, 'article', i, s, 1, true, now()
        FROM unnest($1::uuid[], $2::text[]) AS new (i, s)`,
      values: [ids, column(({ article }) => article.slug)],
    },
  ]
}

/** Locks the terms in their order, so that two writers wait for each other instead of deadlocking. */
function countTerms(
  table: string,
  uses: readonly { readonly id: string; readonly sortAt: string }[],
): NamedStatement {
  return {
    name: `count-many-${table}`,
    text: `WITH used AS MATERIALIZED (
        SELECT u.* FROM (SELECT i, count(*)::int AS n, min(s) AS first, max(s) AS last
          FROM unnest($1::uuid[], $2::timestamptz[]) AS new (i, s) GROUP BY i) u
        JOIN ${table} t ON t.id = u.i ORDER BY u.i FOR NO KEY UPDATE OF t)
      UPDATE ${table} t SET article_count = article_count + n, generation = generation + 1, visible = true,
        first_published_at = least(first_published_at, first), last_published_at = greatest(last_published_at, last)
      FROM used WHERE t.id = used.i`,
    values: [uses.map(({ id }) => id), uses.map(({ sortAt }) => sortAt)],
  }
}
