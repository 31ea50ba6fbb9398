// Readers of one post, NDJSON and JSON, and what all readers have in common.

import { Readable } from 'node:stream'
import t from 'tap'
import { isPostPath, readerFor, uploadTypes } from '../src/imports/readers/index.ts'
import { readJson } from '../src/imports/readers/json.ts'
import { readMarkdown } from '../src/imports/readers/markdown.ts'
import { readNdjson } from '../src/imports/readers/ndjson.ts'
import { brief, chunksOf, reading } from './fixtures/reading.ts'

const bom = '\uFEFF'
const post = Buffer.from('---\r\ntitle: 中国\n---\n\u3000正文\n\n')

t.test('a Markdown upload is one item, byte for byte', async (t) => {
  const named = await reading(readMarkdown, post, { path: '_posts/2022-04-19-a.md', chunkBytes: 1 })
  t.same(named, {
    entries: [{ kind: 'item', path: '_posts/2022-04-19-a.md', line: null, bytes: post }],
    error: null,
  })
  t.equal((await reading(readMarkdown, post)).entries[0]?.path, 'post.md')
})

t.test('a Markdown upload over the limit of an entry is refused', async (t) => {
  const limits = { entryBytes: post.length }
  t.equal((await reading(readMarkdown, post, { limits })).entries.length, 1)
  const { error } = await reading(readMarkdown, `${post} `, { limits })
  t.match(error, { name: 'UploadError', code: 'upload-too-large' })
})

t.test('an upload without bytes is refused by every reader', async (t) => {
  for (const type of uploadTypes) {
    const read = readerFor(type)?.read ?? readMarkdown
    const { entries, error } = await reading(read, '', { spoolDir: t.testdir() })
    t.match(error, { code: 'empty-upload' }, type)
    t.same(entries, [], type)
  }
})

t.test('an upload of white space is refused as empty where articles are JSON', async (t) => {
  for (const space of [' ', '\n\r\n\t \n', bom, `${bom}\n`]) {
    t.match((await reading(readNdjson, space)).error, { code: 'empty-upload' })
    t.match((await reading(readJson, space)).error, { code: 'empty-upload' })
  }
})

t.test('an upload over all bytes allowed is refused', async (t) => {
  const { entries, error } = await reading(readNdjson, '{}\n{}\n{}\n', {
    limits: { totalBytes: 8 },
    chunkBytes: 3,
  })
  t.same(entries.length, 2)
  t.match(error, { code: 'upload-too-large' })
})

t.test('NDJSON: blank lines, CRLF, a byte order mark and a missing last newline do no harm', async (t) => {
  const text = `${bom}{"a":1}\r\n\n \t\r\n {"b":"\\n\u2028"} \n{"c":3}`
  for (const chunkBytes of [1, 2, 7, 1000]) {
    const { entries, error } = await reading(readNdjson, text, { chunkBytes, path: 'x.ndjson' })
    t.equal(error, null)
    t.same(brief(entries), ['x.ndjson:1 {"a":1}', 'x.ndjson:4  {"b":"\\n\u2028"} ', 'x.ndjson:5 {"c":3}'])
  }
  t.equal((await reading(readNdjson, '{}')).entries[0]?.path, 'articles.ndjson')
})

t.test('NDJSON: a line that is too long fails alone', async (t) => {
  const limits = { lineBytes: 7 }
  for (const chunkBytes of [1, 3, 1000]) {
    const text = `${bom}{"a":1}\r\n{"b":12}\n{"c":1}\n${'x'.repeat(100)}\r\n{"d":1}\r\n{"e":123}`
    const { entries, error } = await reading(readNdjson, text, { chunkBytes, limits })
    t.equal(error, null)
    t.same(brief(entries), [
      'articles.ndjson:1 {"a":1}',
      'entry-too-large articles.ndjson:2',
      'articles.ndjson:3 {"c":1}',
      'entry-too-large articles.ndjson:4',
      'articles.ndjson:5 {"d":1}',
      'entry-too-large articles.ndjson:6',
    ])
  }
})

