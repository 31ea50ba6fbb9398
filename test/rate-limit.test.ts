// Rate limits: who is counted as whom, what each answer tells, and what is refused.

import t, { type Test } from 'tap'
import type { Config } from '../src/config.ts'
import { keyOf } from './fixtures/key.ts'
import { articleOf } from './fixtures/written.ts'
import { adminKey, build } from './helper.ts'

const limit = { read: 5, write: 3, import: 2 }
/** A budget of five a minute gets one more after this. */
const stepMs = 12_000

/** An application whose limits go by a clock that stands still. */
async function limited(t: Test, parts: Partial<Config> = {}) {
  const clock = { ms: 1_000_000 }
  const api = await build(t, { rateLimit: limit, ...parts }, { now: () => clock.ms })
  /** A request from an address; the answer is checked against the document. */
  const ask = async (
    url: string,
    {
      from = '192.0.2.1',
      method = 'GET' as 'GET' | 'HEAD' | 'POST' | 'DELETE',
      headers = {},
      payload,
    }: {
      from?: string
      method?: 'GET' | 'HEAD' | 'POST' | 'DELETE'
      headers?: Record<string, string>
      payload?: object | string
    } = {},
  ) => {
    const answer = await api.app.inject({
      method,
      url,
      headers,
      remoteAddress: from,
      ...(payload !== undefined && { payload }),
    })
    api.contract(method, url, { status: answer.statusCode, headers: answer.headers, body: answer.payload })
    const { ratelimit, 'ratelimit-policy': policy, 'retry-after': retryAfter } = answer.headers
    return {
      status: answer.statusCode,
      left: /^"\w+";r=(\d+);t=[1-9]\d*$/.exec(String(ratelimit))?.[1],
      policy,
      ratelimit,
      retryAfter,
      headers: answer.headers,
      text: answer.payload,
    }
  }
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
  return { ...api, ask, clock, bearer }
}

const shared = await limited(t)
// After a minute every budget is whole again.
t.beforeEach(() => {
  shared.clock.ms += 60_000
})

t.test('every answer that counts tells what is left, whatever its status', async (t) => {
  const { ask } = shared
  const first = await ask('/v1/articles')
  t.match(first, { status: 200, policy: '"read";q=5;w=60', ratelimit: '"read";r=4;t=12' })
  const known = { 'if-none-match': String(first.headers.etag) }
  t.match(await ask('/v1/articles', { headers: known }), { status: 304, left: '3' })
  t.match(await ask('/v1/articles?limit=0'), { status: 400, left: '2' })
  t.match(await ask('/no-such-address'), { status: 404, left: '1' })
  t.match(await ask('/v1/whoami'), { status: 401, left: '0' })
  t.match(await ask('/v1/articles'), { status: 429, ratelimit: '"read";r=0;t=12' })
})

t.test('who is over the budget is told when to come again, and a browser may read that', async (t) => {
  const { ask, clock } = shared
  const origin = { origin: 'https://anybody.example' }
  for (let left = 4; left >= 0; left -= 1)
    t.equal((await ask('/v1/articles', { headers: origin })).left, String(left))
  const refused = await ask('/v1/articles', { headers: origin })
  t.match(refused, {
    status: 429,
    policy: '"read";q=5;w=60',
    ratelimit: '"read";r=0;t=12',
    retryAfter: '12',
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    },
  })
  t.match(JSON.parse(refused.text), { type: '/problems/rate-limited', status: 429, detail: /"read".* 12 s/ })
  clock.ms += stepMs - 500
  t.match(await ask('/v1/articles'), { status: 429, retryAfter: '1' }, 'never less than a second')
  clock.ms += 500
  t.match(await ask('/v1/articles'), { status: 200, left: '0' }, 'refusals cost nothing')
  t.equal((await ask('/v1/articles')).status, 429)
  clock.ms += 60_000
  t.match(await ask('/v1/articles'), { status: 200, left: '4' }, 'after a minute the budget is whole')
})

