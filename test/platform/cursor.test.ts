// Cursors and the pages that they cut, against a list in memory.

import fc from 'fast-check'
import t from 'tap'
import { textFault } from '../../src/content/plain-text.ts'
import {
  cutPage,
  decodeCursor,
  encodeCursor,
  linkHeader,
  type Order,
  orderSql,
  type Position,
  positionSql,
  queryHash,
} from '../../src/platform/cursor.ts'
import { Problem } from '../../src/platform/problems.ts'
import { SqlValues } from '../../src/platform/sql.ts'

const order = (type: Order['type'], descending = false): Order => ({
  name: 'n',
  column: 'a.n',
  idColumn: 'a.id',
  type,
  descending,
})
const hash = queryHash('article', '-publishedAt', {})
const id = '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11'

/** The name of the problem that decoding throws; null when it throws none. */
function refusal(cursor: string, of: Order, madeFor = hash): string | null {
  try {
    decodeCursor(cursor, of, madeFor)
    return null
  } catch (error) {
    return error instanceof Problem ? error.problem : String(error)
  }
}

const times = fc
  .date({
    min: new Date('0001-01-01T00:00:00.000Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  .map((time) => time.toISOString())
const texts = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => textFault(text) === null)
const positions = fc.oneof(
  fc.tuple(fc.constant('timestamptz' as const), times),
  fc.tuple(fc.constant('text' as const), texts),
  fc.tuple(fc.constant('integer' as const), fc.integer({ min: -2_147_483_648 + 1, max: 2_147_483_647 })),
)
const directions = fc.constantFrom('next' as const, 'prev' as const)

t.test('a cursor is read back as it was made, and fits into an address', async (t) => {
  fc.assert(
    fc.property(positions, fc.uuid(), directions, ([type, value], id, direction) => {
      const cursor = encodeCursor({ direction, value, id }, hash)
      const read = decodeCursor(cursor, order(type), hash)
      return /^[\w-]+$/.test(cursor) && read.value === value && read.id === id && read.direction === direction
    }),
  )
  t.pass()
})

t.test('a cursor with any one character changed, left out or doubled is none', async (t) => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  fc.assert(
    fc.property(
      positions,
      fc.nat(),
      fc.constantFrom(...letters, '', '=', '+', ' '),
      ([type, value], at, letter) => {
        const cursor = encodeCursor({ direction: 'next', value, id }, hash)
        const index = at % cursor.length
        const changed = cursor.slice(0, index) + letter + cursor.slice(index + 1)
        return changed === cursor || refusal(changed, order(type)) === 'cursor-invalid'
      },
    ),
    { numRuns: 1_000 },
  )
  t.pass()
})

t.test('whatever is given, it is a position, a cursor-invalid or a cursor-mismatch', async (t) => {
  const json = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))
  const parts = fc
    .tuple(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), fc.jsonValue())
    .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), json, parts), (cursor) =>
      ['cursor-invalid', 'cursor-mismatch'].includes(refusal(cursor, order('text')) ?? ''),
    ),
    { numRuns: 500 },
  )
  t.pass()
})

t.test('a well-made cursor with a value that the column cannot have is none', async (t) => {
  for (const [type, value] of [
    ['integer', 2_147_483_648],
    ['integer', -9_007_199_254_740_991],
    ['integer', 1.5],
    ['integer', '5'],
    ['text', 5],
    ['text', 'a\0'],
    ['text', '\ud800'],
    ['timestamptz', 5],
    ['timestamptz', ''],
    ['timestamptz', 'now'],
    ['timestamptz', '2022-04-19'],
    ['timestamptz', '2022-04-19T00:00:00Z'],
    ['timestamptz', '2022-02-31T00:00:00.000Z'],
    ['timestamptz', '2022-04-19T24:00:00.000Z'],
    ['timestamptz', '0000-01-01T00:00:00.000Z'],
  ] as const) {
    const cursor = encodeCursor({ direction: 'next', value, id }, hash)
    t.equal(refusal(cursor, order(type)), 'cursor-invalid', `${type} ${JSON.stringify(value)}`)
  }
  for (const wrong of ['', 'x', id.toUpperCase(), `${id}0`]) {
    const cursor = encodeCursor({ direction: 'next', value: 1, id: wrong }, hash)
    t.equal(refusal(cursor, order('integer')), 'cursor-invalid', wrong)
  }
})

