// Statements that are sent at once: their order, and what is told when one fails.
import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { atOnce } from '../../src/platform/at-once.ts'
import { openDatabase, type Transaction } from '../../src/platform/db.ts'
import { createTestDatabase } from '../cluster.ts'

const database = await createTestDatabase()
const db = openDatabase({ url: database.url, onError: () => undefined })
t.teardown(async () => {
  await db.close()
  await database.drop()
})
await db.write.query('CREATE TABLE sent (number int PRIMARY KEY)')

const insert = (tx: Transaction, number: number) =>
  tx.query({ name: 'send', text: 'INSERT INTO sent VALUES ($1)', values: [number] })
const stored = async (tx: Transaction) =>
  (await tx.query<{ number: number }>('SELECT number FROM sent ORDER BY number')).rows.map(
    ({ number }) => number,
  )

t.test('statements sent at once are carried out in their order, each with its own answer', async (t) => {
  const answers = await db.tx(async (tx) =>
    atOnce([
      insert(tx, 1),
      tx.query('SELECT count(*)::int AS count FROM sent'),
      insert(tx, 2),
      tx.query('SELECT count(*)::int AS count FROM sent'),
    ]),
  )
  t.same(
    answers.map(({ rows }) => rows),
    [[], [{ count: 1 }], [], [{ count: 2 }]],
  )
})

t.test('when one fails, that is what is told, and the transaction goes on from its savepoint', async (t) => {
  const goesOn = async (tx: Transaction) => {
    await insert(tx, 3)
    await setImmediate()
    await insert(tx, 4)
  }
  const numbers = await db.tx(async (tx) => {
    await tx.query('SAVEPOINT before')
    await t.rejects(atOnce([goesOn(tx), insert(tx, 1), insert(tx, 5)]), { code: '23505' })
    await tx.query('ROLLBACK TO SAVEPOINT before')
    await insert(tx, 6)
    return stored(tx)
  })
  t.same(numbers, [1, 2, 6], 'nothing of the others came behind the savepoint')
})

t.test('when one of those within fails, that is told, and not what its failure did to others', async (t) => {
  const nested = (tx: Transaction) => atOnce([insert(tx, 7), insert(tx, 1)])
  const work = db.tx((tx) => atOnce([nested(tx), insert(tx, 8), tx.query('SELECT 1')]))
  await t.rejects(work, { code: '23505' })
})

t.test('a transaction that keeps plans keeps them for itself alone', async (t) => {
  const mode = `SELECT current_setting('plan_cache_mode') AS plans, current_setting('enable_seqscan') AS scans`
  const inside = await db.tx(async (tx) => (await tx.query(mode)).rows, { keepsPlans: true })
  t.same(inside, [{ plans: 'force_generic_plan', scans: 'off' }])
  t.same(await db.tx(async (tx) => (await tx.query(mode)).rows), [{ plans: 'auto', scans: 'on' }])
})

t.test('what is left for the commit is done with it, behind everything else', async (t) => {
  await db.tx(async (tx) => {
    tx.atCommit([{ name: 'send', text: 'INSERT INTO sent VALUES ($1)', values: [11] }])
    t.notOk((await stored(tx)).includes(11))
    await insert(tx, 10)
  })
  const { rows } = await db.read.query('SELECT number FROM sent WHERE number > 9 ORDER BY number')
  t.same(rows, [{ number: 10 }, { number: 11 }])
})

t.test('where what is left for the commit fails, nothing is committed, and it is told', async (t) => {
  const work = db.tx(async (tx) => {
    tx.atCommit([
      { name: 'send', text: 'INSERT INTO sent VALUES ($1)', values: [10] },
      { name: 'send', text: 'INSERT INTO sent VALUES ($1)', values: [13] },
    ])
    await insert(tx, 12)
  })
  await t.rejects(work, { code: '23505' })
  const { rows } = await db.read.query('SELECT number FROM sent WHERE number > 11')
  t.same(rows, [])
  await db.tx((tx) => insert(tx, 12))
})

t.test(
  'a savepoint takes back what it wrote and left for the commit, when it fails or rehearses',
  async (t) => {
    await db.tx(async (tx) => {
      const write = (number: number) => async () => {
        await insert(tx, number)
        tx.atCommit([{ name: 'send', text: 'INSERT INTO sent VALUES ($1)', values: [number + 100] }])
        return number
      }
      t.equal(await tx.savepoint(write(20)), 20)
      t.equal(await tx.savepoint(write(21), { rehearses: true }), 21)
      const refused = async () => {
        await write(22)()
        await insert(tx, 1)
      }
      await t.rejects(tx.savepoint(refused), { code: '23505' })
      await tx.savepoint(write(23))
    })
    const { rows } = await db.read.query('SELECT number FROM sent WHERE number >= 20 ORDER BY number')
    t.same(
      rows.map(({ number }) => number),
      [20, 23, 120, 123],
    )
  },
)
