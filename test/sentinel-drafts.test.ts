// Fifty articles that nobody may see: no answer to whatever the OpenAPI document lets the public ask is another one for
// them, be it kept or made anew.

import type { FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { buildApp } from '../src/app.ts'
import { assertConsistent } from './consistency.ts'
import { keyOf } from './fixtures/key.ts'
import {
  injected,
  type Pool,
  type PublicRequest,
  publicOperations,
  requestsOf,
} from './fixtures/public-requests.ts'
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
import { adminKey, build } from './helper.ts'

/** Small, so that a word which few public articles and many others have shows whether these count. */
const searchBounds = { gathered: 20, walked: 30 }

const api = await build(t, { cacheBytes: 2 ** 24, siteUrl: 'https://news.example' }, { searchBounds })
await writePublic(api)
const { rows: places } = await api.db.read.query<{ id: string; now: string }>(
  `SELECT id, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now FROM article WHERE slug = 'p-10'`,
)
const [{ id: publicId = '', now = '' } = {}] = places
const nobody = '0190c0de-0000-7000-8000-000000000000'

const terms = [`${sentinel}-t`, `${sentinel}-bare`, `${sentinel}-c`, `${sentinel}-s`]
const addresses = [
  '/2022/7.html',
  '/2022/4.html',
  '/old/moved.html',
  `/${sentinel}/draft-0.html`,
  `/${sentinel}/old-post-1.html`,
  `/v1/articles/${sentinel}-draft-0`,
  `/v1/tags/${sentinel}-t`,
  '/v1/articles/p-5',
]
const sourceUrls = ['http://source.example/10', `https://${sentinel}.example/draft-0`]
const days = ['2022-04-11', '2009-03-04', '2198-12-31']
const filter = (...known: string[]) => [...known, ...terms, [known[0], ...terms].join()]
const pool: Pool = {
  'articles/{ref}': [
    'p-10',
    publicId,
    'p-5',
    'was-archived',
    'was-draft',
    'was-deleted',
    `${sentinel}-draft-0`,
  ],
  'categories/{ref}': ['finance', 'stocks', ...terms],
  'tags/{ref}': ['plain', 'gone', ...terms],
  'sources/{ref}': ['daily', ...terms],
  'categories/{slug}': ['finance', ...terms],
  'tags/{slug}': ['plain', ...terms],
  'sources/{slug}': ['daily', ...terms],
  name: ['gone'],
  n: ['1', '2'],
  ids: [publicId, [publicId, nobody].join()],
  category: filter('finance', 'stocks'),
  parent: ['finance', 'none', ...terms],
  tag: filter('plain', 't-1'),
  tagAll: filter('plain'),
  tagNot: filter('t-1'),
  source: filter('daily'),
  language: ['zh-CN', 'qaa', 'zh-CN,qaa', 'en'],
  status: ['draft', 'published'],
  publishedFrom: days,
  publishedBefore: days,
  updatedFrom: ['2022-01-01', now],
  at: days,
  permalink: ['/2022/10.html', ...addresses],
  sourceUrl: sourceUrls,
  externalId: ['NW10', `${sentinel}-draft-0`],
  url: ['/2022/10.html', ...addresses, ...sourceUrls],
  q: [
    commonWord,
    sentinel,
    '哨兵暗号',
    '观察',
    `-${sentinel} ${commonWord}`,
    `"${commonWord}"`,
    '暗',
    '债',
    'zqx',
  ],
  cursor: ['x'],
  preview: ['x'],
  '*': ['x', sentinel],
}

const operations = publicOperations(api.app.swagger())
const requests = operations.flatMap((operation): PublicRequest[] =>
  operation.method === 'POST'
    ? [{ ...operation, url: operation.path, payload: { urls: [...addresses, ...sourceUrls] } }]
    : requestsOf(operation, pool, 8),
)

/** Differ from answer to answer, whatever they are about. */
const own = new Set(['date', 'x-request-id', 'server-timing', 'connection'])

interface Asked {
  readonly text: string
  readonly next: string | null
}

/** An answer as one text, without what is its own; and where it says that the next page is. */
async function ask(app: FastifyInstance, request: PublicRequest, key?: string): Promise<Asked> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const answer = await app.inject({ ...injected(request), headers })
  const said = Object.entries(answer.headers).filter(([name]) => !own.has(name))
  const link = /<([^>]*)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1] ?? null
  const body = answer.payload.replace(/"requestId":"[^"]*"/, '"requestId":"…"')
  const lines = said.map(([name, value]) => `${name}: ${String(value)}`).sort()
  return { text: [answer.statusCode, ...lines, '', body].join('\n'), next: link }
}

