// The migrator against real databases: once, in order, whole or not at all, and in agreement with Prisma's own engine.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import t, { type Test } from 'tap'
import { checkSchema } from '../../prisma/check.ts'
import { checksum, migrate } from '../../src/platform/migrate.ts'
import { createTestDatabase, packageRoot } from '../cluster.ts'

const one = 'CREATE TABLE one (id int PRIMARY KEY);\nINSERT INTO one VALUES (1);\n'
const two = 'ALTER TABLE one ADD COLUMN word text;\n'
const names = ['20260101000000_one', '20260102000000_two'] as const

t.test('an empty database gets every migration once, in order', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one, [names[1]]: two })
  const told: string[] = []
  t.same(await migrate(url, { dir, onApplied: (name) => told.push(name) }), names)
  t.same(told, names)
  t.same(await migrate(url, { dir }), [], 'a second time there is nothing to do')
  const { rows } = await query(
    url,
    'SELECT migration_name, checksum, applied_steps_count, finished_at >= started_at AS timed FROM _prisma_migrations ORDER BY started_at',
  )
  t.same(rows, [
    { migration_name: names[0], checksum: checksum(one), applied_steps_count: 1, timed: true },
    { migration_name: names[1], checksum: checksum(two), applied_steps_count: 1, timed: true },
  ])
})

t.test('a checksum is the SHA-256 of the file in hex, as Prisma writes it', async (t) => {
  t.equal(checksum('SELECT 1;\n'), 'b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd')
})

t.test('several migrators at once apply everything once', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one, [names[1]]: two })
  const all = await Promise.all([1, 2, 3, 4].map(() => migrate(url, { dir })))
  t.same(all.flat().sort(), names)
  t.same((await query(url, 'SELECT id FROM one')).rows, [{ id: 1 }])
})

t.test('a migrator waits while Prisma migrates', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one })
  const prisma = new pg.Client({ connectionString: url })
  await prisma.connect()
  t.teardown(() => prisma.end())
  await prisma.query('SELECT pg_advisory_lock(72707369)')
  let done = false
  const ours = migrate(url, { dir }).then((applied) => {
    done = true
    return applied
  })
  // It has asked for the lock and was told no.
  await until(async () => {
    const { rowCount } = await prisma.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_try_advisory_lock%' AND state = 'idle'",
    )
    return rowCount === 1
  })
  t.equal(done, false)
  t.same((await prisma.query("SELECT to_regclass('one') AS one")).rows, [{ one: null }])
  await prisma.query('SELECT pg_advisory_unlock(72707369)')
  t.same(await ours, [names[0]])
})

t.test('a migration that fails leaves nothing, and is applied once it is right', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one, [names[1]]: `${two}SELECT 1 / 0;` })
  await t.rejects(migrate(url, { dir }), {
    message: /20260102000000_two failed, and nothing of it was kept: division by zero/,
  })
  t.same((await query(url, 'SELECT * FROM one')).rows, [{ id: 1 }], 'what came before it stays')
  await writeFile(join(dir, names[1], 'migration.sql'), two)
  t.same(await migrate(url, { dir }), [names[1]])
})

t.test('a file that is not the one applied is refused', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one, [names[1]]: two })
  await migrate(url, { dir })
  const file = join(dir, names[0], 'migration.sql')
  await writeFile(file, one.replaceAll('\n', '\r\n'))
  t.same(await migrate(url, { dir }), [], 'line ends that Git translated are no change')
  await writeFile(file, `${one}-- more\n`)
  await t.rejects(migrate(url, { dir }), {
    message: /20260101000000_one is not the one that this database was made with/,
  })
})

t.test('a database of a newer version is refused', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one, [names[1]]: two })
  await migrate(url, { dir })
  await rm(join(dir, names[1]), { recursive: true })
  await t.rejects(migrate(url, { dir }), { message: /newer than this version.*20260102000000_two/ })
})

t.test("another tool's half migration stops the start until it is resolved", async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one, [names[1]]: two })
  await migrate(url, { dir })
  // As Prisma leaves it: a row without an end.
  await query(
    url,
    `ALTER TABLE one DROP COLUMN word;
     UPDATE _prisma_migrations SET finished_at = NULL, logs = 'out of space' WHERE migration_name = '${names[1]}'`,
  )
  await t.rejects(migrate(url, { dir }), { message: /20260102000000_two .*out of space.*migrate resolve/ })
  await query(url, 'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL')
  t.same(await migrate(url, { dir }), [names[1]])
})

t.test('a role without rights is told so, unless there is nothing to do', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one })
  const foreign = new URL(url)
  foreign.searchParams.set('options', '-c search_path=pg_catalog')
  await t.rejects(migrate(foreign.href, { dir }), { message: /may not create tables/ })
  await migrate(url, { dir })
  const readOnly = new URL(url)
  readOnly.searchParams.set('options', '-c default_transaction_read_only=on')
  t.same(await migrate(readOnly.href, { dir }), [])
})

t.test('a database that cannot hold every text is refused', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one })
  const name = `test_${process.pid}_ascii`
  await query(
    url,
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'`,
  )
  t.teardown(() => query(url, `DROP DATABASE ${name}`))
  const ascii = new URL(url)
  ascii.pathname = `/${name}`
  await t.rejects(migrate(ascii.href, { dir }), { message: /SQL_ASCII.*ENCODING 'UTF8'/ })
})

t.test('a database that does not answer and an incomplete installation are named', async (t) => {
  const { url, dir } = await setUp(t, { [names[0]]: one })
  await t.rejects(migrate('postgresql://127.0.0.1:1/none', { dir }), {
    message: /127\.0\.0\.1:1 .*ECONNREFUSED/,
  })
  await t.rejects(migrate(url, { dir: join(dir, 'absent') }), { message: /no migrations in .*absent/ })
})

t.test("the repository's migrations", async (t) => {
  const folder = join(packageRoot, 'prisma')
  const agreed = {
    failedMigrationNames: [],
    editedMigrationNames: [],
    history: null,
    hasMigrationsTable: true,
  }

  await t.test('make what schema.prisma says, and Prisma takes them as applied', async (t) => {
    const database = await createTestDatabase({ empty: true })
    t.teardown(() => database.drop())
    const { drift, history } = await checkSchema(database.url, folder)
    t.equal(drift, '')
    t.match(history, agreed)
  })

  await t.test('are seen to differ when the schema says more', async (t) => {
    const changed = await mkdtemp(join(tmpdir(), 'broadsheet-schema-'))
    t.teardown(() => rm(changed, { recursive: true }))
    await cp(join(folder, 'migrations'), join(changed, 'migrations'), { recursive: true })
    const schema = await readFile(join(folder, 'schema.prisma'), 'utf8')
    await writeFile(join(changed, 'schema.prisma'), `${schema}\nmodel Forgotten {\n  id Int @id\n}\n`)
    const database = await createTestDatabase({ empty: true })
    t.teardown(() => database.drop())
    const { drift } = await checkSchema(database.url, changed)
    t.match(drift, 'CREATE TABLE "Forgotten"')
  })
})

/** An empty database, and a folder of migrations by name. */
async function setUp(t: Test, migrations: Record<string, string>) {
  const database = await createTestDatabase({ empty: true })
  t.teardown(() => database.drop())
  const folders = Object.entries(migrations).map(([name, sql]) => [name, { 'migration.sql': sql }])
  return { url: database.url, dir: t.testdir(Object.fromEntries(folders)) }
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}
