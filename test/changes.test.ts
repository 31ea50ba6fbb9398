// The change log, read page by page: from the very beginning to now, to whom it tells what, and for how long.

import t, { type Test } from 'tap'
import { compactChanges } from '../src/export/changes/compaction.ts'
import { recordChanges } from '../src/platform/changes.ts'
import { allChanges, type Change, Copy, changesAfter, named, setStatus, settled } from './fixtures/changes.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { articleOf } from './fixtures/written.ts'
import { adminKey, build, type TestApp } from './helper.ts'

const archive = Array.from({ length: 23 }, (_, at) =>
  articleOf({
    slug: `a-${at}`,
    permalink: `/a-${at}.html`,
    categories: [`c-${at % 3}`],
    tags: [`t-${at % 4}`, `t-${at % 5}`],
    source: { name: `s-${at % 2}`, externalId: `x-${at}` },
    ...(at % 6 === 5 && { status: 'draft' }),
  }),
)
const drafts = archive.filter((_, at) => at % 6 === 5).length

async function withArchive(t: Test): Promise<TestApp> {
  const app = await build(t)
  await app.importArticles(archive)
  return app
}

/** Of tests that go on from where the log stands. */
const shared = await withArchive(t)

/** Others, that begin with nothing, or with the archive. */
const empty = await build(t)
const other = await withArchive(t)

/** The id of a shared article, one for each test that changes it. */
const idOf = async (slug: string) => (await shared.send('GET', `/v1/articles/${slug}`)).body.id as string

/** What the lists show, but for what follows from articles. */
async function present({ send }: TestApp, key: string | false): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const [plural, type] of [
    ['categories', 'category'],
    ['tags', 'tag'],
    ['sources', 'source'],
    ['articles', 'article'],
  ] as const) {
    const states = key !== false && type === 'article' ? '&status=draft,scheduled,published,archived' : ''
    for (const { id } of (await send('GET', `/v1/${plural}?limit=100${states}`, { key })).body.data) {
      const { body } = await send('GET', `/v1/${plural}/${id}`, { key })
      const { articleCount, firstPublishedAt, lastPublishedAt, path, ...own } = body
      found.set(`${type} ${id}`, own)
    }
  }
  return found
}

const resourcesOf = (copy: Copy) =>
  new Map([...copy.things].map(([key, { resource }]) => [key, resource] as const))

t.test(
  'everything there is is told in bounded pages, terms before articles, then what follows',
  async (t) => {
    const app = shared
    for (const [key, articles] of [
      [false, 23 - drafts],
      [adminKey, 23],
    ] as const) {
      const { data, pages, next } = await allChanges(app, null, { key, limit: 7 })
      t.ok(pages.every((page) => page.length <= 7))
      t.ok(pages.slice(0, -1).every((page) => page.length === 7))
      const types = data.map(({ type }) => type)
      t.same([...new Set(types)], ['category', 'tag', 'source', 'article'])
      t.equal(types.filter((type) => type === 'article').length, articles)
      t.equal(data.length, articles + 3 + 5 + 2)
      t.ok(data.every(({ op }) => op === 'upsert'))
      const copy = new Copy()
      copy.apply(data)
      t.same(resourcesOf(copy), await present(app, key))
      const more = await changesAfter(app, next, { key })
      t.same(more, { data: [], next, hasMore: false }, 'with nothing new the token stays')
    }
  },
)

t.test('an empty archive is told as one empty page whose token goes on', async (t) => {
  const app = empty
  const { data, next, hasMore } = await changesAfter(app, null)
  t.same(data, [])
  t.equal(hasMore, false)
  await app.importArticles([articleOf({ slug: 'first' })])
  t.same(named((await changesAfter(app, next)).data), ['article first'])
})

t.test('what changes while a reader walks is told after the walk', async (t) => {
  const app = other
  const copy = new Copy()
  const first = await changesAfter(app, null, { limit: 14 })
  copy.apply(first.data)
  t.equal(first.hasMore, true)
  // One that was told, one that was not, and a new one; a term that was told learns its name.
  await app.importArticles([
    articleOf({
      slug: 'a-0',
      permalink: '/a-0.html',
      source: { name: 's-0', externalId: 'x-0' },
      title: '新',
    }),
    articleOf({
      slug: 'a-22',
      permalink: '/a-22.html',
      source: { name: 's-0', externalId: 'x-22' },
      title: '新',
    }),
    articleOf({ slug: 'new', tags: [{ slug: 't-1', name: '新能源' }] }),
  ])
  const told = first.data.find(({ slug }) => slug === 'a-1')
  await setStatus(app.db, String(told?.id), 'deleted')
  const rest = await allChanges(app, first.next, { limit: 5 })
  copy.apply(rest.data)
  t.ok(named(rest.data).includes('-article a-1'))
  t.same(resourcesOf(copy), await present(app, false))
})

