// Lookup: what old addresses lead to, one at a time and a thousand at once.

import t from 'tap'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { keyOf } from './fixtures/key.ts'
import { article } from './fixtures/terms.ts'
import { build } from './helper.ts'

const api = await build(t, { siteUrl: 'https://site.example', articleUrl: '{SITE_URL}/news/{slug}' })

interface Result {
  readonly match: string | null
  readonly type?: string
  readonly gone?: true
  readonly resource?: { readonly slug: string }
}

const briefOf = ({ match, type, gone, resource }: Result) =>
  match === null ? (gone ? 'gone' : 'nothing') : `${match} ${type} ${resource?.slug}`

/** What one address leads to; the batch must say the same. */
async function lookedUp(url: string, key: string | false = false): Promise<string> {
  const one = await api.send('GET', `/v1/lookup?url=${encodeURIComponent(url)}`, { key })
  const many = await api.send('POST', '/v1/lookup', {
    key,
    type: 'application/json',
    payload: { urls: [url] },
  })
  if (many.status !== 200) throw new Error(many.text)
  const [result] = many.body.data
  const { url: asked, ...rest } = result
  if (asked !== url) throw new Error(`${url} came back as ${asked}`)
  const brief =
    one.status === 200
      ? briefOf(one.body)
      : one.status === 410
        ? 'gone'
        : one.status === 404
          ? 'nothing'
          : one.text
  if (brief !== briefOf(result)) throw new Error(`One: ${brief}, many: ${briefOf(result)}`)
  if (one.status === 200) t.same(rest, one.body, 'the batch shows what one does')
  return brief
}

const pathAlias = (key: string, type: string, slug: string) =>
  api.db.write.query(`INSERT INTO alias SELECT 'path', $1, $2, id FROM ${type} WHERE slug = $3`, [
    key,
    type,
    slug,
  ])

t.test('a permalink, an alias and the address of a source lead to their article', async (t) => {
  await cleanSlate(api)
  await api.importArticles([
    article('a', 1, {
      permalink: '/新闻/2022/a.html',
      source: { name: 's', url: 'http://source.example/n?id=1' },
    }),
    article('folder', 2, { permalink: '/folder/' }),
  ])
  for (const path of ['/old/a.html', '/?p=12']) await pathAlias(path, 'article', 'a')
  for (const [url, expected] of [
    ['/新闻/2022/a.html', 'permalink article a'],
    ['https://old.example/%E6%96%B0%E9%97%BB/2022/a.html?utm_source=x#top', 'permalink article a'],
    ['/old/a.html', 'alias article a'],
    ['https://old.example/?p=12', 'alias article a'],
    ['/?p=13', 'nothing'],
    ['/', 'nothing'],
    ['http://source.example/n?id=1', 'sourceUrl article a'],
    ['https://source.example/n?id=1#x', 'sourceUrl article a'],
    ['http://source.example/n', 'nothing'],
    ['/folder', 'permalink article folder'],
    ['/folder/index.html', 'permalink article folder'],
    ['/folder.html', 'nothing'],
    ['source.example', 'nothing'],
  ] as const)
    t.equal(await lookedUp(url), expected, url)
  const { body } = await api.get('/v1/lookup?url=/folder/')
  const { body: listed } = await api.get(`/v1/articles?ids=${body.resource.id}`)
  t.same(body.resource, listed.data[0], 'as a list shows it')
  t.match(await api.get('/v1/lookup?url=/no'), { status: 404, body: { type: '/problems/not-found' } })
})

t.test('older addresses of an article and of terms lead to them after a change', async (t) => {
  await cleanSlate(api)
  const source = { name: 's', url: 'http://source.example/1' }
  await api.importArticles([
    article('before', 1, { permalink: '/before.html', source, categories: ['cj'], tags: ['t'] }),
  ])
  await api.importArticles([
    article('after', 1, { permalink: '/after.html', source, categories: ['cj'], tags: ['t'] }),
  ])
  t.equal(await lookedUp('/before.html'), 'alias article after')
  t.equal(await lookedUp('/after.html'), 'permalink article after')
  t.equal(await lookedUp('https://site.example/news/before'), 'alias article after', 'a public page of old')
  t.equal(await lookedUp('https://site.example/news/after'), 'permalink article after')
  t.equal(await lookedUp('https://elsewhere.example/news/after'), 'nothing')
  await pathAlias('/category/cj.html', 'category', 'cj')
  await pathAlias('/tags/t/', 'tag', 't')
  await pathAlias('/quelle/', 'source', 's')
  t.equal(await lookedUp('https://old.example/category/cj.html'), 'alias category cj')
  t.equal(await lookedUp('/tags/t'), 'alias tag t')
  t.equal(await lookedUp('/quelle/'), 'alias source s')
  await api.db.write.query(`INSERT INTO alias SELECT 'tag', 'war', 'tag', id FROM tag`)
  t.equal(await lookedUp('/v1/tags/war'), 'alias tag t')
  const { body } = await api.get('/v1/tags/t')
  for (const ref of ['t', body.id]) t.equal(await lookedUp(`/v1/tags/${ref}`), 'permalink tag t')
  t.same((await api.get('/v1/lookup?url=/tags/t')).body.resource, body)
})

