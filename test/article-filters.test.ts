// Filters of the list of articles, against a model: alone, in pairs, and in any combination walked by cursor.

import fc from 'fast-check'
import t from 'tap'
import { expectedIds, importSmallArchive, type ModelQuery } from './fixtures/small-archive.ts'
import { walk } from './fixtures/walk.ts'
import { build } from './helper.ts'

const api = await build(t)
const archive = await importSmallArchive(api)
const { articles, termId } = archive
const { get, db } = api
const middle = new Date(
  [...articles].map(({ updatedAtMs }) => updatedAtMs).sort((one, other) => one - other)[30] ?? 0,
).toISOString()

/** Values of each filter, among them times that articles have to the millisecond, and days. */
const values = {
  category: ['cj', 'ag', 'Sport', 'gs,Sport', 'nowhere', 'nowhere,ag'],
  tag: ['新闻', 'news', 'C', 'C,滚动', 'nowhere'],
  source: ['xhs', 'rmrb', 'xhs,rmrb', 'nowhere'],
  publishedFrom: [
    '2022-04-19',
    '2022-04-18T16:00:00Z',
    '2022-04-18T20:30:00.001Z',
    '2022-04-19T01:00:00+08:00',
  ],
  publishedBefore: ['2022-04-19', '2022-04-18T20:30:00Z', '2022-04-18T20:30:00.001Z', '2021-01-01'],
  updatedFrom: [middle, '2022-01-01', '2122-01-01'],
}
type FilterName = keyof typeof values
const names = Object.keys(values) as FilterName[]

