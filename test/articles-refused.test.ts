// What no write of an article takes: each is refused by a problem that names the field, and nothing is half done.

import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import t from 'tap'
import { dump, writtenTables } from './consistency.ts'
import { build, type TestAnswer } from './helper.ts'

const api = await build(t)
const { db, send } = api
const any = { 'if-match': '*' }

const made = await send('POST', '/v1/articles?createTerms=true', {
  payload: {
    title: 'Kept',
    slug: 'kept',
    status: 'published',
    publishedAt: '2024-01-01T00:00:00Z',
    text: 'Body.',
    tags: ['tag'],
    categories: ['category'],
    source: { slug: 'source', name: 'Source', externalId: 'A1' },
    extra: { a: 1 },
  },
})
await send('POST', '/v1/articles', { payload: { title: 'Other', slug: 'taken', permalink: '/taken' } })
const url = `/v1/articles/${made.body.id}`

/** Runs what must change nothing. */
async function unchanged(run: () => Promise<void>): Promise<void> {
  const before = await dump(db, writtenTables)
  await run()
  t.same(await dump(db, writtenTables), before, 'nothing is half done')
}

interface Operation {
  readonly name: string
  readonly schema: 'ArticleInput' | 'ArticlePatch'
  /** Sends fields and whatever else the operation needs. @returns the answer, or what became of the one item. */
  readonly write: (fields: object) => Promise<Pick<TestAnswer, 'status' | 'body'>>
}

const operations: readonly Operation[] = [
  {
    name: 'POST',
    schema: 'ArticleInput',
    write: (fields) => send('POST', '/v1/articles', { payload: { title: 'x', ...fields } }),
  },
  {
    name: 'PATCH',
    schema: 'ArticlePatch',
    write: (fields) => send('PATCH', url, { headers: any, payload: fields }),
  },
  {
    name: 'PUT',
    schema: 'ArticleInput',
    write: (fields) =>
      send('PUT', '/v1/articles/by-source/source/A1', { headers: any, payload: { title: 'x', ...fields } }),
  },
  {
    name: 'bulk',
    schema: 'ArticleInput',
    async write(fields) {
      const { status, body } = await send('POST', '/v1/articles/bulk', {
        payload: [{ title: 'x', ...fields }],
      })
      const error = body.results?.[0]?.error
      return error ? { status: error.status, body: error } : { status, body }
    },
  },
]

// Of the document, so that a new field is asked for its rules too.
const document: object = api.app.swagger()
const { schemas } = (document as { components: { schemas: Record<string, object> } }).components
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema({ $id: 'document', ...document })
const fieldsOf = (schema: Operation['schema']) =>
  Object.keys((schemas[schema] as { properties: object }).properties)

const values: readonly unknown[] = [
  null,
  true,
  0,
  1.5,
  'x',
  '',
  [],
  [5],
  [null],
  [[]],
  {},
  { a: 1 },
  [{ a: 1 }],
]

