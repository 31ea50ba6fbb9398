// Reading imports and their reports.

import type { Import as ImportRow } from '../generated/prisma/client.ts'
import { cutPage, type Order, orderSql, type Position, positionSql } from '../platform/cursor.ts'
import type { Database, Queryable } from '../platform/db.ts'
import { Problem } from '../platform/problems.ts'
import { isoTime, SqlValues } from '../platform/sql.ts'
import type { Import, ItemListQuery } from './schema.ts'

/** One import; null when there is none of this id. */
export async function getImport(db: Database, id: string): Promise<Import | null> {
  const row = await db.prisma.import.findUnique({ where: { id } })
  if (!row) return null
  const [shown] = await representAll(db, [row])
  return shown ?? null
}

/**
 * The id of the import that was sent with an Idempotency-Key within a day; null for none. (An upload that broke off holds
 * its key no more: see `abandonImport`.)
 */
export async function findRepeated(db: Database, digest: Buffer): Promise<string | null> {
  await db.write.query(
    `UPDATE import SET idempotency_digest = NULL
     WHERE idempotency_digest = $1 AND created_at <= now() - interval '1 day'`,
    [digest],
  )
  const { rows } = await db.write.query<{ id: string }>(
    'SELECT id FROM import WHERE idempotency_digest = $1',
    [digest],
  )
  return rows[0]?.id ?? null
}

/** One import. @throws {Problem} `not-found`. */
export async function findImport(db: Database, id: string): Promise<Import> {
  const state = await getImport(db, id)
  if (!state) throw new Problem('not-found', 'No import has this id.')
  return state
}

export const importOrder: Order = {
  name: '-createdAt',
  column: 'i.created_at',
  idColumn: 'i.id',
  type: 'timestamptz',
  descending: true,
}

interface PageRequest {
  readonly position: Position | null
  readonly limit: number
  readonly hash: string
}

/** A page of imports, the newest first. */
export async function listImports(db: Database, { position, limit, hash }: PageRequest) {
  const values = new SqlValues()
  const conditions = ['true', ...positionSql(importOrder, position, values)]
  const { rows: found } = await db.read.query<{ id: string; sortValue: string }>(
    `SELECT i.id, ${isoTime('i.created_at')} AS "sortValue" FROM import i WHERE ${conditions.join(' AND ')}
     ORDER BY ${orderSql(importOrder, position)} LIMIT ${values.add(limit + 1)}`,
    values.list,
  )
  const { rows, page } = cutPage(found, limit, position, hash)
  const imports = await db.prisma.import.findMany({ where: { id: { in: rows.map((row) => row.id) } } })
  const byId = new Map((await representAll(db, imports)).map((each) => [each.id, each]))
  return { data: rows.flatMap((row) => byId.get(row.id) ?? []), page }
}

/** The order of the upload. The import's id stands in for one of the item: it has none of its own. */
export const itemOrder: Order = {
  name: 'ordinal',
  column: 'i.ordinal',
  idColumn: 'i.import_id',
  type: 'integer',
  descending: false,
}

/** A page of an import's items, each as JSON text. */
export async function listItems(
  db: Queryable,
  importId: string,
  filter: Pick<ItemListQuery, 'outcome' | 'warnings'>,
  { position, limit, hash }: PageRequest,
) {
  const values = new SqlValues()
  const conditions = [`i.import_id = ${values.add(importId)}`, ...positionSql(itemOrder, position, values)]
  if (filter.outcome) conditions.push(`i.outcome = ${values.add(filter.outcome)}::item_outcome`)
  if (filter.warnings !== undefined) conditions.push(`(i.warnings <> '[]') = ${values.add(filter.warnings)}`)
  const { rows } = await db.query<{ id: string; sortValue: number; json: Buffer }>(
    `SELECT i.import_id AS id, i.ordinal AS "sortValue", (json_strip_nulls(json_build_object(
        'path', i.path, 'line', i.line, 'articleId', i.article_id, 'warnings', i.warnings, 'error', i.error
      ))::jsonb || jsonb_build_object('outcome', i.outcome)
        || CASE WHEN i.preview IS NULL THEN '{}' ELSE jsonb_build_object('article', i.preview) END)::json AS json
     FROM import_item i WHERE ${conditions.join(' AND ')}
     ORDER BY ${orderSql(itemOrder, position)} LIMIT ${values.add(limit + 1)}`,
    values.list,
  )
  return cutPage(rows, limit, position, hash)
}

/** Imports with the names of the keys that sent them. */
async function representAll(db: Database, rows: readonly ImportRow[]): Promise<Import[]> {
  const ids = rows.flatMap(({ keyId }) => keyId ?? [])
  const keys =
    ids.length === 0
      ? []
      : await db.prisma.apiKey.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(keys.map(({ id, name }) => [id, name]))
  return rows.map((row) => represent(row, row.keyId === null ? 'ADMIN_KEY' : (names.get(row.keyId) ?? null)))
}

function represent(row: ImportRow, keyName: string | null): Import {
  const { seen, created, updated, unchanged, skipped, failed, warnings, ignored } = row
  const end = row.finishedAt ?? new Date()
  const seconds = row.startedAt ? (end.getTime() - row.startedAt.getTime()) / 1000 : 0
  return {
    id: row.id,
    state: row.state,
    format: row.format,
    dryRun: row.dryRun,
    by: { type: 'key', id: row.keyId, name: keyName },
    total: row.total,
    counts: { seen, created, updated, unchanged, skipped, failed, warnings, ignored },
    bytes: { received: Number(row.bytesReceived) },
    error: row.error as Import['error'],
    warnings: row.warningList as Import['warnings'],
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    perSecond: seconds > 0 ? Math.round((seen / seconds) * 10) / 10 : null,
    links: {
      self: `/v1/imports/${row.id}`,
      items: `/v1/imports/${row.id}/items`,
      events: `/v1/imports/${row.id}/events`,
    },
  }
}
