// Terms merged and removed: their articles move, with versions, revisions and the log; nothing is counted twice or lost.

import t from 'tap'
import { buildApp } from '../src/app.ts'
import { indexStaleArticles } from '../src/articles/index.ts'
import { openDatabase } from '../src/platform/db.ts'
import { assertConsistent } from './consistency.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { copyArticle } from './fixtures/copies.ts'
import { keyOf } from './fixtures/key.ts'
import { article, briefTerms } from './fixtures/terms.ts'
import { build, type TestApp } from './helper.ts'

const api = await build(t, {}, { background: true })
const { get, send, db } = api

const kinds = ['categories', 'tags', 'sources'] as const
const merge = (kind: string, ref: string, body: object, options: object = {}) =>
  send('POST', `/v1/${kind}/${ref}/merge`, { payload: body, ...options })
const remove = (url: string, headers: Record<string, string> = { 'if-match': '*' }) =>
  send('DELETE', url, { headers })

/** What files an article under terms of a kind. */
const filed = (kind: string, ...names: string[]) =>
  kind === 'sources' ? { source: { slug: names[0], name: names[0] } } : { [kind]: names }

let seen = '0'
/** The log's entries since the last look: `type slug version public`, of public things or of all. */
async function logged(): Promise<string[]> {
  const { rows } = await db.read.query<{ seq: string; line: string }>(
    `SELECT seq::text AS seq, type || ' ' || slug || ' ' || version || ' ' || public AS line FROM change WHERE seq > $1 ORDER BY change.seq`,
    [seen],
  )
  seen = rows.at(-1)?.seq ?? seen
  return rows.map(({ line }) => line)
}

async function articleRow(slug: string) {
  const { rows } = await db.read.query<{ version: number; by: string; issuer: string; stale: boolean }>(
    `SELECT a.version, a.changed_by || ' ' || (SELECT count(*) FROM revision r WHERE r.article_id = a.id) AS by, a.issuer, s.version = 0 AS stale
     FROM article a JOIN article_search s ON s.article_id = a.id WHERE slug = $1`,
    [slug],
  )
  return rows[0]
}

t.beforeEach(async () => {
  await cleanSlate(api)
  await logged()
})

t.test('a merge moves every article, whatever its status, and leads there from the old names', async (t) => {
  for (const kind of kinds) {
    await api.importArticles([
      article('a', 1, filed(kind, 'x')),
      article('b', 5, { ...filed(kind, 'x'), status: 'draft' }),
      article('c', 3, filed(kind, 'y')),
      article('d', 9, { ...filed(kind, 'x'), status: 'archived' }),
    ])
    const { body: into } = await get(`/v1/${kind}/y`)
    await logged()
    const ref = { id: into.id, slug: 'y', name: 'y' }
    t.same((await merge(kind, 'x', { into: 'y', dryRun: true })).body, { moved: 3, into: ref })
    t.same(await logged(), [])
    t.equal((await get(`/v1/${kind}/x`)).status, 200, 'a dry run changes nothing')
    const answer = await merge(kind, 'x', { into: into.id })
    t.same([answer.status, answer.body], [200, { moved: 3, into: ref }])
    t.same(await briefTerms(api, kind), ['y 2 1 3'])
    for (const slug of ['a', 'b', 'd'])
      t.match(await articleRow(slug), { version: 2, by: 'merge 1', stale: kind === 'tags' })
    t.match(await articleRow('c'), { version: 1, by: 'import 0' })
    const { body } = await send('GET', '/v1/articles/a')
    t.same(
      kind === 'sources' ? body.source.slug : body[kind].map(({ slug }: { slug: string }) => slug),
      kind === 'sources' ? 'y' : ['y'],
    )
    const type = { categories: 'category', tags: 'tag', sources: 'source' }[kind]
    t.same((await logged()).sort(), [
      'article a 2 true',
      'article b 2 false',
      'article d 2 false',
      ...(kind === 'sources' ? ['source x 1 true', 'source y 2 true'] : [`${type} x 1 true`]),
    ])
    t.match(await get(`/v1/${kind}/x`), { status: 308, headers: { location: `/v1/${kind}/y` } })
    t.match((await get(`/v1/lookup?url=/v1/${kind}/x`)).body, { match: 'alias', resource: { id: into.id } })
    t.equal((await merge(kind, 'x', { into: 'y' })).status, 404, 'again')
    t.equal((await remove(`/v1/${kind}/x`)).status, 404, 'what took its place is not hit')
    // The same archive again, and new articles under the old name.
    const again = await api.importArticles([
      article('a', 1, filed(kind, 'x')),
      article('e', 2, filed(kind, 'x')),
    ])
    t.match(again.body.counts, { unchanged: 1, created: 1 })
    t.same(await briefTerms(api, kind), ['y 3 1 3'])
    await assertConsistent(db)
    while (await indexStaleArticles(db));
    await cleanSlate(api)
    await logged()
  }
})

