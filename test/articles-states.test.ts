// States of articles: what is due publishes itself, what is unpublished is gone at once, and a token shows a draft.

import t from 'tap'
import { buildApp } from '../src/app.ts'
import { publishDue } from '../src/articles/index.ts'
import { assertConsistent } from './consistency.ts'
import { build, type TestApp } from './helper.ts'

const api = await build(t, { cacheBytes: 2 ** 20 }, { background: false })
const { db, send, get } = api
t.afterEach(() => assertConsistent(db))

const soon = (ms: number) => new Date(Date.now() + ms).toISOString()
const edit = (url: string, payload: object) => send('PATCH', url, { headers: { 'if-match': '*' }, payload })

async function made(api: TestApp, payload: object) {
  const answer = await api.send('POST', '/v1/articles?createTerms=true', { payload })
  if (answer.status !== 201) throw new Error(answer.text)
  return { url: `/v1/articles/${answer.body.id}`, ...answer.body }
}

t.test('a scheduled article is hidden until its time, and then published once', async (t) => {
  const { url } = await made(api, {
    title: '预定',
    status: 'scheduled',
    publishedAt: soon(300),
    tags: ['预定'],
    categories: ['due'],
    source: { name: '预定社' },
  })
  t.equal((await get(url)).status, 404)
  t.equal((await get('/v1/tags/预定')).status, 404)
  let published = 0
  for (const end = Date.now() + 10_000; published === 0 && Date.now() < end; ) {
    // Several nodes look at the same time.
    const counts = await Promise.all([publishDue(db), publishDue(db), publishDue(db)])
    published = counts.reduce((sum, count) => sum + count, 0)
  }
  t.equal(published, 1)
  const { status, body } = await get(url)
  t.equal(status, 200)
  t.match(body, { status: 'published', version: 2 })
  t.ok(Date.parse(body.publishedAt) <= Date.now())
  t.equal((await get('/v1/tags/预定')).body.articleCount, 1)
  t.equal((await get('/v1/articles?q=预定')).body.data.length, 1)
  const { rows } = await db.read.query(
    `SELECT changed_by AS by, version FROM article WHERE changed_by = 'schedule'
     UNION ALL SELECT changed_by, version FROM revision ORDER BY version`,
  )
  t.same(rows, [
    { by: 'key', version: 1 },
    { by: 'schedule', version: 2 },
  ])
})

t.test('a node that starts publishes within two seconds what came due while none was up', async (t) => {
  const publishedAt = soon(200)
  const { url } = await made(api, { title: 'Late', status: 'scheduled', publishedAt })
  let early = 0
  while (Date.now() < Date.parse(publishedAt)) early += (await get(url)).status === 404 ? 0 : 1
  t.equal(early, 0, 'it is hidden until then')
  const begun = Date.now()
  const node = await buildApp(api.config, { db, background: true })
  t.teardown(() => node.close())
  while ((await get(url)).status === 404 && Date.now() - begun < 10_000);
  t.match((await get(url)).body, { status: 'published', publishedAt })
  t.ok(Date.now() - begun < 2_000, `after ${Date.now() - begun} ms`)
})

t.test('states that a time contradicts are refused, and change nothing', async (t) => {
  const { url } = await made(api, { title: 'State' })
  for (const [payload, code] of [
    [{ status: 'scheduled' }, 'scheduled-without-time'],
    [{ status: 'scheduled', publishedAt: '2001-01-01T00:00:00Z' }, 'scheduled-in-past'],
    [{ status: 'published', publishedAt: soon(60_000) }, 'published-in-future'],
  ] as const) {
    const { status, body } = await edit(url, payload)
    t.equal(status, 422)
    t.equal(body.errors[0].code, code)
  }
  t.equal((await edit(url, { status: 'gone' })).status, 400)
  t.equal((await edit(url, { status: null })).status, 400)
  t.equal((await edit(url, { publishedAt: '2024-02-31T00:00:00Z' })).status, 400)
  t.match((await send('GET', url)).body, { status: 'draft', version: 1 })
  const scheduled = await edit(url, { status: 'scheduled', publishedAt: soon(3_600_000) })
  t.equal(scheduled.body.status, 'scheduled')
  const now = await edit(url, { status: 'published' })
  t.equal(now.body.status, 'published')
  t.ok(Date.parse(now.body.publishedAt) <= Date.now(), 'published now, although it was to be later')
})

