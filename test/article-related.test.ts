// Related articles: by shared terms and close titles, with reasons, and never what is not public.

import t from 'tap'
import { closeness } from '../src/articles/title-closeness.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { keyOf } from './fixtures/key.ts'
import { article } from './fixtures/terms.ts'
import { build, type TestAnswer } from './helper.ts'

const api = await build(t)

const brief = ({ body }: TestAnswer): string[] =>
  body.data.map(({ slug, reasons }: { slug: string; reasons: string[] }) => `${slug} ${reasons.join(' ')}`)
const related = async (ref: string, query = '') => brief(await api.get(`/v1/articles/${ref}/related${query}`))

t.test('what shares more, or rarer terms, comes first, with its reasons', async (t) => {
  await cleanSlate(api)
  const common = Array.from({ length: 8 }, (_, n) => article(`common-${n}`, n + 1, { tags: ['新闻'] }))
  await api.importArticles([
    ...common,
    article('here', 20, {
      title: '新能源汽车销量创新高',
      tags: ['新闻', '新能源'],
      categories: [{ slug: 'qc', name: '汽车' }],
      source: { slug: 'xhs', name: '新华社' },
    }),
    article('both', 10, { tags: ['新能源', '新闻'] }),
    article('rare', 9, { tags: ['新能源'] }),
    article('filed', 8, { categories: ['qc'] }),
    article('source', 7, { source: { slug: 'xhs', name: '新华社' } }),
    article('alike', 1, { title: '新能源汽车销量再创新高', tags: ['新闻'] }),
    article('stranger', 2, { title: '新能源汽车销量创新高', tags: ['其他'] }),
  ])
  t.same(await related('here', '?limit=6'), [
    'both tag:新能源 tag:新闻',
    'alike tag:新闻 title',
    'rare tag:新能源',
    'filed category:qc',
    'common-7 tag:新闻',
    'common-6 tag:新闻',
  ])
  const all = await related('here', '?limit=20')
  t.equal(all.length, 13)
  t.ok(all.includes('source source'))
  t.notOk(
    all.some((each) => /^(here|stranger) /.test(each)),
    'nothing is related by its title alone',
  )
  t.equal((await related('here')).length, 5, 'five unless said')
})

t.test('they come as a list shows them, and have the fields that are asked for', async (t) => {
  const { body } = await api.get('/v1/articles/here/related?limit=1')
  const { reasons, ...shown } = body.data[0]
  t.same(shown, (await api.get(`/v1/articles?ids=${shown.id}`)).body.data[0])
  t.same(reasons, ['tag:新能源', 'tag:新闻'])
  const { body: brief } = await api.get('/v1/articles/here/related?limit=1&fields=title')
  t.same(Object.keys(brief.data[0]), ['id', 'title', 'reasons'])
  for (const [query, parameter] of [
    ['limit=0', 'limit'],
    ['limit=21', 'limit'],
    ['tag=x', 'tag'],
    ['fields=reasons', 'fields'],
  ]) {
    const answer = await api.get(`/v1/articles/here/related?${query}`)
    t.match(answer, { status: 400, body: { errors: [{ parameter }] } }, String(query))
  }
})

t.test(
  'what is not public is related to nothing, and a draft has related ones for its editor only',
  async (t) => {
    await cleanSlate(api)
    const filed = { tags: ['t'], categories: ['c'], source: { name: 's' } }
    await api.importArticles([
      article('a', 1, filed),
      article('b', 2, filed),
      article('draft', 3, { ...filed, status: 'draft' }),
      article('archived', 3, { ...filed, status: 'archived' }),
      article('alone', 4, { tags: ['only'] }),
      article('bare', 4),
    ])
    const reasons = 'tag:t category:c source'
    t.same(await related('a'), [`b ${reasons}`])
    const editor = await keyOf(api, 'drafts:read')
    const asEditor = async (ref: string) =>
      brief(await api.send('GET', `/v1/articles/${ref}/related`, { key: editor }))
    t.same(await asEditor('a'), [`b ${reasons}`])
    t.same(await asEditor('draft'), [`b ${reasons}`, `a ${reasons}`])
    t.equal((await api.get('/v1/articles/draft/related')).status, 404)
    t.equal((await api.get('/v1/articles/none/related')).status, 404)
    t.same([await related('alone'), await related('bare')], [[], []])
  },
)

t.test('of a common term the newest and those next to the article in time are looked at', async (t) => {
  await cleanSlate(api)
  const many = Array.from({ length: 200 }, (_, n) => ({
    ...article(`n${n}`, 1, { title: `${n}`, tags: ['common'] }),
    publishedAt: new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString(),
  }))
  await api.importArticles([
    ...many,
    article('twin', 1, { title: '沪指收涨', tags: ['common'], publishedAt: '2022-02-20T00:00:00Z' }),
  ])
  const slugs = (await related('n50', '?limit=20')).map((each) => each.split(' ')[0])
  t.equal(slugs[0], 'n199', 'the newest of equals')
  await api.importArticles([{ ...many[50], title: '沪指收涨' }])
  t.equal((await related('n50', '?limit=1'))[0], 'twin tag:common title', 'one next to it is found, too')
})

t.test('an article with a hundred tags has related ones', async (t) => {
  await cleanSlate(api)
  const tags = Array.from({ length: 100 }, (_, n) => `t${n}`)
  await api.importArticles([
    article('a', 1, { tags }),
    article('b', 2, { tags }),
    article('c', 3, { tags: tags.slice(0, 1) }),
  ])
  const [first = '', second] = await related('a')
  t.match(first, /^b tag:t\d+( tag:t\d+){99}$/)
  t.equal(second, undefined, 'the rarest terms alone lead to candidates')
})

t.test('closeness is 1 for equal titles, 0 for strangers, blind to case, width and marks', async (t) => {
  t.equal(closeness('沪指收涨', '沪指收涨'), 1)
  t.equal(closeness('“Ａ股”收涨 1%', 'a股收涨：1'), 1)
  t.equal(closeness('沪指收涨', '新能源汽车'), 0)
  t.equal(closeness('', ''), 0)
  t.equal(closeness('涨', '涨'), 0, 'one character says nothing')
  const close = closeness('新能源汽车销量创新高', '新能源汽车销量再创新高')
  t.ok(close > 0.8 && close < 1)
  t.equal(closeness('ab', 'bc'), closeness('bc', 'ab'))
})
