// Reading terms: lists, one by id or slug, and the ids behind the refs of a filter.

import { cutPage, type Order, orderSql, type Position, positionSql } from '../platform/cursor.ts'
import type { Queryable } from '../platform/db.ts'
import { isUuid } from '../platform/id.ts'
import { isoTime, jsonObject, SqlValues } from '../platform/sql.ts'
import type { TermKind } from './descriptors.ts'

const orders: Record<string, Omit<Order, 'name' | 'descending'>> = {
  name: { column: 't.name', idColumn: 't.id', type: 'text' },
  articleCount: { column: 't.article_count', idColumn: 't.id', type: 'integer' },
  // Terms are few beside articles: this order has no index, which every write would pay for.
  lastPublishedAt: {
    column: `coalesce(t.last_published_at, '0001-01-01T00:00:00Z'::timestamptz)`,
    idColumn: 't.id',
    type: 'timestamptz',
  },
}

/** The order behind a `sort` of a list of terms. */
export function termOrder(sort: string): Order {
  const name = sort.replace(/^-/, '')
  const order = orders[name]
  if (!order) throw new Error(`No order is named ${sort}.`)
  return { ...order, name: sort, descending: sort.startsWith('-') }
}

/** SQL of a term as the API shows it: JSON. */
export function termJson(kind: TermKind): string {
  return `${jsonObject({
    id: 't.id',
    slug: 't.slug',
    name: 't.name',
    description: 't.description',
    articleCount: 't.article_count',
    firstPublishedAt: isoTime('t.first_published_at'),
    lastPublishedAt: isoTime('t.last_published_at'),
    version: 't.version',
    ...kind.ownFields,
  })}`
}

export interface TermListRequest {
  readonly order: Order
  readonly position: Position | null
  readonly limit: number
  readonly hash: string
  /** Whether terms that no public article ever used are shown too. */
  readonly hidden: boolean
  readonly filter: TermFilter
}

/** What a list of terms is narrowed to. */
export interface TermFilter {
  /** The beginning of the name, as it was given. */
  readonly prefix?: string
  readonly minCount?: number
  /** Children of these; null: what has no parent. */
  readonly parents?: readonly string[] | null
}

/** SQL of a text without case and width; with `t.name` the expression of an index. */
const folded = (text: string) => `lower(normalize(${text} COLLATE "default", NFKC)) COLLATE "C"`

function filterConditions({ prefix, minCount, parents }: TermFilter, values: SqlValues): string[] {
  return [
    ...(prefix === undefined
      ? []
      : [`starts_with(${folded('t.name')}, ${folded(`${values.add(prefix)}::text`)})`]),
    ...(minCount === undefined ? [] : [`t.article_count >= ${values.add(minCount)}`]),
    ...(parents === undefined
      ? []
      : [parents === null ? 't.parent_id IS NULL' : `t.parent_id = ANY(${values.add(parents)}::uuid[])`]),
  ]
}

/** A page of terms, each as JSON text. */
export async function listTerms(db: Queryable, kind: TermKind, request: TermListRequest) {
  const values = new SqlValues()
  const conditions = [
    request.hidden ? 'true' : 't.visible',
    ...filterConditions(request.filter, values),
    ...positionSql(request.order, request.position, values),
  ]
  const { rows } = await db.query<{ id: string; sortValue: string | number; json: Buffer }>(
    `SELECT t.id, ${request.order.type === 'timestamptz' ? isoTime(request.order.column) : request.order.column} AS "sortValue", ${termJson(kind)} AS json
     FROM ${kind.table} t WHERE ${conditions.join(' AND ')}
     ORDER BY ${orderSql(request.order, request.position)} LIMIT ${values.add(request.limit + 1)}`,
    values.list,
  )
  return cutPage(rows, request.limit, request.position, request.hash)
}

/** A term by id or slug, as JSON text; `movedTo` is its present slug when the ref is a former one. */
export async function getTerm(
  db: Queryable,
  kind: TermKind,
  ref: string,
  options: { hidden: boolean },
): Promise<{ id: string; json: Buffer } | { movedTo: string } | null> {
  const visible = options.hidden ? '' : 'AND t.visible'
  // Slugs are stored in NFC; some systems write addresses in NFD.
  const value = ref.normalize('NFC')
  const { rows } = await db.query<{ id: string; json: Buffer }>(
    `SELECT t.id, ${termJson(kind)} AS json FROM ${kind.table} t WHERE t.${isUuid(ref) ? 'id' : 'slug'} = $1 ${visible}`,
    [value],
  )
  if (rows[0]) return rows[0]
  const { rows: moved } = await db.query<{ slug: string }>(
    `SELECT t.slug FROM alias x JOIN ${kind.table} t ON t.id = x.target_id
     WHERE x.namespace = $1 AND x.key = $2 ${visible}`,
    [kind.type, value],
  )
  return moved[0] ? { movedTo: moved[0].slug } : null
}

/** What a filter's refs (ids, slugs or former slugs) stand for, and how many public articles are under them. */
export interface ResolvedTerms {
  readonly ids: readonly string[]
  readonly articleCount: number
}

/** A term as filters know it. */
export interface TermReference {
  readonly id: string
  readonly slug: string
  readonly articleCount: number
  /** Whether the public sees it. */
  readonly visible: boolean
}

/**
 * Finds terms by ids, slugs or former slugs; what never was one is left out. A living slug beats a former one. To the
 * public what only drafts use never was one: else the entity tag and the surrogate keys of an empty list would tell of it.
 */
export async function findTerms(
  db: Queryable,
  kind: TermKind,
  refs: readonly string[],
  options: { hidden: boolean },
): Promise<readonly TermReference[]> {
  const ids = refs.filter(isUuid)
  const slugs = refs.filter((ref) => !isUuid(ref)).map((ref) => ref.normalize('NFC'))
  const { rows } = await db.query<TermReference>({
    name: `find-${kind.table}`,
    text: `SELECT t.id, t.slug, t.article_count AS "articleCount", t.visible FROM ${kind.table} t
      WHERE (t.visible OR $3) AND (t.id = ANY($1::uuid[]) OR t.slug = ANY($2::text[]) OR t.id IN (
        SELECT x.target_id FROM alias x WHERE x.namespace = '${kind.type}' AND x.key = ANY($2::text[])
          AND NOT EXISTS (SELECT 1 FROM ${kind.table} living WHERE living.slug = x.key AND (living.visible OR $3))))`,
    values: [ids, slugs, options.hidden],
  })
  return rows
}

/** Reads terms by their ids, each as JSON text, in no order. */
export async function getTermsById(
  db: Queryable,
  kind: TermKind,
  ids: readonly string[],
  options: { hidden: boolean },
): Promise<{ id: string; json: Buffer }[]> {
  const { rows } = await db.query<{ id: string; json: Buffer }>(
    `SELECT t.id, ${termJson(kind)} AS json FROM ${kind.table} t
     WHERE t.id = ANY($1::uuid[]) ${options.hidden ? '' : 'AND t.visible'}`,
    [ids],
  )
  return rows
}

/** Reads the names of terms by their ids. */
export async function getNamesById(
  db: Queryable,
  kind: TermKind,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>({
    name: `names-${kind.table}`,
    text: `SELECT id, name FROM ${kind.table} WHERE id = ANY($1::uuid[])`,
    values: [ids],
  })
  return rows
}
