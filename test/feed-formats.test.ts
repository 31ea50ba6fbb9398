// Feeds as text: valid by the formats' own rules, and the text of an article comes back whatever it holds.

import fc from 'fast-check'
import t from 'tap'
import { sanitizeHtml } from '../src/content/index.ts'
import { writeAtom } from '../src/export/feeds/atom.ts'
import { type Feed, type FeedArticle, feedItem } from '../src/export/feeds/feed.ts'
import { writeJsonFeed } from '../src/export/feeds/json-feed.ts'
import { isUnchanged, lastModified } from '../src/export/feeds/last-modified.ts'
import { writeRss } from '../src/export/feeds/rss.ts'
import { sitemapUrl } from '../src/export/feeds/sitemap.ts'
import { absoluteUrl, withAbsoluteUrls } from '../src/export/feeds/web-url.ts'
import { xmlText } from '../src/export/feeds/xml.ts'
import { atom, faultsOf } from './fixtures/feed-rules.ts'
import { soup } from './fixtures/html-soup.ts'
import { childrenOf, parseXml, textOf } from './fixtures/xml.ts'

const id = '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11'
const content = 'http://purl.org/rss/1.0/modules/content/'

const plain: FeedArticle = {
  id,
  title: '沪指收涨',
  summary: '摘要',
  language: 'zh-CN',
  publishedAt: '2022-04-19T04:56:15.000Z',
  updatedAt: '2022-04-20T00:00:00.000Z',
  byline: null,
  image: null,
  categories: [],
  tags: [],
  source: null,
  html: '<p>正文</p>',
}

function feedOf(article: Partial<FeedArticle>, parts: Partial<Feed> = {}, permalink = '/a.html'): Feed {
  const address = { siteUrl: 'https://site.test', articleUrl: '{SITE_URL}{permalink}' }
  const origin = 'https://api.test'
  return {
    id: `urn:uuid:${id}`,
    title: 'site.test',
    description: null,
    origin,
    homeUrl: 'https://site.test/',
    selfUrl: `${origin}/feeds/articles.rss`,
    firstUrl: `${origin}/feeds/articles.rss`,
    nextUrl: null,
    previousUrl: null,
    updatedAt: plain.updatedAt,
    items: [feedItem({ id, slug: 'a', permalink }, { ...plain, ...article }, address, origin)],
    ...parts,
  }
}

function allFaults(feed: Feed): string[] {
  return [
    ...faultsOf.json(writeJsonFeed(feed)),
    ...faultsOf.atom(writeAtom(feed)),
    ...faultsOf.rss(writeRss(feed)),
  ]
}

/** What of a text XML can carry. */
const carried = (text: string) =>
  text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')

const hostile: Record<string, string> = {
  'every control character': Array.from({ length: 160 }, (_, code) => String.fromCharCode(code)).join(''),
  'the end of a CDATA section': 'a]]>b<![CDATA[c]]>',
  emoji: '👩‍👩‍👧‍👦🇨🇳𠀀',
  'what is no character': '\ufffe\uffff\u{1fffe}',
  'half of a surrogate pair': 'a\ud800b\udc00',
  'right to left': 'مرحبا \u202eabc\u202c שלום',
  'entities and tags': '&amp; &lt;b&gt; <b>&#0;</b> &nbsp; "quoted" \'too\'',
  'line ends of every kind': 'a\rb\r\nc\nd\u0085e\u2028f\tg',
  'a hundred kilobytes': '题'.repeat(34_000),
}

for (const [what, text] of Object.entries(hostile)) {
  t.test(`a feed with ${what} is valid, and the text comes back`, async (t) => {
    const html = sanitizeHtml(`<p>${text}</p>`)
    const term = { slug: text, name: text }
    const feed = feedOf(
      {
        title: text,
        summary: text,
        byline: text,
        html,
        categories: [term],
        tags: [term],
        source: { name: text, url: `https://source.test/${encodeURIComponent(carried(text).slice(0, 300))}` },
      },
      { title: text, description: text },
    )
    t.same(allFaults(feed), [])
    t.equal(JSON.parse(writeJsonFeed(feed)).items[0].title, text)
    const [entry] = childrenOf(parseXml(writeAtom(feed)), `{${atom}}entry`)
    t.equal(entry && textOf(entry, `{${atom}}title`), carried(text))
    t.equal(entry && textOf(entry, `{${atom}}content`), carried(html))
    const [channel] = childrenOf(parseXml(writeRss(feed)), 'channel')
    const [item] = channel ? childrenOf(channel, 'item') : []
    t.equal(item && textOf(item, 'title'), carried(text))
    t.equal(item && textOf(item, `{${content}}encoded`), carried(html))
  })
}

