// Who may do what: keys that are missing, wrong or too weak, whose answers may be kept, and which origins may read them.

import t from 'tap'
import { allBut, keyOf } from './fixtures/key.ts'
import { build } from './helper.ts'

const editor = 'https://editor.example'
const api = await build(t, { corsOrigins: [editor, 'https://other.example:8443'] })
const { get, send, app } = api

/** The scope that each operation beside reading demands. */
const guarded = [
  ['GET', '/v1/keys', 'keys:manage'],
  ['POST', '/v1/keys', 'keys:manage'],
  ['DELETE', '/v1/keys/0190c0de-0000-7000-8000-000000000000', 'keys:manage'],
  ['POST', '/v1/imports', 'imports:write'],
  ['GET', '/v1/imports', 'imports:write'],
  ['GET', '/v1/imports/0190c0de-0000-7000-8000-000000000000', 'imports:write'],
  ['GET', '/v1/imports/0190c0de-0000-7000-8000-000000000000/items', 'imports:write'],
] as const

t.test('what is guarded wants a key, with the scope that it names', async (t) => {
  for (const [method, url, scope] of guarded) {
    const without = await send(method, url, { key: false })
    t.match(
      without,
      { status: 401, body: { type: '/problems/unauthorized', detail: /Bearer/ } },
      `${method} ${url}`,
    )
    t.equal(without.headers['www-authenticate'], 'Bearer realm="broadsheet"')
    const weak = await send(method, url, { key: await keyOf(api, ...allBut(scope)) })
    t.match(weak, {
      status: 403,
      body: { type: '/problems/forbidden', detail: `The key lacks the scope "${scope}".` },
    })
    t.match(weak.headers['www-authenticate'], `error="insufficient_scope", scope="${scope}"`)
    const { status } = await send(method, url, { key: await keyOf(api, scope) })
    t.notOk([401, 403].includes(status), `${method} ${url} with ${scope}: ${status}`)
  }
})

t.test('a key is judged before the request is', async (t) => {
  t.equal((await send('POST', '/v1/keys', { key: false, payload: { nonsense: 1 } })).status, 401)
  t.equal((await get('/v1/imports?nonsense=1')).status, 401)
  t.equal((await get('/v1/imports/nonsense')).status, 401)
})

t.test('a wrong key is refused also where none is needed', async (t) => {
  const real = await keyOf(api, 'content:read')
  const other = await build(t)
  const foreign = await keyOf(other, 'content:read')
  const last = real.endsWith('0') ? '1' : '0'
  for (const authorization of [
    'Bearer wrong',
    `Bearer ${foreign}`,
    `Bearer ${real.slice(0, -1)}${last}`,
    `Bearer ${real}0`,
    `Bearer ${real.toLowerCase()}`,
    `Bearer bs_${'z'.repeat(22)}_${'z'.repeat(43)}`,
    `Bearer bs_${'0'.repeat(22)}_${'0'.repeat(43)}`,
    `Bearer ${real} ${real}`,
    'Bearer',
    'Bearer ',
    '',
    real,
    `Basic ${Buffer.from(`x:${real}`).toString('base64')}`,
    `Token ${real}`,
    `Bearer ${'x'.repeat(8_000)}`,
    "Bearer ' OR 1=1",
  ]) {
    for (const url of ['/v1/articles', '/v1/tags/none', '/v1/whoami', '/v1/articles?limit=0']) {
      const { status, body, headers } = await get(url, { authorization })
      t.match(
        { status, body },
        { status: 401, body: { type: '/problems/unauthorized' } },
        `${url} ${authorization.slice(0, 80)}`,
      )
      t.match(headers['www-authenticate'], /^Bearer realm="broadsheet", error="invalid_(token|request)"$/)
    }
  }
  for (const url of ['/', '/livez', '/readyz', '/openapi.json'])
    t.equal(
      (await get(url, { authorization: 'Bearer wrong' })).status,
      200,
      `${url} asks for none and looks at none`,
    )
  t.equal(
    (await get('/v1/articles', { authorization: `bearer   ${real}` })).status,
    200,
    'the scheme has no case',
  )
  t.equal((await get(`/v1/articles?key=${real}`)).status, 400, 'a key is not taken from the address')
})

