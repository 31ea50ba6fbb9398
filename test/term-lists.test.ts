// Lists of terms, narrowed: by the beginning of the name, by count, by parent; and their orders.

import fc from 'fast-check'
import t from 'tap'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { keyOf } from './fixtures/key.ts'
import { importSmallArchive } from './fixtures/small-archive.ts'
import { article } from './fixtures/terms.ts'
import { walk } from './fixtures/walk.ts'
import { build } from './helper.ts'

const api = await build(t)

interface Term {
  readonly id: string
  readonly name: string
  readonly articleCount: number
  readonly lastPublishedAt: string | null
}

const names = async (url: string): Promise<string[]> => {
  const { status, body } = await api.get(url)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.data.map(({ name }: Term) => name)
}
const beginning = (q: string) => names(`/v1/tags?q=${encodeURIComponent(q)}`)

t.test('q finds names by their beginning, whatever their case and width', async (t) => {
  await cleanSlate(api)
  const tags = [
    'A股',
    'ａ股新闻',
    'A 股',
    'Äpfel',
    'ÄPFELCHEN',
    '50%',
    '5_',
    '5x',
    '新能源',
    '新能源汽车',
    '𠀀字',
  ]
  await api.importArticles([article('a', 1, { tags: tags.map((name) => ({ name })) })])
  t.same(await beginning('a股'), ['A股', 'ａ股新闻'])
  t.same(await beginning('Ａ股新'), ['ａ股新闻'])
  t.same(await beginning('äpf'), ['ÄPFELCHEN', 'Äpfel'])
  t.same(await beginning('A\u0308PFELC'), ['ÄPFELCHEN'], 'in NFD, too')
  t.same(await beginning('新能源'), ['新能源', '新能源汽车'])
  t.same(await beginning('能源'), [], 'the beginning alone')
  t.same(await beginning('5%'), [])
  t.same(await beginning('50%'), ['50%'], 'signs of patterns are signs')
  t.same(await beginning('5_'), ['5_'])
  t.same(await beginning('%'), [])
  t.same(await beginning('\\'), [])
  t.same(await beginning('𠀀'), ['𠀀字'])
  t.same(await beginning('新'.repeat(200)), [])
  for (const kind of ['categories', 'sources']) t.same(await names(`/v1/${kind}?q=x`), [])
})

t.test('any q, minCount and sort, walked by cursor, give what a model gives', async (t) => {
  await cleanSlate(api)
  await importSmallArchive(api)
  for (const kind of ['categories', 'tags', 'sources']) {
    const { body } = await api.get(`/v1/${kind}?limit=100`)
    const terms: Term[] = body.data
    const key = (sort: string) => (term: Term) => {
      if (sort.endsWith('name')) return Buffer.from(term.name)
      const bytes = Buffer.alloc(8)
      bytes.writeBigInt64BE(
        BigInt(sort.endsWith('Count') ? term.articleCount : Date.parse(term.lastPublishedAt ?? '1970')),
      )
      return bytes
    }
    const sorts = ['name', 'articleCount', 'lastPublishedAt'].flatMap((sort) => [sort, `-${sort}`])
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sorts),
        fc.constantFrom(undefined, 'n', 'Ｎ', 'NEWS', '新', '财', 'a'),
        fc.constantFrom(undefined, '0', '5', '20', '1000'),
        fc.constantFrom('1', '2', '100'),
        async (sort, q, minCount, limit) => {
          const way = sort.startsWith('-') ? -1 : 1
          const of = key(sort)
          const expected = terms
            .filter(({ name }) => name.toLowerCase().startsWith((q ?? '').normalize('NFKC').toLowerCase()))
            .filter(({ articleCount }) => articleCount >= Number(minCount ?? 0))
            .sort((one, other) => way * (Buffer.compare(of(one), of(other)) || (one.id < other.id ? -1 : 1)))
          const found = await walk(t, api, `/v1/${kind}`, { sort, q, minCount, limit })
          return found.join() === expected.map(({ id }) => id).join()
        },
      ),
      { numRuns: 40 },
    )
  }
})

t.test('parent gives the children of a category, and none the roots', async (t) => {
  await cleanSlate(api)
  await importSmallArchive(api)
  const slugs = async (parent: string) => {
    const { body } = await api.get(`/v1/categories?parent=${parent}`)
    return body.data.map(({ slug }: { slug: string }) => slug)
  }
  t.same(await slugs('none'), ['Sport', 'cj'])
  t.same(await slugs('cj'), ['gs'])
  t.same(await slugs('ag'), [])
  t.same(await slugs('nowhere'), [])
  const { body } = await api.get('/v1/categories/gs')
  t.same(await slugs(body.id), ['ag'])
  await api.db.write.query(
    `INSERT INTO alias SELECT 'category', 'old', 'category', id FROM category WHERE slug = 'cj'`,
  )
  t.same(await slugs('old'), ['gs'], 'a former slug is its category')
  t.same(await names('/v1/categories?parent=none&q=ＳＰ'), ['Sport'])
})

t.test('a term without a public article is last by its newest one, and hidden', async (t) => {
  await cleanSlate(api)
  await api.importArticles([
    article('a', 1, { tags: ['shown'] }),
    article('b', 2, { tags: ['hidden', 'hidden too'], status: 'draft' }),
  ])
  t.same(await names('/v1/tags?q=h'), [])
  t.same(await names('/v1/tags?minCount=0'), ['shown'])
  const key = await keyOf(api, 'drafts:read')
  const walked: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await api.send('GET', `/v1/tags?sort=-lastPublishedAt&limit=1${cursor}`, { key })
    t.equal(status, 200)
    walked.push(...body.data.map(({ name }: Term) => name))
    cursor = body.page.next === null ? null : `&cursor=${body.page.next}`
  }
  t.same([walked[0], ...walked.slice(1).sort()], ['shown', 'hidden', 'hidden too'])
})

t.test('a cursor keeps to its filters, and what is wrong is refused by name', async (t) => {
  await cleanSlate(api)
  await api.importArticles([article('a', 1, { tags: ['a', 'ab', 'abc'], categories: ['a', 'ab'] })])
  const { body } = await api.get('/v1/tags?q=a&limit=1')
  t.equal((await api.get(`/v1/tags?q=a&limit=2&cursor=${body.page.next}`)).status, 200)
  for (const query of ['', 'q=ab', 'q=a&minCount=1'])
    t.match(await api.get(`/v1/tags?${query}&cursor=${body.page.next}`), {
      status: 400,
      body: { type: '/problems/cursor-mismatch' },
    })
  for (const [url, parameter] of [
    ['/v1/tags?q=', 'q'],
    [`/v1/tags?q=${'a'.repeat(201)}`, 'q'],
    ['/v1/tags?q=%00', 'q'],
    ['/v1/tags?minCount=-1', 'minCount'],
    ['/v1/tags?minCount=2147483648', 'minCount'],
    ['/v1/tags?parent=none', 'parent'],
    ['/v1/categories?parent=', 'parent'],
    ['/v1/sources?sort=lastPublished', 'sort'],
  ])
    t.match(await api.get(String(url)), { status: 400, body: { errors: [{ parameter }] } }, String(url))
})
