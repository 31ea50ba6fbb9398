// What is just within the limits of a write: it is taken and given back as it was sent, or refused by name, never a 5xx.

import fc from 'fast-check'
import t from 'tap'
import { assertConsistent } from './consistency.ts'
import { build, realThreads } from './helper.ts'

const api = await build(t, {}, realThreads())
const { db, send } = api

/** Characters that PostgreSQL cannot pack: an index holds them as they are. */
function noise(count: number, first = 0x20000, range = 42_000): string {
  let state = 7
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return String.fromCodePoint(first + (state % range))
  }).join('')
}
const ascii = (count: number) => noise(count, 0x21, 90).replaceAll(/["\\<>&/?#%]/g, 'x')

t.test('the longest texts of every field are stored and come back', async (t) => {
  const article = {
    title: noise(300),
    slug: noise(200),
    permalink: `/${ascii(1_999)}`,
    summary: noise(5_000),
    byline: noise(300),
    image: { url: `/${ascii(1_999)}`, alt: noise(2_000) },
    language: 'zh-Hant-TW',
    status: 'published',
    publishedAt: '0001-01-01T00:00:00.000Z',
    tags: Array.from({ length: 100 }, (_, at) => ({ name: `${at}${noise(297)}` })),
    categories: Array.from({ length: 100 }, (_, at) => ({ name: `${at}${noise(297)}` })),
    source: {
      name: noise(300),
      url: `https://a.example/${ascii(1_980)}`,
      externalId: ascii(2_000),
      attribution: ascii(2_000),
    },
    extra: { text: noise(20_000) },
  }
  const made = await send('POST', '/v1/articles?createTerms=true', { payload: article })
  t.equal(made.status, 201, made.text.slice(0, 1_000))
  const { body } = await send('GET', `/v1/articles/${made.body.id}?include=extra`)
  const { tags, categories, source, ...rest } = article
  t.match(body, rest)
  t.match(body.source, source)
  t.strictSame(
    body.tags.map(({ name }: { name: string }) => name),
    tags.map(({ name }) => name),
  )
  t.equal(body.categories.length, 100)
  const removed = await send('DELETE', `/v1/articles/${made.body.id}?purge=true`, {
    headers: { 'if-match': '*' },
  })
  t.equal(removed.status, 204)
  await assertConsistent(db)
})

t.test(
  'an external id and an issuer that are too long for one index together are refused, alone',
  async (t) => {
    const externalId = ascii(2_000)
    const path = `/v1/articles/by-source/longest/${encodeURIComponent(externalId)}`
    const article = (name: string) => ({ title: 'Too long', source: { name, externalId } })
    for (const { status, body } of [
      await send('POST', '/v1/articles?createTerms=true', { payload: article(noise(300)) }),
      await send('PUT', `${path}?createTerms=true`, { payload: article(noise(299)) }),
    ]) {
      t.equal(status, 422)
      t.equal(body.type, '/problems/unprocessable')
    }
    const payload = [article(noise(298)), { title: 'Beside it' }]
    const { body } = await send('POST', '/v1/articles/bulk?createTerms=true', { payload })
    t.match(body.results, [
      { status: 'failed', error: { type: '/problems/unprocessable' } },
      { status: 'created' },
    ])
    const { rows } = await db.read.query(`SELECT FROM article WHERE title = 'Too long'`)
    t.equal(rows.length, 0)
    await assertConsistent(db)
  },
)

t.test('ids of a source may hold whatever a path can carry', async (t) => {
  for (const id of ['a/b', 'a%2Fb', '%', '100%', 'ä', '字', '😀', 'a b', '?', '#', '+', '&=', "'", '"']) {
    const url = `/v1/articles/by-source/any/${encodeURIComponent(id)}?createTerms=true`
    const made = await send('PUT', url, { payload: { title: `Id ${id}` } })
    t.equal(made.status, 201, `${id} ${made.text.slice(0, 300)}`)
    t.equal(made.body.source.externalId, id)
    t.equal((await send('PUT', url, { payload: { title: 'x' } })).status, 428)
  }
})

t.test('bodies made to be slow to read are read in time, or refused by name', async (t) => {
  const size = 100_000
  const bodies = {
    html: ['<div>', '<b><i>', '<p', '<table><tr><td>', '&', '<!--', '<a href="', '</p>', '<svg><style>'],
    markdown: ['>', '[', '*a', '`', '![](', '- ', '|a', '<', '&#', '**', '[a]: b\n', '\\', '\n\n* '],
    text: ['\n', '\r\n\r\n', '<', '字', ' ', '\t'],
  }
  for (const [field, parts] of Object.entries(bodies)) {
    for (const part of parts) {
      const payload = {
        title: 'Slow',
        [field]: part.repeat(size / (Buffer.byteLength(JSON.stringify(part)) - 2)),
      }
      const began = performance.now()
      const { status, text } = await send('POST', '/v1/articles', { payload })
      const took = Math.round(performance.now() - began)
      t.ok(status === 201 || text.includes('/problems/too-slow'), `${field} ${part}: ${status}, ${took} ms`)
    }
  }
  await assertConsistent(db)
})

t.test('any extra comes back equal, of a new article and of a changed one', async (t) => {
  const scalar = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('\0')),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.constantFrom(Number.MAX_VALUE, Number.MIN_VALUE, -Number.MAX_VALUE, 2 ** 53, 1e21, 1e-7, 0.1, 0),
    fc.boolean(),
    fc.constant(null),
  )
  const name = fc
    .string({ unit: 'binary', maxLength: 10 })
    .filter((text) => !text.includes('\0') && text !== '__proto__')
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      scalar,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(name, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }))
  const extras = fc.dictionary(name, tree, { maxKeys: 5, noNullPrototype: true })
  await fc.assert(
    fc.asyncProperty(extras, async (extra) => {
      const made = await send('POST', '/v1/articles', { payload: { title: 'Extra', extra } })
      const read = async () =>
        (await send('GET', `/v1/articles/${made.body.id}?fields=title&include=extra`)).body.extra
      const sent = JSON.parse(JSON.stringify(extra))
      t.strictSame(await read(), sent)
      // In an array, since a patch merges objects.
      const patched = await send('PATCH', `/v1/articles/${made.body.id}`, {
        headers: { 'if-match': '*' },
        payload: { extra: { in: [sent] } },
      })
      t.equal(patched.status, 200)
      t.strictSame(await read(), { ...sent, in: [sent] })
    }),
    { numRuns: 60 },
  )
})
