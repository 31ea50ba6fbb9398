// How PostgreSQL carries out what readers ask for often: by index, with no walk over all articles.

import t from 'tap'
import { countFacets } from '../src/articles/facets.ts'
import { facetNames } from '../src/articles/facets-schema.ts'
import type { ArticleFilter } from '../src/articles/filter.ts'
import { articleOrder, listArticles } from '../src/articles/list.ts'
import { findRelated } from '../src/articles/related.ts'
import { getArticlePlace } from '../src/articles/store.ts'
import { readAddress } from '../src/lookup/address.ts'
import { lookUp } from '../src/lookup/store.ts'
import type { Queryable, Statement } from '../src/platform/db.ts'
import { categoryKind, createKnownTerms, tagKind } from '../src/terms/index.ts'
import { listTerms, termOrder } from '../src/terms/store.ts'
import { build } from './helper.ts'

/** Enough that an index is cheaper than the table and that facets have something to estimate. */
const articles = 48_000
const terms = 3_000

const { db, get } = await build(t)
// Written past the store: what is tested are plans, and these need only rows of the right number and shape.
await db.write.query(`
  INSERT INTO tag (id, slug, name, article_count, visible)
    SELECT uuidv7(), 't' || n, 'Tag ' || n, 0, true FROM generate_series(1, ${terms}) n;
  INSERT INTO category (id, slug, name, article_count, visible)
    SELECT uuidv7(), 'c' || n, 'Category ' || n, 0, true FROM generate_series(1, ${terms}) n;
  INSERT INTO article (id, slug, permalink, title, summary, html, html_policy, text, language, status, published_at,
      sort_at, word_count, reading_time_minutes, source_url, content_hash, written_by, changed_by, ever_public, created_at, updated_at)
    SELECT uuidv7(), 'a' || n, '/a/' || n || '.html', 'Title ' || n, repeat('s', 300), repeat('h', 600), 1, repeat('x', 600),
      'en', 'published', at, at, 1, 1, 'https://source.example/' || n, sha256(n::text::bytea), 'editor', 'key', true, at, at
    FROM generate_series(1, ${articles}) n, LATERAL (SELECT '2022-01-01Z'::timestamptz + n * interval '1 minute') AS t (at);
  INSERT INTO article_tag SELECT a.id, t.id, 0, true, a.sort_at FROM article a JOIN tag t
    ON t.slug = 't' || (substring(a.slug FROM 2)::int % ${terms} + 1);
  INSERT INTO article_tag SELECT a.id, t.id, 1, true, a.sort_at FROM article a JOIN tag t
    ON t.slug = 't1' WHERE substring(a.slug FROM 2)::int % 10 = 1 ON CONFLICT DO NOTHING;
  INSERT INTO article_category SELECT a.id, c.id, 0, true, true, a.sort_at FROM article a JOIN category c
    ON c.slug = 'c' || (substring(a.slug FROM 2)::int % 4 + 1);
  UPDATE tag t SET article_count = (SELECT count(*) FROM article_tag x WHERE x.tag_id = t.id);
  UPDATE category c SET article_count = (SELECT count(*) FROM article_category x WHERE x.category_id = c.id);
  INSERT INTO article_day SELECT (sort_at AT TIME ZONE 'Asia/Shanghai')::date, 'en', count(*) FROM article GROUP BY 1;
  UPDATE article_day_zone SET zone = 'Asia/Shanghai'`)
await db.write.query('VACUUM ANALYZE')

/** Runs what reads and gathers the plans of its statements: for their values, and those for any values once they are prepared. */
async function plansOf(read: (db: Queryable) => Promise<unknown>): Promise<string> {
  const plans: string[] = []
  const explaining: Queryable = {
    query: async (statement: string | Statement, values?: unknown[]) => {
      const [text, bound] =
        typeof statement === 'string' ? [statement, values] : [statement.text, statement.values]
      const explained = (explain: string, values?: unknown[]) =>
        db.read.query<{ 'QUERY PLAN': string }>(`${explain} ${text}`, values)
      for (const { rows } of [await explained('EXPLAIN', bound), await explained('EXPLAIN (GENERIC_PLAN)')])
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      return db.read.query(statement, values)
    },
  }
  await read(explaining)
  return plans.join('\n')
}

