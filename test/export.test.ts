// The export: everything there is at one moment, to whom may see it, a JSON object a line.

import { gunzipSync } from 'node:zlib'
import t from 'tap'
import { linesOf } from './contract.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { importLongArticles, openExport, openTransactions } from './fixtures/open-export.ts'
import { until } from './fixtures/until.ts'
import { articleOf } from './fixtures/written.ts'
import { build, type TestApp } from './helper.ts'

const url = '/v1/export/articles.ndjson'

const shared = await build(t)
async function emptied(): Promise<TestApp> {
  await cleanSlate(shared)
  return shared
}

/** An archive that no socket holds. */
const long = await build(t)
await importLongArticles(long)

interface Line {
  readonly type: string
  readonly slug: string
  readonly [field: string]: unknown
}

/** The lines for the admin, or for someone without a key. */
const lines = async ({ send }: TestApp, key?: false): Promise<Line[]> =>
  (await send('GET', url, key === false ? { key } : {})).body

const slugsOf = (all: readonly Line[], type: string) =>
  all.filter((line) => line.type === type).map(({ slug }) => slug)

t.test('an empty archive is one line: the end', async (t) => {
  const { get, send } = await emptied()
  const { status, headers, body } = await get(url)
  t.equal(status, 200)
  t.match(headers, { 'content-type': /^application\/x-ndjson/, 'cache-control': 'no-store' })
  const counts = { category: 0, tag: 0, source: 0, article: 0, deleted: 0 }
  t.match(body, [{ type: 'end', next: String, counts }])
  t.match(await send('HEAD', url), { status: 200, text: '' })
})

t.test(
  'terms come first, parents before children, then articles as one shows them, then the end',
  async (t) => {
    const api = await emptied()
    const { importArticles, send, db } = api
    await importArticles([
      articleOf({ slug: 'one', categories: ['a-child', 'z-root'], tags: [{ slug: 't', name: '标签' }] }),
      articleOf({
        slug: 'two',
        permalink: '/two.html',
        extra: { layout: 'post' },
        source: { name: '新华社', slug: 'xhs', url: 'https://example.org/2', externalId: '2' },
      }),
    ])
    await db.write.query(
      `UPDATE category SET parent_id = (SELECT id FROM category WHERE slug = 'z-root') WHERE slug = 'a-child'`,
    )
    await importArticles([
      articleOf({
        slug: 'two-b',
        permalink: '/zwei.html',
        source: { name: '新华社', slug: 'xhs', url: 'https://example.org/2', externalId: '2' },
      }),
    ])
    const all = await lines(api)
    t.same(
      all.map(({ type, slug }) => (slug === undefined ? type : `${type} ${slug}`)),
      ['category z-root', 'category a-child', 'tag t', 'source xhs', 'article one', 'article two-b', 'end'],
    )
    t.match(all.at(-1), { counts: { category: 2, tag: 1, source: 1, article: 2, deleted: 0 } })
    t.match(all[1], { parent: { slug: 'z-root' }, visible: true, aliases: [], version: 1, createdAt: String })
    for (const line of all.filter(({ type }) => type === 'article')) {
      const { type, aliases, formerSlugs, issuer, everPublic, writtenBy, ...article } = line
      t.same(article, (await send('GET', `/v1/articles/${line.slug}?include=html,extra`)).body)
      t.match({ everPublic, writtenBy }, { everPublic: true, writtenBy: 'import' })
    }
    t.match(all[5], { aliases: ['/two.html'], formerSlugs: ['two'], issuer: 'example.org' })
  },
)

