// RSS 2.0 and 1.0, Atom and JSON Feed → articles, by fixtures of each.

import t from 'tap'
import { readItemDate } from '../src/imports/formats/item-date.ts'
import { UploadError } from '../src/imports/readers/index.ts'
import { articleOf, codesOf, failureOf, feedBytes, readFeed, rss } from './fixtures/feeds.ts'

t.test('an item of RSS 2.0 gives all its fields, by namespace and not by prefix', async (t) => {
  const { prepared, error, entries } = await readFeed('application/rss+xml', feedBytes('rss2.xml'))
  t.equal(error, null)
  t.match(articleOf(prepared[0]), {
    title: 'Ships & cranes at work',
    summary: 'Three ships came in.',
    html: '<p>Three ships came in on <b>Tuesday</b>. <a href="https://example.com/a?b=1&amp;c=2">More</a></p>',
    permalink: '/2022/04/ships-été.html',
    slug: null,
    publishedAt: new Date('2022-04-19T04:56:15Z'),
    status: 'published',
    language: 'en-GB',
    byline: 'Ada Quay, Bo Pier',
    image: { url: 'https://img.example.org/ships.jpg' },
    categories: [],
    tags: [{ key: 'Port' }, { key: 'Trade & Work' }],
    source: { externalId: 'hn-1001', issuer: 'www.news.example.org' },
  })
  t.same(prepared[0]?.warnings, [])
  const first = entries[0]
  t.ok(first?.kind === 'item' && first.bytes.toString().startsWith('<item>\n      <title>Ships &amp;amp;'))
  t.ok(first?.kind === 'item' && first.bytes.toString().endsWith('type="image/jpeg"/>\n    </item>'))
  t.equal(first?.kind === 'item' && first.line, 12)
})

t.test('an item without title, link and time of day has a stated reading', async (t) => {
  const { prepared } = await readFeed('application/rss+xml', feedBytes('rss2.xml'))
  t.match(articleOf(prepared[1]), {
    title: 'Fog held the ferries back.',
    html: '<p>Fog held the ferries back. They left at noon.</p>\n<p>Nobody was hurt.</p>',
    permalink: '/2022/04/fog',
    publishedAt: new Date('2022-04-19T04:10:00Z'),
    byline: 'The desk',
    image: { url: 'https://img.example.org/fog.png' },
    source: { url: 'https://news.example.org/2022/04/fog' },
  })
  t.same(codesOf(prepared[1]), ['title-from-text'])
})

t.test('an item of another site has no permalink, and one without a date comes as a draft', async (t) => {
  const { prepared } = await readFeed('application/rss+xml', feedBytes('rss2.xml'))
  t.match(articleOf(prepared[2]), {
    permalink: null,
    status: 'draft',
    publishedAt: null,
    source: { name: 'Other News', url: 'https://other.example.net/story?id=7', externalId: null },
  })
  t.same(codesOf(prepared[2]), ['draft-without-date'])
})

t.test('a bad item fails with its line in the file and stops no other', async (t) => {
  const { prepared } = await readFeed('application/rss+xml', feedBytes('rss2.xml'))
  t.same(failureOf(prepared[3]), { code: 'date-invalid', line: 45 })
  t.same(failureOf(prepared[4]), { code: 'xml-invalid', line: 50 })
  t.same(failureOf(prepared[5]), { code: 'title-missing', line: 52 })
  t.equal(prepared.length, 6)
})

t.test('RSS 1.0 is read with its items beside the channel', async (t) => {
  const { prepared, error } = await readFeed('text/xml', feedBytes('rss1.rdf'))
  t.equal(error, null)
  t.match(articleOf(prepared[0]), {
    title: 'Erste Meldung',
    language: 'de',
    publishedAt: new Date('2003-12-13T18:30:02Z'),
    tags: [{ key: 'Stadt' }],
    source: { url: 'https://old.example.org/1', issuer: 'old.example.org' },
  })
})

t.test('entries of Atom are read in text, HTML and XHTML, with the facts of their feed', async (t) => {
  const { prepared, error } = await readFeed('application/atom+xml', feedBytes('atom.xml'))
  t.equal(error, null)
  t.match(articleOf(prepared[0]), {
    title: 'Bread & salt',
    summary: 'Bread is dear.',
    html: '<p>Bread is dear this year.</p>',
    permalink: '/2022/bread',
    publishedAt: new Date('2022-04-19T04:56:15.250Z'),
    byline: 'Cleo Town',
    language: 'en',
    tags: [
      { key: 'food', name: 'Food and drink', named: true },
      { key: 'markets', name: 'markets', named: false },
    ],
    source: { externalId: 'tag:blog.example.org,2022:1', issuer: 'blog.example.org' },
  })
  t.match(articleOf(prepared[1]), {
    title: '5 < 6',
    html: '<div><p>Un <em>petit</em> mot<br />&amp; un autre.</p></div>',
    byline: 'Dee, Eli',
    language: 'fr',
  })
  t.match(articleOf(prepared[2]), { title: 'Held back', status: 'draft', html: '' })
  t.same(codesOf(prepared[2]), ['content-elsewhere', 'body-empty'])
})

t.test("Blogger's comments and settings are passed over", async (t) => {
  const kind = (name: string): string =>
    `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`
  const entry = (name: string): string =>
    `<entry><id>x</id><title>T</title><updated>2022-04-19T00:00:00Z</updated>${kind(name)}<content>c</content></entry>`
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://b.example/"/>${entry('post')}${entry('comment')}</feed>`
  const { prepared } = await readFeed('application/atom+xml', feed)
  t.same(articleOf(prepared[0]).tags, [])
  t.equal(prepared[1]?.outcome, 'skipped')
})

