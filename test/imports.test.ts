// Importing over HTTP: what goes in, in every format, and what the report tells.

import { gzipSync } from 'node:zlib'
import t from 'tap'
import { assertConsistent, contentTables, dump, emptyTables } from './consistency.ts'
import { archivesOf, tarOf } from './fixtures/archives.ts'
import { until } from './fixtures/until.ts'
import { articleOf, ndjsonOf, postOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const { db, get, send, importArticles, importPost } = await build(t)

const post = (title: string, more: Record<string, string> = {}) =>
  postOf({ title, date: '2022-04-19 12:56:15 +0800', categories: 'kuaidi', tags: '快递新闻', ...more })
const archiveTypes = {
  zip: 'application/zip',
  tar: 'application/x-tar',
  'tar.gz': 'application/gzip',
} as const
const items = async (id: string, query = '') =>
  (await send('GET', `/v1/imports/${id}/items?limit=100${query}`)).body.data

t.test('every format comes in, plain and with Content-Encoding: gzip', async (t) => {
  const archives = await archivesOf([
    { name: 'site/_posts/2022-04-19-a.md', data: post('一') },
    { name: 'site/_posts/2022-04-20-b.md', data: post('二') },
    { name: 'site/_layouts/post.html', data: '{{ content }}' },
  ])
  const uploads = [
    { format: 'markdown', type: 'text/markdown', bytes: Buffer.from(post('一')), total: 1, ignored: 0 },
    { format: 'ndjson', type: 'application/x-ndjson', bytes: json('\n'), total: 2, ignored: 0 },
    { format: 'json', type: 'application/json; charset=utf-8', bytes: json(','), total: 2, ignored: 0 },
    {
      format: 'json',
      type: 'application/json',
      bytes: Buffer.from(JSON.stringify(articleOf({ slug: 'one' }))),
      total: 1,
      ignored: 0,
    },
    ...archives.map(({ format, bytes }) => ({
      format,
      type: archiveTypes[format as keyof typeof archiveTypes],
      bytes,
      total: 2,
      ignored: 1,
    })),
  ]
  for (const { format, type, bytes, total, ignored } of uploads) {
    await emptyTables(db)
    const path = type === 'text/markdown' ? '&path=_posts/2022-04-19-a.md' : ''
    const first = await send('POST', `/v1/imports?wait=30${path}`, { type, payload: bytes })
    t.equal(first.status, 200, `${format}: ${first.text}`)
    t.match(first.body, {
      state: 'completed',
      format,
      dryRun: false,
      total,
      error: null,
      bytes: { received: bytes.length },
    })
    t.match(first.body.counts, {
      seen: total,
      created: total,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      failed: 0,
      ignored,
    })
    t.equal(first.headers.location, `/v1/imports/${first.body.id}`)
    t.same((await send('GET', first.headers.location ?? '')).body, first.body)
    for (const { articleId } of await items(first.body.id)) {
      t.equal((await get(`/v1/articles/${articleId}`)).status, 200)
    }

    const packed = gzipSync(bytes)
    const again = await send('POST', `/v1/imports?wait=30${path}`, {
      type,
      payload: packed,
      headers: { 'content-encoding': 'gzip' },
    })
    t.match(again.body, {
      state: 'completed',
      format,
      counts: { seen: total, unchanged: total, ignored },
      bytes: { received: packed.length },
    })
    await assertConsistent(db)
  }

  function json(separator: string): Buffer {
    const text = [articleOf({ slug: 'one' }), articleOf({ slug: 'two' })]
      .map((each) => JSON.stringify(each))
      .join(separator)
    return Buffer.from(separator === ',' ? `[${text}]` : text)
  }
})

t.test('without wait the answer is 202 at once, and the import ends by itself', async (t) => {
  const answer = await send('POST', '/v1/imports', {
    type: 'application/x-ndjson',
    payload: ndjsonOf([articleOf({ slug: 'no-wait' })]),
  })
  // Perhaps it has ended already.
  t.equal(answer.status, answer.body.state === 'completed' ? 200 : 202)
  t.match(answer.body, { state: /^(queued|running|completed)$/, total: 1 })
  const ended = await until('the import ends', async () => {
    const { body } = await send('GET', answer.headers.location ?? '')
    return body.finishedAt !== null && body
  })
  t.match(ended, { state: 'completed', counts: { seen: 1, created: 1 } })
  t.equal((await get('/v1/articles/no-wait')).body.title, '沪指收涨')
  await assertConsistent(db)
})

t.test('the same again, also from another kind of archive, changes no row of content', async (t) => {
  const members = [
    { name: '_posts/2022-05-01-same.md', data: post('同', { tags: '[甲, 乙]' }) },
    { name: '_posts/2022-05-02-same.md', data: post('同', { date: '2022-05-02 08:00:00 +0800' }) },
    { name: '_drafts/idea.md', data: postOf({ title: '草稿' }) },
    {
      name: '_posts/2022-05-03-source.md',
      data: post('源', {}).concat(
        '\n<p class="em_media">（文章来源：证券时报）</p>\n\n<http://news.example/a.html?infoCode=NW202205030000000001>\n',
      ),
    },
  ]
  const archives = await archivesOf(members)
  const articles = [
    articleOf({ title: '同题' }),
    articleOf({ title: '同题', permalink: '/p.html' }),
    articleOf({ slug: 'same-json' }),
  ]
  const first = await sendArchive(archives[0])
  t.match(first.body.counts, { seen: 4, created: 4 })
  t.match((await importArticles(articles)).body.counts, { created: 3 })
  const before = await dump(db, contentTables)

  for (const archive of archives) {
    t.match((await sendArchive(archive)).body.counts, { seen: 4, unchanged: 4 }, archive.format)
  }
  const again = await importArticles(articles.slice(1))
  t.match(again.body.counts, { unchanged: 2 })
  t.same(await dump(db, contentTables), before)
  await assertConsistent(db)
})

t.test('a change makes version 2 with the new original, and old addresses become aliases', async (t) => {
  const original = postOf({
    title: '旧题',
    date: '2022-06-01 08:00:00 +0800',
    slug: 'old',
    permalink: '/old.html',
    categories: 'jiu',
  })
  const source = '\n<http://news.example/b.html?infoCode=NW202206010000000001>\n'
  const first = await importPost('_posts/2022-06-01-x.md', original + source)
  const [{ articleId }] = await items(first.body.id)
  const created = (await get('/v1/articles/old')).body

  const changed = postOf({
    title: '新题',
    date: '2022-06-02 08:00:00 +0800',
    slug: 'new',
    permalink: '/new.html',
    categories: 'xin',
  })
  const second = await importPost('_posts/2022-06-01-x.md', changed + source)

  t.match(second.body.counts, { seen: 1, updated: 1 })
  t.match(await items(second.body.id), [{ outcome: 'updated', articleId, warnings: [] }])
  const { body } = await get(`/v1/articles/${articleId}`)
  t.match(body, {
    id: articleId,
    title: '新题',
    slug: 'new',
    permalink: '/new.html',
    version: 2,
    publishedAt: '2022-06-02T00:00:00.000Z',
    createdAt: created.createdAt,
    categories: [{ slug: 'xin' }],
  })
  t.ok(body.updatedAt > created.updatedAt, 'updatedAt rises')
  const { rows: originals } = await db.read.query(
    'SELECT o.path, o.bytes FROM original o JOIN article a ON a.original_id = o.id WHERE a.id = $1',
    [articleId],
  )
  t.same(originals, [{ path: '_posts/2022-06-01-x.md', bytes: Buffer.from(changed + source) }])
  const { rows: aliases } = await db.read.query(
    'SELECT namespace, key FROM alias WHERE target_id = $1 ORDER BY 1',
    [articleId],
  )
  t.same(aliases, [
    { namespace: 'article', key: 'old' },
    { namespace: 'path', key: '/old.html' },
  ])
  t.equal((await get('/v1/categories/jiu')).body.articleCount, 0)
  t.equal((await get('/v1/categories/xin')).body.articleCount, 1)
  t.same((await get('/v1/categories/jiu')).body.lastPublishedAt, null)
  await assertConsistent(db)
})

t.test('drafts and scheduled articles come in, and the public does not see them', async (t) => {
  const { body } = await send('POST', '/v1/imports?wait=30', {
    type: 'application/x-tar',
    payload: await tarOf([
      {
        name: '_posts/2022-08-01-held.md',
        data: post('压', { published: 'false', categories: 'neibu', tags: '内部' }),
      },
      { name: '_posts/2022-08-02-marked.md', data: post('稿', { draft: 'true' }) },
      { name: '_drafts/soon.md', data: postOf({ title: '稿' }) },
      { name: '_posts/2999-01-01-due.md', data: post('将来', { date: '2999-01-01 00:00:00 +0800' }) },
      { name: '_posts/2022-08-03-out.md', data: post('出') },
    ]),
  })
  t.match(body.counts, { created: 5 })
  const { rows } = await db.read.query(
    'SELECT slug, status FROM article WHERE slug = ANY($1) ORDER BY slug',
    [['held', 'marked', 'soon', 'due', 'out']],
  )
  t.same(rows, [
    { slug: 'due', status: 'scheduled' },
    { slug: 'held', status: 'draft' },
    { slug: 'marked', status: 'draft' },
    { slug: 'out', status: 'published' },
    { slug: 'soon', status: 'draft' },
  ])
  for (const slug of ['held', 'marked', 'soon', 'due']) {
    t.equal((await get(`/v1/articles/${slug}`)).status, 404)
    t.equal((await send('GET', `/v1/articles/${slug}`)).status, 200, 'with drafts:read')
  }
  t.equal((await get('/v1/categories/neibu')).status, 404)
  t.match((await send('GET', '/v1/categories/neibu')).body, { articleCount: 0, firstPublishedAt: null })
  t.equal((await get('/v1/articles?category=neibu')).body.data.length, 0)

  const undated = await importArticles([
    articleOf({ slug: 'undated', publishedAt: null, status: 'published' }),
  ])
  t.match(await items(undated.body.id), [{ outcome: 'created', warnings: [{}] }])
  t.equal((await get('/v1/articles/undated')).status, 404)

  const published = await importPost(
    '_posts/2022-08-01-held.md',
    post('压', { categories: 'neibu', tags: '内部' }),
  )
  t.match(published.body.counts, { updated: 1 })
  t.equal((await get('/v1/categories/neibu')).body.articleCount, 1)
  const withdrawn = await importPost(
    '_posts/2022-08-01-held.md',
    post('压', { published: 'false', categories: 'neibu', tags: '内部' }),
  )
  t.match(withdrawn.body.counts, { updated: 1 })
  t.match(
    (await get('/v1/categories/neibu')).body,
    { articleCount: 0, lastPublishedAt: null },
    'once seen, a name stays',
  )
  await assertConsistent(db)
})

t.test('the time zone of an import decides how a day without one is read', async (t) => {
  const day = postOf({ title: '日', date: '2022-09-01' })
  await importPost('_posts/2022-09-01-day.md', day, '&timezone=America/New_York')
  t.equal((await get('/v1/articles/day')).body.publishedAt, '2022-09-01T04:00:00.000Z')
  const hour = postOf({ title: '时', date: '2022-09-01 08:00:00' })
  await importPost('_posts/2022-09-01-hour.md', hour, '&zonelessDates=site')
  t.equal((await get('/v1/articles/hour')).body.publishedAt, '2022-09-01T00:00:00.000Z')
  await importPost('_posts/2022-09-01-hour.md', hour)
  t.equal((await get('/v1/articles/hour')).body.publishedAt, '2022-09-01T08:00:00.000Z')
  await assertConsistent(db)
})

t.test('an archive of more than a batch is taken in its order, and an empty one completes', async (t) => {
  const articles = Array.from({ length: 450 }, (_, at) =>
    articleOf({ slug: `many-${at}`, tags: [`标签${at % 7}`] }),
  )
  const { body } = await importArticles(articles)
  t.match(body.counts, { seen: 450, created: 450 })
  const { body: list } = await send('GET', `/v1/imports/${body.id}/items?limit=100&cursor=`)
  t.equal(list.status, 400)
  t.match(await items(body.id), [{ line: 1 }, { line: 2 }, { line: 3 }])
  t.equal((await get('/v1/tags/标签0')).body.articleCount, 65)

  const none = await send('POST', '/v1/imports?wait=30', {
    type: 'application/x-tar',
    payload: await tarOf([{ name: 'logo.png', data: 'png' }]),
  })
  t.match(none.body, { state: 'completed', total: 0, counts: { seen: 0, ignored: 1 } })
  await assertConsistent(db)
})

async function sendArchive(archive: Awaited<ReturnType<typeof archivesOf>>[number] | undefined) {
  return send('POST', '/v1/imports?wait=30', {
    type: archiveTypes[archive?.format as keyof typeof archiveTypes],
    payload: archive?.bytes ?? '',
  })
}
