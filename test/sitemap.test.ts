// The sitemap: every public article once, in files that stay as they are, valid by the protocol.

import t, { type Test } from 'tap'
import { sitemapParts } from '../src/export/feeds/sitemap-parts.ts'
import { openDatabase } from '../src/platform/db.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { article } from './fixtures/terms.ts'
import { childrenOf, parseXml, textOf } from './fixtures/xml.ts'
import { build, type TestApp } from './helper.ts'

const sitemap = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const siteUrl = 'https://finews.example'
const articleUrl = '{SITE_URL}/{slug}'
const api = await build(t, { siteUrl, articleUrl })

/** What a file or the index names, checked by the rules of the protocol. */
function entriesOf(t: Test, text: string, root: 'sitemapindex' | 'urlset') {
  const document = parseXml(text)
  t.equal(document.name, `{${sitemap}}${root}`)
  const entries = childrenOf(document, `{${sitemap}}${root === 'urlset' ? 'url' : 'sitemap'}`)
  t.equal(entries.length, document.children.length, 'nothing else is in it')
  t.ok(entries.length >= 1 && entries.length <= 50_000)
  t.ok(Buffer.byteLength(text) <= 52_428_800)
  return entries.map((entry) => {
    const loc = textOf(entry, `{${sitemap}}loc`) ?? ''
    const lastmod = textOf(entry, `{${sitemap}}lastmod`)
    t.ok(URL.canParse(loc) && /^https?:\/\/[!-~]+$/.test(loc) && loc.length < 2_048, loc)
    t.match(lastmod ?? '2022-04-19T00:00:00.000Z', time)
    return { loc, lastmod }
  })
}

/** Every address of the sitemap, file by file. */
async function readSitemap(t: Test, { get }: TestApp) {
  const index = await get('/sitemap.xml')
  t.equal(index.status, 200)
  t.equal(index.headers['content-type'], 'application/xml; charset=utf-8')
  const files = []
  for (const { loc, lastmod } of entriesOf(t, index.text, 'sitemapindex')) {
    const file = await get(new URL(loc).pathname)
    t.equal(file.status, 200)
    files.push({ loc, lastmod, urls: entriesOf(t, file.text, 'urlset') })
  }
  return files
}

t.test('an empty archive has a valid sitemap, with the site alone', async (t) => {
  t.same(await readSitemap(t, api), [
    {
      loc: 'http://localhost:80/sitemaps/1.xml',
      lastmod: null,
      urls: [{ loc: `${siteUrl}/`, lastmod: null }],
    },
  ])
})

t.test('every public article is in it at once, escaped, with the time of its last change', async (t) => {
  await api.importArticles(
    [article('中文&a', 1), article('b', 2), article('draft', 3, { status: 'draft' }), article('gone', 3)].map(
      (each) => ({ ...each, slug: each.slug.replace('&', '.') }),
    ),
  )
  await api.db.write.query(
    `UPDATE article SET updated_at = '2022-05-01T00:00:00.500Z' WHERE slug IN ('b', '中文.a');
     UPDATE article SET status = 'archived' WHERE slug = 'gone'`,
  )
  const [file, ...others] = await readSitemap(t, api)
  t.same(others, [])
  t.same(file?.urls, [
    { loc: `${siteUrl}/%E4%B8%AD%E6%96%87.a`, lastmod: '2022-05-01T00:00:00.500Z' },
    { loc: `${siteUrl}/b`, lastmod: '2022-05-01T00:00:00.500Z' },
  ])
  await api.db.write.query(`UPDATE article SET status = 'published', ever_public = true WHERE slug = 'draft'`)
  const [now] = await readSitemap(t, api)
  t.equal(now?.urls.length, 3, 'what was published now is in it')
})

t.test('addresses that XML or the protocol cannot take as they are', async (t) => {
  const hostile = await build(t, { siteUrl })
  const paths = [
    '/a&b=<c>\'"',
    '/中 文#?x',
    `/${'长'.repeat(600)}`,
    `/${'&'.repeat(500)}`,
    `/${'x'.repeat(1_900)}`,
  ]
  await hostile.importArticles([
    ...paths.map((permalink, index) => article(`p${index}`, 1, { permalink })),
    article('without', 2),
  ])
  const [file] = await readSitemap(t, hostile)
  t.same(
    file?.urls.map(({ loc }) => loc.slice(siteUrl.length)),
    ["/a&b=%3Cc%3E'%22", '/%E4%B8%AD%20%E6%96%87%23?x', `/${'x'.repeat(1_900)}`],
    'too long ones, and an article without a permalink, are left out',
  )
})

t.test('without SITE_URL there is none, and the problem names the setting', async (t) => {
  const bare = await build(t)
  for (const url of ['/sitemap.xml', '/sitemaps/1.xml'])
    t.match(await bare.get(url), { status: 404, body: { type: '/problems/not-found', detail: /SITE_URL/ } })
})