t.test('without drafts:read an export has what is public, and nothing of the rest', async (t) => {
  const api = await emptied()
  const { importArticles, send, get, db } = api
  await importArticles([
    articleOf({ slug: 'public', tags: ['seen'] }),
    articleOf({
      slug: 'draft',
      status: 'draft',
      tags: ['unseen'],
      categories: ['unseen'],
      source: { slug: 'unseen' },
    }),
    articleOf({ slug: 'archived', status: 'archived' }),
    articleOf({ slug: 'later', status: 'scheduled', publishedAt: '2999-01-01T00:00:00Z' }),
    articleOf({ slug: 'was-public' }),
    articleOf({ slug: 'never-public', status: 'draft' }),
  ])
  await db.write.query(
    `UPDATE article SET status = 'deleted', deleted_at = now() WHERE slug IN ('was-public', 'never-public')`,
  )
  const made = await send('POST', '/v1/keys', {
    payload: { name: 'w', scopes: ['content:write', 'content:read'] },
  })
  const texts = [(await get(url)).text, (await send('GET', url, { key: made.body.key })).text]
  // But for the token, which follows what is open elsewhere in the cluster.
  const beforeEnd = texts.map((text) => text.slice(0, text.indexOf('{"type":"end"')))
  t.equal(beforeEnd[0], beforeEnd[1], 'to write is not to see')
  for (const text of texts) {
    const all: Line[] = linesOf(text).map((line) => JSON.parse(line))
    t.same(
      [slugsOf(all, 'article'), slugsOf(all, 'tag'), slugsOf(all, 'deleted')],
      [['public'], ['seen'], ['was-public']],
    )
    t.notMatch(text, /unseen|draft|"archived"|later|never|everPublic|writtenBy/)
  }
  const all = await lines(api)
  t.same(slugsOf(all, 'article'), ['public', 'draft', 'archived', 'later'])
  t.same(slugsOf(all, 'deleted'), ['was-public', 'never-public'])
  t.match(
    all.find(({ slug }) => slug === 'unseen'),
    { visible: false },
  )
})

t.test('an export is compressed for whoever takes that', async (t) => {
  const api = await emptied()
  await api.importArticles([articleOf({ html: `<p>${'长'.repeat(5_000)}</p>` })])
  const { response, rest } = await openExport(api, { 'accept-encoding': 'gzip' })
  t.equal(response.headers['content-encoding'], 'gzip')
  const whole = await rest()
  t.ok(whole.length < 3_000, `${whole.length} bytes`)
  t.equal(gunzipSync(whole).toString(), (await api.send('GET', url)).text)
})

t.test('an export that fails half-way breaks the connection', async (t) => {
  for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
    const reading = await openExport(long, headers)
    await until('a waiting export', async () => (await openTransactions(long)) === 1)
    await long.db.write.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
    )
    await t.rejects(reading.rest(), { code: 'ECONNRESET' }, JSON.stringify(headers))
  }
})

t.test('four exports at a time, then a 503; whoever hangs up makes room', async (t) => {
  const readers = [
    await openExport(long),
    await openExport(long),
    await openExport(long),
    await openExport(long),
  ]
  await until('four waiting exports', async () => (await openTransactions(long)) === 4)
  const refused = await long.send('GET', url)
  t.match(refused, { status: 503, body: { type: '/problems/busy' }, headers: { 'retry-after': '30' } })
  for (const { hangUp } of readers) hangUp()
  const { headers } = await until('room', async () => {
    const answer = await long.send('GET', url)
    return answer.status === 200 && answer
  })
  t.match(headers, { 'content-type': /ndjson/ })
})

t.test('what is written while an export is read does not show in it', async (t) => {
  const reading = await openExport(long)
  await long.db.write.query(`UPDATE article SET title = 'after', version = version + 1`)
  await long.importArticles([articleOf({ slug: 'new', tags: ['new'] })])
  const all: Line[] = linesOf((await reading.rest()).toString()).map((line) => JSON.parse(line))
  t.equal(all.length, 25)
  t.same([...new Set(all.slice(0, -1).map(({ title }) => title))], ['before'])
  t.match(all.at(-1), { type: 'end', counts: { article: 24, tag: 0 } })
  t.not(all.at(-1)?.next, (await lines(long)).at(-1)?.next, 'the token is of that moment, too')
})
