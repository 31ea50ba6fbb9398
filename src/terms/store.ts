// Reading terms: lists, one by id or slug, and the ids behind the refs of a filter.

import { cutPage, type Order, orderSql, type Position, positionSql } from '../platform/cursor.ts'
import type { Queryable } from '../platform/db.ts'
import { versionTag } from '../platform/etag.ts'
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

/** SQL of a term as the API shows it, to those who see what only drafts used or to the public: JSON. */
export function termJson(kind: TermKind, hidden: boolean): string {
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
    ...(hidden ? {} : kind.publicFields),
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

function filterConditions(
  { prefix, minCount, parents }: TermFilter,
  hidden: boolean,
  values: SqlValues,
): string[] {
  // To the public, what is beneath a category that only drafts used is at the root.
  const root = hidden
    ? 't.parent_id IS NULL'
    : 'NOT EXISTS (SELECT FROM category p WHERE p.id = t.parent_id AND p.visible)'
  return [
    ...(prefix === undefined
      ? []
      : [`starts_with(${folded('t.name')}, ${folded(`${values.add(prefix)}::text`)})`]),
    ...(minCount === undefined ? [] : [`t.article_count >= ${values.add(minCount)}`]),
    ...(parents === undefined
      ? []
      : [parents === null ? root : `t.parent_id = ANY(${values.add(parents)}::uuid[])`]),
  ]
}

/** A page of terms, each as JSON text. */
export async function listTerms(db: Queryable, kind: TermKind, request: TermListRequest) {
  const values = new SqlValues()
  const conditions = [
    request.hidden ? 'true' : 't.visible',
    ...filterConditions(request.filter, request.hidden, values),
    ...positionSql(request.order, request.position, values),
  ]
  const { rows } = await db.query<{ id: string; sortValue: string | number; json: Buffer }>(
    `SELECT t.id, ${request.order.type === 'timestamptz' ? isoTime(request.order.column) : request.order.column} AS "sortValue", ${termJson(kind, request.hidden)} AS json
     FROM ${kind.table} t WHERE ${conditions.join(' AND ')}
     ORDER BY ${orderSql(request.order, request.position)} LIMIT ${values.add(request.limit + 1)}`,
    values.list,
  )
  return cutPage(rows, request.limit, request.position, request.hash)
}

/** A term as JSON text, with what its entity tag is made of. */
export interface TermRow {
  readonly id: string
  readonly version: number
  readonly json: Buffer
}

/** The entity tag of a term: its version, and a hash of all that is shown, since counts and parents change without it. */
export function termTag({ version, json }: TermRow): string {
  return versionTag(version, json.toString())
}

/** Finds a term by id or slug; `movedTo` is its present slug when the ref is a former one. */
export async function findTerm(
  db: Queryable,
  kind: TermKind,
  ref: string,
  options: { hidden: boolean },
): Promise<{ id: string } | { movedTo: string } | null> {
  const visible = options.hidden ? '' : 'AND t.visible'
  // Slugs are stored in NFC; some systems write addresses in NFD.
  const value = ref.normalize('NFC')
  const { rows } = await db.query<{ id: string }>(
    `SELECT t.id FROM ${kind.table} t WHERE t.${isUuid(ref) ? 'id' : 'slug'} = $1 ${visible}`,
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

/** Reads a term by its id, as JSON text. */
export async function readTerm(
  db: Queryable,
  kind: TermKind,
  id: string,
  options: { hidden: boolean },
): Promise<TermRow | null> {
  const { rows } = await db.query<TermRow>(
    `SELECT t.id, t.version, ${termJson(kind, options.hidden)} AS json FROM ${kind.table} t
     WHERE t.id = $1 ${options.hidden ? '' : 'AND t.visible'}`,
    [id],
  )
  return rows[0] ?? null
}

/** A term by id or slug, as JSON text; `movedTo` is its present slug when the ref is a former one. */
export async function getTerm(
  db: Queryable,
  kind: TermKind,
  ref: string,
  options: { hidden: boolean },
): Promise<TermRow | { movedTo: string } | null> {
  const found = await findTerm(db, kind, ref, options)
  return found && 'id' in found ? readTerm(db, kind, found.id, options) : found
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
    `SELECT t.id, ${termJson(kind, options.hidden)} AS json FROM ${kind.table} t
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
    // As `findNamedTerms`, a writer of articles holds categories before it reads their ancestors.
    text: `SELECT id, name FROM ${kind.table} WHERE id = ANY($1::uuid[]) ${kind.type === 'category' ? 'FOR KEY SHARE' : ''}`,
    values: [ids],
  })
  return rows
}
