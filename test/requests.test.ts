// What holds for every route: addresses, methods, parameters and bodies that are refused, each with its own problem.

import t from 'tap'
import { problemTable } from '../src/platform/problems.ts'
import { adminKey, build } from './helper.ts'

const api = await build(t)
const { get, send, app } = api
const id = '0190c0de-0000-7000-8000-000000000000'

/** Every operation of the document: its method, and its address with something put in for each parameter. */
const operations = Object.entries(app.swagger().paths ?? {}).flatMap(([template, methods]) =>
  Object.keys(methods ?? {}).map((method) => ({
    method: method.toUpperCase(),
    url: template
      .replaceAll('{id}', id)
      .replaceAll('{n}', '1')
      .replaceAll('{version}', '1')
      .replaceAll(/\{\w+\}/g, 'x'),
  })),
)
const urls = [...new Set(operations.map(({ url }) => url))]

t.test('an address that is none is a 404 with an id that finds it in the log', async (t) => {
  for (const url of [
    '/nope',
    '/v1',
    '/v2/articles',
    '/v1/articles/x/',
    '/v1/articles/x/y',
    '//v1/articles',
    '/V1/articles',
    '/.env',
  ]) {
    const { status, body, headers } = await get(`${url}?key=secret`)
    t.equal(status, 404, url)
    t.match(body, {
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: String,
      instance: url,
    })
    t.equal(body.requestId, headers['x-request-id'])
    t.equal(headers['content-type'], 'application/problem+json; charset=utf-8')
    t.equal(headers['cache-control'], 'no-store')
  }
})

t.test('a method that an address does not have is a 405 that lists those it has', async (t) => {
  for (const url of urls) {
    const taken = operations.filter((each) => each.url === url).map(({ method }) => method)
    const allow = [...taken, ...(taken.includes('GET') ? ['HEAD'] : [])].sort()
    const others = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY', 'PURGE']
    for (const method of others.filter((each) => !allow.includes(each))) {
      // A body of an unknown type must not be read, let alone judged.
      const { statusCode, headers, payload } = await app.inject({
        method: method as 'GET',
        url: `${url}?x=1`,
        // Whoever may not write is told that first.
        headers: { 'content-type': 'text/x-nonsense', authorization: `Bearer ${adminKey}` },
        ...(method === 'HEAD' ? {} : { payload: '{' }),
      })
      const answer = `${method} ${url} ${statusCode}`
      t.match({ answer, allow: headers.allow }, { answer: `${method} ${url} 405`, allow: allow.join(', ') })
      if (method !== 'HEAD')
        t.match(JSON.parse(payload), { type: '/problems/method-not-allowed', instance: url })
    }
  }
})

/** Bodies that are well-formed, for what takes one: what is wrong is elsewhere. */
const bodies: Readonly<Record<string, { payload: object }>> = {
  'POST /v1/keys': { payload: { name: 'x', scopes: ['content:read'] } },
  'POST /v1/articles': { payload: { title: 'x' } },
  'PATCH /v1/articles/x': { payload: {} },
  'PUT /v1/articles/by-source/x/x': { payload: { title: 'x' } },
  'POST /v1/articles/bulk': { payload: [{ title: 'x' }] },
  'POST /v1/lookup': { payload: { urls: ['/x'] } },
}

t.test('every operation refuses a parameter that it does not know, by its name', async (t) => {
  for (const { method, url } of operations) {
    const body = bodies[`${method} ${url}`] ?? {}
    const { status, body: problem } = await send(method as 'GET', `${url}?nonsense=1`, body)
    t.equal(status, 400, `${method} ${url}`)
    t.match(problem.errors, [{ parameter: 'nonsense', code: 'unknown' }])
  }
})

t.test('an unknown parameter comes with the nearest known one', async (t) => {
  for (const [given, meant] of [
    ['tagg', 'tag'],
    ['catgory', 'category'],
    ['Limit', 'limit'],
    ['published_from', 'publishedFrom'],
    ['sorce', 'source'],
  ]) {
    const { body } = await get(`/v1/articles?${given}=1`)
    t.match(body.detail, new RegExp(`"${given}" is unknown; .*"${meant}"\\.$`))
  }
  const { body } = await get('/v1/articles?frobnicate=1')
  t.match(body.detail, /known are limit, cursor, sort, fields, .*updatedFrom/)
})

t.test('parameters that are repeated, empty, malformed or hold NUL are refused by name', async (t) => {
  for (const [query, parameter, code] of [
    ['tag=a&tag=b', 'tag', 'repeated'],
    ['limit=1&limit=1', 'limit', 'repeated'],
    ['x=1&x=2', 'x', 'unknown'],
    ['tag=', 'tag', 'invalid'],
    ['tag', 'tag', 'invalid'],
    ['tag=%FF', 'tag', 'malformed'],
    ['tag=%E4%B8', 'tag', 'malformed'],
    ['tag=%', 'tag', 'malformed'],
    ['tag=%ED%A0%80', 'tag', 'malformed'],
    ['%FF=1', '%FF=1', 'malformed'],
    ['tag=a%00b', 'tag', 'nul'],
    ['cursor=%00', 'cursor', 'nul'],
    ['limit=1%00', 'limit', 'nul'],
    ['a%00=1', 'a\0', 'unknown'],
    ['__proto__=1', '__proto__', 'unknown'],
    ['constructor=1', 'constructor', 'unknown'],
    ['=1', '', 'unknown'],
  ]) {
    const { status, body } = await get(`/v1/articles?${query}`)
    t.match({ status, body }, { status: 400, body: { type: '/problems/invalid-parameter' } }, `?${query}`)
    t.match(body.errors, [{ parameter, code }], `?${query}`)
  }
})

