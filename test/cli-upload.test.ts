// What the command line sends for a path, and how it shows the way there.

import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { WriteStream } from 'node:tty'
import fc from 'fast-check'
import t from 'tap'
import { archiveOf } from '../src/cli/archive.ts'
import { type FolderFile, filesOf, type PassedOver } from '../src/cli/folder.ts'
import { lineProgress } from '../src/cli/progress.ts'
import { barProgress } from '../src/cli/progress-bar.ts'
import { openUpload } from '../src/cli/upload.ts'
import { isSitePath, mayBePost } from '../src/imports/readers/index.ts'
import { importState } from './fixtures/stub-server.ts'

const noEvents = { onBytes: () => undefined, onFile: () => undefined, onPassedOver: () => undefined }

t.test('an archive is made as fast as it is read, not ahead of it', async (t) => {
  const fileBytes = 256 * 1024
  const fileCount = 100
  const folder = t.testdir({ 'a.bin': randomBytes(fileBytes) })
  let opened = 0
  async function* sameFileAgain(): AsyncGenerator<FolderFile> {
    for (; opened < fileCount; opened++) yield { name: `${opened}.bin`, path: join(folder, 'a.bin') }
  }
  let readBytes = 0
  let mostAheadBytes = 0
  for await (const chunk of archiveOf(sameFileAgain(), noEvents)) {
    readBytes += (chunk as Buffer).byteLength
    // Turns in which a producer that does not wait for its reader would run ahead.
    for (let turn = 0; turn < 4; turn++) await setImmediate()
    mostAheadBytes = Math.max(mostAheadBytes, opened * fileBytes - readBytes)
  }
  t.equal(opened, fileCount)
  t.ok(mostAheadBytes < 4 * fileBytes, `at most ${mostAheadBytes} bytes are between the files and the reader`)
})

t.test('an archive that nobody reads any more ends the walk through the folder', async (t) => {
  const folder = t.testdir({ 'a.bin': randomBytes(5_000_000), 'b.bin': '' })
  const names: string[] = []
  await new Promise<void>((resolve) => {
    async function* files(): AsyncGenerator<FolderFile> {
      try {
        for await (const file of filesOf(folder, () => undefined, '')) {
          names.push(file.name)
          yield file
        }
      } finally {
        resolve()
      }
    }
    const archive = archiveOf(files(), noEvents)
    archive.once('data', () => archive.destroy())
  })
  t.same(names, ['a.bin'])
})

t.test('a file that is gone when its turn comes is named, and the others are sent', async (t) => {
  const folder = t.testdir({ a: { '1.md': '1', '2.md': '2' }, b: { '3.md': '3' }, c: { '4.md': '4' } })
  const passedOver: PassedOver[] = []
  const names: string[] = []
  for await (const { name } of filesOf(folder, (entry) => passedOver.push(entry), '')) {
    names.push(name)
    rmSync(join(folder, 'a', '2.md'), { force: true })
    rmSync(join(folder, 'b'), { force: true, recursive: true })
  }
  t.same(names, ['a/1.md', 'c/4.md'])
  t.match(passedOver, [
    { name: 'a/2.md', reason: /^cannot be read: ENOENT/, isMissing: true },
    { name: 'b', reason: /^cannot be read: ENOENT/, isMissing: true },
  ])
})

t.test('a file that cannot be opened is named and left out of the archive', async (t) => {
  const folder = t.testdir({ 'a.md': 'a' })
  const passedOver: PassedOver[] = []
  async function* files(): AsyncGenerator<FolderFile> {
    yield { name: 'gone.md', path: join(folder, 'gone.md') }
    yield { name: 'a.md', path: join(folder, 'a.md') }
  }
  let sentFiles = 0
  const onFile = () => {
    sentFiles++
  }
  await buffer(archiveOf(files(), { ...noEvents, onFile, onPassedOver: (entry) => passedOver.push(entry) }))
  t.equal(sentFiles, 1)
  t.match(passedOver, [{ name: 'gone.md', isMissing: true }])
})

