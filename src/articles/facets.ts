// Facets: how many of the articles that match a filter each term, language and time has.

import type { Queryable } from '../platform/db.ts'
import { SqlValues } from '../platform/sql.ts'
import type { CountedFacets, FacetName } from './facets-schema.ts'
import { type ArticleFilter, filterConditions, isOneTerm } from './filter.ts'
import { articleOrder, pageIds } from './list.ts'

/** As many matches are counted one by one; beyond, for more than one term, a sample is. */
const countedMatches = 20_000

/** Articles of all there are that a sample is drawn to have: looking at them takes as long as counting the above. */
const sampledArticles = 16_384

/** The last byte of an article's id is random: those whose byte lies below a number are a sample, the same every time. */
const buckets = 256
const bucketOf = (id: string) => `get_byte(uuid_send(${id}), 15)`

/** For PostgreSQL, an integer: no limit. */
const noLimit = 2_147_483_646

export interface FacetsRequest {
  readonly filter: ArticleFilter
  readonly by: readonly FacetName[]
  /** Entries of each facet at most. */
  readonly limit: number
  /** Whether every match is counted, however many there are. */
  readonly exact: boolean
  /** Whose days, months and years are meant: an IANA name. */
  readonly timezone: string
}

/**
 * Counts the facets of a filter. Exact without a filter, for one term, and up to `countedMatches` matches; beyond, unless
 * `exact` is asked, estimated from a sample.
 */
export async function countFacets(db: Queryable, request: FacetsRequest): Promise<CountedFacets> {
  const { filter, exact } = request
  if (isUnfiltered(filter)) {
    const counted = await countEverything(db, request)
    if (counted) return counted
  }
  const all = exact || isUnfiltered(filter) || isOneTerm(filter)
  const counted = await countMatches(db, request, all ? noLimit : countedMatches)
  if (counted) return counted
  const { rows } = await db.query<{ total: number }>(
    'SELECT coalesce(sum(count), 0)::int AS total FROM article_day',
  )
  const share = Math.ceil((buckets * sampledArticles) / Math.max(1, rows[0]?.total ?? 0))
  const sampled = share < buckets ? await countSample(db, request, share) : null
  return sampled ?? (await countMatches(db, request, noLimit)) ?? none
}

const none: CountedFacets = { data: {}, countsAre: 'exact', matched: 0 }

function isUnfiltered(filter: ArticleFilter): boolean {
  return filter.visibility === 'public' && Object.keys(filter).length === 1
}

/** From the counts that terms and days have: nothing is counted. Null where the days are those of another zone. */
async function countEverything(db: Queryable, request: FacetsRequest): Promise<CountedFacets | null> {
  const values = new SqlValues()
  const limit = values.add(request.limit)
  const term = (table: string) =>
    `SELECT t.id, t.slug, t.name, t.article_count AS count FROM ${table} t WHERE t.article_count > 0
     ORDER BY t.article_count DESC, t.name, t.id LIMIT ${limit}`
  return read(db, request, values, noLimit, {
    condition: `(SELECT zone FROM article_day_zone) = ${values.add(request.timezone)}`,
    tables: ['days AS (SELECT day, sum(count) AS count FROM article_day GROUP BY day HAVING sum(count) > 0)'],
    matched: '(SELECT coalesce(sum(count), 0) FROM days)',
    facets: {
      category: term('category'),
      tag: term('tag'),
      source: term('source'),
      language: languages('SELECT language, count FROM article_day', limit),
      ...times(limit),
    },
  })
}

/** Counts every match; null where there are more than `most`. */
function countMatches(db: Queryable, request: FacetsRequest, most: number): Promise<CountedFacets | null> {
  const values = new SqlValues()
  const page = { order: articleOrder('-publishedAt'), position: null, offset: 0, limit: most }
  const matched = pageIds({ ...page, filter: request.filter }, values)
  const origin = `SELECT a.source_id, a.language FROM kept m
    JOIN article a ON ${bucketOf('a.id')} = ${bucketOf('m.id')} AND a.id = m.id`
  return read(db, request, values, most, countingOf(request, { matched, origin, most }, values))
}

/** Counts the matches in a sample, of which `share` buckets are drawn, and multiplies. */
async function countSample(
  db: Queryable,
  request: FacetsRequest,
  share: number,
): Promise<CountedFacets | null> {
  const values = new SqlValues()
  const conditions = [
    `${bucketOf('a.id')} < ${values.add(share)}`,
    ...filterConditions(request.filter, values),
  ]
  const matched = `SELECT a.id, a.sort_at AS value, a.source_id, a.language FROM article a WHERE ${conditions.join(' AND ')}`
  const origin = 'SELECT m.source_id, m.language FROM matched m'
  const counting = countingOf(request, { matched, origin, most: noLimit }, values)
  const sampled = await read(db, request, values, noLimit, counting)
  if (!sampled) return null
  const times = (count: number) => Math.round((count * buckets) / share)
  const data = Object.entries(sampled.data).map(([name, entries]) => [
    name,
    entries.map((entry) => ({ ...entry, count: times(entry.count) })),
  ])
  return { data: Object.fromEntries(data), countsAre: 'estimated', matched: times(sampled.matched) }
}

