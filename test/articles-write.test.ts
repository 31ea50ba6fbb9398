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
