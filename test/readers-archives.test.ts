// Readers of zip, tar and tar.gz: what is taken out of an archive, what fails alone, and what refuses the whole.

import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { readGzip } from '../src/imports/readers/gzip.ts'
import { defaultReadLimits, type Reader } from '../src/imports/readers/index.ts'
import { readTar } from '../src/imports/readers/tar.ts'
import { readZip } from '../src/imports/readers/zip.ts'
import { archivesOf, fortyPosts, tarOf, tarWith } from './fixtures/archives.ts'
import { brief, chunksOf, cleanReading, openFiles, reading } from './fixtures/reading.ts'

const frontMatter = '---\ntitle: a\n---\n'

t.test('posts come out byte for byte, other files are ignored, folders passed over', async (t) => {
  const long = randomBytes(200_000)
  const longName = `finews/_posts/2021-12-01-${'长'.repeat(80)}.md`
  const archives = await archivesOf([
    { name: 'finews/', type: 'directory' },
    { name: 'finews/_posts/2021-12-01-init.md', data: 'a' },
    { name: 'finews/img/logo.png', data: 'png' },
    { name: './about.markdown', data: frontMatter },
    { name: 'notes.md', data: `no front matter${' '.repeat(5000)}` },
    { name: 'short.md', data: 'no front matter' },
    { name: longName, data: long },
    { name: '2021-1-2-empty.html' },
    { name: 'finews/_posts/2021-12-01-init.md', data: 'again' },
  ])
  for (const { format, read, bytes } of archives) {
    for (const chunkBytes of [1000, 1_000_000]) {
      const { entries, error } = await cleanReading(t, read, bytes, { chunkBytes })
      t.equal(error, null, format)
      t.same(
        entries,
        [
          { kind: 'item', path: 'finews/_posts/2021-12-01-init.md', line: null, bytes: Buffer.from('a') },
          { kind: 'ignored', path: 'finews/img/logo.png' },
          { kind: 'item', path: 'about.markdown', line: null, bytes: Buffer.from(frontMatter), maybe: true },
          { kind: 'ignored', path: 'notes.md' },
          { kind: 'ignored', path: 'short.md' },
          { kind: 'item', path: longName, line: null, bytes: long },
          { kind: 'item', path: '2021-1-2-empty.html', line: null, bytes: Buffer.alloc(0), maybe: true },
          { kind: 'item', path: 'finews/_posts/2021-12-01-init.md', line: null, bytes: Buffer.from('again') },
        ],
        format,
      )
    }
  }
})

t.test('the files of a site are given out apart, and what is too large of them fails by name', async (t) => {
  const archives = await archivesOf([
    { name: 's/_config.yml', data: 'a: 1' },
    { name: 's/_includes/x/a.html', data: 'in' },
    { name: 's/_data/p.yml', data: randomBytes(2 ** 20 + 1) },
    { name: 's/_layouts/post.html', data: 'no' },
    { name: 's/_posts/2021-01-01-a.md', data: 'a' },
  ])
  for (const { format, read, bytes } of archives) {
    const { entries } = await cleanReading(t, read, bytes, { chunkBytes: 1_000_000 })
    t.same(
      brief(entries),
      [
        'site s/_config.yml',
        'site s/_includes/x/a.html',
        'entry-too-large s/_data/p.yml',
        'ignored s/_layouts/post.html',
        's/_posts/2021-01-01-a.md a',
      ],
      format,
    )
  }
})

t.test('a name that leads out of the archive fails alone', async (t) => {
  const names = [
    '/2020-01-01-a.md',
    '../2020-01-01-a.md',
    'a/../../2020-01-01-a.md',
    'C:/2020-01-01-a.md',
    'd:2020-01-01-a.md',
  ]
  for (const { format, read, bytes } of await archivesOf([
    ...names.map((name) => ({ name })),
    { name: '2020-01-01-..md', data: 'fine' },
  ])) {
    const { entries, error } = await cleanReading(t, read, bytes)
    t.equal(error, null, format)
    t.same(brief(entries), [...names.map((name) => `unsafe-name ${name}`), '2020-01-01-..md fine'], format)
  }
})