t.test('READ_ACCESS=key closes it', async (t) => {
  const closed = await build(t, { siteUrl, readAccess: 'key' })
  for (const url of ['/sitemap.xml', '/sitemaps/1.xml']) {
    t.equal((await closed.get(url)).status, 401)
    t.equal((await closed.send('GET', url)).status, 200)
  }
})

t.test('a file that is not there is not found, and a wrong number is named', async (t) => {
  t.match(await api.get('/sitemaps/2.xml'), { status: 404, body: { type: '/problems/not-found' } })
  for (const n of ['0', '-1', 'x', '01', '1e1', '50001', '%00'])
    t.match(await api.get(`/sitemaps/${n}.xml`), { status: 400, body: { errors: [{ parameter: 'n' }] } }, n)
})

t.test('a file is streamed whole, past the rows that are in memory at a time', async (t) => {
  await cleanSlate(api)
  await insertArticles(api, 2_500)
  const [file] = await readSitemap(t, api)
  t.equal(file?.urls.length, 2_500)
  t.equal(new Set(file?.urls.map(({ loc }) => loc)).size, 2_500)
})

t.test('the parts are cut at ids: an article stays in its part, only the last one grows', async (t) => {
  await cleanSlate(api)
  const parts = sitemapParts(api.db.read, 10)
  t.same(await parts(), [
    { number: 1, from: '00000000-0000-0000-0000-000000000000', before: null, changedAt: null },
  ])
  await insertArticles(api, 25)
  const first = await parts()
  t.same(
    first.map(({ number }) => number),
    [1, 2, 3],
  )
  t.same(first.map(({ from }) => from).slice(1), first.map(({ before }) => before).slice(0, -1))
  await insertArticles(api, 20)
  const second = await parts()
  t.equal(second.length, 5)
  t.same(second.slice(0, 2), first.slice(0, 2), 'what was full is as it was')
  t.same(second[2]?.from, first[2]?.from)
  t.same(second, await sitemapParts(api.db.read, 10)(), 'another node finds the same')
})

t.test('a change of an article is seen in its part alone', async (t) => {
  await cleanSlate(api)
  await insertArticles(api, 30)
  const parts = sitemapParts(api.db.read, 10)
  const before = await parts()
  const later = new Date(Date.now() + 1_000)
  await api.db.write.query(`UPDATE article SET updated_at = $1 WHERE id = $2`, [later, before[1]?.from])
  const after = await parts()
  t.same(after[1]?.changedAt, later)
  t.same([after[0], after[2]], [before[0], before[2]])
  await api.db.write.query(`UPDATE article SET status = 'archived' WHERE id >= $1`, [before[2]?.from])
  const found = await sitemapParts(api.db.read, 10)()
  t.equal(found[2]?.changedAt, null, 'of a part without a public article nothing is said')
})

t.test('asked often at once, the database is asked once', async (t) => {
  const db = openDatabase({ url: api.db.directUrl, poolSize: 1, onError: () => undefined })
  t.teardown(() => db.close())
  let asked = 0
  const parts = sitemapParts({
    query: (...call) => {
      asked += 1
      return db.read.query(...call)
    },
  })
  await Promise.all(Array.from({ length: 20 }, parts))
  t.equal(asked, 2)
})

t.test('neither the cuts nor their times read an article, only indexes', async (t) => {
  await cleanSlate(api)
  await insertArticles(api, 5_000)
  await api.db.write.query('VACUUM ANALYZE article')
  const plans: string[] = []
  const parts = sitemapParts(
    {
      query: async (statement, values) => {
        const { rows } = await api.db.read.query<{ 'QUERY PLAN': string }>(
          `EXPLAIN ${typeof statement === 'string' ? statement : statement.text}`,
          values,
        )
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
        return api.db.read.query(statement, values)
      },
    },
    1_000,
  )
  await parts()
  t.match(plans[0], /Index Only Scan using article_pkey/)
  t.notMatch(plans[0], /Seq Scan|Index Scan|Bitmap/)
  t.match(plans[1], /Index Only Scan using article_public_updated_idx/)
})

let inserted = 0

/** Inserts published articles straight into the database, later ones with later ids. */
async function insertArticles({ db }: TestApp, count: number): Promise<void> {
  await db.write.query(
    `INSERT INTO article (id, slug, title, summary, html, html_policy, text, status, published_at, sort_at, word_count,
       reading_time_minutes, content_hash, written_by, changed_by, ever_public, created_at, updated_at)
     SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 's' || n, 't', '', '', 1, '', 'published',
       '2022-04-01', '2022-04-01', 0, 0, '\\x00', 'import', 'import', true, '2022-04-01', '2022-04-01'
     FROM generate_series($1::int, $2::int) n`,
    [inserted + 1, inserted + count],
  )
  inserted += count
}