t.test('an article that had both counts once, at the first of the two places', async (t) => {
  for (const kind of ['categories', 'tags']) {
    await api.importArticles([
      article('a', 1, filed(kind, 'x', 'p', 'y', 'q')),
      article('b', 2, filed(kind, 'y', 'p', 'x', 'q')),
      article('c', 3, filed(kind, 'p', 'x')),
    ])
    t.equal((await merge(kind, 'x', { into: 'y' })).body.moved, 3)
    const slugs = async (slug: string) =>
      (await get(`/v1/articles/${slug}`)).body[kind].map((term: { slug: string }) => term.slug)
    t.same(await slugs('a'), ['y', 'p', 'q'])
    t.same(await slugs('b'), ['y', 'p', 'q'])
    t.same(await slugs('c'), ['p', 'y'])
    t.same(await briefTerms(api, kind), ['p 3 1 3', 'q 2 1 2', 'y 3 1 3'])
    await assertConsistent(db)
    await cleanSlate(api)
  }
})

t.test('a merged tag’s articles are found by the other name once they are indexed', async (t) => {
  await api.importArticles([article('a', 1, { tags: ['水泥'] }), article('b', 1, { tags: ['钢铁'] })])
  await merge('tags', encodeURIComponent('水泥'), { into: '钢铁' })
  while (await indexStaleArticles(db));
  t.equal((await get(`/v1/articles?q=${encodeURIComponent('钢铁')}`)).body.data.length, 2)
  t.equal((await get(`/v1/articles?q=${encodeURIComponent('水泥')}`)).body.data.length, 0)
})

t.test('an external id stays that of its issuer, whatever its source is merged into', async (t) => {
  const from = (name: string, externalId: string) => ({ source: { name, externalId } })
  await api.importArticles([article('a', 1, from('x', '1')), article('b', 1, from('y', '1'))])
  await merge('sources', 'x', { into: 'y' })
  const { body } = await api.importArticles([
    article('a', 2, from('x', '1')),
    article('b', 1, from('y', '1')),
    article('c', 1, from('x', '2')),
  ])
  t.match(body.counts, { updated: 1, unchanged: 1, created: 1 })
  t.same(await briefTerms(api, 'sources'), ['y 3 1 2'])
  await assertConsistent(db)
})

t.test('what cannot be merged is refused, and nothing is half done', async (t) => {
  await api.importArticles([
    article('a', 1, { categories: ['x'], tags: ['x'], source: { slug: 'x', name: 'x' } }),
    article('b', 1, { categories: ['y'], tags: ['y'], source: { slug: 'y', name: 'y' } }),
  ])
  for (const kind of kinds) {
    const { body: x } = await get(`/v1/${kind}/x`)
    await logged()
    const refused: [string, object, number, string][] = [
      ['x', { into: 'x' }, 422, 'unprocessable'],
      ['x', { into: x.id }, 422, 'unprocessable'],
      ['x', { into: 'none' }, 422, 'unknown-term'],
      ['x', { into: '0190c0de-0000-7000-8000-000000000000' }, 422, 'unknown-term'],
      ['none', { into: 'x' }, 404, 'not-found'],
      ['x', {}, 400, 'invalid-body'],
      ['x', { into: null }, 400, 'invalid-body'],
      ['x', { into: 'y', dryRun: 'yes' }, 400, 'invalid-body'],
      ['x', { into: 'y', nonsense: 1 }, 400, 'invalid-body'],
    ]
    for (const [ref, body, status, type] of refused) {
      for (const dryRun of [{}, { dryRun: true }]) {
        const answer = await merge(kind, ref, { ...dryRun, ...body })
        t.match(answer, { status, body: { type: `/problems/${type}` } }, `${ref} ${JSON.stringify(body)}`)
      }
    }
    const url = `/v1/${kind}/x`
    const deletions: [string, Record<string, string>, number, string][] = [
      [url, {}, 428, 'precondition-required'],
      [url, { 'if-match': '"9-x"' }, 412, 'precondition-failed'],
      [url, { 'if-match': '*' }, 409, 'term-in-use'],
      [`${url}?reassignTo=x`, { 'if-match': '*' }, 422, 'unprocessable'],
      [`${url}?reassignTo=none`, { 'if-match': '*' }, 422, 'unknown-term'],
      [`${url}?reassignTo=`, { 'if-match': '*' }, 400, 'invalid-parameter'],
      [`${url}?reasignTo=y`, { 'if-match': '*' }, 400, 'invalid-parameter'],
      [`/v1/${kind}/none`, { 'if-match': '*' }, 404, 'not-found'],
    ]
    for (const [address, headers, status, type] of deletions)
      t.match(await remove(address, headers), { status, body: { type: `/problems/${type}` } }, address)
    t.same((await get(url)).body, x)
    t.same(await logged(), [])
  }
})

