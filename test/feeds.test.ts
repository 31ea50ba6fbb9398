// Feeds over HTTP: what is in them, page after page, for whom, and under which address.

import t, { type Test } from 'tap'
import { atom, faultsOf } from './fixtures/feed-rules.ts'
import { keyOf } from './fixtures/key.ts'
import { article, at } from './fixtures/terms.ts'
import { childrenOf, parseXml, textOf, type XmlNode } from './fixtures/xml.ts'
import { build, type TestAnswer } from './helper.ts'

const api = await build(t, { siteUrl: 'https://finews.example' })
const { get, importArticles, db } = api
const formats = ['json', 'atom', 'rss'] as const
const types = { json: 'application/feed+json', atom: 'application/atom+xml', rss: 'application/rss+xml' }

const source = { slug: 'xhs', name: '新华社', url: 'http://www.xinhua.test/1.html' }
await importArticles([
  article('one', 1, {
    title: '沪指收涨 <b> & ]]>',
    summary: '摘要 <i>',
    html: '<p>正文 <img src="/a.png"> <a href="b.html">b</a></p>',
    permalink: '/gs/2022/04/01/一.html',
    byline: '骆静',
    language: 'zh-CN',
    categories: [{ slug: 'gs', name: '股市' }],
    tags: ['A股', '股市'],
    source,
    image: { url: '/a.png', alt: null },
  }),
  article('two', 2, { categories: [{ slug: 'gs', name: '股市' }], tags: ['A股'] }),
  article('three', 3, {
    categories: [{ slug: 'cj', name: '财经' }],
    source: { slug: 'xhs', name: '新华社' },
  }),
  article('draft', 4, {
    status: 'draft',
    title: '未公开',
    categories: [
      { slug: 'gs', name: '股市' },
      { slug: 'secret', name: '未公开栏目' },
    ],
    tags: ['A股'],
    source: { ...source, url: 'http://www.xinhua.test/2.html' },
    permalink: '/draft.html',
  }),
])
await db.write.query(
  `UPDATE category SET parent_id = (SELECT id FROM category WHERE slug = 'cj') WHERE slug = 'gs'`,
)
// Filed anew, so that the parent has them too.
await importArticles([
  article('four', 5, { categories: [{ slug: 'gs', name: '股市' }] }),
  article('five', 5, { categories: [{ slug: 'gs', name: '股市' }] }),
])
const { rows: known } = await db.read.query<{ slug: string; id: string }>('SELECT slug, id FROM article')
const idOf = (slug: string) => known.find((row) => row.slug === slug)?.id ?? ''
const slugOf = (id: string | null) =>
  known.find((row) => `urn:uuid:${row.id}` === id)?.slug ?? `no article: ${id}`

/** Checks a feed by the rules of its format. @returns the slugs of its items, and the address of the next page. */
function read(t: Test, format: (typeof formats)[number], answer: TestAnswer) {
  t.equal(answer.status, 200, answer.text)
  t.equal(answer.headers['content-type'], `${types[format]}; charset=utf-8`)
  t.same(faultsOf[format](answer.text), [])
  if (format === 'json') {
    const { items, next_url: next = null } = answer.body
    return {
      slugs: items.map(({ id }: { id: string }) => slugOf(id)) as string[],
      next: next as string | null,
    }
  }
  const root = parseXml(answer.text)
  const feed = format === 'rss' ? (childrenOf(root, 'channel')[0] ?? root) : root
  const items = childrenOf(feed, format === 'rss' ? 'item' : `{${atom}}entry`)
  return {
    slugs: items.map((item) => slugOf(textOf(item, format === 'rss' ? 'guid' : `{${atom}}id`))),
    next: linkOf(feed, 'next'),
  }
}

function linkOf(node: XmlNode, rel: string): string | null {
  return (
    childrenOf(node, `{${atom}}link`).find(({ attributes }) => attributes.rel === rel)?.attributes.href ??
    null
  )
}

/** The path and query of an address of this API. */
const pathOf = (url: string | null) => (url === null ? '' : url.replace('http://localhost:80', ''))

const closed = await build(t, { readAccess: 'key' })
await closed.importArticles([article('x', 1, { tags: ['t'] })])
const bare = await build(t)

