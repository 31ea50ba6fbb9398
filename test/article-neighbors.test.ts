// Neighbours: what stands before and after an article in any list by time.

import fc from 'fast-check'
import t from 'tap'
import { keyOf } from './fixtures/key.ts'
import { expectedIds, importSmallArchive, type ModelQuery } from './fixtures/small-archive.ts'
import { article } from './fixtures/terms.ts'
import { build } from './helper.ts'

const api = await build(t)
const archive = await importSmallArchive(api)
const { get } = api

interface Found {
  readonly previous: { readonly id: string } | null
  readonly next: { readonly id: string } | null
}

const pairsOf = (query: object) =>
  Object.entries(query)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&')

async function neighbors(ref: string, query: object = {}): Promise<[string | null, string | null]> {
  const { status, body } = await get(`/v1/articles/${ref}/neighbors?${pairsOf(query)}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  const { previous, next }: Found = body
  return [previous?.id ?? null, next?.id ?? null]
}

t.test('walking by previous from the newest article gives the list, and by next the way back', async (t) => {
  for (const query of [{}, { category: 'cj' }, { tag: '新闻,News' }, { source: 'xhs', category: 'gs,ag' }]) {
    const list = expectedIds(archive.articles, query)
    t.ok(list.length > 2)
    for (const [index, id] of list.entries())
      t.same(await neighbors(id, query), [list[index + 1] ?? null, list[index - 1] ?? null])
  }
})

t.test('neighbours in any filter are those of the model, also of an article outside of it', async (t) => {
  const everything = expectedIds(archive.articles, {})
  const option = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })
  const query = fc.record({
    category: option('cj', 'ag', 'Sport', 'gs,Sport', 'nowhere'),
    tag: option('新闻', 'news', 'C,滚动', 'nowhere'),
    source: option('xhs', 'xhs,rmrb'),
    publishedFrom: option('2022-04-19', '2022-04-18T20:30:00.001Z'),
    publishedBefore: option('2022-04-20', '2022-04-19T01:30:00Z'),
  })
  await fc.assert(
    fc.asyncProperty(query, fc.constantFrom(...everything), async (query: ModelQuery, id) => {
      const matching = new Set(expectedIds(archive.articles, query))
      const place = everything.indexOf(id)
      const older = everything.slice(place + 1).find((each) => matching.has(each)) ?? null
      const newer = everything.slice(0, place).findLast((each) => matching.has(each)) ?? null
      t.same(await neighbors(id, query), [older, newer], `${id} ${JSON.stringify(query)}`)
    }),
    { numRuns: 80 },
  )
})

t.test('they come as a list shows them, by id or slug, with the fields that are asked for', async (t) => {
  const [newest = '', second] = expectedIds(archive.articles, {})
  const { body: listed } = await get(`/v1/articles?ids=${second}`)
  const { body } = await get(`/v1/articles/${newest}/neighbors`)
  t.same(body, { previous: listed.data[0], next: null })
  const { body: one } = await get(`/v1/articles/${newest}`)
  t.same((await get(`/v1/articles/${one.slug}/neighbors`)).body, body)
  const { body: brief } = await get(`/v1/articles/${newest}/neighbors?fields=title`)
  t.same(Object.keys(brief.previous), ['id', 'title'])
  t.equal((await api.send('HEAD', `/v1/articles/${newest}/neighbors`, { key: false })).status, 200)
  t.equal((await api.send('PUT', `/v1/articles/${newest}/neighbors`)).status, 405)
})

t.test('drafts are no neighbours and have none in public; a former slug is a redirect', async (t) => {
  const api = await build(t)
  await api.importArticles([
    article('a', 1),
    article('b', 2, { status: 'draft' }),
    article('c', 3),
    article('gone', 4),
  ])
  const slugs = async (ref: string, key: string | false, query = '') => {
    const { status, body } = await api.send('GET', `/v1/articles/${ref}/neighbors${query}`, { key })
    return status === 200 ? [body.previous?.slug, body.next?.slug] : status
  }
  const editor = await keyOf(api, 'drafts:read')
  t.same(await slugs('c', false), ['a', 'gone'])
  t.same(await slugs('c', editor), ['a', 'gone'], 'a key alone changes no list')
  t.same(await slugs('b', false), 404)
  t.same(await slugs('b', editor), ['a', 'c'])
  t.same(await slugs('c', editor, '?status=draft,published'), ['b', 'gone'])
  t.same(await slugs('c', false, '?status=draft'), 401)
  t.same(await slugs('none', false), 404)
  await api.db.write.query(`UPDATE article SET status = 'archived' WHERE slug = 'gone'`)
  t.same(await slugs('gone', false), 410)
  t.same(await slugs('c', false), ['a', undefined])
  await api.db.write.query(
    `INSERT INTO alias SELECT 'article', 'früher', 'article', id FROM article WHERE slug = 'c'`,
  )
  for (const part of ['neighbors?tag=x', 'related?limit=2']) {
    const { status, headers } = await api.get(`/v1/articles/${encodeURIComponent('früher')}/${part}`)
    t.same([status, headers.location], [308, `/v1/articles/c/${part}`])
  }
})

t.test('what is wrong is refused by name', async (t) => {
  const [id] = expectedIds(archive.articles, {})
  for (const [query, parameter] of [
    ['limit=2', 'limit'],
    ['sort=title', 'sort'],
    ['tags=x', 'tags'],
    ['fields=body', 'fields'],
    ['publishedFrom=x', 'publishedFrom'],
  ]) {
    const answer = await get(`/v1/articles/${id}/neighbors?${query}`)
    t.match(answer, { status: 400, body: { errors: [{ parameter }] } }, String(query))
  }
  t.equal((await get(`/v1/articles/${id}/neighbors?include=original`)).status, 401)
})