t.test('a term without articles is removed for good, one with them only in favour of another', async (t) => {
  for (const kind of kinds) {
    await send('POST', `/v1/${kind}`, { payload: { name: 'empty' } })
    const { headers } = await send('PATCH', `/v1/${kind}/empty`, {
      payload: { slug: 'void' },
      headers: { 'if-match': '*' },
    })
    await logged()
    t.equal((await remove(`/v1/${kind}/void`, { 'if-match': String(headers.etag) })).status, 204)
    for (const slug of ['void', 'empty']) t.equal((await get(`/v1/${kind}/${slug}`)).status, 404)
    t.match(await logged(), [/ void 2 true$/])
    await api.importArticles([
      article('a', 1, filed(kind, 'x')),
      article('b', 2, { ...filed(kind, 'z'), status: 'draft' }),
    ])
    await send('POST', `/v1/${kind}`, { payload: { name: 'y' } })
    t.equal((await remove(`/v1/${kind}/z`)).status, 409, 'drafts count')
    t.equal((await remove(`/v1/${kind}/x?reassignTo=y`)).status, 204)
    t.match(await get(`/v1/${kind}/x`), { status: 308, headers: { location: `/v1/${kind}/y` } })
    t.same(await briefTerms(api, kind), ['y 1 1 1'])
    t.match(await articleRow('a'), { version: 2, by: 'merge 1' })
    await assertConsistent(db)
    await cleanSlate(api)
  }
})

t.test('a deleted article keeps no term in use, and goes along without a trace', async (t) => {
  for (const kind of kinds) {
    await api.importArticles([
      article('a', 1, filed(kind, 'x', 'y')),
      article('b', 1, filed(kind, 'y', 'x')),
      article('c', 2, filed(kind, 'x')),
    ])
    // Deleted as an editor will delete it: out of the counts, its rows still there.
    await db.write.query(
      `UPDATE article SET status = 'deleted', deleted_at = now(), permalink = NULL;
       UPDATE article_category SET public = false; UPDATE article_tag SET public = false; DELETE FROM article_search;
       DELETE FROM article_day;
       ${['category', 'tag', 'source'].map((table) => `UPDATE ${table} SET article_count = 0, first_published_at = NULL, last_published_at = NULL`).join('; ')}`,
    )
    await logged()
    t.same((await merge(kind, 'x', { into: 'y' })).body.moved, 0)
    t.notOk((await logged()).some((line) => line.startsWith('article')))
    t.equal((await db.read.query('SELECT 1 FROM revision')).rows.length, 0)
    await assertConsistent(db)
    t.equal((await remove(`/v1/${kind}/y`)).status, 204)
    await assertConsistent(db)
    await cleanSlate(api)
  }
})

