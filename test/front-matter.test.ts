// Front matter and titles of posts: what is read, repaired, warned of and refused.

import fc from 'fast-check'
import t from 'tap'
import { readFrontMatter } from '../src/imports/jekyll/front-matter.ts'
import { prepare } from '../src/imports/prepare.ts'
import type { Notice, PrepareContext, Prepared } from '../src/imports/prepared.ts'

const context: PrepareContext = {
  timezone: 'Asia/Shanghai',
  zonelessDates: 'utc',
  profile: 'auto',
  nowMs: Date.parse('2024-01-01T00:00:00Z'),
}

function post(
  text: string,
  path = '2022-04-19-some-name.md',
  changes: Partial<PrepareContext> = {},
): Prepared {
  return prepare({ path, line: null, kind: 'post', bytes: Buffer.from(text) }, { ...context, ...changes })
}

function outcomeOf(prepared: Prepared): string {
  if (prepared.outcome === 'failed') return prepared.error.code
  return prepared.warnings.map((warning) => warning.code).join(' ') || prepared.outcome
}

/** The title that a post with these lines of front matter gets, or why it gets none, and the codes of its warnings. */
function title(lines: string): [string, string[]] {
  const prepared = post(`---\n${lines}\n---\n文`)
  const text = prepared.outcome === 'ready' ? prepared.article.title : outcomeOf(prepared)
  return [text, prepared.warnings.map((warning) => warning.code)]
}

function fault(yaml: string): string {
  return outcomeOf(post(`---\ntitle: a\n${yaml}\n---\n`))
}

function value(yaml: string): unknown {
  return readFrontMatter(`---\n${yaml}\n---\n`, []).entries.get('a')?.value
}

t.test('a fence may stand behind a byte order mark, blank lines and in CRLF, and end in dots', async (t) => {
  const body = (text: string) => {
    const prepared = post(text)
    return prepared.outcome === 'ready'
      ? [prepared.article.title, prepared.article.html]
      : outcomeOf(prepared)
  }
  const expected = ['题', '<p>文</p>\n']
  t.same(body('\uFEFF---\ntitle: 题\n---\n文'), expected)
  t.same(body('---  \r\ntitle: 题\r\n--- \r\n文\r\n'), expected)
  t.same(body('---\ntitle: 题\n...\n文'), expected)
  t.same(body('\n  \n---\ntitle: 题\n---\n文'), expected)
  t.match(post('\n\n---\ntitle: 题\n---\n文').warnings, [{ code: 'front-matter-not-first', line: 3 }])
  t.same(body('---\ntitle: 题\n---'), ['题', ''])
})

t.test('a post without front matter is called by its file name', async (t) => {
  t.match(post('只有正文'), {
    outcome: 'ready',
    article: {
      title: 'Some Name',
      publishedAt: new Date('2022-04-18T16:00:00Z'),
      html: '<p>只有正文</p>\n',
      extra: {},
    },
    warnings: [{ code: 'title-from-slug' }],
  })
  t.equal(outcomeOf(post('文\n\n---\n\n文\n\n---\n')), 'title-from-slug', 'rules are no fences')
  t.equal(outcomeOf(post('\n---\n文\n---\n')), 'title-from-slug')
  t.equal(outcomeOf(post('---\n文')), 'title-from-slug')
})

t.test('front matter that cannot be read fails with its line', async (t) => {
  t.match(post('---js\ntitle: 1\n---\n'), { error: { code: 'front-matter-language', line: 1 } })
  t.match(post('---\ntitle: a\ndate: 2022-01-01\n'), { error: { code: 'front-matter-unclosed', line: 1 } })
  t.match(post('---\ntitle: a\nx: [1\ny: 2\n---\n'), { error: { code: 'front-matter-invalid', line: 4 } })
  t.match(post('---\ntitle: a: b\n---\n'), { error: { code: 'front-matter-invalid', line: 2 } })
  t.match(post('---\njust words\n---\n'), { error: { code: 'front-matter-invalid', line: 2 } })
  t.match(post('---\n? [a]\n: 1\n---\n'), { error: { code: 'front-matter-invalid' } })
  t.match(post(`---\na: ${'x'.repeat(65_536)}\n---\n`), { error: { code: 'front-matter-too-large' } })
})

t.test('bare quotes and backslashes between double quotes are repaired and reported', async (t) => {
  t.same(title('date: 2022-01-01 Z\ntitle: "他说"好"了"')[0], '他说"好"了')
  t.same(title('title: "C:\\data\\新"'), ['C:\\data\\新', ['front-matter-repaired']])
  t.same(title('title: "a \\"b\\" c"'), ['a "b" c', []], 'what is escaped needs no repair')
  t.match(post('---\nlayout: post\ntitle: "a "b""\n---\n').warnings, [
    { code: 'front-matter-repaired', line: 3 },
    {},
  ])
  t.equal(title('title: "a "b""\nx: [')[0], 'front-matter-invalid', 'no other fault is repaired')
})

