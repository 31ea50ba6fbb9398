// Writing articles one by one: created, changed by merge patches, deleted.

import t from 'tap'
import { assertConsistent } from './consistency.ts'
import { build } from './helper.ts'

const api = await build(t)
const { send, get } = api

t.afterEach(() => assertConsistent(api.db))

t.test('an article is created as a draft, with a slug of its title, and is not public', async (t) => {
  const made = await send('POST', '/v1/articles', {
    payload: { title: '离岸人民币 升至6.35', html: '<p>离岸人民币兑美元升至6.3512。</p><script>x</script>' },
  })
  t.equal(made.status, 201)
  t.match(made.body, {
    slug: '离岸人民币-升至6.35',
    status: 'draft',
    publishedAt: null,
    version: 1,
    html: '<p>离岸人民币兑美元升至6.3512。</p>',
    summary: '离岸人民币兑美元升至6.3512。',
    language: 'zh-CN',
    tags: [],
    source: null,
  })
  t.equal(made.headers.location, `/v1/articles/${made.body.id}`)
  t.match(made.headers.etag, /^"1-/)
  t.match(made.headers['cache-control'], /private/)
  t.equal((await get(`/v1/articles/${made.body.id}`)).status, 404)
  t.equal((await send('GET', `/v1/articles/${made.body.id}`)).headers.etag, made.headers.etag)
})

t.test('a patch publishes it, and says what it is now', async (t) => {
  const made = await send('POST', '/v1/articles', { payload: { title: 'First', text: 'One.\n\nTwo.' } })
  const url = `/v1/articles/${made.body.id}`
  const published = await send('PATCH', url, {
    headers: { 'if-match': String(made.headers.etag) },
    payload: { status: 'published' },
  })
  t.equal(published.status, 200, published.text)
  t.equal(published.body.version, 2)
  t.ok(published.body.publishedAt)
  t.match(published.headers.etag, /^"2-/)
  t.equal((await get(url)).status, 200)
  const again = await send('PATCH', url, {
    headers: { 'if-match': String(published.headers.etag) },
    payload: { status: 'published', title: 'First' },
  })
  t.equal(again.status, 200)
  t.equal(again.body.version, 2, 'what changes nothing makes no version')
})

t.test('a change without If-Match is a 428, one of another version a 412 with the present tag', async (t) => {
  const made = await send('POST', '/v1/articles', { payload: { title: 'Locked' } })
  const url = `/v1/articles/${made.body.id}`
  const without = await send('PATCH', url, { payload: { title: 'x' } })
  t.equal(without.status, 428)
  t.equal(without.body.type, '/problems/precondition-required')
  const other = await send('PATCH', url, { headers: { 'if-match': '"7-x"' }, payload: { title: 'x' } })
  t.equal(other.status, 412)
  t.equal(other.headers.etag, made.headers.etag)
  for (const tag of ['*', `W/${made.headers.etag}`, `"9-x", ${made.headers.etag}`, '"1"']) {
    const { status } = await send('PATCH', url, {
      headers: { 'if-match': tag },
      payload: { title: 'Locked' },
    })
    t.equal(status, 200, tag)
  }
  t.equal((await send('DELETE', url)).status, 428)
})

t.test('a deleted article is gone, and its slug is free', async (t) => {
  const made = await send('POST', '/v1/articles', {
    payload: { title: 'Taken down', slug: 'taken-down', status: 'published', tags: ['t'], text: 'x' },
  })
  t.equal(made.status, 422)
  t.equal(made.body.errors[0].pointer, '/tags/0')
  const real = await send('POST', '/v1/articles?createTerms=true', {
    payload: { title: 'Taken down', slug: 'taken-down', status: 'published', tags: ['t'], text: 'x' },
  })
  t.equal(real.status, 201, real.text)
  const url = `/v1/articles/${real.body.id}`
  const deleted = await send('DELETE', url, { headers: { 'if-match': String(real.headers.etag) } })
  t.equal(deleted.status, 204)
  t.equal(deleted.text, '')
  t.equal((await get(url)).status, 410)
  t.equal((await get('/v1/articles/taken-down')).status, 410)
  t.equal((await get('/v1/tags/t')).body.articleCount, 0)
  const next = await send('POST', '/v1/articles', { payload: { title: 'New', slug: 'taken-down' } })
  t.equal(next.status, 201)
})

t.test('an article is put by its source: created, replaced with If-Match, revived', async (t) => {
  const url = '/v1/articles/by-source/xinhua/A%2F1'
  const unknown = await send('PUT', url, { payload: { title: 'From a source' } })
  t.equal(unknown.status, 422)
  t.equal(unknown.body.type, '/problems/unknown-term')
  const made = await send('PUT', `${url}?createTerms=true`, {
    payload: { title: 'From a source', status: 'published', text: 'x', source: { name: '新华社' } },
  })
  t.equal(made.status, 201, made.text)
  t.match(made.body.source, { slug: 'xinhua', name: '新华社', externalId: 'A/1', url: null })
  t.equal((await send('PUT', url, { payload: { title: 'Again' } })).status, 428)
  const replaced = await send('PUT', url, {
    headers: { 'if-match': String(made.headers.etag) },
    payload: { title: 'Again', text: 'y' },
  })
  t.equal(replaced.status, 200, replaced.text)
  t.match(replaced.body, {
    id: made.body.id,
    title: 'Again',
    version: 2,
    status: 'published',
    publishedAt: made.body.publishedAt,
    slug: made.body.slug,
  })
  const same = await send('PUT', url, {
    headers: { 'if-match': '*' },
    payload: { title: 'Again', text: 'y' },
  })
  t.equal(same.body.version, 2)
  const other = await send('PUT', url, {
    headers: { 'if-match': '*' },
    payload: { title: 'Again', source: { externalId: 'B' } },
  })
  t.equal(other.status, 422)
  await send('DELETE', `/v1/articles/${made.body.id}`, { headers: { 'if-match': '*' } })
  const revived = await send('PUT', url, { payload: { title: 'Back', text: 'z', status: 'published' } })
  t.equal(revived.status, 201, revived.text)
  t.equal(revived.body.id, made.body.id)
})

t.test('a bulk request tells of each article, and a bad one loses no other', async (t) => {
  const items = [
    {
      title: 'Bulk 1',
      text: 'a',
      status: 'published',
      source: { url: 'https://bulk.example/1' },
      tags: ['bulk'],
    },
    { title: 'Bulk 2', source: { url: 'https://bulk.example/2' } },
    { title: '' },
    { title: 'Bulk 3', colour: 'red' },
    { title: 'Bulk 4', status: 'scheduled', publishedAt: '2001-01-01T00:00:00Z' },
    { title: 'Bulk 5', html: '<p>x</p>', text: 'x' },
    { title: 'Bulk 6', tags: ['nobody'] },
  ]
  const first = await send('POST', '/v1/articles/bulk', { payload: items })
  t.equal(first.status, 207, first.text)
  t.strictSame(
    first.body.results.map(({ status, error }: { status: string; error?: { type: string } }) =>
      error ? `${status} ${error.type}` : status,
    ),
    [
      'failed /problems/unknown-term',
      'created',
      'failed /problems/invalid-body',
      'failed /problems/invalid-body',
      'failed /problems/unprocessable',
      'failed /problems/invalid-body',
      'failed /problems/unknown-term',
    ],
  )
  const good = items.slice(0, 2)
  const created = await send('POST', '/v1/articles/bulk?createTerms=true', { payload: good })
  t.strictSame(created.body.summary, { created: 1, updated: 0, unchanged: 1, failed: 0 })
  const ids = created.body.results.map(({ id }: { id: string }) => id)
  const again = await send('POST', '/v1/articles/bulk', {
    type: 'application/x-ndjson',
    payload: `${good.map((each) => JSON.stringify(each)).join('\n')}\n{"title": broken\n`,
  })
  t.strictSame(again.body.summary, { created: 0, updated: 0, unchanged: 2, failed: 1 })
  // An editor publishes; whoever sends the same again without a status does not take that back.
  const edited = await send('PATCH', `/v1/articles/${ids[1]}`, {
    headers: { 'if-match': '*' },
    payload: { status: 'published' },
  })
  t.equal(edited.status, 200)
  const later = await send('POST', '/v1/articles/bulk', { payload: good })
  t.strictSame(later.body.summary, { created: 0, updated: 0, unchanged: 2, failed: 0 })
  const changed = await send('POST', '/v1/articles/bulk', { payload: [{ ...good[1], text: 'now' }] })
  t.strictSame(changed.body.summary, { created: 0, updated: 1, unchanged: 0, failed: 0 })
  t.match((await get(`/v1/articles/${ids[1]}`)).body, { html: '<p>now</p>', status: 'published', version: 3 })
})

t.test('more than 1,000 articles, none, or no list are refused as a whole', async (t) => {
  for (const payload of [[], {}, Array.from({ length: 1_001 }, () => ({ title: 'x' }))]) {
    const { status, body } = await send('POST', '/v1/articles/bulk', { payload })
    t.equal(status, 400)
    t.equal(body.type, '/problems/invalid-body')
  }
})

t.test('an unknown field is named with its nearest, wherever it stands', async (t) => {
  for (const [payload, pointer, nearest] of [
    [{ title: 'x', tag: ['a'] }, '/tag', 'tags'],
    [{ title: 'x', source: { uri: 'x' } }, '/source/uri', 'url'],
    [{ title: 'x', image: { url: '/a.png', alternative: 'x' } }, '/image/alternative', 'url, alt'],
    [{ title: 'x', tags: [{ names: 'x' }] }, '/tags/0/names', 'name'],
  ] as const) {
    const { status, body } = await send('POST', '/v1/articles', { payload })
    t.equal(status, 400)
    const fault = body.errors.find((error: { pointer: string }) => error.pointer === pointer)
    t.match(fault?.detail, nearest, pointer)
  }
})

t.test('what is known by its content alone is one article, however often it is sent', async (t) => {
  const items = [
    { title: 'Keyless', text: 'Same.', status: 'published' },
    { title: 'Timed', text: 'Same.', status: 'published', publishedAt: '2024-01-01T00:00:00Z' },
    { title: 'Timed', text: 'Same.', status: 'published', publishedAt: '2024-01-02T00:00:00Z' },
  ]
  const first = await send('POST', '/v1/articles/bulk', { payload: items })
  t.strictSame(first.body.summary, { created: 3, updated: 0, unchanged: 0, failed: 0 })
  const again = await send('POST', '/v1/articles/bulk', { payload: items })
  t.strictSame(again.body.summary, { created: 0, updated: 0, unchanged: 3, failed: 0 })
})
