// Everything that a database holds, with names in place of ids and without the times of the run: two of them can be equal.

import type { Database } from '../../src/platform/db.ts'

/** Table → its rows as text, in order. */
export type Snapshot = ReadonlyMap<string, readonly string[]>

/** Of no import: who may do what, and what was migrated; or of its course, as what was told of it. */
const passedOver = [
  '_prisma_migrations',
  'api_key',
  'change',
  'change_horizon',
  'change_incarnation',
  'change_secret',
  // Each transaction raises one of its shards, by chance.
  'generation',
  'idempotency_key',
  'preview_token',
  'revision',
]

/** What differs by nature from run to run: when it happened, on which node, in how many tries. */
const volatileColumns = [
  'id',
  'changed_by_id',
  'created_at',
  'updated_at',
  'deleted_at',
  'started_at',
  'finished_at',
  'lease_owner',
  'lease_until',
  'failed_tries',
]

/** Id → what it is, in words that are the same in every run. `$1`: the imports that count, in their order. */
const namesSql = `
  WITH named_article AS (
    SELECT id, original_id, 'article ' || slug || CASE status WHEN 'deleted' THEN ' (deleted)' ELSE '' END AS name FROM article)
  SELECT id::text, name FROM named_article
  UNION ALL SELECT id::text, 'category ' || slug FROM category
  UNION ALL SELECT id::text, 'tag ' || slug FROM tag
  UNION ALL SELECT id::text, 'source ' || slug FROM source
  UNION ALL SELECT id::text, 'import ' || place FROM unnest($1::uuid[]) WITH ORDINALITY AS i (id, place)
  UNION ALL SELECT o.id::text, 'original of ' || coalesce(
      (SELECT a.name FROM named_article a WHERE a.original_id = o.id),
      (SELECT array_position($1::uuid[], i.import_id) || '/' || i.ordinal FROM import_item i WHERE i.original_id = o.id),
      'nothing') FROM original o
  UNION ALL SELECT DISTINCT to_jsonb(sort_at) #>> '{}', 'the time of its import' FROM article WHERE published_at IS NULL`

/**
 * Reads every table.
 * @param imports ids of the imports that count, in their order; others (uploads that broke off) have no row here.
 */
export async function snapshotOf(db: Pick<Database, 'read'>, imports: readonly string[]): Promise<Snapshot> {
  const { rows: named } = await db.read.query<{ id: string; name: string }>(namesSql, [imports])
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const tables = new Map<string, readonly string[]>()
  for (const { table, bytes } of await listTables(db)) {
    const digests = bytes.map((column) => `'${column}', md5(t.${column})`).join(', ')
    const condition = table === 'import' ? 'WHERE t.id = ANY($1::uuid[])' : 'WHERE $1::uuid[] IS NOT NULL'
    const { rows } = await db.read.query<{ id: string | null; row: string }>(
      `SELECT to_jsonb(t) ->> 'id' AS id,
         ((to_jsonb(t) || jsonb_build_object(${digests})) - $2::text[] #- '{options,nowMs}')::text AS row
       FROM "${table}" t ${condition}`,
      [imports, volatileColumns],
    )
    const texts = rows.map(({ id, row }) => withNames(names, id === null ? row : `${id} ${row}`))
    tables.set(table, texts.sort())
  }
  return tables
}

/** What stands in one of two snapshots only: a few rows of each table that differs; empty when they are equal. */
export function differences(one: Snapshot, other: Snapshot): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((table) => {
    const [left, right] = [one.get(table) ?? [], other.get(table) ?? []]
    const [missing, added] = [without(left, right), without(right, left)]
    if (missing.length + added.length === 0) return []
    const show = (rows: string[]) => rows.slice(0, 3).map((row) => `    ${row.slice(0, 1_500)}`)
    return [
      `${table}: ${missing.length} of ${left.length} rows are missing, ${added.length} of ${right.length} should not be there`,
      ...show(missing),
      '  in their place:',
      ...show(added),
    ]
  })
}

/** Rows of the first list that the second lacks, each as often as it lacks them. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1)
  return rows.filter((row) => {
    const count = left.get(row) ?? 0
    left.set(row, count - 1)
    return count <= 0
  })
}

async function listTables(db: Pick<Database, 'read'>): Promise<{ table: string; bytes: string[] }[]> {
  const { rows } = await db.read.query<{ table: string; bytes: string[] }>(
    `SELECT table_name AS table, coalesce(jsonb_agg(column_name::text) FILTER (WHERE data_type = 'bytea'), '[]') AS bytes
     FROM information_schema.columns WHERE table_schema = 'public' AND NOT table_name = ANY($1)
     GROUP BY table_name ORDER BY table_name`,
    [passedOver],
  )
  return rows
}

const idOrTime = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}|\d{4}-\d\d-\d\dT[\d:.]+\+\d\d:\d\d/g

function withNames(names: ReadonlyMap<string, string>, text: string): string {
  return text.replaceAll(idOrTime, (found) => names.get(found) ?? found)
}
