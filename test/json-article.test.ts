// Articles given as the API's own JSON: what is taken, what is derived, what is refused and where.

import fc from 'fast-check'
import t from 'tap'
import type { NewArticle } from '../src/articles/new-article.ts'
import { prepare } from '../src/imports/prepare.ts'
import type { PrepareContext, Prepared } from '../src/imports/prepared.ts'

const context: PrepareContext = {
  timezone: 'Asia/Shanghai',
  zonelessDates: 'utc',
  profile: 'auto',
  nowMs: Date.parse('2024-01-01T00:00:00Z'),
}

function prepareText(text: string): Prepared {
  return prepare({ path: 'articles.ndjson', line: 1, kind: 'article', bytes: Buffer.from(text) }, context)
}

function prepareJson(value: unknown): Prepared {
  return prepareText(JSON.stringify(value))
}

function articleOf(prepared: Prepared): NewArticle {
  if (prepared.outcome !== 'ready') throw new Error(JSON.stringify(prepared))
  return prepared.article
}

const least = { title: '题', html: '<p>文</p>', publishedAt: '2022-04-19T12:56:15+08:00' }

t.test('an item of an export comes back as it was', async (t) => {
  const exported = {
    id: '0190f3a0-0000-7000-8000-000000000000',
    version: 3,
    createdAt: '2022-04-19T04:56:15.000Z',
    updatedAt: '2022-04-19T04:56:15.000Z',
    links: { self: '/v1/articles/x' },
    wordCount: 1,
    readingTimeMinutes: 1,
    slug: '牛市-2022',
    permalink: '/a/b.html',
    title: '题',
    summary: '摘要',
    language: 'zh-CN',
    status: 'archived',
    publishedAt: '2022-04-19T04:56:15.000Z',
    byline: '骆静',
    image: { url: '/a.png', alt: null },
    categories: [{ id: 'x', slug: 'cj', name: '财经' }],
    tags: [{ id: 'y', slug: '新闻', name: '新闻' }],
    source: {
      id: 'z',
      slug: null,
      name: '日报',
      url: 'https://A.example/1',
      externalId: '1',
      attribution: '（来源：日报）',
    },
    html: '<p>文<script>x</script></p>',
    extra: { layout: 'post' },
  }
  const prepared = prepareJson(exported)
  t.same(prepared.warnings, [])
  t.same(articleOf(prepared), {
    slug: '牛市-2022',
    slugHint: '题',
    permalink: '/a/b.html',
    title: '题',
    summary: '摘要',
    html: '<p>文</p>',
    text: '文',
    wordCount: 1,
    readingTimeMinutes: 1,
    language: 'zh-CN',
    status: 'archived',
    publishedAt: new Date('2022-04-19T04:56:15.000Z'),
    byline: '骆静',
    image: { url: '/a.png', alt: null },
    categories: [{ key: 'cj', name: '财经', named: true }],
    tags: [{ key: '新闻', name: '新闻', named: true }],
    source: {
      name: '日报',
      slug: null,
      url: 'https://A.example/1',
      externalId: '1',
      issuer: 'a.example',
      attribution: '（来源：日报）',
    },
    extra: { layout: 'post' },
  })
})

t.test('what is not stated follows from the body', async (t) => {
  const markdown = articleOf(
    prepareJson({
      title: '题',
      publishedAt: '2022-04-19T00:00:00Z',
      markdown: '> 摘要。\n\n文![图](/a.png)',
    }),
  )
  t.match(markdown, {
    summary: '摘要。',
    image: { url: '/a.png', alt: '图' },
    source: null,
    slug: null,
    status: 'published',
  })
  const text = articleOf(
    prepareJson({ title: '题', publishedAt: '2022-04-19T00:00:00Z', text: 'a <b>\nc & d\n\ne' }),
  )
  t.equal(text.html, '<p>a &lt;b&gt;<br />c &amp; d</p>\n<p>e</p>')
  t.equal(text.text, 'a <b>\nc & d\n\ne')
  t.equal(articleOf(prepareJson({ ...least, html: '' })).html, '')
})