t.test('several changes of one thing are told as one, as it is now', async (t) => {
  const app = shared
  const { next } = await allChanges(app, null)
  for (const title of ['一', '二', '三']) {
    await app.importArticles([
      articleOf({ slug: 'a-0', permalink: '/a-0.html', source: { name: 's-0', externalId: 'x-0' }, title }),
    ])
    await app.importArticles([articleOf({ slug: 'other', permalink: '/other.html', title })])
  }
  const { data } = await changesAfter(app, next)
  t.same(named(data), ['article a-0', 'article other'])
  t.match(data, [
    { version: 4, resource: { title: '三' } },
    { version: 3, resource: { title: '三' } },
  ])
  // In pages of one each entry is told, always as it is now.
  const { data: single } = await allChanges(app, next, { limit: 1 })
  t.equal(single.length, 6)
  t.ok(single.every(({ resource }) => resource?.title === '三'))
})

t.test('what drafts do neither reaches the public nor moves its token', async (t) => {
  const app = shared
  const { next } = await allChanges(app, null)
  const all = await allChanges(app, null, { key: adminKey })
  await app.importArticles([
    articleOf({ slug: 'secret', status: 'draft', tags: ['secret-tag'], categories: ['secret-category'] }),
    articleOf({
      slug: 'a-5',
      permalink: '/a-5.html',
      status: 'draft',
      title: 'secret',
      source: { name: 's-1', externalId: 'x-5' },
    }),
  ])
  t.same(await changesAfter(app, next), { data: [], next, hasMore: false })
  const begun = named((await allChanges(app, null)).data)
  t.notOk(
    begun.some((name) => name.includes('secret')),
    'nor is it told to who begins',
  )
  const { data } = await changesAfter(app, all.next, { key: adminKey })
  t.same(named(data).toSorted(), [
    'article a-5',
    'article secret',
    'category secret-category',
    'tag secret-tag',
  ])
  // The first public article shows the tag.
  await app.importArticles([articleOf({ slug: 'open', tags: ['secret-tag'] })])
  t.same(named((await changesAfter(app, next)).data).toSorted(), ['article open', 'tag secret-tag'])
})

t.test('to the public, unpublishing is a deletion, and nothing of the draft is told', async (t) => {
  const app = shared
  const { next } = await allChanges(app, null)
  const id = await idOf('a-1')
  t.equal(await setStatus(app.db, id, 'draft'), 2)
  await setStatus(app.db, id, 'draft')
  await setStatus(app.db, id, 'draft')
  const { data: told, next: then } = await changesAfter(app, next)
  t.match(told, [{ type: 'article', op: 'delete', id, slug: 'a-1', version: 2 }])
  t.notOk('resource' in (told[0] as Change))
  await setStatus(app.db, id, 'deleted')
  t.same(await changesAfter(app, then), { data: [], next: then, hasMore: false })
})

t.test(
  'to a key that sees drafts, unpublishing is a change, and a deletion has the last version',
  async (t) => {
    const app = shared
    const { next } = await allChanges(app, null, { key: adminKey })
    const id = await idOf('a-2')
    await setStatus(app.db, id, 'draft')
    const told = await changesAfter(app, next, { key: adminKey })
    t.match(told.data, [{ op: 'upsert', version: 2, resource: { status: 'draft' } }])
    await setStatus(app.db, id, 'deleted')
    t.match((await changesAfter(app, told.next, { key: adminKey })).data, [
      { op: 'delete', id, slug: 'a-2', version: 3 },
    ])
  },
)

t.test(
  'a version never goes back, also where an older entry is told of what was deleted since',
  async (t) => {
    const app = shared
    const { next } = await allChanges(app, null)
    const id = await idOf('a-3')
    for (let times = 0; times < 3; times++) await setStatus(app.db, id, 'published')
    const first = await changesAfter(app, next, { limit: 1 })
    t.match(first.data, [{ op: 'upsert', version: 4 }])
    await setStatus(app.db, id, 'archived')
    t.match((await changesAfter(app, first.next, { limit: 1 })).data, [{ op: 'delete', version: 5 }])
  },
)

t.test('a term that is removed is a deletion', async (t) => {
  const app = shared
  const { next, data } = await allChanges(app, null)
  const id = String(data.find(({ type, slug }) => type === 'tag' && slug === 't-4')?.id)
  await app.db.tx(async (tx) => {
    await tx.query('DELETE FROM article_tag WHERE tag_id = $1', [id])
    await tx.query('DELETE FROM tag WHERE id = $1', [id])
    await recordChanges(tx, [{ type: 'tag', id, slug: 't-4', version: 1, public: true }])
  })
  const told = await changesAfter(app, next)
  t.match(told.data, [{ type: 'tag', op: 'delete', id, slug: 't-4', version: 1 }])
})

t.test('bodies bound a page, and one is always told', async (t) => {
  const app = empty
  await cleanSlate(app)
  const { next } = await allChanges(app, null)
  await app.importArticles(Array.from({ length: 5 }, (_, at) => articleOf({ slug: `long-${at}` })))
  await app.db.write.query(`UPDATE article SET html = '<p>' || repeat('长', 700000) || '</p>'`)
  for (const since of [next, null]) {
    const { pages, data } = await allChanges(app, since)
    t.ok(pages.length >= 2, `${pages.length} pages`)
    t.ok(pages.every((page) => page.length <= 3))
    t.equal(data.length, 5)
  }
})

