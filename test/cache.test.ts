// Caching: entity tags, answers that the process keeps, and that none is stale after a write was acknowledged.

import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { buildApp } from '../src/app.ts'
import { openDatabase } from '../src/platform/db.ts'
import { until } from './fixtures/until.ts'
import { articleOf } from './fixtures/written.ts'
import { adminKey, build, type TestApp } from './helper.ts'

const kept = { cacheBytes: 16 * 2 ** 20 }
const lists = [
  '/v1/articles',
  '/v1/articles?category=a&limit=5',
  '/v1/tags',
  '/v1/categories/a',
  '/v1/articles/one',
]

async function withArticles(t: Test, parts: object = kept): Promise<TestApp> {
  const app = await build(t, parts)
  await app.importArticles([
    articleOf({ slug: 'one', categories: [{ slug: 'a', name: '甲' }], tags: ['x'] }),
    articleOf({ slug: 'two', categories: [{ slug: 'b', name: '乙' }], tags: ['y'] }),
  ])
  return app
}

/** One that keeps answers and one that does not, each with its archive. */
const keeping = await withArticles(t)
const plain = await withArticles(t, { cacheBytes: 0 })

const isHit = (answer: { headers: Readonly<Record<string, string | undefined>> }) =>
  answer.headers['server-timing'] === 'cache;desc="hit"'

/** Counts the statements that an app sends, but for the short look at the generations. */
function countStatements(app: TestApp): { count: number } {
  const counter = { count: 0 }
  const query = app.db.read.query
  Object.assign(app.db.read, {
    query: (...parameters: Parameters<typeof query>) => {
      const [statement] = parameters
      if (typeof statement === 'string' || statement.name !== 'read-generations') counter.count += 1
      return query(...parameters)
    },
  })
  return counter
}

t.test(
  'a kept answer is the same as the one that was made, but for what belongs to its request',
  async (t) => {
    // Nobody has asked it yet.
    const app = keeping
    for (const url of lists) {
      const [made, found] = [await app.get(url), await app.get(url)]
      t.notOk(isHit(made), url)
      t.ok(isHit(found), url)
      t.equal(found.text, made.text)
      t.not(found.headers['x-request-id'], made.headers['x-request-id'])
      const own = ['x-request-id', 'server-timing', 'date', 'connection', 'keep-alive']
      const shared = (headers: typeof made.headers) =>
        Object.fromEntries(
          Object.entries(headers)
            .filter(([name]) => !own.includes(name))
            .sort(),
        )
      t.same(shared(found.headers), shared(made.headers))
    }
  },
)

t.test('a reader that has an answer already is told so, kept or not', async (t) => {
  for (const app of [keeping, plain]) {
    for (const url of lists) {
      const first = await app.get(url)
      t.match(first, {
        status: 200,
        headers: { etag: /^"[^"]+"$/, 'cache-control': /^public, max-age=0, s-maxage=60/ },
      })
      for (const condition of [
        first.headers.etag,
        `W/${first.headers.etag}`,
        `"other", ${first.headers.etag}`,
        '*',
      ]) {
        const second = await app.get(url, { 'if-none-match': String(condition) })
        t.equal(second.status, 304, `${url} ${condition}`)
        t.equal(second.text, '')
        t.equal(second.headers.etag, first.headers.etag)
      }
      t.equal((await app.get(url, { 'if-none-match': '"other"' })).status, 200)
    }
  }
})

t.test('the heavy query does not run for what the reader has, nor any for what is kept', async (t) => {
  const { headers } = await plain.get('/v1/articles?limit=7')
  const statements = countStatements(plain)
  await plain.get('/v1/articles?limit=7', { 'if-none-match': String(headers.etag) })
  t.equal(statements.count, 0)
  await keeping.get('/v1/articles?limit=7')
  const counted = countStatements(keeping)
  t.ok(isHit(await keeping.get('/v1/articles?limit=7')))
  t.equal(counted.count, 0)
})