t.test('links, devices and pipes fail alone, but not where they are no concern of ours', async (t) => {
  for (const { format, read, bytes } of await archivesOf([
    { name: '_posts/2020-01-01-link.md', type: 'symlink' },
    { name: 'latest', type: 'symlink' },
    { name: '2020-01-01-pipe.md', type: 'fifo' },
    { name: 'null', type: 'character-device' },
    { name: 'node_modules/.bin/jekyll', type: 'symlink' },
    { name: '2020-01-01-a.md', data: 'a' },
  ])) {
    const { entries, error } = await cleanReading(t, read, bytes)
    t.equal(error, null, format)
    t.same(
      brief(entries),
      [
        'not-a-file _posts/2020-01-01-link.md',
        'not-a-file latest',
        'not-a-file 2020-01-01-pipe.md',
        'not-a-file null',
        'ignored node_modules/.bin/jekyll',
        '2020-01-01-a.md a',
      ],
      format,
    )
  }
  const hardLink = await cleanReading(
    t,
    readTar,
    await tarWith([
      [156, '1'],
      [124, '00000000000\0'],
    ]),
  )
  t.same(brief(hardLink.entries), ['not-a-file 2020-01-01-a.md'])
})

t.test('an archive within the archive is ignored, by its name or its first bytes', async (t) => {
  const inner = await archivesOf([{ name: '2020-01-01-a.md', data: 'a' }])
  const disguised = inner.map(({ bytes }, index) => ({
    name: `2020-01-0${index + 1}-disguised.md`,
    data: bytes,
  }))
  const names = ['.zip', '.gz', '.tgz', '.tar', '.7z', '.rar', '.bz2', '.xz'].map(
    (end) => `_posts/2020-01-01-a${end}`,
  )
  for (const { format, read, bytes } of await archivesOf([
    ...names.map((name) => ({ name })),
    ...disguised,
  ])) {
    const { entries, error } = await cleanReading(t, read, bytes)
    t.equal(error, null, format)
    t.same(
      brief(entries),
      [...names, ...disguised.map(({ name }) => name)].map((name) => `ignored ${name}`),
      format,
    )
  }
})

t.test('an entry over the limit fails alone, and is not read when it is no post', async (t) => {
  const large = randomBytes(300_000)
  for (const { format, read, bytes } of await archivesOf([
    { name: '2020-01-01-large.md', data: large },
    { name: 'large.png', data: large },
    { name: 'large.md', data: large },
    { name: '2020-01-01-a.md', data: large.subarray(0, 100_000) },
  ])) {
    const { entries, error } = await cleanReading(t, read, bytes, { limits: { entryBytes: 100_000 } })
    t.equal(error, null, format)
    t.same(
      entries.map((entry) => `${entry.kind === 'failed' ? entry.code : entry.kind} ${entry.path}`),
      [
        'entry-too-large 2020-01-01-large.md',
        'ignored large.png',
        'ignored large.md',
        'item 2020-01-01-a.md',
      ],
      format,
    )
  }
})

t.test('more decompressed bytes than allowed refuse the archive', async (t) => {
  const members = [1, 2, 3].map((day) => ({ name: `2020-01-0${day}-a.md`, data: 'a'.repeat(40_000) }))
  for (const { format, read, bytes } of await archivesOf(members)) {
    const { entries, error } = await cleanReading(t, read, bytes, {
      limits: { totalBytes: 90_000 },
      chunkBytes: 1000,
    })
    t.match(error, { code: 'upload-too-large' }, format)
    t.ok(entries.length < 3, format)
  }
})

t.test('more entries than allowed refuse the archive, folders and ignored files included', async (t) => {
  for (const { format, read, bytes } of await archivesOf([
    { name: 'a/', type: 'directory' },
    { name: 'a.png' },
    { name: '2020-01-01-a.md' },
  ])) {
    t.equal((await cleanReading(t, read, bytes, { limits: { entries: 3 } })).error, null, format)
    const { error } = await cleanReading(t, read, bytes, { limits: { entries: 2 } })
    t.match(error, { code: 'too-many-entries' }, format)
  }
})

t.test('a bomb in a zip fails alone, a gzip that is one is refused', async (t) => {
  const flat = Buffer.alloc(3 * 2 ** 20, 'a')
  const [zip, , gzip] = await archivesOf([
    { name: '2020-01-01-bomb.md', data: flat },
    { name: '2020-01-02-small-bomb.md', data: flat.subarray(0, 2 ** 20) },
  ])
  const { entries, error } = await cleanReading(t, readZip, zip?.bytes ?? flat)
  t.equal(error, null)
  t.match(entries, [{ code: 'compression-ratio' }, { kind: 'item', bytes: flat.subarray(0, 2 ** 20) }])
  t.match((await cleanReading(t, readGzip, gzip?.bytes ?? flat)).error, { code: 'compression-ratio' })
})

