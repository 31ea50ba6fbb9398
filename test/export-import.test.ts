// An export, imported: an empty Broadsheet answers as the one that was exported; one that is not loses nothing.

import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { v7 as uuidv7 } from 'uuid'
import { openPreparePool } from '../src/imports/index.ts'
import { LostImport } from '../src/imports/lost-import.ts'
import { workOnImports } from '../src/imports/worker.ts'
import type { Database } from '../src/platform/db.ts'
import { assertConsistent } from './consistency.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { importHistory } from './fixtures/exported-archive.ts'
import { allItems } from './fixtures/import-report.ts'
import { articleOf } from './fixtures/written.ts'
import { build, type TestAnswer, type TestApp } from './helper.ts'

const type = 'application/x-ndjson'
const exportUrl = '/v1/export/articles.ndjson'
const ndjson = async ({ send }: TestApp, key?: false) =>
  (await send('GET', exportUrl, key === false ? { key } : {})).text

const importOf = async (
  { send }: TestApp,
  payload: string | Buffer,
  { query = '', type: sent = type, headers = {} } = {},
): Promise<TestAnswer> => {
  const answer = await send('POST', `/v1/imports?wait=30&format=broadsheet${query}`, {
    type: sent,
    payload,
    headers,
  })
  if (answer.body.state !== 'completed') throw new Error(answer.text)
  return answer
}

const shared = await build(t)
async function emptied(): Promise<TestApp> {
  await cleanSlate(shared)
  return shared
}

const origin = await build(t)
await importHistory(origin)
await assertConsistent(origin.db)

