// The pool: sessions, transactions, what happens when the database goes away and comes back.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import {
  type DatabaseOptions,
  isDatabaseAway,
  keepSessionDefaults,
  openDatabase,
} from '../../src/platform/db.ts'
import { startEmbedded } from '../../src/platform/embedded.ts'
import { createTestDatabase } from '../cluster.ts'

const database = await createTestDatabase()
t.teardown(() => database.drop())

const settings = `SELECT current_setting('timezone') AS zone, current_setting('statement_timeout') AS statement,
  current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('application_name') AS name`

t.test('every connection has the session settings, whatever the database says', async (t) => {
  const own = await createTestDatabase()
  t.teardown(() => own.drop())
  const name = new URL(own.url).pathname.slice(1)
  await open(t, { url: own.url }).write.query(`ALTER DATABASE ${name} SET timezone = 'Asia/Shanghai'`)
  const db = open(t, { url: own.url })
  const expected = { zone: 'UTC', statement: '30s', idle: '30s', name: 'broadsheet' }
  t.same((await db.read.query(settings)).rows, [expected])
  t.same(await db.prisma.$queryRawUnsafe(settings), [expected], "Prisma's as well")
  t.same(await db.tx(async (tx) => (await tx.query(settings)).rows), [expected])

  const withOptions = new URL(own.url)
  withOptions.searchParams.set('options', '-c statement_timeout=5s -c search_path=pg_catalog')
  const [row] = (
    await open(t, { url: withOptions.href }).read.query(`${settings}, current_schema() AS schema`)
  ).rows
  t.match(row, { zone: 'UTC', statement: '5s', schema: 'pg_catalog' }, 'what the URL says goes first')
})

t.test('behind a pooler nothing depends on the session', async (t) => {
  const own = await createTestDatabase()
  t.teardown(() => own.drop())
  const name = new URL(own.url).pathname.slice(1)
  await open(t, { url: own.url }).write.query(`ALTER DATABASE ${name} SET timezone = 'Asia/Shanghai'`)
  const pooled = { url: own.url, directUrl: `${own.url}&application_name=direct`, poolSize: 1 }
  const db = open(t, pooled)
  t.equal(db.directUrl, pooled.directUrl)
  t.match(
    (await db.read.query(settings)).rows,
    [{ zone: 'Asia/Shanghai' }],
    'the first message asked for nothing',
  )
  t.match(await db.tx(async (tx) => (await tx.query(settings)).rows), [
    { zone: 'UTC', statement: '30s', idle: '30s' },
  ])
  await db.read.query({ name: 'named', text: 'SELECT $1::int AS n', values: [1] })
  t.same(
    (await db.read.query('SELECT name FROM pg_prepared_statements')).rows,
    [],
    'no statement is prepared',
  )

  await keepSessionDefaults(own.url)
  t.match(
    (await open(t, pooled).read.query(settings)).rows,
    [{ zone: 'UTC', statement: '30s', idle: '30s' }],
    'stored for the role',
  )
})

