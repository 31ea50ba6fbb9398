// Group commit: what is carried out together, and what becomes of the others where one fails.

import t from 'tap'
import { openDatabase } from '../../src/platform/db.ts'
import { openGroupCommit, refuseInGroup } from '../../src/platform/group-commit.ts'
import { Problem } from '../../src/platform/problems.ts'
import { createTestDatabase } from '../cluster.ts'
import { until } from '../fixtures/until.ts'

const database = await createTestDatabase({ empty: true })
const db = openDatabase({ url: database.url, poolSize: 5, onError: () => undefined })
t.teardown(async () => {
  await db.close()
  await database.drop()
})
await db.write.query(
  'CREATE TABLE made (mark text PRIMARY KEY, xid xid8 NOT NULL DEFAULT pg_current_xact_id())',
)

interface Write {
  readonly mark: string
  readonly kind?: string
  readonly keys?: readonly string[]
  readonly bytes?: number
  /** What it does beside being made. */
  readonly sql?: string
  readonly isRefused?: boolean
  /** Whether it is more than the program can do. */
  readonly breaks?: boolean
}

/** Writers of `made`; while `hold` is not let go, the first group waits for it. */
function writers() {
  const groups: string[][] = []
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const write = openGroupCommit<Write, string>({
    db,
    kindOf: ({ kind = '' }) => kind,
    keysOf: ({ keys = [] }) => keys,
    bytesOf: ({ bytes = 1 }) => bytes,
    run: async (tx, writes) => {
      groups.push(writes.map(({ mark }) => mark))
      const marks = writes.map(({ mark }) => mark)
      await tx.query('INSERT INTO made (mark) SELECT unnest($1::text[])', [marks])
      if (groups.length === 1) await held
      refuseInGroup(
        writes.map(({ isRefused, mark }) => (isRefused ? new Problem('slug-taken', `not ${mark}`) : null)),
      )
      if (writes.some(({ breaks }) => breaks)) throw new RangeError('Invalid string length')
      for (const { sql } of writes) if (sql) await tx.query(sql)
      return marks.map((mark) => `made ${mark}`)
    },
  })
  return { write, groups, letGo }
}

/** Sends a first write, which is under way, and others while it is. @returns what became of each: an answer or the error's words. */
async function during(others: readonly Write[], first: Write = { mark: 'first', kind: 'first' }) {
  await db.write.query('DELETE FROM made')
  const { write, groups, letGo } = writers()
  const answers = [write(first)]
  await until('the first is under way', () => groups.length === 1)
  answers.push(...others.map((each) => write(each)))
  letGo()
  const results = await Promise.all(answers.map((answer) => answer.catch((error) => String(error.message))))
  const { rows } = await db.read.query<{ mark: string; xid: string }>(
    'SELECT mark, xid FROM made ORDER BY mark',
  )
  return {
    groups,
    results,
    made: rows.map(({ mark }) => mark),
    commits: new Set(rows.map(({ xid }) => xid)).size,
  }
}

t.test('a write that nobody is ahead of is carried out at once and alone', async (t) => {
  const { groups, results, commits } = await during([])
  t.same([groups, results, commits], [[['first']], ['made first'], 1])
})

t.test('writes that wait for another are committed together, each with its own answer', async (t) => {
  const marks = Array.from({ length: 20 }, (_, at) => `m${String(at).padStart(2, '0')}`)
  const { groups, results, made, commits } = await during(marks.map((mark) => ({ mark })))
  t.same(results, ['made first', ...marks.map((mark) => `made ${mark}`)])
  t.same(made, ['first', ...marks])
  t.same(groups.flat().sort(), made, 'each was carried out once')
  t.ok(commits < 10, `${commits} commits`)
})

t.test('kinds, and writes that have a key in common, are kept apart', async (t) => {
  const { groups, results } = await during([
    { mark: 'a', kind: 'x', keys: ['k', 'l'] },
    { mark: 'b', kind: 'y', keys: ['k'] },
    { mark: 'c', kind: 'x', keys: ['l'] },
    { mark: 'd', kind: 'x', keys: ['m'] },
  ])
  t.equal(results.length, 5)
  for (const group of groups) {
    t.notOk(group.includes('b') && group.length > 1, group.join())
    t.notOk(group.includes('a') && group.includes('c'), group.join())
  }
})

t.test('a group has bounds', async (t) => {
  const many = Array.from({ length: 120 }, (_, at) => ({ mark: `m${at}` }))
  const { groups } = await during(many)
  t.ok(
    groups.every(({ length }) => length <= 50),
    groups.map(({ length }) => length).join(),
  )
  const long = Array.from({ length: 6 }, (_, at) => ({ mark: `l${at}`, bytes: 600_000 }))
  t.same(new Set((await during(long)).groups.map(({ length }) => length)), new Set([1]))
})

t.test('one that is refused is told so, and the others are carried out without it', async (t) => {
  const { results, made } = await during([
    { mark: 'a' },
    { mark: 'b', isRefused: true },
    { mark: 'c' },
    { mark: 'd', isRefused: true },
    { mark: 'e' },
  ])
  t.same(results, ['made first', 'made a', 'not b', 'made c', 'not d', 'made e'])
  t.same(made, ['a', 'c', 'e', 'first'], 'what was refused left nothing')
})

t.test('one that the database refuses fails alone', async (t) => {
  const { results, made } = await during([
    { mark: 'a' },
    { mark: 'b', sql: 'SELECT 1 / 0' },
    { mark: 'c' },
    { mark: 'd' },
  ])
  t.same(results, ['made first', 'made a', 'division by zero', 'made c', 'made d'])
  t.same(made, ['a', 'c', 'd', 'first'])
})

t.test('one that the program itself fails at fails alone', async (t) => {
  const { results, made } = await during([{ mark: 'a' }, { mark: 'b', breaks: true }, { mark: 'c' }])
  t.same(results, ['made first', 'made a', 'Invalid string length', 'made c'])
  t.same(made, ['a', 'c', 'first'])
})

t.test('where the connection breaks nobody is carried out again: that may be twice', async (t) => {
  const { groups, results, made } = await during([
    { mark: 'a' },
    { mark: 'b', sql: 'SELECT pg_terminate_backend(pg_backend_pid())' },
    { mark: 'c' },
    { mark: 'd' },
    { mark: 'e' },
  ])
  t.equal(groups.flat().length, 6, 'each was tried once')
  const broken = groups.find((group) => group.includes('b')) ?? []
  for (const [at, mark] of ['first', 'a', 'b', 'c', 'd', 'e'].entries()) {
    t.equal(made.includes(mark), !broken.includes(mark))
    t.equal(results[at] === `made ${mark}`, !broken.includes(mark))
  }
})

t.test('a group that waits for a lock does not hold up those behind it', async (t) => {
  await db.write.query('DELETE FROM made')
  const { write, groups, letGo } = writers()
  const first = write({ mark: 'first' })
  await until('the first is under way', () => groups.length === 1)
  t.equal(await write({ mark: 'second' }), 'made second', 'before the first')
  letGo()
  t.equal(await first, 'made first')
})
