// What src/content reads out of a body: text, summaries, counts, an image, a language; and slugs.

import fc from 'fast-check'
import t from 'tap'
import {
  countWords,
  decodeUtf8,
  detectLanguage,
  firstImage,
  hasControlCharacters,
  htmlToText,
  isSlug,
  openingBlockquote,
  readingTimeMinutes,
  sanitizeHtml,
  slugify,
  summarize,
  textFault,
} from '../src/content/index.ts'

t.test('text survives sanitising and reading back, whatever it holds', async () => {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('<', '>', '&', '"', 'b', '/', ';', '#', '　', '中', 'lt') }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const expected = text
        .replaceAll('\0', '')
        .replace(/[ \t\n\f\r]+/g, ' ')
        .replace(/^ | $/g, '')
      const read = htmlToText(sanitizeHtml(`<p>${escaped(text)}</p>`))
      if (read !== expected) throw new Error(`${JSON.stringify(read)} for ${JSON.stringify(expected)}`)
    }),
  )
})

t.test('text keeps the lines a reader sees', async (t) => {
  const cases: readonly (readonly [string, string])[] = [
    ['<p>一</p> <p> 二<br />三 </p>\n', '一\n\n二\n三'],
    ['<h2>A</h2><ul><li>x</li><li><b>y</b> z</li></ul>', 'A\n\nx\ny z'],
    ['<table><tr><td>收入</td><td>1</td></tr><tr><td>支出</td><td>2</td></tr></table>', '收入 1\n支出 2'],
    ['<p>　　a&nbsp; \t\n b&amp;&lt;c&gt;</p>', '　　a\u00a0 b&<c>'],
    ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', '漢かん'],
    ['<pre>a  b &amp; c\n  d\n\n\ne\n</pre>x', 'a  b & c\n  d\n\ne\n\nx'],
    ['<pre>  a<br />b</pre>', 'a\nb'],
    ['a<video src="v">no video</video>b<br /><br />c', 'ab\n\nc'],
    ['', ''],
  ]
  for (const [html, text] of cases) t.equal(htmlToText(html), text, html)
})

t.test('words are counted as readers of each script count them', async (t) => {
  t.strictSame(countWords('央行降准0.5%，A股收涨1,893.5点。'), { words: 3, cjk: 8 })
  t.strictSame(countWords(`HFO-1234yf don't R&D “” … café`), { words: 4, cjk: 0 })
  t.strictSame(countWords('カレーは二〇二二年、か\u3099'), { words: 0, cjk: 10 })
  t.strictSame(countWords('、。！ — % ㈱ 🙂'), { words: 0, cjk: 0 })
  t.equal(readingTimeMinutes({ words: 0, cjk: 1893 }), 5)
  t.equal(readingTimeMinutes({ words: 240, cjk: 400 }), 2)
  t.equal(readingTimeMinutes({ words: 1, cjk: 0 }), 1)
  t.equal(readingTimeMinutes({ words: 0, cjk: 0 }), 0)
})

t.test('a summary is whole sentences, or one cut between characters', async (t) => {
  t.equal(summarize('他说：“涨3.5%。”随后收盘！未完的一句', 16), '他说：“涨3.5%。”随后收盘！')
  t.equal(summarize('Up 3.5% today. Down tomorrow. Flat.', 30), 'Up 3.5% today. Down tomorrow.')
  t.equal(summarize('标题\n\n　　正文。\n\nApple up\n\nB'), '标题正文。Apple up B')
  t.equal(summarize('一二三四五六', 4), '一二三四…')
  t.equal(summarize('ab cdef', 3), 'ab…')
  t.equal(summarize('ab👨‍👩‍👧c', 4), 'ab…')
  t.equal(summarize('ae\u0301e', 2), 'a…')
  t.equal(summarize(' \n'), '')
  const words = fc.string({
    unit: fc.constantFrom('一', '。', '”', '.', ' ', '\n', 'a', '👨‍👩‍👧', 'e\u0301', '\ud800'),
    maxLength: 60,
  })
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 1, max: 20 }),
      (text, max) => [...summarize(text, max)].length <= max + 1,
    ),
  )
})