for (const format of formats) {
  t.test(`${format}: every feed is valid and has its public articles, the newest first`, async (t) => {
    for (const [feed, slugs] of Object.entries({
      articles: ['five', 'four', 'three', 'two', 'one'],
      'categories/gs': ['five', 'four', 'two', 'one'],
      'categories/cj': ['five', 'four', 'three'],
      'tags/A%E8%82%A1': ['two', 'one'],
      'sources/xhs': ['three', 'one'],
    })) {
      const answer = await get(`/feeds/${feed}.${format}`)
      const sorted = (list: readonly string[]) => [...list].sort()
      const { slugs: found, next } = read(t, format, answer)
      // Two are of one time: their order is that of their ids.
      t.same(sorted(found.slice(0, 2)), sorted(slugs.slice(0, 2)), feed)
      t.same(found.slice(2), slugs.slice(2), feed)
      t.equal(next, null)
      t.notMatch(answer.text, /未公开/)
    }
  })

  t.test(`${format}: the next page is followed to the end, each article once`, async (t) => {
    const all: string[] = []
    let url: string | null = `/feeds/articles.${format}?limit=2&content=summary`
    let pages = 0
    for (; url !== null && pages < 9; pages += 1) {
      const page = read(t, format, await get(pathOf(url)))
      all.push(...page.slugs)
      url = page.next
    }
    t.equal(pages, 3)
    t.same(all, read(t, format, await get(`/feeds/articles.${format}`)).slugs)
  })

  t.test(`${format}: a term by its former slug leads to the feed by the present one`, async (t) => {
    await db.write.query(
      `INSERT INTO alias SELECT 'tag', 'former', 'tag', id FROM tag WHERE slug = 'A股' ON CONFLICT DO NOTHING`,
    )
    const moved = await get(`/feeds/tags/former.${format}?limit=1`)
    t.equal(moved.status, 308)
    t.equal(moved.headers.location, `/feeds/tags/A%E8%82%A1.${format}?limit=1`)
    t.same(read(t, format, await get(moved.headers.location ?? '')).slugs, ['two'])
  })

  t.test(`${format}: a term that is unknown, or that only drafts use, is not found`, async (t) => {
    for (const path of ['tags/none', 'categories/secret', 'sources/none', 'tags/one'])
      t.match(await get(`/feeds/${path}.${format}`), { status: 404, body: { type: '/problems/not-found' } })
    t.equal((await api.send('GET', `/feeds/categories/secret.${format}`)).status, 404, 'nor with a key')
    t.equal((await get(`/feeds/articles.${format}x`)).status, 404)
  })

  t.test(`${format}: wrong parameters are named`, async (t) => {
    const { next } = read(t, format, await get(`/feeds/articles.${format}?limit=1`))
    const cursor = new URL(next ?? '').searchParams.get('cursor')
    for (const [query, parameter] of [
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['content=none', 'content'],
      ['tag=x', 'tag'],
      ['cursor=x', 'cursor'],
    ] as const) {
      const { status, body } = await get(`/feeds/articles.${format}?${query}`)
      t.match({ status, body }, { status: 400, body: { errors: [{ parameter }] } }, query)
    }
    const foreign = await get(`/feeds/tags/A%E8%82%A1.${format}?cursor=${cursor}`)
    t.match(foreign, { status: 400, body: { type: '/problems/cursor-mismatch' } })
  })

  t.test(`${format}: unchanged since Last-Modified is a 304, any other time is not`, async (t) => {
    await db.write.query(
      `UPDATE article SET updated_at = '2022-05-01T00:00:00.500Z' WHERE slug IN ('one', 'two')`,
    )
    const url = `/feeds/tags/A%E8%82%A1.${format}`
    const first = await get(url)
    const time = first.headers['last-modified'] ?? ''
    t.equal(time, 'Sun, 01 May 2022 00:00:00 GMT')
    const since = (value: string, more = {}) => get(url, { 'if-modified-since': value, ...more })
    const unchanged = await since(time)
    t.match(unchanged, { status: 304, text: '', headers: { 'last-modified': time } })
    t.equal((await since(time, { 'if-none-match': '"x"' })).status, 200, 'If-None-Match goes first')
    t.equal((await since('Sat, 30 Apr 2022 00:00:00 GMT')).status, 200)
    t.equal((await since('Mon, 02 May 2022 00:00:00 GMT')).status, 200)
    t.equal((await since('yesterday')).status, 200)
    await db.write.query(`UPDATE article SET updated_at = '2022-05-01T00:00:01.500Z' WHERE slug = 'one'`)
    t.equal((await since(time)).status, 200)
  })

  t.test(`${format}: READ_ACCESS=key closes it`, async (t) => {
    const reader = await keyOf(closed, 'content:read')
    for (const path of ['articles', 'tags/t']) {
      const url = `/feeds/${path}.${format}`
      t.equal((await closed.get(url)).status, 401)
      const open = await closed.send('GET', url, { key: reader })
      t.match(open, { status: 200, headers: { 'cache-control': /private/ } })
    }
  })
}

t.test('JSON Feed has each field of an article', async (t) => {
  await db.write.query(`UPDATE article SET updated_at = '2022-05-01T00:00:00Z' WHERE slug = 'one'`)
  const { body } = await get('/feeds/tags/A%E8%82%A1.json')
  const web = 'https://finews.example/gs/2022/04/01/%E4%B8%80.html'
  t.match(body, {
    title: 'A股 – finews.example',
    home_page_url: 'https://finews.example/',
    feed_url: 'http://localhost:80/feeds/tags/A%E8%82%A1.json',
  })
  t.same(body.items[1], {
    id: `urn:uuid:${idOf('one')}`,
    url: web,
    external_url: source.url,
    title: '沪指收涨 <b> & ]]>',
    content_html:
      '<p>正文 <img src="https://finews.example/a.png" /> <a href="https://finews.example/gs/2022/04/01/b.html">b</a></p>',
    summary: '摘要 <i>',
    image: 'https://finews.example/a.png',
    date_published: at(1),
    date_modified: '2022-05-01T00:00:00.000Z',
    authors: [{ name: '骆静' }],
    tags: ['股市', 'A股'],
    language: 'zh-CN',
  })
  t.notOk('url' in body.items[0], 'an article without an address has none')
})