async function listed(query: ModelQuery | Record<string, string>): Promise<string[]> {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const { status, body } = await get(`/v1/articles?limit=100&fields=id&${pairs.join('&')}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.data.map(({ id }: { id: string }) => id)
}

t.test('each filter, and each pair of filters, lists what the model lists', async (t) => {
  let nonEmpty = 0
  for (const [index, one] of names.entries()) {
    for (const value of values[one]) {
      const alone = { [one]: value }
      t.same(await listed(alone), expectedIds(articles, alone), JSON.stringify(alone))
      for (const other of names.slice(index + 1)) {
        for (const otherValue of values[other]) {
          const pair = { ...alone, [other]: otherValue }
          const expected = expectedIds(articles, pair)
          if (expected.length > 0) nonEmpty += 1
          const found = await listed(pair)
          if (found.join() !== expected.join()) t.same(found, expected, JSON.stringify(pair))
        }
      }
    }
  }
  t.ok(nonEmpty > 100, `${nonEmpty} pairs match something`)
})

t.test('any filters, sort and limit, walked by cursor, give what the model gives', async (t) => {
  const filter = (name: FilterName) =>
    fc.option(fc.constantFrom(...values[name]), { nil: undefined, freq: 1 })
  const query = fc.record({
    category: filter('category'),
    tag: filter('tag'),
    source: filter('source'),
    publishedFrom: filter('publishedFrom'),
    publishedBefore: filter('publishedBefore'),
    updatedFrom: fc.option(fc.constant(middle), { nil: undefined, freq: 1 }),
    sort: fc.constantFrom('-publishedAt', 'publishedAt', '-updatedAt', 'updatedAt', 'title', '-title'),
  })
  await fc.assert(
    fc.asyncProperty(query, fc.constantFrom(2, 5, 100), async (query, limit) => {
      const found = await walk(t, api, '/v1/articles', { ...query, limit: String(limit), fields: 'id' })
      return found.join() === expectedIds(articles, query).join()
    }),
    { numRuns: 40 },
  )
})

t.test('a term may be given by its id, also beside slugs', async (t) => {
  for (const [name, slug] of [
    ['category', 'gs'],
    ['tag', '滚动'],
    ['source', 'rmrb'],
  ] as const) {
    const bySlug = await listed({ [name]: slug })
    t.ok(bySlug.length > 0)
    t.same(await listed({ [name]: termId(`${name} ${slug}`) }), bySlug)
    t.same(await listed({ [name]: `${slug},${termId(`${name} ${slug}`).toUpperCase()}` }), bySlug)
  }
  t.same(await listed({ tag: '0190c0de-0000-7000-8000-000000000000' }), [], 'an id that is nobody’s')
})

t.test('a slug given in NFD is the slug', async (t) => {
  const api = await build(t)
  await api.importArticles([
    { title: 'a', html: '', publishedAt: '2022-04-19T00:00:00Z', tags: ['Café'], slug: 'née' },
  ])
  const nfd = (text: string) => encodeURIComponent(text.normalize('NFD'))
  t.equal((await api.get(`/v1/articles?tag=${nfd('Café')}`)).body.data.length, 1)
  t.equal((await api.get(`/v1/articles/${nfd('née')}`)).status, 200)
  t.equal((await api.get(`/v1/tags/${nfd('Café')}`)).status, 200)
})

t.test('a former slug counts as its term, unless a living one has it', async (t) => {
  const alias = (type: string, key: string, slug: string) =>
    db.write.query('INSERT INTO alias (namespace, key, target_type, target_id) VALUES ($1, $2, $1, $3)', [
      type,
      key,
      termId(`${type} ${slug}`),
    ])
  await alias('category', 'caijing', 'cj')
  await alias('tag', 'old', '滚动')
  await alias('tag', 'News', '滚动')
  await alias('source', 'xinhua', 'xhs')
  t.same(await listed({ category: 'caijing' }), expectedIds(articles, { category: 'cj' }))
  t.same(await listed({ tag: 'old' }), expectedIds(articles, { tag: '滚动' }))
  t.same(await listed({ tag: 'News' }), expectedIds(articles, { tag: 'News' }))
  t.same(await listed({ source: 'xinhua,rmrb' }), expectedIds(articles, { source: 'xhs,rmrb' }))
  t.same(await listed({ tag: 'xinhua' }), [], 'a former slug of a source is none of a tag')
})

t.test('a bare day is midnight in the site’s zone', async (t) => {
  t.same(
    await listed({ publishedFrom: '2022-04-19' }),
    await listed({ publishedFrom: '2022-04-18T16:00:00Z' }),
    'Asia/Shanghai unless the settings say otherwise',
  )
  const there = await build(t, { siteTimezone: 'America/New_York' })
  await there.importArticles(
    ['2022-04-19T03:59:59.999Z', '2022-04-19T04:00:00Z'].map((publishedAt) => ({
      title: publishedAt,
      html: '',
      publishedAt,
    })),
  )
  const { body } = await there.get('/v1/articles?publishedFrom=2022-04-19&fields=publishedAt')
  t.match(body.data, [{ publishedAt: '2022-04-19T04:00:00.000Z' }])
  t.equal(body.data.length, 1)
})

t.test('a time that no calendar has is refused by name, in every filter by time', async (t) => {
  for (const name of ['publishedFrom', 'publishedBefore', 'updatedFrom']) {
    for (const value of [
      '2022-02-29',
      '2022-04-31',
      '2022-13-01',
      '2022-00-10',
      '2022-4-1',
      '20220419',
      '2022',
      'today',
      '2022-04-19T24:00:00Z',
      '2022-04-19T12:00:60Z',
      '2022-04-19T12:00:00',
      '2022-04-19 12:00:00Z',
      '2022-04-19T12:00:00+0800',
      '2022-04-19T12:00:00 08:00',
      '0000-01-01',
      // Midnight in Shanghai, which is before the first year of UTC.
      '0001-01-01',
    ]) {
      const { status, body } = await get(`/v1/articles?${name}=${encodeURIComponent(value)}`)
      t.match(
        { status, body },
        { status: 400, body: { type: '/problems/invalid-parameter', errors: [{ parameter: name }] } },
        `${name}=${value}`,
      )
    }
  }
})

t.test('a filter takes at most 50 values, none of them empty', async (t) => {
  const many = Array.from({ length: 50 }, (_, n) => `t${n}`)
  t.equal((await get(`/v1/articles?tag=${many.join()}`)).status, 200)
  t.equal((await get(`/v1/articles?tag=${many.join()},t50`)).status, 400)
  t.equal((await get('/v1/articles?tag=a,,b')).status, 400)
  t.equal((await get('/v1/articles?tag=a,')).status, 400)
})

t.test('what is no filter is refused, also where it is a column or a field', async (t) => {
  for (const name of ['contentHash', 'writtenBy', 'title', 'tags', 'Tag', 'source[slug]', 'category[]']) {
    const { status, body } = await get(`/v1/articles?${name}=1`)
    t.match({ status, body }, { status: 400, body: { errors: [{ parameter: name, code: 'unknown' }] } }, name)
  }
})
