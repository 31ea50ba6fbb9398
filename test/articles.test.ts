// One article: by id and slug, what it shows, and where its page is.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { webUrl } from '../src/articles/representation.ts'
import { readConfig } from '../src/config.ts'
import { packageRoot } from './cluster.ts'
import { allBut, keyOf } from './fixtures/key.ts'
import { build } from './helper.ts'

const day = '2022-04-19T00:00:00Z'
const api = await build(t, { siteUrl: 'https://news.example' })
const { get, send, importArticles, importPost, db } = api

t.test('an article comes by its id and by its slug, with its body', async (t) => {
  const sent = {
    slug: 'first',
    title: '　“四个聚焦” a\u0301 😀',
    html: '<p>正文。</p>',
    publishedAt: '2022-04-19T12:56:15.5+08:00',
    byline: '骆静',
    language: 'zh-CN',
    categories: [
      { slug: 'b', name: 'B' },
      { slug: 'a', name: 'A' },
    ],
    tags: [{ name: '新闻' }],
    source: {
      name: '新华社',
      url: 'https://example.org/1',
      externalId: 'NW1',
      attribution: '（来源：新华社）',
    },
    image: { url: 'https://example.org/1.jpg', alt: '图' },
  }
  await importArticles([sent])
  const { status, body, headers } = await get('/v1/articles/first')
  t.equal(status, 200)
  t.match(headers['content-type'], 'application/json; charset=utf-8')
  t.match(body, { ...sent, publishedAt: '2022-04-19T04:56:15.500Z', status: 'published', version: 1 })
  t.equal(body.title, sent.title, 'byte for byte: no trimming, no NFC')
  t.same(body.links, { self: `/v1/articles/${body.id}`, web: null })
  t.same(
    body.categories.map(({ slug }: { slug: string }) => slug),
    ['b', 'a'],
    'in their order',
  )
  t.same((await get(body.links.self)).body, body)
  t.same((await get(body.links.self.toUpperCase().replace('/V1/ARTICLES', '/v1/articles'))).body, body)
  const listed = (await get('/v1/articles')).body.data[0]
  t.same(Object.keys(body).sort(), [...Object.keys(listed), 'html'].sort(), 'a list leaves the body out')
})

t.test('slugs of any script, up to 200 characters, are addresses', async (t) => {
  for (const slug of ['中国邮政快递报', '中'.repeat(200), '𠀀'.repeat(200), 'ǅ_.-२', 'A', '-']) {
    await importArticles([{ slug, title: 'x', html: '', publishedAt: day }])
    const { status, body } = await get(`/v1/articles/${encodeURIComponent(slug)}?fields=slug`)
    t.match({ status, body }, { status: 200, body: { slug } })
  }
  t.equal((await get('/v1/articles/a')).status, 404, 'the case counts')
})

t.test('a former slug leads to the present one', async (t) => {
  await importArticles([{ slug: '新的', title: 'x', html: '', publishedAt: day }])
  await db.write.query(
    `INSERT INTO alias SELECT 'article', key, 'article', id FROM article, unnest(ARRAY['旧的', 'first']) key WHERE slug = '新的'`,
  )
  const { status, headers, text } = await get(`/v1/articles/${encodeURIComponent('旧的')}`)
  t.same([status, text], [308, ''])
  t.match(await get(headers.location ?? ''), { status: 200, body: { slug: '新的' } })
  t.match(
    await get('/v1/articles/first'),
    { status: 200, body: { slug: 'first' } },
    'a living slug is no former one',
  )
})

