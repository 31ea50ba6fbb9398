// Hostile uploads, each as it would be sent: they end in a 4xx or in an item's failure, with the limit by its name.

import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { assertConsistent } from './consistency.ts'
import { tarOf, tarWith } from './fixtures/archives.ts'
import { postOf } from './fixtures/written.ts'
import { zipOf } from './fixtures/zip-writer.ts'
import { build, realThreads } from './helper.ts'

const app = await build(t, {}, realThreads())
const MiB = 2 ** 20

async function upload(type: string, payload: Buffer | string, query = '') {
  const answer = await app.send('POST', `/v1/imports?wait=60${query}`, {
    type,
    payload: Buffer.from(payload),
  })
  return { status: answer.status, body: answer.body }
}

/** Uploads what must be taken, and tells what became of each item. */
async function items(type: string, payload: Buffer | string, query = '') {
  const { status, body } = await upload(type, payload, query)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  const list = await app.send('GET', `/v1/imports/${body.id}/items?limit=100`)
  return list.body.data.map((item: { outcome: string; error?: { code: string; detail: string } }) => ({
    outcome: item.outcome,
    ...(item.error ? { code: item.error.code, detail: item.error.detail } : {}),
  }))
}

const good = { name: '2020-01-01-good.md', data: postOf({ title: 'Good' }) }
const zip = 'application/zip'
const tar = 'application/x-tar'
const tarGz = 'application/gzip'

/** A test that ends with a server that lives, a database that is whole, and nothing of the upload on the disk. */
function hostile(name: string, run: (t: Test) => Promise<void>): void {
  t.test(name, async (t) => {
    await run(t)
    await assertConsistent(app.db)
    t.same(await readdir(app.config.dataDir), [], 'no file was left on the disk')
    t.equal((await app.get('/livez')).status, 200)
  })
}

hostile('names that lead out of the archive, links and devices fail alone', async (t) => {
  for (const name of ['../../etc/cron.d/x.md', '/etc/x.md', 'C:/x.md', 'a/../../x.md']) {
    const result = await items(zip, zipOf([{ name, data: 'x' }, good]))
    t.match(result, [{ outcome: 'failed', code: 'unsafe-name' }, { outcome: /created|unchanged/ }], name)
  }
  const links = await tarOf([
    { name: '2020-01-02-link.md', type: 'symlink' },
    { name: '2020-01-02-pipe.md', type: 'fifo' },
    good,
  ])
  t.match(await items(tar, links), [{ code: 'not-a-file' }, { code: 'not-a-file' }, { outcome: 'unchanged' }])
})

hostile(
  'archives that unpack to far more than they are, or lie about sizes, are refused by the name of the limit',
  async (t) => {
    const bomb = gzipSync(await tarOf([{ name: '2020-01-01-a.md', data: Buffer.alloc(16 * MiB) }]))
    t.match(await upload(tarGz, bomb), {
      status: 413,
      body: { type: '/problems/compression-ratio', detail: /200 times/ },
    })
    const zeros = zipOf([{ name: '2020-01-01-a.md', data: Buffer.alloc(9 * MiB) }])
    t.match(await items(zip, zeros), [{ outcome: 'failed', code: 'compression-ratio', detail: /200/ }])
    const large = await tarOf([{ name: '2020-01-01-a.md', data: randomBytes(11 * MiB) }, good])
    t.match(await items(tar, large), [
      { code: 'entry-too-large', detail: /10485760 bytes/ },
      { outcome: 'unchanged' },
    ])
    // The header says 8 GiB; the file ends long before.
    const lying = await tarWith([[124, '77777777777\0']])
    t.match(await upload(tar, lying), { status: 400, body: { type: '/problems/invalid-archive' } })
  },
)

hostile(
  'an archive of 20,000 entries is read to its end, and one within another is not opened',
  async (t) => {
    const entries = Array.from({ length: 20_000 }, (_, at) => ({ name: `img/${at}.png` }))
    const many = gzipSync(await tarOf([...entries, good]))
    t.match(await upload(tarGz, many), {
      status: 200,
      body: { total: 1, counts: { ignored: 20_000, unchanged: 1 } },
    })
    const nested = await tarOf([{ name: '2020-01-01-inner.md', data: zipOf([good]) }, good])
    t.match(await upload(tar, nested), { status: 200, body: { total: 1, counts: { ignored: 1 } } })
  },
)

