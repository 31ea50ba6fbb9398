// What no client library would send, over bare sockets: each gets a problem, and no connection stays open for it.

import { type AddressInfo, connect } from 'node:net'
import t from 'tap'
import { build } from './helper.ts'

const { app } = await build(t)
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as AddressInfo

/** Sends bytes and reads until the server closes; it must do so by itself. */
function exchange(...lines: string[]): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    let answer = ''
    // Half open: this side never hangs up first.
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.setEncoding('utf8')
    socket.on('data', (text) => {
      answer += text
    })
    socket.on('end', () => {
      socket.destroy()
      const end = answer.indexOf('\r\n\r\n')
      const head = answer.slice(0, end).toLowerCase()
      resolve({ status: Number(head.slice(9, 12)), head, body: answer.slice(end + 4) })
    })
    socket.on('error', reject)
    socket.write(lines.join('\r\n'), 'latin1')
  })
}

const close = ['Connection: close', '', '']
const long = 'x'.repeat(20_000)

for (const [what, lines, status, name] of [
  ['two Host lines', ['GET /v1/articles HTTP/1.1', 'Host: a', 'host: b', ...close], 400, 'bad-request'],
  ['no Host line', ['GET /v1/articles HTTP/1.1', ...close], 400, 'bad-request'],
  [
    'headers of 20 kB',
    ['GET /v1/articles HTTP/1.1', 'Host: a', `X-Long: ${long}`, ...close],
    431,
    'headers-too-large',
  ],
  ['an address of 20 kB', [`GET /v1/articles?x=${long} HTTP/1.1`, 'Host: a', ...close], 414, 'uri-too-long'],
  ['no HTTP', ['HELO mail.example', '', ''], 400, 'bad-request'],
  ['TLS', ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'], 400, 'bad-request'],
  ['a method that nobody knows', ['BREW /v1/articles HTTP/1.1', 'Host: a', ...close], 400, 'bad-request'],
  [
    'an address that is not ASCII',
    ['GET /v1/articles/\xe4\xb8\xad HTTP/1.1', 'Host: a', ...close],
    400,
    'bad-request',
  ],
  ['a NUL in a header', ['GET /v1/articles HTTP/1.1', 'Host: a', 'X: a\0b', ...close], 400, 'bad-request'],
  [
    'two lengths of one body',
    [
      'POST /v1/keys HTTP/1.1',
      'Host: a',
      'Content-Length: 2',
      'Transfer-Encoding: chunked',
      ...close,
      '0',
      '',
      '',
    ],
    400,
    'bad-request',
  ],
  [
    'two lengths that differ',
    ['POST /v1/keys HTTP/1.1', 'Host: a', 'Content-Length: 1', 'Content-Length: 2', ...close, 'x'],
    400,
    'bad-request',
  ],
] as const) {
  t.test(`${what}: a problem, and the connection is closed`, async (t) => {
    const answer = await exchange(...lines)
    t.equal(answer.status, status)
    t.match(answer.head, 'content-type: application/problem+json; charset=utf-8')
    t.match(answer.head, 'cache-control: no-store')
    const body = JSON.parse(answer.body)
    t.match(body, { type: `/problems/${name}`, status, detail: /\S/, instance: /^\// })
    t.match(answer.head, `x-request-id: ${body.requestId}`)
  })
}

t.test('headers that do not come to an end are waited for only so long', async (t) => {
  const before = app.server.headersTimeout
  t.ok(before <= 10_000)
  app.server.headersTimeout = 50
  t.teardown(() => {
    app.server.headersTimeout = before
  })
  const answer = await exchange('GET /v1/articles HTTP/1.1', 'Host: a', 'X-Slow: ')
  t.equal(answer.status, 408)
  t.match(JSON.parse(answer.body), { type: '/problems/request-timeout' })
})

t.test('a body that is announced as too large is refused before it is sent', async (t) => {
  const key = 'Authorization: Bearer an-admin-key-for-tests-only-0123456789'
  const head = [
    'POST /v1/keys HTTP/1.1',
    'Host: a',
    key,
    'Content-Type: application/json',
    'Content-Length: 1048577',
  ]
  const answer = await exchange(...head, ...close)
  t.equal(answer.status, 413)
  t.match(JSON.parse(answer.body), { type: '/problems/too-large' })
})

t.test('HTTP/1.0 needs no Host line', async (t) => {
  const answer = await exchange('GET /v1/articles HTTP/1.0', '', '')
  t.equal(answer.status, 200)
})

t.test('what a client calls this server does not get into an answer', async (t) => {
  const answer = await exchange(
    'GET http://evil.example/v1/articles?limit=1 HTTP/1.1',
    'Host: evil.example',
    'X-Forwarded-Host: evil.example',
    ...close,
  )
  t.equal(answer.status, 200)
  t.match(answer.head, 'link: </v1/articles?limit=1>; rel="first"')
  t.notMatch(answer.head + answer.body, 'evil')
  const refused = await exchange('GET http://evil.example?limit=0 HTTP/1.1', 'Host: evil.example', ...close)
  t.equal(JSON.parse(refused.body).instance, '/')
})

t.test('brackets in a raw address do not end a link', async (t) => {
  const answer = await exchange('GET /v1/articles?source=a>b<c&limit=1 HTTP/1.1', 'Host: a', ...close)
  t.match(answer.head, 'link: </v1/articles?source=a%3eb%3cc&limit=1>; rel="first"')
})
