// Fifty articles that nobody may see: no answer to whatever the OpenAPI document lets the public ask is another one for
// them, be it kept or made anew.

import type { FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { buildApp } from '../src/app.ts'
import { assertConsistent } from './consistency.ts'
import { keyOf } from './fixtures/key.ts'
import { type PublicRequest, publicOperations, requestsOf } from './fixtures/public-requests.ts'
import {
  change,
  changeSentinels,
  commonWord,
  deleteSentinels,
  hidden,
  hiddenIds,
  sentinel,
  writePublic,
  writeSentinels,
} from './fixtures/sentinel-archive.ts'
import { nobody, valuesWith } from './fixtures/sentinel-values.ts'
import { ask, askAll, nameOf, tells } from './fixtures/whole-answers.ts'
import { adminKey, build } from './helper.ts'

/** Small, so that a word which few public articles and many others have shows whether these count. */
const searchBounds = { gathered: 20, walked: 30 }

const api = await build(t, { cacheBytes: 2 ** 24, siteUrl: 'https://news.example' }, { searchBounds })
await writePublic(api)
const { rows: places } = await api.db.read.query<{ id: string; now: string }>(
  `SELECT id, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now FROM article WHERE slug = 'p-10'`,
)
const [{ id: publicId = '', now = '' } = {}] = places
const pool = valuesWith(publicId, now)
const operations = publicOperations(api.app.swagger())
const requests = operations.flatMap((operation): PublicRequest[] =>
  operation.method === 'POST'
    ? [{ ...operation, url: operation.path, payload: { urls: pool.url ?? [] } }]
    : requestsOf(operation, pool, 4),
)

/** The answer to each request, or to every nth, by its name. */
async function answersOf(app: FastifyInstance, nth = 1): Promise<ReadonlyMap<string, string>> {
  const some = asked.filter((_, n) => n % nth === 0)
  const answers = await askAll(app, some)
  return new Map(some.map((request, n) => [nameOf(request), answers[n]?.text ?? '']))
}

/** Another node on the same database, which knows nothing yet and keeps nothing. */
async function newNode(t: Test): Promise<FastifyInstance> {
  const app = await buildApp(
    { ...api.config, cacheBytes: 0 },
    { db: api.db, background: false, searchBounds },
  )
  t.teardown(() => app.close())
  return app
}

/** The pages that the first answers lead to are asked for as well. */
async function withPages(app: FastifyInstance): Promise<PublicRequest[]> {
  const all = new Map(requests.map((request) => [nameOf(request), request]))
  for (const { next } of await askAll(app, [...all.values()])) {
    if (next !== null) all.set(`GET ${next}`, { method: 'GET', url: next })
  }
  return [...all.values()]
}

/** What an editor asks for in between leaves nothing behind that the public is answered by. */
async function askAsEditor(app: FastifyInstance): Promise<void> {
  const isList = ({ url }: PublicRequest) =>
    /^\/v1\/(articles(\/facets)?|tags|categories|sources)\?/.test(url)
  const some = asked.filter(isList).filter((_, n) => n % 12 === 0)
  const ofArticles = some.filter(({ url }) => url.startsWith('/v1/articles') && !url.includes('status='))
  const ofAll = ofArticles.map((each) => ({
    ...each,
    url: `${each.url}&status=draft,scheduled,archived,published`,
  }))
  // Of a word that is common among all articles the public is asked right after.
  const searches = [commonWord, sentinel].map((word) => ({
    method: 'GET' as const,
    url: `/v1/articles?q=${encodeURIComponent(word)}&status=draft,published,archived,scheduled`,
  }))
  await askAll(app, [...some, ...ofAll, ...searches], adminKey)
}

/** Of how many requests one is asked: of a node that makes its answers anew, and of the one that keeps them. */
interface Asking {
  readonly anew: number
  readonly kept: number
}

/** Asks on both nodes. Every answer must be what it was before. */
async function assertUnmoved(
  t: Test,
  before: ReadonlyMap<string, string>,
  { anew, kept }: Asking,
  but = (_name: string, text: string) => text,
): Promise<void> {
  for (const [where, app, nth] of [
    ['anew', await newNode(t), anew],
    ['kept', api.app, kept],
  ] as const) {
    await askAsEditor(app)
    const found = await answersOf(app, nth)
    const same = (name: string) => [but(name, found.get(name) ?? ''), but(name, before.get(name) ?? '')]
    const moved = [...found.keys()].filter((name) => same(name)[0] !== same(name)[1])
    for (const name of moved.slice(0, 20)) t.equal(same(name)[0], same(name)[1], `${name} (${where})`)
    t.equal(moved.length, 0, `${found.size} answers are what they were (${where})`)
    // What is the same as before tells nothing that came since.
    await assertSilent(
      t,
      [...found].filter(([name, text]) => text !== before.get(name)),
      where,
    )
  }
}

/** No answer names what is hidden, by its id or by its word. */
async function assertSilent(t: Test, answers: Iterable<[string, string]>, where: string): Promise<void> {
  const ids = await hiddenIds(api)
  for (const [name, text] of answers) {
    const told = [...ids, ...(name.includes(sentinel) ? [] : [sentinel])].filter((each) => tells(text, each))
    if (told.length > 0) t.fail(`${name} tells ${told.join()} (${where})`)
  }
}

const asked = await withPages(api.app)
const before = await answersOf(api.app)

t.test('the same is answered twice, and by another node', async (t) => {
  t.ok(
    operations.length > 25 && asked.length > 500,
    `${asked.length} requests of ${operations.length} operations`,
  )
  const statuses = new Set([...before.values()].map((text) => text.slice(0, 3)))
  t.same([...statuses].sort(), ['200', '308', '400', '401', '404', '410'])
  await assertSilent(t, before, 'at first')
  await assertUnmoved(t, before, { anew: 5, kept: 3 })
})

t.test('fifty articles that are written move nothing', async (t) => {
  await writeSentinels(api)
  t.ok((await hidden(api)).length >= 45, `${(await hidden(api)).length} and those that are deleted`)
  await assertUnmoved(t, before, { anew: 1, kept: 1 })
})

t.test('a reader with a key sees what the public sees', async (t) => {
  const key = await keyOf(api, 'content:read')
  const node = await newNode(t)
  const bodyOf = (text = '') => `${text.slice(0, 3)} ${text.slice(text.indexOf('\n\n'))}`
  for (const request of asked.filter((_, n) => n % 3 === 0)) {
    const { text } = await ask(node, request, key)
    // What is asked of the wrong reader is forbidden, not unauthorized.
    if (text.startsWith('403')) t.match(before.get(nameOf(request)), /^401/)
    else if (bodyOf(text) !== bodyOf(before.get(nameOf(request))))
      t.equal(text, before.get(nameOf(request)), request.url)
  }
})

t.test('what is hidden cannot be told from nothing by its id', async (t) => {
  const node = await newNode(t)
  const ids = await hiddenIds(api)
  const withId = (id: string) => {
    const filters = ['ids', 'category', 'tag', 'tagAll', 'tagNot', 'source', 'parent']
    const paths = operations.filter(({ method, path }) => method === 'GET' && /\{(ref|slug)\}/.test(path))
    return [
      ...paths.map(({ path }) => path.replace(/\{\w+\}/, id)),
      ...filters
        .slice(0, 6)
        .flatMap((name) => [
          `/v1/articles?${name}=${id}&count=exact&limit=100`,
          `/v1/articles/facets?by=tag,day&${name}=${id}`,
        ]),
      `/v1/categories?parent=${id}`,
      ...['articles', 'tags', 'categories', 'sources'].map((kind) => `/v1/lookup?url=/v1/${kind}/${id}`),
    ]
  }
  // The entity tag of a list is made of its address.
  const masked = (text: string, id: string) => text.replaceAll(id, 'ID').replace(/^etag: .*$/m, 'etag')
  const nothing = await Promise.all(
    withId(nobody).map(async (url) => masked((await ask(node, { method: 'GET', url })).text, nobody)),
  )
  for (const id of ids.filter((_, n) => n % 8 === 0))
    for (const [n, url] of withId(id).entries()) {
      const text = masked((await ask(node, { method: 'GET', url })).text, id)
      if (text !== nothing[n]) t.equal(text, nothing[n], url)
    }
})

t.test('what an editor was given opens nothing', async (t) => {
  const { slug = '', id = '' } = (await hidden(api)).find(({ everPublic }) => !everPublic) ?? {}
  const { headers } = await api.send('GET', `/v1/articles/${id}`)
  const conditional = await api.get(`/v1/articles/${slug}`, { 'if-none-match': String(headers.etag) })
  t.equal(conditional.status, 404)
  t.equal((await api.get(`/v1/articles/${slug}`, { 'if-none-match': '*' })).status, 404)
  const { body } = await api.send('POST', `/v1/articles/${id}/preview-tokens`)
  t.equal((await api.get(`/v1/articles/${slug}?preview=${body.token}`)).status, 200)
  t.equal((await api.get(`/v1/articles/p-10?preview=${body.token}`)).status, 401)
  for (const kind of ['articles', 'tags', 'categories', 'sources']) {
    for (const query of kind === 'articles'
      ? ['?status=draft&limit=2', `?q=${sentinel}&status=draft&limit=2`]
      : ['?limit=1']) {
      const list = await api.send('GET', `/v1/${kind}${query}`)
      const cursor = String(list.body.page.next)
      const { status, text } = await api.get(`/v1/${kind}?limit=2&cursor=${cursor}`)
      t.equal(status, 400, `${kind}${query}`)
      t.notOk(tells(text, sentinel), text)
    }
  }
})

t.test('their changes and their deletion move nothing', async (t) => {
  await changeSentinels(api)
  await assertUnmoved(t, before, { anew: 1, kept: 4 })
  await deleteSentinels(api)
  await assertUnmoved(t, before, { anew: 3, kept: 1 })
})

t.test('one that is published is seen at once, and gone as soon as it is unpublished', async (t) => {
  const seen = [
    '/v1/articles?tag=t-2&limit=100',
    '/feeds/articles.json?limit=100',
    `/v1/articles?q=${sentinel}`,
    '/v1/articles?sort=-updatedAt&limit=100',
    '/sitemaps/1.xml',
    '/feeds/tags/t-2.atom?limit=100',
  ]
  const counted = ['/v1/articles/facets?by=year,tag', '/v1/tags/t-2', '/v1/articles?count=exact&limit=1']
  const textOf = async (url: string) => (await api.get(url)).text
  const plain = {
    status: 'published',
    publishedAt: '2009-07-07T00:00:00Z',
    tags: ['t-2'],
    categories: ['bonds'],
    source: null,
  }
  for (const { id, everPublic } of (await hidden(api)).slice(0, 6)) {
    if (everPublic) continue
    const counts = await Promise.all(counted.map(textOf))
    await change(api, id, plain)
    for (const url of seen)
      t.ok(tells(await textOf(url), url.startsWith('/sitemaps') ? sentinel : id), `${url} shows it`)
    for (const [n, url] of counted.entries()) t.not(await textOf(url), counts[n], `${url} counts it`)
    await change(api, id, { status: 'draft' })
    for (const url of seen) t.notOk(tells(await textOf(url), id), `${url} shows it no more`)
    t.same(await Promise.all(counted.map(textOf)), counts)
  }
  // What depends on all articles has other entity tags by now. The sitemap remembers for an hour when it changed last, and
  // the log and whatever ends with a place in it have told of what came and went.
  await assertUnmoved(t, before, { anew: 1, kept: 1 }, (name, text) =>
    /^GET \/v1\/(changes|export)/.test(name)
      ? text.slice(0, 3)
      : text.replace(/^etag: .*$/m, 'etag').replace(/(1\.xml<\/loc><lastmod>)[^<]*/, '$1'),
  )
  await assertConsistent(api.db)
})
