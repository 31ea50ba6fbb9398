// The tree of categories while it changes: moves, cycles, what is filed beneath, and writers who are at it at the same time.

import t from 'tap'
import { refileMovedCategory } from '../src/articles/index.ts'
import { assertConsistent } from './consistency.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { copyArticle } from './fixtures/copies.ts'
import { gate } from './fixtures/gate.ts'
import { article, briefTerms } from './fixtures/terms.ts'
import { until } from './fixtures/until.ts'
import { build, type TestApp } from './helper.ts'

const api = await build(t)
const { get, send, db } = api

const make = (name: string, parent: string | null = null, app: TestApp = api) =>
  app.send('POST', '/v1/categories', { payload: { name, parent } })
const move = (ref: string, parent: string | null, app: TestApp = api) =>
  app.send('PATCH', `/v1/categories/${ref}`, { payload: { parent }, headers: { 'if-match': '*' } })
const remove = (ref: string, query = '') =>
  send('DELETE', `/v1/categories/${ref}${query}`, { headers: { 'if-match': '*' } })
const merge = (ref: string, into: string) =>
  send('POST', `/v1/categories/${ref}/merge`, { payload: { into } })
const pathOf = async (ref: string, read = get) =>
  (await read(`/v1/categories/${ref}`)).body.path.map(({ slug }: { slug: string }) => slug).join('/')
const listed = async (category: string) =>
  (await get(`/v1/articles?limit=100&category=${category}`)).body.data
    .map(({ slug }: { slug: string }) => slug)
    .sort()

/** a, a/b, a/b/c and d, with an article in each, and a draft in c. */
async function plant(app: TestApp = api): Promise<void> {
  await make('a', null, app)
  await make('b', 'a', app)
  await make('c', 'b', app)
  await make('d', null, app)
  await app.importArticles([
    ...['a', 'b', 'c', 'd'].map((slug) => article(`in-${slug}`, 1, { categories: [slug] })),
    article('draft', 1, { categories: ['c'], status: 'draft' }),
  ])
}

/** So many articles that are filed alike. */
async function plantMany(slug: string, count: number, parts: object): Promise<void> {
  await api.importArticles([article(slug, 1, parts)])
  await copyArticle(api, slug, count - 1)
}

t.beforeEach(() => cleanSlate(api))

t.test('a category that moves takes along what is filed beneath it', async (t) => {
  await plant()
  t.equal(await pathOf('c'), 'a/b/c')
  t.same(await listed('a'), ['in-a', 'in-b', 'in-c'])
  const moved = await move('b', 'd')
  t.match(moved, { status: 200, body: { version: 2, parent: { slug: 'd' } } })
  t.equal(await pathOf('c'), 'd/b/c')
  t.same(await listed('a'), ['in-a'])
  t.same(await listed('d'), ['in-b', 'in-c', 'in-d'])
  t.equal((await move('b', 'd')).body.version, 2, 'where it is already')
  await assertConsistent(db)
  await move('c', null)
  t.same(await listed('d'), ['in-b', 'in-d'])
  t.equal(await pathOf('c'), 'c')
  t.same(
    await briefTerms(api, 'categories'),
    ['a 1 1 1', 'b 1 1 1', 'c 1 1 1', 'd 1 1 1'],
    'counts are of its own',
  )
  for (const slug of ['in-b', 'in-c']) t.equal((await get(`/v1/articles/${slug}`)).body.version, 1)
  await assertConsistent(db)
})

t.test('a cycle is refused, also one that two moves would make together', async (t) => {
  await plant()
  for (const [ref, parent] of [
    ['a', 'a'],
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
  ] as const) {
    t.match(await move(ref, parent), {
      status: 422,
      body: { type: '/problems/unprocessable', errors: [{ pointer: '/parent', code: 'cycle' }] },
    })
  }
  t.match(await move('a', 'none'), { status: 422, body: { type: '/problems/unknown-term' } })
  t.equal(await pathOf('c'), 'a/b/c')
  for (let round = 0; round < 5; round++) {
    await make(`x${round}`)
    await make(`y${round}`)
    const answers = await Promise.all([move(`x${round}`, `y${round}`), move(`y${round}`, `x${round}`)])
    t.same(answers.map(({ status }) => status).sort(), [200, 422])
  }
  await assertConsistent(db)
})

