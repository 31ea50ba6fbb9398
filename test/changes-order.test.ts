// The order of the change log: a reader misses nothing, however long the transactions beside it take.

import fc from 'fast-check'
import pg from 'pg'
import t, { type Test } from 'tap'
import { v7 as uuidv7 } from 'uuid'
import { changeLag, endOfLog, tokensOf } from '../src/export/index.ts'
import { recordChanges } from '../src/platform/changes.ts'
import type { Transaction } from '../src/platform/db.ts'
import { allChanges, Copy, changesAfter, changesNow, named } from './fixtures/changes.ts'
import { adminKey, build } from './helper.ts'

const app = await build(t, {}, { background: false })

/** A connection whose transaction the test holds in its hands. */
interface Writer extends Transaction {
  begin(): Promise<unknown>
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
  /** Makes a tag, which the public sees. @returns its id. */
  make(slug: string): Promise<string>
  rename(id: string): Promise<void>
  remove(id: string): Promise<void>
}

async function openWriter(t: Test): Promise<Writer> {
  const client = new pg.Client({ connectionString: app.db.directUrl })
  await client.connect()
  t.teardown(() => client.end())
  const query = ((statement: string | pg.QueryConfig, values?: unknown[]) =>
    client.query(statement as string, values)) as Transaction['query']
  const tx: Transaction = {
    inTransaction: true,
    moved: new Set(),
    query,
    atCommit: () => undefined,
    savepoint: (fn) => fn(),
  }
  const record = (rows: { id: string; slug: string; version: number }[]) =>
    recordChanges(
      tx,
      rows.map((row) => ({ type: 'tag', public: true, ...row })),
    )
  return {
    ...tx,
    begin: () => query('BEGIN'),
    commit: () => query('COMMIT'),
    rollback: () => query('ROLLBACK'),
    async make(slug) {
      const id = uuidv7()
      await query('INSERT INTO tag (id, slug, name, visible) VALUES ($1, $2, $2, true)', [id, slug])
      await record([{ id, slug, version: 1 }])
      return id
    },
    async rename(id) {
      const { rows } = await query<{ id: string; slug: string; version: number }>(
        `UPDATE tag SET version = version + 1, name = slug || version WHERE id = $1 RETURNING id, slug, version`,
        [id],
      )
      await record(rows)
    },
    async remove(id) {
      const { rows } = await query<{ id: string; slug: string; version: number }>(
        'DELETE FROM tag WHERE id = $1 RETURNING id, slug, version',
        [id],
      )
      await record(rows)
    },
  }
}

t.test(
  'what a short transaction wrote waits for a long one that began before, and nothing is missed',
  async (t) => {
    const [long, short] = [await openWriter(t), await openWriter(t)]
    const { next } = await allChanges(app, null)
    await long.begin()
    await long.make('long-1')
    await short.make('short-1')
    const held = await changesNow(app, next)
    t.same(held, { data: [], next, hasMore: false })
    t.ok((await changeLag(app.db.read)) > 0, 'the lag is a number')
    await short.make('short-2')
    await long.make('long-2')
    await long.commit()
    const { data } = await changesAfter(app, held.next)
    t.same(named(data), ['tag long-1', 'tag long-2', 'tag short-1', 'tag short-2'])
    t.equal(await changeLag(app.db.read), 0)
  },
)

t.test('a transaction that has an id holds the reading back before its first entry', async (t) => {
  const [long, short] = [await openWriter(t), await openWriter(t)]
  const { next } = await allChanges(app, null)
  await long.begin()
  await long.query('SELECT pg_current_xact_id()')
  await short.make('early')
  const held = await changesNow(app, next)
  await long.make('late')
  await long.commit()
  t.same(named([...held.data, ...(await changesAfter(app, held.next)).data]), ['tag late', 'tag early'])
})

t.test('what only reads, and what is rolled back, holds nothing back', async (t) => {
  const [reading, failing, short] = [await openWriter(t), await openWriter(t), await openWriter(t)]
  const { next } = await allChanges(app, null)
  await reading.begin()
  await reading.query('SELECT count(*) FROM tag')
  await failing.begin()
  await failing.make('never')
  await short.make('there')
  t.same((await changesNow(app, next)).data, [])
  await failing.rollback()
  t.same(named((await changesAfter(app, next)).data), ['tag there'])
  await reading.commit()
})

