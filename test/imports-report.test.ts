// What an import reports: its items by path and outcome, page by page, and what a dry run would do.

import t from 'tap'
import { assertConsistent, contentTables, dump } from './consistency.ts'
import { tarOf } from './fixtures/archives.ts'
import { recountDays } from './fixtures/days.ts'
import { articleOf, postOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const { config, db, send, importArticles } = await build(t)

const post = (title: string, more: Record<string, string> = {}) =>
  postOf({ title, date: '2022-04-19 12:56:15 +0800', categories: 'kuaidi', ...more })
const items = async (id: string, query = ''): Promise<Item[]> =>
  (await send('GET', `/v1/imports/${id}/items?limit=100${query}`)).body.data

interface Item {
  readonly path: string
  readonly outcome: string
  readonly articleId?: string
  readonly article?: object
  readonly warnings: readonly { code: string }[]
  readonly error?: { code: string }
}

t.test('imports are listed, the newest first, page by page', async (t) => {
  const ids: string[] = []
  for (const slug of ['list-1', 'list-2', 'list-3', 'list-4', 'list-5']) {
    ids.unshift((await importArticles([articleOf({ slug })])).body.id)
  }
  const idsOf = (answer: { body: { data: { id: string }[] } }) => answer.body.data.map(({ id }) => id)
  const first = await send('GET', '/v1/imports?limit=2')
  const second = await send('GET', `/v1/imports?limit=2&cursor=${first.body.page.next}`)
  const third = await send('GET', `/v1/imports?limit=2&cursor=${second.body.page.next}`)
  t.same([...idsOf(first), ...idsOf(second), ...idsOf(third)], ids)
  t.match(third.body.page, { hasMore: false, next: null })
  t.match(first.body.page, { prev: null, hasMore: true })
  t.same(idsOf(await send('GET', `/v1/imports?limit=2&cursor=${third.body.page.prev}`)), ids.slice(2, 4))
  t.match(await send('GET', '/v1/imports/01890000-0000-7000-8000-000000000000'), { status: 404 })
  t.match(await send('GET', '/v1/imports/none'), { status: 400, body: { errors: [{ parameter: 'id' }] } })
})

t.test('every item is reported by path and outcome, and a bad one stops no other', async (t) => {
  const archive = await tarOf([
    { name: '2022-07-01-good.md', data: post('好') },
    { name: '2022-07-02-empty-title.md', data: post('""') },
    { name: '2022-07-03-empty-date.md', data: post('空日期', { date: '+0800' }) },
    { name: 'undated.md', data: postOf({ title: '无日期' }) },
    { name: '2022-07-04-no-zone.md', data: post('无时区', { date: '2022-07-04 10:00:00' }) },
    { name: '2022-07-05-gbk.md', data: Buffer.from('---\ntitle: \xc4\xe3\n---\n', 'latin1') },
    { name: '2022-07-06-nul.md', data: post('a\0b') },
    { name: '2022-07-07-impossible.md', data: post('不存在', { date: '2022-02-31 10:00:00 +0800' }) },
    { name: '../2022-07-08-out.md', data: post('外') },
    { name: '/2022-07-09-absolute.md', data: post('绝对') },
    { name: '2022-07-10-link.md', type: 'symlink' },
    { name: '2022-07-11-last.md', data: post('末') },
    { name: 'README.md', data: 'read me' },
    { name: 'assets/logo.png', data: 'png' },
    { name: 'inner.zip', data: 'PK\x03\x04' },
  ])
  const { body } = await send('POST', '/v1/imports?wait=30', { type: 'application/x-tar', payload: archive })
  t.match(body, {
    state: 'completed',
    total: 12,
    counts: {
      seen: 12,
      created: 4,
      updated: 0,
      unchanged: 0,
      skipped: 1,
      failed: 7,
      warnings: 3,
      ignored: 3,
    },
  })
  const all = await items(body.id)
  t.same(
    all.map((item) => [
      item.path,
      item.outcome,
      item.error?.code ?? item.warnings.map(({ code }) => code).join(),
    ]),
    [
      ['2022-07-01-good.md', 'created', ''],
      ['2022-07-02-empty-title.md', 'failed', 'title-missing'],
      ['2022-07-03-empty-date.md', 'created', 'date-from-file-name'],
      ['undated.md', 'skipped', 'date-missing'],
      ['2022-07-04-no-zone.md', 'created', 'date-without-zone'],
      ['2022-07-05-gbk.md', 'failed', 'invalid-utf8'],
      ['2022-07-06-nul.md', 'failed', 'nul-character'],
      ['2022-07-07-impossible.md', 'failed', 'date-invalid'],
      ['../2022-07-08-out.md', 'failed', 'unsafe-name'],
      ['/2022-07-09-absolute.md', 'failed', 'unsafe-name'],
      ['2022-07-10-link.md', 'failed', 'not-a-file'],
      ['2022-07-11-last.md', 'created', ''],
    ],
  )
  t.match(all[1]?.error, { type: '/problems/import-item-failed', status: 422, line: 2 })

  const paths = async (query: string) => (await items(body.id, query)).map(({ path }) => path)
  t.equal((await paths('&outcome=failed')).length, 7)
  t.same(await paths('&outcome=skipped'), ['undated.md'])
  t.same(await paths('&warnings=true'), ['2022-07-03-empty-date.md', 'undated.md', '2022-07-04-no-zone.md'])
  t.same(await paths('&warnings=true&outcome=created'), ['2022-07-03-empty-date.md', '2022-07-04-no-zone.md'])
  t.equal((await paths('&warnings=false')).length, 9)

  const page = async (cursor: string | null, query = '') => {
    const parameters = `limit=5${query}${cursor === null ? '' : `&cursor=${cursor}`}`
    return send('GET', `/v1/imports/${body.id}/items?${parameters}`)
  }
  const first = await page(null)
  const second = await page(first.body.page.next)
  const third = await page(second.body.page.next)
  const pages: Item[][] = [first, second, third].map((answer) => answer.body.data)
  t.match(third.body.page, { hasMore: false, next: null })
  t.match(second.headers.link, /rel="next".*rel="prev".*rel="first"/)
  t.same((await page(third.body.page.prev)).body.data, pages[1], 'prev leads back, in the same order')
  t.match(await page(first.body.page.next, '&outcome=failed'), {
    status: 400,
    body: { type: '/problems/cursor-mismatch' },
  })
  t.same(
    pages.map((page) => page.length),
    [5, 5, 2],
  )
  t.same(pages.flat(), all)
  await assertConsistent(db)
})

t.test('an item of NDJSON and JSON is reported by the line on which it begins', async (t) => {
  const lines = [
    '',
    JSON.stringify(articleOf({ slug: 'l2' })),
    '{"title":',
    JSON.stringify({ ...articleOf(), titel: 'x' }),
  ]
  const { body } = await send('POST', '/v1/imports?wait=30&path=export.ndjson', {
    type: 'application/x-ndjson',
    payload: lines.join('\n'),
  })
  t.match(await items(body.id), [
    { path: 'export.ndjson', line: 2, outcome: 'created' },
    { line: 3, outcome: 'failed', error: { code: 'invalid-json' } },
    { line: 4, outcome: 'failed', error: { code: 'unknown-field', pointer: '/titel' } },
  ])
  await assertConsistent(db)
})

t.test('a dry run tells the same report and writes nothing', async (t) => {
  await importArticles([articleOf({ slug: 'here', title: '一' }), articleOf({ slug: 'gone', title: '二' })])
  await db.write.query(`UPDATE article SET status = 'deleted', deleted_at = now() WHERE slug = 'gone'`)
  await recountDays({ db, config })
  const articles = [
    articleOf({ slug: 'here', title: '一' }),
    articleOf({ slug: 'here', title: '改' }),
    articleOf({ slug: 'fresh', tags: ['新标签'], source: { name: '新来源' } }),
    articleOf({ title: '造' }),
    articleOf({ title: '造', publishedAt: null }),
    articleOf({ title: '' }),
    articleOf({ slug: 'gone' }),
  ]
  const { original: kept = [], ...before } = await dump(db, contentTables)
  const dry = await importArticles(articles, '&dryRun=true')
  t.equal(dry.body.dryRun, true)
  const { original = [], ...after } = await dump(db, contentTables)
  t.same(after, before)
  t.equal(original.length, kept.length + 1, 'but for the item that failed and can be tried again')

  const real = await importArticles(articles)
  t.match(real.body.counts, {
    seen: 7,
    created: 3,
    updated: 1,
    unchanged: 1,
    skipped: 1,
    failed: 1,
    warnings: 2,
  })
  t.same(dry.body.counts, real.body.counts)
  const told = (list: readonly Item[]) =>
    list.map(({ articleId, article: _, ...item }) =>
      item.outcome === 'created' ? item : { ...item, articleId },
    )
  t.same(told(await items(dry.body.id)), told(await items(real.body.id)))
  t.ok(
    (await items(dry.body.id)).every((item) => item.outcome !== 'created' || item.articleId === undefined),
    'no id that leads nowhere',
  )
  await assertConsistent(db)
})
