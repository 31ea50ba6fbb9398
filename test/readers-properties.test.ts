// Properties of the readers: what holds for any upload.

import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { readerFor, UploadError, uploadTypes } from '../src/imports/readers/index.ts'
import { readJson } from '../src/imports/readers/json.ts'
import { readMarkdown } from '../src/imports/readers/markdown.ts'
import { readNdjson } from '../src/imports/readers/ndjson.ts'
import { archivesOf } from './fixtures/archives.ts'
import { brief, openFiles, reading } from './fixtures/reading.ts'

const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 3 })
const article = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 })
/** An object as JSON, with line breaks inside where it is indented. */
const jsonText = fc
  .tuple(article, fc.constantFrom(undefined, 1, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent))
const chunkBytes = fc.integer({ min: 1, max: 40 })

t.test('property: the elements of any array come out exactly as they were written', async (t) => {
  const elements = fc.array(fc.tuple(space, jsonText, space), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(elements, space, chunkBytes, async (list, around, size) => {
      const text = `${around}[${list.map((parts) => parts.join('')).join(',') || around}]${around}`
      const { entries, error } = await reading(readJson, text, { chunkBytes: size })
      t.equal(error, null)
      t.same(
        entries.map((entry) => entry.kind === 'item' && entry.bytes.toString()),
        list.map(([, json]) => json),
      )
    }),
    { numRuns: 100 },
  )
})

t.test('property: the lines of any NDJSON come out exactly, with their numbers', async (t) => {
  const ending = fc.constantFrom('\n', '\r\n', '\n\n', '\n \r\n')
  const lines = fc.array(
    fc.tuple(
      article.map((value) => JSON.stringify(value)),
      ending,
    ),
    { minLength: 1 },
  )
  await fc.assert(
    fc.asyncProperty(lines, chunkBytes, async (list, size) => {
      const { entries, error } = await reading(readNdjson, list.flat().join(''), { chunkBytes: size })
      t.equal(error, null)
      let line = 1
      const expected = list.map(([json, end]) => {
        const item = `articles.ndjson:${line} ${json}`
        line += end.split('\n').length - 1
        return item
      })
      t.same(brief(entries), expected)
    }),
    { numRuns: 100 },
  )
})

t.test('property: garbage ends in entries or a refusal, whatever it is taken for', async (t) => {
  const spoolDir = t.testdir()
  const type = fc.constantFrom(...uploadTypes)
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '\n', 'a', ' ') }).map(Buffer.from),
  )
  await fc.assert(
    fc.asyncProperty(type, bytes, chunkBytes, async (name, garbage, size) => {
      const read = readerFor(name)?.read ?? readMarkdown
      const { error } = await reading(read, Buffer.from(garbage), { chunkBytes: size, spoolDir })
      t.ok(error === null || error instanceof UploadError, String(error))
    }),
    { numRuns: 400 },
  )
})

t.test('property: a damaged archive ends in entries or a refusal', async (t) => {
  const members = [
    { name: '2020-01-01-a.md', data: 'a'.repeat(100) },
    { name: '2020-01-02-中文.md', data: randomBytes(300) },
  ]
  const archives = await archivesOf(members)
  const spoolDir = t.testdir()
  const before = openFiles()
  const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...archives),
      damage,
      fc.nat(1),
      async ({ read, bytes }, changes, end) => {
        const damaged = Buffer.from(bytes)
        // Half of the damage goes to the end, where a zip keeps what it says of itself.
        const from = end * Math.max(0, bytes.length - 200)
        for (const [place, byte] of changes) damaged[from + Math.floor(place * (bytes.length - from))] = byte
        const { error } = await reading(read, damaged, { spoolDir, limits: { totalBytes: 2 ** 20 } })
        t.ok(error === null || error instanceof UploadError, String(error))
      },
    ),
    { numRuns: 1000 },
  )
  t.same(readdirSync(spoolDir), [])
  t.equal(openFiles(), before)
})
