// Bodies as Markdown: over HTTP, and the round trip from HTML to Markdown and back.

import fc from 'fast-check'
import t from 'tap'
import { openMarkdownThreads } from '../src/articles/markdown.ts'
import { htmlToMarkdown, htmlToText, renderMarkdown, sanitizeHtml } from '../src/content/index.ts'
import { soup } from './fixtures/html-soup.ts'
import { rounds } from './fixtures/rounds.ts'
import { article } from './fixtures/terms.ts'
import { build } from './helper.ts'

const api = await build(t)
const { get, importArticles } = api

const patient = openMarkdownThreads()
t.teardown(() => patient.close())

t.test('markdown is there where it is asked for, in lists and of one', async (t) => {
  await importArticles([
    article('one', 1, { html: '<h2>标题</h2><p>正文 <strong>重点</strong>，<a href="/a">链接</a>。</p>' }),
    article('two', 2, { html: '' }),
  ])
  const list = await get('/v1/articles?include=markdown')
  t.same(
    list.body.data.map(({ slug, markdown }: Record<string, string>) => [slug, markdown]),
    [
      ['two', ''],
      ['one', '## 标题\n\n正文 **重点**，[链接](/a)。\n'],
    ],
  )
  t.notOk('html' in list.body.data[0])
  const one = await get('/v1/articles/one?fields=markdown')
  t.same(Object.keys(one.body), ['id', 'markdown'])
  t.notOk('markdown' in (await get('/v1/articles/one')).body)
  t.notOk('markdown' in (await get('/v1/articles')).body.data[0])
})

t.test('a list reads no body that was not asked for', async (t) => {
  const texts: string[] = []
  const { listArticles, articleOrder } = await import('../src/articles/index.ts')
  const { answeredFields } = await import('../src/articles/representation.ts')
  for (const include of [[], ['text'], ['markdown'], ['html']] as const) {
    await listArticles(
      {
        query: (statement, values) => {
          texts.push(typeof statement === 'string' ? statement : statement.text)
          return api.db.read.query(statement, values)
        },
      },
      {
        filter: { visibility: 'public' },
        order: articleOrder('-publishedAt'),
        position: null,
        offset: 0,
        limit: 20,
        hash: '',
        fields: answeredFields({ include }, 'list'),
      },
    )
  }
  const [without, text, markdown, html] = texts
  t.notMatch(without, /a\.(html|text|extra)\b|original/)
  t.match(text, /a\.text\b/)
  t.notMatch(text, /a\.html\b/)
  t.match(markdown, /a\.html\b/)
  t.match(html, /a\.html\b/)
})

t.test('what takes too long is refused by name, and the next is served', async (t) => {
  const threads = openMarkdownThreads(300)
  t.teardown(() => threads.close())
  const row = (html: string) => ({
    id: 'x',
    slug: 'x',
    permalink: null,
    json: Buffer.from('{"id":"x"}'),
    markdownOf: html,
  })
  // Some seconds of work.
  const slow = `<table>${'<tr><td colspan="20" rowspan="20">x</td></tr>'.repeat(6_000)}</table>`
  await t.rejects(threads.add([row(slow)]), { problem: 'too-slow', message: /Markdown/ })
  t.match(await patient.add([row('<p>x</p>')]), [{ markdown: 'x\n' }])
})

t.test('the thread that answers goes on while Markdown is made', async (t) => {
  const threads = patient
  const body = '<p>坚持<strong>四个聚焦</strong>，<a href="/x">链接</a></p>'.repeat(2_000)
  const row = { id: 'x', slug: 'x', permalink: null, json: Buffer.from('{"id":"x"}'), markdownOf: body }
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 5)
  await threads.add([row, row])
  clearInterval(timer)
  t.ok(turns >= 5, `${turns} turns`)
})

/** Text without blanks: a line may be broken elsewhere. */
const words = (html: string) => htmlToText(html).replaceAll(/\s+/g, '')
const roundTrip = (html: string) => words(sanitizeHtml(renderMarkdown(htmlToMarkdown(html))))