t.test('reading, writing and importing have budgets of their own', async (t) => {
  const { ask, bearer } = shared
  const headers = bearer(adminKey)
  const key = { name: 'x', scopes: ['content:read'] }
  const urls = { urls: ['/x'] }
  const upload = { ...headers, 'content-type': 'application/x-ndjson' }
  for (const left of ['2', '1', '0'])
    t.match(await ask('/v1/keys', { method: 'POST', headers, payload: key }), {
      status: 201,
      policy: '"write";q=3;w=60',
      left,
    })
  t.equal((await ask('/v1/keys', { method: 'POST', headers, payload: key })).status, 429)
  const gone = '/v1/keys/0190c0de-0000-7000-8000-000000000000'
  t.equal((await ask(gone, { method: 'DELETE', headers })).status, 429, 'the same budget')
  for (const left of ['1', '0'])
    t.match(await ask('/v1/imports', { method: 'POST', headers: upload, payload: '{}' }), {
      // 200 where it is imported already.
      status: /^20[02]$/,
      policy: '"import";q=2;w=60',
      left,
    })
  t.match(await ask('/v1/imports', { method: 'POST', headers: upload, payload: '{}' }), {
    status: 429,
    retryAfter: '30',
  })
  t.match(await ask('/v1/lookup', { method: 'POST', headers, payload: urls }), {
    status: 200,
    policy: '"read";q=5;w=60',
    left: '4',
  })
  t.match(await ask('/v1/articles', { method: 'HEAD', headers }), { status: 200, left: '3' })
})

t.test('what watches over the server is never refused, nor is a browser’s question', async (t) => {
  const { ask, app } = shared
  for (let round = 0; round < 8; round += 1) {
    for (const url of ['/livez', '/readyz'])
      t.match(await ask(url), { status: 200, policy: undefined, ratelimit: undefined })
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/v1/keys',
      remoteAddress: '192.0.2.1',
      headers: { origin: 'https://x.example', 'access-control-request-method': 'POST' },
    })
    t.equal(preflight.statusCode, 204)
  }
  for (const [index, url] of ['/', '/openapi.json', '/problems/gone', '/docs/', '/'].entries())
    t.match(await ask(url), { status: 200, left: String(4 - index) }, `${url} is read`)
  t.equal((await ask('/')).status, 429)
})

t.test('a key is one client wherever it is used, and leaves the address alone', async (t) => {
  const { ask, bearer, clock, ...api } = shared
  const [one, other] = [await keyOf(api, 'content:read'), await keyOf(api, 'content:read')]
  for (const [index, from] of ['192.0.2.1', '192.0.2.2', '2001:db8::1', '192.0.2.1', '192.0.2.9'].entries())
    t.match(await ask('/v1/articles', { from, headers: bearer(one) }), { status: 200, left: `${4 - index}` })
  t.equal((await ask('/v1/articles', { from: '192.0.2.3', headers: bearer(one) })).status, 429)
  t.match(await ask('/v1/articles', { headers: bearer(other) }), { status: 200, left: '4' })
  t.match(await ask('/v1/articles'), { status: 200, left: '4' })
  t.match(await ask('/v1/keys', { headers: bearer(other) }), { status: 403, left: '3' })
  for (const left of ['4', '3'])
    t.match(await ask('/v1/whoami', { from: `192.0.2.${left}`, headers: bearer(adminKey) }), { left })
})

t.test(
  'wrong keys count against their address, which may then try none; reading locks no key out',
  async (t) => {
    const { ask, bearer, clock, ...api } = shared
    const key = await keyOf(api, 'content:read')
    for (const left of ['4', '3', '2'])
      t.match(await ask('/v1/articles', { headers: bearer(`wrong-${left}`) }), { status: 401, left })
    t.match(await ask('/v1/articles'), { status: 200, left: '1' }, 'the budget is that of reading')
    t.match(await ask('/v1/keys', { method: 'POST', headers: { authorization: 'Basic x' } }), {
      status: 401,
      policy: '"read";q=5;w=60',
      left: '0',
    })
    t.equal((await ask('/v1/articles')).status, 429)
    t.match(await ask('/v1/articles', { headers: bearer(key) }), { status: 200, left: '4' })
    t.equal((await ask('/v1/articles', { headers: bearer('wrong') })).status, 429, 'the fifth wrong one')
    for (const right of [key, adminKey])
      t.match(
        await ask('/v1/articles', { headers: bearer(right) }),
        { status: 429, ratelimit: '"read";r=0;t=12', retryAfter: '12' },
        'no key is looked at any more',
      )
    t.equal((await ask('/v1/articles', { from: '192.0.2.2', headers: bearer(key) })).status, 200)
    clock.ms += stepMs
    t.equal((await ask('/v1/articles', { headers: bearer(key) })).status, 200)
  },
)

