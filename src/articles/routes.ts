// Routes of articles.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { seesDrafts } from '../platform/access.ts'
import { linkHeader, queryHash } from '../platform/cursor.ts'
import type { Database } from '../platform/db.ts'
import { sendList, sendOne } from '../platform/json.ts'
import { Problem } from '../platform/problems.ts'
import { answer, problems } from '../platform/schema.ts'
import { countArticles } from './count.ts'
import { filtersOf, readFilter } from './filter-query.ts'
import { articleOrder, listArticles } from './list.ts'
import { readStart } from './list-query.ts'
import { openMarkdownThreads } from './markdown.ts'
import { answeredFields, articleJson, type WebAddress } from './representation.ts'
import { ArticleListQuery, ArticleParams, ArticleQuery, articleSchemas, type FieldName } from './schema.ts'
import { getArticle } from './store.ts'

export interface ArticleRoutesOptions {
  readonly db: Database
  readonly address: WebAddress
  readonly timezone: string
}

export async function articleRoutes(
  app: FastifyInstance,
  { db, address, timezone }: ArticleRoutesOptions,
): Promise<void> {
  for (const schema of articleSchemas) app.addSchema(schema)
  const markdown = openMarkdownThreads()
  app.addHook('onClose', () => markdown.close())

  app.get<{ Querystring: ArticleListQuery }>(
    '/v1/articles',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'listArticles',
        tags: ['articles'],
        summary: 'List articles',
        description: 'The published ones, newest first. All filters combine.',
        querystring: ArticleListQuery,
        response: {
          200: answer('ArticleList', 'A page of articles.'),
          ...problems(
            'invalid-parameter',
            'cursor-invalid',
            'cursor-mismatch',
            'unauthorized',
            'forbidden',
            'too-slow',
          ),
        },
      },
    },
    async (request, reply) => {
      const { limit, sort, count, fields: picked, include } = request.query
      const fields = answered(request, { picked, include }, 'list')
      const order = articleOrder(sort)
      const filters = filtersOf(request.query)
      const hash = queryHash('article', sort, filters)
      const start = readStart(request.query, order, hash, timezone)
      const filter = await readFilter(db.read, request, filters, timezone)
      const [{ rows, page }, counted] = await Promise.all([
        listArticles(db.read, { filter, order, ...start, limit, hash, fields }),
        countArticles(db.read, filter, count),
      ])
      const items = (await markdown.add(rows)).map((row) => articleJson(row, fields, address))
      return sendList(reply.header('link', linkHeader(request.url, page)), items, { ...page, ...counted })
    },
  )

  app.get<{ Params: ArticleParams; Querystring: ArticleQuery }>(
    '/v1/articles/:ref',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'getArticle',
        tags: ['articles'],
        summary: 'Get an article by id or slug',
        description:
          'With its body. A former slug answers with a redirect; what was public and is no more, with 410.',
        params: ArticleParams,
        querystring: ArticleQuery,
        response: {
          200: answer('Article', 'The article.'),
          308: { description: 'The slug has changed; `Location` has the present one.', type: 'null' },
          ...problems(
            'invalid-parameter',
            'unauthorized',
            'forbidden',
            'not-found',
            'gone',
            'uri-too-long',
            'too-slow',
          ),
        },
      },
    },
    async (request, reply) => {
      const { fields: picked, include } = request.query
      const fields = answered(request, { picked, include }, 'one')
      const result = await getArticle(
        db.read,
        request.params.ref,
        fields,
        seesDrafts(request) ? 'all' : 'public',
      )
      switch (result.found) {
        case 'article': {
          const [row = result.row] = await markdown.add([result.row])
          return sendOne(reply, articleJson(row, fields, address))
        }
        case 'moved':
          return reply
            .code(308)
            .header('location', `/v1/articles/${encodeURIComponent(result.slug)}`)
            .send()
        case 'gone':
          throw new Problem('gone', 'This article was removed.')
        case 'nothing':
          throw new Problem('not-found', 'No article has this id or slug.')
      }
    },
  )
}

/** The fields of the answer. The original may hold what its sanitised form does not: it is for editors. */
function answered(
  request: FastifyRequest,
  { picked, include }: { picked: FieldName[] | undefined; include: FieldName[] | undefined },
  shape: 'list' | 'one',
): ReadonlySet<FieldName> {
  const fields = answeredFields(
    { ...(picked ? { fields: picked } : {}), ...(include ? { include } : {}) },
    shape,
  )
  if (fields.has('original') && !request.caller?.scopes.has('content:write')) {
    throw new Problem(
      request.caller ? 'forbidden' : 'unauthorized',
      'The field "original" needs a key with the scope "content:write".',
    )
  }
  return fields
}