t.test('a cursor belongs to its list, sort and filters, in whatever order they are named', async (t) => {
  const made = queryHash('article', 'title', { tag: ['a', 'b'], category: ['c'] })
  t.equal(queryHash('article', 'title', { category: ['c'], tag: ['a', 'b'] }), made)
  for (const other of [
    queryHash('tag', 'title', { tag: ['a', 'b'], category: ['c'] }),
    queryHash('article', '-title', { tag: ['a', 'b'], category: ['c'] }),
    queryHash('article', 'title', { tag: ['a'], category: ['c'] }),
    queryHash('article', 'title', { tag: ['a,b'], category: ['c'] }),
    queryHash('article', 'title', { category: ['a', 'b'], tag: ['c'] }),
    queryHash('article', 'title', {}),
  ]) {
    const cursor = encodeCursor({ direction: 'next', value: 'x', id }, made)
    t.equal(refusal(cursor, order('text'), other), 'cursor-mismatch')
  }
})

t.test('the SQL of a position follows the order and the direction', async (t) => {
  for (const [descending, direction, sort, sign] of [
    [false, 'next', 'ASC', '>'],
    [false, 'prev', 'DESC', '<'],
    [true, 'next', 'DESC', '<'],
    [true, 'prev', 'ASC', '>'],
  ] as const) {
    const values = new SqlValues()
    const position: Position = { direction, value: "'; --", id }
    t.equal(orderSql(order('text', descending), position), `a.n ${sort}, a.id ${sort}`)
    t.same(positionSql(order('text', descending), position, values), [
      `(a.n, a.id) ${sign} ($1::text, $2::uuid)`,
    ])
    t.same(values.list, ["'; --", id])
  }
  t.same(positionSql(order('text'), null, new SqlValues()), [])
})

t.test('pages cut from any list, walked there and back, give each row once and in order', async (t) => {
  const rows = fc
    .uniqueArray(fc.nat(1_000), { maxLength: 40 })
    .map((numbers) =>
      numbers
        .map((n) => ({ id: `01804046-7f5e-7bb2-a0c4-${String(n).padStart(12, '0')}`, sortValue: n % 5 }))
        .sort((one, other) => one.sortValue - other.sortValue || (one.id < other.id ? -1 : 1)),
    )
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 9 }), (list, limit) => {
      const integers = order('integer')
      const after = (row: (typeof list)[number], { value, id }: Position) =>
        row.sortValue > Number(value) || (row.sortValue === value && row.id > id)
      const read = (cursor: string | null) => {
        const position = cursor === null ? null : decodeCursor(cursor, integers, hash)
        const found =
          position?.direction === 'prev'
            ? list.filter((row) => !after(row, position) && row.id !== position.id).reverse()
            : list.filter((row) => position === null || after(row, position))
        return cutPage(found.slice(0, limit + 1), limit, position, hash)
      }
      const there = [read(null)]
      for (let page = there[0]; page?.page.next; page = there.at(-1)) there.push(read(page.page.next))
      const back = []
      for (let page = there.at(-1); page; page = page.page.prev === null ? undefined : read(page.page.prev))
        back.unshift(page.rows)
      const walked = there.map((page) => page.rows)
      return (
        JSON.stringify(walked.flat()) === JSON.stringify(list) &&
        JSON.stringify(back) === JSON.stringify(walked) &&
        there.every(({ page }) => page.hasMore === (page.next !== null)) &&
        there.length === Math.max(1, Math.ceil(list.length / limit))
      )
    }),
  )
  t.pass()
})

t.test('a page before the cursor that is empty by now leads nowhere', async (t) => {
  const { rows, page } = cutPage([], 5, { direction: 'prev', value: 1, id }, hash)
  t.same({ rows, page }, { rows: [], page: { limit: 5, hasMore: false, next: null, prev: null } })
})

t.test('links keep the query and replace its cursor', async (t) => {
  for (const [url, next, prev, link] of [
    ['/v1/a', null, null, '</v1/a>; rel="first"'],
    ['/v1/a', 'N', null, '</v1/a?cursor=N>; rel="next", </v1/a>; rel="first"'],
    [
      '/v1/a?cursor=X&tag=%2C&limit=5',
      'N',
      'P',
      '</v1/a?tag=%2C&limit=5&cursor=N>; rel="next", </v1/a?tag=%2C&limit=5&cursor=P>; rel="prev", </v1/a?tag=%2C&limit=5>; rel="first"',
    ],
    ['/v1/a?&x=1?2&', null, 'P', '</v1/a?x=1?2&cursor=P>; rel="prev", </v1/a?x=1?2>; rel="first"'],
    ['/v1/a?x=<>', null, null, '</v1/a?x=%3C%3E>; rel="first"'],
  ] as const)
    t.equal(linkHeader(url, { next, prev }), link, url)
})