t.test('terms are given as slugs, as names or as both, once each', async (t) => {
  const article = articleOf(
    prepareJson({ ...least, categories: ['a', { name: '财经' }, { slug: 'b', name: 'B' }, 'a'] }),
  )
  t.same(article.categories, [
    { key: 'a', name: 'a', named: false },
    { key: '财经', name: '财经', named: true },
    { key: 'b', name: 'B', named: true },
  ])
})

t.test('the state follows from what is said and from the time', async (t) => {
  const state = (changes: object) => {
    const prepared = prepareJson({ ...least, ...changes })
    const codes = prepared.warnings.map((warning) => warning.code)
    return prepared.outcome === 'ready' ? [prepared.article.status, ...codes] : prepared.outcome
  }
  t.same(state({}), ['published'])
  t.same(state({ publishedAt: '2124-01-01T00:00:00Z' }), ['scheduled'])
  t.same(state({ publishedAt: null }), ['draft', 'draft-without-date'])
  t.same(state({ publishedAt: null, status: 'published' }), ['draft', 'draft-without-date'])
  t.same(state({ publishedAt: null, status: 'draft' }), ['draft'])
  t.same(state({ status: 'draft' }), ['draft'])
  t.same(state({ status: 'scheduled' }), ['published', 'status-by-date'])
  t.same(state({ status: 'published', publishedAt: '2124-01-01T00:00:00Z' }), ['scheduled', 'status-by-date'])
  t.same(state({ status: 'scheduled', publishedAt: null }), 'failed')
})

t.test('a field that is unknown is refused with the nearest that is known', async (t) => {
  t.match(prepareJson({ ...least, publishedOn: 'x' }), {
    error: { code: 'unknown-field', pointer: '/publishedOn', detail: /“publishedOn”.*“publishedAt”/ },
  })
  t.match(prepareJson({ ...least, source: { 'u/rl': 1 } }), {
    error: { code: 'unknown-field', pointer: '/source/u~1rl' },
  })
  t.match(prepareJson({ ...least, tags: [{ nam: 1 }] }), {
    error: { pointer: '/tags/0/nam', detail: /“name”/ },
  })
  t.match(prepareText('{"title":"a","html":"","__proto__":{"x":1}}'), { error: { code: 'unknown-field' } })
})

t.test('a whole export of Ghost or a JSON Feed is refused with the format that reads it', async (t) => {
  const posts = [{ title: 'a' }]
  const cases: [value: unknown, format: string][] = [
    [{ db: [{ meta: { version: '5.0.0' }, data: { posts } }] }, 'ghost'],
    [{ meta: { version: '1.0' }, data: { posts } }, 'ghost'],
    [{ version: 'https://jsonfeed.org/version/1.1', title: 'a', items: [] }, 'json-feed'],
  ]
  for (const [value, format] of cases) {
    const detail = new RegExp(`Import it with format=${format} \\(broadsheet import --format ${format}\\)`)
    t.match(prepareJson(value), { error: { code: 'other-format', detail } })
  }
  t.match(
    prepareJson({ ...least, version: { toString: 1 } }),
    { outcome: 'ready' },
    'a version is passed over',
  )
  t.match(prepareJson({ ...least, data: { posts } }), { error: { code: 'unknown-field' } })
})

