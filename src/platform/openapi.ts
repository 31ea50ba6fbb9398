// The OpenAPI document, made from the schemas of the routes, and the pages beside it: /docs and /problems/<name>.

import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { type TSchema, Type } from 'typebox'
import { completed, countedHeaders, describedOperation } from './openapi-operation.ts'
import { isProblemName, Problem, problemTable } from './problems.ts'
import { budgetOfRoute } from './rate-limit.ts'
import { Page, ProblemSchema, problems } from './schema.ts'

const description = `A headless content API for news archives: articles, categories, tags and where each article came from.

- Reading what is published needs no key. Everything else takes \`Authorization: Bearer <key>\`.
- Times are RFC 3339 in UTC with milliseconds. Ids are UUIDv7. Where a path says \`{ref}\`, an id or a slug does.
- Lists go on by an opaque cursor: take \`page.next\`, or follow the \`Link\` header.
- Each client has budgets of requests a minute, one each for reading, writing and importing: the headers \`RateLimit-Policy\` and \`RateLimit\` of an answer tell them. A 429 says in \`Retry-After\` when to come again.
- An unknown parameter or field is refused and named, never ignored.
- Every error is \`application/problem+json\` (RFC 9457); \`type\` is a page that explains it.`

/** The name in type, for the head of the docs page. */
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="32"><text y="24" font-family="Georgia, serif" font-size="26" fill="#fff">Broadsheet</text></svg>'

export const openapi = fp(
  async (app: FastifyInstance, options: { version: string }) => {
    for (const schema of [ProblemSchema, Page]) app.addSchema(schema)

    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Broadsheet',
          version: options.version,
          description,
          license: { name: 'MIT', identifier: 'MIT' },
        },
        servers: [{ url: '/', description: 'This server.' }],
        tags: [
          { name: 'articles', description: 'Reading and writing articles.' },
          { name: 'categories', description: 'Categories: a tree.' },
          { name: 'tags', description: 'Tags.' },
          { name: 'sources', description: 'Sources: who published an article first.' },
          { name: 'lookup', description: 'What old addresses lead to.' },
          { name: 'changes', description: 'Everything that changes, in order: to keep a copy.' },
          { name: 'feeds', description: 'Feeds for readers, and the sitemap.' },
          { name: 'export', description: 'Everything, to take along.' },
          { name: 'imports', description: 'Taking archives in, and their reports.' },
          { name: 'keys', description: 'Keys and what they may do.' },
          { name: 'server', description: 'The server itself.' },
        ],
        components: {
          headers: countedHeaders,
          securitySchemes: {
            key: {
              type: 'http',
              scheme: 'bearer',
              description: 'A key, `bs_<id>_<secret>`, or the ADMIN_KEY of the settings.',
            },
          },
        },
      },
      refResolver: {
        buildLocalReference: (json, _base, _fragment, index) =>
          json.$id ? String(json.$id) : `def-${index}`,
      },
      transform: ({ schema, url, route }) => {
        const { access, budget } = route.config ?? {}
        const taken = budgetOfRoute([route.method].flat()[0] ?? 'GET', budget)
        return { schema: describedOperation(schema ?? {}, access, taken), url }
      },
      transformObject: (document) =>
        'openapiObject' in document ? completed(document.openapiObject) : document.swaggerObject,
    })

    await app.register(async (docs) => {
      // The plugin's routes cannot say themselves who may use them.
      docs.addHook('onRoute', (route) => {
        route.config = { ...route.config, access: 'open' }
      })
      await docs.register(swaggerUi, {
        routePrefix: '/docs',
        staticCSP: true,
        theme: { title: 'Broadsheet' },
        logo: { type: 'image/svg+xml', content: Buffer.from(logo), href: '/' },
        uiConfig: {
          docExpansion: 'list',
          tryItOutEnabled: true,
          displayRequestDuration: true,
          deepLinking: true,
        },
      })
    })
  },
  { name: 'openapi' },
)

const textOf = (mediaType: string, example?: string) => ({
  description: 'The document.',
  content: { [mediaType]: { schema: Type.String(example ? { examples: [example] } : {}) as TSchema } },
})

const documentSchema = Type.Object(
  {},
  {
    additionalProperties: true,
    examples: [{ openapi: '3.1.0', info: { title: 'Broadsheet', version: '0.1.0' }, paths: {} }],
  },
)

/** The document as JSON and as YAML, and a page for every problem. */
export async function documentRoutes(app: FastifyInstance): Promise<void> {
  app.get(
    '/openapi.json',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'getOpenapiJson',
        tags: ['server'],
        summary: 'This document as JSON',
        response: {
          200: {
            description: 'The OpenAPI 3.1 document.',
            content: { 'application/json': { schema: documentSchema } },
          },
          ...problems('invalid-parameter'),
        },
      },
    },
    async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  )
  app.get(
    '/openapi.yaml',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'getOpenapiYaml',
        tags: ['server'],
        summary: 'This document as YAML',
        response: { 200: textOf('application/yaml'), ...problems('invalid-parameter') },
      },
    },
    async (_request, reply) =>
      reply.type('application/yaml; charset=utf-8').send(app.swagger({ yaml: true })),
  )
  app.get<{ Params: { name: string } }>(
    '/problems/:name',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'getProblem',
        tags: ['server'],
        summary: 'What a problem means',
        description: 'The page that the `type` of an error leads to.',
        params: Type.Object({
          name: Type.String({
            minLength: 1,
            description: 'The last part of a `type`.',
            examples: ['cursor-mismatch'],
          }),
        }),
        response: {
          200: textOf('text/html'),
          ...problems('invalid-parameter', 'not-found', 'uri-too-long'),
        },
      },
    },
    async (request, reply) => {
      const { name } = request.params
      if (!isProblemName(name)) throw new Problem('not-found', 'No problem has that name.')
      const [status, title, meaning] = problemTable[name]
      return reply
        .type('text/html; charset=utf-8')
        .send(
          `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>Status ${status}, <code>${name}</code>.</p><p>${escapeHtml(meaning)}</p>`,
        )
    },
  )
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]*)`/g, '<code>$1</code>')
}
