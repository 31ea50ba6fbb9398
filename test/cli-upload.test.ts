// What the command line sends for a path, and how it shows the way there.

import { randomBytes } from 'node:crypto'
import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { WriteStream } from 'node:tty'
import t from 'tap'
import { archiveOf } from '../src/cli/archive.ts'
import { type FolderFile, filesOf, type PassedOver } from '../src/cli/folder.ts'
import { barProgress, lineProgress } from '../src/cli/progress.ts'
import { openUpload } from '../src/cli/upload.ts'
import { importState } from './fixtures/stub-server.ts'

const noEvents = { onFile: () => undefined, onPassedOver: () => undefined }

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
  await buffer(archiveOf(files(), { onFile, onPassedOver: (entry) => passedOver.push(entry) }))
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
  await t.rejects(open('empty'), { exitCode: 1, message: /has no file that can be read/ })
})

const state = importState({
  state: 'running',
  perSecond: 1234.5,
  total: 6000,
  counts: { seen: 1500, failed: 2 },
})

t.test('without a terminal the progress is plain lines, written when they are due', async (t) => {
  const stream = new PassThrough()
  let isDue = false
  const progress = lineProgress(stream, () => isDue)
  progress.sending(1, 100)
  isDue = true
  progress.sending(1, 5_200_000)
  progress.working(state)
  progress.note('two\nlines')
  progress.stop()
  stream.end()
  t.equal(
    (await buffer(stream)).toString(),
    'Sent so far: 1 file, 5.2 MB.\nDone so far: 1,500 of 6,000 items (1,235/s), 2 failed.\ntwo\\u{a}lines\n',
  )
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
  progress.sending(12, 5_200_000)
  progress.working(state)
  progress.note('a note')
  progress.stop()
  progress.sending(13, 5_200_000)
  terminal.end()
  const shown = (await buffer(terminal)).toString()
  t.match(shown, 'Sending 12 files, 5.2 MB')
  t.match(shown, /Importing =+-+ 25% \| 1,500 of 6,000 \| 1,235\/s \|/)
  t.match(shown, /a note\n[^\n]*Importing =+-+ 25%/, 'the bar comes back below the note')
  t.notMatch(shown, '13 files', 'after the end nothing begins anew')
  t.equal(shown.split('\u001b[?25l').length, shown.split('\u001b[?25h').length, 'the cursor is shown again')
})
