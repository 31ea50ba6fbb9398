// Arrays in PostgreSQL's binary form come out of the database as they went in.

import fc from 'fast-check'
import pg from 'pg'
import t from 'tap'
import { bytesArray, textArray } from '../../src/platform/binary-array.ts'
import { createTestDatabase } from '../cluster.ts'

const database = await createTestDatabase({ empty: true })
const client = new pg.Client({ connectionString: database.url })
await client.connect()
t.teardown(async () => {
  await client.end()
  await database.drop()
})

t.test('any texts come back as they were, nulls and empty ones too', async (t) => {
  const text = fc
    .string({ unit: 'binary' })
    .filter((each) => !each.includes('\0') && !/\p{Surrogate}/u.test(each))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text)), async (texts) => {
      const { rows } = await client.query<{ back: (string | null)[] }>('SELECT $1::text[] AS back', [
        textArray(texts),
      ])
      t.strictSame(rows[0]?.back, texts)
    }),
  )
})

t.test('any bytes come back as they were, nulls and empty ones too', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.uint8Array())), async (list) => {
      const { rows } = await client.query<{ back: (Buffer | null)[] }>('SELECT $1::bytea[] AS back', [
        bytesArray(list),
      ])
      t.strictSame(
        rows[0]?.back.map((each) => each && [...each]),
        list.map((each) => each && [...each]),
      )
    }),
  )
})

t.test('a text with a NUL is refused by the database, as a single one is', async (t) => {
  await t.rejects(client.query('SELECT $1::text[]', [textArray(['a\0b'])]), { code: '22021' })
})
