// Search without a database: tokens, terms, matching and marks, for texts of every kind.

import fc from 'fast-check'
import t from 'tap'
import {
  articleTokens,
  fold,
  foldWithPlaces,
  inZone,
  isBorder,
  isPlain,
  plainRun,
  TOKENS_MOST,
  termTokens,
  textFault,
} from '../src/content/index.ts'
import { Problem } from '../src/platform/problems.ts'
import { createCommonWords, highlight, parseQuery, type SearchQuery, tierOf } from '../src/search/index.ts'
import { findTerm } from '../src/search/match.ts'

const pieces = fc.constantFrom(
  ...'新能源汽车双碳市场銀行银行电動，。 \nＡ股5GaBc-_.+#%&@\'"<>3.14１２ﬁé㎡①ー가ᄀ',
  '新能源',
  '汽车',
  '人民银行',
  'HFO-1234yf',
  'C++',
  '  ',
  '𠀀',
  '\u00ad',
  'e\u0301',
)
const anyText = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

const article = (parts: Partial<Parameters<typeof articleTokens>[0]>) => ({
  title: '',
  summary: '',
  tags: [],
  text: '',
  ...parts,
})

t.test('width, case, script and blanks make no difference', async (t) => {
  t.equal(fold('ＡＢＣ　１２３'), 'abc 123')
  t.equal(fold('臺灣證券 交易所'), '台湾证券 交易所')
  t.equal(fold('a\n\n b\u200b\u00ad'), 'a b')
  t.equal(fold('①㎡ﬁ'), '1m2fi')
  t.equal(fold('ΣΑΣ'), fold('σας'))
})

t.test('folding with places is folding', async () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { folded, starts, ends } = foldWithPlaces(text)
      const inOrder = starts.every(
        (start, unit) => start < (ends[unit] ?? 0) && (ends[unit] ?? 0) <= text.length,
      )
      // What has no width may part blanks that are one without it.
      return (
        inOrder &&
        starts.length === folded.length &&
        folded.replaceAll(' ', '') === fold(text).replaceAll(' ', '')
      )
    }),
  )
})

t.test('what stands in a text is found by its tokens, wherever it is cut', async () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
      const folded = fold(text)
      const [start, end] = [one % (folded.length + 1), other % (folded.length + 1)]
      const term = folded.slice(Math.min(start, end), Math.max(start, end)).trim()
      if (term === '' || textFault(term) !== null || findTerm(folded, term) < 0) return true
      const wanted = termTokens(term)
      const tokens = new Set(articleTokens(article({ text, title: text, summary: text })))
      return (['anywhere', 'title', 'head'] as const).every((zone) =>
        inZone(wanted, zone, term).every((token) => tokens.has(token)),
      )
    }),
    { numRuns: 3_000 },
  )
})

t.test('a text that has the tokens of an exact term has the term', async () => {
  fc.assert(
    fc.property(anyText, anyText, (text, other) => {
      const term = fold(other).trim()
      const { tokens, exact } = termTokens(term)
      if (!exact) return true
      const has = new Set(articleTokens(article({ text })))
      return !tokens.every((token) => has.has(token)) || fold(text).includes(term)
    }),
    { numRuns: 3_000 },
  )
})

t.test('what is in a plain text as it is folded is in it as it is', async (t) => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 20 })), (text) => {
      const asIs = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
      const runs = fold(text).match(/[a-z0-9\u4e00-\u9fff]+/g) ?? []
      return !isPlain(text) || runs.every((run) => asIs.includes(run))
    }),
    { numRuns: 5_000 },
  )
  const every = Array.from({ length: 0xd800 }, (_, unit) => String.fromCharCode(unit)).filter(isPlain)
  for (const one of every) {
    const lower = one.replace(/[A-Z]/, (letter) => letter.toLowerCase())
    if (/[a-z0-9\u4e00-\u9fff]/.test(fold(one))) t.equal(fold(one), lower)
  }
  t.ok(every.length > 15_000)
  t.equal(plainRun('c++ 新能源·汽车股'), '新能源')
})

t.test('any two to six characters of a title find it', async () => {
  const title = '坚持四个聚焦打造四个平台创新能源汽车双碳目标元宇宙概念股龙虎榜净买入额超千万'
  const tokens = new Set(articleTokens(article({ title })))
  fc.assert(
    fc.property(fc.nat(title.length - 6), fc.integer({ min: 2, max: 6 }), (at, length) => {
      const { terms } = parseQuery(title.slice(at, at + length))
      return (
        terms.length === 1 &&
        terms.every((term) => inZone(term.tokens, 'title', term.text).every((token) => tokens.has(token)))
      )
    }),
  )
})

t.test('the tokens of a zone are not those of another', async (t) => {
  const tokensOf = (parts: object) => new Set(articleTokens(article(parts)))
  const has = (tokens: Set<number>, zone: 'anywhere' | 'title' | 'head') =>
    inZone(termTokens('新能源'), zone, '新能源').every((token) => tokens.has(token))
  const seen = (parts: object) =>
    (['title', 'head', 'anywhere'] as const).map((zone) => has(tokensOf(parts), zone))
  t.same(seen({ title: '新能源' }), [true, true, true])
  t.same(seen({ summary: '新能源' }), [false, true, true])
  t.same(seen({ tags: ['a', '新能源'] }), [false, true, true])
  t.same(seen({ text: '新能源' }), [false, false, true])
})

