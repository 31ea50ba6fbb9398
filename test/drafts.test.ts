// What is not public: drafts and what was removed are seen by nobody who may not, and cannot be told from nothing.

import t from 'tap'
import { indexStaleArticles, markRenamedTag } from '../src/articles/index.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { gate } from './fixtures/gate.ts'
import { allBut, keyOf } from './fixtures/key.ts'
import { build } from './helper.ts'

const day = '2022-04-19T00:00:00Z'
const api = await build(t)
const { get, send, importArticles, db } = api

t.test('what is not public is a 404; what was and is archived or deleted, a 410', async (t) => {
  const states = ['draft', 'scheduled', 'archived', 'deleted'] as const
  await importArticles(
    states.flatMap((state) => [
      { slug: `never-${state}`, title: 'x', html: '', publishedAt: day, status: 'draft' },
      { slug: `once-${state}`, title: 'x', html: '', publishedAt: day },
    ]),
  )
  for (const state of states) {
    await db.write.query(
      // A time to come: what is due publishes itself.
      `UPDATE article SET status = $1::article_status, deleted_at = CASE $1 WHEN 'deleted' THEN now() END,
         published_at = published_at + make_interval(years => CASE $1 WHEN 'scheduled' THEN 100 ELSE 0 END),
         sort_at = sort_at + make_interval(years => CASE $1 WHEN 'scheduled' THEN 100 ELSE 0 END) WHERE slug LIKE $2`,
      [state, `%-${state}`],
    )
  }
  const { rows } = await db.read.query<{ id: string; slug: string }>(
    `SELECT id, slug FROM article WHERE slug ~ '^(never|once)-'`,
  )
  t.equal(rows.length, 8)
  for (const { id, slug } of rows) {
    const gone = ['once-archived', 'once-deleted'].includes(slug)
    const expected = gone
      ? { status: 410, body: { type: '/problems/gone' } }
      : { status: 404, body: { type: '/problems/not-found' } }
    t.match(await get(`/v1/articles/${slug}`), expected, slug)
    t.match(await get(`/v1/articles/${id}`), expected, `${slug} by id`)
    const deleted = slug.endsWith('deleted')
    t.equal(
      (await send('GET', `/v1/articles/${id}`)).status,
      deleted ? (gone ? 410 : 404) : 200,
      `${slug} with a key`,
    )
  }
  t.match((await send('GET', '/v1/articles/never-draft')).body, { status: 'draft' })
})

t.test('a draft that took a former slug cannot be told from nothing', async (t) => {
  await importArticles([
    { slug: 'renamed', title: 'x', html: '', publishedAt: day },
    { slug: 'taken', title: 'x', html: '', publishedAt: day, status: 'draft' },
  ])
  await db.write.query(
    `INSERT INTO alias SELECT 'article', 'taken', 'article', id FROM article WHERE slug = 'renamed'`,
  )
  t.match(await get('/v1/articles/taken'), { status: 308, headers: { location: '/v1/articles/renamed' } })
  t.match(await send('GET', '/v1/articles/taken'), { status: 200, body: { status: 'draft' } })
  await db.write.query(`UPDATE article SET status = 'draft' WHERE slug = 'renamed'`)
  t.equal((await get('/v1/articles/taken')).status, 404, 'the target is a draft itself')
})

t.test('a new article that took the slug of a deleted one is found, and its former slug too', async (t) => {
  await importArticles([{ slug: 'reused', title: 'old', html: '', publishedAt: day }])
  await db.write.query(`UPDATE article SET status = 'deleted', deleted_at = now() WHERE slug = 'reused'`)
  await importArticles([{ slug: 'new', title: 'new', html: '', publishedAt: day }])
  await db.write.query(`UPDATE article SET slug = 'reused' WHERE slug = 'new'`)
  t.match(await get('/v1/articles/reused'), { status: 200, body: { title: 'new' } })
  await db.write.query(`UPDATE article SET slug = 'moved-on' WHERE slug = 'reused' AND title = 'new'`)
  t.equal((await get('/v1/articles/reused')).status, 410)
  await db.write.query(
    `INSERT INTO alias SELECT 'article', 'reused', 'article', id FROM article WHERE slug = 'moved-on'`,
  )
  t.match(await get('/v1/articles/reused'), { status: 308, headers: { location: '/v1/articles/moved-on' } })
})

