// The reader of zip alone: its names, its lies, and the limits of its format.

import { readdirSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import t from 'tap'
import { readZip } from '../src/imports/readers/zip.ts'
import { brief, type Reading, type ReadingOptions, reading } from './fixtures/reading.ts'
import { type ZipFixture, type ZipFixtureOptions, zipOf } from './fixtures/zip-writer.ts'

const after: ZipFixture = { name: '2020-01-02-after.md', data: 'fine' }

/** Reads a zip of these entries and one good one after them. */
async function unzip(
  entries: readonly ZipFixture[],
  options: ReadingOptions = {},
  fixture: ZipFixtureOptions = {},
): Promise<Reading> {
  return reading(readZip, zipOf([...entries, after], fixture), { spoolDir: t.testdir(), ...options })
}

t.test('names are UTF-8 by flag, by field or by luck, else GBK', async (t) => {
  const gbk = Buffer.concat([
    Buffer.from('2020-01-01-'),
    Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
    Buffer.from('.md'),
  ])
  const { entries, error } = await unzip([
    { name: '2020-01-01-中文.md' },
    { name: '2020-01-01-中文.md', flags: 0 },
    { name: gbk, flags: 0 },
    { name: 'x', flags: 0, extra: unicodePath('x', '2020-01-01-中文.md') },
    { name: '2020-01-01-old.md', flags: 0, extra: unicodePath('renamed', '2020-01-01-中文.md') },
    { name: 'a\\_posts\\b.md', data: 'from Windows' },
  ])
  t.equal(error, null)
  t.same(brief(entries), [
    '2020-01-01-中文.md ',
    '2020-01-01-中文.md ',
    '2020-01-01-中文.md ',
    '2020-01-01-中文.md ',
    '2020-01-01-old.md ',
    'a/_posts/b.md from Windows',
    '2020-01-02-after.md fine',
  ])
})

t.test('a name that nobody can read or that leads out fails alone', async (t) => {
  const invalid = Buffer.from([0x61, 0xd6, 0x2e, 0x6d, 0x64])
  const { entries, error } = await unzip([
    { name: invalid },
    { name: invalid, flags: 0 },
    { name: '..\\..\\2020-01-01-a.md' },
    { name: 'C:\\2020-01-01-a.md' },
    { name: '\\\\server\\2020-01-01-a.md' },
    { name: '2020-01-01-a\0.md' },
    { name: '' },
    { name: `2020-01-01-${'a'.repeat(5000)}.md` },
  ])
  t.equal(error, null)
  t.same(
    entries.map((entry) => (entry.kind === 'failed' ? entry.code : entry.kind)),
    [...Array(8).fill('unsafe-name'), 'item'],
  )
  t.notOk(entries.some(({ path }) => path.includes('\0') || path.length > 4096))
})

t.test('an entry that is not what the directory says fails alone', async (t) => {
  const data = 'some text '.repeat(100)
  const packed = deflateRawSync(data)
  const bad: ZipFixture[] = [
    { name: '2020-01-01-a.md', data, declaredSize: data.length - 1 },
    { name: '2020-01-01-b.md', data, declaredSize: data.length + 1 },
    { name: '2020-01-01-c.md', data, declaredSize: 0xfffffff0 },
    { name: '2020-01-01-d.md', data, method: 0, declaredSize: 10 },
    { name: '2020-01-01-e.md', data, declaredCompressedSize: packed.length + 5 },
    { name: '2020-01-01-f.md', data, declaredCrc: 1 },
    { name: '2020-01-01-g.md', data, method: 0, declaredCrc: 1 },
    { name: '2020-01-01-h.md', data, declaredCompressedSize: packed.length - 1 },
    { name: '2020-01-01-i.md', data, declaredCompressedSize: 5_000 },
    { name: '2020-01-01-j.md', data, localOffset: 7 },
    { name: '2020-01-01-k.md', data, localOffset: 0xfffffff0 },
    { name: '2020-01-01-l.md', data, flags: 0x801 },
    { name: '2020-01-01-m.md', data, method: 12 },
    { name: 'image.png', data, flags: 0x801, declaredCrc: 1 },
  ]
  const { entries, error } = await unzip(bad)
  t.equal(error, null)
  t.same(brief(entries), [
    'size-mismatch 2020-01-01-a.md',
    'size-mismatch 2020-01-01-b.md',
    'size-mismatch 2020-01-01-c.md',
    'size-mismatch 2020-01-01-d.md',
    'size-mismatch 2020-01-01-e.md',
    'checksum 2020-01-01-f.md',
    'checksum 2020-01-01-g.md',
    'invalid-data 2020-01-01-h.md',
    'invalid-data 2020-01-01-i.md',
    'invalid-data 2020-01-01-j.md',
    'invalid-data 2020-01-01-k.md',
    'encrypted 2020-01-01-l.md',
    'unsupported-compression 2020-01-01-m.md',
    'ignored image.png',
    '2020-01-02-after.md fine',
  ])
})

t.test('entries that share their data are refused before they unpack to more than they are', async (t) => {
  const shared = Array.from(
    { length: 50 },
    (): ZipFixture => ({ name: '2020-01-01-a.md', data: 'x'.repeat(90_000), sameDataAs: 0 }),
  )
  const { entries, error } = await unzip([{ name: '2020-01-01-a.md', data: 'x'.repeat(90_000) }, ...shared])
  t.match(error, { code: 'invalid-archive', message: /overlap/ })
  t.ok(entries.length < 50)
})

t.test('entries past the 16-bit count, as macOS writes them, are not lost', async (t) => {
  const folders = Array<ZipFixture>(0x10000 + 1).fill({ name: 'a/', method: 0 })
  const { entries, error } = await unzip(folders, {}, { entryCount: 2 })
  t.equal(error, null)
  t.same(brief(entries), ['2020-01-02-after.md fine'])
})

t.test('a directory that counts too many or stands nowhere is refused', async (t) => {
  const counted = await unzip([], {}, { entryCount: 2 })
  t.same(brief(counted.entries), ['2020-01-02-after.md fine'])
  t.match(counted.error, { code: 'invalid-archive' })
  for (const directoryOffset64 of [0n, 1n << 40n, (1n << 63n) - 1n, (1n << 64n) - 1n]) {
    const { entries, error } = await unzip([], {}, { directoryOffset64 })
    t.match(error, { code: 'invalid-archive' }, String(directoryOffset64))
    t.same(entries, [])
  }
})

t.test('an entry whose directory itself is encrypted refuses the zip, with the way out', async (t) => {
  const { error } = await unzip([{ name: '2020-01-01-a.md', flags: 0x841 }])
  t.match(error, { code: 'invalid-archive', message: /without a password/ })
})

t.test('a compressed upload over all bytes allowed is refused while it is spooled', async (t) => {
  const spoolDir = t.testdir()
  const { error } = await unzip([], { limits: { totalBytes: 100 }, chunkBytes: 10, spoolDir })
  t.match(error, { code: 'upload-too-large' })
  t.same(readdirSync(spoolDir), [])
})

/** The Unicode Path field of Info-ZIP, valid for an entry that is called `name` in its header. */
function unicodePath(name: string, path: string): Buffer {
  const text = Buffer.from(path)
  const field = Buffer.alloc(9)
  field.writeUInt16LE(0x7075, 0)
  field.writeUInt16LE(5 + text.length, 2)
  field.writeUInt8(1, 4)
  field.writeUInt32LE(crc32(name), 5)
  return Buffer.concat([field, text])
}