const place = await getArticlePlace(db.read, 'a15000', 'public')
if (place.found !== 'article') throw new Error('The article is missing.')
const known = createKnownTerms()
const tag = await known.resolve(db.read, tagKind, ['t1'], '0', { hidden: false })
const category = await known.resolve(db.read, categoryKind, ['c1'], '0', { hidden: false })
const filters: Readonly<Record<string, ArticleFilter>> = {
  'no filter': { visibility: 'public' },
  'a tag': { visibility: 'public', tag },
  'a tag and a category': { visibility: 'public', tag, category },
  'a day': {
    visibility: 'public',
    publishedFrom: new Date('2022-01-05Z'),
    publishedBefore: new Date('2022-01-06Z'),
  },
}

const everyArticle = /Seq Scan on article( a)?\b/

for (const [name, filter] of Object.entries(filters)) {
  t.test(`neighbours, pages and facets of ${name} read no table of articles`, async (t) => {
    for (const direction of ['next', 'prev'] as const) {
      const position = { direction, value: place.row.sortAt, id: place.row.id }
      const plan = await plansOf((db) =>
        listArticles(db, {
          filter,
          order: articleOrder('-publishedAt'),
          position,
          offset: 0,
          limit: 1,
          hash: '',
          fields: new Set(['id', 'title']),
        }),
      )
      t.notMatch(plan, everyArticle)
      t.match(plan, /Index/)
    }
    const plan = await plansOf((db) =>
      countFacets(db, { filter, by: facetNames, limit: 20, exact: false, timezone: 'Asia/Shanghai' }),
    )
    t.notMatch(plan, everyArticle)
    if (name === 'no filter') t.notMatch(plan, /article_(tag|category)\b/, 'nothing is counted')
  })
}

t.test('related articles are found by ranges of indexes', async (t) => {
  const plan = await plansOf((db) => findRelated(db, place.row, 5))
  t.notMatch(plan, /Seq Scan on (article|article_tag|article_category)\b/)
  t.match(plan, /article_tag_list_idx/)
})

t.test('a thousand addresses are looked up by index', async (t) => {
  const urls = Array.from({ length: 1_000 }, (_, n) => `https://source.example/${n}`)
  let found = 0
  const plan = await plansOf(async (db) => {
    const results = await lookUp(
      db,
      urls.map((url) => readAddress(url, null)),
      'public',
      ({ json }) => [json],
    )
    found = results.filter((result) => result.found === 'resource').length
  })
  t.equal(found, 999)
  t.notMatch(plan, everyArticle)
})

t.test('the beginning of a name is a range of an index', async (t) => {
  const plan = await plansOf((db) =>
    listTerms(db, tagKind, {
      order: termOrder('name'),
      position: null,
      limit: 20,
      hash: '',
      hidden: false,
      filter: { prefix: 'ＴＡＧ 299' },
    }),
  )
  t.match(plan, /tag_prefix_idx/)
})

t.test(
  'facets of more than 20,000 matches are estimated, near the truth, unless exact is asked',
  async (t) => {
    const path = '/v1/articles/facets?by=category,tag,month,language&category=c1,c2'
    const { body: exact } = await get(`${path}&exact=true`)
    t.same([exact.countsAre, exact.matched], ['exact', articles / 2])
    const { body } = await get(path)
    t.equal(body.countsAre, 'estimated')
    const near = (found: number, truth: number, words: string) =>
      t.ok(Math.abs(found - truth) < truth / 10, `${words}: ${found} for ${truth}`)
    near(body.matched, exact.matched, 'matched')
    for (const name of ['category', 'month', 'language']) {
      t.equal(body.data[name].length, exact.data[name].length)
      for (const { slug, value, count } of exact.data[name]) {
        const found = body.data[name].find(
          (each: { slug?: string; value?: string }) => each.slug === slug && each.value === value,
        )
        near(found?.count ?? 0, count, slug ?? value)
      }
    }
    t.equal(body.data.tag[0].slug, 't1')
    t.same((await get(path)).body, body, 'the same every time')
    const { body: one } = await get('/v1/articles/facets?by=category,day&category=c1&facetLimit=1')
    t.match(one, { countsAre: 'exact', matched: articles / 4, data: { category: [{ count: articles / 4 }] } })
    const { body: fewer } = await get('/v1/articles/facets?by=tag&category=c1&tag=t1,t2')
    t.equal(fewer.countsAre, 'exact', 'up to 20,000 matches')
  },
)