t.test('the tree has a depth that it does not pass', async (t) => {
  await make('l1')
  for (let level = 2; level <= 32; level++) t.equal((await make(`l${level}`, `l${level - 1}`)).status, 201)
  const deep = { status: 422, body: { errors: [{ pointer: '/parent', code: 'too-deep' }] } }
  t.match(await make('l33', 'l32'), deep)
  await make('top')
  t.match(await move('l1', 'top'), deep)
  t.equal((await move('l2', 'top')).status, 200)
})

t.test(
  'a parent that only drafts used is not shown to the public before a public article is beneath it',
  async (t) => {
    await api.importArticles([article('draft', 1, { categories: ['hidden'], status: 'draft' })])
    await make('child', 'hidden')
    await make('top')
    await move('hidden', 'top')
    const { body: child, headers } = await get('/v1/categories/child')
    t.same([child.parent, child.path.map(({ slug }: { slug: string }) => slug)], [null, ['top', 'child']])
    t.same((await get('/v1/categories?parent=hidden')).body.data, [])
    t.match((await get('/v1/categories?parent=none')).body.data, [{ slug: 'child' }, { slug: 'top' }])
    t.equal(await pathOf('child', (url) => send('GET', url)), 'top/hidden/child')
    t.notMatch((await get('/v1/categories')).text, /hidden/)
    await api.importArticles([article('public', 1, { categories: ['child'] })])
    t.equal(await pathOf('child'), 'top/hidden/child')
    t.not((await get('/v1/categories/child')).headers.etag, headers.etag)
    const { rows } = await db.read.query<{ slug: string }>(
      `SELECT slug FROM change WHERE public AND xid = (SELECT max(xid) FROM change) ORDER BY seq`,
    )
    t.same(
      rows
        .map(({ slug }) => slug)
        .filter((slug) => slug !== 'public')
        .sort(),
      ['child', 'hidden'],
    )
    await assertConsistent(db)
  },
)

t.test('a category goes with its children to the one that takes its place', async (t) => {
  await plant()
  t.match(await merge('a', 'c'), { status: 422, body: { errors: [{ pointer: '/into', code: 'cycle' }] } })
  t.match(await remove('a', '?reassignTo=b'), {
    status: 422,
    body: { errors: [{ parameter: 'reassignTo' }] },
  })
  await make('empty', 'd')
  await make('child', 'empty')
  t.match(await remove('empty'), { status: 409, body: { type: '/problems/term-in-use', detail: /children/ } })
  t.equal((await remove('empty', '?reassignTo=d')).status, 204)
  t.equal(await pathOf('child'), 'd/child')
  t.equal((await merge('b', 'd')).body.moved, 1)
  t.equal(await pathOf('c'), 'd/c')
  t.equal((await get('/v1/categories/c')).body.version, 2)
  t.same([await listed('a'), await listed('d')], [['in-a'], ['in-b', 'in-c', 'in-d']])
  t.equal((await merge('d', 'a')).status, 200)
  t.equal(await pathOf('c'), 'a/c')
  t.same(await briefTerms(api, 'categories'), ['a 3 1 1', 'c 1 1 1', 'child 0 - -'])
  // Upwards, into its own parent; an article in both.
  await api.importArticles([article('both', 2, { categories: ['c', 'a'] })])
  t.equal((await merge('c', 'a')).body.moved, 3)
  t.same(await briefTerms(api, 'categories'), ['a 5 1 2', 'child 0 - -'])
  await assertConsistent(db)
})

