// Uploads that are refused: each with its own problem, and nothing of it remains.

import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { assertConsistent, dump } from './consistency.ts'
import { fortyPosts, tarOf } from './fixtures/archives.ts'
import { until } from './fixtures/until.ts'
import { articleOf, ndjsonOf, postOf } from './fixtures/written.ts'
import { zipOf } from './fixtures/zip-writer.ts'
import { adminKey, build, type SendOptions } from './helper.ts'

const { app, db, config, send, importArticles } = await build(t)
await importArticles([articleOf({ slug: 'here' })])
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as AddressInfo

const post = postOf({ title: '题', date: '2022-04-19 12:56:15 +0800' })
const json = 'application/json'
const ndjson = 'application/x-ndjson'
const markdown = 'text/markdown'
const gzipped = { 'content-encoding': 'gzip' }

const bodies: Readonly<Record<string, readonly [problem: string, options: SendOptions]>> = {
  'an empty post': ['empty-upload', { type: markdown, payload: '' }],
  'empty NDJSON': ['empty-upload', { type: ndjson, payload: '\n \n' }],
  'empty JSON': ['empty-upload', { type: json, payload: '' }],
  'an empty zip file': ['empty-upload', { type: 'application/zip', payload: '' }],
  'an empty tar': ['empty-upload', { type: 'application/x-tar', payload: '' }],
  'an empty gzip': ['empty-upload', { type: 'application/gzip', payload: '' }],
  'no body at all': ['empty-upload', { type: json }],
  'broken JSON': ['invalid-json', { type: json, payload: '[{"title":"a"},' }],
  'broken JSON in its middle': ['invalid-json', { type: json, payload: '[{"title":"a"}{"title":"b"}]' }],
  'broken JSON after thousands of articles': [
    'invalid-json',
    { type: json, payload: `[${'{"title":"a"},'.repeat(4_500)}oops` },
  ],
  'a number as JSON': ['invalid-json', { type: json, payload: '42' }],
  'one broken line': ['invalid-json', { type: ndjson, payload: '{"title":' }],
  'a post that is not UTF-8': ['invalid-utf8', { type: markdown, payload: Buffer.from([0xc4, 0xe3]) }],
  'JSON that is not UTF-8': [
    'invalid-utf8',
    { type: json, payload: Buffer.from('{"title":"\xc4\xe3"}', 'latin1') },
  ],
  'a line that is not UTF-8': [
    'invalid-utf8',
    { type: ndjson, payload: Buffer.from('{"title":"\xc4\xe3"}', 'latin1') },
  ],
  'NUL in a title': ['invalid-text', { type: json, payload: articleOf({ title: 'a\0b' }) }],
  'NUL in a post': ['invalid-text', { type: markdown, payload: post.replace('题', 'a\0b') }],
  'half a surrogate pair': [
    'invalid-text',
    { type: ndjson, payload: String.raw`{"title":"\ud800","text":""}` },
  ],
  'a zip that is none': ['invalid-archive', { type: 'application/zip', payload: post }],
  'a zip cut short': [
    'invalid-archive',
    { type: 'application/zip', payload: zipOf([{ name: 'a.md', data: post }]).subarray(0, -30) },
  ],
  'a tar that is none': ['invalid-archive', { type: 'application/x-tar', payload: post.repeat(20) }],
  'a gzip that is none': ['invalid-archive', { type: 'application/gzip', payload: post }],
  'a gzip without a tar': ['invalid-archive', { type: 'application/gzip', payload: gzipSync(post) }],
  'a gzip cut short': [
    'invalid-archive',
    {
      type: 'application/gzip',
      payload: gzipSync(await tarOf([{ name: '2022-01-01-a.md', data: post }])).subarray(0, -12),
    },
  ],
  'a body that is not the gzip it says': ['invalid-archive', { type: json, payload: '{}', headers: gzipped }],
  'a gzipped body cut short': [
    'invalid-archive',
    { type: json, payload: gzipSync('{}').subarray(0, -3), headers: gzipped },
  ],
  'a bomb as Content-Encoding': [
    'compression-ratio',
    {
      type: ndjson,
      payload: gzipSync(ndjsonOf([articleOf({ title: 'a'.repeat(9_000_000) })])),
      headers: gzipped,
    },
  ],
  'a bomb as tar.gz': [
    'compression-ratio',
    {
      type: 'application/gzip',
      payload: gzipSync(await tarOf([{ name: '2022-01-01-a.md', data: '0'.repeat(9_000_000) }])),
    },
  ],
  'a post over 10 MiB': ['too-large', { type: markdown, payload: Buffer.alloc(10 * 2 ** 20 + 1, 'x') }],
  'a type that is not read': ['unsupported-media-type', { type: 'application/pdf', payload: post }],
  'no type': ['unsupported-media-type', { payload: post }],
  'another charset': ['unsupported-media-type', { type: 'text/markdown; charset=gbk', payload: post }],
  'another encoding': [
    'unsupported-media-type',
    { type: markdown, payload: post, headers: { 'content-encoding': 'br' } },
  ],
  'no key': ['unauthorized', { key: false, type: markdown, payload: post }],
  'a wrong key': ['unauthorized', { key: 'bs_wrong_wrong', type: markdown, payload: post }],
}

t.test('a refused upload has its own problem and leaves nothing behind', async (t) => {
  const before = await dump(db)
  for (const [what, [problem, options]] of Object.entries(bodies)) {
    const answer = await send('POST', '/v1/imports?wait=30', options)
    t.match(answer.body, { type: `/problems/${problem}` }, what)
    t.ok(answer.status >= 400 && answer.status < 500, `${what}: ${answer.status}`)
    t.ok(answer.body.detail.length > 10, `${what}: ${answer.body.detail}`)
  }
  t.same(await dump(db), before)
  t.same(await readdir(config.dataDir), [], 'no spooled file either')
})

