// Posts → articles: fixtures in the markup of the archive, its profile, unreadable items; the real samples where they lie.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import type { NewArticle } from '../src/articles/new-article.ts'
import { prepare } from '../src/imports/prepare.ts'
import type { PrepareContext, Prepared } from '../src/imports/prepared.ts'
import { eastmoney } from '../src/imports/profiles/eastmoney.ts'

const context: PrepareContext = {
  timezone: 'Asia/Shanghai',
  zonelessDates: 'utc',
  profile: 'auto',
  nowMs: Date.parse('2024-01-01T00:00:00Z'),
}

function packageRoot(folder = dirname(fileURLToPath(import.meta.url))): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder))
}

const fixtures = join(packageRoot(), 'test/fixtures/posts')
const samples = join(packageRoot(), '../shared/samples/finews')

function preparePost(
  path: string,
  text: string | Uint8Array,
  changes: Partial<PrepareContext> = {},
): Prepared {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return prepare({ path, line: null, kind: 'post', bytes }, { ...context, ...changes })
}

function articleOf(prepared: Prepared): NewArticle {
  if (prepared.outcome !== 'ready') throw new Error(JSON.stringify(prepared))
  return prepared.article
}

function codesOf(prepared: Prepared): string[] {
  return prepared.warnings.map((warning) => warning.code)
}

function fixture(name: string, changes: Partial<PrepareContext> = {}): Prepared {
  return preparePost(name, readFileSync(join(fixtures, name)), changes)
}

const EMNEWS = [{ key: 'emnews', name: '东财滚动', named: true }]
const EMNEWS_TAG = [{ key: '东财滚动新闻', name: '东财滚动新闻', named: true }]

t.test('a post of words alone keeps them, and its zoneless date is warned of', async (t) => {
  const prepared = fixture('2021-12-01-hello.md')
  t.match(articleOf(prepared), {
    title: '本站上线',
    slug: null,
    slugHint: 'hello',
    permalink: '/sitenews/2021/12/01/hello.html',
    publishedAt: new Date('2021-12-01T09:30:00Z'),
    status: 'published',
    html: '<p>今天本站上线，欢迎来信。</p>\n',
    summary: '今天本站上线，欢迎来信。',
    language: 'zh-CN',
    source: null,
    byline: null,
    image: null,
    wordCount: 10,
    categories: [{ key: 'sitenews', name: 'sitenews', named: false }],
    extra: { layout: 'post' },
  })
  t.match(prepared.warnings, [{ code: 'date-without-zone', line: 4, detail: /“2021-12-01 09:30:00”.*UTC/ }])
  t.equal(prepared.warnings.length, 1)
})

t.test('the bare URL is the source, and its number the external id', async (t) => {
  const article = articleOf(fixture('2021-12-08-202112081001000001.md'))
  t.same(article.source, {
    name: null,
    slug: null,
    url: 'http://finance.eastmoney.com/news/11060,202112081001000001.html',
    externalId: '202112081001000001',
    issuer: 'finance.eastmoney.com',
    attribution: null,
  })
  t.equal(article.html, '<p>航空煤油出厂价下月每吨下调120元，为年内首次。</p>\n')
  t.same(article.categories, EMNEWS, 'named after its tag, where no link names it')
  t.same(article.tags, EMNEWS_TAG)
})

t.test('back links on two lines or on one leave the body, and nothing else does', async (t) => {
  const two = articleOf(fixture('2021-12-08-202112081002000002.md'))
  t.match(two.html, /^<p>航运机构表示.*东南亚线持平。<\/p>\n$/)
  t.same(two.categories, EMNEWS)
  const one = articleOf(fixture('2021-12-08-202112081003000003.md'))
  t.match(one.html, /^<p>记者从航道局获悉.*（广播新闻客户端）<\/p>\n$/)
  t.equal(one.source?.name, null, 'the bracket at the end of a digest names no source')
  t.same(one.publishedAt, new Date('2021-12-08T07:46:00Z'))
})

