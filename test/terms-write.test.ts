// Categories, tags and sources made and changed over HTTP: names, slugs, versions, caches, and what is refused.

import t from 'tap'
import { buildApp } from '../src/app.ts'
import { openDatabase } from '../src/platform/db.ts'
import { assertConsistent } from './consistency.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { allBut, keyOf } from './fixtures/key.ts'
import { article } from './fixtures/terms.ts'
import { until } from './fixtures/until.ts'
import { build, type TestApp } from './helper.ts'

const api = await build(t)
const { get, send, db } = api

const kinds = ['categories', 'tags', 'sources'] as const
const make = (kind: string, body: object, options: object = {}) =>
  send('POST', `/v1/${kind}`, { payload: body, ...options })
const patch = (url: string, body: object, ifMatch: string | undefined = '*', more: object = {}) =>
  send('PATCH', url, {
    payload: body,
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    ...more,
  })

/** The log's entries since the last look: `type slug version public`. */
let seen = '0'
async function logged(): Promise<string[]> {
  const { rows } = await db.read.query<{ seq: string; line: string }>(
    `SELECT seq::text AS seq, type || ' ' || slug || ' ' || version || ' ' || public AS line FROM change WHERE seq > $1 ORDER BY change.seq`,
    [seen],
  )
  seen = rows.at(-1)?.seq ?? seen
  return rows.map(({ line }) => line)
}

t.beforeEach(async () => {
  await cleanSlate(api)
  await logged()
})

t.test('a term that is made is there for everybody, as GET shows it', async (t) => {
  const own = { categories: { parent: null }, tags: {}, sources: { homepage: 'https://xhs.example/' } }
  for (const kind of kinds) {
    const made = await make(kind, { name: '新华社 快讯', description: '一行\n两行', ...own[kind] })
    t.match(made, {
      status: 201,
      headers: { location: `/v1/${kind}/${made.body.id}`, etag: /^"1-[\w-]+"$/ },
      body: {
        slug: '新华社-快讯',
        name: '新华社 快讯',
        description: '一行\n两行',
        version: 1,
        articleCount: 0,
      },
    })
    const read = await get(`/v1/${kind}/${encodeURIComponent('新华社-快讯')}`)
    t.equal(read.text, made.text)
    t.equal(read.headers.etag, made.headers.etag)
    t.equal((await get(`/v1/${kind}`)).body.data.length, 1)
    const editor = await send('GET', made.headers.location ?? '')
    t.equal(editor.headers.etag, made.headers.etag, 'an editor gets the same tag')
    const again = await send('GET', made.headers.location ?? '', {
      headers: { 'if-none-match': String(made.headers.etag) },
    })
    t.equal(again.status, 304)
  }
  t.same(await logged(), [
    'category 新华社-快讯 1 true',
    'tag 新华社-快讯 1 true',
    'source 新华社-快讯 1 true',
  ])
  await assertConsistent(db)
})

t.test('a made slug gets a suffix, a stated one that is taken is refused', async (t) => {
  for (const kind of kinds) {
    const slugs: string[] = []
    for (let n = 0; n < 4; n++) slugs.push((await make(kind, { name: 'C++ & C' })).body.slug)
    t.same(slugs, ['C-C', 'C-C-2', 'C-C-3', 'C-C-4'])
    t.match((await make(kind, { name: '!!!' })).body.slug, /^(category|tag|source)$/)
    t.equal((await make(kind, { name: 'facets' })).body.slug, 'facets-1')
    t.match(await make(kind, { name: 'x', slug: 'C-C' }), {
      status: 409,
      body: { type: '/problems/slug-taken', errors: [{ pointer: '/slug' }] },
    })
    t.equal((await make(kind, { name: 'x', slug: 'C-c' })).status, 201, 'case counts')
    t.equal((await make(kind, { name: 'x', slug: 'e\u0301te\u0301' })).body.slug, 'été', 'NFC')
  }
  const made = await Promise.all(Array.from({ length: 8 }, () => make('tags', { name: 'parallel' })))
  t.same(made.map(({ body }) => body.slug).sort(), [
    'parallel',
    ...Array.from({ length: 7 }, (_, n) => `parallel-${n + 2}`),
  ])
  const raced = await Promise.all(Array.from({ length: 8 }, () => make('tags', { name: 'x', slug: 'one' })))
  t.same(raced.map(({ status }) => status).sort(), [201, 409, 409, 409, 409, 409, 409, 409])
})