const nameOf = ({ method, url, payload }: PublicRequest) =>
  [method, url, ...(payload ? [JSON.stringify(payload)] : [])].join(' ')

/** As many are asked at once as the database has connections for. */
const atOnce = 5

async function askAll(app: FastifyInstance, all: readonly PublicRequest[], key?: string): Promise<Asked[]> {
  const answers: Asked[] = []
  while (answers.length < all.length) {
    const some = all.slice(answers.length, answers.length + atOnce)
    answers.push(...(await Promise.all(some.map((request) => ask(app, request, key)))))
  }
  return answers
}

async function answersOf(app: FastifyInstance): Promise<ReadonlyMap<string, string>> {
  const answers = await askAll(app, asked)
  return new Map(asked.map((request, n) => [nameOf(request), answers[n]?.text ?? '']))
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
  const some = asked.filter(isList).filter((_, n) => n % 5 === 0)
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

/** Asks everything on both nodes, twice where answers are kept. Every answer must be what it was before. */
async function assertUnmoved(t: Test, before: ReadonlyMap<string, string>, but?: (text: string) => string) {
  const same = (text: string | undefined) => (but ? but(text ?? '') : text)
  for (const [where, app] of [
    ['anew', await newNode(t)],
    ['kept', api.app],
  ] as const) {
    await askAsEditor(app)
    const found = await answersOf(app)
    const moved = [...found].filter(([name, text]) => same(text) !== same(before.get(name)))
    for (const [name, text] of moved.slice(0, 20))
      t.equal(same(text), same(before.get(name)), `${name} (${where})`)
    t.equal(moved.length, 0, `${found.size} answers are what they were (${where})`)
    const ids = await hiddenIds(api)
    for (const [name, text] of found) {
      const told = [...ids, ...(name.includes(sentinel) ? [] : [sentinel])].filter((each) =>
        tells(text, each),
      )
      if (told.length > 0) t.fail(`${name} tells ${told.join()} (${where})`)
    }
  }
}

/** What was told of answers already: most are the same every time. */
const read = new Map<string, string>()

/** Whether an answer has a text in it, as it is or within what is opaque: cursors, tokens, tags. */
function tells(answer: string, secret: string): boolean {
  const known = read.get(answer) ?? opened(answer)
  read.set(answer, known)
  return known.includes(secret) || known.includes(secret.replaceAll('-', ''))
}

/** An answer in small letters, and behind it whatever it has in base64url, as text and as digits. */
function opened(answer: string): string {
  const words = [...new Set(answer.match(/[\w-]{24,}/g))].map((word) => Buffer.from(word, 'base64url'))
  const texts = words.flatMap((bytes) => [bytes.toString('utf8'), bytes.toString('hex')])
  return [answer, ...texts].join('\n').toLowerCase()
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
  await assertUnmoved(t, before)
})

t.test('fifty articles that are written move nothing', async (t) => {
  await writeSentinels(api)
  t.ok((await hidden(api)).length >= 45, `${(await hidden(api)).length} and those that are deleted`)
  await assertUnmoved(t, before)
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
  const gone = new Set<string>()
  for (const slug of ['was-archived', 'was-deleted']) {
    const { rows } = await api.db.read.query<{ id: string }>(
      `SELECT id FROM article WHERE slug = $1 AND ever_public`,
      [slug],
    )
    for (const { id } of rows) gone.add(id)
  }
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
  for (const id of ids.filter((each, n) => n % 4 === 0 && !gone.has(each)))
    for (const [n, url] of withId(id).entries()) {
      const text = masked((await ask(node, { method: 'GET', url })).text, id)
      if (text !== nothing[n]) t.equal(text, nothing[n], url)
    }
  for (const id of gone) t.match((await ask(node, { method: 'GET', url: `/v1/articles/${id}` })).text, /^410/)
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
  await assertUnmoved(t, before)
  await deleteSentinels(api)
  await assertUnmoved(t, before)
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
  // The articles and their terms have other generations by now, and so have other entity tags the lists.
  // The sitemap remembers for an hour when it changed last.
  await assertUnmoved(t, before, (text) =>
    text.replace(/^etag: .*$/m, 'etag').replace(/(1\.xml<\/loc><lastmod>)[^<]*/, '$1'),
  )
  await assertConsistent(api.db)
})
