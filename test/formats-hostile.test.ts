// Feeds that mean harm, and properties of all formats: an end in entries or a refusal, never a crash or a hang.

import fc from 'fast-check'
import t from 'tap'
import { prepare } from '../src/imports/prepare.ts'
import type { ItemKind } from '../src/imports/prepared.ts'
import { UploadError } from '../src/imports/readers/index.ts'
import { articleOf, codesOf, context, failureOf, feedBytes, readFeed, rss } from './fixtures/feeds.ts'

const MiB = 2 ** 20

function codeOf(error: unknown): string {
  return error instanceof UploadError ? error.code : String(error)
}

t.test('a document type declaration is refused before anything of it is read', async (t) => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<rss><channel><item><title>&b;</title></item></channel></rss>`
  const { entries, error } = await readFeed('application/xml', bomb)
  t.equal(codeOf(error), 'doctype')
  t.match(error, { message: /line 2/ })
  t.same(entries, [])
  for (const doctype of ['<!doctype html><html/>', '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>']) {
    t.equal(codeOf((await readFeed('application/xml', doctype, { chunkBytes: 1 })).error), 'doctype')
  }
})

t.test('a document type declaration or an entity within an item fails that item', async (t) => {
  const { prepared, error } = await readFeed(
    'text/xml',
    rss(
      '<item><!DOCTYPE x><title>a</title></item>',
      '<item><title>&xxe;</title></item>',
      '<item><title>&__proto__;&constructor;</title></item>',
      '<item><title>&#x0;</title></item>',
      '<item><title>ok &#x4e2d; &lt;</title></item>',
    ),
  )
  t.equal(error, null)
  t.same(
    prepared.map((each) => failureOf(each)?.code ?? 'ready'),
    ['xml-invalid', 'xml-invalid', 'xml-invalid', 'xml-invalid', 'ready'],
  )
  t.equal(articleOf(prepared[4]).title, 'ok 中 <')
})

t.test(
  'an item that is not closed properly stops no other; a document cut short is refused by line',
  async (t) => {
    const { prepared, error } = await readFeed(
      'text/xml',
      rss('<item><title>a<b></title></item>', '<item><title>b</title></item>'),
    )
    t.equal(error, null)
    t.same(failureOf(prepared[0]), { code: 'xml-invalid', line: 3 })
    t.equal(articleOf(prepared[1]).title, 'b')
    const whole = feedBytes('rss2.xml').toString()
    for (const cut of [
      whole.indexOf('</item>'),
      whole.lastIndexOf('</channel>'),
      whole.lastIndexOf('</rss>') + 3,
      10,
    ]) {
      t.equal(codeOf((await readFeed('text/xml', whole.slice(0, cut))).error), 'invalid-feed')
    }
    for (const upload of [
      `${whole}<more/>`,
      `${whole}text`,
      '<rss></channel></rss>',
      '<rss',
      '<',
      ' ',
      '<!-',
      '<?xml',
    ]) {
      t.equal(codeOf((await readFeed('text/xml', upload)).error), 'invalid-feed', upload.slice(-20))
    }
  },
)

t.test('names of elements in text, comments and CDATA end nothing', async (t) => {
  const item =
    '<item><!-- </item> --><title><![CDATA[</item>]]></title><items></items><x a="> </x"/><?p </item>?></item>'
  const { entries } = await readFeed('text/xml', rss(item), { chunkBytes: 3 })
  t.equal(entries[0]?.kind === 'item' && entries[0].bytes.toString(), item)
})

t.test(
  'an encoding other than UTF-8 is refused with what to do, and stray bytes fail their item',
  async (t) => {
    const declared = await readFeed('text/xml', '<?xml version="1.0" encoding="gb2312"?><rss/>')
    t.equal(codeOf(declared.error), 'invalid-utf8')
    t.match(declared.error, { message: /iconv -f gb2312/ })
    const utf16 = Buffer.from('\uFEFF<?xml version="1.0"?><rss/>', 'utf16le')
    t.equal(codeOf((await readFeed('text/xml', utf16)).error), 'invalid-feed')
    const [before = '', after = ''] = rss(
      '<item><title>@</title></item>',
      '<item><title>b</title></item>',
    ).split('@')
    const gbk = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
      Buffer.from(after),
    ])
    const { prepared } = await readFeed('text/xml', gbk)
    t.equal(failureOf(prepared[0])?.code, 'invalid-utf8')
    t.equal(articleOf(prepared[1]).title, 'b')
  },
)

t.test('nesting, terms, attributes and namespaces are bounded, each by name', async (t) => {
  const { prepared } = await readFeed(
    'text/xml',
    rss(
      `<item><title>deep</title>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</item>`,
      `<item><title>terms</title>${Array.from({ length: 100_000 }, (_, index) => `<category>c${index}</category>`).join('')}</item>`,
      `<item><title>same</title>${'<category>c</category>'.repeat(1000)}</item>`,
      `<item><title>nodes</title>${'<x/>'.repeat(200_000)}</item>`,
      `<item ${Array.from({ length: 500 }, (_, index) => `a${index}="1"`).join(' ')}><title>attributes</title></item>`,
    ),
  )
  t.same(
    prepared.map((each) => failureOf(each)?.code ?? articleOf(each).title),
    ['xml-invalid', 'xml-invalid', 'same', 'xml-invalid', 'attributes'],
  )
  const many = Array.from({ length: 300 }, (_, index) => `xmlns:n${index}="https://n.example/${index}"`).join(
    ' ',
  )
  t.equal(codeOf((await readFeed('text/xml', `<rss ${many}><channel/></rss>`)).error), 'invalid-feed')
  t.equal(codeOf((await readFeed('text/xml', `<rss a="${'x'.repeat(20_000)}"/>`)).error), 'invalid-feed')
  const terms = await readFeed(
    'text/xml',
    rss(
      `<item><title>t</title>${Array.from({ length: 101 }, (_, i) => `<category>${i}</category>`).join('')}</item>`,
    ),
  )
  t.equal(failureOf(terms.prepared[0])?.code, 'term-invalid')
})

t.test('an item or a line of 50 MB fails alone, without being held', async (t) => {
  const big = 'x'.repeat(50 * MiB)
  const feed = await readFeed(
    'text/xml',
    rss(`<item><title>big</title><description>${big}</description></item>`, '<item><title>b</title></item>'),
    { chunkBytes: 65_536 },
  )
  t.equal(feed.error, null)
  t.match(feed.entries[0], { kind: 'failed', code: 'entry-too-large', line: 3 })
  t.equal(articleOf(feed.prepared[0]).title, 'b')
  const table = await readFeed('text/csv', `title,body\na,${big}\nb,c\n`, { chunkBytes: 65_536 })
  t.match(table.entries[0], { kind: 'failed', code: 'entry-too-large', line: 2 })
  t.equal(articleOf(table.prepared[0]).title, 'b')
  const json = await readFeed(
    'application/feed+json',
    `{"title":"${big}","items":[{"id":"1","content_text":"a"}]}`,
    { chunkBytes: 65_536 },
  )
  t.equal(json.prepared.length, 1)
})

t.test('floods of blanks, marks and long names take linear time', async (t) => {
  const started = performance.now()
  const flood = 100_000
  const wxr = (inside: string): string =>
    `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>${inside}</item></channel></rss>`
  for (const part of [' ', '<', '<a', '&', ']]', '<!', '<wp:post_type>', '<wp:post_type> ', '&amp;']) {
    await readFeed('text/xml', wxr(`<wp:post_type>${part.repeat(flood)}`), { chunkBytes: 65_536 })
    await readFeed(
      'text/xml',
      rss(
        `<item><title>${part.repeat(flood / 5)}</title><pubDate>1 Jan 2022 10:00${part.repeat(flood)}!</pubDate></item>`,
      ),
    )
    await readFeed('text/csv', `title,body\n${part.repeat(flood)},"${part.repeat(flood)}"\n`)
  }
  const { error } = await readFeed('text/xml', `<rss><channel><${'n'.repeat(300)}>`)
  t.equal(codeOf(error), 'invalid-feed')
  t.ok(performance.now() - started < 30_000, `${performance.now() - started} ms`)
})

t.test('a feed of 20,000 items holds one of them at a time', async (t) => {
  const items = Array.from({ length: 20_000 }, (_, index) => `<item><title>${index}</title></item>`)
  const { entries, error } = await readFeed('text/xml', rss(...items.slice(0, 2000)))
  t.equal(error, null)
  t.equal(entries.length, 2000)
  const limited = await readFeed('text/xml', rss(...items), { limits: { entries: 100 } })
  t.equal(codeOf(limited.error), 'too-many-entries')
  t.equal(limited.entries.length, 100)
})

t.test('property: the size of chunks changes nothing', async (t) => {
  const uploads = [
    ['application/rss+xml', 'rss2.xml', undefined],
    ['text/xml', 'rss1.rdf', undefined],
    ['application/atom+xml', 'atom.xml', undefined],
    ['application/xml', 'wxr.xml', undefined],
    ['application/feed+json', 'feed.json', undefined],
    ['application/json', 'ghost.json', 'ghost'],
    ['text/csv', 'table.csv', undefined],
  ] as const
  for (const [type, name, format] of uploads) {
    const options = format === undefined ? {} : { format }
    const whole = await readFeed(type, feedBytes(name), options)
    for (const chunkBytes of [1, 2, 3, 7, 64, 1000]) {
      t.same(
        (await readFeed(type, feedBytes(name), { ...options, chunkBytes })).entries,
        whole.entries,
        `${name} by ${chunkBytes}`,
      )
    }
  }
})

t.test('property: any text comes through a feed as it was written', async (t) => {
  const title = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((text) => !/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF<>&]/u.test(text) && text.trim() !== '')
  await fc.assert(
    fc.asyncProperty(
      fc.array(title, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 50 }),
      async (titles, chunkBytes) => {
        const { prepared, error } = await readFeed(
          'text/xml',
          rss(...titles.map((text) => `<item><title>${text}</title></item>`)),
          { chunkBytes },
        )
        t.equal(error, null)
        t.same(
          prepared.map((each) => articleOf(each).title),
          titles.map((text) => text.replace(/ +/g, ' ').trim()),
        )
      },
    ),
    { numRuns: 60 },
  )
})

t.test('property: garbage ends in entries or a refusal, whatever it is taken for', async (t) => {
  const token = fc.constantFrom(
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '</channel>',
    '</rss>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '"',
    "'",
    '>',
    '<',
    '/',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'items',
    '\\',
    '\n',
    'title',
    ';',
    ' ',
    '\u00e9',
  )
  const upload = fc.oneof(
    fc.array(token, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''))),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  )
  const types = fc.constantFrom('text/xml', 'application/feed+json', 'text/csv')
  await fc.assert(
    fc.asyncProperty(types, upload, fc.integer({ min: 1, max: 30 }), async (type, bytes, chunkBytes) => {
      const { error } = await readFeed(type, bytes, { chunkBytes })
      t.ok(error === null || error instanceof UploadError, String(error))
    }),
    { numRuns: 400 },
  )
})

t.test('property: no item of any kind makes preparing throw or be at a loss', async (t) => {
  const kinds: ItemKind[] = ['rss', 'atom', 'wxr', 'json-feed', 'ghost', 'csv']
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .jsonValue()
      .map((value) =>
        JSON.stringify({ post: value, tags: value, authors: value, meta: value, id: value, tags2: value }),
      ),
    fc
      .dictionary(
        fc.constantFrom(
          'title',
          'html',
          'tags',
          'authors',
          'status',
          'published_at',
          'id',
          'url',
          'slug',
          'content_html',
          'image',
        ),
        fc.jsonValue(),
      )
      .map((post) => JSON.stringify({ post, ...post })),
    fc.string().map((part) => `<item>${part}</item>`),
  )
  const facts = fc.dictionary(
    fc.constantFrom('title', 'url', 'language', 'columns', 'delimiter', 'xmlns:a'),
    fc.string(),
    { maxKeys: 3 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...kinds), text, facts, (kind, written, itemContext) => {
      const { columns, delimiter, ...rest } = itemContext
      const stated =
        kind === 'csv'
          ? { ...rest, columns: '["title","body"]', delimiter: ',' }
          : {
              ...rest,
              ...(columns === undefined ? {} : { columns }),
              ...(delimiter === undefined ? {} : { delimiter }),
            }
      const prepared = prepare(
        { path: 'x', line: 1, kind, bytes: Buffer.from(written), context: stated },
        context,
      )
      t.not(failureOf(prepared)?.code, 'unreadable', written)
      t.ok(codesOf(prepared).every((code) => code !== ''))
    }),
    { numRuns: 500 },
  )
})