t.test('a transaction', async (t) => {
  const db = open(t, { poolSize: 1 })
  await db.write.query('CREATE TABLE ledger (n int UNIQUE)')
  const ledger = async () =>
    (await db.read.query<{ n: number }>('SELECT n FROM ledger ORDER BY n')).rows.map(({ n }) => n)

  await t.test('is kept when its function returns, and answers what that returns', async (t) => {
    t.equal(await db.tx(async (tx) => (await tx.query('INSERT INTO ledger VALUES ($1)', [1])).rowCount), 1)
    t.same(await ledger(), [1])
  })

  await t.test('is undone when its function throws, and throws the same', async (t) => {
    const reason = new Error('changed my mind')
    const outcome = db.tx(async (tx) => {
      await tx.query('INSERT INTO ledger VALUES (2)')
      throw reason
    })
    t.equal(await outcome.catch((error) => error), reason)
    t.same(await ledger(), [1])
  })

  await t.test('does not pass for kept when a failed statement was swallowed', async (t) => {
    const outcome = db.tx(async (tx) => {
      await tx.query('INSERT INTO ledger VALUES (2)')
      await tx.query('INSERT INTO ledger VALUES (1)').catch(() => {})
    })
    await t.rejects(outcome, { message: /nothing was committed/ })
    t.same(await ledger(), [1])
  })

  await t.test('takes no statement after its end', async (t) => {
    const leaked = await db.tx(async (tx) => ({ tx }))
    await t.rejects(leaked.tx.query('INSERT INTO ledger VALUES (3)'), { message: /await every statement/ })
  })

  await t.test('has the isolation, the access and the limit it asks for', async (t) => {
    const show =
      "SELECT current_setting('transaction_isolation') AS isolation, current_setting('statement_timeout') AS limit, current_setting('idle_in_transaction_session_timeout') AS idle"
    const limits = { statementTimeoutMs: 50, idleTimeoutMs: 5_000 }
    const options = { isolation: 'repeatable read', readOnly: true, ...limits } as const
    t.same(await db.tx(async (tx) => (await tx.query(show)).rows, options), [
      { isolation: 'repeatable read', limit: '50ms', idle: '5s' },
    ])
    await t.rejects(
      db.tx((tx) => tx.query('INSERT INTO ledger VALUES (4)'), options),
      { code: '25006' },
    )
    await t.rejects(
      db.tx((tx) => tx.query('SELECT pg_sleep(10)'), options),
      { code: '57014' },
    )
    t.same(
      (await db.read.query(show)).rows,
      [{ isolation: 'read committed', limit: '30s', idle: '30s' }],
      'which end with it',
    )
  })

  await t.test('that cannot begin leaves its connection usable', async (t) => {
    await t.rejects(
      db.tx(async () => {}, { statementTimeoutMs: -2 }),
      { code: '22023' },
    )
    t.same(await ledger(), [1])
  })

  await t.test(
    'on a connection that breaks fails as away, and the next one has a new connection',
    async (t) => {
      const outcome = db.tx(async (tx) => {
        await tx.query('INSERT INTO ledger VALUES (5)')
        await tx.query('SELECT pg_terminate_backend(pg_backend_pid())')
      })
      t.ok(isDatabaseAway(await outcome.catch((error) => error)))
      t.same(await ledger(), [1])
    },
  )
})

t.test('a failed statement keeps its connection', async (t) => {
  const db = open(t, { poolSize: 1 })
  const backend = async () => (await db.read.query('SELECT pg_backend_pid() AS pid')).rows[0]
  const before = await backend()
  await t.rejects(db.write.query('SELECT 1 / 0'), { code: '22012' })
  await t.rejects(
    db.tx((tx) => tx.query('SELECT 1 / 0')),
    { code: '22012' },
  )
  t.same(await backend(), before)
})

t.test("Prisma's statements run on the same pool", async (t) => {
  const db = open(t, { poolSize: 1 })
  const text = 'SELECT pg_backend_pid() AS pid'
  t.same(await db.prisma.$queryRawUnsafe(text), (await db.read.query(text)).rows)
  t.same(await db.prisma.article.count(), 0)
})

t.test('a statement that comes again and again is prepared, whatever its values', async (t) => {
  const db = open(t, { poolSize: 1 })
  const prepared = 'SELECT count(*)::int AS count FROM pg_prepared_statements'
  for (let n = 1; n <= 4; n++) t.same((await db.read.query('SELECT $1::int AS n', [n])).rows, [{ n }])
  t.same((await db.read.query(prepared)).rows, [{ count: 0 }])
  for (let n = 5; n <= 12; n++) t.same((await db.read.query('SELECT $1::int AS n', [n])).rows, [{ n }])
  t.same((await db.read.query(prepared)).rows, [{ count: 1 }])
})

t.test('JSON comes as its bytes, whatever its length, and everything else as ever', async (t) => {
  const db = open(t, { poolSize: 1 })
  for (const length of [0, 1, 1_000, 70_000, 300_000]) {
    const text = '“新”\u{1F600}'.repeat(length)
    const { rows } = await db.read.query<{ json: Buffer }>(
      `SELECT to_json($1::text) AS json, n, $1::text AS text, jsonb_build_array(n) AS parsed, NULL::json AS none
       FROM generate_series(1, 3) n`,
      [text],
    )
    t.equal(rows.length, 3)
    for (const [index, { json, ...others }] of rows.entries()) {
      t.ok(json.equals(Buffer.from(JSON.stringify(text))), `${length}`)
      t.same(others, { n: index + 1, text, parsed: [index + 1], none: null })
    }
  }
  await t.rejects(db.read.query(`SELECT '"字'::json AS json`), { code: '22P02' })
  t.same(
    (await db.read.query(`SELECT 'text' AS text`)).rows,
    [{ text: 'text' }],
    'rows without JSON behind it',
  )
})

t.test('a shared statement is prepared once and keeps no values', async (t) => {
  const db = open(t, { poolSize: 1 })
  const statement = Object.freeze({ name: 'double', text: 'SELECT $1::int * 2 AS n' })
  t.same((await db.read.query(statement, [2])).rows, [{ n: 4 }])
  t.same((await db.read.query(statement, [3])).rows, [{ n: 6 }])
  t.same((await db.read.query('SELECT name FROM pg_prepared_statements')).rows, [{ name: 'double' }])
})

