// Revisions: every change is kept with who and when, can be read, and restored.

import t from 'tap'
import { deleteOldRevisions } from '../src/articles/index.ts'
import { assertConsistent } from './consistency.ts'
import { build } from './helper.ts'

const api = await build(t)
const { db, send, get } = api
t.afterEach(() => assertConsistent(db))

const ifAny = { headers: { 'if-match': '*' } }
const edit = (url: string, payload: object, key?: string) =>
  send('PATCH', `${url}?createTerms=true`, { ...ifAny, payload, ...(key && { key }) })

t.test('each version tells when it was made, by which key or import, and what it was', async (t) => {
  const imported = await api.importArticles([
    { title: '第一', html: '<p>一</p>', publishedAt: '2024-01-01T00:00:00Z', slug: 'revised', tags: ['旧'] },
  ])
  const made = await send('POST', '/v1/keys', {
    payload: { name: 'editor', scopes: ['content:write', 'drafts:read'] },
  })
  const url = '/v1/articles/revised'
  t.equal((await edit(url, { title: '第二', tags: ['新'] }, made.body.key)).status, 200)
  t.equal((await edit(url, { html: '<p>三</p>' })).status, 200)
  const list = await send('GET', `${url}/revisions`)
  t.match(list.body.data, [
    { version: 3, by: { type: 'key', id: null, name: 'ADMIN_KEY' }, title: '第二', status: 'published' },
    { version: 2, by: { type: 'key', id: made.body.id, name: 'editor' }, title: '第二' },
    { version: 1, by: { type: 'import', id: imported.body.id, name: null }, title: '第一' },
  ])
  const first = await send('GET', `${url}/revisions?limit=1`)
  const next = await send('GET', `${url}/revisions?limit=2&cursor=${first.body.page.next}`)
  t.same([...first.body.data, ...next.body.data], list.body.data)
  t.equal(next.body.page.hasMore, false)
  const one = await send('GET', `${url}/revisions/1`)
  t.match(one.body.article, { title: '第一', html: '<p>一</p>', tags: [{ name: '旧' }], version: 1 })
  t.match((await send('GET', `${url}/revisions/3`)).body.article, { html: '<p>三</p>', version: 3 })
  t.equal((await send('GET', `${url}/revisions/4`)).status, 404)
  t.equal((await get(`${url}/revisions`)).status, 401)
  t.match((await send('GET', `/v1/imports/${imported.body.id}`)).body, {
    by: { type: 'key', id: null, name: 'ADMIN_KEY' },
  })
})

t.test(
  'an earlier version is restored as a new one, with its terms, where it is and as public as it is',
  async (t) => {
    const url = '/v1/articles/revised'
    const before = await send('GET', url)
    t.equal((await send('POST', `${url}/revisions/1/restore`)).status, 428)
    const restored = await send('POST', `${url}/revisions/1/restore`, {
      headers: { 'if-match': String(before.headers.etag) },
    })
    t.equal(restored.status, 200, restored.text)
    t.match(restored.body, {
      version: 4,
      title: '第一',
      html: '<p>一</p>',
      tags: [{ name: '旧' }],
      status: 'published',
      slug: 'revised',
      publishedAt: '2024-01-01T00:00:00.000Z',
    })
    t.equal((await get('/v1/tags/旧')).body.articleCount, 1)
    const stale = await send('POST', `${url}/revisions/2/restore`, {
      headers: { 'if-match': String(before.headers.etag) },
    })
    t.equal(stale.status, 412)
    t.equal(stale.headers.etag, restored.headers.etag)
    t.equal((await send('POST', `${url}/revisions/9/restore`, ifAny)).status, 404)
  },
)

