// Every operation of the OpenAPI document: who is refused is who the document says.

import t, { type Test } from 'tap'
import type { Scope } from '../src/platform/access.ts'
import { allBut, keyOf } from './fixtures/key.ts'
import { articleOf } from './fixtures/written.ts'
import { build, type TestApp } from './helper.ts'

interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly isStream: boolean
}

interface Described {
  readonly security: Operation['security']
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[]
  readonly responses: Readonly<Record<string, { content?: object }>>
}

/** What stands in addresses; anything else is `x`, as the article and its terms are called. */
const values: Readonly<Record<string, string>> = {
  id: '0190c0de-0000-7000-8000-000000000000',
  n: '1',
  version: '1',
  name: 'gone',
  by: 'category',
  url: '%2Fx',
}
const filling = (name: string) => values[name] ?? 'x'

function operationsOf({ app }: TestApp): Operation[] {
  const paths = app.swagger().paths as Record<string, Record<string, Described>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, parameters = [], responses }]) => {
      const query = parameters
        .filter((parameter) => parameter.in === 'query' && parameter.required)
        .map(({ name }) => `${name}=${filling(name)}`)
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => filling(name))
      return {
        method: method.toUpperCase() as Operation['method'],
        url: [filled, ...(query.length > 0 ? [query.join('&')] : [])].join('?'),
        security,
        isStream: Object.values(responses).some(({ content = {} }) => 'text/event-stream' in content),
      }
    }),
  )
}

const isOpen = ({ security }: Operation) => security.length === 0
const isRead = ({ security }: Operation) => security.some((way) => Object.keys(way).length === 0)
/** The scope that an operation names; null where any key does. */
const scopeOf = ({ security }: Operation) => (security[0]?.key?.[0] as Scope | undefined) ?? null

/** What may be read without a key at all: nothing of keys, imports and what was before. */
const readable =
  /^\/(v1\/(articles|categories|tags|sources|lookup|changes|export)|feeds|sitemaps?)\b(?!.*revisions)/

/** What the one operation that asks with a body asks. */
const payload = { urls: ['/x'] }

async function withArticle(t: Test, parts: object): Promise<TestApp> {
  const api = await build(t, parts)
  await api.importArticles([
    articleOf({ slug: 'x', permalink: '/x', categories: ['x'], tags: ['x'], source: { name: 'x' } }),
  ])
  return api
}

t.test('with READ_ACCESS=key every read needs a key with content:read', async (t) => {
  const api = await withArticle(t, {
    readAccess: 'key',
    siteUrl: 'https://news.example',
    cacheBytes: 2 ** 20,
  })
  const { send, get } = api
  const reads = operationsOf(api).filter(isRead)
  t.ok(reads.length > 25, `${reads.length} reads`)
  for (const { method, url } of reads)
    t.ok(readable.test(url) && (method === 'GET' || url === '/v1/lookup'), `${method} ${url} is reading`)
  const reader = await keyOf(api, 'content:read')
  const importer = await keyOf(api, 'imports:write')
  for (const { method, url, isStream } of reads) {
    const body = method === 'POST' ? { payload } : {}
    // What one reader was given is not there for the next.
    if (!isStream) {
      const { status, text } = await send(method, url, { key: reader, ...body })
      t.ok([200, 308].includes(status), `${method} ${url} with content:read: ${status} ${text.slice(0, 200)}`)
    }
    for (const asked of method === 'GET' ? (['GET', 'HEAD'] as const) : [method]) {
      const without = await send(asked, url, { key: false, ...body })
      t.equal(without.status, 401, `${asked} ${url} without a key`)
      t.equal(without.headers['www-authenticate'], 'Bearer realm="broadsheet"')
      t.equal(without.headers.etag, undefined)
      t.equal(
        (await send(asked, url, { key: false, headers: { 'if-none-match': '*' }, ...body })).status,
        401,
      )
    }
    t.match(
      await send(method, url, { key: importer, ...body }),
      { status: 403, body: { detail: 'The key lacks the scope "content:read".' } },
      `${method} ${url} with another scope`,
    )
  }
  t.equal((await get('/docs/')).status, 200)
})

t.test('what is open is open to all, and is what the contract names', async (t) => {
  const api = await withArticle(t, { readAccess: 'key' })
  const open = operationsOf(api).filter(isOpen)
  t.same(
    open.map(({ method, url }) => `${method} ${url}`).sort(),
    ['/', '/livez', '/openapi.json', '/openapi.yaml', '/problems/gone', '/readyz'].map((url) => `GET ${url}`),
  )
  for (const { url } of open) t.equal((await api.get(url)).status, 200, url)
})

t.test('every other operation refuses who has no key, and names the scope that a key lacks', async (t) => {
  const api = await withArticle(t, {})
  const { send } = api
  const guarded = operationsOf(api).filter((operation) => !isOpen(operation) && !isRead(operation))
  t.ok(guarded.length > 10, `${guarded.length} operations`)
  const keys = new Map<string, Promise<string>>()
  const key = (...scopes: Scope[]) => {
    const made = keys.get(scopes.join()) ?? keyOf(api, ...scopes)
    keys.set(scopes.join(), made)
    return made
  }
  for (const operation of guarded) {
    const { method, url, isStream } = operation
    const scope = scopeOf(operation)
    const without = await send(method, url, { key: false })
    t.equal(without.status, 401, `${method} ${url} without a key`)
    t.equal(without.headers['www-authenticate'], 'Bearer realm="broadsheet"')
    if (scope !== null)
      t.match(
        await send(method, url, { key: await key(...allBut(scope)) }),
        { status: 403, body: { detail: `The key lacks the scope "${scope}".` } },
        `${method} ${url} with all but ${scope}`,
      )
    if (isStream) continue
    const { status } = await send(method, url, { key: await key(scope ?? 'metrics:read') })
    t.notOk([401, 403].includes(status), `${method} ${url} with ${scope ?? 'any key'}: ${status}`)
  }
})