t.test('drafts are in no list, no count and no term', async (t) => {
  await cleanSlate(api)
  const filed = { html: '', publishedAt: day, categories: ['c'], tags: ['t'], source: { name: 's' } }
  await api.importArticles([
    { ...filed, title: 'public', slug: 'p' },
    { ...filed, title: 'draft', slug: 'd', status: 'draft', publishedAt: '2023-01-01T00:00:00Z' },
    { ...filed, title: 'archived', slug: 'a', status: 'archived', publishedAt: '2021-01-01T00:00:00Z' },
    {
      ...filed,
      title: 'hidden',
      slug: 'h',
      status: 'draft',
      categories: ['hc'],
      tags: ['ht'],
      source: { name: 'hs' },
    },
  ])
  for (const query of [
    '',
    'category=c',
    'tag=t',
    'source=s',
    'category=c&tag=t&sort=title',
    'category=hc',
    'tag=t,ht',
  ]) {
    const expected = query === 'category=hc' ? [] : ['public']
    for (const key of [false, undefined] as const) {
      const { body } = await api.send('GET', `/v1/articles?${query}`, key === false ? { key } : {})
      t.same(
        body.data.map(({ title }: { title: string }) => title),
        expected,
        query,
      )
    }
  }
  for (const kind of ['categories', 'tags', 'sources']) {
    const { body } = await api.get(`/v1/${kind}`)
    t.match(body.data, [
      {
        articleCount: 1,
        firstPublishedAt: '2022-04-19T00:00:00.000Z',
        lastPublishedAt: '2022-04-19T00:00:00.000Z',
      },
    ])
    t.equal(body.data.length, 1, `of the ${kind} only the one that is used`)
  }
})

t.test('a draft is shown by id to a key with drafts:read alone', async (t) => {
  await importArticles([{ slug: 'secret', title: 'x', html: '', publishedAt: day, status: 'draft' }])
  const { status } = await send('GET', '/v1/articles/secret', { key: await keyOf(api, 'drafts:read') })
  t.equal(status, 200)
  for (const scope of allBut('drafts:read')) {
    const { status } = await send('GET', '/v1/articles/secret', { key: await keyOf(api, scope) })
    t.equal(status, 404, scope)
  }
})

t.test('READ_ACCESS=key closes reading to all but content:read', async (t) => {
  const closed = await build(t, { readAccess: 'key' })
  await closed.importArticles([{ slug: 'x', title: 'x', html: '', publishedAt: day, tags: ['t'] }])
  const reader = await keyOf(closed, 'content:read')
  const other = await keyOf(closed, ...allBut('content:read'))
  for (const url of [
    '/v1/articles',
    '/v1/articles/x',
    '/v1/articles/none',
    '/v1/categories',
    '/v1/tags/t',
    '/v1/sources',
  ]) {
    const { status, headers } = await closed.get(url)
    t.equal(status, 401, url)
    t.equal(headers['www-authenticate'], 'Bearer realm="broadsheet"')
    t.match(
      await closed.send('GET', url, { key: other }),
      { status: 403, body: { detail: /"content:read"/ } },
      url,
    )
    t.equal((await closed.send('GET', url, { key: reader })).status, url.endsWith('none') ? 404 : 200, url)
  }
  for (const url of ['/', '/livez', '/readyz', '/openapi.json', '/openapi.yaml', '/problems/gone', '/docs'])
    t.equal((await closed.get(url)).status, 200, url)
})

t.test('headers of a list do not tell of a term that only drafts use', async (t) => {
  const urls = ['/v1/articles?tag=told-of', '/v1/articles/facets?by=day&category=told-of']
  const headers = () =>
    Promise.all(
      urls.map(async (url) => {
        const { etag, 'surrogate-key': keys } = (await get(url)).headers
        return [etag, keys]
      }),
    )
  const before = await headers()
  const filed = { categories: ['told-of'], tags: ['told-of'] }
  await importArticles([{ title: 'x', slug: 'tells', html: '', publishedAt: day, status: 'draft', ...filed }])
  t.same(await headers(), before)
})