t.test('what is unpublished is gone at once from whatever is kept, and from feeds and counts', async (t) => {
  const word = 'Unpublishable'
  const { url, slug } = await made(api, { title: 'Shown', status: 'published', text: word, tags: ['shown'] })
  const kept = [
    url,
    `/v1/articles/${slug}`,
    '/v1/articles',
    '/v1/articles?tag=shown',
    `/v1/articles?q=${word}&highlight=true`,
  ]
  const urls = [...kept, '/feeds/articles.json', '/feeds/tags/shown.atom']
  const facets = '/v1/articles/facets?by=tag&tag=shown'
  for (const each of urls) {
    t.match((await get(each)).text, word, each)
    const { headers } = await get(each)
    if (kept.includes(each)) t.equal(headers['server-timing'], 'cache;desc="hit"', `${each} is kept`)
  }
  for (const status of ['draft', 'published', 'archived'] as const) {
    t.equal((await edit(url, { status })).status, 200)
    const isPublic = status === 'published'
    for (const each of urls) {
      const answer = await get(each)
      const shows = answer.status === 200 && answer.text.includes('Shown')
      t.equal(shows, isPublic, `${each} of what is ${status}`)
    }
    t.equal((await get(url)).status, { draft: 404, published: 200, archived: 410 }[status])
    t.equal((await get('/v1/tags/shown')).body.articleCount, isPublic ? 1 : 0)
    t.equal((await get(facets)).body.matched, isPublic ? 1 : 0)
  }
})

t.test('a preview token shows one draft to whoever holds it, until it expires', async (t) => {
  const { url, slug } = await made(api, { title: 'Preview me', text: 'Not yet.' })
  const other = await made(api, { title: 'Not me' })
  const token = await send('POST', `${url}/preview-tokens`, { payload: { expiresInSeconds: 60 } })
  t.equal(token.status, 201, token.text)
  for (const each of [url, `/v1/articles/${slug}`]) {
    const shown = await get(`${each}?preview=${token.body.token}`)
    t.equal(shown.status, 200)
    t.equal(shown.body.html, '<p>Not yet.</p>')
    t.equal(shown.headers['cache-control'], 'no-store')
  }
  t.equal((await get(url)).status, 404)
  const wrong = ['x', `${token.body.token}x`].map((each) => `${url}?preview=${each}`)
  for (const each of [...wrong, `${other.url}?preview=${token.body.token}`, '/v1/articles/none?preview=x']) {
    const { status, body } = await get(each)
    t.equal(status, 401, each)
    t.equal(body.type, '/problems/unauthorized')
  }
  await db.write.query(`UPDATE preview_token SET expires_at = now() - interval '1 s'`)
  t.equal((await get(`${url}?preview=${token.body.token}`)).status, 401)
  t.equal((await send('POST', '/v1/articles/none/preview-tokens')).status, 404)
  t.equal((await send('POST', `${url}/preview-tokens`, { payload: { expiresInSeconds: 1 } })).status, 400)
})

t.test('a token is never kept for a repeat, which is told that it was made', async (t) => {
  const { url, id } = await made(api, { title: 'Secret' })
  const headers = { 'idempotency-key': 'token-1' }
  t.equal((await send('POST', `${url}/preview-tokens`, { headers })).status, 201)
  const again = await send('POST', `${url}/preview-tokens`, { headers })
  t.equal(again.status, 409)
  t.equal(again.body.type, '/problems/already-done')
  t.match(again.body.detail, id)
  const { rows } = await db.read.query('SELECT body FROM idempotency_key')
  t.same(rows, [{ body: null }])
})