/** The parts of a statement that counts facets. */
interface Counting {
  /** Without it nothing is counted, and the answer has no row. */
  readonly condition: string
  /** Common tables, in their order. */
  readonly tables: readonly string[]
  /** SQL of the number of matches. */
  readonly matched: string
  /** SQL of each facet's entries, cut and in their order. */
  readonly facets: Readonly<Record<FacetName, string>>
}

/** SQL of what matches: ids and times, and the sources and languages; above `most` nothing more is looked up. */
interface Matching {
  readonly matched: string
  readonly origin: string
  readonly most: number
}

/** Counts by looking at each match. */
function countingOf(
  { by, filter, limit: entries, timezone }: FacetsRequest,
  { matched, origin, most }: Matching,
  values: SqlValues,
): Counting {
  const limit = values.add(entries)
  const term = (table: string, filings: string) =>
    `SELECT t.id, t.slug, t.name, f.count FROM (${filings} GROUP BY 1) f JOIN ${table} t ON t.id = f.id
     ORDER BY f.count DESC, t.name, t.id LIMIT ${limit}`
  // Of what is not public, the time may be that of its creation.
  const published =
    filter.visibility === 'public' ? '' : 'JOIN article a ON a.id = m.id AND a.published_at IS NOT NULL'
  const wants = (...names: FacetName[]) => names.some((name) => by.includes(name))
  return {
    condition: 'true',
    tables: [
      `matched AS MATERIALIZED (${matched})`,
      `kept AS (SELECT id, value FROM matched WHERE (SELECT count(*) FROM matched) <= ${values.add(most)})`,
      ...(wants('source', 'language') ? [`origin AS MATERIALIZED (${origin})`] : []),
      ...(wants('year', 'month', 'day')
        ? [
            `days AS (SELECT (m.value AT TIME ZONE ${values.add(timezone)})::date AS day, count(*) AS count FROM kept m ${published} GROUP BY 1)`,
          ]
        : []),
    ],
    matched: '(SELECT count(*) FROM matched)',
    facets: {
      category: term(
        'category',
        'SELECT x.category_id AS id, count(*) AS count FROM kept m JOIN article_category x ON x.article_id = m.id AND x.direct',
      ),
      tag: term(
        'tag',
        'SELECT x.tag_id AS id, count(*) AS count FROM kept m JOIN article_tag x ON x.article_id = m.id',
      ),
      source: term(
        'source',
        'SELECT source_id AS id, count(*) AS count FROM origin WHERE source_id IS NOT NULL',
      ),
      language: languages('SELECT language, 1 AS count FROM origin', limit),
      ...times(limit),
    },
  }
}

/** SQL of the languages of rows that have a language and a count. */
function languages(rows: string, limit: string): string {
  return `SELECT language AS value, sum(count) AS count FROM (${rows}) r WHERE language <> ''
    GROUP BY 1 HAVING sum(count) > 0 ORDER BY 2 DESC, 1 LIMIT ${limit}`
}

/** SQL of the years, months and days of the table `days`, newest first. */
function times(limit: string) {
  const time = (unit: string, form: string) =>
    `SELECT to_char(period, '${form}') AS value, sum(count) AS count
     FROM (SELECT date_trunc('${unit}', day::timestamp) AS period, count FROM days) d
     GROUP BY period ORDER BY period DESC LIMIT ${limit}`
  return {
    year: time('year', 'YYYY'),
    month: time('month', 'YYYY-MM'),
    day: time('day', 'YYYY-MM-DD'),
  }
}

/** Runs a count; null where its condition does not hold, or more than `most` match. */
async function read(
  db: Queryable,
  { by }: FacetsRequest,
  values: SqlValues,
  most: number,
  { condition, tables, matched, facets }: Counting,
): Promise<CountedFacets | null> {
  const columns = by.map(
    (name) => `(SELECT coalesce(json_agg(f), '[]') FROM (${facets[name]}) f) AS "${name}"`,
  )
  const { rows } = await db.query<{ matched: number; data: string }>(
    `WITH ${tables.join(', ')} SELECT ${matched}::int AS matched,
       (SELECT row_to_json(data) FROM (SELECT ${columns.join(', ')}) data)::text AS data WHERE ${condition}`,
    values.list,
  )
  const [row] = rows
  return row && row.matched <= most
    ? { data: JSON.parse(row.data), countsAre: 'exact', matched: row.matched }
    : null
}
