// Categories, tags and sources: what they show, to whom, and their lists.

import t from 'tap'
import { encodeCursor } from '../src/platform/cursor.ts'
import { assertConsistent } from './consistency.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { keyOf } from './fixtures/key.ts'
import { importSmallArchive } from './fixtures/small-archive.ts'
import { article, at, briefTerms } from './fixtures/terms.ts'
import { walk } from './fixtures/walk.ts'
import { build } from './helper.ts'

const api = await build(t)

const kinds = ['categories', 'tags', 'sources'] as const
const types = { categories: 'category', tags: 'tag', sources: 'source' } as const

t.test('each kind of term shows what it is, by id and by slug', async (t) => {
  await cleanSlate(api)
  await api.importArticles([
    article('a', 19, {
      categories: [{ slug: 'cj', name: '财经' }],
      tags: [{ slug: 'xw', name: '新闻' }],
      source: { slug: 'xhs', name: '新华社', url: 'https://example.org/1' },
    }),
  ])
  const shared = {
    description: null,
    articleCount: 1,
    firstPublishedAt: at(19),
    lastPublishedAt: at(19),
    version: 1,
  }
  const expected = {
    categories: (id: string) => ({
      slug: 'cj',
      name: '财经',
      parent: null,
      path: [{ id, slug: 'cj', name: '财经' }],
    }),
    tags: () => ({ slug: 'xw', name: '新闻' }),
    sources: () => ({ slug: 'xhs', name: '新华社', homepage: null, aliases: [] }),
  }
  for (const kind of kinds) {
    const { body } = await api.get(`/v1/${kind}`)
    const [term] = body.data
    t.same(body.data, [{ id: term.id, ...shared, ...expected[kind](term.id) }])
    t.same((await api.get(`/v1/${kind}/${term.id}`)).body, term)
    t.same((await api.get(`/v1/${kind}/${term.slug}`)).body, term)
    for (const ref of ['none', '0190c0de-0000-7000-8000-000000000000', '%E6%97%A0'])
      t.match(
        await api.get(`/v1/${kind}/${ref}`),
        { status: 404, body: { type: '/problems/not-found' } },
        ref,
      )
  }
})

t.test('the lists are sorted, ties by id, and walked by cursor there and back', async (t) => {
  await cleanSlate(api)
  await importSmallArchive(api)
  for (const kind of kinds) {
    const { body } = await api.get(`/v1/${kind}?limit=100`)
    const terms: { id: string; name: string; articleCount: number }[] = body.data
    t.ok(terms.length >= 2)
    for (const sort of ['name', '-name', 'articleCount', '-articleCount']) {
      const way = sort.startsWith('-') ? -1 : 1
      const expected = terms.toSorted(
        (one, other) =>
          way *
          ((sort.endsWith('name')
            ? Buffer.compare(Buffer.from(one.name), Buffer.from(other.name))
            : one.articleCount - other.articleCount) || (one.id < other.id ? -1 : 1)),
      )
      for (const limit of ['1', '2', '100']) {
        t.same(
          await walk(t, api, `/v1/${kind}`, { sort, limit }),
          expected.map(({ id }) => id),
          `${kind} by ${sort}`,
        )
      }
    }
  }
  await assertConsistent(api.db)
})

t.test('terms of one count are told apart by id, and a cursor keeps to its list', async (t) => {
  await cleanSlate(api)
  const names = Array.from({ length: 30 }, (_, n) => `t${n}`)
  await api.importArticles([article('a', 1, { tags: names, categories: names.slice(0, 5) })])
  for (const sort of ['articleCount', '-articleCount'])
    t.equal((await walk(t, api, '/v1/tags', { sort, limit: '7' })).length, 30)
  const { body } = await api.get('/v1/tags?limit=2')
  for (const url of ['/v1/categories?limit=2', '/v1/tags?sort=-name', '/v1/articles?limit=2']) {
    const answer = await api.get(`${url}&cursor=${body.page.next}`)
    t.match(answer, { status: 400, body: { type: '/problems/cursor-mismatch' } }, url)
  }
  t.equal(
    (await api.send('GET', `/v1/tags?cursor=${body.page.next}`)).status,
    400,
    'what more readers see is another list',
  )
  for (const [query, parameter] of [
    ['limit=0', 'limit'],
    ['sort=slug', 'sort'],
    ['tag=x', 'tag'],
    ['sort=-articlecount', 'sort'],
  ])
    t.match(await api.get(`/v1/tags?${query}`), { status: 400, body: { errors: [{ parameter }] } })
  t.match(await api.get('/v1/tags/t1?fields=name'), { status: 400, body: { errors: [{ code: 'unknown' }] } })
})

