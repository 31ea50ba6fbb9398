// Lists of articles: order, pages, cursors, and the fields of what is listed.

import t from 'tap'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { expectedIds, importSmallArchive } from './fixtures/small-archive.ts'
import { walk } from './fixtures/walk.ts'
import { build } from './helper.ts'

const api = await build(t)
const archive = await importSmallArchive(api)
const { get } = api
const idsOf = (body: { data: { id: string }[] }) => body.data.map(({ id }) => id)

t.test('without parameters the 20 newest come', async (t) => {
  const { status, body, headers } = await get('/v1/articles')
  t.equal(status, 200)
  t.same(idsOf(body), expectedIds(archive.articles, {}).slice(0, 20))
  t.match(body.page, { limit: 20, hasMore: true, next: String, prev: null })
  t.match(headers['content-type'], /^application\/json; charset=utf-8/)
})

for (const sort of ['publishedAt', 'updatedAt', 'title'].flatMap((name) => [name, `-${name}`])) {
  t.test(`sorted by ${sort}, ties by id, each page has each article once, there and back`, async (t) => {
    for (const limit of [2, 7, 100]) {
      const walked = await walk(t, api, '/v1/articles', { sort, limit: String(limit), fields: 'title' })
      t.same(walked, expectedIds(archive.articles, { sort }), `limit ${limit}`)
    }
  })
}

t.test('a whole number of pages ends without an empty one', async (t) => {
  const total = expectedIds(archive.articles, {}).length
  const { body } = await get(`/v1/articles?limit=${total}`)
  t.match(body.page, { hasMore: false, next: null, prev: null })
  t.equal(body.data.length, total)
})

t.test('the Link header has the pages of the list, usable as they are', async (t) => {
  const url = `/v1/articles?tag=${encodeURIComponent('新闻')},News&limit=2&sort=title`
  const first = linksOf(await get(url))
  t.same(Object.keys(first), ['next', 'first'])
  t.equal(first.first, url)
  const second = await get(first.next ?? '')
  t.same(Object.keys(linksOf(second)), ['next', 'prev', 'first'])
  const back = await get(linksOf(second).prev ?? '')
  t.same(back.body.data, (await get(url)).body.data)
  t.same(linksOf(back), first, 'the first page has no page before it, however it was come to')
  const last = linksOf(await get('/v1/articles?limit=100'))
  t.same(last, { first: '/v1/articles?limit=100' })
})

t.test('a question mark and brackets in a value do not break the Link header', async (t) => {
  const { headers } = await get('/v1/articles?source=a?b=c,xhs&limit=1')
  t.match(headers.link, /^<\/v1\/articles\?source=a\?b=c,xhs&limit=1&cursor=[\w-]+>; rel="next"/)
  const { status } = await get(linksOf({ headers }).next ?? '')
  t.equal(status, 200)
})

t.test(
  'a cursor of another query is a mismatch, and the order of parameters makes no other query',
  async (t) => {
    const { body } = await get('/v1/articles?limit=2&tag=News&source=xhs')
    const next = body.page.next
    const again = await get(`/v1/articles?cursor=${next}&source=xhs&limit=5&tag=News&fields=id`)
    t.equal(again.status, 200, 'other fields and another limit are no other query either')
    for (const query of [
      '',
      'tag=News',
      'tag=News&source=rmrb',
      'tag=News&source=xhs&sort=title',
      'tag=News&source=xhs&publishedFrom=2022-04-19',
    ]) {
      const { status, body } = await get(`/v1/articles?${query}&cursor=${next}`)
      t.match({ status, body }, { status: 400, body: { type: '/problems/cursor-mismatch' } }, query)
      t.match(body.errors, [{ parameter: 'cursor' }])
    }
    const tags = await get('/v1/tags?limit=1')
    const { body: foreign } = await get(`/v1/articles?cursor=${tags.body.page.next}`)
    t.equal(foreign.type, '/problems/cursor-mismatch', 'the cursor of another list')
  },
)

