// Facets: counted against a model, and by each way of counting.

import fc from 'fast-check'
import t from 'tap'
import { archiveArticles } from '../bench/archive.ts'
import { keepDaysIn } from '../src/articles/days.ts'
import { writeArticles } from '../src/articles/index.ts'
import { assertConsistent } from './consistency.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { keyOf } from './fixtures/key.ts'
import {
  expectedIds,
  importSmallArchive,
  type ModelArticle,
  type ModelQuery,
} from './fixtures/small-archive.ts'
import { article } from './fixtures/terms.ts'
import { until } from './fixtures/until.ts'
import { articleOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const api = await build(t)
const archive = await importSmallArchive(api)
const { get } = api
const everything = 'category,tag,source,language,year,month,day'

interface Entry {
  readonly slug?: string
  readonly value?: string
  readonly count: number
}

/** `slug count` or `value count` of each entry. */
const brief = (entries: readonly Entry[]) =>
  entries.map(({ slug, value, count }) => `${slug ?? value} ${count}`)

/** The facets of the model, brief and sorted by count (times: newest first). */
function expectedFacets(query: ModelQuery) {
  const ids = new Set(expectedIds(archive.articles, query))
  const found = archive.articles.filter(({ id }) => ids.has(id))
  const slugs: Readonly<Record<string, string>> = { 'C++': 'C' }
  const day = (article: ModelArticle) =>
    new Date(article.publishedAtMs + 8 * 3_600_000).toISOString().slice(0, 10)
  const counted = (valuesOf: (article: ModelArticle) => readonly string[]) => {
    const counts = new Map<string, number>()
    for (const value of found.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts]
  }
  const byName = (entries: [string, number][]) => entries.map((entry) => entry.join(' ')).sort()
  const byTime = (entries: [string, number][]) => byName(entries).reverse()
  return {
    matched: found.length,
    category: byName(counted(({ direct }) => direct)),
    tag: byName(counted(({ tags }) => tags.map((tag) => slugs[tag] ?? tag))),
    source: byName(counted(({ source }) => (source === null ? [] : [source]))),
    year: byTime(counted((each) => [day(each).slice(0, 4)])),
    month: byTime(counted((each) => [day(each).slice(0, 7)])),
    day: byTime(counted((each) => [day(each)])),
  }
}

async function foundFacets(query: ModelQuery, more = '') {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  const { status, body } = await get(
    `/v1/articles/facets?by=${everything}&facetLimit=1000&${pairs.join('&')}${more}`,
  )
  if (status !== 200) throw new Error(JSON.stringify(body))
  const { category, tag, source, year, month, day } = body.data
  for (const entries of [category, tag, source]) {
    const counts = entries.map(({ count }: Entry) => count)
    if (counts.join() !== counts.toSorted((one: number, other: number) => other - one).join())
      throw new Error(`Not by count: ${JSON.stringify(entries)}`)
  }
  return {
    countsAre: body.countsAre,
    matched: body.matched,
    category: brief(category).sort(),
    tag: brief(tag).sort(),
    source: brief(source).sort(),
    year: brief(year),
    month: brief(month),
    day: brief(day),
  }
}

t.test('without a filter the counts are those of the terms and the days', async (t) => {
  t.same(await foundFacets({}), { countsAre: 'exact', ...expectedFacets({}) })
  t.same(await foundFacets({}, '&exact=true'), { countsAre: 'exact', ...expectedFacets({}) })
})

t.test('any filter gives the facets of the model', async (t) => {
  const values = {
    category: ['cj', 'ag', 'Sport', 'gs,Sport', 'nowhere'],
    tag: ['新闻', 'news', 'C,滚动', 'nowhere'],
    source: ['xhs', 'xhs,rmrb'],
    publishedFrom: ['2022-04-19', '2022-04-18T20:30:00.001Z'],
    publishedBefore: ['2022-04-19', '2022-04-18T20:30:00Z'],
  }
  const filter = (name: keyof typeof values) =>
    fc.option(fc.constantFrom(...values[name]), { nil: undefined, freq: 1 })
  const query = fc.record({
    category: filter('category'),
    tag: filter('tag'),
    source: filter('source'),
    publishedFrom: filter('publishedFrom'),
    publishedBefore: filter('publishedBefore'),
  })
  await fc.assert(
    fc.asyncProperty(query, async (query) => {
      t.same(
        await foundFacets(query),
        { countsAre: 'exact', ...expectedFacets(query) },
        JSON.stringify(query),
      )
    }),
    { numRuns: 60 },
  )
})

t.test('each term alone has exact facets, its own included', async (t) => {
  for (const query of [{ category: 'cj' }, { category: 'ag' }, { tag: 'News' }, { source: 'xhs' }])
    t.same(await foundFacets(query), { countsAre: 'exact', ...expectedFacets(query) })
  const { body } = await get('/v1/articles/facets?by=source&source=xhs')
  t.match(body.data.source, [{ id: archive.termId('source xhs'), slug: 'xhs', name: '新华社' }])
  t.equal(body.data.source[0].count, body.matched)
})

t.test('facetLimit cuts: terms by count and then name, times newest first', async (t) => {
  await cleanSlate(api)
  await api.importArticles([
    article('a', 1, { tags: ['b', 'c'] }),
    article('b', 2, { tags: ['a', 'c'] }),
    article('c', 3, { tags: ['d', 'a'], publishedAt: '2021-12-31T16:00:00Z' }),
    article('d', 3, { tags: ['c'], publishedAt: '2021-12-31T15:59:59.999Z' }),
  ])
  for (const filter of ['', '&publishedFrom=2021-01-01', '&exact=true']) {
    const { body } = await get(`/v1/articles/facets?by=tag,year,month,day&facetLimit=2${filter}`)
    t.same(
      Object.entries<Entry[]>(body.data).map(([name, entries]) => [name, ...brief(entries)]),
      [
        ['tag', 'c 3', 'a 2'],
        ['year', '2022 3', '2021 1'],
        ['month', '2022-04 2', '2022-01 1'],
        ['day', '2022-04-02 1', '2022-04-01 1'],
      ],
      filter,
    )
  }
  const { body } = await get('/v1/articles/facets?by=tag')
  t.same(brief(body.data.tag), ['c 3', 'a 2', 'b 1', 'd 1'])
  t.same(Object.keys(body.data), ['tag'], 'what was not asked for is not counted')
})

t.test(
  'facets of one term are counted once for each state of its articles, whatever their limit',
  async (t) => {
    const slate = await build(t)
    const tagged = (slug: string, tag: string) => articleOf({ slug, tags: [tag, `${tag}-2`, `${tag}-3`] })
    await slate.importArticles([tagged('one', 'x'), tagged('two', 'x'), tagged('three', 'y')])
    let counts = 0
    const { query } = slate.db.read
    Object.assign(slate.db.read, {
      query: (...parameters: Parameters<typeof query>) => {
        const [statement] = parameters
        if (JSON.stringify(statement).includes('WITH matched AS')) counts += 1
        return query(...parameters)
      },
    })
    const tags = async (limit: number) =>
      (await slate.get(`/v1/articles/facets?by=tag&tag=x&facetLimit=${limit}`)).body.data.tag.map(
        ({ slug, count }: { slug: string; count: number }) => `${slug} ${count}`,
      )
    t.same(await Promise.all([tags(3), tags(2), tags(1)]), [
      ['x 2', 'x-2 2', 'x-3 2'],
      ['x 2', 'x-2 2'],
      ['x 2'],
    ])
    t.same(await tags(100), ['x 2', 'x-2 2', 'x-3 2'])
    t.equal(counts, 1)
    await slate.importArticles([tagged('four', 'y')])
    await tags(3)
    t.equal(counts, 1, 'what is written under another term moves nothing here')
    await slate.importArticles([tagged('five', 'x')])
    t.same(await tags(2), ['x 3', 'x-2 3'])
    t.equal(counts, 2)
  },
)

t.test('languages are counted, and what has none is left out', async (t) => {
  await cleanSlate(api)
  await api.importArticles([
    article('a', 1, { language: 'zh-CN' }),
    article('b', 2, { language: 'zh-CN', tags: ['x'] }),
    article('c', 2, { language: 'en', tags: ['x'] }),
  ])
  t.same(brief((await get('/v1/articles/facets?by=language')).body.data.language), ['zh-CN 2', 'en 1'])
  t.same(brief((await get('/v1/articles/facets?by=language&tag=x')).body.data.language), ['en 1', 'zh-CN 1'])
  await api.db.write.query('UPDATE article SET language = NULL')
  // By something else as well: what was counted is remembered, and nobody told of this.
  t.same((await get('/v1/articles/facets?by=language,year&tag=x')).body.data.language, [])
})

t.test('drafts are in no facet, unless a key that may see them asks for their state', async (t) => {
  await cleanSlate(api)
  const filed = { tags: ['t'], categories: ['c'], source: { name: 's' } }
  await api.importArticles([
    article('a', 1, filed),
    article('b', 2, { ...filed, status: 'draft' }),
    article('c', 3, { tags: ['hidden'], status: 'draft' }),
    { slug: 'd', title: 'd', html: '', tags: ['hidden'], status: 'draft' },
  ])
  const editor = await keyOf(api, 'drafts:read')
  for (const key of [false, editor] as const) {
    const { body } = await api.send('GET', `/v1/articles/facets?by=${everything}`, { key })
    t.equal(body.matched, 1)
    for (const [name, entries] of Object.entries<Entry[]>(body.data))
      t.ok(entries.every(({ count }) => count === 1) && entries.length <= 1, name)
    t.same(brief(body.data.tag), ['t 1'])
  }
  t.equal((await get('/v1/articles/facets?by=tag&status=draft')).status, 401)
  const { body } = await api.send('GET', '/v1/articles/facets?by=tag,day&status=draft', { key: editor })
  t.same(brief(body.data.tag), ['hidden 2', 't 1'])
  t.same(brief(body.data.day), ['2022-04-03 1', '2022-04-02 1'], 'what has no time of publication has no day')
  t.equal(body.matched, 3)
})

t.test(
  'the days follow every write, in the zone of the site, and another zone counts them anew',
  async (t) => {
    await cleanSlate(api)
    const days = async ({ get }: Pick<typeof api, 'get'>, filter = '') =>
      brief((await get(`/v1/articles/facets?by=day${filter}`)).body.data.day)
    await api.importArticles([
      article('a', 1, { publishedAt: '2022-04-18T15:59:59.999Z' }),
      article('b', 1, { publishedAt: '2022-04-18T16:00:00Z', tags: ['x'] }),
    ])
    t.same(await days(api), ['2022-04-19 1', '2022-04-18 1'])
    await api.importArticles([article('a', 1, { publishedAt: '2022-04-19T01:00:00Z' })])
    t.same(await days(api), ['2022-04-19 2'])
    await api.importArticles([article('b', 1, { status: 'draft' }), article('c', 2)])
    t.same(await days(api), ['2022-04-19 1', '2022-04-02 1'])
    await assertConsistent(api.db)

    const there = await build(t, { siteTimezone: 'America/New_York' })
    await there.importArticles([
      article('a', 1, { publishedAt: '2022-04-19T03:59:59.999Z' }),
      article('b', 1, { publishedAt: '2022-04-19T04:00:00Z' }),
    ])
    t.same(await days(there), ['2022-04-19 1', '2022-04-18 1'])
    await assertConsistent(there.db)
    await there.db.write.query(`UPDATE article_day_zone SET zone = 'UTC'`)
    await there.db.write.query('UPDATE article_day SET count = 99')
    t.same(await days(there), ['2022-04-19 1', '2022-04-18 1'], 'days of another zone are not believed')
  },
)

t.test('what is wrong is refused by name', async (t) => {
  for (const [query, parameter] of [
    ['', 'by'],
    ['by=', 'by'],
    ['by=author', 'by'],
    ['by=tag,', 'by'],
    ['by=tag&by=source', 'by'],
    ['by=tag&facetLimit=0', 'facetLimit'],
    ['by=tag&facetLimit=1001', 'facetLimit'],
    ['by=tag&facetlimit=5', 'facetlimit'],
    ['by=tag&exact=1', 'exact'],
    ['by=tag&limit=5', 'limit'],
    ['by=tag&cursor=x', 'cursor'],
    ['by=tag&publishedFrom=2022-02-30', 'publishedFrom'],
    ['by=tag&tag=%00', 'tag'],
  ]) {
    const { status, body } = await get(`/v1/articles/facets?${query}`)
    t.match({ status, body }, { status: 400, body: { errors: [{ parameter }] } }, String(query))
  }
  t.equal((await get('/v1/articles/facets?by=tag&facetLimit=1000&exact=true')).status, 200)
})

t.test('the address is no article’s, and has the methods of a list', async (t) => {
  t.equal((await api.send('HEAD', '/v1/articles/facets?by=tag', { key: false })).status, 200)
  const { status, headers } = await api.send('POST', '/v1/articles/facets?by=tag')
  t.same([status, headers.allow], [405, 'GET, HEAD'])
  await cleanSlate(api)
  await api.importArticles([{ title: 'facets', html: '', publishedAt: '2022-04-19T00:00:00Z' }])
  const { body } = await get('/v1/articles?fields=slug&sort=title')
  t.same(
    body.data.map(({ slug }: { slug: string }) => slug),
    ['facets-1'],
    'a made slug gives way',
  )
  const taken = await api.send('POST', '/v1/imports?wait=30', {
    type: 'application/x-ndjson',
    payload: JSON.stringify({ title: 'x', html: '', slug: 'facets', publishedAt: '2022-04-19T00:00:00Z' }),
  })
  t.equal(taken.body.counts.failed, 1, 'and a stated one is refused')
})

t.test('days that are counted anew beside a write lose nothing of it', async (t) => {
  await cleanSlate(api)
  const { db } = api
  // An editor's terms are ids; days need none.
  const none = { categories: [], tags: [], source: null }
  const [first, second] = [...archiveArticles({ posts: 2, seed: 1 })].map((each) => ({ ...each, ...none }))
  const options = {
    onConflict: 'update',
    writtenBy: 'editor',
    by: { type: 'key', id: null },
    now: new Date(),
  } as const
  /** Counts its day right before the commit; with `key`, it then waits for that lock. */
  const write = (article: typeof first, key?: number) =>
    db.tx(async (tx) => {
      if (article) await writeArticles(tx, [{ article, originalId: null }], options)
      if (key !== undefined) tx.atCommit([{ text: 'SELECT pg_advisory_xact_lock($1)', values: [key] }])
    })
  const locked = (mode: string, granted: boolean) =>
    until(`a lock of the days, ${granted ? 'held' : 'waited for'}`, async () => {
      const { rows } = await db.read.query(
        `SELECT FROM pg_locks WHERE relation = 'article_day'::regclass AND granted = $1 AND mode = $2`,
        [granted, mode],
      )
      return rows.length > 0
    })
  let release = () => {}
  const goOn = new Promise<void>((resolve) => {
    release = resolve
  })
  const holding = db.tx(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(1)')
    await goOn
  })
  const early = write(first, 1)
  await locked('RowExclusiveLock', true)
  const counting = keepDaysIn(db, 'Pacific/Kiritimati')
  await locked('ShareRowExclusiveLock', false)
  // It writes its article at once, and waits with its day until the others are counted.
  const late = write(second)
  await locked('RowExclusiveLock', false)
  release()
  await Promise.all([holding, early, counting, late])
  await assertConsistent(db)
  const { rows } = await db.read.query(
    'SELECT sum(count)::int AS sum, min(zone) AS zone FROM article_day, article_day_zone',
  )
  t.same(rows, [{ sum: 2, zone: 'Pacific/Kiritimati' }])
  await keepDaysIn(db, 'Asia/Shanghai')
  await assertConsistent(db)
})