t.test('no stale answer follows a write that was acknowledged', async (t) => {
  const app = keeping
  let written = 0
  let stop = false
  // Readers all the time, so that answers are being made at every moment of a write.
  const readers = Array.from({ length: 4 }, async () => {
    while (!stop) {
      // What is kept is answered without waiting for anything: others must have their turn.
      await new Promise((resolve) => setImmediate(resolve))
      const least = written
      const { body } = await app.get('/v1/articles/counter')
      if (body.title !== undefined && Number(body.title) < least) t.fail(`read ${body.title} after ${least}`)
      const list = await app.get('/v1/articles?category=counting')
      if (least > 0 && Number(list.body.data[0]?.title) < least) t.fail(`listed ${list.text} after ${least}`)
    }
  })
  for (let title = 1; title <= 12; title += 1) {
    await app.importArticles([articleOf({ slug: 'counter', title: String(title), categories: ['counting'] })])
    written = title
    t.equal((await app.get('/v1/articles?category=counting')).body.data[0].title, String(title))
    t.equal((await app.get('/v1/articles/counter')).body.title, String(title))
  }
  stop = true
  await Promise.all(readers)
})

t.test('another node serves the new state once it was told, and soon after if it was not', async (t) => {
  const app = keeping
  const db = openDatabase({ url: app.db.directUrl, poolSize: 2, onError: () => undefined })
  const other = await buildApp(app.config, { db, background: false })
  t.teardown(async () => {
    await other.close()
    await db.close()
  })
  const titles = async () => {
    const { payload } = await other.inject('/v1/articles')
    return JSON.parse(payload).data.map((article: { title: string }) => article.title)
  }
  t.notOk((await titles()).includes('第三'))
  await app.importArticles([articleOf({ slug: 'three', title: '第三' })])
  await until('the other node was told', async () => (await titles()).includes('第三'))
  // Behind the back of all notifications.
  await db.write.query(`UPDATE article SET title = '暗改' WHERE slug = 'three'`)
  await db.write.query(`UPDATE generation SET value = value + 1 WHERE scope = 'articles' AND shard = 3`)
  await until('the other node looked', async () => (await titles()).includes('暗改'))
})

t.test('a node that keeps no answers finds out as well what nobody told it', async (t) => {
  const app = keeping
  const other = await buildApp({ ...app.config, cacheBytes: 0 }, { db: app.db, background: false })
  t.teardown(() => other.close())
  const { headers } = await other.inject('/v1/articles')
  const again = async () =>
    (await other.inject({ url: '/v1/articles', headers: { 'if-none-match': headers.etag } })).statusCode
  t.equal(await again(), 304)
  await app.db.write.query(`UPDATE generation SET value = value + 1 WHERE scope = 'articles' AND shard = 3`)
  await until('the node looked', async () => (await again()) === 200)
})

t.test('what the public does not see moves nothing, and is never kept', async (t) => {
  const app = keeping
  const before = await app.get('/v1/articles')
  await app.importArticles([
    articleOf({ slug: 'secret', title: '机密', status: 'draft', categories: ['a'], tags: ['z'] }),
  ])
  t.ok(isHit(await app.get('/v1/articles')), 'a draft moves no list')
  t.ok((await app.get('/v1/articles?category=a')).status === 200)
  const keyed = await app.send('GET', '/v1/articles?status=draft')
  t.match(keyed, { status: 200, headers: { 'cache-control': 'private, no-cache' } })
  t.equal((await app.get('/v1/articles?status=draft')).status, 401)
  const one = await app.send('GET', '/v1/articles/secret')
  t.match(one, { status: 200, headers: { 'cache-control': 'private, no-cache' }, body: { title: '机密' } })
  t.equal((await app.get('/v1/articles/secret')).status, 404)
  t.equal((await app.get('/v1/articles')).headers.etag, before.headers.etag)
  const own = await app.send('GET', '/v1/articles')
  t.equal(own.headers['cache-control'], 'private, no-cache')
  t.notOk(isHit(own), 'an answer to a key is not out of what is kept for all')
})

t.test('a list of one category stands while another one changes', async (t) => {
  const app = keeping
  const url = '/v1/articles?category=a'
  await app.get(url)
  const { headers } = await app.get('/v1/articles?category=b')
  await app.importArticles([articleOf({ slug: 'two', title: '改', categories: ['b'], tags: ['y'] })])
  t.ok(isHit(await app.get(url)))
  const changed = await app.get('/v1/articles?category=b')
  t.not(changed.headers.etag, headers.etag)
  t.equal(changed.body.data[0].title, '改')
})