t.test('a deleted article can be restored, as a draft, until it is purged', async (t) => {
  const made = await send('POST', '/v1/articles', {
    payload: { title: 'Once', text: 'Body.', slug: 'once', status: 'published', permalink: '/once.html' },
  })
  const url = `/v1/articles/${made.body.id}`
  t.equal((await send('DELETE', url, ifAny)).status, 204)
  t.equal((await send('GET', '/v1/articles/once/revisions')).status, 410)
  t.match((await send('GET', `${url}/revisions`)).body.data, [
    { version: 2, status: 'deleted' },
    { version: 1, title: 'Once' },
  ])
  t.equal((await send('GET', `${url}/revisions/2`)).status, 404, 'a tombstone shows nothing')
  const restored = await send('POST', `${url}/revisions/1/restore`, ifAny)
  t.equal(restored.status, 200, restored.text)
  t.match(restored.body, {
    id: made.body.id,
    slug: 'once',
    permalink: '/once.html',
    status: 'draft',
    html: '<p>Body.</p>',
    version: 3,
  })
  t.equal((await get(url)).status, 404)
  t.equal((await send('DELETE', `${url}?purge=true`, ifAny)).status, 204)
  t.strictSame(
    (await send('GET', `${url}/revisions`)).body.data.map(({ version }: { version: number }) => version),
    [4],
  )
  t.equal((await send('POST', `${url}/revisions/1/restore`, ifAny)).status, 404)
  const { rows } = await db.read.query(
    `SELECT title, summary, html, text, extra, original_id FROM article WHERE id = $1`,
    [made.body.id],
  )
  t.same(rows, [{ title: '', summary: '', html: '', text: '', extra: {}, original_id: null }])
})

t.test(
  'a deleted article is restored although another one has its slug and its permalink by now',
  async (t) => {
    const payload = { title: 'Twice', slug: 'twice', permalink: '/twice.html', text: 'First.' }
    const first = await send('POST', '/v1/articles', { payload })
    t.equal((await send('DELETE', `/v1/articles/${first.body.id}`, ifAny)).status, 204)
    t.equal((await send('POST', '/v1/articles', { payload })).status, 201)
    const restored = await send('POST', `/v1/articles/${first.body.id}/revisions/1/restore`, ifAny)
    t.equal(restored.status, 200, restored.text)
    t.match(restored.body, { id: first.body.id, slug: 'twice-2', permalink: null, title: 'Twice' })
  },
)

t.test('what was imported and is deleted can still be purged, with the bytes it came from', async (t) => {
  await api.importPost('_posts/2024-01-02-taken.md', '---\ntitle: Taken\n---\nText')
  const { body } = await send('GET', '/v1/articles?q=Taken&include=original')
  const { id } = body.data[0]
  t.match(body.data[0].original, 'title: Taken')
  t.equal((await send('DELETE', `/v1/articles/${id}`, ifAny)).status, 204)
  t.equal((await send('DELETE', `/v1/articles/${id}`, ifAny)).status, 410)
  t.equal((await send('DELETE', `/v1/articles/${id}?purge=true`)).status, 428)
  t.equal((await send('DELETE', `/v1/articles/${id}?purge=true`, ifAny)).status, 204)
  const { rows } = await db.read.query(`SELECT 1 FROM original WHERE path LIKE '%taken%'`)
  t.same(rows, [])
  const again = await api.importPost('_posts/2024-01-02-taken.md', '---\ntitle: Taken\n---\nText')
  t.match(again.body.counts, { skipped: 1, created: 0 }, 'an import does not bring it back')
})

t.test('revisions are kept for RETENTION days after they were replaced', async (t) => {
  t.equal(await deleteOldRevisions(db, 1), 0)
  await db.write.query(`UPDATE revision SET replaced_at = now() - interval '2 days' WHERE version = 1`)
  t.ok((await deleteOldRevisions(db, 1)) > 0)
  const { body } = await send('GET', '/v1/articles/revised/revisions')
  t.strictSame(
    body.data.map(({ version }: { version: number }) => version),
    [4, 3, 2],
  )
})
