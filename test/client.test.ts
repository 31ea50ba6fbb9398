// The client on listening servers: a real one for lists and errors, one that plays a script for everything that fails.

import type { ServerResponse } from 'node:http'
import { ApiError, type Client, type ClientOptions, createClient, unwrap } from 'broadsheet/client'
import t, { type Test } from 'tap'
import { settled } from './fixtures/changes.ts'
import { answerJson, bodyOf, startStub } from './fixtures/stub-server.ts'
import { adminKey, build } from './helper.ts'

const noteAt = Date.parse('2022-04-19T04:56:15Z')

/** What a request was answered with; null: the connection breaks. */
type Step = [status: number, headers?: Record<string, string>] | null

interface Sent {
  readonly method: string | undefined
  readonly idempotencyKey: string | string[] | undefined
  readonly authorization: string | undefined
  readonly body: string
}

/** A client of a server that answers each request by the next step, and what it sent and how long it waited. */
async function scripted(t: Test, steps: Step[], options: Partial<ClientOptions> = {}) {
  const sent: Sent[] = []
  const waitsMs: number[] = []
  let nowMs = noteAt
  const answer = (response: ServerResponse) => {
    const step = steps[sent.length - 1]
    if (step === null || step === undefined) response.destroy()
    else answerJson(response, step[0], { data: [], urls: [] }, { date: '', ...step[1] })
  }
  const route = async ({ request, response }: Parameters<Parameters<typeof startStub>[1][string]>[0]) => {
    const { method, headers } = request
    sent.push({
      method,
      idempotencyKey: headers['idempotency-key'],
      authorization: headers.authorization,
      body: (await bodyOf(request)).toString(),
    })
    answer(response)
  }
  const { url } = await startStub(t, {
    'GET /v1/keys': route,
    'POST /v1/keys': route,
    'POST /v1/lookup': route,
    'POST /v1/imports': route,
    'DELETE /v1/keys/1': route,
  })
  const client = createClient({
    baseUrl: url,
    clock: {
      now: () => nowMs,
      random: () => 0.5,
      async sleep(ms, signal) {
        signal.throwIfAborted()
        waitsMs.push(ms)
        nowMs += ms
      },
    },
    ...options,
  })
  return { client, sent, waitsMs }
}

async function collected<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

const createKey = (client: Client, headers?: Record<string, string>) =>
  client.POST('/v1/keys', { body: { name: 'x', scopes: ['content:read'] }, ...(headers && { headers }) })

t.test('503 and 429 are tried again after the time that the server asks for', async (t) => {
  const { client, sent, waitsMs } = await scripted(t, [
    [503, { 'retry-after': '7' }],
    [429, { 'retry-after': 'Tue, 19 Apr 2022 04:56:31 GMT', date: 'Tue, 19 Apr 2022 04:56:30 GMT' }],
    [503, { 'retry-after': 'Tue, 19 Apr 2022 04:56:24 GMT' }],
    [200],
  ])
  const { response } = await client.GET('/v1/keys')
  t.equal(response.status, 200)
  t.equal(sent.length, 4)
  // The second by the server's clock; the third by the one here, which the first two waits have moved by 8 s.
  t.same(waitsMs, [7_000, 1_000, 1_000])
})

t.test('without Retry-After the waits grow, by chance, up to a bound', async (t) => {
  const { client, sent, waitsMs } = await scripted(t, Array(8).fill([503]), { retry: { retries: 7 } })
  t.equal((await client.GET('/v1/keys')).response.status, 503)
  t.equal(sent.length, 8)
  t.same(waitsMs, [187.5, 375, 750, 1_500, 3_000, 6_000, 6_000])
})

t.test('the tries end: after so many, and when the server asks for more time than there is', async (t) => {
  const few = await scripted(t, Array(9).fill([503, { 'retry-after': '1' }]))
  t.equal((await few.client.GET('/v1/keys')).response.status, 503)
  t.equal(few.sent.length, 5)

  const late = await scripted(t, [
    [503, { 'retry-after': '40' }],
    [429, { 'retry-after': '21' }],
  ])
  const { response } = await late.client.GET('/v1/keys')
  t.equal(response.status, 429)
  t.equal(response.headers.get('retry-after'), '21')
  t.same(late.waitsMs, [40_000])

  const none = await scripted(t, [[503]], { retry: { retries: 0 } })
  t.equal((await none.client.GET('/v1/keys')).response.status, 503)
})

