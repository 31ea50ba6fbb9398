// Parallel writers on two nodes of one database: nothing is lost, nothing is doubled, and nobody gets a 5xx.

import t from 'tap'
import { buildApp } from '../src/app.ts'
import { openDatabase } from '../src/platform/db.ts'
import { assertConsistent } from './consistency.ts'
import { adminKey, build, realThreads, type TestAnswer } from './helper.ts'

const api = await build(t, {}, realThreads())
const { db } = api
const otherDb = openDatabase({ url: db.directUrl, poolSize: 5, onError: () => undefined })
const other = await buildApp(api.config, { db: otherDb, background: false })
t.teardown(async () => {
  await other.close()
  await otherDb.close()
})

t.afterEach(() => assertConsistent(db))

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: string
  readonly payload?: object
  readonly ifMatch?: string
  /** Its Idempotency-Key. */
  readonly key?: string
}

/** Sends a request to the first node or, for odd numbers, to the second. */
async function sendTo(node: number, { method, url, payload, ifMatch, key }: Request): Promise<TestAnswer> {
  const headers = {
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    ...(key !== undefined && { 'idempotency-key': key }),
  }
  if (node % 2 === 0) return api.send(method, url, { headers, ...(payload && { payload }) })
  const response = await other.inject({
    method,
    url,
    headers: { authorization: `Bearer ${adminKey}`, ...headers },
    ...(payload && { payload }),
  })
  api.contract(method, url, {
    status: response.statusCode,
    headers: response.headers,
    body: response.payload,
  })
  return {
    status: response.statusCode,
    headers: response.headers as Record<string, string>,
    text: response.payload,
    body: response.payload === '' ? '' : JSON.parse(response.payload),
  }
}

/** Sends so many requests at once, to both nodes. */
function sendAll(count: number, request: (at: number) => Request): Promise<TestAnswer[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => sendTo(at, request(at))))
}

/** How many answers there are of each status, with the problem of those that have one. */
function tally(answers: readonly TestAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) {
    const name = status < 400 ? `${status}` : `${status} ${String(body.type).replace('/problems/', '')}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

async function countOf(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await db.read.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`, values)
  return rows[0]?.count ?? -1
}