t.test('an attribution that stock links cut in pieces is read whole', async (t) => {
  const prepared = fixture('2022-01-21-202201211004000004.md')
  const article = articleOf(prepared)
  t.match(article.source, {
    name: '证券时报',
    attribution: '（文章来源：证券时报）',
    externalId: '202201211004000004',
  })
  t.equal(
    article.summary,
    '远山包装(009999)1月21日晚间公告，预计2021年净利3亿元-3.2亿元，同比增30%-40%。（证券时报）',
  )
  t.equal(article.image?.alt, 'K图 009999_0')
  t.match(article.html, 'class="em_media"', 'the paragraph stays')
  t.notMatch(article.html, /返回|finance\.eastmoney\.com|style=|<!--/)
  t.same(codesOf(prepared), [])
  t.equal(articleOf(fixture('2022-05-30-202205301008000008.md')).source?.name, '中国证券报')
})

t.test('the byline is read and stays, but is no part of the summary', async (t) => {
  const article = articleOf(fixture('2022-04-19-202204191006000006.md'))
  t.match(article, {
    byline: '林晓',
    permalink: '/zhongguotielubao/2022/04/19/202204191006000006.html',
    publishedAt: new Date('2022-04-19T04:56:15Z'),
    source: { name: '中国铁路报', externalId: 'NW202204191006000006', issuer: 'share.example' },
    categories: [{ key: 'zhongguotielubao', name: '中国铁路报', named: true }],
  })
  t.match(article.html, /^<p>□林晓<\/p>/)
  t.match(article.summary, /^在三个县的12个站点/)
  t.notMatch(article.summary, '文章来源')
})

t.test('infoCode, the first image, and a digest are read from the other shapes', async (t) => {
  const centred = articleOf(fixture('2022-01-24-NW202201241005000005.md'))
  t.match(centred.source, { name: '新华经济报道', externalId: 'NW202201241005000005' })
  t.equal(centred.image?.url, 'https://pictures.example/D1_w471h321.jpg')
  t.equal(centred.html.match(/<img /g)?.length, 3)
  const digest = articleOf(fixture('2022-04-21-202204211007000007.md'))
  t.match(digest.summary, /需要逐案处理。（广播新闻客户端）$/)
  t.equal(digest.source?.name, '广播新闻客户端')
  const table = articleOf(fixture('2022-06-14-NW202206141009000009.md'))
  t.match(table, { source: { name: '财富研究中心' }, image: { alt: 'K图 009998_0' } })
})

t.test('two posts of one story have ids of two issuers', async (t) => {
  const one = articleOf(fixture('2022-05-30-202205301008000008.md')).source
  const other = articleOf(fixture('2022-05-30-NW202205301008000008.md')).source
  t.same([one?.issuer, one?.externalId], ['finance.eastmoney.com', '202205301008000008'])
  t.same([other?.issuer, other?.externalId], ['share.example', 'NW202205301008000008'])
})

t.test('without a profile the body stays as it was', async (t) => {
  const article = articleOf(fixture('2022-04-19-202204191006000006.md', { profile: 'none' }))
  t.match(article.html, /返回首页/)
  t.match(article, { source: null, byline: null, categories: [{ named: false }] })
})

const head = '---\ntitle: 题\ndate: 2022-04-19 12:56:15 +0800\n'

t.test('only the furniture at the end goes', async (t) => {
  const body =
    '[返回目录](/toc/)\n\n<https://a.example/1>\n\n见 <https://a.example/2> 。\n\n正文\n\n<https://a.example/3,202204190000000001.html>\n\n[返回首页](/)\n'
  const article = articleOf(preparePost('2022-04-19-a.md', `${head}---\n${body}`))
  t.match(article.html, /返回目录.*a\.example\/1.*a\.example\/2.*正文/s)
  t.notMatch(article.html, /a\.example\/3|返回首页/)
  t.match(article.source, {
    url: 'https://a.example/3,202204190000000001.html',
    externalId: '202204190000000001',
  })
  t.match(
    articleOf(preparePost('2022-04-19-b.md', `${head}---\n见\n\n<https://a.example/1>\n`)).html,
    'a.example/1',
  )
})