t.test('more entries than allowed end the upload', async (t) => {
  const limits = { entries: 2 }
  t.equal((await reading(readNdjson, '{}\n\n{}\n\n', { limits })).error, null)
  for (const [read, text] of [
    [readNdjson, '{}\n{}\n{}\n'],
    [readJson, '[{},{},{}]'],
  ] as const) {
    const { entries, error } = await reading(read, text, { limits })
    t.equal(entries.length, 2)
    t.match(error, { code: 'too-many-entries' })
  }
})

t.test('JSON: an object is one item, an array an item for each element, as they were written', async (t) => {
  for (const chunkBytes of [1, 2, 5, 1000]) {
    const one = await reading(readJson, `${bom}\n { "a" : "}]\\"\\\\" } \n`, { chunkBytes, path: 'x.json' })
    t.same(
      { ...one, entries: brief(one.entries) },
      { entries: ['x.json:2 { "a" : "}]\\"\\\\" }'], error: null },
    )
    const text = '\n[ {"a":[1,{"b":"[{"}]},\n\n\t{\n"中":"文"} , {}]\r\n'
    const many = await reading(readJson, text, { chunkBytes })
    t.equal(many.error, null)
    t.same(brief(many.entries), [
      'articles.json:2 {"a":[1,{"b":"[{"}]}',
      'articles.json:4 {\n"中":"文"}',
      'articles.json:5 {}',
    ])
  }
  t.same(await reading(readJson, ' [ ] '), { entries: [], error: null })
})

t.test('JSON: anything else is refused with the place', async (t) => {
  const refused: [text: string, byte: number, line: number][] = [
    ['"text"', 0, 1],
    ['\n 12', 2, 2],
    ['null', 0, 1],
    ['[1]', 1, 1],
    ['["a"]', 1, 1],
    ['[[{}]]', 1, 1],
    ['[,{}]', 1, 1],
    ['[{},]', 4, 1],
    ['[{} {}]', 4, 1],
    ['[{},,{}]', 4, 1],
    ['{}{}', 2, 1],
    ['{}\n{}', 3, 2],
    ['[{}]\n]', 5, 2],
    ['[{}', 3, 1],
    ['[{},', 4, 1],
    ['[', 1, 1],
    ['[\n{"a":"', 8, 2],
    ['{"a":1', 6, 1],
    ['[{a:1}]', 1, 1],
    ["[{},\n {'a':1}]", 6, 2],
    ['[{"a":[1}]}]', 1, 1],
    ['[{"a":"\n"}]', 1, 1],
    ['[{"a":NaN}]', 1, 1],
    [`[${bom}{}]`, 1, 1],
  ]
  for (const [text, byte, line] of refused) {
    for (const chunkBytes of [1, 1000]) {
      const { error } = await reading(readJson, text, { chunkBytes })
      t.match(error, { code: 'invalid-json', message: `at byte ${byte}, line ${line}.` }, text)
    }
  }
})