t.test('a term that gets its name is shown by every list and article that names it', async (t) => {
  const app = keeping
  await app.importArticles([articleOf({ slug: 'spelled', categories: ['pinyin'] })])
  const before = await app.get('/v1/articles/spelled')
  const list = '/v1/articles?category=pinyin&sort=title'
  await app.get(list)
  await app.importArticles([articleOf({ slug: 'named', categories: [{ slug: 'pinyin', name: '拼音' }] })])
  const after = await app.get('/v1/articles/spelled')
  t.equal(after.body.categories[0].name, '拼音')
  t.equal(after.body.version, before.body.version, 'without touching the article')
  t.not(after.headers.etag, before.headers.etag)
  t.same(
    (await app.get(list)).body.data.map(
      (each: { categories: { name: string }[] }) => each.categories[0]?.name,
    ),
    ['拼音', '拼音'],
  )
})

t.test('answers are compressed as the reader likes, but for small ones', async (t) => {
  for (const app of [keeping, plain]) {
    const plain = await app.get('/v1/articles')
    t.equal(plain.headers['content-encoding'], undefined)
    t.match(plain.headers.vary, /Accept-Encoding/)
    for (let round = 0; round < 2; round += 1) {
      for (const [accepted, encoding, decode] of [
        ['br, gzip', 'br', brotliDecompressSync],
        ['gzip', 'gzip', gunzipSync],
        ['gzip;q=0.5, br;q=0.1', 'gzip', gunzipSync],
      ] as const) {
        const answer = await app.app.inject({ url: '/v1/articles', headers: { 'accept-encoding': accepted } })
        t.equal(answer.headers['content-encoding'], encoding, accepted)
        t.equal(decode(answer.rawPayload).toString(), plain.text)
        t.equal(
          Number(answer.headers['content-length'] ?? answer.rawPayload.length),
          answer.rawPayload.length,
        )
        t.equal(answer.headers.etag, plain.headers.etag)
      }
    }
    for (const refused of ['identity', 'br;q=0', 'deflate', 'x'.repeat(5000), '\u0001']) {
      const answer = await app.app.inject({ url: '/v1/articles', headers: { 'accept-encoding': refused } })
      t.equal(answer.headers['content-encoding'], undefined, refused.slice(0, 20))
    }
    const small = await app.app.inject({
      url: '/v1/articles?fields=id&limit=1',
      headers: { 'accept-encoding': 'br' },
    })
    t.equal(small.headers['content-encoding'], undefined, 'a small answer')
  }
})

t.test(
  'equal requests at the same time are made once, and what is kept stays within its budget',
  async (t) => {
    const app = await withArticles(t, { cacheBytes: 64 * 2 ** 10 })
    await app.get('/v1/articles?limit=1')
    const statements = countStatements(app)
    const answers = await Promise.all(Array.from({ length: 20 }, () => app.get('/v1/articles?limit=3')))
    t.equal(new Set(answers.map(({ text }) => text)).size, 1)
    t.equal(statements.count, 1)
    for (let limit = 4; limit < 80; limit += 1) await app.get(`/v1/articles?limit=${limit}`)
    t.notOk(isHit(await app.get('/v1/articles?limit=3')), 'the oldest has made room')
    t.ok(isHit(await app.get('/v1/articles?limit=79')))
  },
)

t.test('an answer names what a CDN can drop it by, in bounds', async (t) => {
  const app = keeping
  const { headers, body } = await app.get('/v1/articles/one')
  const keys = String(headers['surrogate-key']).split(' ')
  t.ok(keys.includes(`article:${body.id}`))
  t.ok(keys.includes(`category:${body.categories[0].id}`))
  const tags = Array.from({ length: 150 }, (_, at) => `tag-${at}`)
  await app.importArticles([articleOf({ slug: 'many', tags })])
  t.ok(String((await app.get('/v1/articles/many')).headers['surrogate-key']).length < 3_000)
})

t.test('with READ_ACCESS=key nothing is kept for those without', async (t) => {
  const app = await withArticles(t, { ...kept, readAccess: 'key' })
  t.equal((await app.send('GET', '/v1/articles')).status, 200)
  t.equal((await app.get('/v1/articles')).status, 401)
  t.equal(
    (await app.send('GET', '/v1/articles', { key: adminKey })).headers['cache-control'],
    'private, no-cache',
  )
})
