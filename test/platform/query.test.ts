// The strict parser of queries: text in, typed values out, every fault by its name.

import fc from 'fast-check'
import t from 'tap'
import { Type } from 'typebox'
import { textFault } from '../../src/content/plain-text.ts'
import { Problem } from '../../src/platform/problems.ts'
import { parseQueryString, queryParser, unknownName } from '../../src/platform/query.ts'

const parse = queryParser(
  Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    below: Type.Optional(Type.Integer({ minimum: -5, maximum: 5 })),
    flag: Type.Optional(Type.Boolean()),
    sort: Type.Enum(['a', '-a'], { default: 'a' }),
    word: Type.Optional(Type.String({ minLength: 2, maxLength: 4 })),
    when: Type.Optional(Type.String({ format: 'time-or-day' })),
    id: Type.Optional(Type.String({ format: 'uuid' })),
    list: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 3 }), { minItems: 1, maxItems: 3 }),
    ),
    picks: Type.Optional(Type.Array(Type.Enum(['x', 'y']), { minItems: 1, maxItems: 2 })),
  }),
)

/** The values of a query, or its faults as `parameter code`. */
function read(query: string): Record<string, unknown> | string[] {
  try {
    return { ...parse(parseQueryString(query)) }
  } catch (error) {
    if (!(error instanceof Problem) || error.problem !== 'invalid-parameter') throw error
    return (error.errors ?? []).map(({ parameter, code }) => `${parameter} ${code}`)
  }
}

const defaults = { limit: 20, sort: 'a' }

t.test('values come with their types, and defaults where nothing is given', async (t) => {
  for (const [query, values] of [
    ['', {}],
    ['&&', {}],
    ['limit=100&below=-5&flag=true&sort=-a', { limit: 100, below: -5, flag: true, sort: '-a' }],
    ['flag=false&below=0', { flag: false, below: 0 }],
    ['word=a+b', { word: 'a b' }],
    ['word=a%2Bb', { word: 'a+b' }],
    ['w%6Frd=%E4%B8%AD%E6%96%87', { word: '中文' }],
    ['word=%F0%A0%80%80%F0%A0%80%80%F0%A0%80%80%F0%A0%80%80', { word: '𠀀𠀀𠀀𠀀' }],
    ['word=a=b', { word: 'a=b' }],
    ['list=a', { list: ['a'] }],
    ['list=a,b,c', { list: ['a', 'b', 'c'] }],
    ['list=a%2Cb', { list: ['a', 'b'] }],
    ['list=a,a,a,a,b', { list: ['a', 'b'] }],
    ['picks=y,x', { picks: ['y', 'x'] }],
    ['when=2022-04-19', { when: '2022-04-19' }],
    ['when=2022-04-19T12:00:00%2B08:00', { when: '2022-04-19T12:00:00+08:00' }],
    ['id=0190c0de-0000-7000-8000-000000000000', { id: '0190c0de-0000-7000-8000-000000000000' }],
  ] as const)
    t.same(read(query), { ...defaults, ...values }, query)
})