t.test('garbage is no cursor', async (t) => {
  const { body } = await get('/v1/articles?limit=2')
  const next: string = body.page.next
  const other = next.endsWith('A') ? 'B' : 'A'
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  for (const cursor of [
    'x',
    'eyJ9',
    '%20',
    '中',
    next.slice(0, -1),
    next.slice(1),
    `${next}${other}`,
    `${next.slice(0, -1)}${other}`,
    `${next.slice(0, 30)}${next[30] === 'M' ? 'N' : 'M'}${next.slice(31)}`,
    next.toUpperCase(),
    encoded(null),
    encoded([]),
    encoded(['next', '2022-04-19T00:00:00.000Z', archive.articles[0]?.id, 'x']),
  ]) {
    const { status, body } = await get(
      `/v1/articles?cursor=${encodeURIComponent(decodeURIComponent(cursor))}`,
    )
    t.match({ status, body }, { status: 400, body: { type: '/problems/cursor-invalid' } }, cursor)
  }
})

for (const limit of [
  '0',
  '101',
  '-1',
  'abc',
  '1e1',
  '1.0',
  '01',
  '+5',
  '%2B5',
  '%205',
  '5%20',
  '0x10',
  '５',
  '',
]) {
  t.test(`limit=${limit} is refused by name, never bent`, async (t) => {
    const { status, body } = await get(`/v1/articles?limit=${limit}`)
    t.equal(status, 400)
    t.match(body, { type: '/problems/invalid-parameter', errors: [{ parameter: 'limit', code: 'invalid' }] })
    t.match(body.detail, /from 1 to 100/)
  })
}

t.test('every fault of a query is named at once', async (t) => {
  const { status, body } = await get('/v1/articles?limit=0&sort=date&tagg=a&tag=&fields=id,tilte&include=all')
  t.equal(status, 400)
  t.same(
    body.errors.map(({ parameter, code }: { parameter: string; code: string }) => `${parameter} ${code}`),
    ['limit invalid', 'sort invalid', 'tagg unknown', 'tag invalid', 'fields invalid', 'include invalid'],
  )
})

t.test('a cursor survives the deletion of its row', async (t) => {
  await cleanSlate(api)
  await api.importArticles(
    [1, 2, 3, 4, 5].map((n) => ({ title: `${n}`, html: '', publishedAt: `2022-04-0${n}T00:00:00Z` })),
  )
  const titlesOf = (body: { data: { title: string }[] }) => body.data.map(({ title }) => title)
  const { body: first } = await api.get('/v1/articles?limit=2')
  t.same(titlesOf(first), ['5', '4'])
  await api.db.write.query(`DELETE FROM article WHERE title IN ('4', '3')`)
  const { body: second } = await api.get(`/v1/articles?limit=2&cursor=${first.page.next}`)
  t.same(titlesOf(second), ['2', '1'])
  await api.db.write.query(`DELETE FROM article WHERE title = '2'`)
  const { body: before } = await api.get(`/v1/articles?limit=2&cursor=${second.page.prev}`)
  t.same(titlesOf(before), ['5'])
  await api.db.write.query(`DELETE FROM article WHERE title = '5'`)
  const { body: empty } = await api.get(`/v1/articles?limit=2&cursor=${second.page.prev}`)
  t.same(empty, { data: [], page: { limit: 2, hasMore: false, next: null, prev: null } })
})

t.test('articles that come in between neither repeat nor hide others', async (t) => {
  await cleanSlate(api)
  const article = (day: number) => ({
    title: `${day}`,
    html: '',
    publishedAt: `2022-04-${String(day).padStart(2, '0')}T00:00:00Z`,
  })
  await api.importArticles([2, 4, 6, 8].map(article))
  const { body: first } = await api.get('/v1/articles?limit=2&fields=title')
  await api.importArticles([1, 3, 5, 7, 9].map(article))
  const { body: second } = await api.get(`/v1/articles?limit=10&fields=title&cursor=${first.page.next}`)
  t.same(
    second.data.map(({ title }: { title: string }) => title),
    ['5', '4', '3', '2', '1'],
  )
})

t.test('a title of 300 characters of four bytes still makes a cursor that works', async (t) => {
  await cleanSlate(api)
  const long = '𠀀'.repeat(299)
  await api.importArticles(
    ['a', 'b', 'c'].map((end) => ({
      title: `${long}${end}`,
      html: '',
      publishedAt: '2022-04-19T00:00:00Z',
    })),
  )
  t.equal((await walk(t, api, '/v1/articles', { sort: 'title', limit: '1' })).length, 3)
})

function linksOf({ headers }: { headers: Readonly<Record<string, string | undefined>> }) {
  const found: Record<string, string> = {}
  for (const [, url = '', relation = ''] of (headers.link ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g))
    found[relation] = url
  return found
}