for (const { name, schema, write } of operations) {
  t.test(
    `${name} refuses each field's wrong types, and null where it must have a value, by name`,
    async (t) => {
      const isValid = ajv.compile({ $ref: `document#/components/schemas/${schema}` })
      await unchanged(async () => {
        for (const field of fieldsOf(schema)) {
          const wrong = values.filter((value) => !isValid({ title: 'x', [field]: value }))
          t.ok(wrong.length > 5, `${field}: ${wrong.length}`)
          for (const value of wrong) {
            const { status, body } = await write({ [field]: value })
            const what = `${field}: ${JSON.stringify(value)}`
            t.equal(status, 400, what)
            t.equal(body.type, '/problems/invalid-body', what)
            t.ok(
              body.errors?.some(({ pointer }: { pointer: string }) => pointer.split('/')[1] === field),
              `${what} ${JSON.stringify(body.errors)}`,
            )
          }
        }
      })
    },
  )

  t.test(`${name} refuses what the server owns, and unknown fields`, async (t) => {
    await unchanged(async () => {
      for (const field of ['id', 'version', 'createdAt', 'updatedAt', 'wordCount', 'links', 'Title', 'tag']) {
        const { status, body } = await write({ [field]: 1 })
        t.equal(status, 400)
        t.match(body.errors, [{ pointer: `/${field}`, code: 'unknown' }])
      }
      if (name !== 'PATCH') t.equal((await write({ tagsAdd: ['x'] })).status, 400)
    })
  })

  t.test(`${name} refuses NUL and half a character in any text`, async (t) => {
    const isValid = ajv.compile({ $ref: `document#/components/schemas/${schema}` })
    const texts = fieldsOf(schema).filter((field) => isValid({ title: 'x', [field]: 'published' }))
    t.ok(texts.length >= 10)
    await unchanged(async () => {
      for (const bad of ['a\u0000b', 'a\ud800', '\udc00b']) {
        for (const fields of [
          ...texts.map((field) => ({ [field]: bad })),
          { tags: [bad] },
          { categories: [{ name: bad }] },
          { source: { name: bad } },
          { source: { url: `https://a.example/${bad}` } },
          { image: { url: '/a', alt: bad } },
          { extra: { a: [{ b: bad }] } },
          { extra: { [bad]: 1 } },
          { [bad]: 1 },
        ]) {
          const { status, body } = await write(fields)
          t.equal(status, 400)
          t.equal(body.type, '/problems/invalid-text', JSON.stringify(fields))
        }
      }
    })
  })

  t.test(`${name} refuses what is too long, no time, no slug, and what is not there`, async (t) => {
    const deep = (depth: number): unknown => (depth === 0 ? 1 : { a: deep(depth - 1) })
    const many = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`)
    const refused: readonly (readonly [fields: object, problem: string, pointer?: string])[] = [
      [{ title: 'x'.repeat(301) }, 'invalid-body', '/title'],
      [{ title: '字'.repeat(301) }, 'invalid-body', '/title'],
      [{ title: ' 　' }, 'invalid-body', '/title'],
      [{ title: 'a\nb' }, 'invalid-body', '/title'],
      [{ slug: 'x'.repeat(201) }, 'invalid-body', '/slug'],
      [{ slug: 'a b' }, 'invalid-body', '/slug'],
      [{ slug: '.' }, 'invalid-body', '/slug'],
      [{ slug: 'bulk' }, 'invalid-body', '/slug'],
      [{ slug: 'e\u0301' }, 'invalid-body', '/slug'],
      [{ slug: '01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52' }, 'invalid-body', '/slug'],
      [{ permalink: `/${'x'.repeat(2_000)}` }, 'invalid-body', '/permalink'],
      [{ permalink: `/${'字'.repeat(667)}` }, 'invalid-body', '/permalink'],
      [{ permalink: 'no-path' }, 'invalid-body', '/permalink'],
      [{ permalink: '//host/path' }, 'invalid-body', '/permalink'],
      [{ byline: 'x'.repeat(301) }, 'invalid-body', '/byline'],
      [{ language: 'not a language' }, 'invalid-body', '/language'],
      [{ image: { url: 'javascript:alert(1)' } }, 'invalid-body', '/image/url'],
      [{ image: { url: 'data:image/png;base64,' } }, 'invalid-body', '/image/url'],
      [{ source: { url: 'ftp://a.example/' } }, 'invalid-body', '/source/url'],
      [{ source: { url: `https://a.example/${'字'.repeat(700)}` } }, 'invalid-body', '/source/url'],
      [{ publishedAt: '2024-02-31T00:00:00Z' }, 'invalid-body', '/publishedAt'],
      [{ publishedAt: '2024-02-31' }, 'invalid-body', '/publishedAt'],
      [{ publishedAt: '2024-01-01T24:00:00Z' }, 'invalid-body', '/publishedAt'],
      [{ publishedAt: '2024-01-01T00:00:00' }, 'invalid-body', '/publishedAt'],
      [{ publishedAt: '0000-01-01T00:00:00Z' }, 'invalid-body', '/publishedAt'],
      [{ publishedAt: '9999-12-31T23:59:59-01:00' }, 'invalid-body', '/publishedAt'],
      [{ publishedAt: '' }, 'invalid-body', '/publishedAt'],
      [{ tags: many(101) }, 'invalid-body', '/tags'],
      [{ categories: many(101) }, 'invalid-body', '/categories'],
      [{ tags: ['x'.repeat(301)] }, 'invalid-body', '/tags/0'],
      [{ tags: [{ id: 'x' }] }, 'invalid-body', '/tags/0'],
      [{ tags: ['a\tb'] }, 'invalid-body', '/tags/0'],
      [{ extra: deep(33) }, 'invalid-body'],
      [{ extra: JSON.parse('{"__proto__":1}') }, 'invalid-body'],
      [{ html: '<p>x</p>', markdown: 'x' }, 'invalid-body', '/markdown'],
      [{ html: '', text: '' }, 'invalid-body', '/text'],
      [{ status: 'published', publishedAt: '9998-01-01T00:00:00Z' }, 'unprocessable', '/publishedAt'],
      [{ status: 'scheduled', publishedAt: '2001-01-01T00:00:00Z' }, 'unprocessable', '/publishedAt'],
      [{ status: 'scheduled', publishedAt: null }, 'unprocessable', '/publishedAt'],
      [{ tags: ['tag', 'not there'] }, 'unknown-term', '/tags/1'],
      [{ categories: [{ id: '01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52' }] }, 'unknown-term', '/categories/0'],
      ...(name === 'PUT' ? [] : ([[{ source: { slug: 'nowhere' } }, 'unknown-term', '/source']] as const)),
      ...(name === 'bulk'
        ? []
        : ([
            [{ slug: 'taken' }, 'slug-taken', '/slug'],
            [{ permalink: '/taken' }, 'already-exists', '/permalink'],
          ] as const)),
      ...(name === 'PATCH'
        ? ([
            [{ tags: ['tag'], tagsAdd: ['tag'] }, 'unprocessable'],
            [{ tags: [], tagsRemove: ['tag'] }, 'unprocessable'],
            [{ tagsAdd: ['tag', 'not there'] }, 'unknown-term', '/tagsAdd/1'],
            [{ tagsAdd: ['a\tb'] }, 'invalid-body', '/tagsAdd/0'],
            [{ tagsRemove: ['a\tb'] }, 'invalid-body', '/tagsRemove/0'],
          ] as const)
        : []),
    ]
    await unchanged(async () => {
      for (const [fields, problem, pointer] of refused) {
        const what = JSON.stringify(fields).slice(0, 80)
        const { body } = await write(fields)
        t.equal(body.type, `/problems/${problem}`, `${what}: ${JSON.stringify(body.errors)?.slice(0, 300)}`)
        if (pointer !== undefined) {
          const pointers = body.errors?.map((error: { pointer: string }) => error.pointer) ?? []
          t.ok(
            pointers.some((each: string) => `${each}/`.startsWith(`${pointer}/`)),
            `${what}: ${pointers}`,
          )
        }
      }
    })
  })
}

