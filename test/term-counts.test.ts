// Terms as imports make and use them: counts that stay exact, and which names are one term.

import t from 'tap'
import { assertConsistent } from './consistency.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { article, briefTerms } from './fixtures/terms.ts'
import { build } from './helper.ts'

const api = await build(t)

t.test('counts and times are exact after import, update, re-filing and unpublishing', async (t) => {
  await cleanSlate(api)
  const filed = (names: string[]) => ({
    categories: names,
    tags: names,
    source: { name: names[0], url: 'https://example.org/1' },
  })
  const expect = async (expected: string[], words: string) => {
    for (const kind of ['categories', 'tags'])
      t.same(await briefTerms(api, kind), expected, `${kind} ${words}`)
    await assertConsistent(api.db)
  }
  await api.importArticles([
    article('a', 1, filed(['x', 'y'])),
    article('b', 5, { ...filed(['x']), source: { name: 'x', url: 'https://example.org/2' } }),
    article('c', 9, { ...filed(['x', 'z']), source: { name: 'z', url: 'https://example.org/3' } }),
  ])
  await expect(['x 3 1 9', 'y 1 1 1', 'z 1 9 9'], 'after the import')
  t.same(await briefTerms(api, 'sources'), ['x 2 1 5', 'z 1 9 9'])

  await api.importArticles([article('a', 3, filed(['x', 'y']))])
  await expect(['x 3 3 9', 'y 1 3 3', 'z 1 9 9'], 'after an article moved in time')

  await api.importArticles([article('a', 3, filed(['y', 'w']))])
  await expect(['w 1 3 3', 'x 2 5 9', 'y 1 3 3', 'z 1 9 9'], 'after an article was filed anew')
  t.same(await briefTerms(api, 'sources'), ['x 1 5 5', 'y 1 3 3', 'z 1 9 9'])

  await api.importArticles([
    {
      ...article('c', 9, filed(['x', 'z'])),
      source: { name: 'z', url: 'https://example.org/3' },
      status: 'draft',
    },
  ])
  await expect(
    ['w 1 3 3', 'x 1 5 5', 'y 1 3 3', 'z 0 - -'],
    'after an article was unpublished; its term stays visible',
  )
  t.same(await briefTerms(api, 'sources'), ['x 1 5 5', 'y 1 3 3', 'z 0 - -'])
  t.equal((await api.get('/v1/tags/z')).status, 200)

  await api.importArticles([
    { ...article('c', 9, filed(['x', 'z'])), source: { name: 'z', url: 'https://example.org/3' } },
  ])
  await expect(['w 1 3 3', 'x 2 5 9', 'y 1 3 3', 'z 1 9 9'], 'after it was published again')
})

t.test('unpublishing by a post’s published: false takes it out of the counts', async (t) => {
  await cleanSlate(api)
  const post = (more: string) =>
    `---\ntitle: T\ndate: 2022-04-19 08:00:00 +0000\ntags: [新闻]\n${more}---\nText.\n`
  await api.importPost('_posts/2022-04-19-t.md', post(''))
  t.same(await briefTerms(api, 'tags'), ['新闻 1 19 19'])
  await api.importPost('_posts/2022-04-19-t.md', post('published: false\n'))
  t.same(await briefTerms(api, 'tags'), ['新闻 0 - -'])
  t.same((await api.get('/v1/articles')).body.data, [])
  t.equal((await api.get('/v1/articles/t')).status, 404)
  await assertConsistent(api.db)
})

t.test('names that differ in case alone are two terms', async (t) => {
  await cleanSlate(api)
  await api.importArticles([article('a', 1, { tags: ['Apple', 'apple', { name: 'APPLE' }] })])
  t.same(await briefTerms(api, 'tags'), ['APPLE 1 1 1', 'Apple 1 1 1', 'apple 1 1 1'])
})

const symbols = ['C', 'C++', 'C#', 'C-2', '.NET', '!!!', 'tag']
for (const order of [symbols, symbols.toReversed(), ['C#', 'tag', 'C', '!!!', 'C++', '.NET', 'C-2']]) {
  t.test(`${order.join(' ')} are ${order.length} terms, also one by one and again`, async (t) => {
    await cleanSlate(api)
    const sent = order.map((name, n) => article(`a${n}`, 1, { tags: [{ name }], source: { name } }))
    for (const each of sent) await api.importArticles([each])
    const { body: again } = await api.importArticles(sent)
    t.match(again.counts, { unchanged: order.length })
    await api.importArticles(sent.map((each) => ({ ...each, html: '<p>Neu</p>' })))
    for (const kind of ['tags', 'sources']) {
      const { body } = await api.get(`/v1/${kind}`)
      t.same(
        body.data.map(
          ({ name, articleCount }: { name: string; articleCount: number }) => `${name} ${articleCount}`,
        ),
        symbols.toSorted().map((name) => `${name} 1`),
      )
      t.equal(new Set(body.data.map(({ slug }: { slug: string }) => slug)).size, order.length)
    }
    await assertConsistent(api.db)
  })
}

t.test('a category whose slug alone was known learns its name later, and keeps it', async (t) => {
  await cleanSlate(api)
  await api.importArticles([article('a', 1, { categories: ['cj'] })])
  t.match((await api.get('/v1/categories/cj')).body, { name: 'cj', version: 1 })
  await api.importArticles([article('b', 1, { categories: [{ slug: 'cj', name: '财经' }] })])
  t.match((await api.get('/v1/categories/cj')).body, { name: '财经', version: 2, articleCount: 2 })
  await api.importArticles([article('c', 1, { categories: ['cj', { slug: 'cj', name: 'Finance' }] })])
  t.match((await api.get('/v1/categories/cj')).body, { name: '财经', version: 2, articleCount: 3 })
})

t.test('a term renamed here is the term of its old name and slug to later imports', async (t) => {
  await cleanSlate(api)
  await api.importArticles([article('a', 1, { tags: [{ name: '新闻' }, '滚动'] })])
  await api.db.write.query(`UPDATE tag SET name = 'News' WHERE slug = '新闻'`)
  await api.db.write.query(`UPDATE tag SET name = 'Ticker', slug = 'ticker' WHERE slug = '滚动'`)
  await api.db.write.query(`INSERT INTO alias SELECT 'tag', '滚动', 'tag', id FROM tag WHERE slug = 'ticker'`)
  await api.importArticles([article('b', 2, { tags: [{ name: '新闻' }, { name: '滚动' }] })])
  t.same(await briefTerms(api, 'tags'), ['新闻 2 1 2', 'ticker 2 1 2'])
})