t.test('a connection that breaks while idle is reported and replaced', async (t) => {
  const errors: Error[] = []
  let told = () => {}
  const reported = new Promise<void>((resolve) => {
    told = resolve
  })
  const db = open(t, {
    poolSize: 1,
    onError(error) {
      errors.push(error)
      told()
    },
  })
  const { rows } = await db.read.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  await open(t, {}).read.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await reported
  t.ok(isDatabaseAway(errors[0]))
  await db.ping()
})

t.test('a database that stops and starts again under an open pool', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'broadsheet-db-'))
  await chmod(root, 0o711)
  t.teardown(() => rm(root, { recursive: true, force: true }))
  const options = { dataDir: join(root, 'data'), ephemeral: true, log: () => {} }
  const first = await startEmbedded(options)
  t.teardown(() => first.stop())
  const db = open(t, { url: first.url })
  await db.write.query('CREATE TABLE kept AS SELECT 1 AS n')
  const pending = db.read.query('SELECT pg_sleep(600)').catch((error) => error)
  await db.ping()
  await first.stop()

  t.ok(isDatabaseAway(await pending), 'what was under way fails as away')
  const questions = {
    query: () => db.read.query('SELECT 1'),
    transaction: () => db.tx((tx) => tx.query('SELECT 1')),
    ping: () => db.ping(),
    'prisma raw': () => db.prisma.$queryRaw`SELECT 1`,
    'prisma model': () => db.prisma.article.count(),
  }
  for (const [name, ask] of Object.entries(questions)) {
    const error = await ask().then(
      () => undefined,
      (reason) => reason,
    )
    t.ok(isDatabaseAway(error), `${name} fails as away: ${error}`)
  }

  const second = await startEmbedded(options)
  t.teardown(() => second.stop())
  t.same(
    (await db.read.query('SELECT n FROM kept')).rows,
    [{ n: 1 }],
    'the first question after its return is answered',
  )
})

t.test('what hangs is given up in time', async (t) => {
  // Takes connections and never says a word.
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  t.teardown(() => silent.close())
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : 0
  const deaf = open(t, { url: `postgresql://nobody@127.0.0.1:${port}/none?sslmode=disable` })

  const full = open(t, { poolSize: 1 })
  let release = () => {}
  const holding = full.tx(
    () =>
      new Promise<void>((resolve) => {
        release = resolve
      }),
  )

  const closing = open(t, {})
  const sleeping = closing.read.query('SELECT pg_sleep(600)').catch((error) => error)
  await closing.ping()

  const began = Date.now()
  const [unanswered, waited, pinged] = await Promise.all([
    deaf.read.query('SELECT 1').catch((error) => error),
    full.read.query('SELECT 1').catch((error) => error),
    full.ping().catch((error) => error),
    closing.close(),
  ])
  t.ok(isDatabaseAway(unanswered), 'a connection that nobody answers')
  t.ok(isDatabaseAway(waited), 'waiting for a free connection')
  t.ok(isDatabaseAway(pinged), 'a ping')
  t.ok(isDatabaseAway(await sleeping), 'a query that outlives the close')
  t.ok(Date.now() - began < 10_000)
  release()
  await holding
})

t.test('closing twice is closing once', async (t) => {
  const db = open(t, {})
  await db.ping()
  await Promise.all([db.close(), db.close()])
  t.ok(isDatabaseAway(await db.read.query('SELECT 1').catch((error) => error)))
})

/** A pool on the file's database, closed at the end of the test. */
function open(t: Test, options: Partial<DatabaseOptions>) {
  const db = openDatabase({ url: database.url, onError: () => {}, ...options })
  t.teardown(() => db.close())
  return db
}

t.test('a connection that is ended as it is opened fails its statement, and not the process', async (t) => {
  const message = (type: string, body: string | Buffer) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(4 + Buffer.byteLength(body))
    return Buffer.concat([Buffer.from(type), length, Buffer.from(body)])
  }
  const ended = 'SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'
  // All in one piece: nobody could listen in between.
  const welcome = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', 'I'), message('E', ended)])
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(welcome))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const db = openDatabase({ url: `postgresql://someone@127.0.0.1:${port}/x`, onError: () => undefined })
  t.teardown(async () => {
    await db.close()
    server.close()
  })
  const error = await db.read.query('SELECT 1').catch((error: unknown) => error)
  t.ok(isDatabaseAway(error), String(error))
})