t.test('a large file that grows while it is sent stops the upload, because its size was told', async (t) => {
  const folder = t.testdir({ 'large.md': randomBytes(3_000_000), 'large.bin': randomBytes(3_000_000) })
  const archive = archiveOf(
    filesOf(folder, () => undefined, ''),
    noEvents,
  )
  archive.once('data', () => appendFileSync(join(folder, 'large.bin'), 'more'))
  await t.rejects(buffer(archive), { message: 'large.bin changed while it was sent. Run the command again.' })

  const { body } = await openUpload(join(folder, 'large.md'), '', noEvents)
  body.content.once('data', () => appendFileSync(join(folder, 'large.md'), 'more'))
  await t.rejects(buffer(body.content), { message: /large\.md changed while it was sent/ })
})

t.test('the data folder of the server is never sent', async (t) => {
  const folder = t.testdir({ 'a.md': 'a', data: { 'admin-key': 'secret' } })
  const names: string[] = []
  for await (const { name } of filesOf(folder, () => undefined, join(folder, 'data'))) names.push(name)
  t.same(names, ['a.md'])
})

t.test(
  'of a whole site everything is sent that a post can be made of, and media are passed over',
  async (t) => {
    const folder = t.testdir({
      '_config.yml': '',
      _includes: { 'a.html': '', 'logo.png': '' },
      _data: { 'a.yml': '', 'b.json': '', 'c.csv': '' },
      _posts: { '2022-04-19-a.md': '', '2022-04-19-b.html': '', 'picture.JPG': '' },
      _site: { 'a.html': '' },
      assets: { 'a.css': '', 'a.woff2': '', 'a.zip': '' },
      content: { 'hugo.md': '+++\n+++\n', 'json.md': '{"title": "a"}' },
      old_post: { 'b.html': '', _site: { 'c.html': '' } },
    })
    const passedOver: PassedOver[] = []
    const names: string[] = []
    for await (const { name } of filesOf(folder, (entry) => passedOver.push(entry), '')) names.push(name)
    t.same(names, [
      '_config.yml',
      '_data/a.yml',
      '_data/b.json',
      '_data/c.csv',
      '_includes/a.html',
      '_includes/logo.png',
      '_posts/2022-04-19-a.md',
      '_posts/2022-04-19-b.html',
      'assets/a.css',
      'content/hugo.md',
      'content/json.md',
      'old_post/_site/c.html',
      'old_post/b.html',
    ])
    t.same(
      passedOver.map(({ name, isMedia = false }) => [name, isMedia]),
      [
        ['_posts/picture.JPG', true],
        ['_site', false],
        ['assets/a.woff2', true],
        ['assets/a.zip', true],
      ],
    )
  },
)

t.test('whatever the server may read of a folder is sent', async (t) => {
  const folder = fc.constantFrom('_posts', '_drafts', '_includes', '_data', 'old_post', 'content', '新闻')
  const ending = fc.constantFrom('.md', '.mkdown', '.HTML', '.htm', '.yml', '.json', '.png', '.gz', '')
  const name = fc.tuple(fc.array(folder, { maxLength: 2 }), fc.stringMatching(/^[a-z0-9-]{1,8}$/), ending)
  await fc.assert(
    fc.asyncProperty(name, async ([folders, stem, ending]) => {
      const path = [...folders, stem + ending].join('/')
      if (!mayBePost(path, ['old_post']) && !isSitePath(path)) return
      const root = t.testdir({})
      mkdirSync(join(root, ...folders), { recursive: true })
      writeFileSync(join(root, path), '')
      const names: string[] = []
      for await (const file of filesOf(root, () => undefined, '')) names.push(file.name)
      t.same(names, [path])
    }),
    { numRuns: 50 },
  )
})