t.test('a refusal is not tried again', async (t) => {
  for (const status of [400, 404, 409, 422, 500]) {
    const { client, sent } = await scripted(t, [[status, { 'retry-after': '1' }], [200]])
    t.equal((await client.GET('/v1/keys')).response.status, status)
    t.equal(sent.length, 1, String(status))
  }
})

t.test('every try of a POST that writes has one Idempotency-Key and the whole body', async (t) => {
  const { client, sent } = await scripted(t, [null, [503], [409, { 'retry-after': '1' }], [201]], {
    key: 'k',
  })
  t.equal((await createKey(client)).response.status, 201)
  t.equal(sent.length, 4)
  t.match(sent[0]?.idempotencyKey, /^[0-9a-f-]{36}$/)
  t.equal(sent[0]?.body, '{"name":"x","scopes":["content:read"]}')
  t.equal(sent[0]?.authorization, 'Bearer k')
  for (const each of sent) t.same(each, sent[0])
})

t.test('another call has another Idempotency-Key, a stated one is kept, and a lookup has none', async (t) => {
  const { client, sent } = await scripted(t, [[201], [201], [201], [200]])
  await createKey(client)
  await createKey(client)
  await createKey(client, { 'Idempotency-Key': 'mine' })
  await client.POST('/v1/lookup', { body: { urls: ['/a'] } })
  t.not(sent[0]?.idempotencyKey, sent[1]?.idempotencyKey)
  t.equal(sent[2]?.idempotencyKey, 'mine')
  t.equal(sent[3]?.idempotencyKey, undefined)
})

t.test('a broken connection is tried again only where twice is the same as once', async (t) => {
  const read = await scripted(t, [null, [200]])
  t.equal((await read.client.GET('/v1/keys')).response.status, 200)
  t.equal(read.sent.length, 2)

  const remove = await scripted(t, [null, [204]])
  await t.rejects(remove.client.DELETE('/v1/keys/{id}', { params: { path: { id: '1' } } }), TypeError)
  t.equal(remove.sent.length, 1)

  const lookup = await scripted(t, [null, [200]])
  await t.rejects(lookup.client.POST('/v1/lookup', { body: { urls: ['/a'] } }), TypeError)
  t.equal(lookup.sent.length, 1)
})

t.test('a stream is sent once; text goes as it is, as often as it must', async (t) => {
  const headers = { 'content-type': 'application/x-ndjson' }
  const once = await scripted(t, [[503, { 'retry-after': '1' }], [202]])
  const body = new Blob(['{"title":"x"}\n']).stream()
  const refused = await once.client.POST('/v1/imports', { body, headers })
  t.equal(refused.response.status, 503)
  t.same(
    once.sent.map((each) => each.body),
    ['{"title":"x"}\n'],
  )

  const again = await scripted(t, [[503, { 'retry-after': '1' }], [202]])
  const taken = await again.client.POST('/v1/imports', { body: '{"title":"x"}\n', headers })
  t.equal(taken.response.status, 202)
  t.same(
    again.sent.map((each) => each.body),
    ['{"title":"x"}\n', '{"title":"x"}\n'],
  )
})

t.test('a signal ends a wait at once, that of the call and that of the client', async (t) => {
  for (const of of ['call', 'client']) {
    const stop = new AbortController()
    const refused = new AbortController()
    const { client, sent } = await scripted(t, [[503, { 'retry-after': '30' }]], {
      clock: undefined,
      ...(of === 'client' && { signal: stop.signal }),
      fetch: async (request) => {
        const response = await fetch(request)
        refused.abort()
        return response
      },
    })
    const call = client.GET('/v1/keys', of === 'call' ? { signal: stop.signal } : {})
    refused.signal.addEventListener('abort', () => setImmediate(() => stop.abort(new Error('enough'))))
    await t.rejects(call, { message: 'enough' }, of)
    t.equal(sent.length, 1)
  }
})