t.test('JSON: an object that is too large or nested too deep fails alone', async (t) => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}0${'}'.repeat(levels)}`
  const text = `[{"a":1},\n{"long":"${'x'.repeat(500)}"},${deep(64)},${deep(65)},\n{"z":1}]`
  for (const chunkBytes of [1, 64, 10_000]) {
    const { entries, error } = await reading(readJson, text, { chunkBytes, limits: { entryBytes: 400 } })
    t.equal(error, null)
    t.same(brief(entries), [
      'articles.json:1 {"a":1}',
      'entry-too-large articles.json:2',
      `articles.json:2 ${deep(64)}`,
      'too-deep articles.json:2',
      'articles.json:3 {"z":1}',
    ])
  }
})

t.test('JSON: invalid UTF-8 is refused with the byte where it begins', async (t) => {
  const bad: [bytes: number[], offset: number][] = [
    [[0xff], 0],
    [[0x80], 0],
    [[0xc0, 0x80], 0],
    [[0xed, 0xa0, 0x80], 0],
    [[0xf4, 0x90, 0x80, 0x80], 0],
    [[0xe4, 0xb8, 0xad, 0xe4, 0xb8], 3],
    [[0xf0, 0x9f, 0x98, 0x80, 0xf0, 0x9f, 0x98], 4],
    [[0xc3, 0xa9, 0xe4, 0xb8, 0x22], 2],
  ]
  for (const [bytes, offset] of bad) {
    for (const end of ['', '"}']) {
      const text = Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from(end)])
      for (const chunkBytes of [1, 2, 3, 1000]) {
        const { error } = await reading(readJson, text, { chunkBytes })
        t.match(error, { code: 'invalid-utf8', message: `at byte ${6 + offset}.` }, text.toString('hex'))
      }
    }
  }
})

t.test('a reader leaves the upload open when it refuses it', async (t) => {
  const upload = Readable.from(chunksOf(Buffer.from('[{}x, and more to come]'), 4))
  t.match((await reading(readJson, upload)).error, { code: 'invalid-json' })
  t.equal(upload.destroyed, false)
  upload.destroy()
})

t.test('an abort ends a reader that waits for a silent sender', async (t) => {
  for (const type of uploadTypes) {
    const abort = new AbortController()
    const upload = new Readable({ read: () => {} })
    upload.push(type.includes('json') ? '{}\n' : Buffer.alloc(1, 0x1f))
    const read = readerFor(type)?.read ?? readMarkdown
    const result = reading(read, upload, { signal: abort.signal, spoolDir: t.testdir() })
    setImmediate(() => abort.abort())
    t.equal((await result).error, abort.signal.reason, type)
    upload.destroy()
  }
  const signal = AbortSignal.abort()
  t.equal((await reading(readMarkdown, 'x', { signal })).error, signal.reason)
})

t.test('an upload that breaks off ends every reader with an error that is no refusal', async (t) => {
  for (const type of uploadTypes) {
    for (const cause of [undefined, new Error('connection lost')]) {
      const upload = new Readable({ read: () => {} })
      upload.push(type.includes('json') ? '{}\n' : Buffer.alloc(1, 0x1f))
      setImmediate(() => upload.destroy(cause))
      const read = readerFor(type)?.read ?? readMarkdown
      const { error } = await reading(read, upload, { spoolDir: t.testdir() })
      if (cause === undefined) t.match(error, { code: 'ERR_STREAM_PREMATURE_CLOSE' }, type)
      else t.equal(error, cause, type)
    }
  }
})

t.test('the content type says which reader takes an upload', async (t) => {
  const formats = new Map([
    ['text/markdown', 'markdown'],
    ['Text/Markdown; charset=UTF-8; variant=GFM', 'markdown'],
    ['application/x-ndjson', 'ndjson'],
    ['application/ndjson;charset="utf-8"', 'ndjson'],
    ['application/json', 'json'],
    ['application/zip', 'zip'],
    ['application/x-zip-compressed', 'zip'],
    ['application/x-tar', 'tar'],
    ['application/gzip', 'tar.gz'],
    ['application/x-gzip', 'tar.gz'],
  ])
  for (const [type, format] of formats) t.equal(readerFor(type)?.format, format, type)
  for (const type of ['', 'text/plain', 'application/json; charset=gbk', 'json', '__proto__']) {
    t.equal(readerFor(type), null, type)
  }
})

t.test('which files are posts', async (t) => {
  const frontMatter = '---\ntitle: a\n---\n'
  const posts = {
    '': '2021-12-01-a.md x/2021-1-2-a.HTML _posts/a.mkd a/_drafts/b/c.mkdn 2021-01-01-a.mkdown x/_posts/a.htm',
    [frontMatter]: 'a.md a/b.Markdown README.md _posts/LICENSE.md 中/文.md',
    '\uFEFF\r\n \n--- \r\nx': 'a.md',
    '---': 'a.md',
  }
  const others = {
    '': 'a.md a.html _posts/a.txt _posts/a 2021-12-01-a 2021-12-01.md README.md _posts/readme.zh.md _posts/License.md',
    [frontMatter]:
      'a.html a.txt _layouts/a.md .git/_posts/2021-12-01-a.md _posts/.a/2021-12-01-b.md _site/2021-12-01-a.html ' +
      'node_modules/a.md x/vendor/y/a.md __MACOSX/_posts/a.md _posts/._2021-12-01-a.md .a.md',
    '----\n': 'a.md',
    'a\n---\n': 'a.md',
    '--- a\n': 'a.md',
  }
  for (const [table, expected] of [
    [posts, true],
    [others, false],
  ] as const) {
    for (const [text, paths] of Object.entries(table)) {
      for (const path of paths.split(' ')) t.equal(isPostPath(path, Buffer.from(text)), expected, path)
    }
  }
})
