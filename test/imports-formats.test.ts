// Feeds, exports and tables through the API, from the upload to the article.

import t from 'tap'
import { assertConsistent } from './consistency.ts'
import { build } from './helper.ts'

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>财经快讯</title><link>https://news.example/</link><language>zh-cn</language>
<item><title>人民币汇率走稳</title><link>https://news.example/2022/a.html</link><guid>a-1</guid>
<pubDate>Tue, 19 Apr 2022 12:56:15 +0800</pubDate><category>汇率</category><dc:creator>李明</dc:creator>
<content:encoded><![CDATA[<p>今日人民币汇率走稳。</p>]]></content:encoded></item>
<item><title></title></item>
</channel></rss>`

const uploads = [
  {
    name: 'an RSS feed',
    type: 'application/rss+xml',
    payload: rss,
    title: '人民币汇率走稳',
    created: 1,
    failed: 1,
  },
  {
    name: 'a JSON feed, by the format that is stated',
    type: 'application/json',
    query: '&format=json-feed',
    payload: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: '快讯',
      home_page_url: 'https://news.example/',
      items: [
        {
          id: 'b-1',
          url: 'https://news.example/b.html',
          title: '两市成交放大',
          content_html: '<p>两市成交放大。</p>',
          date_published: '2022-04-20T01:00:00Z',
        },
      ],
    }),
    title: '两市成交放大',
    created: 1,
    failed: 0,
  },
  {
    name: 'a table with a header',
    type: 'text/csv',
    payload: 'title,date,html,tags\n"铜价，创新高",2022-04-21T01:00:00Z,<p>铜价创新高。</p>,有色\n',
    title: '铜价，创新高',
    created: 1,
    failed: 0,
  },
]

for (const { name, type, query = '', payload, title, created, failed } of uploads) {
  t.test(`${name} becomes articles; the same again changes nothing`, async (t) => {
    const { send, get, db } = await build(t)
    const first = await send('POST', `/v1/imports?wait=30${query}`, { type, payload })
    t.equal(first.status, 200, first.text)
    t.match(first.body.counts, { created, failed })
    const list = await get('/v1/articles?include=html')
    t.match(list.body.data, [{ title }])
    const again = await send('POST', `/v1/imports?wait=30${query}`, { type, payload })
    t.match(again.body.counts, { created: 0, updated: 0, unchanged: created, failed })
    await assertConsistent(db)
  })
}

t.test('a DOCTYPE, and what is no feed, are refused by name and leave nothing', async (t) => {
  const { send, db } = await build(t)
  const doctype = await send('POST', '/v1/imports', {
    type: 'application/rss+xml',
    payload: `<!DOCTYPE rss [<!ENTITY a "b">]>${rss.slice(rss.indexOf('<rss'))}`,
  })
  t.equal(doctype.status, 400)
  t.equal(doctype.body.type, '/problems/doctype')
  const page = await send('POST', '/v1/imports', {
    type: 'application/xml',
    payload: '<html><p>no feed</p></html>',
  })
  t.equal(page.status, 400)
  t.equal(page.body.type, '/problems/invalid-feed')
  const csv = await send('POST', '/v1/imports?format=rss', { type: 'text/csv', payload: 'title\nx\n' })
  t.equal(csv.status, 415, 'a format that the content type cannot have')
  t.same((await db.read.query('SELECT id FROM import')).rows, [])
})