t.test('what a term cannot be is refused by its field, and nothing is half done', async (t) => {
  const long = '长'.repeat(301)
  const refused: [object, string][] = [
    [{}, ''],
    [{ name: null }, '/name'],
    [{ name: '' }, '/name'],
    [{ name: ' \u3000' }, '/name'],
    [{ name: 'a\nb' }, '/name'],
    [{ name: long }, '/name'],
    [{ name: 5 }, '/name'],
    [{ name: 'x', slug: null }, '/slug'],
    [{ name: 'x', slug: 'a b' }, '/slug'],
    [{ name: 'x', slug: '..' }, '/slug'],
    [{ name: 'x', slug: 'bulk' }, '/slug'],
    [{ name: 'x', slug: '0190c0de-0000-7000-8000-000000000000' }, '/slug'],
    [{ name: 'x', slug: 'a'.repeat(201) }, '/slug'],
    [{ name: 'x', description: '' }, '/description'],
    [{ name: 'x', description: 'a'.repeat(5_001) }, '/description'],
    [{ name: 'x', id: '0190c0de-0000-7000-8000-000000000000' }, '/id'],
    [{ name: 'x', version: 1 }, '/version'],
    [{ name: 'x', articleCount: 1 }, '/articleCount'],
    [{ name: 'x', nonsense: 1 }, '/nonsense'],
  ]
  const own: Record<string, [object, string][]> = {
    categories: [
      [{ name: 'x', homepage: 'https://x.example' }, '/homepage'],
      [{ name: 'x', parent: '' }, '/parent'],
      [{ name: 'x', parent: 5 }, '/parent'],
    ],
    tags: [[{ name: 'x', parent: null }, '/parent']],
    sources: [
      [{ name: 'x', parent: null }, '/parent'],
      ...['x', 'ftp://x.example/', 'javascript:alert(1)', `https://x.example/${'x'.repeat(2_000)}`].map(
        (homepage): [object, string] => [{ name: 'x', homepage }, '/homepage'],
      ),
    ],
  }
  for (const kind of kinds) {
    const { body: term } = await make(kind, { name: 'kept', slug: 'kept' })
    for (const [body, pointer] of [...refused, ...(own[kind] ?? [])]) {
      const made = await make(kind, body)
      t.match(made, { status: 400, body: { type: '/problems/invalid-body' } }, JSON.stringify(body))
      if (pointer !== '') t.equal(made.body.errors[0].pointer, pointer)
      if (!('name' in body)) continue
      const changed = await patch(`/v1/${kind}/kept`, body)
      t.match(changed, { status: 400, body: { errors: [{ pointer }] } }, `PATCH ${JSON.stringify(body)}`)
    }
    t.same((await get(`/v1/${kind}`)).body.data, [term])
    t.equal((await make(kind, { name: '😀'.repeat(300) })).status, 201, 'characters are those of a reader')
  }
  for (const [payload, type] of [
    ['[]', 'invalid-body'],
    ['"x"', 'invalid-body'],
    ['{"name":"a\\u0000"}', 'invalid-text'],
    ['{"name":"a\\ud800"}', 'invalid-text'],
    ['{', 'invalid-json'],
    ['', 'invalid-body'],
  ]) {
    for (const method of ['POST', 'PATCH'] as const) {
      const url = method === 'POST' ? '/v1/tags' : '/v1/tags/kept'
      const answer = await send(method, url, { type: 'application/json', payload: payload ?? '' })
      t.match(answer, { status: 400, body: { type: `/problems/${type}` } }, `${method} ${payload}`)
    }
  }
  t.match(await make('categories', { name: 'x', parent: 'none' }), {
    status: 422,
    body: { type: '/problems/unknown-term', errors: [{ pointer: '/parent' }] },
  })
  await assertConsistent(db)
})

t.test('who lacks content:write changes nothing', async (t) => {
  const weak = await keyOf(api, ...allBut('content:write'))
  for (const kind of kinds) {
    const { body } = await make(kind, { name: 'x' })
    const requests: ['POST' | 'PATCH' | 'DELETE', string, object?][] = [
      ['POST', `/v1/${kind}`, { name: 'y' }],
      ['PATCH', `/v1/${kind}/x`, { name: 'y' }],
      ['DELETE', `/v1/${kind}/x`],
      ['POST', `/v1/${kind}/x/merge`, { into: 'y' }],
    ]
    for (const [method, url, payload] of requests) {
      const options = { headers: { 'if-match': '*' }, ...(payload && { payload }) }
      t.equal((await send(method, url, { ...options, key: false })).status, 401, `${method} ${url}`)
      t.match(await send(method, url, { ...options, key: weak }), {
        status: 403,
        body: { detail: /"content:write"/ },
      })
    }
    t.same((await get(`/v1/${kind}`)).body.data, [body])
  }
})