t.test('a reader who begins while a transaction is open is told of it afterwards', async (t) => {
  const [long, short] = [await openWriter(t), await openWriter(t)]
  const before = await short.make('before')
  await long.begin()
  const id = await long.make('during')
  await short.make('beside')
  const pages = await changesNow(app, null, { limit: 1000 })
  const slugs = pages.data.map(({ slug }) => slug)
  t.ok(slugs.includes('before') && slugs.includes('beside') && !slugs.includes('during'))
  await long.rename(before)
  await long.commit()
  const copy = new Copy()
  copy.apply(pages.data)
  copy.apply((await allChanges(app, pages.next)).data)
  t.match(copy.things.get(`tag ${id}`), { slug: 'during' })
  t.match(copy.things.get(`tag ${before}`), { version: 2 })
})

t.test('the end of the log in a snapshot parts what the snapshot shows from what it does not', async (t) => {
  const [long, short] = [await openWriter(t), await openWriter(t)]
  await long.begin()
  await long.make('snapshot-long')
  await short.make('snapshot-seen')
  const { seen, end } = await app.db.tx(
    async (tx) => {
      await tx.query('SELECT')
      await short.make('snapshot-unseen')
      const { rows } = await tx.query<{ slug: string }>("SELECT slug FROM tag WHERE slug LIKE 'snapshot-%'")
      return {
        seen: rows.map(({ slug }) => slug),
        end: await endOfLog(tx, 'public'),
      }
    },
    { isolation: 'repeatable read', readOnly: true },
  )
  await long.commit()
  t.same(seen, ['snapshot-seen'])
  const token = (await tokensOf(app.db)).encode({ reader: 'public', position: end, walk: null })
  const told = (await allChanges(app, token)).data.map(({ slug }) => slug)
  t.ok(told.includes('snapshot-long') && told.includes('snapshot-unseen'))
})

t.test('a deletion has the highest version, whichever transaction had the earlier id', async (t) => {
  const [first, second] = [await openWriter(t), await openWriter(t)]
  const id = await second.make('contested')
  const { next } = await allChanges(app, null)
  await first.begin()
  await first.query('SELECT pg_current_xact_id()')
  await second.rename(id)
  await second.rename(id)
  // The earlier id, the later change.
  await first.remove(id)
  await first.commit()
  const told = await allChanges(app, next, { limit: 1 })
  t.same(
    told.data.map(({ op, version }) => [op, version]),
    [
      ['delete', 3],
      ['delete', 3],
      ['delete', 3],
    ],
  )
})

t.test('whatever the interleaving of five writers, followers come to hold what is there', async (t) => {
  const writers = await Promise.all(Array.from({ length: 5 }, () => openWriter(t)))
  const act = fc.record({
    writer: fc.nat(4),
    what: fc.constantFrom(
      'begin',
      'make',
      'make',
      'rename',
      'rename',
      'remove',
      'commit',
      'rollback',
      'read',
    ),
    limit: fc.integer({ min: 1, max: 4 }),
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 50 }), async (acts) => {
      run += 1
      const readers = ([false, adminKey] as const).map((key) => ({
        key,
        copy: new Copy(),
        next: null as string | null,
      }))
      const states = writers.map((writer, number) => ({ writer, number, isOpen: false, ids: [] as string[] }))
      let count = 0
      for (const { writer: at, what, limit } of acts) {
        const state = states[at]
        if (!state) continue
        const { writer, ids, isOpen } = state
        const [id] = ids
        if (what === 'begin' && !isOpen) await writer.begin()
        if ((what === 'commit' || what === 'rollback') && isOpen) await writer[what]()
        if (what === 'begin' || what === 'commit' || what === 'rollback') state.isOpen = what === 'begin'
        // What was rolled back is not there: then nothing is written.
        if (what === 'make') ids.push(await writer.make(`r${run}-${at}-${count++}`))
        if (what === 'rename' && id) await writer.rename(id)
        if (what === 'remove' && id) await writer.remove(String(ids.shift()))
        if (what !== 'read') continue
        for (const reader of readers) {
          const page = await changesNow(app, reader.next, {
            key: reader.key,
            limit: reader.next ? limit : 1000,
          })
          reader.copy.apply(page.data)
          reader.next = page.next
        }
      }
      for (const { writer, isOpen } of states) if (isOpen) await writer.commit()
      const { rows } = await app.db.read.query<{ id: string; version: number }>('SELECT id, version FROM tag')
      const expected = new Map(rows.map(({ id, version }) => [`tag ${id}`, version]))
      for (const { key, copy, next } of readers) {
        copy.apply((await allChanges(app, next, { key, limit: 1000 })).data)
        const held = new Map([...copy.things].map(([name, { version }]) => [name, version]))
        t.strictSame([...held].toSorted(), [...expected].toSorted())
      }
      await app.db.write.query('DELETE FROM tag')
    }),
    { numRuns: 40 },
  )
})