t.test(
  'bodies that are no objects, of another type, too large or nothing are refused everywhere',
  async (t) => {
    const targets = [
      ['POST', '/v1/articles'],
      ['PATCH', url],
      ['PUT', '/v1/articles/by-source/source/A1'],
      ['POST', '/v1/articles/bulk'],
      ['POST', `${url}/preview-tokens`],
    ] as const
    await unchanged(async () => {
      for (const [method, target] of targets) {
        const sent = (payload: string | Buffer, type: string) =>
          send(method, target, { type, headers: method === 'POST' ? {} : any, payload })
        for (const payload of [
          '"text"',
          '5',
          'true',
          ...(target.endsWith('bulk') ? ['{}'] : ['[]', '[1]']),
        ]) {
          const { status, body } = await sent(payload, 'application/json')
          t.equal(status, 400, `${target} ${payload}`)
          t.equal(body.type, '/problems/invalid-body')
        }
        if (!target.endsWith('tokens')) t.equal((await sent('null', 'application/json')).status, 400)
        for (const payload of ['{', '{"title":"x"', 'undefined'])
          t.equal((await sent(payload, 'application/json')).body.type, '/problems/invalid-json', payload)
        const latin = await sent(Buffer.from('{"title":"\xe9"}', 'latin1'), 'application/json')
        t.equal(latin.body.type, '/problems/invalid-utf8')
        for (const type of [
          'text/plain',
          'application/xml',
          'application/x-www-form-urlencoded',
          'multipart/form-data',
        ])
          t.equal((await sent('{"title":"x"}', type)).status, 415, type)
        const large = target.endsWith('bulk') ? 33 : 2
        const body = `{"title":"${'x'.repeat(large * 2 ** 20)}"}`
        t.equal((await sent(body, 'application/json')).status, 413, target)
      }
    })
  },
)

