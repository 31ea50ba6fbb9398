// Many imports, in random sequences and at the same time, end in what a simple model says.

import fc from 'fast-check'
import t from 'tap'
import { buildApp } from '../src/app.ts'
import { openDatabase } from '../src/platform/db.ts'
import { assertConsistent, emptyTables } from './consistency.ts'
import { ArchiveModel, type ModelItem } from './fixtures/archive-model.ts'
import { rounds } from './fixtures/rounds.ts'
import { until } from './fixtures/until.ts'
import { articleOf, ndjsonOf } from './fixtures/written.ts'
import { adminKey, build } from './helper.ts'

const { app, db, config, get, send, importArticles } = await build(t)

const some = <T>(...values: T[]) => fc.constantFrom(...values)
const often = <T>(value: T, ...others: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 2, arbitrary: some(...others) })

const item: fc.Arbitrary<ModelItem> = fc.record({
  title: some('甲', '乙', '丙'),
  status: often<ModelItem['status']>('published', 'draft'),
  publishedAt: some('2022-01-01T00:00:00.000Z', '2022-02-02T00:00:00.000Z', '2022-03-03T00:00:00.000Z'),
  externalId: often<string | null>(null, 'E1', 'E2'),
  sourceName: often<string | null>('证券报', '日报'),
  sourceUrl: often<string | null>(null, 'http://a.example/1', 'http://a.example/2', 'http://b.example/1'),
  permalink: often<string | null>(null, '/1.html', '/2.html', '/3.html'),
  slug: often<string | null>(null, 'stated_1', 'stated_2'),
  tags: fc.uniqueArray(some('股市', '汇率', '期货'), { maxLength: 3 }),
  categories: fc.uniqueArray(
    fc.record({ slug: some('gushi', 'waihui', 'qihuo'), name: some(null, '股', '汇') }),
    { maxLength: 2, selector: ({ slug }) => slug },
  ),
})

const asArticle = ({ externalId, sourceName, sourceUrl, categories, ...fields }: ModelItem) =>
  articleOf({
    ...fields,
    categories: categories.map(({ slug, name }) => (name === null ? slug : { slug, name })),
    source: { name: sourceName, externalId, url: sourceUrl },
  })

t.test('a random sequence of imports ends in the articles of a simple model', async (t) => {
  const property = fc.asyncProperty(
    fc.array(fc.array(item, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
    async (imports) => {
      await emptyTables(db)
      const model = new ArchiveModel()
      const ids: string[] = []
      for (const items of imports) {
        const expected = items.map((each) => model.take(each))
        const { body } = await importArticles(items.map(asArticle))
        const reported = (await send('GET', `/v1/imports/${body.id}/items`)).body.data
        for (const [at, { outcome, place }] of expected.entries()) {
          if (outcome === 'created' && place !== null) ids[place] = reported[at].articleId
          const articleId = place === null ? undefined : ids[place]
          equal(
            {
              outcome: reported[at].outcome,
              articleId: reported[at].articleId,
              error: reported[at].error?.detail,
            },
            { outcome, articleId, error: outcome === 'failed' ? reported[at].error?.detail : undefined },
          )
        }
      }
      equal(await storedArticles(), modelArticles(model, ids))
      await assertConsistent(db)
    },
  )
  await fc.assert(property, { numRuns: rounds(20) })
  t.pass('no counterexample')
})

/** Compares without a line of TAP for each. */
function equal(found: unknown, wanted: unknown): void {
  const [one, other] = [found, wanted].map((value) => JSON.stringify(value, null, 1))
  if (one !== other) throw new Error(`Found ${one}, wanted ${other}`)
}

async function storedArticles(): Promise<unknown[]> {
  const { rows } = await db.read.query<{ article: unknown }>(`
    SELECT jsonb_build_array(a.id, a.title, a.status, a.published_at, a.external_id, s.name, a.source_url, a.permalink,
      CASE WHEN a.slug LIKE 'stated%' THEN a.slug END, a.version,
      (SELECT coalesce(jsonb_agg(t.slug ORDER BY x.position), '[]') FROM article_tag x JOIN tag t ON t.id = x.tag_id WHERE x.article_id = a.id),
      (SELECT coalesce(jsonb_agg(jsonb_build_array(c.slug, c.name) ORDER BY x.position), '[]')
        FROM article_category x JOIN category c ON c.id = x.category_id WHERE x.article_id = a.id)) AS article
    FROM article a LEFT JOIN source s ON s.id = a.source_id ORDER BY a.id`)
  return rows.map((row) => row.article)
}

function modelArticles({ articles, categoryNames }: ArchiveModel, ids: readonly string[]): unknown[] {
  const rows = articles.map((each, place) => [
    ids[place] ?? '',
    each.title,
    each.status,
    each.publishedAt.replace('.000Z', '+00:00'),
    each.externalId,
    each.sourceName,
    each.sourceUrl,
    each.permalink,
    each.keptSlug,
    each.version,
    each.tags,
    each.categories.map(({ slug }) => [slug, categoryNames.get(slug)]),
  ])
  return rows.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
}

t.test(
  'two nodes that import the same articles and terms at once neither mix them nor deadlock',
  async (t) => {
    await emptyTables(db)
    const secondDb = openDatabase({ url: db.directUrl, poolSize: 5, onError: () => undefined })
    const second = await buildApp(config, { db: secondDb })
    t.teardown(async () => {
      await second.close()
      await secondDb.close()
    })
    /** Two batches. */
    const count = 260
    const upload = (title: string, at: number) =>
      articleOf({
        slug: `both-${at}`,
        title,
        tags: [`标签${at % 5}`, `标签${(at * 7) % 11}`],
        categories: [{ slug: `c${at % 3}`, name: `类${at % 3}` }],
        source: { name: `来源${at % 4}` },
      })
    const uploads = {
      one: Array.from({ length: count }, (_, at) => upload('one', at)),
      two: Array.from({ length: count }, (_, at) => upload('two', count - 1 - at)),
    }
    const begin = async (node: typeof app, articles: readonly object[]): Promise<string> => {
      const response = await node.inject({
        method: 'POST',
        url: '/v1/imports',
        headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
        payload: ndjsonOf(articles),
      })
      t.equal(response.statusCode, 202)
      return response.json().id
    }
    const ids = await Promise.all([begin(app, uploads.one), begin(second, uploads.two)])
    const ended = await until(
      'both imports end',
      async () => {
        const states = await Promise.all(ids.map(async (id) => (await send('GET', `/v1/imports/${id}`)).body))
        return states.every(({ finishedAt }) => finishedAt !== null) && states
      },
      30_000,
    )
    for (const { state, counts } of ended) {
      t.match({ state, ...counts }, { state: 'completed', seen: count, failed: 0, skipped: 0, unchanged: 0 })
    }
    const sum = (outcome: string) => ended.reduce((total, { counts }) => total + counts[outcome], 0)
    t.same([sum('created'), sum('updated')], [count, count], 'each was created once and updated once')
    const { rows } = await db.read.query(
      'SELECT count(*)::int AS count, min(version) AS lowest, max(version) AS highest FROM article',
    )
    t.same(rows, [{ count, lowest: 2, highest: 2 }])
    t.equal((await get('/v1/tags/标签0')).body.articleCount > 0, true)
    await assertConsistent(db)
  },
)