t.test(
  'an article of a million different words has a bounded number of tokens, its title among them',
  async (t) => {
    const text = Array.from({ length: 1_000_000 }, (_, n) => `w${n}`).join(' ')
    const tokens = articleTokens(article({ title: '新能源', text }))
    t.equal(tokens.length, TOKENS_MOST)
    t.ok(inZone(termTokens('新能源'), 'title', '新能源').every((token) => tokens.includes(token)))
    t.ok(articleTokens(article({ text: 'x'.repeat(1_000_000) })).length < 10, 'one word of a megabyte')
  },
)

t.test('a term never begins or ends within a word or number', async (t) => {
  for (const [text, term, stands] of [
    ['hfo-1234yf', 'hfo', true],
    ['hfo-1234yf', '1234', false],
    ['3.14%', '3', false],
    ['3.14%', '14', false],
    ['3.14%', '3.14', true],
    ['in 2022.', '2022', true],
    ['c++', 'c', true],
    ['c++', 'c+', false],
    ['c++11', 'c++', true],
    ['openai', 'ai', false],
    ['a股', 'a', true],
    ['第5届', '5', true],
    ['𠀀a', 'a', true],
    ['привет', 'вет', false],
    ['사람이', '사람', true],
  ] as const) {
    t.equal(findTerm(text, term) >= 0, stands, `${term} in ${text}`)
  }
  t.ok(isBorder('abc', 0) && isBorder('abc', 3))
})

t.test('any text is read as a query or refused as one, and reads the same again', async () => {
  const hostile = fc.oneof(
    anyText,
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ maxLength: 100 }),
  )
  fc.assert(
    fc.property(hostile, (q) => {
      const query = parsed(q)
      // A quotation within another has no form of its own.
      if (query === null || /["“”„＂「」『』«»]/.test(q.slice(1, -1))) return true
      const again = parsed([...query.terms, ...query.excluded].map(({ shown }) => shown).join(' '))
      const texts = (each: SearchQuery | null) =>
        each?.terms
          .map(({ text }) => text)
          .sort()
          .join('|')
      return texts(again) === texts(query)
    }),
    { numRuns: 3_000 },
  )
})

function parsed(q: string): SearchQuery | null {
  try {
    return parseQuery(q)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

t.test('quotation marks and minus signs of every kind are read', async (t) => {
  const shown = (q: string) => {
    const query = parsed(q)
    return [...(query?.terms ?? []), ...(query?.excluded ?? [])].map((term) => term.shown)
  }
  t.same(shown('a "b c" “d e” 「f g」 『h i』 ＂j k＂ „l m“ «n o»'), [
    'a',
    '"b c"',
    '"d e"',
    '"f g"',
    '"h i"',
    '"j k"',
    '"l m"',
    '"n o"',
  ])
  t.same(shown('a -b －c −d –e -"f g" －「h i」'), ['a', '-b', '-c', '-d', '-e', '-"f g"', '-"h i"'])
  t.same(shown('a - b'), ['a', 'b'], 'a minus that stands alone is none')
  t.same(shown('"open ai'), ['"open ai"'], 'a quotation without an end goes to the end')
  t.same(shown('新能源、汽车（销量）'), ['新能源', '汽车', '销量'])
  t.same(shown('坚持“四个聚焦”'), ['坚持', '四个聚焦'])
})

t.test('the marked text without its marks is the escaped text', async () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, text, q) => {
      const query = parsed(q)
      if (query === null) return true
      const marked = highlight({ title, text }, query)
      const plain = (html: string) => html.replaceAll(/<\/?mark>/g, '')
      return (
        plain(marked.title) === escaped(title) &&
        marked.text.length <= 3 &&
        marked.text.every((part) => escaped(text).includes(plain(part).replaceAll(/^…|…$/g, '')))
      )
    }),
    { numRuns: 2_000 },
  )
})

function escaped(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? '')
}

t.test('a hit in the title is marked there, and the tier says where all terms are', async (t) => {
  const query = parseQuery('证券 -债券')
  const text = { title: '臺灣證券', summary: '', tags: [], text: '' }
  t.equal(tierOf(text, query), 1)
  t.equal(highlight(text, query).title, '臺灣<mark>證券</mark>')
  t.equal(tierOf({ ...text, title: '', tags: ['证券'] }, query), 2)
  t.equal(tierOf({ ...text, title: '', text: '证券' }, query), 3)
  t.equal(tierOf({ ...text, text: '債券' }, query), null)
  t.equal(tierOf({ ...text, title: '' }, query), null)
})

t.test('snippets are three at most, within their lines, and cut no pair of surrogates', async (t) => {
  const long = '𠀀'.repeat(100)
  const text = `第一行新能源\n${long}新能源${long}\n新能源三\n新能源四`
  const { text: parts } = highlight({ title: '', text }, parseQuery('新能源'))
  t.equal(parts.length, 3)
  t.equal(parts[0], '第一行<mark>新能源</mark>')
  t.match(parts[1], /^…(𠀀)+<mark>新能源<\/mark>(𠀀)+…$/u)
})

t.test('what is common is remembered for a while, and not without end', async (t) => {
  let nowMs = 0
  const common = createCommonWords(() => nowMs)
  common.remember([2, 1])
  t.ok(common.isCommon([1, 2]))
  t.notOk(common.isCommon([1]))
  for (let n = 10; n < 20_000; n++) common.remember([n])
  t.notOk(common.isCommon([1, 2]), 'the oldest is forgotten')
  t.ok(common.isCommon([19_999]))
  nowMs = 3_600_000
  t.notOk(common.isCommon([19_999]))
})