const versionOf = (etag: string | undefined): number => Number(/^"(\d+)-/.exec(etag ?? '')?.[1])

t.test('50 clients that patch one article with If-Match lose nothing', async (t) => {
  const made = await sendTo(0, { method: 'POST', url: '/v1/articles', payload: { title: 'Contested' } })
  const url = `/v1/articles/${made.body.id}`
  let failed = 0
  /** Reads, patches, and goes on with the tag of each 412. @returns the version that it made. */
  const patch = async (client: number): Promise<number> => {
    let etag = (await sendTo(client, { method: 'GET', url })).headers.etag ?? ''
    for (;;) {
      const payload = { extra: { [`client${client}`]: client }, tagsAdd: [`client-${client}`] }
      const answer = await sendTo(client, {
        method: 'PATCH',
        url: `${url}?createTerms=true`,
        payload,
        ifMatch: etag,
      })
      const now = versionOf(answer.headers.etag)
      if (answer.status === 200) {
        if (now !== versionOf(etag) + 1) throw new Error(`${etag} was followed by ${now}`)
        return now
      }
      if (answer.status !== 412) throw new Error(answer.text)
      if (!(now > versionOf(etag))) throw new Error(`the tag of a 412 is not newer: ${etag}, ${now}`)
      failed += 1
      etag = answer.headers.etag ?? ''
    }
  }
  const versions = await Promise.all(Array.from({ length: 50 }, (_, client) => patch(client)))
  t.same(
    [...versions].sort((a, b) => a - b),
    Array.from({ length: 50 }, (_, at) => at + 2),
    'each success is one version',
  )
  t.ok(failed > 0)
  const { body } = await sendTo(0, { method: 'GET', url: `${url}?include=extra` })
  t.equal(body.version, 51)
  t.equal(Object.keys(body.extra).length, 50)
  t.equal(new Set(body.tags.map(({ slug }: { slug: string }) => slug)).size, 50)
  t.equal(await countOf('revision WHERE article_id = $1', [made.body.id]), 50)
  const without = await sendAll(4, () => ({ method: 'PATCH', url, payload: { title: 'x' } }))
  t.same(tally(without), { '428 precondition-required': 4 })
})

t.test('of 50 that state one slug one gets it', async (t) => {
  const answers = await sendAll(50, (at) => ({
    method: 'POST',
    url: '/v1/articles',
    payload: { title: `Wants it ${at}`, slug: 'the-one' },
  }))
  t.same(tally(answers), { 201: 1, '409 slug-taken': 49 })
  t.equal(await countOf(`article WHERE slug = 'the-one'`), 1)
})

t.test('50 articles of one title get 50 slugs', async (t) => {
  const answers = await sendAll(50, () => ({
    method: 'POST',
    url: '/v1/articles',
    payload: { title: 'Same title' },
  }))
  t.same(tally(answers), { 201: 50 })
  t.equal(new Set(answers.map(({ body }) => body.slug)).size, 50)
})

t.test('articles created at once share commits, and each answer is that of its own article', async (t) => {
  const answers = await sendAll(40, (at) => ({
    method: 'POST',
    url: '/v1/articles?createTerms=true',
    payload: { title: `Together ${at}`, html: `<p>${at}</p>`, tags: [`of-${at % 7}`], status: 'published' },
  }))
  t.same(tally(answers), { 201: 40 })
  for (const [at, { body, headers }] of answers.entries()) {
    t.match(body, { title: `Together ${at}`, html: `<p>${at}</p>`, tags: [{ slug: `of-${at % 7}` }] })
    t.equal(headers.location, `/v1/articles/${body.id}`)
    t.equal((await sendTo(at, { method: 'GET', url: `/v1/articles/${body.id}` })).headers.etag, headers.etag)
  }
  const commits = await countOf(
    `(SELECT DISTINCT xid FROM change JOIN article a ON a.id = target_id WHERE a.title LIKE 'Together %') each`,
  )
  t.ok(commits < 30, `${commits} commits`)
})

t.test(
  'of articles created at once those that are refused leave nothing, and take nobody along',
  async (t) => {
    const answers = await sendAll(36, (at) => ({
      method: 'POST',
      url: '/v1/articles?createTerms=true',
      payload: {
        title: `Some ${at}`,
        tags: [at % 3 === 0 ? `left-${at}` : `kept-${at}`],
        ...(at % 3 === 0 && { slug: 'the-one' }),
      },
    }))
    t.same(tally(answers.filter((_, at) => at % 3 === 0)), { '409 slug-taken': 12 })
    t.same(tally(answers.filter((_, at) => at % 3 !== 0)), { 201: 24 })
    t.equal(await countOf(`tag WHERE slug LIKE 'left-%'`), 0)
    t.equal(await countOf(`tag WHERE slug LIKE 'kept-%'`), 24)
  },
)

t.test('of articles created at once, the slug of a tag and the like name of another stay two', async (t) => {
  // Its slug is made of its name, and no hint of what the name C means.
  const made = await sendTo(0, { method: 'POST', url: '/v1/tags', payload: { name: 'C++' } })
  t.equal(made.body.slug, 'C')
  const payload = (at: number) => ({ title: `In C ${at}`, tags: [at % 2 === 0 ? 'C' : { name: 'C' }] })
  const send = (query: string) =>
    Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        sendTo(0, { method: 'POST', url: `/v1/articles${query}`, payload: payload(at) }),
      ),
    )
  const found = await send('')
  t.same(tally(found.filter((_, at) => at % 2 === 0)), { 201: 10 })
  t.same(tally(found.filter((_, at) => at % 2 !== 0)), { '422 unknown-term': 10 })
  for (const [at, { body }] of (await send('?createTerms=true')).entries()) {
    t.match(body.tags, at % 2 === 0 ? [{ slug: 'C', name: 'C++' }] : [{ slug: 'C-2', name: 'C' }])
  }
})

