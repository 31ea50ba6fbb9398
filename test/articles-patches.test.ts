// Merge patches (RFC 7396) over articles: what is answered is the merge, or a named refusal that changed nothing; and a large
// one does not hold up the readers.

import fc from 'fast-check'
import t from 'tap'
import { mergePatch } from '../src/articles/input.ts'
import { assertConsistent, dump, writtenTables } from './consistency.ts'
import { build, realThreads, type TestAnswer } from './helper.ts'

const api = await build(t, {}, realThreads())
const { db, send } = api
const any = { 'if-match': '*' }

t.test('a merge is that of RFC 7396, appendix A', async (t) => {
  const cases: readonly (readonly [target: unknown, patch: unknown, result: unknown])[] = [
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ]
  for (const [target, patch, result] of cases)
    t.same(mergePatch(target, patch), result, JSON.stringify(patch))
})

/** Often right, sometimes not. */
const fields = {
  title: fc.constantFrom('One', '另一个 标题', ' x ', '', 'a\nb', 'x'.repeat(301), null),
  slug: fc.constantFrom('slug-a', 'slug-b', 'taken', 'a b', null),
  permalink: fc.constantFrom('/a', '/b', '/taken', 'x', null),
  summary: fc.constantFrom('A summary.', ' ', null),
  language: fc.constantFrom('zh-CN', 'en', 'no language', null),
  status: fc.constantFrom('draft', 'published', 'archived', 'scheduled', 'deleted', null),
  publishedAt: fc.constantFrom(
    '2020-01-01T00:00:00.000Z',
    '2999-01-01T00:00:00.000Z',
    '2024-02-31T00:00:00Z',
    null,
  ),
  byline: fc.constantFrom('Someone', ' ', null),
  image: fc.constantFrom({ url: '/i.png', alt: 'An image' }, { url: '/j.png' }, { url: 'data:x' }, null),
  categories: fc.constantFrom(['c1'], ['c2', 'c1'], [], ['c1', 'c1'], ['nowhere'], null),
  tags: fc.constantFrom(['t1', 't2'], ['t2'], [], ['nowhere']),
  tagsAdd: fc.constantFrom(['t1'], ['t3'], ['nowhere'], []),
  tagsRemove: fc.constantFrom(['t1'], ['t3', 't2'], ['nowhere'], []),
  source: fc.oneof(
    fc.constant(null),
    fc.record(
      {
        slug: fc.constantFrom('s1', 's2', null),
        url: fc.constantFrom(
          'https://a.example/1',
          'https://b.example/2',
          'https://taken.example/',
          'x',
          null,
        ),
        externalId: fc.constantFrom('E1', 'E2', null),
        attribution: fc.constantFrom('From there.', null),
      },
      { requiredKeys: [] },
    ),
  ),
  html: fc.constantFrom('<p>Body.</p>', '<p>正文。</p>', '', null),
  extra: fc.constantFrom({ a: 1 }, { a: null, b: { c: [null] } }, { b: { c: null, d: 'x' } }, {}, null),
}
/** A few fields at a time: of many one would always be wrong. */
const patches = fc
  .subarray(Object.keys(fields) as (keyof typeof fields)[], { minLength: 1, maxLength: 3 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, fields[name]]))))
  .map((patch) => patch as Patch)

type Patch = Readonly<Record<Exclude<keyof typeof fields, 'tagsAdd' | 'tagsRemove'>, unknown>> & {
  readonly tagsAdd?: readonly string[]
  readonly tagsRemove?: readonly string[]
}

/** Makes the terms and the keys that patches name, and the article that they change. */
async function prepare(): Promise<string> {
  const terms = { categories: ['c1', 'c2'], tags: ['t1', 't2', 't3'] }
  for (const source of [{ slug: 's1', url: 'https://taken.example/' }, { slug: 's2' }]) {
    const { slug } = source
    await send('POST', '/v1/articles?createTerms=true', {
      payload: {
        title: slug,
        ...terms,
        source,
        ...(slug === 's1' && { slug: 'taken', permalink: '/taken' }),
      },
    })
  }
  const { headers } = await send('POST', '/v1/articles', { payload: { title: 'Patched' } })
  return headers.location ?? ''
}

/** What an article says of itself, as a writer would state it. */
function stated({ body }: TestAnswer): Record<string, unknown> {
  const { title, slug, permalink, summary, language, status, publishedAt, byline, image, html, extra } = body
  const slugs = (terms: { slug: string }[]) => terms.map((term) => term.slug)
  const { categories, tags, source } = body
  return {
    ...{ title, slug, permalink, summary, language, status, publishedAt, byline, image, html, extra },
    categories: slugs(categories),
    tags: slugs(tags),
    source: source && {
      slug: source.slug,
      url: source.url,
      externalId: source.externalId,
      attribution: source.attribution,
    },
  }
}

