// Routes of lookups.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { articleFieldsOfLists, articleJson, type WebAddress } from '../articles/index.ts'
import { seesDrafts } from '../platform/access.ts'
import { sendPublic } from '../platform/cache.ts'
import type { Database } from '../platform/db.ts'
import { type JsonParts, joined, jsonBytes, sendOne } from '../platform/json.ts'
import { Problem } from '../platform/problems.ts'
import { answer, bodyProblems, problems, publicAnswer } from '../platform/schema.ts'
import { timed } from '../platform/timing.ts'
import { pagePattern, readAddress } from './address.ts'
import { LookupBody, LookupQuery, lookupBodyBytes, lookupSchemas } from './schema.ts'
import { type Lookup, lookUp } from './store.ts'

const precedence =
  'A permalink goes before an alias, and that before the address of a source; what lives goes before what was removed. A folder is its `index.html`, with its slash or without.'

export async function lookupRoutes(
  app: FastifyInstance,
  { db, address }: { readonly db: Database; readonly address: WebAddress },
): Promise<void> {
  for (const schema of lookupSchemas) app.addSchema(schema)
  const pattern = pagePattern(address.siteUrl, address.articleUrl)

  const find = (request: FastifyRequest, urls: readonly string[]): Promise<Lookup[]> =>
    lookUp(
      timed(request, db.read),
      urls.map((url) => readAddress(url, pattern)),
      seesDrafts(request) ? 'all' : 'public',
      (row) => articleJson(row, articleFieldsOfLists, address),
    )

  app.get<{ Querystring: LookupQuery }>(
    '/v1/lookup',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'getLookup',
        tags: ['lookup'],
        summary: 'Find what an old address leads to',
        description: `${precedence} What was public and is removed is a 410.`,
        querystring: LookupQuery,
        response: {
          ...publicAnswer('Lookup', 'What it leads to.'),
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'gone'),
        },
      },
    },
    async (request, reply) => {
      const make = async () => {
        const [result] = await find(request, [request.query.url])
        if (result?.found === 'gone')
          throw new Problem('gone', 'This address led to an article that was removed.')
        if (result?.found !== 'resource')
          throw new Problem('not-found', 'This address leads to nothing here.')
        return jsonBytes(['{', ...resourceJson(result), '}'])
      }
      return sendPublic(request, reply, {
        scopes: ['articles', 'terms'],
        surrogateKeys: ['articles'],
        make,
      })
    },
  )

  app.post<{ Body: LookupBody }>(
    '/v1/lookup',
    {
      // A question, however long.
      config: { access: 'read', budget: 'read' },
      bodyLimit: lookupBodyBytes,
      schema: {
        operationId: 'listLookups',
        tags: ['lookup'],
        summary: 'Find what up to 1,000 old addresses lead to',
        description: `${precedence} An address that leads to nothing has a null \`match\`; of what was public and is removed, \`gone\` is true beside it.`,
        body: LookupBody,
        response: {
          200: answer('LookupList', 'What each leads to, in their order.'),
          ...problems(...bodyProblems, 'invalid-parameter', 'unauthorized', 'forbidden'),
        },
      },
    },
    async (request, reply) => {
      const { urls } = request.body
      const results = await find(request, urls)
      const items = results.map((result, n) => {
        const url = `"url":${JSON.stringify(urls[n])}`
        if (result.found === 'resource') return [`{${url},`, ...resourceJson(result), '}']
        return [`{${url},"match":null${result.found === 'gone' ? ',"gone":true' : ''}}`]
      })
      return sendOne(reply, jsonBytes(['{"data":', ...joined(items), '}']))
    },
  )
}

/** The fields of a match as JSON, without their braces. */
function resourceJson({ match, type, json }: Extract<Lookup, { found: 'resource' }>): JsonParts {
  return [`"match":"${match}","type":"${type}","resource":`, ...json]
}