t.test('Atom has each field of an article', async (t) => {
  await db.write.query(`UPDATE article SET updated_at = '2022-05-01T00:00:00Z' WHERE slug = 'one'`)
  const feed = parseXml((await get('/feeds/tags/A%E8%82%A1.atom')).text)
  const text = (node: XmlNode, name: string) => textOf(node, `{${atom}}${name}`)
  const { rows } = await db.read.query<{ id: string }>(`SELECT id FROM tag WHERE slug = 'A股'`)
  t.equal(text(feed, 'id'), `urn:uuid:${rows[0]?.id}`)
  t.equal(linkOf(feed, 'self'), 'http://localhost:80/feeds/tags/A%E8%82%A1.atom')
  const entry = childrenOf(feed, `{${atom}}entry`)[1] ?? feed
  t.equal(text(entry, 'title'), '沪指收涨 <b> & ]]>')
  t.equal(text(entry, 'summary'), '摘要 <i>')
  t.equal(text(entry, 'published'), at(1))
  t.equal(text(entry, 'updated'), '2022-05-01T00:00:00.000Z')
  t.equal(linkOf(entry, 'alternate'), 'https://finews.example/gs/2022/04/01/%E4%B8%80.html')
  t.equal(linkOf(entry, 'via'), source.url)
  t.same(
    childrenOf(entry, `{${atom}}category`).map(({ attributes }) => attributes.label),
    ['股市', 'A股', '股市'],
  )
  const { text: summaries } = await get('/feeds/tags/A%E8%82%A1.atom?content=summary')
  t.notMatch(summaries, /<content/)
})

t.test('RSS has each field of an article', async (t) => {
  const [channel] = childrenOf(parseXml((await get('/feeds/tags/A%E8%82%A1.rss')).text), 'channel')
  const item = channel && childrenOf(channel, 'item')[1]
  if (!item) throw new Error('no item')
  t.equal(textOf(item, 'title'), '沪指收涨 <b> & ]]>')
  t.equal(textOf(item, 'description'), '摘要 &lt;i&gt;', 'HTML')
  t.equal(textOf(item, 'link'), 'https://finews.example/gs/2022/04/01/%E4%B8%80.html')
  t.equal(textOf(item, 'pubDate'), 'Fri, 01 Apr 2022 08:00:00 GMT')
  t.equal(textOf(item, '{http://purl.org/dc/elements/1.1/}creator'), '骆静')
  t.match(textOf(item, '{http://purl.org/rss/1.0/modules/content/}encoded'), /^<p>正文 <img src="https:/)
  t.match(childrenOf(item, 'source'), [{ text: '新华社', attributes: { url: source.url } }])
})

t.test('an archive without articles has valid feeds', async (t) => {
  // The one that gets an article below.
  for (const format of formats) {
    const { text, headers } = await bare.get(`/feeds/articles.${format}`)
    t.same(faultsOf[format](text), [])
    t.notOk('last-modified' in headers)
  }
})

t.test(
  'without SITE_URL items have no page, and the address of the API is that of the request',
  async (t) => {
    await bare.importArticles([article('x', 1, { permalink: '/x.html', html: '<img src="/a.png">' })])
    const headers = { host: 'API.example:8080' }
    const json = await bare.get('/feeds/articles.json', headers)
    t.same(faultsOf.json(json.text), [])
    t.equal(json.body.feed_url, 'http://api.example:8080/feeds/articles.json')
    t.notOk('home_page_url' in json.body)
    t.notOk('url' in json.body.items[0])
    t.equal(json.body.items[0].content_html, '<img src="/a.png" />')
    const feed = await bare.get('/feeds/articles.atom?content=summary', headers)
    t.same(faultsOf.atom(feed.text), [])
    const [entry] = childrenOf(parseXml(feed.text), `{${atom}}entry`)
    t.match(entry && linkOf(entry, 'alternate'), /^http:\/\/api\.example:8080\/v1\/articles\//)
    t.same(faultsOf.rss((await bare.get('/feeds/articles.rss', headers)).text), [])
    const forwarded = await bare.get('/feeds/articles.json', { ...headers, 'x-forwarded-host': 'evil.test' })
    t.notMatch(forwarded.text, /evil/)
    for (const host of ['a b', '"><x', 'a/b', 'x@y']) {
      const { status } = await bare.get('/feeds/articles.json', { host })
      t.equal(status, 400, host)
    }
  },
)