t.test('what is created at once with keys of its own is answered alike when it is sent again', async (t) => {
  const send = (at: number) =>
    sendTo(0, {
      method: 'POST',
      url: '/v1/articles',
      payload: { title: `Keyed ${at}` },
      key: `together-${at}`,
    })
  const first = await Promise.all(Array.from({ length: 20 }, (_, at) => send(at)))
  t.same(tally(first), { 201: 20 })
  // Some are repeats, some are new.
  const again = await Promise.all(Array.from({ length: 30 }, (_, at) => send(at)))
  t.same(tally(again), { 201: 30 })
  for (const [at, { text, headers }] of again.entries()) {
    t.equal(headers['idempotent-replayed'], at < 20 ? 'true' : undefined)
    if (at < 20) t.equal(text, first[at]?.text)
  }
  t.equal(await countOf(`article WHERE title LIKE 'Keyed %'`), 30)
})

t.test(
  'of 20 that put one article of a source one creates it, and the others are asked for If-Match',
  async (t) => {
    for (let round = 0; round < 4; round++) {
      const answers = await sendAll(20, (at) => ({
        method: 'PUT',
        url: `/v1/articles/by-source/parallel/P${round}?createTerms=true`,
        payload: { title: `Put ${at}`, status: 'published' },
      }))
      t.same(tally(answers), { 201: 1, '428 precondition-required': 19 })
    }
    t.equal(await countOf(`source WHERE slug = 'parallel'`), 1)
  },
)

for (const { name, key } of [
  { name: 'with a source', key: (at: number) => ({ source: { url: `https://parallel.example/${at}` } }) },
  { name: 'with a slug', key: (at: number) => ({ slug: `bulk-${at}` }) },
  // What is published without a time is another content each time.
  { name: 'known by their content alone', key: () => ({ publishedAt: '2024-03-01T00:00:00Z' }) },
]) {
  t.test(`60 articles ${name}, sent four times at once, are stored once`, async (t) => {
    const payload = Array.from({ length: 60 }, (_, at) => ({
      title: `Bulk ${name} ${at}`,
      text: `Text ${at}.`,
      status: 'published',
      tags: [`b${at % 7}`, `b${at % 5}`],
      ...key(at),
    }))
    const answers = await sendAll(4, () => ({
      method: 'POST',
      url: '/v1/articles/bulk?createTerms=true',
      payload,
    }))
    t.same(tally(answers), { 207: 4 })
    const summaries = answers.map(({ body }) => body.summary)
    const sum = (field: string) => summaries.reduce((all, each) => all + each[field], 0)
    t.same([sum('created'), sum('failed'), sum('unchanged')], [60, 0, 180], JSON.stringify(summaries))
    t.equal(await countOf('article WHERE title LIKE $1', [`Bulk ${name} %`]), 60)
  })
}

t.test('deleted, changed, published and restored at once, an article ends in one piece', async (t) => {
  for (let round = 0; round < 6; round++) {
    const made = await sendTo(round, {
      method: 'POST',
      url: '/v1/articles?createTerms=true',
      payload: { title: `Torn ${round}`, text: 'x', tags: ['torn', 'other'], categories: ['torn'] },
    })
    const url = `/v1/articles/${made.body.id}`
    const requests: readonly Request[] = [
      { method: 'DELETE', url },
      { method: 'PATCH', url, payload: { title: 'Changed', tagsRemove: ['other'] } },
      { method: 'PATCH', url, payload: { status: 'published' } },
      { method: 'POST', url: `${url}/revisions/1/restore` },
      { method: 'DELETE', url: `${url}?purge=true` },
      { method: 'POST', url: `${url}/preview-tokens`, payload: {} },
      { method: 'PATCH', url, payload: { status: 'archived', slug: `torn-off-${round}` } },
    ]
    const answers = await sendAll(28, (at) => {
      const request = requests[(at * 3 + round) % requests.length]
      if (!request) throw new Error('There is no request.')
      return { ...request, ...(request.url.endsWith('tokens') ? {} : { ifMatch: '*' }) }
    })
    t.same(
      answers.filter(({ status }) => status >= 500 || status === 409),
      [],
      JSON.stringify(tally(answers)),
    )
    const versions = await countOf(`change WHERE target_id = $1`, [made.body.id])
    const { rows } = await db.read.query<{ version: number }>('SELECT version FROM article WHERE id = $1', [
      made.body.id,
    ])
    t.equal(rows[0]?.version, versions, 'each version has its entry in the log')
  }
})