t.test(
  'a permalink goes before an alias, that before a source, and what lives before what was removed',
  async (t) => {
    await cleanSlate(api)
    await api.importArticles([
      article('source', 1, { source: { name: 's', url: 'https://x.example/a.html' } }),
      article('alias', 2),
      article('permalink', 3, { permalink: '/a.html' }),
    ])
    await pathAlias('/a.html', 'article', 'alias')
    const url = 'https://x.example/a.html'
    t.equal(await lookedUp(url), 'permalink article permalink')
    const set = (slug: string, status: string) =>
      api.db.write.query(
        `UPDATE article SET status = $2::article_status, deleted_at = CASE $2 WHEN 'deleted' THEN now() END WHERE slug = $1`,
        [slug, status],
      )
    for (const status of ['archived', 'deleted']) {
      await set('permalink', status)
      t.equal(await lookedUp(url), 'alias article alias', status)
    }
    await set('alias', 'archived')
    t.equal(await lookedUp(url), 'sourceUrl article source')
    await set('source', 'deleted')
    t.equal(await lookedUp(url), 'gone')
    t.match(await api.get(`/v1/lookup?url=${url}`), { status: 410, body: { type: '/problems/gone' } })
    await api.importArticles([article('new', 3, { permalink: '/new.html' })])
    await api.db.write.query(`UPDATE article SET permalink = '/a.html' WHERE slug = 'new'`)
    t.equal(await lookedUp(url), 'permalink article new')
  },
)

t.test('a draft cannot be told from nothing, nor a term that only drafts use', async (t) => {
  await cleanSlate(api)
  const status = 'draft'
  await api.importArticles([
    article('d', 1, {
      permalink: '/d.html',
      source: { name: 'hidden', url: 'https://x.example/d' },
      tags: ['hidden'],
      status,
    }),
    article('once', 1, { permalink: '/once.html' }),
    article('never', 1, { permalink: '/never.html', status }),
  ])
  await pathAlias('/tag/hidden/', 'tag', 'hidden')
  await pathAlias('/old-d.html', 'article', 'd')
  await api.db.write.query(`UPDATE article SET status = 'draft' WHERE slug = 'once'`)
  await api.db.write.query(`UPDATE article SET status = 'deleted', deleted_at = now() WHERE slug = 'never'`)
  const editor = await keyOf(api, 'drafts:read')
  const reader = await keyOf(api, 'content:read')
  const absent = (await api.get('/v1/lookup?url=/none')).body
  for (const [url, seen] of [
    ['/d.html', 'permalink article d'],
    ['/old-d.html', 'alias article d'],
    ['https://x.example/d', 'sourceUrl article d'],
    ['/tag/hidden', 'alias tag hidden'],
    ['/v1/tags/hidden', 'permalink tag hidden'],
    ['/news/d', 'permalink article d'],
    ['/once.html', 'permalink article once'],
    ['/never.html', 'nothing'],
  ] as const) {
    for (const key of [false, reader] as const) t.equal(await lookedUp(url, key), 'nothing', url)
    t.equal(await lookedUp(url, editor), seen, url)
    const { body } = await api.get(`/v1/lookup?url=${url}`)
    t.same({ ...body, requestId: '' }, { ...absent, requestId: '' })
  }
})

t.test('a thousand addresses are looked up in their order, in a few statements', async (t) => {
  await cleanSlate(api)
  await api.importArticles(
    Array.from({ length: 300 }, (_, n) =>
      article(`n${n}`, 1 + (n % 28), { permalink: `/p/${n}.html`, tags: ['t'] }),
    ),
  )
  await pathAlias('/tag/t', 'tag', 't')
  const urls = Array.from({ length: 1_000 }, (_, n) =>
    n % 3 === 0 ? `https://old.example/p/${n % 300}.html` : n % 3 === 1 ? `/no/${n}` : '/tag/t/',
  )
  const post = (urls: unknown) =>
    api.send('POST', '/v1/lookup', { key: false, type: 'application/json', payload: { urls } })
  const { status, body } = await post(urls)
  t.equal(status, 200)
  t.same(
    body.data.map((result: Result & { url: string }) => [result.url, briefOf(result)]),
    urls.map((url, n) => [
      url,
      n % 3 === 0 ? `permalink article n${n % 300}` : n % 3 === 1 ? 'nothing' : 'alias tag t',
    ]),
  )
  for (const wrong of [[], [...urls, '/one-more'], [''], ['x'.repeat(8_001)], [1], 'x', null]) {
    const answer = await post(wrong)
    t.match(answer, { status: 400, body: { type: '/problems/invalid-body' } })
  }
  t.equal(
    (await post(Array.from({ length: 1_000 }, () => '/新'.repeat(4_000)))).status,
    200,
    'the longest body',
  )
})

t.test('hostile addresses lead to nothing or are refused, and never fail', async (t) => {
  for (const url of [
    '%',
    '/%',
    '/%zz',
    '//',
    'http://',
    'http://[',
    '/%00',
    '/%ED%A0%80',
    '?',
    '#',
    '/v1/tags/%00',
    '/../..',
    'https://x/%C3%28',
  ]) {
    t.equal(await lookedUp(url), 'nothing', url)
  }
  for (const [query, parameter] of [
    ['', 'url'],
    ['url=', 'url'],
    ['url=%00', 'url'],
    ['url=%ff', 'url'],
    ['url=/a&url=/b', 'url'],
    ['url=/a&uri=/b', 'uri'],
    [`url=/${'a'.repeat(8_000)}`, 'url'],
  ]) {
    const answer = await api.get(`/v1/lookup?${query}`)
    t.match(answer, { status: 400, body: { errors: [{ parameter }] } }, String(query).slice(0, 40))
  }
  t.equal((await api.send('PUT', '/v1/lookup')).headers.allow, 'GET, HEAD, POST')
})

t.test('READ_ACCESS=key closes lookup too', async (t) => {
  const closed = await build(t, { readAccess: 'key' })
  t.equal((await closed.get('/v1/lookup?url=/a')).status, 401)
  const options = { key: false, type: 'application/json', payload: { urls: ['/a'] } } as const
  t.equal((await closed.send('POST', '/v1/lookup', options)).status, 401)
  t.equal((await closed.send('GET', '/v1/lookup?url=/a')).status, 404)
})
