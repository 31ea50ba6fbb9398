// The document: fresh, valid, complete.

import { createConfig, lintFromString } from '@redocly/openapi-core'
import t from 'tap'
import { committed, generated } from '../openapi/generate.ts'
import { openapiDocument } from '../src/app.ts'
import { problemTable } from '../src/platform/problems.ts'
import { build } from './helper.ts'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: string[]
  readonly parameters?: { name: string; description?: string }[]
  readonly requestBody?: {
    content: Record<string, { example?: unknown; examples?: unknown; schema: object }>
  }
  readonly security?: Record<string, string[]>[]
  readonly responses: Record<
    string,
    { description: string; headers?: Record<string, unknown>; content?: Record<string, unknown> }
  >
}

const document = (await openapiDocument()) as {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
)

t.test('the committed files are those that the routes make', async (t) => {
  for (const [name, text] of Object.entries(await generated())) {
    t.ok((await committed(name)) === text, `openapi/${name} is fresh (else: npm run openapi)`)
  }
})

t.test('the document passes the linter without an error or a warning', async (t) => {
  t.equal(document.openapi, '3.1.0')
  const config = await createConfig({ extends: ['recommended-strict'] })
  const found = await lintFromString({ source: JSON.stringify(document), config })
  const faults = found.map(({ ruleId, message, location }) => ({ ruleId, message, at: location[0]?.pointer }))
  // `by-source` is no slug, so an address is never of both.
  const [bySource, revisions] = [
    '/v1/articles/by-source/{source}/{externalId}',
    '/v1/articles/{ref}/revisions/{version}',
  ]
  const known = faults.filter(
    ({ ruleId, message }) =>
      ruleId === 'no-ambiguous-paths' &&
      [bySource, revisions].every((path) => message.includes(String(path))),
  )
  t.same(
    faults.filter((fault) => !known.includes(fault)),
    [],
  )
})

t.test(
  'every operation has an id, a summary, a tag, described parameters and its error answers',
  async (t) => {
    const ids = operations.map(({ operationId }) => operationId)
    t.equal(new Set(ids).size, ids.length, 'ids are unique')
    for (const { name, operationId, summary, tags, parameters = [], responses } of operations) {
      t.ok(operationId && summary && tags?.length === 1, `${name} is named`)
      for (const parameter of parameters)
        t.ok(parameter.description, `${name}: ${parameter.name} is described`)
      const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400)
      t.ok(
        responses['400'] && responses['500'] && responses['503'],
        `${name} tells what it answers when it cannot`,
      )
      for (const [status, response] of errors) {
        t.same(Object.keys(response.content ?? {}), ['application/problem+json'], `${name} ${status}`)
      }
      t.ok(
        Object.values(responses).every((response) => response.description !== 'Default Response'),
        `${name} describes its answers`,
      )
    }
  },
)

t.test('every operation says who is refused, and what all its answers tell', async (t) => {
  const unlimited = ['get /livez', 'get /readyz']
  for (const { name, security = [], responses } of operations) {
    const needs = security.flatMap((way) => Object.values(way))
    t.equal('401' in responses, security.length > 0, `${name} 401`)
    if (security.length > 1 || needs.flat().length > 0) t.ok('403' in responses, `${name} 403`)
    t.equal('429' in responses, !unlimited.includes(name), `${name} 429`)
    t.ok(
      Object.values(responses).every(({ headers = {} }) => 'X-Request-Id' in headers),
      name,
    )
    if (!('429' in responses)) continue
    t.ok(
      Object.values(responses).every(
        ({ headers = {} }) => 'RateLimit' in headers && 'RateLimit-Policy' in headers,
      ),
      name,
    )
    t.match(responses['429']?.headers, { 'Retry-After': { required: true } }, name)
  }
})

t.test('the server gives the document as JSON and YAML, and a docs page that asks nobody else', async (t) => {
  const { get } = await build(t)
  const json = await get('/openapi.json')
  t.equal(json.status, 200)
  t.match(json.headers['content-type'], /^application\/json/)
  t.same(json.body, document)
  const yaml = await get('/openapi.yaml')
  t.match(yaml.headers['content-type'], /^application\/yaml/)
  t.match(yaml.text, /^openapi: 3\.1\.0$/m)
  const page = await get('/docs/')
  t.equal(page.status, 200)
  t.match(page.headers['content-type'], /^text\/html/)
  t.match(page.headers['content-security-policy'], /default-src 'self'/)
  t.notMatch(page.text, /(?:src|href)="(?:https?:)?\/\//, 'nothing is loaded from elsewhere')
  for (const [, file] of page.text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)) {
    t.equal((await get(new URL(file ?? '', 'http://host/docs/').pathname)).status, 200, file ?? '')
  }
})

t.test('every problem that the document names has its page', async (t) => {
  const { get } = await build(t)
  for (const [name, [status]] of Object.entries(problemTable)) {
    const page = await get(`/problems/${name}`)
    t.equal(page.status, 200, name)
    t.match(page.text, new RegExp(`Status ${status}`))
  }
  t.equal((await get('/problems/none-such')).status, 404)
})