t.test('the public learns nothing of a term that only drafts used when it is merged', async (t) => {
  const names = (slug: string) => ({ categories: [slug], tags: [slug], source: { slug, name: slug } })
  await api.importArticles([
    article('a', 1, { ...names('secret'), status: 'draft' }),
    article('b', 1, names('open')),
    article('c', 2, { ...names('other'), status: 'draft' }),
  ])
  const publicly = async () =>
    Promise.all(
      kinds.flatMap((kind) =>
        [
          `/v1/${kind}`,
          `/v1/${kind}/open`,
          '/v1/articles',
          '/v1/articles/b',
          '/v1/articles/facets?by=tag',
        ].map(async (url) => {
          const { text, headers } = await get(url)
          return [text, headers.etag]
        }),
      ),
    )
  await logged()
  const before = await publicly()
  const writer = await keyOf(api, 'content:write')
  for (const kind of kinds) {
    t.equal((await merge(kind, 'secret', { into: 'open' }, { key: writer })).status, 404)
    t.equal((await merge(kind, 'open', { into: 'secret' }, { key: writer })).status, 422)
    t.equal((await merge(kind, 'secret', { into: 'open' })).status, 200)
    t.equal((await get(`/v1/${kind}/secret`)).status, 404)
  }
  t.same(await publicly(), before)
  t.notOk((await logged()).some((line) => line.endsWith('true')))
  // The other way round the draft's term becomes one that a public article uses.
  for (const kind of kinds) t.equal((await merge(kind, 'open', { into: 'other' })).status, 200)
  for (const kind of kinds)
    t.match(await get(`/v1/${kind}/other`), { status: 200, body: { articleCount: 1 } })
  const entries = await logged()
  for (const type of ['category', 'tag', 'source'])
    t.ok(
      entries.some((line) => line.startsWith(`${type} other `) && line.endsWith('true')),
      type,
    )
  await assertConsistent(db)
})

t.test(
  'a large merge is done in short transactions, goes on after a stop, and answers a repeat',
  async (t) => {
    for (const kind of kinds) {
      await api.importArticles([
        article('a', 1, filed(kind, 'x')),
        article('b', 2, filed(kind, 'x', 'y')),
        article('c', 3, { ...filed(kind, 'x'), status: 'draft' }),
        article('z', 1, filed(kind, 'y')),
      ])
      // With them 1,600: slices of 500, and what the last transaction takes.
      for (const [slug, count] of [
        ['a', 1_000],
        ['b', 450],
        ['c', 147],
      ] as const)
        await copyArticle(api, slug, count)
      await logged()
      const stopped = await interrupted(api, kind)
      t.equal(stopped, 503)
      await assertConsistent(db)
      const headers = { 'idempotency-key': `large-${kind}` }
      const first = await merge(kind, 'x', { into: 'y' }, { headers })
      t.equal(first.status, 200)
      t.equal(first.body.moved, 1_100, 'the first 500 were moved before')
      const again = await merge(kind, 'x', { into: 'y' }, { headers })
      t.equal(again.headers['idempotent-replayed'], 'true')
      t.equal(again.text, first.text)
      const { body } = await get(`/v1/${kind}/y`)
      t.equal(body.articleCount, 1_453)
      const { rows } = await db.read.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM article WHERE version = 2 AND changed_by = 'merge'`,
      )
      t.equal(rows[0]?.n, 1_600)
      await assertConsistent(db)
      await cleanSlate(api)
    }
  },
)

/** Begins a merge on a node that stops after its first slice. @returns the status of the answer. */
async function interrupted(app: TestApp, kind: string): Promise<number> {
  const other = openDatabase({ url: app.db.directUrl, poolSize: 2, onError: () => undefined })
  const node = await buildApp(app.config, { db: other, background: false })
  let asked = 0
  node.isStopping = () => asked++ > 0
  const { statusCode } = await node.inject({
    method: 'POST',
    url: `/v1/${kind}/x/merge`,
    headers: { authorization: `Bearer ${app.config.adminKey}` },
    payload: { into: 'y' },
  })
  await node.close()
  await other.close()
  return statusCode
}

t.test('articles written and terms merged at once end well', async (t) => {
  for (const kind of kinds) {
    const write = async (from: number) => {
      for (let n = from; n < from + 120; n += 40) {
        await api.importArticles(
          Array.from({ length: 40 }, (_, at) =>
            article(`p${n + at}`, 1, filed(kind, ['x', 'y', 'z'][at % 3] ?? 'x')),
          ),
        )
      }
    }
    await api.importArticles([
      article('a', 1, filed(kind, 'x')),
      article('b', 1, filed(kind, 'y')),
      article('c', 1, filed(kind, 'z')),
    ])
    const [, , ...merges] = await Promise.all([
      write(0),
      write(1_000),
      merge(kind, 'x', { into: 'y' }),
      merge(kind, 'y', { into: 'x' }),
      merge(kind, 'z', { into: 'y' }),
    ])
    for (const { status } of merges) t.ok([200, 404, 422].includes(status), String(status))
    const { body } = await get(`/v1/${kind}`)
    t.equal(body.data.length, 1, JSON.stringify(body.data.map(({ slug }: { slug: string }) => slug)))
    t.equal(body.data[0].articleCount, 243)
    await assertConsistent(db)
    await cleanSlate(api)
  }
})
