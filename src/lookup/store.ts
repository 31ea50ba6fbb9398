// Finding what addresses lead to: any number of them in one statement, and one more for each kind of what was found.

import {
  type ArticleRow,
  articleFieldsOfLists,
  getArticlesById,
  goneArticle,
  type Visibility,
  visibleArticle,
} from '../articles/index.ts'
import type { Queryable } from '../platform/db.ts'
import { isUuid } from '../platform/id.ts'
import type { JsonParts } from '../platform/json.ts'
import { SqlValues } from '../platform/sql.ts'
import { getTermsById, termKinds } from '../terms/index.ts'
import type { Address, TargetType } from './address.ts'

export type Match = 'permalink' | 'alias' | 'sourceUrl'

/** What one address leads to; of what was removed only that it was. */
export type Lookup =
  | { readonly found: 'nothing' }
  | { readonly found: 'gone' }
  | { readonly found: 'resource'; readonly match: Match; readonly type: TargetType; readonly json: JsonParts }

interface Hit {
  readonly n: number
  readonly kind: keyof typeof matchOf
  readonly type: TargetType
  readonly id: string
  readonly gone: boolean
}

/** Where a hit was found; of several the first holds. */
const matchOf = { 1: 'permalink', 2: 'alias', 3: 'sourceUrl', 4: 'permalink' } as const

/** Looks addresses up, as far as the reader may see what they lead to; the results stand in their order. */
export async function lookUp(
  db: Queryable,
  addresses: readonly Address[],
  visibility: Visibility,
  articleJson: (row: ArticleRow) => JsonParts,
): Promise<Lookup[]> {
  const hits = await findHits(db, addresses, visibility)
  const idsOf = (type: TargetType) => hits.filter((hit) => hit.type === type && !hit.gone).map(({ id }) => id)
  const texts = new Map<string, JsonParts>()
  const articles = idsOf('article')
  if (articles.length > 0) {
    for (const row of await getArticlesById(db, articles, articleFieldsOfLists, visibility))
      texts.set(row.id, articleJson(row))
  }
  for (const kind of termKinds) {
    const ids = idsOf(kind.type)
    if (ids.length === 0) continue
    for (const { id, json } of await getTermsById(db, kind, ids, { hidden: visibility === 'all' }))
      texts.set(id, [json])
  }
  const byPlace = new Map(hits.map((hit) => [hit.n, hit]))
  return addresses.map((_, n) => {
    const hit = byPlace.get(n)
    if (!hit) return { found: 'nothing' }
    const json = texts.get(hit.id)
    if (hit.gone) return { found: 'gone' }
    // It went between two statements.
    if (json === undefined) return { found: 'nothing' }
    return { found: 'resource', match: matchOf[hit.kind], type: hit.type, json }
  })
}

/** The first hit of each address: what lives before what was removed, then by where it was found. */
async function findHits(
  db: Queryable,
  addresses: readonly Address[],
  visibility: Visibility,
): Promise<Hit[]> {
  const values = new SqlValues()
  const ranked = (part: (address: Address) => readonly string[]) => {
    const rows = addresses.flatMap((address, n) => part(address).map((key, rank) => ({ n, rank, key })))
    return `unnest(${values.add(rows.map(({ n }) => n))}::int[], ${values.add(rows.map(({ rank }) => rank))}::int[],
      ${values.add(rows.map(({ key }) => key))}::text[]) AS k (n, rank, key)`
  }
  const refs = addresses.flatMap(({ ref }, n) => (ref ? [{ n, ...ref }] : []))
  const named = (rows: typeof refs, type: 'uuid' | 'text') =>
    `unnest(${values.add(rows.map(({ n }) => n))}::int[], ${values.add(rows.map((row) => row.type))}::text[],
      ${values.add(rows.map((row) => row.ref))}::${type}[]) AS k (n, type, key)`
  const { rows } = await db.query<Hit>(
    `WITH path AS MATERIALIZED (SELECT * FROM ${ranked(({ paths }) => paths)}),
       url AS MATERIALIZED (SELECT * FROM ${ranked(({ urls }) => urls)}),
       slug AS MATERIALIZED (SELECT * FROM ${named(
         refs.filter(({ ref }) => !isUuid(ref)),
         'text',
       )}),
       hit AS MATERIALIZED (
         SELECT k.n, 1 AS kind, k.rank, 'article' AS type, a.id FROM path k ${articleBy('permalink', 'living')}
         UNION ALL SELECT k.n, 2, k.rank, x.target_type, x.target_id FROM path k ${aliasIn("'path'")}
         UNION ALL SELECT k.n, 3, k.rank, 'article', a.id FROM url k ${articleBy('source_url', 'any')}
         UNION ALL SELECT k.n, 4, k.rank, 'article', a.id FROM path k ${articleBy('permalink', 'deleted')}
         UNION ALL SELECT k.n, 1, 0, 'article', a.id FROM slug k ${articleBy('slug', 'living')} WHERE k.type = 'article'
         UNION ALL SELECT k.n, 4, 0, 'article', a.id FROM slug k ${articleBy('slug', 'deleted')} WHERE k.type = 'article'
         ${termKinds.map(({ type, table }) => `UNION ALL SELECT k.n, 1, 0, '${type}', t.id FROM slug k JOIN ${table} t ON t.slug = k.key WHERE k.type = '${type}'`).join('\n')}
         UNION ALL SELECT k.n, 2, 0, x.target_type, x.target_id FROM slug k ${aliasIn('k.type')}
         UNION ALL SELECT k.n, 1, 0, k.type, k.key FROM ${named(
           refs.filter(({ ref }) => isUuid(ref)),
           'uuid',
         )}
       )
     SELECT DISTINCT ON (n) n, kind, type, id, gone FROM (
       SELECT hit.*, NOT ${visibleArticle(visibility)} AS gone FROM hit
         ${one('article', `a.status, a.ever_public`, 'a.id = hit.id')} WHERE hit.type = 'article'
           AND (${visibleArticle(visibility)} OR ${goneArticle})
       ${termKinds.map(({ type, table }) => `UNION ALL SELECT hit.*, false FROM hit JOIN ${table} t ON t.id = hit.id WHERE hit.type = '${type}' ${visibility === 'all' ? '' : 'AND t.visible'}`).join('\n')}
     ) known ORDER BY n, gone, kind, rank`,
    values.list,
  )
  return rows
}

/** SQL of a look-up of one article for each row: a lateral one, so that a batch is no reason to read the whole table. */
function one(table: 'article' | 'alias', columns: string, condition: string, order = ''): string {
  const name = table === 'article' ? 'a' : 'x'
  return `CROSS JOIN LATERAL (SELECT ${columns} FROM ${table} ${name} WHERE ${condition} ${order} LIMIT 1) ${name}`
}

/** A key is unique among the living; of deleted articles the last that had it counts. */
function articleBy(column: 'permalink' | 'slug' | 'source_url', which: 'living' | 'deleted' | 'any'): string {
  const status = {
    living: `AND a.status <> 'deleted'`,
    deleted: `AND a.status = 'deleted' AND a.ever_public`,
    any: '',
  }
  return one(
    'article',
    'a.id',
    `a.${column} = k.key ${status[which]}`,
    which === 'deleted' ? 'ORDER BY a.deleted_at DESC' : '',
  )
}

function aliasIn(namespace: string): string {
  return one('alias', 'x.target_type, x.target_id', `x.namespace = ${namespace} AND x.key = k.key`)
}