t.test('terms that many make at once are made once', async (t) => {
  const answers = await sendAll(30, (at) => ({
    method: 'POST',
    url: '/v1/articles?createTerms=true',
    payload: {
      title: `Makes terms ${at}`,
      status: at % 2 === 0 ? 'published' : 'draft',
      tags: at % 3 === 0 ? ['new-a', 'new-b', { name: '新 标签' }] : [{ name: '新 标签' }, 'new-b', 'new-a'],
      categories: [{ name: 'New Category', slug: 'new-category' }],
      source: { name: 'The New Source' },
    },
  }))
  t.same(tally(answers), { 201: 30 })
  const { rows } = await db.read.query(
    `SELECT name, article_count AS count FROM tag WHERE slug LIKE 'new-%' OR name = '新 标签'
     UNION ALL SELECT name, article_count FROM category WHERE name = 'New Category'
     UNION ALL SELECT name, article_count FROM source WHERE name = 'The New Source' ORDER BY name`,
  )
  t.same(
    rows,
    ['New Category', 'The New Source', 'new-a', 'new-b', '新 标签'].map((name) => ({ name, count: 15 })),
  )
  const logged = await countOf(
    `change WHERE type <> 'article' AND slug = ANY($1) AND version = 1 AND NOT public`,
    [['new-a', 'new-b', 'new-category']],
  )
  t.equal(logged, 3, 'the log tells of each once')
})

t.test('writers that file under the same tags in any order, beside imports, all come through', async (t) => {
  const tags = ['s1', 's2', 's3', 's4', 's5']
  const turned = (by: number) => [...tags.slice(by % 5), ...tags.slice(0, by % 5)]
  const storm = Array.from({ length: 12 }, async (_, client) => {
    const answers: TestAnswer[] = []
    const payload = {
      title: `Storm ${client}`,
      status: 'published',
      text: 'x',
      tags: turned(client),
      categories: turned(client * 3).slice(0, 2),
    }
    const made = await sendTo(client, { method: 'POST', url: '/v1/articles?createTerms=true', payload })
    answers.push(made)
    const url = `/v1/articles/${made.body.id}?createTerms=true`
    for (let round = 0; round < 5; round++) {
      const change = {
        tags: turned(client + round * 2).slice(0, 1 + (round % 5)),
        categories: turned(round + client).slice(0, 2),
        publishedAt: `2024-01-0${1 + ((client + round) % 9)}T00:00:00Z`,
      }
      answers.push(await sendTo(client + round, { method: 'PATCH', url, payload: change, ifMatch: '*' }))
    }
    return answers
  })
  const imports = Array.from({ length: 3 }, (_, batch) =>
    api.importArticles(
      Array.from({ length: 70 }, (_, at) => ({
        title: `Imported ${batch} ${at}`,
        publishedAt: '2024-02-01T00:00:00Z',
        html: '<p>x</p>',
        source: { url: `https://storm.example/${batch}/${at}` },
        tags: turned(at + batch),
        categories: turned(at).slice(0, 2),
      })),
    ),
  )
  const [answers, reports] = await Promise.all([Promise.all(storm), Promise.all(imports)])
  t.same(tally(answers.flat()), { 200: 60, 201: 12 })
  for (const { body } of reports) t.match(body.counts, { created: 70, failed: 0 })
})