/** Every address of the document that reads content, with every article and term put in, and lists with every filter. */
async function urlsOf({ app, send }: TestApp): Promise<string[]> {
  const list = async (kind: string, query = '') =>
    (await send('GET', `/v1/${kind}?limit=100${query}`)).body.data
  const articles = await list('articles', '&status=draft,scheduled,published,archived')
  const refs: Record<string, string[]> = {
    articles: [
      ...articles.flatMap(({ id, slug }: { id: string; slug: string }) => [id, slug]),
      ...['moved', 'deleted', 'deleted-draft', 'nothing'],
    ],
  }
  for (const kind of ['categories', 'tags', 'sources']) {
    const terms = await list(kind)
    refs[kind] = [
      ...terms.flatMap(({ id, slug }: { id: string; slug: string }) => [id, slug]),
      ...['renamed', 'nothing'],
    ]
  }
  const templates = Object.entries(app.swagger().paths ?? {}).flatMap(([path, methods]) =>
    // Who made which version is no part of an export.
    methods &&
    'get' in methods &&
    !path.includes('/revisions') &&
    /^\/(v1\/(articles|categories|tags|sources)|feeds)\b/.test(path)
      ? [path]
      : [],
  )
  const filled = templates.flatMap((template) => {
    const kind = /(articles|categories|tags|sources)\/\{/.exec(template)?.[1]
    if (kind === undefined) return [template]
    return (refs[kind] ?? []).map((ref) => template.replace(/\{\w+\}/, encodeURIComponent(ref)))
  })
  const lookups = [
    '/old/moved.html',
    '/new/moved.html',
    '/deleted.html',
    'https://example.org/1',
    'https://example.org/gone',
    '/x',
  ]
  return [
    ...filled,
    ...(refs.articles ?? []).map((ref) => `/v1/articles/${encodeURIComponent(ref)}?include=html,extra,text`),
    ...[
      'category=root',
      'category=leaf',
      'tag=renamed',
      'tag=neu',
      'tag=C',
      'source=xhs',
      'sort=-updatedAt',
      'sort=title',
      'externalId=E1',
      'q=正文',
      'q=新',
      'count=exact',
      'updatedFrom=2026-01-01',
    ].map((filter) => `/v1/articles?${filter}`),
    '/v1/articles/facets?by=category,tag,source,language,year,month,day',
    ...lookups.map((url) => `/v1/lookup?url=${encodeURIComponent(url)}`),
    ...['name', '-articleCount', 'lastPublishedAt'].flatMap((sort) =>
      ['categories', 'tags', 'sources'].map((kind) => `/v1/${kind}?sort=${sort}`),
    ),
    '/v1/categories?parent=root',
  ]
}

/** An answer as both must give it: an article's entity tag follows from versions, other ones from a node's history. */
function comparable(url: string, { status, headers, text }: TestAnswer) {
  const body = text.replace(/"requestId":"[^"]*"/, '')
  const etag = /^\/v1\/articles\/[^/?]+(\?|$)/.test(url) && !/facets/.test(url) ? headers.etag : undefined
  return { url, status, body, location: headers.location, etag }
}

async function sameAnswers(t: Test, one: TestApp, other: TestApp, keys: readonly (false | undefined)[]) {
  const urls = await urlsOf(one)
  t.ok(urls.length > 100, `${urls.length} addresses`)
  for (const key of keys) {
    for (const url of urls) {
      const options = key === false ? { key } : {}
      const [expected, given] = [await one.send('GET', url, options), await other.send('GET', url, options)]
      t.same(comparable(url, given), comparable(url, expected), `${key === false ? 'public' : 'all'} ${url}`)
    }
  }
}

t.test('an empty Broadsheet that takes an export in answers as the one that was exported', async (t) => {
  const copy = await emptied()
  const whole = await ndjson(origin)
  const { body } = await importOf(copy, whole)
  t.match(body, {
    format: 'broadsheet',
    counts: { seen: 8, created: 8, failed: 0, warnings: 0, ignored: whole.split('\n').length - 1 - 8 },
    warnings: [],
  })
  await assertConsistent(copy.db)
  await sameAnswers(t, origin, copy, [false, undefined])
  const withoutEnd = (text: string) => text.split('\n').slice(0, -2)
  t.same(withoutEnd(await ndjson(copy)), withoutEnd(whole), 'its own export is the same')

  const again = await importOf(copy, whole)
  t.match(again.body.counts, { seen: 8, unchanged: 8, warnings: 0 }, 'the same again changes nothing')
  t.same(withoutEnd(await ndjson(copy)), withoutEnd(whole))
  await assertConsistent(copy.db)
})

t.test('what the public can export makes the same public answers elsewhere', async (t) => {
  const copy = await emptied()
  const { body } = await importOf(copy, gzipSync(await ndjson(origin, false)), {
    headers: { 'content-encoding': 'gzip' },
  })
  t.match(body.counts, { failed: 0, warnings: 0 })
  const changing = /never-public|archived|later|draft|edited/
  const urls = (await urlsOf(origin)).filter((url) => !changing.test(url))
  for (const url of urls) {
    const [expected, given] = [await origin.get(url), await copy.get(url)]
    // What is archived is no part of a public export: a 404 where it was a 410.
    if (expected.status === 410 && given.status === 404) continue
    t.same(comparable(url, given), comparable(url, expected), url)
  }
})

const line = (fields: object) => JSON.stringify(fields)
const exported = (slug: string, fields: object = {}) =>
  line({
    type: 'article',
    ...articleOf({ slug }),
    ...{ id: '0190c0de-0000-7000-8000-000000000001', version: 5, status: 'published' },
    ...{ createdAt: '2020-01-01T00:00:00.000Z', updatedAt: '2021-01-01T00:00:00.000Z' },
    ...fields,
  })
const tagLine = (slug: string, fields: object = {}) =>
  line({
    type: 'tag',
    ...{
      id: '0190c0de-0000-7000-8000-0000000000aa',
      slug,
      name: slug,
      description: 'of the export',
      version: 4,
    },
    ...{
      createdAt: '2020-01-01T00:00:00.000Z',
      updatedAt: '2020-01-01T00:00:00.000Z',
      visible: true,
      aliases: [],
    },
    ...fields,
  })
const end = (article: number) => line({ type: 'end', next: 'x', counts: { article } })

t.test('what is there already is not taken over by an export', async (t) => {
  const api = await emptied()
  const { send, db } = api
  await importOf(api, [tagLine('one'), exported('here', { tags: ['one'] }), end(1)].join('\n'))
  t.match((await send('GET', '/v1/articles/here')).body, {
    id: '0190c0de-0000-7000-8000-000000000001',
    version: 5,
    createdAt: '2020-01-01T00:00:00.000Z',
    updatedAt: '2021-01-01T00:00:00.000Z',
  })
  await db.write.query(`UPDATE tag SET description = 'of here' WHERE slug = 'one'`)
  const { body } = await importOf(
    api,
    [
      tagLine('one', { version: 9 }),
      tagLine('two', { name: '二' }),
      exported('other', { title: 'the same id', publishedAt: '2021-05-05T00:00:00Z' }),
      exported('third', { title: 'once more' }),
      exported('here', { title: 'changed', tags: ['one'] }),
      end(3),
    ].join('\n'),
  )
  t.match(body, { counts: { created: 2, updated: 1, ignored: 3 }, warnings: [] })
  const { body: here } = await send('GET', '/v1/articles/here')
  t.match(here, { id: '0190c0de-0000-7000-8000-000000000001', version: 6, title: 'changed' })
  t.not(here.updatedAt, '2021-01-01T00:00:00.000Z')
  const others = [await send('GET', '/v1/articles/other'), await send('GET', '/v1/articles/third')]
  t.notSame(others[0]?.body.id, others[1]?.body.id)
  for (const other of others) {
    t.not(other.body.id, here.id)
    t.match(other.body, { version: 5, createdAt: '2020-01-01T00:00:00.000Z' }, 'the rest is kept')
  }
  t.match((await send('GET', '/v1/tags/one')).body, { description: 'of here', version: 4 })
  const { body: two } = await send('GET', '/v1/tags/two')
  t.match(two, { name: '二', description: 'of the export', version: 4 })
  t.not(two.id, '0190c0de-0000-7000-8000-0000000000aa', 'that of the tag before')
  await assertConsistent(db)
})

t.test('an export that was cut off says so; a line that is broken fails alone, by its number', async (t) => {
  const api = await emptied()
  const cut = await importOf(api, exported('a'))
  t.match(cut.body, { counts: { created: 1 }, warnings: [{ code: 'export-incomplete' }] })
  const fewer = await importOf(api, [exported('a'), end(2)].join('\n'))
  t.match(fewer.body, { counts: { unchanged: 1 }, warnings: [{ code: 'export-incomplete' }] })

  const broken = [
    tagLine('no-slug', { slug: 'a b' }),
    tagLine('no-time', { createdAt: 'yesterday' }),
    tagLine('unknown', { colour: 'red' }),
    '{"type":"poem"}',
    line({ type: 'deleted', id: 'x' }),
    '{"type":"tag","name":"\ud800"}'.replace('\ud800', '\\ud800'),
    exported('b', { version: 0 }),
    exported('c', { aliases: ['no path'] }),
    exported('d', { publishedAt: null }),
    exported('e', { surprise: 1 }),
    exported('good', { id: '0190c0de-0000-7000-8000-0000000000bb' }),
  ]
  const { body } = await importOf(api, [...broken, end(5)].join('\n'))
  t.match(body, { counts: { seen: 11, created: 1, failed: 10, ignored: 1 } })
  const items = await allItems(api.send, body.id)
  t.same(
    items.map(({ outcome, error }) => error?.code ?? outcome),
    [
      ...Array(6).fill('invalid-data'),
      'invalid-data',
      'invalid-data',
      'date-missing',
      'unknown-field',
      'created',
    ],
  )
})

t.test('a dry run of an export tells what would come of it, and writes nothing', async (t) => {
  const api = await emptied()
  const whole = await ndjson(origin)
  const { body } = await importOf(api, whole, { query: '&dryRun=true' })
  t.match(body.counts, { seen: 8, created: 8, failed: 0, warnings: 0 })
  const [first] = await allItems(api.send, body.id)
  t.match(first?.article, { version: 2, categories: [{ slug: 'leaf' }, { slug: 'root' }] })
  const { body: left } = await api.send('GET', '/v1/tags')
  t.same(left.data, [])
  t.match((await api.send('GET', exportUrl)).body, [{ type: 'end' }])
})

t.test('a line of an export that is sent as an article is told its format', async (t) => {
  const { send } = await emptied()
  const { body } = await send('POST', '/v1/imports?wait=30', {
    type,
    payload: [exported('a'), tagLine('b')].join('\n'),
  })
  t.match(body.counts, { failed: 2 })
  for (const { error } of await allItems(send, body.id)) {
    t.match(error, { code: 'other-format', detail: /format=broadsheet/ })
  }
})

t.test('what an editor changed there is left alone by other imports here', async (t) => {
  const api = await emptied()
  const edited = exported('edited', { writtenBy: 'editor' })
  await importOf(api, [edited, end(1)].join('\n'))
  t.match((await importOf(api, [edited, end(1)].join('\n'))).body.counts, { unchanged: 1 })
  const { body } = await api.importArticles([articleOf({ slug: 'edited', title: 'from the site' })])
  t.match(body.counts, { skipped: 1 })
})

t.test('an export comes in as a gzip file and, its articles alone, as JSON', async (t) => {
  const api = await emptied()
  const zipped = gzipSync([exported('a'), end(1)].join('\n'))
  const { body } = await importOf(api, zipped, { type: 'application/gzip' })
  t.match(body, { format: 'broadsheet', counts: { created: 1 }, warnings: [] })
  const json = await importOf(api, `[${exported('a')}, ${tagLine('b')}]`, { type: 'application/json' })
  t.match(json.body.counts, { unchanged: 1, failed: 1 })
})

t.test('an import of an export that is interrupted anywhere goes on to the same end', async (t) => {
  const whole = await ndjson(origin)
  const api = await build(t, {}, { background: false })
  const pool = openPreparePool()
  t.teardown(() => pool.close())
  await api.send('POST', '/v1/imports?format=broadsheet', { type, payload: whole })
  const ignore = () => undefined
  const context = { pool, address: api.config, onFinished: ignore, onFailedTry: ignore }
  /** Works until so many transactions are done: the next one is never begun. */
  const work = (transactions: number) => {
    let left = transactions
    const tx: Database['tx'] = async (fn, options) => {
      if (left === 0) throw new LostImport()
      left -= 1
      return api.db.tx(fn, options)
    }
    const signal = new AbortController().signal
    return workOnImports({ ...context, db: { ...api.db, tx }, node: uuidv7() }, signal)
  }
  // Terms, their former slugs, articles, what was deleted, the end.
  for (const transactions of [0, 1, 2, 3, 1]) t.ok(await work(transactions))
  t.match((await api.send('GET', '/v1/imports')).body.data, [{ state: 'running', counts: { seen: 8 } }])
  t.ok(await work(10))
  const { body } = await api.send('GET', '/v1/imports')
  t.match(body.data, [{ state: 'completed', counts: { created: 8 } }])
  t.same((await ndjson(api)).split('\n').slice(0, -2), whole.split('\n').slice(0, -2))
  await assertConsistent(api.db)
})
