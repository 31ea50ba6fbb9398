// restoreDeleted: an import that brings back what was deleted.

import t from 'tap'
import { assertConsistent, contentTables, dump } from './consistency.ts'
import { countDaysAgain } from './fixtures/days.ts'
import { articleOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const { db, get, send, importArticles } = await build(t)

interface Item {
  readonly outcome: string
  readonly articleId?: string
  readonly warnings: readonly { code: string; detail: string }[]
  readonly error?: { code: string }
}

async function outcome(article: object, query = ''): Promise<Item> {
  const { body } = await importArticles([article], query)
  const [item] = (await send('GET', `/v1/imports/${body.id}/items`)).body.data
  return item
}

const restore = '&restoreDeleted=true'

/** Deletes an article as the API will, with its terms' rows and counts. */
async function remove(id: string | undefined): Promise<void> {
  await db.write.query(
    `UPDATE article SET status = 'deleted', deleted_at = now(), version = version + 1, written_by = 'editor' WHERE id = $1`,
    [id],
  )
  for (const kind of ['category', 'tag']) {
    await db.write.query(`UPDATE article_${kind} SET public = false WHERE article_id = $1`, [id])
    await db.write.query(`UPDATE ${kind} t SET (article_count, first_published_at, last_published_at) =
      (SELECT count(*), min(x.sort_at), max(x.sort_at) FROM article_${kind} x WHERE x.${kind}_id = t.id AND x.public)`)
  }
  await db.write.query(`UPDATE source s SET (article_count, first_published_at, last_published_at) =
    (SELECT count(*), min(a.sort_at), max(a.sort_at) FROM article a WHERE a.source_id = s.id AND a.status = 'published')`)
  await countDaysAgain(db)
}

t.test('a deleted article comes back under its id and slug, by whichever key it is known', async (t) => {
  const articles = {
    'external id': articleOf({
      source: { name: '甲报', externalId: 'R1' },
      tags: ['回来'],
      categories: ['emnews'],
    }),
    'source URL': articleOf({ source: { url: 'http://r.example/2' }, tags: ['回来'] }),
    permalink: articleOf({ permalink: '/r/3.html' }),
    slug: articleOf({ slug: 'restored-4' }),
    content: articleOf({ title: '无名', publishedAt: null }),
  }
  for (const [key, article] of Object.entries(articles)) {
    const first = await outcome(article)
    const path = `/v1/articles/${first.articleId}`
    const before = (await send('GET', path)).body
    await remove(first.articleId)
    const skipped = await outcome(article)
    t.match([skipped.outcome, skipped.warnings.at(-1)?.code], ['skipped', 'deleted'], key)
    const restored = await outcome(article, restore)
    t.match(restored, { outcome: 'updated', articleId: first.articleId })
    t.same(restored.warnings, first.warnings)
    const after = (await send('GET', path)).body
    t.same({ ...after, updatedAt: '' }, { ...before, updatedAt: '', version: 3 }, key)
    t.match(await outcome(article, restore), { outcome: 'unchanged' }, 'it is there again')
    await assertConsistent(db)
  }
  t.equal((await get('/v1/tags/回来')).body.articleCount, 2)
})

t.test('it comes back as the item says, whatever onConflict says', async (t) => {
  for (const onConflict of ['update', 'skip', 'fail', 'overwrite']) {
    const article = { slug: `as-${onConflict}`, permalink: `/as/${onConflict}.html` }
    const { articleId } = await outcome(articleOf(article))
    await remove(articleId)
    const item = await outcome(
      articleOf({ ...article, title: '新', status: 'draft' }),
      `${restore}&onConflict=${onConflict}`,
    )
    t.match(item, { outcome: 'updated', articleId })
    t.match((await send('GET', `/v1/articles/${articleId}`)).body, {
      title: '新',
      status: 'draft',
      version: 3,
    })
    await assertConsistent(db)
  }
})

t.test('a deletion by an editor who had changed the article before gives way too', async (t) => {
  const article = articleOf({ slug: 'edited-first', title: '一' })
  const { articleId } = await outcome(article)
  await db.write.query(
    `UPDATE article SET title = '编辑', written_by = 'editor', version = version + 1 WHERE id = $1`,
    [articleId],
  )
  await remove(articleId)
  t.match(await outcome(article, restore), { outcome: 'updated', articleId })
  t.match((await get('/v1/articles/edited-first')).body, { title: '一', version: 4 })
  // What lives and was edited is left alone as ever.
  await db.write.query(`UPDATE article SET written_by = 'editor' WHERE id = $1`, [articleId])
  t.match(await outcome(article, restore), { outcome: 'skipped', warnings: [{ code: 'edited-here' }] })
})

t.test('a slug that was given away meanwhile gets a suffix', async (t) => {
  const made = articleOf({ title: '收盘', permalink: '/close/1.html' })
  const { articleId } = await outcome(made)
  await remove(articleId)
  await outcome(articleOf({ title: '收盘', permalink: '/close/2.html' }))
  t.equal((await get('/v1/articles/收盘')).body.permalink, '/close/2.html')
  t.match(await outcome(made, restore), { outcome: 'updated', articleId, warnings: [] })
  t.match((await get('/v1/articles/收盘-2')).body, { id: articleId, permalink: '/close/1.html' })
  t.match(await outcome(made, restore), { outcome: 'unchanged' })

  // Two that had one slug, and both come back in one upload with an article that would have it too.
  const [one, two, three] = ['1', '2', '3'].map((at) =>
    articleOf({ title: '开盘', permalink: `/open/${at}.html` }),
  )
  for (const each of [one, two]) await remove((await outcome(each ?? {})).articleId)
  const { body } = await importArticles([one ?? {}, two ?? {}, three ?? {}], restore)
  t.match(body.counts, { updated: 2, created: 1 })
  t.equal((await get('/v1/articles/开盘')).body.permalink, '/open/1.html')
  t.equal((await get('/v1/articles/开盘-2')).body.permalink, '/open/2.html')
  t.equal((await get('/v1/articles/开盘-3')).body.permalink, '/open/3.html')
  await assertConsistent(db)
})

t.test('a stated slug that was given away gets a suffix, with a warning', async (t) => {
  const stated = articleOf({ slug: 'stated', permalink: '/stated/1.html' })
  const { articleId } = await outcome(stated)
  await remove(articleId)
  await outcome(
    articleOf({ slug: 'stated', permalink: '/stated/2.html', publishedAt: '2023-01-01T00:00:00Z' }),
  )
  t.match(await outcome(stated, restore), {
    outcome: 'updated',
    articleId,
    warnings: [{ code: 'slug-taken', detail: /“stated-2”/ }],
  })
  t.equal((await get('/v1/articles/stated-2')).body.id, articleId)
  t.match(await outcome(stated, restore), { outcome: 'unchanged', articleId })
  await assertConsistent(db)
})

t.test('two items of one upload that are one deleted article bring it back once', async (t) => {
  const keyless = articleOf({ title: '只此一篇', publishedAt: null })
  const { articleId } = await outcome(keyless)
  await remove(articleId)
  const named = articleOf({ title: '改名', slug: '只此一篇' })
  const { body } = await importArticles([named, keyless], restore)
  const items: Item[] = (await send('GET', `/v1/imports/${body.id}/items`)).body.data
  t.match(items, [{ outcome: 'updated', articleId }, { outcome: 'created' }])
  await assertConsistent(db)
})

t.test('a permalink that another article has by now is a conflict', async (t) => {
  const source = { name: '乙报', externalId: 'R2' }
  const { articleId } = await outcome(articleOf({ permalink: '/given.html', source }))
  await remove(articleId)
  await outcome(articleOf({ permalink: '/given.html', source: { name: '丙报', externalId: 'R3' } }))
  const before = await dump(db, contentTables)
  t.match(await outcome(articleOf({ permalink: '/given.html', source }), restore), {
    outcome: 'failed',
    error: { code: 'identity-conflict' },
  })
  const { original: _, ...after } = await dump(db, contentTables)
  const { original: __, ...wanted } = before
  t.same(after, wanted)
})

t.test('the parameter is a boolean', async (t) => {
  const answer = await send('POST', '/v1/imports?restoreDeleted=yes', {
    type: 'application/x-ndjson',
    payload: JSON.stringify(articleOf()),
  })
  t.match(answer, { status: 400, body: { errors: [{ parameter: 'restoreDeleted' }] } })
})