hostile('one line of 11 MB fails alone, or is refused where it is all there is', async (t) => {
  const line = `{"title":"${'x'.repeat(11 * MiB)}"}`
  const other = '{"title":"Other","publishedAt":"2020-01-01T00:00:00Z","slug":"other","html":""}'
  const result = await items('application/x-ndjson', `${line}\n${other}\n`)
  t.match(result, [
    { outcome: 'failed', code: 'entry-too-large', detail: /10485760/ },
    { outcome: 'created' },
  ])
  t.match(await upload('text/markdown', Buffer.alloc(11 * MiB, 'x')), {
    status: 413,
    body: { detail: /\d+ bytes/ },
  })
})

hostile('bytes that are no UTF-8 fail by name, GBK and UTF-16 alike', async (t) => {
  const gbk = Buffer.from('---\ntitle: \xd6\xd0\xb9\xfa\n---\n', 'latin1')
  const utf16 = Buffer.from('\uFEFF---\ntitle: x\n---\n', 'utf16le')
  const archive = zipOf([
    { name: '2020-01-03-gbk.md', data: gbk },
    { name: '2020-01-04-utf16.md', data: utf16 },
    good,
  ])
  t.match(await items(zip, archive), [
    { code: 'invalid-utf8' },
    { code: 'invalid-utf8' },
    { outcome: 'unchanged' },
  ])
  for (const bytes of [gbk, utf16]) {
    t.match(await upload('text/markdown', bytes), { status: 400, body: { type: '/problems/invalid-utf8' } })
  }
})

hostile('front matter that is a bomb, a program, or far too much fails alone', async (t) => {
  const alias = Array.from({ length: 9 }, (_, at) =>
    at === 0 ? 'a0: &a0 [x,x,x,x,x,x,x,x,x]' : `a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}]`,
  ).join('\n')
  const tags = Array.from({ length: 100_000 }, (_, at) => `t${at}`).join(', ')
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const archive = await tarOf([
    { name: '2020-02-01-alias.md', data: `---\ntitle: a\n${alias}\n---\nx` },
    { name: '2020-02-02-js.md', data: '---js\n{ title: process.exit(1) }\n---\nx' },
    { name: '2020-02-03-tags.md', data: `---\ntitle: a\ntags: [${tags}]\n---\nx` },
    { name: '2020-02-04-deep.md', data: `---\ntitle: a\ndeep: ${deep}\n---\nx` },
    { name: '2020-02-05-html.md', data: `---\ntitle: a\n---\n${'<div>'.repeat(100_000)}` },
    good,
  ])
  const result = await items(tar, archive)
  t.match(result[0], { outcome: 'failed', detail: /alias/i })
  t.ok(['failed', 'created'].includes(result[1].outcome), 'a program is text at most')
  t.match(result[2], { outcome: 'failed', detail: /64 KiB/ })
  const article = { title: 'a', publishedAt: '2020-01-01T00:00:00Z', html: '', tags: tags.split(', ') }
  const [tooMany] = await items('application/x-ndjson', JSON.stringify(article))
  t.match(tooMany, { outcome: 'failed', detail: /at most \d+|\d+ tags/ })
  t.match(result[3], { outcome: 'failed', detail: /deep|nest/i })
  t.ok(['failed', 'created'].includes(result[4].outcome))
  t.match(result[5], { outcome: 'unchanged' })
})

hostile('JSON that is nested without end, or holds what is no text, fails by name', async (t) => {
  const deep = `{"title":"a","extra":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`
  const other = '{"title":"Deep","publishedAt":"2020-01-01T00:00:00Z","slug":"deep","html":""}'
  t.match(await items('application/x-ndjson', `${deep}\n${other}\n`), [
    { outcome: 'failed' },
    { outcome: 'created' },
  ])
  t.match(await upload('application/json', '{"title":"\\ud800"}'), {
    status: 400,
    body: { type: '/problems/invalid-text' },
  })
  t.match(await upload('application/json', '{"title":"\\u0000"}'), {
    status: 400,
    body: { type: '/problems/invalid-text' },
  })
  t.match(await upload('application/json', `[${'['.repeat(100_000)}`), { status: 400 })
})

hostile('a feed with entities of its own is refused before it is read', async (t) => {
  const lol = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  const feed = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${lol}]><rss version="2.0"><channel><item><title>&l9;</title></item></channel></rss>`
  t.match(await upload('application/rss+xml', feed), { status: 400, body: { type: '/problems/doctype' } })
  const file =
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><title>&f;</title></channel></rss>'
  t.match(await upload('application/xml', file), { status: 400, body: { type: '/problems/doctype' } })
})