t.test('items of JSON Feed keep what has no field, and a wrong type is named', async (t) => {
  const { prepared, error, entries } = await readFeed('application/feed+json', feedBytes('feed.json'))
  t.equal(error, null)
  t.same(
    entries.map((entry) => entry.kind === 'item' && entry.line),
    [9, 20, 27],
  )
  t.match(articleOf(prepared[0]), {
    title: 'The tide',
    summary: 'High water.',
    permalink: '/2022/tide',
    byline: 'Gil Sea',
    image: { url: 'https://sea.example.org/img/tide.jpg' },
    tags: [{ key: 'water' }, { key: 'moon' }],
    source: { externalId: '17', issuer: 'sea.example.org' },
    extra: { _likes: { count: 3 } },
  })
  t.same(codesOf(prepared[0]), ['term-invalid'])
  t.match(articleOf(prepared[1]), {
    title: 'The ebb followed.',
    html: '<p>The ebb followed. It was &lt; 3 m.</p>\n<p>Then it turned.</p>',
    byline: 'Hana, Ivo',
  })
  t.equal(failureOf(prepared[2])?.code, 'date-invalid')
  t.same(codesOf(prepared[2]), ['wrong-type'])
})

t.test('a feed whose type is stated wrongly is refused by name', async (t) => {
  for (const [type, upload, code] of [
    ['application/atom+xml', feedBytes('rss2.xml'), 'invalid-feed'],
    ['application/rss+xml', feedBytes('atom.xml'), 'invalid-feed'],
    ['application/xml', '<html><body/></html>', 'invalid-feed'],
    ['application/xml', '{"items": []}', 'invalid-feed'],
    ['application/feed+json', '[{"id": "1"}]', 'invalid-feed'],
    ['application/feed+json', '{"title": "no items"}', 'invalid-feed'],
    ['application/feed+json', '{"items": [1]}', 'invalid-json'],
    ['application/feed+json', '{"items": [{}', 'invalid-json'],
  ] as const) {
    const { error, entries } = await readFeed(type, upload)
    t.ok(error instanceof UploadError && error.code === code, `${type} ${String(error)}`)
    t.same(
      entries.filter((entry) => upload !== '{"items": [{}' || entry.kind !== 'item'),
      [],
    )
  }
})

t.test('a feed without items is an upload without entries', async (t) => {
  t.match(await readFeed('application/rss+xml', rss()), { entries: [], error: null })
  t.match(await readFeed('application/feed+json', '{"items": []}'), { entries: [], error: null })
})

t.test('a title keeps what is no markup, and loses what is', async (t) => {
  const titles: Record<string, string> = {
    'AT&amp;T': 'AT&T',
    'AT&amp;amp;T': 'AT&T',
    'How to use &lt;details&gt;': 'How to use <details>',
    '&lt;b&gt;Bold&lt;/b&gt; move': 'Bold move',
    '1 &lt; 2 &amp;#8211; always': '1 < 2 – always',
    '　全角　': '　全角　'.trim(),
  }
  for (const [written, title] of Object.entries(titles)) {
    const { prepared } = await readFeed('text/xml', rss(`<item><title>${written}</title></item>`))
    t.equal(articleOf(prepared[0]).title, title)
  }
})

t.test('a date of a feed is read in the forms of the list, and in no other', async (t) => {
  const instants: Record<string, number | null> = {
    'Tue, 19 Apr 2022 12:56:15 +0800': 480,
    '19 Apr 2022 12:56 GMT': 0,
    'Tuesday, 19 April 2022 12:56:15 PDT': -420,
    'Tue, 19 Apr 22 12:56:15 +08:00': 480,
    'Tue, 19 Apr 2022 12:56:15 Z': 0,
    'Tue, 19 Apr 2022 12:56:15': null,
    '2022-04-19T12:56:15+08:00': 480,
  }
  for (const [text, offset] of Object.entries(instants)) {
    const reading = readItemDate(text)
    t.match(
      reading,
      { kind: 'date', date: { civil: { year: 2022, month: 4, day: 19, hour: 12 }, offsetMinutes: offset } },
      text,
    )
  }
  for (const text of ['Tue, 31 Feb 2022 12:00:00 GMT', '19 Apr 2022 25:00 GMT']) {
    t.equal(readItemDate(text).kind, 'impossible', text)
  }
  for (const text of [
    'yesterday',
    'Apr 19, 2022',
    '19 Foo 2022 12:00 GMT',
    '19 Apr 2022 12:00 XYZ',
    '19 Apr 2022',
    '2022',
    '',
  ]) {
    t.equal(readItemDate(text).kind, 'unreadable', text)
  }
})

t.test('a date without a zone is read as the import says, with a warning', async (t) => {
  const feed = rss('<item><title>T</title><pubDate>19 Apr 2022 12:00:00</pubDate></item>')
  const utc = await readFeed('text/xml', feed)
  t.same(articleOf(utc.prepared[0]).publishedAt, new Date('2022-04-19T12:00:00Z'))
  t.ok(codesOf(utc.prepared[0]).includes('date-without-zone'))
  const site = await readFeed('text/xml', feed, { changes: { zonelessDates: 'site' } })
  t.same(articleOf(site.prepared[0]).publishedAt, new Date('2022-04-19T04:00:00Z'))
})