t.test('a change needs the version that it changes, and one that changes nothing is none', async (t) => {
  for (const kind of kinds) {
    const { headers, body: before } = await make(kind, { name: '旧', slug: 'x', description: 'd' })
    const url = `/v1/${kind}/x`
    t.match(await patch(url, { name: '新' }, ''), { status: 412 })
    const without = await send('PATCH', url, { payload: { name: '新' } })
    t.match(without, { status: 428, headers: { etag: headers.etag } })
    const wrong = await patch(url, { name: '新' }, '"2-abc"')
    t.match(wrong, {
      status: 412,
      headers: { etag: headers.etag },
      body: { type: '/problems/precondition-failed' },
    })
    for (const same of [{}, { name: '旧' }, { slug: 'x', description: 'd' }]) {
      const answer = await patch(url, same, headers.etag)
      t.same(answer.body, before)
      t.equal(answer.headers.etag, headers.etag)
    }
    await logged()
    const changed = await patch(url, { name: '新', description: null }, `W/${headers.etag}`)
    t.match(changed, {
      status: 200,
      headers: { etag: /^"2-/ },
      body: { version: 2, name: '新', description: null },
    })
    t.equal((await get(url)).text, changed.text)
    t.equal((await get(url)).headers.etag, changed.headers.etag)
    t.equal((await logged()).length, 1)
    t.equal((await patch(url, { name: '旧' }, headers.etag)).status, 412, 'the old version is gone')
    t.equal((await patch(`/v1/${kind}/none`, { name: 'x' })).status, 404)
    const type = 'application/merge-patch+json'
    t.equal((await patch(url, { name: '再' }, '*', { type })).body.name, '再')
    t.equal((await patch(url, { name: '再' }, '*', { type: 'text/plain', payload: 'x' })).status, 415)
  }
})

t.test('of parallel changes of one version one wins', async (t) => {
  for (const kind of kinds) {
    const url = (await make(kind, { name: '0' })).headers.location ?? ''
    let wins = 0
    for (let round = 0; round < 3; round++) {
      const { etag } = (await get(url)).headers
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => patch(url, { name: `${round} ${n}` }, etag)),
      )
      const won = answers.filter(({ status }) => status === 200)
      t.equal(won.length, 1)
      t.equal(answers.filter(({ status }) => status === 412).length, 19)
      wins += won.length
      const { body } = await get(url)
      t.equal(body.version, 1 + wins)
      t.equal(body.name, won[0]?.body.name)
      for (const lost of answers.filter(({ status }) => status === 412))
        t.match(lost.headers.etag, new RegExp(`^"${body.version}-`))
    }
  }
})

t.test('a former slug and a former name lead to the term, until a living one has the slug', async (t) => {
  for (const kind of kinds) {
    await api.importArticles([
      article('a', 1, {
        categories: [{ slug: 'x', name: '新闻' }],
        tags: [{ slug: 'x', name: '新闻' }],
        source: { slug: 'x', name: '新闻' },
      }),
    ])
    const { body } = await patch(`/v1/${kind}/x`, { slug: 'y', name: 'News' })
    t.match(body, { slug: 'y', name: 'News', version: 2 })
    t.match(await get(`/v1/${kind}/x`), { status: 308, headers: { location: `/v1/${kind}/y` } })
    t.match(await patch(`/v1/${kind}/x`, { name: 'z' }), { status: 404, body: { detail: /"y"/ } })
    const found = await get(`/v1/lookup?url=/v1/${kind}/x`)
    t.match(found.body, { match: 'alias', resource: { id: body.id } })
    // An import goes on naming it as before.
    const named = kind === 'sources' ? { source: { name: '新闻' } } : { [kind]: [{ name: '新闻' }] }
    const slugged = kind === 'sources' ? { source: { slug: 'x' } } : { [kind]: ['x'] }
    await api.importArticles([article('b', 2, named), article('c', 2, slugged)])
    t.equal((await get(`/v1/${kind}/y`)).body.articleCount, 3)
    const { body: heir } = await make(kind, { name: 'heir', slug: 'x' })
    t.same((await get(`/v1/${kind}/x`)).body, heir)
    t.equal((await patch(`/v1/${kind}/y`, { slug: 'x' })).status, 409)
    if (kind === 'sources') {
      const { body: loser } = await get('/v1/sources/y')
      t.match(loser, { aliases: ['新闻'], version: 3 }, 'its aliases are its own')
    }
    // There and back again.
    await patch(`/v1/${kind}/y`, { slug: 'z' })
    t.match((await patch(`/v1/${kind}/z`, { slug: 'y' })).body, { slug: 'y' })
    t.match(await get(`/v1/${kind}/z`), { status: 308 })
    await assertConsistent(db)
    await cleanSlate(api)
  }
})