t.test('a file name that is a number is the id of a source that only an attribution names', async (t) => {
  const media = '<p>文</p><p class="em_media">（文章来源：新华社（上海））</p>'
  const article = articleOf(preparePost('2022-04-19-NW202204190000000001.html', `${head}---\n${media}`))
  t.match(article.source, {
    name: '新华社（上海）',
    url: null,
    externalId: 'NW202204190000000001',
    issuer: '新华社（上海）',
  })
  t.equal(articleOf(preparePost('2022-04-19-short-1.html', `${head}---\n${media}`)).source?.externalId, null)
})

t.test('a byline is what follows □ in one of the first lines', async (t) => {
  const bylineOf = (body: string) =>
    articleOf(preparePost('2022-04-19-a.md', `${head}---\n${body}`, { profile: 'eastmoney' })).byline
  t.equal(bylineOf('<p>　　□ 记者 张三 </p><p>文</p>'), '记者 张三')
  t.equal(bylineOf('□李四\n\n文'), '李四')
  t.equal(bylineOf(`<p>□${'长'.repeat(80)}</p>`), null)
  t.equal(bylineOf('<p>一</p><p>二</p><p>三</p><p>□四</p>'), null)
})

t.test('a body of 150,000 addresses is read in time linear in its length', async (t) => {
  const body = '<http://a.example>\n'.repeat(150_000)
  const start = process.cpuUsage()
  t.equal(eastmoney.read({ slug: 'a', body, categories: [], tags: [] }).body.length, body.length - 19)
  const { user, system } = process.cpuUsage(start)
  t.ok(user + system < 2_000_000, `took ${user + system} µs`)
})

t.test('bytes that are no text fail with what to do about it', async (t) => {
  const code = (bytes: Uint8Array) => preparePost('2022-04-19-a.md', bytes)
  t.match(code(Buffer.from([0xd6, 0xd0])), {
    outcome: 'failed',
    error: { code: 'invalid-utf8', detail: /iconv/ },
  })
  t.match(code(Buffer.from('a\nb\0')), { outcome: 'failed', error: { code: 'nul-character', line: 2 } })
  t.match(code(Buffer.from(`${head}x: "\\ud800"\n---\n`)), {
    outcome: 'failed',
    error: { code: 'lone-surrogate' },
  })
})

t.test('an unforeseen fault fails the item without showing its stack', async (t) => {
  const failed = preparePost('2022-04-19-a.md', '文', { timezone: 'Nowhere/At_All' })
  t.match(failed, { outcome: 'failed', error: { code: 'unreadable' } })
  t.notMatch(JSON.stringify(failed), /Nowhere|\.js|\.ts/)
})

t.test('the real samples come out as their archive shows them', { skip: !existsSync(samples) }, async (t) => {
  const prepared = new Map(
    readdirSync(samples).map((name) => [name, preparePost(name, readFileSync(join(samples, name)))]),
  )
  t.equal(prepared.size, 11)
  for (const one of prepared.values()) t.notMatch(articleOf(one).html, '返回')
  const warned = [...prepared]
    .filter(([, one]) => codesOf(one).includes('date-without-zone'))
    .map(([name]) => name)
  t.same(warned.sort(), [
    '2021-12-01-init.md',
    '2021-12-08-202112082206672930.md',
    '2021-12-08-202112082206945215.md',
  ])
  const article = prepared.get('2022-04-19-202204192348114172.md')
  if (article === undefined) throw new Error('the sample is missing')
  t.match(articleOf(article), {
    publishedAt: new Date('2022-04-19T04:56:15.000Z'),
    categories: [{ key: 'zhongguoyouzhengkuaidibao', name: '中国邮政快递报', named: true }],
    tags: [{ key: '中国邮政快递报新闻' }],
    byline: '骆静',
    source: { name: '中国邮政快递报', externalId: 'NW202204192348114172' },
    permalink: '/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html',
  })
})