t.test('a list of a category that the server keeps is never stale after a move', async (t) => {
  const app = await build(t, { cacheBytes: 16 * 2 ** 20 })
  await plant(app)
  const urls = [
    '/v1/articles?category=a',
    '/v1/articles?category=d',
    '/v1/categories/c',
    '/feeds/categories/d.json',
  ]
  const etags = async () => Promise.all(urls.map(async (url) => (await app.get(url)).headers.etag))
  for (const parent of ['d', 'a', null]) {
    const before = await etags()
    await move('b', parent, app)
    const after = await etags()
    for (const [index, url] of urls.entries()) {
      if (parent === null && url.includes('d')) continue
      t.not(after[index], before[index], `${url} under ${parent}`)
    }
    const { body } = await app.get('/v1/articles?category=d')
    t.equal(body.data.length, parent === 'd' ? 3 : 1)
  }
})

/** Until some session waits for a lock, or the work is done. */
async function blockedOrDone(work: Promise<unknown>): Promise<void> {
  let done = false
  work.finally(() => {
    done = true
  })
  await until('a session waits for a lock', async () => {
    const { rows } = await db.read.query(
      'SELECT 1 FROM pg_locks WHERE NOT granted AND (database IS NULL OR database = (SELECT oid FROM pg_database WHERE datname = current_database()))',
    )
    return done || rows.length > 0
  })
}

const disturbances: readonly [string, () => Promise<{ status: number }>][] = [
  ['moves', () => move('b', 'd')],
  ['is merged', () => merge('b', 'd')],
  ['is merged with what is above it', () => merge('a', 'd')],
]
const writings: readonly [string, object[]][] = [
  ['a new article', [article('new', 2, { categories: ['c'] }), article('newer', 2, { categories: ['b'] })]],
  ['an article that changes', [article('in-c', 2, { categories: ['c', 'b'] })]],
  // A draft, since the counts that others wait for are of public ones.
  ['an article that leaves', [article('draft', 2, { categories: ['a'], status: 'draft' })]],
]
for (const [what, disturb] of disturbances) {
  for (const [who, articles] of writings) {
    // Two that wait crosswise are told apart by PostgreSQL after a second: one order of them is enough.
    for (const statement of what === 'moves'
      ? ['ancestors', 'file-categories', 'record-changes']
      : ['file-categories']) {
      t.test(
        `${who}, at "${statement}" while its category ${what}, ends up under the right ones`,
        async (t) => {
          await plant()
          const { waiting, open, close } = gate(db, statement)
          t.teardown(close)
          const imported = api.importArticles(articles)
          await waiting
          close()
          const disturbed = disturb()
          await blockedOrDone(disturbed)
          open()
          const [{ body }, { status }] = await Promise.all([imported, disturbed])
          t.equal(body.counts.created + body.counts.updated, articles.length)
          t.equal(status, 200)
          await assertConsistent(db)
        },
      )
    }
    t.test(
      `${who} that comes while its category ${what} waits, and ends up under the right ones`,
      async (t) => {
        await plant()
        const { waiting, open, close } = gate(db, 'record-changes')
        t.teardown(close)
        const disturbed = disturb()
        await waiting
        close()
        const imported = api.importArticles(articles)
        await blockedOrDone(imported)
        open()
        const [{ body }, { status }] = await Promise.all([imported, disturbed])
        t.equal(body.counts.created + body.counts.updated, articles.length)
        t.equal(status, 200)
        const { body: left } = await get('/v1/categories')
        t.equal(left.data.length, what === 'moves' ? 4 : 3, 'no category comes back')
        await assertConsistent(db)
      },
    )
  }
}