t.test('the body of what is a draft by now bounds no page of the public', async (t) => {
  const app = await build(t)
  await app.importArticles([articleOf({ slug: 'hidden' })])
  const [begun, all] = [await allChanges(app, null), await allChanges(app, null, { key: adminKey })]
  const id = String(begun.data.find(({ slug }) => slug === 'hidden')?.id)
  await setStatus(app.db, id, 'draft')
  await app.db.write.query(`UPDATE article SET html = repeat('长', 1500000) WHERE id = $1`, [id])
  await app.importArticles([articleOf({ slug: 'later' })])
  const { data, hasMore } = await changesAfter(app, begun.next)
  t.same(named(data), ['-article hidden', 'article later'])
  t.equal(hasMore, false)
  t.match(await changesAfter(app, all.next, { key: adminKey }), { data: { length: 1 }, hasMore: true })
})

t.test('an answer to the public is to be asked for anew each time, one to a key is private', async (t) => {
  const app = shared
  t.equal((await app.get('/v1/changes')).headers['cache-control'], 'no-cache')
  t.equal((await app.send('GET', '/v1/changes')).headers['cache-control'], 'private, no-cache')
  const closed = await build(t, { readAccess: 'key' })
  t.equal((await closed.get('/v1/changes')).status, 401)
  t.equal((await closed.get('/v1/changes/stream')).status, 401)
})

/** Makes every entry so old. */
const age = ({ db }: TestApp, days: number, slugs: readonly string[]) =>
  db.write.query('UPDATE change SET at = now() - make_interval(days => $1) WHERE slug = ANY($2)', [
    days,
    slugs,
  ])

t.test('old entries are removed in their order, and tokens from before are expired', async (t) => {
  const app = await build(t)
  const tokens = { public: [] as string[], all: [] as string[] }
  const write = async (slug: string, status: string) => {
    await app.importArticles([articleOf({ slug, status })])
    tokens.public.push((await allChanges(app, tokens.public.at(-1) ?? null)).next)
    tokens.all.push((await allChanges(app, tokens.all.at(-1) ?? null, { key: adminKey })).next)
  }
  await write('a', 'published')
  await write('b', 'published')
  await write('c', 'draft')
  await write('d', 'published')
  await write('e', 'published')
  // A younger one before an older one: the log is removed from its beginning on, and no further.
  await age(app, 8, ['a', 'b', 'c', 'e'])
  t.equal(await compactChanges(app.db, 9), false)
  t.equal((await app.get(`/v1/changes?since=${tokens.public[0]}`)).status, 200, 'not old enough')
  await compactChanges(app.db, 7)
  const { rows } = await app.db.read.query<{ slug: string }>('SELECT slug FROM change ORDER BY xid, seq')
  t.same(
    rows.map(({ slug }) => slug),
    ['d', 'e'],
  )
  const expired = { status: 410, body: { type: '/problems/changes-expired' } }
  t.match(await app.get(`/v1/changes?since=${tokens.public[0]}`), expired)
  t.match(await app.get(`/v1/changes/stream?since=${tokens.public[0]}`), expired)
  t.match(await app.send('GET', `/v1/changes?since=${tokens.all[0]}`), expired)
  t.match(await app.send('GET', `/v1/changes?since=${tokens.all[1]}`), expired)
  // Exactly at the horizon, which for the public is b: c was a draft.
  t.equal(tokens.public[1], tokens.public[2])
  t.same(named((await changesAfter(app, String(tokens.public[1]))).data), ['article d', 'article e'])
  const all = await changesAfter(app, String(tokens.all[2]), { key: adminKey })
  t.same(named(all.data), ['article d', 'article e'])
  t.same(named((await allChanges(app, null)).data).length, 4, 'the beginning is never affected')
  // A log without any entry left goes on as well.
  await age(app, 8, ['d'])
  await compactChanges(app.db, 7)
  const end = String(tokens.public.at(-1))
  t.same(await changesAfter(app, end), { data: [], next: end, hasMore: false })
  t.equal((await allChanges(app, null)).next, end)
})

t.test('a walk whose begin is no longer kept is expired, not silently incomplete', async (t) => {
  const app = other
  const { next } = await changesAfter(app, null, { limit: 5 })
  await app.importArticles([articleOf({ slug: 'later' })])
  await settled(app.db)
  await app.db.write.query("UPDATE change SET at = now() - interval '8 days'")
  await compactChanges(app.db, 7)
  t.match(await app.get(`/v1/changes?since=${next}`), { status: 410 })
})

t.test('a token of a time that the database was set back from is expired', async (t) => {
  const app = other
  const before = (await allChanges(app, null)).next
  await app.importArticles([articleOf({ slug: 'latest' })])
  const { next } = await allChanges(app, null)
  await app.db.write.query("DELETE FROM change WHERE slug = 'latest'")
  t.match(await app.get(`/v1/changes?since=${next}`), { status: 410 })
  t.equal((await app.get(`/v1/changes?since=${before}`)).status, 200)
})