t.test('what is not exactly a value is refused by the name of its parameter', async (t) => {
  for (const [query, ...faults] of [
    ['limit=0', 'limit invalid'],
    ['limit=101', 'limit invalid'],
    ['limit=', 'limit invalid'],
    ['limit', 'limit invalid'],
    ['limit=1e1', 'limit invalid'],
    ['limit=+5', 'limit invalid'],
    ['limit=%2B5', 'limit invalid'],
    ['limit=05', 'limit invalid'],
    ['limit=5.0', 'limit invalid'],
    ['limit=99999999999999999999', 'limit invalid'],
    ['limit=%D9%A5', 'limit invalid'],
    ['below=-0', 'below invalid'],
    ['below=-6', 'below invalid'],
    ['flag=1', 'flag invalid'],
    ['flag=True', 'flag invalid'],
    ['flag=', 'flag invalid'],
    ['sort=A', 'sort invalid'],
    ['word=a', 'word invalid'],
    ['word=abcde', 'word invalid'],
    ['when=2022-02-29', 'when invalid'],
    ['when=2022-04-19T12:00:00+08:00', 'when invalid'],
    ['id=x', 'id invalid'],
    ['list=', 'list invalid'],
    ['list=a,', 'list invalid'],
    ['list=a,b,c,d', 'list invalid'],
    ['list=abcd', 'list invalid'],
    ['list[]=a', 'list[] unknown'],
    ['picks=z', 'picks invalid'],
    ['Limit=5', 'Limit unknown'],
    ['limit=5&limit=5&limit=5', 'limit repeated'],
    ['word=a%00b', 'word nul'],
    ['word=%', 'word malformed'],
    ['word=%ED%A0%80x', 'word malformed'],
    [
      'toString=1&__proto__=2&hasOwnProperty=3',
      'toString unknown',
      '__proto__ unknown',
      'hasOwnProperty unknown',
    ],
  ] as const)
    t.same(read(query), faults, query)
})

t.test('any query string is values or a problem; nothing is dropped, nothing else is thrown', async (t) => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        'limit',
        'list',
        'word',
        '=',
        '&',
        ',',
        '%',
        '+',
        '%00',
        '%FF',
        '%E4%B8%AD',
        '1',
        '20',
        'a',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(pieces, (parts) => {
      const query = parts.join('')
      const result = read(query)
      if (Array.isArray(result)) return result.length > 0
      const given = query.split('&').filter((pair) => pair !== '')
      return (
        given.length ===
        Object.keys(result).filter((name) => !(name in defaults) || query.includes(name)).length
      )
    }),
    { numRuns: 2_000 },
  )
  t.pass()
})

t.test('a number is taken exactly when it is written as JavaScript writes it, and in range', async (t) => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: -200, max: 200 }).map(String), fc.stringMatching(/^[-+0-9.e ]{1,4}$/)),
      (text) => {
        const taken = !Array.isArray(read(`limit=${encodeURIComponent(text)}`))
        return (
          taken ===
          (String(Number(text)) === text &&
            Number.isInteger(Number(text)) &&
            Number(text) >= 1 &&
            Number(text) <= 100)
        )
      },
    ),
    { numRuns: 1_000 },
  )
  t.pass()
})

t.test('whatever text a list holds comes back whole', async (t) => {
  const wide = queryParser(
    Type.Object({ list: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }) }),
  )
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => textFault(text) === null && !text.includes(','))
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 50 }), (words) => {
      const { list } = wide(parseQueryString(`list=${encodeURIComponent(words.join())}`)) as {
        list: string[]
      }
      return list.join('\0') === words.join('\0')
    }),
  )
  t.pass()
})

t.test('a required parameter that is missing is named', async (t) => {
  const strict = queryParser(Type.Object({ path: Type.String() }))
  t.throws(() => strict(parseQueryString('')), {
    problem: 'invalid-parameter',
    errors: [{ parameter: 'path', code: 'missing' }],
  })
})

t.test('a parameter repeated thousands of times costs no more than its length', async (t) => {
  const started = process.cpuUsage()
  t.same(read('word=a&'.repeat(100_000)), ['word repeated'])
  t.ok(process.cpuUsage(started).user < 2_000_000, 'far below two seconds')
})

t.test('the nearest known name is offered where it can be meant', async (t) => {
  const known = ['limit', 'sort', 'publishedFrom']
  t.match(unknownName('limti', known), /"limit"/)
  t.match(unknownName('SORT', known), /"sort"/)
  t.match(unknownName('publishedfrom', known), /"publishedFrom"/)
  t.match(unknownName('colour', known), /known are limit, sort, publishedFrom/)
  t.match(unknownName('x', []), /nothing is taken here/)
})
