// How an item is known again, and what becomes of it when it is.

import t from 'tap'
import { assertConsistent, contentTables, dump } from './consistency.ts'
import { tarOf } from './fixtures/archives.ts'
import { recountDays } from './fixtures/days.ts'
import { articleOf, postOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const { config, db, get, send, importArticles } = await build(t)

interface Item {
  readonly outcome: string
  readonly articleId?: string
  readonly warnings: readonly { code: string }[]
  readonly error?: { code: string; detail: string }
}

/** Imports articles and tells what became of each. */
async function outcomes(articles: readonly object[], query = ''): Promise<Item[]> {
  const { body } = await importArticles(articles, query)
  return (await send('GET', `/v1/imports/${body.id}/items?limit=100`)).body.data
}

/** Imports one article. */
async function outcome(article: object, query = ''): Promise<Item> {
  const [item] = await outcomes([article], query)
  if (!item) throw new Error('The import reported no item.')
  return item
}

const from = (name: string, externalId: string | null, url: string | null = null) => ({
  source: { name, externalId, url },
})

t.test(
  'an article is known by its external id, then source URL, then permalink, then stated slug',
  async (t) => {
    const first = await outcome(
      articleOf({ slug: 'order', permalink: '/order.html', ...from('甲报', 'A1', 'http://a.example/1') }),
    )
    t.equal(first.outcome, 'created')
    const known = [
      { title: '按编号', ...from('甲报', 'A1', 'http://a.example/1-moved') },
      { title: '按网址', source: { url: 'http://a.example/1-moved' } },
      { title: '按路径', permalink: '/order.html' },
      { title: '按网名', slug: 'order' },
    ]
    // Each states only what it is known by: the other keys must come back with the next one.
    const rest = {
      slug: 'order',
      permalink: '/order.html',
      ...from('甲报', 'A1', 'http://a.example/1-moved'),
    }
    for (const [at, fields] of known.entries()) {
      const item = await outcome(articleOf(fields))
      t.match(item, { outcome: 'updated', articleId: first.articleId }, fields.title)
      t.equal((await get(`/v1/articles/${first.articleId}`)).body.title, fields.title)
      const restored = articleOf({ ...rest, ...(at === 2 ? { permalink: '/order.html' } : {}) })
      t.match(await outcome(restored), { outcome: 'updated', articleId: first.articleId })
    }
    await assertConsistent(db)
  },
)

t.test('an external id is one of its issuer: the same of another source is another article', async (t) => {
  const articles = [
    articleOf(from('乙报', '42')),
    articleOf(from('丙报', '42')),
    articleOf(from('乙报', '42', 'http://issuer.example/42')),
  ]
  t.same(
    (await outcomes(articles)).map((item) => item.outcome),
    ['created', 'created', 'created'],
  )
  t.same(
    (await outcomes(articles)).map((item) => item.outcome),
    ['unchanged', 'unchanged', 'unchanged'],
  )
  await assertConsistent(db)
})

t.test('keys that point at different articles, or at one of another origin, are a conflict', async (t) => {
  await outcomes([
    articleOf({ slug: 'c-one', permalink: '/c/one.html', ...from('丁报', 'C1', 'http://c.example/1') }),
    articleOf({ slug: 'c-two', permalink: '/c/two.html', ...from('丁报', 'C2', 'http://c.example/2') }),
  ])
  const before = await dump(db, contentTables)
  const conflicts = {
    'external id and permalink of two': {
      permalink: '/c/two.html',
      ...from('丁报', 'C1', 'http://c.example/1'),
    },
    'external id and slug of two': { slug: 'c-two', ...from('丁报', 'C1', 'http://c.example/1') },
    'source URL and permalink of two': { permalink: '/c/two.html', source: { url: 'http://c.example/1' } },
    'external id and source URL of two': from('丁报', 'C1', 'http://c.example/2'),
    'permalink and slug of two': { permalink: '/c/one.html', slug: 'c-two' },
    'permalink of one with another external id': {
      permalink: '/c/one.html',
      ...from('丁报', 'C9', 'http://c.example/9'),
    },
    'permalink of one with another source URL': {
      permalink: '/c/one.html',
      source: { url: 'http://c.example/9' },
    },
    'slug of one with another external id': { slug: 'c-one', ...from('丁报', 'C9', 'http://c.example/9') },
    'slug of one with another source URL': { slug: 'c-one', source: { url: 'http://c.example/9' } },
  }
  const items = await outcomes(Object.values(conflicts).map((fields) => articleOf(fields)))
  for (const [at, name] of Object.keys(conflicts).entries()) {
    t.match(items[at], { outcome: 'failed', error: { code: 'identity-conflict' } }, name)
    t.match(items[at]?.error?.detail, /belongs to the article [0-9a-f-]{36}/)
  }
  const content = ({ original, ...tables }: Awaited<ReturnType<typeof dump>>) => tables
  t.same(content(await dump(db, contentTables)), content(before), 'a conflict writes nothing')
  await assertConsistent(db)
})

t.test('two items of one upload with one identity are taken in order, across batches too', async (t) => {
  const fill = (part: string, count: number) =>
    Array.from({ length: count }, (_, at) => articleOf({ slug: `fill-${part}-${at}` }))
  const twin = (title: string) => articleOf({ slug: 'twin', title })
  const upload = [twin('一'), twin('一'), twin('二'), ...fill('a', 250), twin('二'), twin('三')]
  const { body } = await importArticles(upload)
  t.match(body.counts, { seen: 255, created: 251, updated: 2, unchanged: 2 })
  t.match((await get('/v1/articles/twin')).body, { title: '三', version: 3 })
  await assertConsistent(db)
})

t.test('an address that an item of the same upload gave up is free for a later one', async (t) => {
  const [moved] = await outcomes([articleOf({ permalink: '/old-place.html', ...from('戊报', 'M1') })])
  const items = await outcomes([
    articleOf({ permalink: '/new-place.html', tags: ['搬家'], ...from('戊报', 'M1') }),
    articleOf({ permalink: '/old-place.html', tags: ['搬家'], ...from('戊报', 'M2') }),
  ])
  t.match(items, [{ outcome: 'updated', articleId: moved?.articleId }, { outcome: 'created' }])
  t.equal((await get('/v1/tags/搬家')).body.articleCount, 2)
  await assertConsistent(db)
})

t.test('an article without any key is known by its content', async (t) => {
  const keyless = articleOf({ title: '无名', publishedAt: null })
  const [first, twin] = await outcomes([keyless, keyless])
  t.match([first, twin], [{ outcome: 'created' }, { outcome: 'unchanged', articleId: first?.articleId }])
  t.match(await outcome(keyless), { outcome: 'unchanged', articleId: first?.articleId })
  t.match(await outcome({ ...keyless, title: '无名二' }), { outcome: 'created' })
  await assertConsistent(db)
})

t.test('a made slug gets a suffix: files of one name in two folders, and 25 equal titles', async (t) => {
  const post = (category: string) =>
    postOf({ title: '早报', date: '2022-04-19 08:00:00 +0800', categories: category })
  const archive = await tarOf([
    { name: '_posts/2022-04-19-zaobao.md', data: post('a') },
    { name: 'b/_posts/2022-04-19-zaobao.md', data: post('b') },
  ])
  const send2 = () => send('POST', '/v1/imports?wait=30', { type: 'application/x-tar', payload: archive })
  t.match((await send2()).body.counts, { created: 2 })
  t.match((await send2()).body.counts, { unchanged: 2 })
  t.equal((await get('/v1/articles/zaobao-2')).body.permalink, '/b/2022/04/19/zaobao.html')

  const equal = Array.from({ length: 25 }, (_, at) =>
    articleOf({ title: '收盘', permalink: `/close/${at}.html` }),
  )
  await outcomes(equal.slice(0, 7))
  const items = await outcomes(equal)
  t.equal(items.filter((item) => item.outcome === 'created').length, 18)
  const { rows } = await db.read.query<{ slug: string; permalink: string }>(
    `SELECT slug, permalink FROM article WHERE title = '收盘'`,
  )
  const slugs = new Map(rows.map((row) => [row.permalink, row.slug]))
  t.same(
    equal.map((_, at) => slugs.get(`/close/${at}.html`)),
    equal.map((_, at) => (at === 0 ? '收盘' : `收盘-${at + 1}`)),
  )
  await assertConsistent(db)
})

t.test('a stated slug is kept for the item that states it, also beside one that would be made', async (t) => {
  await outcomes([articleOf({ slug: 'before', ...from('己报', 'S1') })])
  const items = await outcomes([
    articleOf({ title: 'taken', permalink: '/taken.html' }),
    articleOf({ slug: 'taken', ...from('己报', 'S1') }),
  ])
  t.match(items, [{ outcome: 'created' }, { outcome: 'updated' }])
  t.equal((await get('/v1/articles/taken')).body.source.externalId, 'S1')
  t.equal((await get('/v1/articles/taken-2')).body.permalink, '/taken.html')
  await assertConsistent(db)
})

t.test('onConflict says what happens to what is known and differs', async (t) => {
  await outcome(articleOf({ slug: 'conflict', title: '一' }))
  const changed = articleOf({ slug: 'conflict', title: '二' })
  t.match(await outcome(changed, '&onConflict=skip'), { outcome: 'skipped', warnings: [{ code: 'exists' }] })
  t.match(await outcome(changed, '&onConflict=fail'), { outcome: 'failed', error: { code: 'exists' } })
  t.match(await outcome(articleOf({ slug: 'conflict', title: '一' }), '&onConflict=fail'), {
    outcome: 'unchanged',
  })
  t.equal((await get('/v1/articles/conflict')).body.version, 1)
  t.match(await outcome(changed), { outcome: 'updated' })
  await assertConsistent(db)
})

t.test('what an editor changed is left alone unless it is to be overwritten', async (t) => {
  await outcome(articleOf({ slug: 'edited', title: '一' }))
  const edit = { headers: { 'if-match': '*' }, payload: { title: '编辑' } }
  t.equal((await send('PATCH', '/v1/articles/edited', edit)).body.version, 2)
  for (const title of ['一', '二']) {
    const item = await outcome(articleOf({ slug: 'edited', title }))
    t.match(item, { outcome: 'skipped', warnings: [{ code: 'edited-here' }] })
  }
  t.equal((await get('/v1/articles/edited')).body.title, '编辑')
  const item = await outcome(articleOf({ slug: 'edited', title: '一' }), '&onConflict=overwrite')
  t.equal(item.outcome, 'updated')
  t.match((await get('/v1/articles/edited')).body, { title: '一', version: 3 })
  t.match(await outcome(articleOf({ slug: 'edited', title: '一' })), { outcome: 'unchanged' })
  await assertConsistent(db)
})

t.test('what was deleted does not come back, whichever key tells that it is the same', async (t) => {
  const articles = [
    articleOf({ title: '删', permalink: '/d/1.html', ...from('庚报', 'D1') }),
    articleOf({ title: '删', source: { url: 'http://d.example/2' } }),
    articleOf({ title: '删', permalink: '/d/3.html' }),
    articleOf({ slug: 'deleted-4' }),
    articleOf({ title: '删', publishedAt: null }),
  ]
  const first = await outcomes(articles)
  await db.write.query(`UPDATE article SET status = 'deleted', deleted_at = now() WHERE id = ANY($1)`, [
    first.map((item) => item.articleId),
  ])
  await db.write.query(
    `UPDATE source SET article_count = 0, first_published_at = NULL, last_published_at = NULL WHERE name = '庚报'`,
  )
  await recountDays({ db, config })
  const before = await dump(db, contentTables)
  for (const query of ['', '&onConflict=overwrite']) {
    const items = await outcomes(articles, query)
    for (const [at, item] of items.entries()) {
      t.match(item, { outcome: 'skipped', articleId: first[at]?.articleId })
      t.match(item.warnings.at(-1), { code: 'deleted' })
    }
  }
  t.same(await dump(db, contentTables), before)

  // It holds its permalink and slug no more: what has another origin, or came after, has them.
  const successor = await outcome(articleOf({ permalink: '/d/1.html', ...from('辛报', 'D9') }))
  t.equal(successor.outcome, 'created', JSON.stringify(successor))
  t.match(await outcome(articleOf({ title: '改', permalink: '/d/1.html' })), {
    outcome: 'updated',
    articleId: successor.articleId,
  })
  await assertConsistent(db)
})

t.test('a term that is neither named nor addressed by its key is found again', async (t) => {
  const long = '长'.repeat(195)
  const article = (at: number, categories: unknown[]) => articleOf({ slug: `term-${at}`, categories })
  await outcomes([
    article(1, [{ slug: long, name: '长名' }, 'EM News']),
    article(2, [{ slug: long }, 'EM News', 'EM-News']),
  ])
  const categories = async (at: number) =>
    (await get(`/v1/articles/term-${at}`)).body.categories.map(({ slug, name }: Record<string, string>) => [
      slug,
      name,
    ])
  t.same(await categories(1), [
    [long, '长名'],
    ['EM-News', 'EM News'],
  ])
  t.same(await categories(2), [
    [long, '长名'],
    ['EM-News', 'EM News'],
  ])

  // A category of a post whose name the back link tells.
  const named = (slug: string, link: string) =>
    postOf(
      { title: slug, date: '2022-04-19 08:00:00 +0800', categories: '[Stock Market]' },
      `正文\n\n${link}`,
    )
  const link = '[返回股市](//news.example/category/Stock%20Market.html)｜[返回首页](//news.example/)'
  for (const [at, text] of [link, '', link].entries()) {
    await send('POST', `/v1/imports?wait=30&path=2022-04-19-named-${at}.md`, {
      type: 'text/markdown',
      payload: named(`named-${at}`, text),
    })
    t.match((await get(`/v1/articles/named-${at}`)).body.categories, [{ slug: 'Stock-Market' }], `post ${at}`)
  }
  t.equal((await get('/v1/categories/Stock-Market')).body.articleCount, 3)
  await assertConsistent(db)
})