t.test('only a quotation that opens the body is its digest', async (t) => {
  t.equal(
    openingBlockquote('\n<blockquote>\n<p>要点<b>一</b>。</p>\n<p>要点二</p></blockquote><p>x</p>'),
    '要点一。要点二',
  )
  t.equal(openingBlockquote(`<blockquote>${'一'.repeat(1001)}</blockquote>`), `${'一'.repeat(1000)}…`)
  for (const html of [
    '<p>x</p><blockquote>y</blockquote>',
    'x<blockquote>y</blockquote>',
    '<img /><blockquote>y</blockquote>',
    '<blockquote> </blockquote>',
    '',
  ]) {
    t.equal(openingBlockquote(html), null, html)
  }
})

t.test('the image of an article is the first that is more than a pixel', async (t) => {
  t.strictSame(
    firstImage(
      '<p>x<img src="/p.gif" width="1" height="1" /><img src="a.jpg?x=1&amp;y" alt="图" /><img src="b" /></p>',
    ),
    { url: 'a.jpg?x=1&y', alt: '图' },
  )
  t.strictSame(firstImage('<img alt="x" /><img src="b" alt="" width="100%" />'), { url: 'b', alt: null })
  t.equal(firstImage('<p>x</p>'), null)
})

t.test('a language is told by its script or not at all', async (t) => {
  t.equal(detectLanguage('央行开展逆回购操作，A股收涨'), 'zh-CN')
  t.equal(detectLanguage('央行開展逆回購操作，鬼冢の店'), 'zh-TW')
  t.equal(detectLanguage('中文'), 'zh')
  t.equal(detectLanguage('日本銀行は金融政策を決めた'), 'ja')
  t.equal(detectLanguage('한국은행 기준금리 韓國'), 'ko')
  for (const text of ['The bank said so.', 'Der Kurs von 中国银行 stieg heute um drei Prozent', '123', ''])
    t.equal(detectLanguage(text), null, text)
})

t.test('a slug keeps letters of every script and nothing else', async (t) => {
  const cases: readonly (readonly [string, string])[] = [
    ['中国邮政快递报新闻', '中国邮政快递报新闻'],
    ['  Q3 Results: “up” 3.5%!', 'Q3-Results-up-3.5'],
    ['a - b--c_d', 'a-b--c_d'],
    ['Cafe\u0301 हिन्दी', 'Café-हिन्दी'],
    ['🙂', ''],
    ['..', ''],
    ['facets', 'facets-1'],
    ['0190b5a0-0000-7000-8000-00000000000A', '0190b5a0-0000-7000-8000-00000000000A-1'],
  ]
  for (const [name, slug] of cases) t.equal(slugify(name), slug, name)
  t.equal(slugify('𠀀'.repeat(300)), '𠀀'.repeat(200))
  for (const value of ['', '.', 'a b', 'a/b', 'bulk', 'Cafe\u0301', 'x'.repeat(201), '\ud800', 'a\n'])
    t.notOk(isSlug(value), value)
  const names = fc.string({
    unit: fc.oneof(
      fc.constantFrom('-', ' ', '.', 'e\u0301', '\u0301', '\ud800'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 30,
  })
  fc.assert(
    fc.property(names, fc.integer({ min: 4, max: 20 }), (name, max) => {
      const slug = slugify(name, max)
      return slug === '' || (isSlug(slug) && [...slug].length <= max && slugify(slug) === slug)
    }),
  )
})

t.test('text that cannot be stored is told apart, and bytes that are no UTF-8 are refused', async (t) => {
  t.equal(textFault('a\0'), 'nul')
  t.equal(textFault('a\ud83d'), 'lone-surrogate')
  t.equal(textFault('\udc00\ud83d'), 'lone-surrogate')
  t.equal(textFault('🙂　\ufeff'), null)
  t.equal(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), '\ufeffa')
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe4, 0xb8]])
    t.equal(decodeUtf8(new Uint8Array(bytes)), null)
  for (const text of ['\n', '\t', '\u007f', '\u0085', 'a\u0000']) t.ok(hasControlCharacters(text))
  t.notOk(hasControlCharacters('标题　“x”'))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => decodeUtf8(new TextEncoder().encode(text)) === text),
  )
})