t.test('random patches answer the merge, or a named refusal that changed nothing', async (t) => {
  const url = await prepare()
  const read = () => send('GET', `${url}?include=html,extra`)
  let done = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(patches, async (patch) => {
      const before = await read()
      const tables = await dump(db, writtenTables)
      const answer = await send('PATCH', url, { headers: any, payload: patch })
      if (answer.status !== 200) {
        refused += 1
        if (![400, 409, 422].includes(answer.status)) throw new Error(`${answer.status} ${answer.text}`)
        if (
          !/^\/problems\/(invalid-body|slug-taken|already-exists|unprocessable|unknown-term)$/.test(
            answer.body.type,
          )
        )
          throw new Error(answer.text)
        t.strictSame(await dump(db, writtenTables), tables)
        return
      }
      done += 1
      const after = await read()
      t.strictSame(after.headers.etag, answer.headers.etag)
      const was = stated(before)
      const now = stated(after)
      const { tagsAdd = [], tagsRemove = [], ...rest } = patch
      const merged: Record<string, unknown> = JSON.parse(JSON.stringify(mergePatch(was, rest)))
      const tags = [
        ...new Set<string>([...((merged.tags as string[] | undefined) ?? []), ...tagsAdd]),
      ].filter((tag) => !tagsRemove.includes(tag))
      const expected: Record<string, unknown> = { ...merged, tags }
      for (const [name, value] of Object.entries(expected)) {
        // What follows from others where it is not stated, and what the rules make of it.
        if (['summary', 'language', 'image', 'status', 'publishedAt', 'source'].includes(name)) continue
        t.strictSame(now[name], name === 'categories' ? [...new Set(value as string[])] : value, name)
      }
      for (const name of ['permalink', 'byline']) if (!(name in merged)) t.equal(now[name], null)
      if (typeof patch.summary === 'string' && patch.summary.trim() !== '')
        t.equal(now.summary, patch.summary)
      if (typeof patch.language === 'string') t.equal(now.language, patch.language)
      if (patch.image) t.strictSame(now.image, { alt: null, ...(merged.image as object) })
      if (patch.publishedAt && (patch.status ?? was.status) !== 'published')
        t.equal(now.publishedAt, patch.publishedAt)
      if (patch.status) t.equal(now.status, patch.status)
      const source = {
        slug: null,
        url: null,
        externalId: null,
        attribution: null,
        ...(merged.source as object),
      }
      const isNone = [source.slug, source.url, source.attribution].every((part) => part === null)
      t.strictSame(now.source, isNone ? null : source)
      const isSame = JSON.stringify(now) === JSON.stringify(was)
      t.equal(after.body.version - before.body.version, isSame ? 0 : 1, 'a version for each change')
    }),
    { numRuns: 150 },
  )
  t.ok(done > 30 && refused > 30, `${done} done, ${refused} refused`)
  await assertConsistent(db)
})

t.test('what is public keeps its time for a writer whose clock is behind', async (t) => {
  const made = await send('POST', '/v1/articles', { payload: { title: 'Ahead', status: 'published' } })
  const ahead = new Date(Date.now() + 60_000).toISOString()
  await db.write.query('UPDATE article SET published_at = $2, sort_at = $2 WHERE id = $1', [
    made.body.id,
    ahead,
  ])
  for (const payload of [
    { title: 'Changed' },
    { status: 'published' },
    { publishedAt: ahead, byline: 'x' },
  ]) {
    const answer = await send('PATCH', `/v1/articles/${made.body.id}`, { headers: any, payload })
    t.equal(answer.status, 200, answer.text)
    t.match(answer.body, { status: 'published', publishedAt: ahead })
  }
})

t.test('an article of 1 MB is written while readers are answered', async (t) => {
  const html = '<p>稳中有进，<b>A股</b>收涨 <a href="/x">5G</a>。</p>\n'
  const payload = { title: 'Large', html: html.repeat(Math.floor(1_000_000 / Buffer.byteLength(html))) }
  await send('POST', '/v1/articles', { payload: { title: 'Warm', html } })
  let isWritten = false
  const writing = send('POST', '/v1/articles', { payload }).then((answer) => {
    isWritten = true
    return answer
  })
  const times: number[] = []
  while (!isWritten) {
    const began = performance.now()
    t.equal((await api.get('/v1/articles?limit=5')).status, 200)
    times.push(performance.now() - began)
  }
  t.equal((await writing).status, 201)
  const longest = Math.max(...times)
  t.ok(longest < 1_000, `${times.length} readers, the longest waited ${Math.round(longest)} ms`)
  t.comment(`${times.length} readers, the longest waited ${Math.round(longest)} ms`)
})