t.test('paths and conditions that are none are refused', async (t) => {
  const restore = (version: string) => `${url}/revisions/${version}/restore`
  const refused: readonly (readonly [
    'POST' | 'PUT' | 'PATCH' | 'DELETE',
    string,
    object | undefined,
    number,
  ])[] = [
    ['POST', restore('0'), undefined, 400],
    ['POST', restore('x'), undefined, 400],
    ['POST', restore('1.0'), undefined, 400],
    ['POST', restore('99999999999999999999'), undefined, 400],
    ['POST', restore('2147483648'), undefined, 400],
    ['POST', restore('2147483647'), undefined, 404],
    ['POST', restore('7'), undefined, 404],
    ['PATCH', '/v1/articles/nobody', { title: 'x' }, 404],
    ['PATCH', '/v1/articles/01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52', { title: 'x' }, 404],
    ['PATCH', '/v1/articles/a%00b', { title: 'x' }, 400],
    ['PATCH', '/v1/articles/%ff', { title: 'x' }, 400],
    ['PUT', '/v1/articles/by-source/source/%00', { title: 'x' }, 400],
    ['PUT', '/v1/articles/by-source/source/%0A', { title: 'x' }, 400],
    ['PUT', '/v1/articles/by-source/so%20urce/A1', { title: 'x' }, 400],
    ['PUT', `/v1/articles/by-source/source/${'x'.repeat(2_001)}`, { title: 'x' }, 400],
    ['PUT', `/v1/articles/by-source/source/${'%E5%AD%97'.repeat(700)}`, { title: 'x' }, 400],
    ['PUT', '/v1/articles/by-source/nowhere/A1', { title: 'x' }, 422],
    ['PUT', '/v1/articles/by-source/source/A1?createTerms=maybe', { title: 'x' }, 400],
    ['POST', '/v1/articles?colour=red', { title: 'x' }, 400],
    ['DELETE', '/v1/articles/nobody', undefined, 404],
    ['DELETE', `${url}?purge=1`, undefined, 400],
  ]
  await unchanged(async () => {
    for (const [method, target, payload, expected] of refused) {
      const { status, text } = await send(method, target, {
        headers: any,
        ...(payload !== undefined && { payload }),
      })
      t.equal(status, expected, `${method} ${target.slice(0, 90)} ${text.slice(0, 300)}`)
    }
    for (const condition of ['x', '""', '"x"', '"-1"', '"01-x"', '"99999999999999999999-x"', ','])
      t.equal(
        (await send('PATCH', url, { headers: { 'if-match': condition }, payload: { title: 'x' } })).status,
        412,
        condition,
      )
    for (const expiresInSeconds of [0, 59, 2_592_001, 1.5, '60', null])
      t.equal((await send('POST', `${url}/preview-tokens`, { payload: { expiresInSeconds } })).status, 400)
  })
})