t.test(
  'what is filed beneath by the thousands follows in the background, wherever that is stopped',
  async (t) => {
    await plant()
    for (const [slug, category, count, status] of [
      ['n1', 'c', 920, 'published'],
      ['n2', 'b', 920, 'published'],
      ['n3', 'c', 230, 'draft'],
      ['n4', 'b', 230, 'draft'],
    ] as const)
      await plantMany(slug, count, { categories: [category], status })
    const refiling = async () =>
      (await db.read.query<{ slug: string }>('SELECT slug FROM category WHERE is_refiling')).rows.map(
        ({ slug }) => slug,
      )
    const go = async () => {
      while (await refileMovedCategory(db, new AbortController().signal));
    }
    t.equal((await move('b', 'd')).status, 200)
    t.same(await refiling(), ['b'])
    t.equal(await pathOf('c'), 'd/b/c', 'the tree is told at once')
    const stopped = new AbortController()
    afterSlice(async () => stopped.abort())
    await refileMovedCategory(db, stopped.signal)
    t.same(await refiling(), ['b'])
    // Moved once more after a slice: those of the slice are filed by the way that it was.
    afterSlice(() => move('b', 'a'))
    await refileMovedCategory(db, new AbortController().signal)
    t.same(await refiling(), ['b'])
    await go()
    await assertConsistent(db)
    t.equal((await move('b', 'd')).status, 200)
    // Two nodes at once, while articles are written and a child moves away.
    await api.importArticles([
      article('n1', 3, { categories: ['c'] }),
      article('late', 3, { categories: ['b'] }),
    ])
    await move('c', 'd')
    await Promise.all([go(), go(), move('d', 'a')])
    await go()
    t.same(await refiling(), [])
    await assertConsistent(db)
    t.equal((await get('/v1/articles?count=exact&category=a')).body.page.total, 2 * 920 + 5)

    // One that is being filed anew is merged: its articles are those of the other.
    await move('c', 'b')
    t.same(await refiling(), ['c'])
    t.equal((await merge('b', 'd')).status, 200)
    await go()
    await assertConsistent(db)
    t.equal((await remove('d', '?reassignTo=a')).status, 204)
    await go()
    await assertConsistent(db)
  },
)

/** Does something once the next transaction was committed. */
function afterSlice(act: () => Promise<unknown>): void {
  const { tx } = db
  const once = async <T>(...[fn, options]: Parameters<typeof tx<T>>): Promise<T> => {
    const result = await tx(fn, options)
    Object.assign(db, { tx })
    await act()
    return result
  }
  Object.assign(db, { tx: once })
}

t.test('a move waits for what the background is filing', async (t) => {
  await plant()
  await plantMany('n', 1_100, { categories: ['b'] })
  await move('b', 'd')
  const { waiting, open, close } = gate(db, 'count-category')
  t.teardown(close)
  const refiled = refileMovedCategory(db, new AbortController().signal)
  await waiting
  close()
  const moved = move('d', 'a')
  await blockedOrDone(moved)
  open()
  await refiled
  t.equal((await moved).status, 200)
  while (await refileMovedCategory(db, new AbortController().signal));
  await assertConsistent(db)
})

t.test(
  'a large category that is merged halfway is filed rightly all the same, and the merge goes on',
  async (t) => {
    await plant()
    await plantMany('nc', 1_511, { categories: ['c'] })
    await plantMany('nb', 189, { categories: ['b'] })
    const { isStopping } = api.app
    let asked = 0
    api.app.isStopping = () => asked++ > 1
    t.equal((await merge('b', 'd')).status, 503)
    api.app.isStopping = isStopping
    t.equal(await pathOf('c'), 'd/c', 'its children went first')
    while (await refileMovedCategory(db, new AbortController().signal));
    await assertConsistent(db)
    // Meanwhile somebody makes it a child again.
    await move('c', 'b')
    t.equal((await merge('b', 'd')).status, 200)
    while (await refileMovedCategory(db, new AbortController().signal));
    t.equal((await get('/v1/articles?count=exact&category=d')).body.page.total, 1_703)
    await assertConsistent(db)
  },
)
