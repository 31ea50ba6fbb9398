// Exports of WordPress and Ghost, and tables → articles, by fixtures of each.

import t from 'tap'
import { shortcodesIn, wpautop } from '../src/imports/formats/wpautop.ts'
import { readerFor, UploadError } from '../src/imports/readers/index.ts'
import { articleOf, codesOf, failureOf, feedBytes, readFeed } from './fixtures/feeds.ts'

t.test('a WordPress export gives its posts; pages and attachments are ignored', async (t) => {
  const { entries, prepared, error } = await readFeed('application/xml', feedBytes('wxr.xml'))
  t.equal(error, null)
  t.same(
    entries.map((entry) => entry.kind),
    ['ignored', 'item', 'item', 'item', 'item', 'ignored'],
  )
  t.match(articleOf(prepared[0]), {
    title: 'Lambs & rain',
    slug: 'lambs',
    permalink: '/2022/04/lambs/',
    summary: 'Early lambs.',
    html: '<p>The lambs came early.<br />\nIt rained.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>[gallery ids="1,2"] A text of page inside.</p>\n<pre>a\n  b</pre>\n',
    publishedAt: new Date('2022-04-19T04:56:15Z'),
    byline: 'Fay Field',
    image: { url: 'https://gazette.example.org/wp-content/uploads/barn.jpg?a=1&b=2' },
    categories: [{ key: 'farms', name: 'Farms', named: true }],
    tags: [{ key: '雨', name: '雨', named: true }],
    source: { externalId: 'https://gazette.example.org/?p=41', issuer: 'gazette.example.org' },
    extra: { taxonomies: { post_format: ['Aside'] } },
  })
  t.same(codesOf(prepared[0]), ['shortcodes-left', 'comments-left-out'])
})

t.test('a draft of WordPress has the time of its site and no address', async (t) => {
  const { prepared } = await readFeed('application/rss+xml', feedBytes('wxr.xml'))
  t.match(articleOf(prepared[1]), {
    status: 'draft',
    permalink: null,
    publishedAt: new Date('2022-04-20T00:00:00Z'),
    source: { url: null, issuer: 'gazette.example.org' },
  })
  t.equal(articleOf(prepared[1]).html.trim(), '<p>Block text.</p>')
})

t.test('a post behind a password is not made public, and one in the trash is passed over', async (t) => {
  const { prepared } = await readFeed('application/rss+xml', feedBytes('wxr.xml'), { format: 'wxr' })
  t.equal(articleOf(prepared[2]).status, 'draft')
  t.same(codesOf(prepared[2]), ['password-protected'])
  t.equal(prepared[3]?.outcome, 'skipped')
})

t.test('a plain RSS feed is no WordPress export, but an export can be read as a feed', async (t) => {
  const { error } = await readFeed('application/xml', feedBytes('rss2.xml'), { format: 'wxr' })
  t.ok(error instanceof UploadError && error.code === 'invalid-feed')
  const asFeed = await readFeed('application/xml', feedBytes('wxr.xml'), { format: 'rss' })
  t.equal(asFeed.prepared.length, 6)
})

t.test('wpautop makes the paragraphs that WordPress makes', async (t) => {
  const cases: Record<string, string> = {
    'One.\nTwo.\n\nThree.': '<p>One.<br>\nTwo.</p>\n<p>Three.</p>\n',
    'A\r\n \r\nB': '<p>A</p>\n<p>B</p>\n',
    '<h2>Head</h2>\nText': '<h2>Head</h2>\n<p>Text</p>\n',
    '<blockquote>Q</blockquote>': '<blockquote><p>Q</p></blockquote>\n',
    'a<br />\nb': '<p>a<br>\nb</p>\n',
    '<pre>x\n\ny</pre>': '<pre>x\n\ny</pre>\n',
    '<p>Done.</p>\n\n<p>Well.</p>': '<p>Done.</p>\n<p>Well.</p>\n',
    '': '',
  }
  for (const [body, html] of Object.entries(cases)) t.equal(wpautop(body), html, JSON.stringify(body))
})

t.test('shortcodes are named, and what only looks like one is not', async (t) => {
  t.same(shortcodesIn('[gallery ids="1"] [caption id="x"]y[/caption] [a](b) [[no]] [1] [two words]'), [
    'gallery',
    'caption',
  ])
})

t.test('hostile bodies of WordPress take linear time', async (t) => {
  const started = performance.now()
  for (const part of [
    '<p ',
    '<p>',
    '<br',
    ' ',
    '\n',
    '\n ',
    '<blockquote>',
    '<pre>',
    '[a ',
    '[a x=',
    '<!--',
    '</p>',
  ]) {
    wpautop(part.repeat(100_000))
    shortcodesIn(part.repeat(100_000))
  }
  t.ok(performance.now() - started < 20_000, `${performance.now() - started} ms`)
})

