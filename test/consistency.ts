// What must hold in the database whatever was imported, recounted from nothing; and whole tables to compare.

import type { Database } from '../src/platform/db.ts'

/** Name → SQL that finds what breaks the rule: no row is well. */
const rules: Readonly<Record<string, string>> = {
  'the counts and times of categories equal a recount': counts(
    'category',
    'SELECT x.category_id AS id, a.sort_at FROM article_category x JOIN article a ON a.id = x.article_id WHERE x.direct',
  ),
  'the counts and times of tags equal a recount': counts(
    'tag',
    'SELECT x.tag_id AS id, a.sort_at FROM article_tag x JOIN article a ON a.id = x.article_id WHERE true',
  ),
  'the counts and times of sources equal a recount': counts(
    'source',
    'SELECT a.source_id AS id, a.sort_at FROM article a WHERE a.source_id IS NOT NULL',
  ),
  'the articles of each day equal a recount': `
    SELECT * FROM (SELECT day, language, count FROM article_day WHERE count <> 0) d FULL JOIN (
      SELECT (a.sort_at AT TIME ZONE z.zone)::date AS day, coalesce(a.language, '') AS language, count(*)::int AS count
      FROM article a, article_day_zone z WHERE a.status = 'published' GROUP BY 1, 2) r USING (day, language)
    WHERE d.count IS DISTINCT FROM r.count`,
  'the rows of categories repeat what their article says': `
    SELECT x.* FROM article_category x JOIN article a ON a.id = x.article_id
    WHERE x.public <> (a.status = 'published') OR x.sort_at <> a.sort_at OR (NOT x.direct AND x.position <> 0)`,
  'the rows of tags repeat what their article says': `
    SELECT x.* FROM article_tag x JOIN article a ON a.id = x.article_id
    WHERE x.public <> (a.status = 'published') OR x.sort_at <> a.sort_at`,
  'the search index repeats what the article says, and has all that can be found': `
    SELECT a.id, a.slug, s.* FROM article a LEFT JOIN article_search s ON s.article_id = a.id
    WHERE a.status <> 'deleted'
      AND (s.article_id IS NULL OR s.public <> (a.status = 'published') OR s.sort_at <> a.sort_at)`,
  'the categories of an article are numbered from 0': numbered('article_category', 'WHERE direct'),
  'the tags of an article are numbered from 0': numbered('article_tag', ''),
  'an article is filed under the ancestors of its categories, and under nothing else': `
    WITH RECURSIVE due (article_id, category_id) AS (
      SELECT x.article_id, c.parent_id FROM article_category x JOIN category c ON c.id = x.category_id
        WHERE x.direct AND c.parent_id IS NOT NULL
      UNION
      SELECT due.article_id, c.parent_id FROM due JOIN category c ON c.id = due.category_id WHERE c.parent_id IS NOT NULL)
    SELECT * FROM (SELECT article_id, category_id FROM article_category WHERE NOT direct) x
    FULL JOIN (SELECT * FROM due EXCEPT SELECT article_id, category_id FROM article_category WHERE direct) y
      USING (article_id, category_id)
    WHERE x.article_id IS NULL OR y.article_id IS NULL`,
  'an original belongs to an article, or to an item that waits or failed': `
    SELECT o.id, o.path FROM original o
    WHERE NOT EXISTS (SELECT FROM article a WHERE a.original_id = o.id)
      AND NOT EXISTS (SELECT FROM import_item i WHERE i.original_id = o.id AND (i.outcome IS NULL OR i.outcome = 'failed'))`,
  'what an import wrote has its original': `
    SELECT a.id, a.slug FROM article a WHERE a.written_by = 'import' AND a.original_id IS NULL`,
  'an alias leads to something': `
    SELECT x.* FROM alias x WHERE NOT EXISTS (
      SELECT FROM (SELECT id, 'article' AS type FROM article UNION ALL SELECT id, 'category' FROM category
        UNION ALL SELECT id, 'tag' FROM tag UNION ALL SELECT id, 'source' FROM source) target
      WHERE target.id = x.target_id AND target.type = x.target_type)`,
  'the counts of an import equal a recount of its items': `
    SELECT i.id, i.state FROM import i LEFT JOIN LATERAL (
      SELECT count(*) AS total, count(outcome) AS seen, count(*) FILTER (WHERE outcome = 'created') AS created,
        count(*) FILTER (WHERE outcome = 'updated') AS updated, count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged,
        count(*) FILTER (WHERE outcome = 'skipped') AS skipped, count(*) FILTER (WHERE outcome = 'failed') AS failed,
        coalesce(sum(jsonb_array_length(warnings)), 0) AS warnings
      FROM import_item WHERE import_id = i.id) c ON true
    WHERE i.state <> 'receiving' AND (i.total, i.seen, i.created, i.updated, i.unchanged, i.skipped, i.failed, i.warnings)
      IS DISTINCT FROM (c.total, c.seen, c.created, c.updated, c.unchanged, c.skipped, c.failed, c.warnings)`,
  'an import that ended has its time, and no item that waits': `
    SELECT i.id, i.state FROM import i WHERE (i.state IN ('completed', 'failed', 'cancelled')) <> (i.finished_at IS NOT NULL)
      OR (i.state = 'completed' AND EXISTS (SELECT FROM import_item x WHERE x.import_id = i.id AND x.outcome IS NULL))`,
}