t.test('fields picks exactly what it names, and the id; include adds', async (t) => {
  const all = (await get('/v1/articles/first')).body
  const { body: whole } = await send('GET', '/v1/articles/first?include=text,original,extra')
  for (const field of Object.keys(whole)) {
    const { body } = await send('GET', `/v1/articles/first?fields=${field}`)
    t.same(body, field === 'id' ? { id: whole.id } : { id: whole.id, [field]: whole[field] }, field)
    const { body: list } = await send('GET', `/v1/articles?limit=100&fields=${field}`)
    t.same(
      list.data.find(({ id }: { id: string }) => id === whole.id),
      body,
      `${field} in a list`,
    )
  }
  const included = (await get('/v1/articles/first?include=text,extra')).body
  t.same(included, { ...all, text: whole.text, extra: whole.extra })
  const { body: both } = await get('/v1/articles/first?fields=title,title&include=text')
  t.same(Object.keys(both).sort(), ['id', 'text', 'title'])
  const { body: listed } = await get('/v1/articles?include=html&limit=1')
  t.equal(typeof listed.data[0].html, 'string')
  for (const wrong of [
    'fields=',
    'fields=*',
    'fields=contentHash',
    'fields=Title',
    'include=title',
    'include=pdf',
  ])
    t.match(
      await get(`/v1/articles/first?${wrong}`),
      { status: 400, body: { type: '/problems/invalid-parameter' } },
      wrong,
    )
})

t.test('the original is for editors alone, and byte for byte', async (t) => {
  const name = '2022-04-19-202204191006000006.md'
  const bytes = await readFile(join(packageRoot, 'test', 'fixtures', 'posts', name))
  const crlf = Buffer.from(
    '\ufeff---\r\ntitle: "BOM"\r\ndate: 2022-04-20 10:00:00 +0800\r\n---\r\n　全角\r\n',
  )
  const line =
    '{ "title" : "\\u4e2d",  "html":"<script>1</script>","publishedAt":"2022-04-19T00:00:00Z", "slug":"json"}'
  await importPost(`_posts/${name}`, bytes)
  await importPost('_posts/2022-04-20-crlf.md', crlf)
  await send('POST', '/v1/imports?wait=30', { type: 'application/x-ndjson', payload: line })
  const editor = await keyOf(api, 'content:write')
  for (const [slug, original] of [
    ['202204191006000006', bytes.toString()],
    ['crlf', crlf.toString()],
    ['json', line],
  ]) {
    const { body } = await send('GET', `/v1/articles/${slug}?fields=original`, { key: editor })
    t.equal(body.original, original)
  }
  const reader = await keyOf(api, ...allBut('content:write'))
  for (const url of ['/v1/articles/json?include=original', '/v1/articles?fields=original']) {
    t.match(await get(url), { status: 401, body: { type: '/problems/unauthorized' } }, url)
    t.match(
      await send('GET', url, { key: reader }),
      { status: 403, body: { detail: /"content:write"/ } },
      url,
    )
    t.equal((await send('GET', url, { key: editor })).status, 200, url)
  }
})

t.test('the page of an article is where the settings say', async (t) => {
  const permalink = '/财经/2022/a b#c%.html?d=1'
  const path = '/%E8%B4%A2%E7%BB%8F/2022/a%20b%23c%25.html?d=1'
  await importArticles([{ slug: 'with-page', title: 'x', html: '', publishedAt: day, permalink }])
  const { body } = await get('/v1/articles/with-page')
  t.equal(body.permalink, permalink)
  t.equal(body.links.web, `https://news.example${path}`)
  t.equal(new URL(body.links.web).pathname, path.slice(0, path.indexOf('?')))
  const { body: listed } = await get('/v1/articles?fields=links&limit=100')
  t.same(listed.data.find(({ id }: { id: string }) => id === body.id).links, body.links)

  const row = { id: body.id, slug: '中', permalink }
  const { siteUrl, articleUrl } = readConfig({ SITE_URL: 'https://news.example/' })
  for (const [address, of, web] of [
    [{ siteUrl, articleUrl }, row, `https://news.example${path}`],
    [{ siteUrl, articleUrl }, { ...row, permalink: null }, null],
    [{ siteUrl: null, articleUrl }, row, null],
    [{ siteUrl, articleUrl: '{SITE_URL}/a/{slug}?{id}' }, row, `https://news.example/a/%E4%B8%AD?${body.id}`],
    [
      { siteUrl: null, articleUrl: 'https://other.example/{slug}$&' },
      row,
      'https://other.example/%E4%B8%AD$&',
    ],
  ] as const)
    t.equal(webUrl(of, address), web, address.articleUrl)
})