t.test('posts of a Ghost export carry their tags and authors', async (t) => {
  const { entries, prepared, error } = await readFeed('application/json', feedBytes('ghost.json'), {
    format: 'ghost',
  })
  t.equal(error, null)
  t.same(
    entries.map((entry) => `${entry.kind} ${entry.path}`),
    ['item', 'ignored', 'item', 'item', 'item'].map(
      (kind, index) => `${kind} ghost.json#/db/0/data/posts/${index}`,
    ),
  )
  t.match(articleOf(prepared[0]), {
    title: 'Winter fair',
    slug: 'winter-fair',
    permalink: '/winter-fair/',
    summary: 'The fair is back.',
    html: '<p>See <a href="/about/">about</a>. <img src="/content/images/fair.jpg" alt="" /></p>',
    byline: 'Jo Hill, Kim Lake',
    image: { url: '/content/images/cover.jpg', alt: 'A stall' },
    categories: [{ key: 'town', name: 'Town', named: true }],
    tags: [{ key: 'town' }, { key: 'food' }],
    source: { name: 'Hill Post', externalId: '6a1d0c1e-0000-4000-8000-000000000001', issuer: 'Hill Post' },
    extra: { meta_title: 'Fair 2022', internalTags: ['#wide'] },
  })
  const first = entries[0]
  t.notMatch(
    first?.kind === 'item' && first.bytes.toString(),
    /secret|@example/,
    'nothing of a user is kept but the name',
  )
})

t.test('what Ghost shows to members alone, or only mailed, is not made public', async (t) => {
  const { prepared } = await readFeed('application/json', feedBytes('ghost.json'), { format: 'ghost' })
  t.match(articleOf(prepared[1]), {
    status: 'draft',
    publishedAt: new Date(1650344175000),
    byline: 'Kim Lake',
  })
  t.same(codesOf(prepared[1]), ['members-only'])
  t.equal(failureOf(prepared[2])?.code, 'body-unreadable')
  t.equal(articleOf(prepared[3]).status, 'draft')
  t.same(codesOf(prepared[3]), ['status-as-draft'])
})

t.test('what is no Ghost export is refused', async (t) => {
  for (const [upload, code] of [
    ['{"db": []}', 'invalid-feed'],
    ['[]', 'invalid-feed'],
    ['{"db": [{"data": {"posts": 5}}]}', 'invalid-feed'],
    ['{', 'invalid-json'],
    ['[{"a":'.repeat(100_000), 'invalid-feed'],
  ] as const) {
    const { error } = await readFeed('application/json', upload, { format: 'ghost' })
    t.ok(error instanceof UploadError && error.code === code, String(error))
  }
})

t.test('rows of a table are articles by the names of its header', async (t) => {
  const { entries, prepared, error } = await readFeed('text/csv', feedBytes('table.csv'))
  t.equal(error, null)
  t.same(
    entries.map((entry) => entry.kind === 'item' && entry.line),
    [2, 6, 7],
  )
  const first = entries[0]
  t.ok(first?.kind === 'item' && first.bytes.toString().startsWith('1;"Rain; and more";'))
  t.match(articleOf(prepared[0]), {
    title: 'Rain; and more',
    html: '<p>First line.</p>\n<p>"Second" line.</p>',
    publishedAt: new Date('2022-04-19T04:56:15Z'),
    byline: 'Lea Moor',
    categories: [{ key: 'Weather' }],
    tags: [{ key: 'wind' }, { key: 'rain' }],
    source: { url: 'https://w.example.org/1', externalId: '1', issuer: 'w.example.org' },
    extra: { Region: 'North' },
  })
  t.match(articleOf(prepared[1]), { title: '5" pipe', html: '<p>HTML <b>more</b></p>' })
  t.same(codesOf(prepared[1]), ['csv-short-row', 'date-without-zone'])
  t.same(failureOf(prepared[2]), { code: 'csv-columns', line: 7 })
})

t.test('commas and tabs are told apart, and Chinese names of columns are known', async (t) => {
  const tabs = await readFeed('text/csv', '标题\t正文\t日期\n好消息\t今天晴。\t2022-04-19T12:00:00+08:00\n')
  t.match(articleOf(tabs.prepared[0]), {
    title: '好消息',
    text: '今天晴。',
    publishedAt: new Date('2022-04-19T04:00:00Z'),
  })
  const commas = await readFeed('text/csv', 'title,markdown\n"a, b",*c*')
  t.match(articleOf(commas.prepared[0]), { title: 'a, b', html: '<p><em>c</em></p>\n' })
})

t.test('a table that cannot be read is refused, or fails row by row', async (t) => {
  for (const upload of ['a,b\n1,2\n', '1,2\n', `title,${'x'.repeat(20_000)}\n`]) {
    const { error } = await readFeed('text/csv', upload)
    t.ok(error instanceof UploadError && error.code === 'invalid-feed', String(error))
  }
  const { error } = await readFeed('text/csv', '\n \n')
  t.ok(error instanceof UploadError && error.code === 'empty-upload')
  const gbk = await readFeed(
    'text/csv',
    Buffer.concat([
      Buffer.from('title,body\na,b\n'),
      Buffer.from([0xc4, 0xe3, 0x2c, 0x41]),
      Buffer.from('\nc,d'),
    ]),
  )
  t.same(
    gbk.prepared.map((each) => failureOf(each)?.code ?? null),
    [null, 'invalid-utf8', null],
  )
  const open = await readFeed('text/csv', 'title,body\na,b\n"c,d\ne,f\n')
  t.match(open.entries[1], { kind: 'failed', code: 'invalid-data', line: 3 })
})

t.test('a format that its type cannot hold has no reader', async (t) => {
  t.equal(readerFor('text/csv', 'rss'), null)
  t.equal(readerFor('application/json', 'wxr'), null)
  t.equal(readerFor('application/xml; charset=gbk'), null)
  t.equal(readerFor('application/json', 'ghost')?.format, 'ghost')
  t.equal(readerFor('application/json', 'broadsheet')?.format, 'json')
  t.equal(readerFor('application/zip', 'hugo')?.format, 'zip')
  t.equal(readerFor('text/xml; charset=utf-8')?.format, 'xml')
})