t.test('an IPv6 client is its /64, and IPv4 is IPv4 however it is written', async (t) => {
  const { ask } = shared
  const left = async (from: string) => (await ask('/v1/articles', { from })).left
  t.equal(await left('2001:db8:1:2::1'), '4')
  t.equal(await left('2001:db8:1:2:ffff:ffff:ffff:ffff'), '3')
  t.equal(await left('2001:0DB8:0001:0002::1%eth0'), '2')
  t.equal(await left('2001:db8:1:3::1'), '4', 'the neighbour')
  t.equal(await left('2001:db8::1'), '4')
  t.equal(await left('192.0.2.7'), '4')
  t.equal(await left('::ffff:192.0.2.7'), '3')
  t.equal(await left('::ffff:c000:207'), '2')
  t.equal(await left('::ffff:192.0.2.8'), '4')
  t.equal(await left('::1'), '4')
})

t.test('the peer is counted, and what it says of others only where it is a known proxy', async (t) => {
  const direct = shared
  for (const [index, said] of ['198.51.100.1', '198.51.100.2'].entries())
    t.match(await direct.ask('/v1/articles', { headers: { 'x-forwarded-for': said } }), {
      left: `${4 - index}`,
    })
  const { ask } = await limited(t, { trustProxy: ['10.0.0.0/8'] })
  const left = async (from: string, forwarded: string) =>
    (await ask('/v1/articles', { from, headers: { 'x-forwarded-for': forwarded } })).left
  t.equal(await left('10.0.0.1', '198.51.100.1'), '4')
  t.equal(await left('10.0.0.1', '198.51.100.2'), '4')
  t.equal(await left('10.0.0.2', '1.1.1.1, 198.51.100.1'), '3', 'the leftmost is the client’s own word')
  t.equal(await left('10.0.0.1', `2001:db8::1, 10.0.0.9`), '4')
  t.equal(await left('192.0.2.1', '198.51.100.3'), '4')
  t.equal(await left('192.0.2.1', '198.51.100.4'), '3', 'no proxy of ours')
  t.equal(await left('10.0.0.1', `${'x'.repeat(5_000)}`), '4')
  t.equal(await left('10.0.0.1', `${'y'.repeat(5_000)}`), '3', 'what is no address is one client')
})

t.test('an answer that the process keeps counts, and tells its reader what that one has left', async (t) => {
  const { ask, ...api } = await limited(t, { cacheBytes: 2 ** 20 })
  await api.importArticles([articleOf({ slug: 'one' })])
  const isHit = ({ headers }: { headers: object }) =>
    'server-timing' in headers && headers['server-timing'] === 'cache;desc="hit"'
  t.notOk(isHit(await ask('/v1/articles')))
  for (const left of ['3', '2']) {
    const found = await ask('/v1/articles')
    t.ok(isHit(found))
    t.match(found, { status: 200, policy: '"read";q=5;w=60', left })
  }
  const stored = api.app.publicCache.answers.get('/v1/articles')?.headers ?? []
  t.ok(stored.includes('etag') && !stored.includes('ratelimit') && !stored.includes('ratelimit-policy'))
  const other = await ask('/v1/articles', { from: '192.0.2.2' })
  t.match([isHit(other), other.left], [true, '4'])
  const known = { 'if-none-match': String(other.headers.etag) }
  const unchanged = await ask('/v1/articles', { headers: known })
  t.match(unchanged, { status: 304, left: '1' })
  t.ok(isHit(unchanged))
  t.match(await ask('/v1/articles'), { status: 200, left: '0' })
  t.match(await ask('/v1/articles'), { status: 429, retryAfter: '12' })
  // What was found to stand is sent by another way.
  await api.db.write.query(`UPDATE generation SET value = value + 1 WHERE scope = 'articles' AND shard = 3`)
  const before = await ask('/v1/articles/one', { from: '192.0.2.3' })
  await api.importArticles([articleOf({ slug: 'two' })])
  const after = await ask('/v1/articles/one', { from: '192.0.2.4' })
  t.equal(after.headers.etag, before.headers.etag)
  t.match(after, { status: 200, policy: '"read";q=5;w=60', left: '4' })
  t.equal([after.headers.ratelimit].flat().length, 1, 'once')
})

t.test('without a limit nothing is counted and nothing told', async (t) => {
  const { get } = await build(t)
  const { headers } = await get('/v1/articles')
  t.notOk('ratelimit' in headers || 'ratelimit-policy' in headers)
})