t.test('what breaks the form or a limit is refused with a pointer to it', async (t) => {
  const cases: [object, string, string][] = [
    [{ title: 5 }, 'invalid-type', '/title'],
    [{ title: '　' }, 'title-missing', '/title'],
    [{ title: 'a\nb' }, 'title-invalid', '/title'],
    [{ title: '长'.repeat(301) }, 'title-too-long', '/title'],
    [{ slug: 'a b' }, 'slug-invalid', '/slug'],
    [{ slug: 'facets' }, 'slug-invalid', '/slug'],
    [{ permalink: 'a' }, 'permalink-invalid', '/permalink'],
    [{ permalink: `/${'长'.repeat(700)}` }, 'permalink-invalid', '/permalink'],
    [{ language: '?' }, 'language-invalid', '/language'],
    [{ status: 'gone' }, 'invalid-type', '/status'],
    [{ publishedAt: '2022-04-19 12:00:00Z' }, 'date-invalid', '/publishedAt'],
    [{ publishedAt: '2024-02-31T00:00:00Z' }, 'date-invalid', '/publishedAt'],
    [{ publishedAt: '2022-04-19T12:00:00' }, 'date-invalid', '/publishedAt'],
    [{ image: { url: 'javascript:x' } }, 'image-invalid', '/image/url'],
    [{ image: {} }, 'invalid-type', '/image'],
    [{ image: 'a.png' }, 'invalid-type', '/image'],
    [{ tags: 'a' }, 'invalid-type', '/tags'],
    [{ tags: ['a', 1] }, 'invalid-type', '/tags/1'],
    [{ tags: ['a', {}] }, 'term-invalid', '/tags/1'],
    [{ tags: Array.from({ length: 101 }, (_, index) => `${index}`) }, 'term-invalid', '/tags'],
    [{ source: { url: 'ftp://a' } }, 'url-invalid', '/source/url'],
    [{ source: { externalId: '1' } }, 'source-missing', '/source/externalId'],
    [{ html: undefined }, 'body-missing', ''],
    [{ text: 'a' }, 'several-bodies', '/text'],
    [{ extra: [] }, 'invalid-type', '/extra'],
    [{ extra: { a: ['\0'] } }, 'nul-character', '/extra/a/0'],
    [{ extra: { a: '\ud800' } }, 'lone-surrogate', '/extra/a'],
  ]
  for (const [changes, code, pointer] of cases) {
    t.match(
      prepareJson({ ...least, ...changes }),
      { outcome: 'failed', error: { code, pointer } },
      `${code} ${pointer}`,
    )
  }
})

t.test('a report quotes no half of a character, and stays short', async (t) => {
  const failed = prepareJson({ ...least, publishedAt: `${'a'.repeat(79)}😀` })
  t.notMatch(failed.outcome === 'failed' ? failed.error.detail : '', /\p{Surrogate}/u)
  const long = prepareJson({ ...least, extra: { ['k'.repeat(10_000)]: '\0' } })
  t.ok(JSON.stringify(long).length < 2000)
})

t.test('what is no JSON object fails, however it is nested', async (t) => {
  t.match(prepareText('{"title":'), { error: { code: 'invalid-json' } })
  t.match(prepareText('[]'), { error: { code: 'invalid-type', pointer: '' } })
  t.match(prepareText('null'), { error: { code: 'invalid-type' } })
  t.match(prepareText('{"title":"a","html":"","extra":{"a":1e999}}'), {
    error: { code: 'number-out-of-range' },
  })
  const nested = (depth: number) =>
    `{"title":"a","html":"","extra":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`
  t.equal(prepareText(nested(30)).outcome, 'ready')
  t.match(prepareText(nested(31)), { error: { code: 'too-deep' } })
  t.match(prepareText(nested(100_000)), { error: { code: 'too-deep' } })
})

t.test('property: no JSON makes an exception or an unforeseen fault', async (t) => {
  const field = fc.constantFrom(
    'title',
    'html',
    'tags',
    'source',
    'image',
    'extra',
    'publishedAt',
    'status',
    'x',
    '__proto__',
  )
  const article = fc.dictionary(field, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 })
  fc.assert(
    fc.property(fc.oneof(article, fc.jsonValue()), (value) => {
      const prepared = prepareJson(value)
      return prepared.outcome !== 'failed' || prepared.error.code !== 'unreadable'
    }),
    { numRuns: 500 },
  )
  t.pass('no counterexample')
})