t.test('an answer to a key is its own, an error is nobody’s', async (t) => {
  const reader = await keyOf(api, 'content:read')
  for (const url of ['/v1/articles', '/v1/tags', '/v1/whoami']) {
    const { headers } = await send('GET', url, { key: reader })
    t.match(headers['cache-control'], /^private\b/, url)
    t.match(headers.vary, /\bAuthorization\b/)
  }
  const { headers } = await get('/v1/articles')
  t.match(headers.vary, /\bAuthorization\b/, 'a cache must not give the public answer to a key either')
  t.notMatch(headers['cache-control'] ?? '', /private/)
  const created = await send('POST', '/v1/keys', { payload: { name: 'x', scopes: ['content:read'] } })
  t.match(created.headers['cache-control'], /^private\b/)
  for (const key of [false, reader] as const) {
    for (const url of ['/v1/articles/none', '/v1/articles?limit=0', '/nope', '/v1/keys'])
      t.equal((await send('GET', url, { key })).headers['cache-control'], 'no-store', url)
  }
  for (const url of ['/v1/articles/%', `/v1/articles/${'x'.repeat(3_000)}`])
    t.equal((await get(url)).headers['cache-control'], 'no-store')
})

t.test('any origin may read, and sees the headers that it needs', async (t) => {
  for (const [url, status] of [
    ['/v1/articles', 200],
    ['/v1/articles/none', 404],
    ['/v1/keys', 401],
    ['/nope', 404],
  ] as const) {
    const { headers, status: answered } = await get(url, { origin: 'https://anybody.example' })
    t.equal(answered, status)
    t.equal(headers['access-control-allow-origin'], '*', url)
    t.equal(headers['access-control-allow-credentials'], undefined)
    const exposed = headers['access-control-expose-headers']?.split(', ')
    t.same(exposed, [
      'ETag',
      'Link',
      'Location',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'X-Request-Id',
      'Idempotent-Replayed',
    ])
  }
})

const preflight = async (origin: string, method: string, url = '/v1/keys') => {
  const { statusCode, headers } = await app.inject({
    method: 'OPTIONS',
    url,
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization, content-type',
    },
  })
  return { status: statusCode, headers }
}

t.test('a browser may send a key from anywhere to read, and from known origins to write', async (t) => {
  const reading = await preflight('https://anybody.example', 'GET', '/v1/whoami')
  t.match(reading, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '86400',
    },
  })
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const known = await preflight(editor, method)
    t.match(known, { status: 204, headers: { 'access-control-allow-origin': editor } }, method)
    t.match(known.headers['access-control-allow-methods'], method)
    t.match(known.headers.vary, /\bOrigin\b/)
    for (const origin of [
      'https://anybody.example',
      'https://editor.example.evil.example',
      'http://editor.example',
      'null',
    ]) {
      const { headers } = await preflight(origin, method)
      t.equal(headers['access-control-allow-origin'], undefined, `${method} from ${origin}`)
    }
  }
  const write = (origin: string) =>
    send('POST', '/v1/keys', { headers: { origin }, payload: { name: 'x', scopes: ['content:read'] } })
  t.equal((await write(editor)).headers['access-control-allow-origin'], editor)
  t.equal((await write('https://anybody.example')).headers['access-control-allow-origin'], undefined)
})

t.test('OPTIONS without an origin is no error', async (t) => {
  for (const url of ['/v1/articles', '/v1/keys']) {
    const { statusCode, payload } = await app.inject({ method: 'OPTIONS', url })
    t.same([statusCode, payload], [204, ''], url)
  }
})

t.test('documents and files are not sniffed, and pages do not run in frames of others', async (t) => {
  for (const url of ['/v1/articles', '/docs', '/problems/gone', '/nope']) {
    const { headers } = await app.inject(url)
    t.match(headers, { 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' }, url)
    t.notOk('x-powered-by' in headers || 'server' in headers)
  }
})