t.test('a word that many drafts have is no common one to the public', async (t) => {
  const api = await build(t, {}, { searchBounds: { gathered: 5, walked: 6 } })
  const articles = Array.from({ length: 30 }, (_, n) => ({
    title: n === 0 || n > 20 ? '沪指' : '债市',
    slug: `s-${n}`,
    html: '',
    publishedAt: `2022-04-${String(n + 1).padStart(2, '0')}T00:00:00Z`,
    ...(n > 20 && { status: 'draft' }),
  }))
  await api.importArticles(articles)
  const url = `/v1/articles?q=${encodeURIComponent('沪指')}`
  const before = await api.get(url)
  t.match(before.body, { data: [{ slug: 's-0' }], search: { complete: true } })
  t.equal((await api.send('GET', `${url}&status=draft`)).status, 200)
  t.same((await api.get(url)).body, before.body)
})

t.test('a draft that is imported gives no name to a tag that the public sees', async (t) => {
  const article = { title: 'x', html: '', publishedAt: day }
  const named = [{ slug: 'named', name: 'As a draft calls it' }]
  await importArticles([{ ...article, slug: 'names-it', tags: ['named'] }])
  const { etag } = (await get('/v1/tags')).headers
  await importArticles([
    { ...article, slug: 'hides-it', status: 'draft', tags: [...named, 'unseen'] },
    { ...article, slug: 'hides-more', status: 'draft', tags: [{ slug: 'unseen', name: 'Unseen' }] },
  ])
  t.equal((await get('/v1/tags/named')).body.name, 'named')
  t.equal((await get('/v1/tags')).headers.etag, etag)
  t.equal((await send('GET', '/v1/tags/unseen')).body.name, 'Unseen', 'one that nobody sees takes it')
  await importArticles([{ ...article, slug: 'tells-it', tags: [{ slug: 'named', name: 'As it is called' }] }])
  t.equal((await get('/v1/tags/named')).body.name, 'As it is called')
})

t.test('a draft that had or states an old address of a public article does not take it over', async (t) => {
  const patch = (ref: string, payload: object) =>
    send('PATCH', `/v1/articles/${ref}`, { headers: { 'if-match': '*' }, payload })
  const article = { title: 'x', html: '', publishedAt: day }
  await importArticles([{ ...article, slug: 'old-place', permalink: '/old-place' }])
  await patch('old-place', { slug: 'new-place', permalink: '/new-place' })
  await send('POST', '/v1/articles', {
    payload: { title: 'x', slug: 'old-place', permalink: '/old-place' },
  })
  t.match(await patch('old-place', { slug: 'other-place', permalink: '/other-place' }), { status: 200 })
  t.match(await get('/v1/articles/old-place'), {
    status: 308,
    headers: { location: '/v1/articles/new-place' },
  })
  t.match(await get('/v1/lookup?url=/old-place'), { status: 200, body: { resource: { slug: 'new-place' } } })
  await patch('other-place', { slug: 'third-place', status: 'published' })
  await patch('new-place', { status: 'archived' })
  t.equal((await get('/v1/articles/old-place')).status, 410)
  t.match(await get('/v1/articles/other-place'), { status: 308 }, 'what only it had leads to it')
})

t.test('an article that is written while its tag is renamed is found by the new name', async (t) => {
  const { signal } = new AbortController()
  const indexAll = async () => {
    while ((await markRenamedTag(db, signal)) || (await indexStaleArticles(db)));
  }
  for (const status of ['draft', 'published']) {
    const tag = `/v1/tags/racing-${status}`
    await send('POST', '/v1/tags', { payload: { slug: `racing-${status}`, name: `Oldname ${status}` } })
    const { waiting, open, close } = gate(db, 'record-changes')
    t.teardown(close)
    const payload = { title: 'x', status, tags: [{ slug: `racing-${status}` }] }
    const written = send('POST', '/v1/articles', { payload })
    await waiting
    close()
    const renamed = { headers: { 'if-match': '*' }, payload: { name: `Newname ${status}` } }
    t.equal((await send('PATCH', tag, renamed)).status, 200)
    await indexAll()
    open()
    t.equal((await written).status, 201)
    await indexAll()
    const { body } = await send('GET', `/v1/articles?q=newname&tag=racing-${status}&status=${status}`)
    t.equal(body.data.length, 1, status)
  }
})