t.test('a plus is a blank, and a stray ampersand is nothing', async (t) => {
  await api.importArticles([
    { title: 'x', html: '', publishedAt: '2022-04-19T00:00:00Z', tags: [{ slug: 'a-b', name: 'a b' }] },
  ])
  t.equal((await get('/v1/articles?&tag=a-b&')).body.data.length, 1)
  t.equal((await get('/v1/articles?tag=a+b')).body.data.length, 0)
})

t.test('a path that is malformed, too long or holds NUL is a problem as well', async (t) => {
  for (const path of ['articles', 'categories', 'tags', 'sources']) {
    for (const [ref, status, name] of [
      ['%', 400, 'bad-request'],
      ['%E0%A4%A', 400, 'bad-request'],
      ['%FF', 400, 'bad-request'],
      ['%00', 400, 'invalid-parameter'],
      ['a%00b', 400, 'invalid-parameter'],
      ['x'.repeat(2_401), 414, 'uri-too-long'],
      ['%F0%A0%80%80'.repeat(200), 404, 'not-found'],
      ["'; DROP TABLE article; --", 404, 'not-found'],
      ['%2e%2e%2f%2e%2e%2fetc%2fpasswd', 404, 'not-found'],
    ] as const) {
      const { body } = await get(`/v1/${path}/${ref}`)
      t.match(body, { status, type: `/problems/${name}` }, `${path} ${ref.slice(0, 40)}`)
    }
  }
  t.match((await send('DELETE', '/v1/keys/xyz')).body, { status: 400, errors: [{ parameter: 'id' }] })
  t.equal((await send('DELETE', `/v1/keys/${'x'.repeat(2_401)}`)).status, 414)
})

t.test('every answer bears the caller’s request id, if it is a sane one', async (t) => {
  const sane = 'A-z.09_:/+='.padEnd(128, 'x')
  t.equal((await get('/v1/articles', { 'x-request-id': sane })).headers['x-request-id'], sane)
  const refused = await get('/v1/articles?limit=0', { 'x-request-id': 'trace-1' })
  t.same([refused.headers['x-request-id'], refused.body.requestId], ['trace-1', 'trace-1'])
  for (const url of ['/nope', '/v1/articles/%', `/v1/tags/${'x'.repeat(3_000)}`])
    t.equal((await get(url, { 'x-request-id': 'trace-2' })).body.requestId, 'trace-2', url.slice(0, 20))
  for (const given of ['', 'a b', 'a\tb', '{"x":1}', 'é', `${sane}x`, '<script>']) {
    const { headers } = await get('/livez', { 'x-request-id': given })
    t.match(headers['x-request-id'], /^[\da-f]{8}-[\da-f]{4}-4/, given)
  }
})

t.test('HEAD answers as GET does, without the body', async (t) => {
  for (const url of [
    '/v1/articles?limit=1',
    '/v1/tags/a-b',
    '/v1/articles/none',
    '/v1/articles?limit=0',
    '/',
    '/livez',
    '/nope',
  ]) {
    const got = await app.inject({ method: 'GET', url, headers: { 'x-request-id': 'same' } })
    const head = await app.inject({ method: 'HEAD', url, headers: { 'x-request-id': 'same' } })
    t.equal(head.statusCode, got.statusCode, url)
    t.equal(head.payload, '')
    const { date: _, 'server-timing': __, ...headers } = got.headers
    t.match(head.headers, headers, url)
  }
})

t.test('each problem has a page that explains it', async (t) => {
  for (const [name, [status, title]] of Object.entries(problemTable)) {
    const { status: answered, text, headers } = await get(`/problems/${name}`)
    t.equal(answered, 200, name)
    t.match(headers['content-type'], 'text/html')
    t.ok(text.includes(`<h1>${title}</h1>`) && text.includes(String(status)))
  }
  for (const name of ['none', '__proto__', 'constructor', 'toString'])
    t.match(await get(`/problems/${name}`), { status: 404, body: { type: '/problems/not-found' } }, name)
})

t.test('the root says what this is, and its addresses are there', async (t) => {
  const { body } = await get('/')
  t.match(body, { name: 'Broadsheet', version: /^\d+\.\d+\.\d+/, api: '/v1' })
  for (const url of [body.docs, body.openapi]) t.equal((await get(url)).status, 200, url)
  t.same((await get('/livez')).body, { status: 'ok' })
  t.same((await get('/readyz')).body, { status: 'ok' })
})