t.test('whatever the text, every format is valid', async () => {
  const any = fc.string({ unit: 'binary', maxLength: 60 })
  const name = fc.record({ slug: any, name: any })
  const article = fc.record({
    title: any,
    summary: any,
    language: fc.option(any),
    byline: fc.option(any),
    image: fc.option(fc.record({ url: fc.oneof(any, fc.webUrl()) })),
    categories: fc.array(name, { maxLength: 3 }),
    tags: fc.array(name, { maxLength: 3 }),
    source: fc.option(fc.record({ name: fc.option(any), url: fc.option(fc.oneof(any, fc.webUrl())) })),
    html: soup.map(sanitizeHtml),
  })
  fc.assert(
    fc.property(article, any, ({ html, ...parts }, permalink) => {
      for (const whole of [true, false]) {
        const { html: _, ...bare } = plain
        const base = whole ? { ...plain, html } : bare
        const address = { siteUrl: 'https://site.test', articleUrl: '{SITE_URL}{permalink}' }
        const item = feedItem(
          { id, slug: 'a', permalink: `/${permalink}` },
          { ...base, ...parts },
          address,
          'https://api.test',
        )
        const faults = allFaults({ ...feedOf({}), items: [item] })
        if (faults.length > 0) throw new Error(faults.join(', '))
      }
    }),
    { numRuns: 500 },
  )
})

t.test('an empty feed is valid', async (t) => {
  t.same(allFaults({ ...feedOf({}), homeUrl: null, updatedAt: null, items: [] }), [])
})

t.test('text that XML can hold comes back to the letter', async () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = parseXml(`<a>${xmlText(text)}</a>`).text
      if (read !== carried(text)) throw new Error(JSON.stringify(read))
    }),
    { numRuns: 500 },
  )
})

t.test('relative addresses in a body become absolute, all else stays to the letter', async (t) => {
  const base = 'https://site.test/2022/a.html'
  for (const [html, expected] of [
    ['<img src="b.jpg" />', '<img src="https://site.test/2022/b.jpg" />'],
    ['<a href="/x?a=1&amp;b=2">y</a>', '<a href="https://site.test/x?a=1&amp;b=2">y</a>'],
    ['<a href="//other.test/x">y</a>', '<a href="https://other.test/x">y</a>'],
    ['<a href="#note">y</a>', '<a href="https://site.test/2022/a.html#user-content-note">y</a>'],
    [
      '<img srcset="a.png 1x, /b.png 2x" />',
      '<img srcset="https://site.test/2022/a.png 1x, https://site.test/b.png 2x" />',
    ],
    ['<a href="http://a.test/%zz?&amp;">y</a> href="b"', '<a href="http://a.test/%zz?&amp;">y</a> href="b"'],
    ['<a href="mailto:a@b.test">y</a>', '<a href="mailto:a@b.test">y</a>'],
    [
      '<p title=" href=&quot;x&quot;">&lt;img src="x"&gt;</p>',
      '<p title=" href=&quot;x&quot;">&lt;img src="x"&gt;</p>',
    ],
  ] as const) {
    t.equal(withAbsoluteUrls(sanitizeHtml(html), base), expected)
    t.equal(withAbsoluteUrls(sanitizeHtml(html), null), sanitizeHtml(html))
  }
})

t.test('what has absolute addresses already is sanitised HTML still', async () => {
  fc.assert(
    fc.property(soup, (html) => {
      const absolute = withAbsoluteUrls(sanitizeHtml(html), 'https://site.test/a/')
      if (sanitizeHtml(absolute) !== absolute) throw new Error(absolute)
    }),
    { numRuns: 500 },
  )
})

t.test('only http and https are addresses', async (t) => {
  t.equal(absoluteUrl('http://a.test/中?b=c d', null), 'http://a.test/%E4%B8%AD?b=c%20d')
  t.equal(absoluteUrl('x.jpg', 'https://a.test/b/'), 'https://a.test/b/x.jpg')
  for (const url of ['', 'x', 'javascript:alert(1)', 'ftp://a.test/', 'http://'])
    t.equal(absoluteUrl(url, null), null, url)
})

t.test('an address of the sitemap is escaped, and one that is too long is left out', async (t) => {
  t.equal(
    sitemapUrl({ url: 'https://a.test/?a&b', updatedAt: null }),
    '<url><loc>https://a.test/?a&amp;b</loc></url>',
  )
  const long = (characters: number) => `https://a.test/${'x'.repeat(characters - 15)}`
  t.not(sitemapUrl({ url: long(2_047), updatedAt: null }), '')
  t.equal(sitemapUrl({ url: long(2_048), updatedAt: null }), '')
})

t.test('a second change within a second does not look the same', async (t) => {
  const time = '2022-04-19T04:56:15.200Z'
  const within = lastModified(time, Date.parse('2022-04-19T04:56:15.300Z'))
  t.equal(within, 'Tue, 19 Apr 2022 04:56:14 GMT')
  t.notOk(isUnchanged('2022-04-19T04:56:15.900Z', within))
  const after = lastModified(time, Date.parse('2022-04-19T04:56:16.000Z'))
  t.equal(after, 'Tue, 19 Apr 2022 04:56:15 GMT')
  t.ok(isUnchanged(time, after))
  t.notOk(isUnchanged('2022-04-19T04:56:14.000Z', after), 'nor when the newest article went')
})