t.test('each kind of file is sent as its type, only a post with its name', async (t) => {
  const kinds: [name: string, type: string][] = [
    ['post.md', 'text/markdown'],
    ['post.MARKDOWN', 'text/markdown'],
    ['post.html', 'text/markdown'],
    ['articles.ndjson', 'application/x-ndjson'],
    ['articles.jsonl', 'application/x-ndjson'],
    ['articles.json', 'application/json'],
    ['site.zip', 'application/zip'],
    ['site.tar', 'application/x-tar'],
    ['site.tar.gz', 'application/gzip'],
    ['site.tgz', 'application/gzip'],
    ['wordpress.xml', 'application/xml'],
    ['feed.rss', 'application/rss+xml'],
    ['feed.Atom', 'application/atom+xml'],
    ['table.csv', 'text/csv'],
  ]
  const folder = t.testdir({})
  for (const [name, type] of kinds) {
    writeFileSync(join(folder, name), name)
    const { body, query } = await openUpload(join(folder, name), '', noEvents)
    t.equal(body.type, type, name)
    t.equal(body.lengthBytes, name.length)
    t.same(query, type === 'text/markdown' ? { path: name } : {})
    t.equal((await buffer(body.content)).toString(), name)
  }
})

t.test('a path that cannot be imported is refused in words', async (t) => {
  const folder = t.testdir({ 'a.docx': '', empty: { '.hidden': '' } })
  const open = (name: string) => openUpload(join(folder, name), '', noEvents)
  await t.rejects(open('a.docx'), { exitCode: 2, message: /of no kind that can be imported.*\.md,.*\.tgz/ })
  await t.rejects(open('nowhere'), { exitCode: 2, message: /^There is no .*nowhere\.$/ })
  await t.rejects(open('empty'), { exitCode: 1, message: /has no file to send/ })
})

const state = importState({
  state: 'running',
  perSecond: 1234.5,
  total: 6000,
  counts: { seen: 1500, failed: 2 },
})

t.test('without a terminal the progress is plain lines, which also tell that nothing moves', async (t) => {
  const stream = new PassThrough()
  const progress = lineProgress(stream)
  progress.tell()
  progress.sending(1, 5_200_000, null)
  progress.tell()
  progress.sending(0, 5_200_000, 80_000_000)
  progress.tell()
  progress.working(state)
  progress.tell()
  progress.tell()
  progress.note('two\nlines')
  progress.stop()
  progress.tell()
  stream.end()
  const done = 'Done so far: 1,500 of 6,000 items (1,235/s, 4 s left), 2 failed.'
  t.same((await buffer(stream)).toString().split('\n'), [
    'Sent so far: 1 file, 5.2 MB (?/s).',
    'Sent so far: 5.2 of 80.0 MB (?/s, ? left).',
    done,
    done,
    'two\\u{a}lines',
    '',
  ])
})

t.test('on a terminal the progress is a bar, and notes stay above it', async (t) => {
  const terminal = new PassThrough()
  const stream = Object.assign(terminal, {
    isTTY: true,
    columns: 120,
    cursorTo: WriteStream.prototype.cursorTo,
    clearLine: WriteStream.prototype.clearLine,
  }) as unknown as WriteStream
  const progress = barProgress(stream)
  progress.sending(12, 5_200_000, null)
  progress.working(state)
  progress.note('a note')
  progress.stop()
  progress.sending(13, 5_200_000, null)
  terminal.end()
  const shown = (await buffer(terminal)).toString()
  t.match(shown, 'Sending 12 files, 5.2 MB')
  t.match(shown, /Importing =+-+ 25% \| 1,500 of 6,000 \| 1,235\/s \| 4 s left \| 2 failed/)
  t.match(shown, /a note\n[^\n]*Importing =+-+ 25%/, 'the bar comes back below the note')
  t.notMatch(shown, '13 files', 'after the end nothing begins anew')
  t.equal(shown.split('\u001b[?25l').length, shown.split('\u001b[?25h').length, 'the cursor is shown again')
})