/** SQL: terms of a table whose count, times or visibility differ from those of `filings` (id, sort_at). */
function counts(table: string, filings: string): string {
  return `SELECT t.slug, t.article_count, t.first_published_at, t.last_published_at, t.visible, c.*
    FROM ${table} t LEFT JOIN LATERAL (
      SELECT count(*)::int AS count, min(f.sort_at) AS first, max(f.sort_at) AS last
      FROM (${filings} AND a.status = 'published') f WHERE f.id = t.id) c ON true
    WHERE t.article_count <> c.count OR t.first_published_at IS DISTINCT FROM c.first
      OR t.last_published_at IS DISTINCT FROM c.last OR (c.count > 0 AND NOT t.visible)`
}

/** SQL: articles whose rows in a table do not have the positions 0, 1, 2 … */
function numbered(table: string, condition: string): string {
  return `SELECT article_id, array_agg(position ORDER BY position) FROM ${table} ${condition} GROUP BY article_id
    HAVING min(position) <> 0 OR max(position) <> count(*) - 1 OR count(DISTINCT position) <> count(*)`
}

/** Recounts everything. @throws Error that names each broken rule and some of the rows that break it. */
export async function assertConsistent(db: Pick<Database, 'read'>): Promise<void> {
  const broken: string[] = []
  for (const [rule, sql] of Object.entries(rules)) {
    const { rows } = await db.read.query(sql)
    if (rows.length > 0)
      broken.push(`Broken in ${rows.length} rows: ${rule}\n${JSON.stringify(rows.slice(0, 3), null, 1)}`)
  }
  if (broken.length > 0) throw new Error(broken.join('\n'))
}

/** What holds articles; imports, their items and the keys (`last_used_at`) change by being used. */
export const contentTables = [
  'article',
  'original',
  'category',
  'tag',
  'source',
  'alias',
  'article_category',
  'article_tag',
  'article_search',
] as const
export const everyTable = [...contentTables, 'import', 'import_item'] as const

/** What a write of an article touches. */
export const writtenTables = [
  ...contentTables,
  'article_day',
  'revision',
  'preview_token',
  'idempotency_key',
  'change',
  'generation',
] as const

/** Empties the tables above. (TRUNCATE makes new files: many times slower for a few rows.) */
export async function emptyTables(db: Pick<Database, 'write'>): Promise<void> {
  const tables = ['import', 'article', 'article_day', 'original', 'alias', 'category', 'tag', 'source']
  await db.write.query(tables.map((table) => `DELETE FROM ${table}`).join('; '))
}

export type Dump = Readonly<Record<string, readonly string[]>>

/** Every row of some tables, as text. */
export async function dump(
  db: Pick<Database, 'read'>,
  tables: readonly string[] = everyTable,
): Promise<Dump> {
  const entries = tables.map(async (table) => {
    const { rows } = await db.read.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`,
    )
    return [table, rows.map(({ row }) => row)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