t.test(
  'a term that only drafts use is none to who does not see drafts, and its old names are lost',
  async (t) => {
    const names = { categories: ['hidden'], tags: ['hidden'], source: { slug: 'hidden', name: 'Secret' } }
    await api.importArticles([article('a', 1, { ...names, status: 'draft' })])
    await logged()
    const writer = await keyOf(api, 'content:write')
    const tags = await Promise.all(kinds.map(async (kind) => (await get(`/v1/${kind}`)).headers.etag))
    for (const kind of kinds) {
      t.equal((await patch(`/v1/${kind}/hidden`, { name: 'x' }, '*', { key: writer })).status, 404)
      t.equal((await patch(`/v1/${kind}/hidden`, { name: 'Open', slug: 'open' })).status, 200)
    }
    t.ok((await logged()).every((line) => line.endsWith(' 2 false')))
    t.same(await Promise.all(kinds.map(async (kind) => (await get(`/v1/${kind}`)).headers.etag)), tags)
    await api.importArticles([
      article('b', 1, { categories: ['open'], tags: ['open'], source: { slug: 'open', name: 'Open' } }),
    ])
    for (const kind of kinds) {
      t.match(await get(`/v1/${kind}/open`), { status: 200, body: { name: 'Open' } })
      t.equal((await get(`/v1/${kind}/hidden`)).status, 404)
      t.notMatch((await get(`/v1/${kind}`)).text, /hidden|Secret/)
    }
    await assertConsistent(db)
  },
)

t.test('a repeat with the Idempotency-Key makes nothing twice', async (t) => {
  const headers = { 'idempotency-key': 'k1' }
  for (const kind of kinds) {
    const first = await make(kind, { name: 'x' }, { headers })
    const second = await make(kind, { name: 'x' }, { headers })
    t.equal(second.status, 201)
    t.equal(second.headers['idempotent-replayed'], 'true')
    t.same(
      [second.text, second.headers.etag, second.headers.location],
      [first.text, first.headers.etag, first.headers.location],
    )
    t.equal((await make(kind, { name: 'y' }, { headers })).status, 422)
    t.equal((await get(`/v1/${kind}`)).body.data.length, 1)
  }
})

t.test('a new name is everywhere at once, on every node, and no article is touched', async (t) => {
  const app = await build(t, { cacheBytes: 16 * 2 ** 20 })
  await app.importArticles([
    article('one', 1, {
      categories: ['c'],
      tags: ['t'],
      source: { slug: 's', name: 's', url: 'https://x.example/1' },
    }),
  ])
  const otherDb = openDatabase({ url: app.db.directUrl, poolSize: 2, onError: () => undefined })
  const other = await buildApp(app.config, { db: otherDb, background: false })
  t.teardown(async () => {
    await other.close()
    await otherDb.close()
  })
  const urls = [
    '/v1/articles/one',
    '/v1/articles',
    '/v1/articles?tag=t',
    '/v1/articles/facets?by=category,tag,source',
  ]
  const etags = () => Promise.all(urls.map(async (url) => (await app.get(url)).headers.etag))
  const rows = async () =>
    (await app.db.read.query<{ row: string }>('SELECT to_jsonb(a)::text AS row FROM article a')).rows
  const before = await rows()
  for (const [kind, slug] of [
    ['categories', 'c'],
    ['tags', 't'],
    ['sources', 's'],
  ] as const) {
    const told = [...urls, `/v1/${kind}`, `/v1/${kind}/${slug}`]
    for (const url of told) {
      await app.get(url)
      await other.inject(url)
    }
    const old = await etags()
    const name = `Neuer Name ${slug}`
    t.equal((await rename(app, `/v1/${kind}/${slug}`, name)).status, 200)
    for (const url of told) t.ok((await app.get(url)).text.includes(name), `${url} shows it at once`)
    for (const [index, etag] of (await etags()).entries()) t.not(etag, old[index], urls[index] ?? '')
    for (const url of told)
      await until(`${url} of the other node shows it`, async () =>
        (await other.inject(url)).payload.includes(name),
      )
  }
  t.same(await rows(), before)
  t.equal((await app.get('/v1/articles/one', { 'if-none-match': (await etags())[0] ?? '' })).status, 304)
})

async function rename(app: TestApp, url: string, name: string) {
  return app.send('PATCH', url, { payload: { name }, headers: { 'if-match': '*' } })
}