t.test('an archive that is none is refused', async (t) => {
  const tar = await tarOf([{ name: '2020-01-01-a.md' }])
  for (const [read, bytes] of [
    [readZip, Buffer.from('no zip at all')],
    [readZip, tar],
    [readZip, randomBytes(100_000)],
    [readTar, Buffer.from('no tar at all')],
    [readTar, gzipSync(tar)],
    [readGzip, tar],
  ] as const) {
    const { entries, error } = await cleanReading(t, read, bytes)
    t.match(error, { name: 'UploadError', code: 'invalid-archive' })
    t.same(entries, [])
  }
})

t.test('a gzip of anything but a tar is refused with the way to send it', async (t) => {
  for (const text of ['', 'a single file', 'a single file'.repeat(1000)]) {
    const { error } = await cleanReading(t, readGzip, gzipSync(text))
    t.match(error, { code: 'invalid-archive', message: /holds no tar.*Content-Encoding/ })
  }
})

t.test('an archive that is cut short is refused, wherever the cut is', async (t) => {
  const spoolDir = t.testdir()
  for (const { format, read, bytes } of await archivesOf([
    { name: '2020-01-01-a.md', data: randomBytes(700) },
    { name: '2020-01-02-b.md', data: randomBytes(200) },
  ])) {
    const tail = format === 'tar' ? 1024 : 0
    for (let length = 1; length < bytes.length - tail; length += length % 512 === 511 ? 1 : 73) {
      const { error } = await reading(read, bytes.subarray(0, length), { spoolDir })
      t.match(error, { code: 'invalid-archive' }, `${format} of ${length} bytes`)
    }
    t.equal((await cleanReading(t, read, bytes)).error, null)
  }
})

t.test('what stands before the cut in a long tar is given out', async (t) => {
  for (const { format, read, bytes } of (await fortyPosts()).slice(1)) {
    const { entries, error } = await cleanReading(t, read, bytes.subarray(0, bytes.length / 2), {
      chunkBytes: 4096,
    })
    t.match(error, { code: 'invalid-archive' }, format)
    t.ok(entries.length >= 10 && entries.length <= 20, `${format}: ${entries.length}`)
  }
})

t.test('a tar name in plain UTF-8, as GNU tar writes it, is read', async (t) => {
  const { entries, error } = await cleanReading(t, readTar, await tarWith([[0, '2020-01-01-中文.md']]))
  t.equal(error, null)
  t.same(brief(entries), ['2020-01-01-中文.md a'])
})

t.test('a tar name that is no UTF-8 fails alone, and so does one with a backslash or a NUL', async (t) => {
  const gbk = Buffer.from([0xd6, 0xd0])
  const cases = [
    await tarWith([[0, gbk]]),
    await tarWith([[0, '..\\a']]),
    await tarOf([{ name: `2020-01-01-${'中'.repeat(50)}\0.md` }]),
    await tarOf([{ name: '2020-01-01-中.md' }]).then((tar) => {
      tar.set(gbk, tar.indexOf('中'))
      return tar
    }),
  ]
  for (const tar of cases) {
    const { entries, error } = await cleanReading(t, readTar, tar)
    t.equal(error, null)
    t.match(entries, [{ kind: 'failed', code: 'unsafe-name' }])
    t.notMatch(entries[0]?.path, /\0/)
  }
})

t.test('a reader that is left early lets go of everything', async (t) => {
  for (const { format, read, bytes } of await fortyPosts()) {
    const before = openFiles()
    const upload = Readable.from(chunksOf(bytes, 4096))
    const spoolDir = t.testdir()
    const signal = new AbortController().signal
    for await (const entry of read(upload, { path: null, spoolDir, limits: defaultReadLimits, signal })) {
      t.equal(entry.kind, 'item', format)
      break
    }
    t.equal(openFiles(), before, format)
    t.same(readdirSync(spoolDir), [], format)
    upload.destroy()
  }
})

t.test('an abort stops between two entries', async (t) => {
  for (const { format, read, bytes } of await fortyPosts()) {
    const abort = new AbortController()
    const upload = Readable.from(chunksOf(bytes, 4096))
    const stopping: Reader = async function* (stream, context) {
      for await (const entry of read(stream, context)) {
        abort.abort()
        yield entry
      }
    }
    const { entries, error } = await cleanReading(t, stopping, upload, { signal: abort.signal })
    t.equal(error, abort.signal.reason, format)
    t.ok(entries.length < 40, format)
    upload.destroy()
  }
})
