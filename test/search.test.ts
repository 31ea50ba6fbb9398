// Search through HTTP: what is found, in which order, and what an answer says of it.

import t from 'tap'
import { indexStaleArticles, markRenamedTag } from '../src/articles/index.ts'
import { assertConsistent } from './consistency.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { copyArticle } from './fixtures/copies.ts'
import { walk } from './fixtures/walk.ts'
import { articleOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const api = await build(t)
const day = (n: number) => new Date(Date.parse('2022-04-01T00:00:00Z') + n * 86_400_000).toISOString()

const articles: Readonly<Record<string, object>> = {
  cars: {
    title: '新能源汽车销量创新高',
    html: '<p>据了解，比亚迪HFO-1234yf空调，增长3.14%，A股上涨。</p>',
    tags: ['汽车'],
  },
  energy: { title: '创新能源合作', html: '<p>双碳目标与元宇宙。</p>', summary: '国际能源署发布报告' },
  body: {
    title: '周报',
    html: '<p>本周新能源板块走强，宁德时代（300750.SZ）领涨。</p><p>汽车板块回落。</p>',
  },
  language: { title: 'Learning C++ and C#', html: '<p>AT&amp;T uses C, not open AI models.</p>' },
  phrase: { title: 'Open the AI box', html: '<p>OpenAI is one word; open ai are two.</p>' },
  traditional: { title: '臺灣證券交易所', html: '<p>電動車與儲能。</p>' },
  wide: { title: 'Ｂ股５Ｇ概念', html: '<p>ＧＤＰ同比</p>' },
  tagged: { title: '早报', html: '<p>无关。</p>', tags: [{ name: '碳中和专题', slug: 'tzh' }] },
}
for (const [index, [slug, article]] of Object.entries(articles).entries()) {
  await api.importArticles([articleOf({ slug, publishedAt: day(index), ...article })])
}

/** Another archive, with nothing in it. */
const spare = await build(t)
async function emptied() {
  await cleanSlate(spare)
  return spare
}

async function search(q: string, more = '') {
  return api.get(`/v1/articles?fields=slug&q=${encodeURIComponent(q)}${more}`)
}
async function found(q: string, more = ''): Promise<string> {
  const { status, body } = await search(q, more)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.data.map(({ slug }: { slug: string }) => slug).join(' ')
}

for (const [q, expected] of [
  ['新能源', 'body energy cars'],
  ['新能源汽车', 'cars'],
  ['汽车', 'body cars'],
  ['新能源 汽车', 'body cars'],
  ['创新', 'energy cars'],
  ['能源', 'body energy cars'],
  ['双碳', 'energy'],
  ['元宇宙', 'energy'],
  ['目标与元', 'energy'],
  ['源', 'body energy cars'],
  ['碳', 'tagged energy'],
  ['碳中和', 'tagged'],
  ['HFO-1234yf', 'cars'],
  ['hfo', 'cars'],
  ['1234YF', 'cars'],
  ['234yf', ''],
  ['3.14%', 'cars'],
  ['3.14', 'cars'],
  ['14', ''],
  ['A股', 'cars'],
  ['Ａ股', 'cars'],
  ['b股', 'wide'],
  ['5G', 'wide'],
  ['5g概念', 'wide'],
  ['gdp', 'wide'],
  ['300750.sz', 'body'],
  ['300750', 'body'],
  ['c++', 'language'],
  ['C#', 'language'],
  ['c', 'language'],
  ['AT&T', 'language'],
  ['open ai', 'phrase language'],
  ['"open ai"', 'phrase language'],
  ['“Open  AI”', 'phrase language'],
  ['「open the」', 'phrase'],
  ['openai', 'phrase'],
  ['pen', ''],
  ['台湾', 'traditional'],
  ['臺灣', 'traditional'],
  ['证券交易', 'traditional'],
  ['新能源 -汽车', 'energy'],
  ['新能源 －汽车', 'energy'],
  ['能源 -"新能源 "', ''],
  ['源 -双碳', 'body cars'],
  ['"创新 高"', ''],
  ['新能源汽车，销量', 'cars'],
  ['国际能源署', 'energy'],
] as const) {
  t.test(`“${q}” finds ${expected || 'nothing'}`, async (t) => t.equal(await found(q), expected))
}

t.test('an article has its hits marked in the text as it was written', async (t) => {
  const { body } = await search('臺灣 儲能', '&highlight=true')
  t.same(body.data[0].highlights, {
    title: '<mark>臺灣</mark>證券交易所',
    text: ['電動車與<mark>儲能</mark>。'],
  })
  const escaped = await search('at&t', '&highlight=true')
  t.same(escaped.body.data[0].highlights, {
    title: 'Learning C++ and C#',
    text: ['<mark>AT&amp;T</mark> uses C, not open AI models.'],
  })
  const wide = await search('5g b股', '&highlight=true')
  t.equal(wide.body.data[0].highlights.title, '<mark>Ｂ股</mark><mark>５Ｇ</mark>概念')
  t.equal((await search('5g')).body.data[0].highlights, undefined, 'only where it was asked for')
})

t.test('the answer says how q was understood', async (t) => {
  const { body } = await search('新能源， ＨＦＯ-1234yf “open  ai” －臺灣 !! 新能源')
  t.same(body.search.terms, ['新能源', 'hfo-1234yf', '"open ai"', '-台湾'])
})

t.test('an empty answer names the terms that no article has', async (t) => {
  const missing = async (q: string, more = '') => (await search(q, more)).body.search.missing
  t.same(await missing('新能源 火星 月球人'), ['火星', '月球人'])
  t.same(await missing('新能源 臺灣'), [], 'each occurs, but not together')
  t.same(await missing('火星', '&tag=nowhere'), ['火星'])
  t.same(await missing('新能源', '&tag=nowhere'), [], 'whatever the filters')
  t.equal(await missing('新能源'), undefined)
})

t.test('relevance: title, then summary and tags, then body, within each newest first', async (t) => {
  const api = await emptied()
  const places = ['title', 'tag', 'body', 'summary'] as const
  const all = Array.from({ length: 80 }, (_, n) => {
    const place = places[n % 4] ?? 'body'
    // Three at each time: the id decides.
    return { n, place, publishedAt: day(Math.floor(n / 3)) }
  })
  await api.importArticles(
    all.map(({ n, place, publishedAt }) =>
      articleOf({
        slug: `post-${n}`,
        title: place === 'title' ? `双碳与储能${n}` : `第${n}篇`,
        html: place === 'body' ? '<p>谈储能和双碳。</p>' : '<p>谈储能。</p>',
        summary: place === 'summary' ? '双碳储能' : '储能',
        ...(place === 'tag' && { tags: ['双碳'] }),
        publishedAt,
      }),
    ),
  )
  const { rows } = await api.db.read.query<{ id: string; slug: string }>('SELECT id, slug FROM article')
  const idOf = new Map(rows.map(({ id, slug }) => [slug, id]))
  const expected = (rank: (place: string) => number, newestFirst = true) =>
    all
      .map((each) => ({ ...each, id: idOf.get(`post-${each.n}`) ?? '' }))
      .sort((one, other) => {
        const later =
          one.publishedAt === other.publishedAt ? one.id > other.id : one.publishedAt > other.publishedAt
        return rank(one.place) - rank(other.place) || (later === newestFirst ? -1 : 1)
      })
      .map(({ id }) => id)
  const tiers = (place: string) => (place === 'title' ? 1 : place === 'body' ? 3 : 2)
  for (const q of ['双碳 储能', '双碳']) {
    for (const limit of ['3', '7', '50', '100']) {
      const query = { q, limit, fields: 'slug' }
      t.same(
        await walk(t, api, '/v1/articles', { ...query, sort: 'relevance' }),
        expected(tiers),
        `${q} by ${limit}`,
      )
      t.same(
        await walk(t, api, '/v1/articles', query),
        expected(() => 0),
      )
      t.same(
        await walk(t, api, '/v1/articles', { ...query, sort: 'publishedAt' }),
        expected(() => 0, false),
      )
    }
  }
  for (const sort of ['title', '-title', 'updatedAt', '-updatedAt']) {
    const listed = await walk(t, api, '/v1/articles', { sort, fields: 'slug', limit: '7' })
    t.same(await walk(t, api, '/v1/articles', { q: '储能', sort, fields: 'slug', limit: '7' }), listed, sort)
  }
  const filtered = await walk(t, api, '/v1/articles', { q: '储能', tag: '双碳', limit: '4', fields: 'slug' })
  t.same(filtered, await walk(t, api, '/v1/articles', { tag: '双碳', limit: '4', fields: 'slug' }))
  const since = { publishedFrom: '2022-04-10', publishedBefore: '2022-04-20', limit: '4', fields: 'slug' }
  t.same(
    await walk(t, api, '/v1/articles', { q: '双碳 储能', ...since }),
    await walk(t, api, '/v1/articles', since),
  )
})

t.test('a common word is looked for up to the bound, and the cursor goes on from there', async (t) => {
  const api = await build(t, {}, { searchBounds: { gathered: 5, walked: 10 } })
  // Every third has the common word; the rare one is in two only.
  await api.importArticles(
    Array.from({ length: 60 }, (_, n) =>
      articleOf({
        slug: `post-${n}`,
        title: n % 3 === 0 ? `市场观察${n}` : `其他${n}`,
        html: n === 7 || n === 50 ? '<p>市场 稀土</p>' : '<p>无</p>',
        publishedAt: day(n),
      }),
    ),
  )
  const pages = async (query: string) => {
    const seen: string[] = []
    let complete = 0
    let incomplete = 0
    for (let cursor = ''; ; ) {
      const { status, body } = await api.get(`/v1/articles?limit=4&fields=slug&${query}${cursor}`)
      if (status !== 200) throw new Error(JSON.stringify(body))
      seen.push(...body.data.map(({ slug }: { slug: string }) => slug))
      if (body.search.complete) complete += 1
      else incomplete += 1
      if (body.page.next === null) return { seen, complete, incomplete }
      t.ok(body.page.hasMore)
      cursor = `&cursor=${body.page.next}`
    }
  }
  const every = Array.from({ length: 60 }, (_, n) => 59 - n)
  const market = encodeURIComponent('市场')
  const common = await pages(`q=${market}`)
  const inTitle = every.filter((n) => n % 3 === 0)
  const isHit = (n: number) => n % 3 === 0 || n === 7 || n === 50
  t.same(
    common.seen,
    every.filter(isHit).map((n) => `post-${n}`),
    'all are reached, in order',
  )
  t.ok(common.incomplete > 0, 'some pages stop at the bound')
  const relevant = await pages(`q=${market}&sort=relevance`)
  t.same(
    relevant.seen,
    [...inTitle, 50, 7].map((n) => `post-${n}`),
  )
  const rare = await pages(`q=${encodeURIComponent('稀土')}`)
  t.match(rare, { seen: ['post-50', 'post-7'], incomplete: 0 }, 'a rare word is never cut off')
  const both = await pages(`q=${encodeURIComponent('市场 稀土')}&sort=relevance`)
  t.match(both, { seen: ['post-50', 'post-7'], incomplete: 0 })
})

t.test('drafts are not found, nor do they count as a hit', async (t) => {
  const api = await emptied()
  await api.importArticles([articleOf({ title: '机密文件', status: 'draft' }), articleOf({ title: '公开' })])
  const { body } = await api.get(`/v1/articles?q=${encodeURIComponent('机密')}`)
  t.match(body, { data: [], search: { missing: ['机密'] } })
  const phrase = await api.get(`/v1/articles?sort=relevance&q=${encodeURIComponent('机密文件')}`)
  t.match(phrase.body, { data: [], search: { missing: ['机密文件'] } })
})

t.test('what is changed is found by what it is now', async (t) => {
  const api = await emptied()
  const key = { source: { name: 's', externalId: '1' } }
  await api.importArticles([articleOf({ title: '旧标题', ...key })])
  await api.importArticles([articleOf({ title: '新题目', ...key })])
  const count = async (q: string) =>
    (await api.get(`/v1/articles?q=${encodeURIComponent(q)}`)).body.data.length
  t.same([await count('标题'), await count('题目')], [0, 1])
})

for (const [what, q] of [
  ['only exclusions', '-新能源'],
  ['only punctuation', '，。！？ “” -- ""'],
  ['more than 20 terms', Array.from({ length: 21 }, (_, n) => `词${n}`).join(' ')],
  ['more than 500 characters', '新'.repeat(501)],
  ['10 KB', '新能源 '.repeat(2_000)],
  ['nothing', ''],
] as const) {
  t.test(`a q of ${what} is refused by name`, async (t) => {
    const { status, body } = await search(q)
    t.match({ status, body }, { status: 400, body: { errors: [{ parameter: 'q' }] } })
  })
}

for (const raw of ['%00', 'a%00b', '%ED%A0%80', '%ff', '%E6%96']) {
  t.test(`q=${raw} is refused by name`, async (t) => {
    const { status, body } = await api.get(`/v1/articles?q=${raw}`)
    t.match({ status, body }, { status: 400, body: { errors: [{ parameter: 'q' }] } })
  })
}

for (const q of [
  `'; DROP TABLE article; --`,
  `"`,
  `"新能源`,
  `新能源"`,
  '\\',
  `a' OR '1'='1`,
  '((((a+)+)+)+)$',
  '%_%',
  '& | ! ( ) :*',
  '$1 {0} $(x)',
  '𠀀',
  '\u0301',
  'ﷺ',
  '新'.repeat(500),
  '- - -a b',
  '-',
]) {
  t.test(`${q.slice(0, 20)} is answered without a fault`, async (t) => {
    for (const more of ['', '&sort=relevance&highlight=true']) {
      const { status } = await search(q, more)
      t.ok(status === 200 || status === 400, String(status))
    }
  })
}

t.test('what only a search has needs q', async (t) => {
  t.match((await api.get('/v1/articles?sort=relevance')).body, {
    status: 400,
    errors: [{ parameter: 'sort' }],
  })
  t.match((await api.get('/v1/articles?highlight=true')).body, {
    status: 400,
    errors: [{ parameter: 'highlight' }],
  })
})

t.test('a cursor of a search is one of that search only', async (t) => {
  const { body } = await search('源', '&limit=1&sort=relevance')
  t.equal((await search('源', `&limit=1&sort=relevance&cursor=${body.page.next}`)).status, 200)
  const other = await search('能', `&limit=1&sort=relevance&cursor=${body.page.next}`)
  t.equal(other.body.type, '/problems/cursor-mismatch')
  const [direction, , id, hash] = JSON.parse(Buffer.from(body.page.next, 'base64url').toString())
  for (const value of ['4', '1 infinity', '', 'x 2022-04-19T04:56:15.000Z', 1]) {
    const cursor = Buffer.from(JSON.stringify([direction, value, id, hash])).toString('base64url')
    t.equal(
      (await search('源', `&sort=relevance&limit=1&cursor=${cursor}`)).body.type,
      '/problems/cursor-invalid',
    )
  }
})

t.test('what has no tokens yet, or those of an older version, is indexed in the background', async (t) => {
  const api = await emptied()
  await api.importArticles(
    Array.from({ length: 50 }, (_, n) => articleOf({ title: `储能${n}`, slug: `a${n}` })),
  )
  const count = async () =>
    (await api.get(`/v1/articles?limit=100&q=${encodeURIComponent('储能')}`)).body.data.length
  await api.db.write.query(
    `UPDATE article_search SET version = 0, tokens = '{}' WHERE article_id IN (SELECT id FROM article WHERE slug <> 'a1')`,
  )
  while (await indexStaleArticles(api.db));
  t.equal(await count(), 50)
  await assertConsistent(api.db)
})

t.test('a tag is found by the name that it has, not by how an article calls it', async (t) => {
  const api = await emptied()
  await api.importArticles([
    articleOf({ slug: 'one', tags: [{ name: '碳中和专题', slug: 'tzh' }], publishedAt: day(1) }),
    articleOf({ slug: 'other', tags: ['tzh'], publishedAt: day(2) }),
  ])
  const found = async (q: string) =>
    (await api.get(`/v1/articles?fields=slug&q=${encodeURIComponent(q)}`)).body.data.map(
      ({ slug }: { slug: string }) => slug,
    )
  t.same(await found('碳中和'), ['other', 'one'])
  t.same(await found('tzh'), [])
})

t.test('a tag whose name is learnt later is found by it, and no more by its slug', async (t) => {
  const api = await emptied()
  // More than are marked at a time.
  await api.importArticles([
    articleOf({ slug: 'a', tags: ['tzh'], publishedAt: day(1) }),
    articleOf({ slug: 'draft', tags: ['tzh'], status: 'draft' }),
  ])
  await copyArticle(api, 'a', 1_002)
  const count = async (q: string) =>
    (await api.get(`/v1/articles?count=exact&q=${encodeURIComponent(q)}`)).body.page.total
  t.equal(await count('tzh'), 1_003)
  await api.importArticles([
    articleOf({ slug: 'b', tags: [{ name: '新能源专题', slug: 'tzh' }], publishedAt: day(1) }),
  ])
  t.equal(await count('新能源'), 1, 'what is written is found at once')
  while ((await indexStaleArticles(api.db)) || (await markRenamedTag(api.db, AbortSignal.timeout(10_000))));
  t.equal(await count('新能源'), 1_004)
  t.equal(await count('tzh'), 0)
  await assertConsistent(api.db)
})

t.test('a search has facets, a count and pages by number', async (t) => {
  const app = await emptied()
  await app.importArticles(
    Array.from({ length: 45 }, (_, at) =>
      articleOf({
        slug: `f-${at}`,
        title: at % 3 === 0 ? `新能源汽车 ${at}` : `白酒 ${at}`,
        categories: [at % 2 === 0 ? 'even' : 'odd'],
        publishedAt: new Date(Date.parse('2022-04-01T00:00:00Z') + at * 86_400_000).toISOString(),
      }),
    ),
  )
  const q = encodeURIComponent('新能源')
  const { body } = await app.get(`/v1/articles/facets?by=category,month&q=${q}`)
  t.match(body, { matched: 15, countsAre: 'exact' })
  t.same(
    body.data.category.map((each: { slug: string; count: number }) => [each.slug, each.count]),
    [
      ['even', 8],
      ['odd', 7],
    ],
  )
  t.match((await app.get(`/v1/articles/facets?by=tag&q=${q}&category=odd`)).body, { matched: 7 })
  t.match((await app.get('/v1/articles/facets?by=tag&q=nowhere')).body, { matched: 0, data: { tag: [] } })
  const counted = await app.get(`/v1/articles?q=${q}&count=exact&limit=4`)
  t.match(counted.body.page, { total: 15, totalIs: 'exact', prev: null })
  const third = await app.get(`/v1/articles?q=${q}&page=3&limit=4&fields=title`)
  t.same(
    third.body.data.map(({ title }: { title: string }) => title),
    [18, 15, 12, 9].map((at) => `新能源汽车 ${at}`),
  )
  const back = await app.get(`/v1/articles?q=${q}&limit=4&fields=title&cursor=${third.body.page.prev}`)
  t.equal(back.body.data[0].title, '新能源汽车 30')
  t.equal((await app.get(`/v1/articles?q=${q}&sort=relevance&at=2022-04-20`)).status, 400)
})