for (const [html, markdown] of [
  [
    '<p>1. a</p><p># b</p><p>*c* _d_ &lt;e&gt; &amp;amp;</p>',
    '1\\. a\n\n\\# b\n\n\\*c\\* \\_d\\_ \\<e> \\&amp;\n',
  ],
  ['10<sup>5</sup>、H<sub>2</sub>O', '10<sup>5</sup>、H<sub>2</sub>O\n'],
  ['<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>', '<ruby>漢<rt>kan</rt></ruby>\n'],
  ['<pre><code class="language-js">a```b\n</code></pre>', '````js\na```b\n````\n'],
  [
    '<table><caption>说明</caption><tr><th>甲</th><th>乙</th></tr><tr><td>1|2</td><td><p>3</p><p>4</p></td></tr></table>',
    '说明\n\n| 甲 | 乙 |\n| - | - |\n| 1\\|2 | 3 4 |\n',
  ],
  ['<b>a</b><b>b</b><code>c</code><code>d</code>', '**ab**`cd`\n'],
  ['<a href="/x"><h3>题</h3><p>文</p></a>', '### [题](/x)\n\n[文](/x)\n'],
  ['<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b\n'],
  ['<p>a<br>b<br></p>', 'a\\\nb\n'],
  ['<figure><img src="a.png" alt="图"><figcaption>图说</figcaption></figure>', '![图](a.png)\n\n图说\n'],
  ['<p><del>删</del></p>', '~~删~~\n'],
] as const) {
  t.test(`${html} as Markdown`, async (t) => {
    const clean = sanitizeHtml(html)
    t.equal(htmlToMarkdown(clean), markdown)
    t.equal(roundTrip(clean), words(clean))
  })
}

t.test('an underscore beside a character that becomes a reference is no sign', async (t) => {
  for (const html of [
    '<p><b><em>字字字_字<del><sup><b>字字</b></sup>字字</del></em></b><b>字字</b></p>',
    '<p><em><del><sup>字</sup></del>字_字字</em>字</p>',
    '<p><em>字__字<del><sup>字</sup></del>字__字字</em>字</p>',
  ]) {
    const clean = sanitizeHtml(html)
    t.equal(roundTrip(clean), words(clean), htmlToMarkdown(clean))
  }
})

t.test('Markdown rendered again has the same text', async () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'*_`~[]()!<>&#+-.1) \\|=:{}"\'a中“”\n\t\u00a0\u3000'), maxLength: 14 })
    .map((raw) => `字${raw}字`.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
  const { inline } = fc.letrec<{ inline: string }>((tie) => ({
    inline: fc.oneof(
      { depthSize: 'small' },
      text,
      fc
        .tuple(
          fc.constantFrom('b', 'em', 'del', 'code', 'a href="/x(y"', 'sup', 'q', 'span'),
          fc.array(tie('inline'), { minLength: 1, maxLength: 3 }),
        )
        .map(([tag, parts]) => `<${tag}>${parts.join('')}</${tag.split(' ')[0]}>`),
    ),
  }))
  const { block } = fc.letrec<{ block: string }>((tie) => ({
    block: fc.oneof(
      { depthSize: 'small' },
      fc
        .tuple(
          fc
            .constantFrom('<p>|</p>', '<h2>|</h2>', '<pre>|</pre>', '<ul><li>|</li></ul>', '<div>|</div>')
            .map((form) => form.split('|')),
          fc.array(inline, { minLength: 1, maxLength: 4 }),
        )
        .map(([[begin, end], parts]) => `${begin}${parts.join('')}${end}`),
      // A backslash before a bar has no form within code in a cell (GFM, "Tables").
      inline
        .map((cell) => cell.replaceAll('\\', ''))
        .map((cell) => `<table><tr><td>${cell}</td><td>${cell}</td></tr></table>`),
      fc
        .array(tie('block'), { minLength: 1, maxLength: 3 })
        .map((parts) => `<blockquote>${parts.join('')}</blockquote>`),
      fc
        .array(tie('block'), { minLength: 1, maxLength: 3 })
        .map((parts) => `<ol>${parts.map((part) => `<li>${part}</li>`).join('')}</ol>`),
    ),
  }))
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), (parts) => {
      const clean = sanitizeHtml(parts.join(''))
      if (roundTrip(clean) !== words(clean)) throw new Error(`${htmlToMarkdown(clean)}\n<- ${clean}`)
    }),
    { numRuns: rounds(400) },
  )
})

t.test('no HTML is too bad, too deep or too long for it', async (t) => {
  fc.assert(
    fc.property(soup, (html) => {
      htmlToMarkdown(sanitizeHtml(html))
    }),
    { numRuns: rounds(120) },
  )
  for (const html of [
    '<blockquote>'.repeat(10_000),
    '<ul><li>a'.repeat(10_000),
    '<b><i>'.repeat(10_000),
    '<a href="x"><b><div>'.repeat(200),
    '<table><tr><td>'.repeat(10_000),
    '<p>'.concat('*_`[]&lt;'.repeat(10_000)),
    '<code>`</code>'.repeat(5_000),
  ]) {
    const clean = sanitizeHtml(`${html}x`)
    t.equal(roundTrip(clean), words(clean), html.slice(0, 20))
  }
})