t.test('a key without imports:write is told the scope', async (t) => {
  const { body } = await send('POST', '/v1/keys', {
    type: json,
    payload: { name: 'reader', scopes: ['content:read', 'drafts:read'] },
  })
  const upload = { key: body.key, type: markdown, payload: post }
  for (const answer of [
    await send('POST', '/v1/imports', upload),
    await send('GET', '/v1/imports', { key: body.key }),
  ]) {
    t.equal(answer.status, 403)
    t.match(answer.body.detail, '"imports:write"')
    t.match(answer.headers['www-authenticate'], 'scope="imports:write"')
  }
  t.match((await send('POST', '/v1/imports', bodies['no key']?.[1])).headers['www-authenticate'], /^Bearer/)
})

t.test('a wrong parameter is a 400 that names it, before the body is read', async (t) => {
  const before = await dump(db)
  const wrong = {
    'dryrun=true': ['dryrun', '"dryRun"'],
    'dryRun=1': ['dryRun', 'true or false'],
    'onConflict=merge': ['onConflict', 'overwrite'],
    'timezone=Mars/Base': ['timezone', 'Asia/Shanghai'],
    'wait=61': ['wait', '60'],
    'wait=abc': ['wait', '60'],
    'profile=x': ['profile', 'eastmoney'],
    'path=': ['path', 'text'],
    'path=a%00b.md': ['path', 'NUL'],
    'path=%ff': ['path', 'percent'],
    'path=a.md&path=b.md': ['path', 'more than once'],
  }
  for (const [query, [parameter, words]] of Object.entries(wrong)) {
    const answer = await send('POST', `/v1/imports?${query}`, { type: markdown, payload: post })
    t.match(
      answer,
      { status: 400, body: { type: '/problems/invalid-parameter', errors: [{ parameter }] } },
      query,
    )
    t.match(answer.body.detail, words)
  }
  t.same(await dump(db), before)
})

t.test('a name with what a path may hold is a label and no more', async (t) => {
  const path = '../../etc/2022-04-19-\u202eÅ 题.md'
  const { body } = await send('POST', `/v1/imports?wait=30&path=${encodeURIComponent(path)}`, {
    type: markdown,
    payload: post,
  })
  const { data } = (await send('GET', `/v1/imports/${body.id}/items`)).body
  t.match(data, [{ path, outcome: 'created' }])
  await assertConsistent(db)
})

t.test('a client that goes away in the middle leaves a failed import and nothing staged', async (t) => {
  await db.write.query('DELETE FROM import')
  const zip = (await fortyPosts())[0]?.bytes ?? Buffer.alloc(0)
  const half = {
    [ndjson]: Buffer.from(`${ndjsonOf(Array.from({ length: 450 }, () => articleOf()))}\n`),
    'application/zip': zip.subarray(0, zip.length / 2),
  }
  const before = await dump(db)
  for (const [type, bytes] of Object.entries(half)) {
    const socket = await upload(type, bytes.length + 1000)
    socket.write(bytes)
    const receiving = await until('the upload arrives', async () => {
      const { data } = (await send('GET', '/v1/imports?limit=1')).body
      return data[0]?.state === 'receiving' && (type !== ndjson || data[0].total === 400) && data[0]
    })
    socket.destroy()
    const failed = await until('the import fails', async () => {
      const { body } = await send('GET', receiving.links.self)
      return body.state === 'failed' && body
    })
    t.match(failed, {
      total: 0,
      counts: { seen: 0 },
      error: { code: 'upload-incomplete', type: '/problems/upload-incomplete' },
    })
    t.same((await send('GET', receiving.links.items)).body.data, [])
  }
  const { import: imports, ...rest } = await dump(db)
  t.equal(imports?.length, 2)
  t.same({ ...rest, import: [] }, before)
  t.same(await readdir(config.dataDir), [])
  await assertConsistent(db)
})

t.test('an upload refused early is answered while its client still sends', async (t) => {
  const before = await dump(db)
  const refused = {
    'another type': ['application/pdf', 'unsupported-media-type', Buffer.alloc(0)],
    'broken JSON': [json, 'invalid-json', Buffer.from('[oops')],
    'no tar': ['application/x-tar', 'invalid-archive', Buffer.alloc(2048, 'x')],
  } as const
  for (const [what, [type, problem, beginning]] of Object.entries(refused)) {
    const socket = await upload(type, 50_000_000)
    socket.write(beginning)
    const answer = await until(`the answer for ${what}`, () => {
      // It goes on sending, as much as the server takes.
      if (socket.writableLength === 0) socket.write(Buffer.alloc(65_536, 'x'))
      const text = received.get(socket) ?? ''
      return text.includes('"requestId"') && text
    })
    t.match(answer, /^HTTP\/1\.1 4/, what)
    t.match(answer, `"/problems/${problem}"`)
    socket.destroy()
  }
  t.same(await dump(db), before)
})

const received = new Map<Socket, string>()

/** A connection on which an upload of so many bytes was begun. */
async function upload(type: string, length: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('utf8').on('data', (text) => received.set(socket, (received.get(socket) ?? '') + text))
  // A reset after the answer is the server's right.
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const head = [
    'POST /v1/imports HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${adminKey}`,
    `Content-Type: ${type}`,
    `Content-Length: ${length}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  return socket
}