t.test('on a real server', async (t) => {
  const api = await build(t)
  const articles = Array.from({ length: 7 }, (_, index) => ({
    title: `Brief ${index}`,
    slug: `brief-${index}`,
    publishedAt: `2022-04-0${index + 1}T00:00:00Z`,
    html: '<p>Text.</p>',
    tags: [index % 2 === 0 ? '新闻' : 'other', 'all'],
  }))
  await api.importArticles(articles)
  const baseUrl = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const asked: string[] = []
  const client = createClient({
    baseUrl,
    key: adminKey,
    fetch: (request) => {
      asked.push(new URL(request.url).search)
      return fetch(request)
    },
  })

  await t.test('a list is read to its end, page by page as it is wanted', async (t) => {
    const titles: string[] = []
    for await (const { title } of client.all('/v1/articles', {
      params: { query: { limit: 3, sort: 'publishedAt', tag: ['新闻', 'other'], fields: ['title'] } },
    })) {
      titles.push(title ?? '')
      if (titles.length === 2)
        t.equal(asked.length, 1, 'the second page is not asked for before it is wanted')
    }
    t.same(
      titles,
      articles.map(({ title }) => title),
    )
    t.equal(asked.length, 3)
    t.match(asked[0], `tag=${encodeURIComponent('新闻')},other`)
    t.notMatch(asked.join(), /\[|%5B/i)
  })

  await t.test('pages come with their counts, and begin where the caller says', async (t) => {
    const [first, second] = await collected(
      client.pages('/v1/articles', { params: { query: { limit: 4, count: 'exact' } } }),
    )
    t.equal(first?.page.total, 7)
    t.equal(second?.data.length, 3)
    const cursor = first?.page.next ?? ''
    const rest = await collected(client.all('/v1/articles', { params: { query: { limit: 4, cursor } } }))
    t.same(rest, second?.data)
  })

  await t.test('the log of changes is followed by its token', async (t) => {
    const begun = await collected(client.pages('/v1/changes', { params: { query: { limit: 4 } } }))
    const told = begun.flatMap(({ data }) => data)
    t.equal(told.filter(({ type }) => type === 'article').length, articles.length)
    t.ok(begun.length > 2)
    const since = begun.at(-1)?.page.next ?? ''
    const path = { ref: 'brief-1' }
    const { response } = await client.GET('/v1/articles/{ref}', { params: { path } })
    const changed = await unwrap(
      client.PATCH('/v1/articles/{ref}', {
        params: { path, header: { 'if-match': response.headers.get('etag') ?? '' } },
        body: { title: 'Brief one' },
      }),
    )
    t.match(changed, { title: 'Brief one', version: 2 })
    await settled(api.db)
    const later = await collected(client.all('/v1/changes', { params: { query: { since } } }))
    t.match(later, [
      { type: 'article', op: 'upsert', slug: 'brief-1', version: 2, resource: { title: 'Brief one' } },
    ])
  })

  await t.test('a list that is refused throws the problem', async (t) => {
    const error = await client
      .all('/v1/articles', { params: { query: { limit: 101 } } })
      .next()
      .catch((thrown: unknown) => thrown)
    t.ok(error instanceof ApiError)
    t.match(error, {
      status: 400,
      code: 'invalid-parameter',
      message: /^Invalid parameter: .*"limit"/,
      problem: { errors: [{ parameter: 'limit' }] },
    })
    const { requestId, headers } = error as ApiError
    t.equal(requestId, headers.get('x-request-id'))
  })

  await t.test('an empty list of values is refused, and never chooses everything', async (t) => {
    await t.rejects(unwrap(client.GET('/v1/articles', { params: { query: { ids: [] } } })), {
      code: 'invalid-parameter',
    })
  })

  await t.test('unwrap gives the data, also none, or throws', async (t) => {
    const { title } = await unwrap(client.GET('/v1/articles/{ref}', { params: { path: { ref: 'brief-3' } } }))
    t.equal(title, 'Brief 3')
    const { id } = await unwrap(createKey(client))
    t.equal(await unwrap(client.DELETE('/v1/keys/{id}', { params: { path: { id } } })), undefined)
    await t.rejects(unwrap(client.GET('/v1/articles/{ref}', { params: { path: { ref: 'none' } } })), {
      name: 'ApiError',
      status: 404,
      code: 'not-found',
    })
  })
})

t.test('an answer that is no problem of the API is an error without one', async (t) => {
  const { url } = await startStub(t, {
    'GET /v1/keys': ({ response }) => response.writeHead(502, { 'x-request-id': 'r' }).end('<html>'),
  })
  await t.rejects(unwrap(createClient({ baseUrl: url }).GET('/v1/keys')), {
    status: 502,
    code: null,
    problem: null,
    requestId: 'r',
    message: 'The answer is 502.',
  })
})