t.test('a title is taken as it stands where YAML would change it', async (t) => {
  for (const text of [
    'Issue #5',
    '0755',
    '1e3',
    'null',
    '~',
    'true',
    '[要闻]',
    '{a}',
    '#话题# 一',
    '!new words',
    '&x y',
  ]) {
    t.same(title(`title: ${text}`), [text, ['title-as-written']])
  }
  for (const text of ['no', '12:30:45', '2022-01-01', '12345678901234567890', '　全角　']) {
    t.same(title(`title: ${text}`), [text, []])
  }
  t.same(title('title: "Issue" # 5'), ['Issue', []])
  t.same(title("title: 'it''s'"), ["it's", []])
  t.same(title('title: >\n  一\n  二'), ['一 二', []])
  t.same(title('title: a\n  b'), ['a b', []])
  t.same(title('title:\n  一'), ['一', []])
  t.same(title('a: &t 题\ntitle: *t'), ['题', []])
})

t.test('a title that is missing, too long or no text fails', async (t) => {
  for (const text of ['title: ""', 'title: " 　"']) t.equal(title(text)[0], 'title-missing')
  t.equal(title(`title: ${'😀'.repeat(300)}`)[0], '😀'.repeat(300))
  t.equal(title(`title: ${'长'.repeat(301)}`)[0], 'title-too-long')
  t.equal(title('title: "a\\tb"')[0], 'title-invalid')
  t.equal(title('title:\n  - a')[0], 'title-invalid')
  t.equal(outcomeOf(post('文', '2022-04-19-.md')), 'title-missing')
})

t.test('the last of two equal keys counts, with a warning', async (t) => {
  t.same(title('title: a\ntitle: b'), ['b', ['duplicate-key']])
  const many = post(`---\ntitle: a\n${'😀: 1\n'.repeat(901)}---\n文`).warnings
  t.equal(many.length, 51)
  t.match(many.at(-1), { code: 'more-warnings', detail: /^850 / }, 'a report is bounded')
  t.match(post('---\ntitle: a\nx: {a: 1, a: 2}\n---\n').warnings[0], { code: 'duplicate-key', line: 3 })
})

t.test('values are bounded and reach no prototype', async (t) => {
  t.same(value('a: [1, 0x10, 2.5, true, ~, -0, .inf, 9007199254740993, text]'), [
    ...[1, 16, 2.5, true, null],
    ...['-0', '.inf', '9007199254740993', 'text'],
  ])
  t.same(value('b: &x [1]\na: {k: *x}'), { k: [1] })
  t.equal(fault('"\\0": 1'), 'nul-character', 'in a key too')
  t.equal(Object.getPrototypeOf(value('a: {__proto__: {x: 1}}')), null)
  const nested = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`
  t.ok(value(nested(19)))
  for (const yaml of [
    nested(21),
    `a: ${'- '.repeat(30_000)}`,
    'a: &x [*x]',
    `x: &x 1\na: [${'*x,'.repeat(101)}]`,
  ]) {
    t.equal(fault(yaml), 'front-matter-invalid')
  }
  t.equal(fault(`b: &x ${'长'.repeat(4000)}\na: [${'*x,'.repeat(99)}]`), 'front-matter-too-large')
})

t.test('hostile front matter takes less than two seconds of processor time', async (t) => {
  const hostile = [
    '[',
    ']',
    '- ',
    '? ',
    '{a: ',
    '&a ',
    '*a ',
    '!a ',
    '"\\',
    'a: ""x\n',
    'a: "b\n',
    '[[]]',
    '%a\n',
    "''",
  ]
  for (const piece of hostile) {
    const start = process.cpuUsage()
    t.ok(post(`---\n${piece.repeat(Math.floor(65_000 / piece.length))}\n---\n`).outcome)
    const { user, system } = process.cpuUsage(start)
    t.ok(user + system < 2_000_000, `${JSON.stringify(piece)} took ${Math.round((user + system) / 1000)} ms`)
  }
})

t.test('property: no front matter makes an exception or an unforeseen fault', async (t) => {
  const pieces = [
    '---',
    '...',
    '\n',
    ' ',
    '\t',
    ':',
    ': ',
    '- ',
    '"',
    "'",
    '#',
    '&a',
    '*a',
    '!t',
    '|',
    '>',
    '[',
    ']',
    '{',
    '}',
    ',',
    '?',
    '\\',
    '\r\n',
    '%',
    '@',
    '`',
    'title',
    'date',
    'tags',
    '2022-02-31',
    '　',
    '\u0085',
    '\uFEFF',
    'é',
    '\\ud800',
    '<<',
  ]
  const yaml = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(yaml, fc.boolean(), (parts, isFenced) => {
      const text = parts.join('')
      const prepared = post(isFenced ? `---\n${text}\n---\n文` : text)
      const error: Notice | null = prepared.outcome === 'failed' ? prepared.error : null
      return error?.code !== 'unreadable'
    }),
    { numRuns: 1000 },
  )
  t.pass('no counterexample')
})