t.test('a cursor that this server did not write is refused, however well it is made', async (t) => {
  await cleanSlate(api)
  await api.importArticles([article('a', 1, { tags: ['a', 'b', 'c'] })])
  const { body } = await api.get('/v1/tags?limit=1&sort=articleCount')
  const [, , id, hash] = JSON.parse(Buffer.from(body.page.next, 'base64url').toString())
  for (const value of [2_147_483_648, 9_007_199_254_740_991, -1e300, 1.5, '1', '']) {
    const forged = encodeCursor({ direction: 'next', value, id }, hash)
    const answer = await api.get(`/v1/tags?limit=1&sort=articleCount&cursor=${forged}`)
    t.match(answer, { status: 400, body: { type: '/problems/cursor-invalid' } }, String(value))
  }
})

t.test('a term that only drafts use is shown to drafts:read alone', async (t) => {
  await cleanSlate(api)
  const names = { categories: ['hidden'], tags: ['hidden'], source: { name: 'hidden' } }
  await api.importArticles([
    article('a', 1, { ...names, status: 'draft' }),
    article('b', 1, { ...names, status: 'archived' }),
    article('c', 1),
  ])
  const editor = await keyOf(api, 'drafts:read')
  const reader = await keyOf(api, 'content:read', 'content:write')
  for (const kind of kinds) {
    for (const key of [false, reader] as const) {
      t.same((await api.send('GET', `/v1/${kind}`, { key })).body.data, [])
      t.equal((await api.send('GET', `/v1/${kind}/hidden`, { key })).status, 404)
    }
    const { body } = await api.send('GET', `/v1/${kind}`, { key: editor })
    t.match(body.data, [{ slug: 'hidden', articleCount: 0, firstPublishedAt: null, lastPublishedAt: null }])
    t.equal((await api.send('GET', `/v1/${kind}/hidden`, { key: editor })).status, 200)
    t.equal((await api.get(`/v1/${kind}/${body.data[0].id}`)).status, 404)
  }
})

t.test(
  'a former slug leads to the present one, unless a living term has it or the target is hidden',
  async (t) => {
    await cleanSlate(api)
    const names = (name: string) => ({ categories: [name], tags: [name], source: { name } })
    await api.importArticles([
      article('a', 1, names('新名')),
      article('b', 1, names('living')),
      article('c', 1, { ...names('hidden'), status: 'draft' }),
    ])
    for (const kind of kinds) {
      const type = types[kind]
      await api.db.write.query(
        `INSERT INTO alias SELECT '${type}', key, '${type}', t.id FROM ${type} t
       JOIN (VALUES ('新名', '旧名'), ('新名', 'living'), ('hidden', 'was-hidden')) v (slug, key) USING (slug)`,
      )
      const { status, headers, text } = await api.get(`/v1/${kind}/${encodeURIComponent('旧名')}`)
      t.same([status, text], [308, ''])
      t.match(await api.get(headers.location ?? ''), { status: 200, body: { slug: '新名' } })
      t.match(await api.get(`/v1/${kind}/living`), { status: 200, body: { slug: 'living' } })
      t.equal((await api.get(`/v1/${kind}/was-hidden`)).status, 404)
      t.equal((await api.send('GET', `/v1/${kind}/was-hidden`)).status, 308)
    }
    const { body } = await api.get(`/v1/sources/${encodeURIComponent('新名')}`)
    t.same(body.aliases, ['living', '旧名'])
  },
)

t.test('a category shows its parent and the path down to it', async (t) => {
  await cleanSlate(api)
  const sent = ['root', 'middle', 'leaf'].map((slug) => ({ slug, name: slug.toUpperCase() }))
  await api.importArticles([article('a', 1, { categories: sent })])
  await api.db.write.query(
    `UPDATE category c SET parent_id = p.id FROM category p WHERE (c.slug, p.slug) IN (('middle', 'root'), ('leaf', 'middle'))`,
  )
  const slugs = (terms: { slug: string; name: string }[]) => terms.map(({ slug, name }) => `${slug} ${name}`)
  const { body: leaf } = await api.get('/v1/categories/leaf')
  t.same(slugs([leaf.parent]), ['middle MIDDLE'])
  t.same(slugs(leaf.path), ['root ROOT', 'middle MIDDLE', 'leaf LEAF'])
  const { body: root } = await api.get('/v1/categories/root')
  t.same([root.parent, slugs(root.path)], [null, ['root ROOT']])

  await api.importArticles([article('b', 2, { categories: ['leaf'] })])
  t.same(
    (await briefTerms(api, 'categories')).sort(),
    ['leaf 2 1 2', 'middle 1 1 1', 'root 1 1 1'],
    'counts are of a term’s own',
  )
  t.equal((await api.get('/v1/articles?category=root')).body.data.length, 2, 'a list takes descendants along')
  const { body: listed } = await api.get('/v1/articles/b')
  t.same(slugs(listed.categories), ['leaf LEAF'], 'an article shows what it is filed under itself')
  await assertConsistent(api.db)
})
