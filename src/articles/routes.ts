// Routes of articles.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { seesDrafts } from '../platform/access.ts'
import { decodeCursor, linkHeader, queryHash } from '../platform/cursor.ts'
import type { Database } from '../platform/db.ts'
import { sendList, sendOne } from '../platform/json.ts'
import { Problem } from '../platform/problems.ts'
import { parameterProblem } from '../platform/query.ts'
import { answer, problems } from '../platform/schema.ts'
import { parseTimeOrDay } from '../platform/time.ts'
import { createCommonWords, highlight as highlightOf, parseQuery, type SearchQuery } from '../search/index.ts'
import { categoryKind, resolveTerms, sourceKind, tagKind } from '../terms/index.ts'
import type { ArticleFilter } from './filter.ts'
import { articleOrder, listArticles } from './list.ts'
import { answeredFields, articleJson, type WebAddress } from './representation.ts'
import { ArticleListQuery, ArticleParams, ArticleQuery, articleSchemas, type FieldName } from './schema.ts'
import { relevanceOrder, searchArticles } from './search.ts'
import { type SearchBounds, searchBounds } from './search-scan.ts'
import { getArticle } from './store.ts'

export interface ArticleRoutesOptions {
  readonly db: Database
  readonly address: WebAddress
  readonly timezone: string
  /** How much of the archive a search may look at. */
  readonly bounds?: SearchBounds
}

export async function articleRoutes(
  app: FastifyInstance,
  { db, address, timezone, bounds = searchBounds }: ArticleRoutesOptions,
): Promise<void> {
  const common = createCommonWords()
  for (const schema of articleSchemas) app.addSchema(schema)

  app.get<{ Querystring: ArticleListQuery }>(
    '/v1/articles',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'listArticles',
        tags: ['articles'],
        summary: 'List or search articles',
        description: 'The published ones, newest first. All filters combine, `q` with them.',
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
      const { limit, cursor, sort, fields: picked, include, highlight, ...filters } = request.query
      const fields = answered(request, { picked, include }, 'list')
      const query = queryOf(request.query)
      const order = sort === relevanceOrder.name ? relevanceOrder : articleOrder(sort)
      const hash = queryHash('article', sort, filters)
      const position = cursor === undefined ? null : decodeCursor(cursor, order, hash)
      const filter = await filterOf(db, filters, timezone)
      const list = { filter, order, position, limit, hash, fields }
      if (query === null) {
        const { rows, page } = await listArticles(db.read, list)
        const items = rows.map((row) => articleJson(row, fields, address))
        return sendList(reply.header('link', linkHeader(request.url, page)), items, page)
      }
      const { rows, page, search } = await searchArticles(db.read, {
        ...list,
        query,
        bounds,
        common,
        highlight,
      })
      const items = rows.map((row) =>
        withHighlights(articleJson(row, fields, address), highlight ? highlightOf(row, query) : null),
      )
      return sendList(reply.header('link', linkHeader(request.url, page)), items, page, { search })
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
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'gone', 'uri-too-long'),
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
        case 'article':
          return sendOne(reply, articleJson(result.row, fields, address))
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

/** What is searched for; null where nothing is, and then nothing may ask for what only a search has. */
function queryOf({ q, sort, highlight }: ArticleListQuery): SearchQuery | null {
  if (q !== undefined) return parseQuery(q)
  const needsQuery = sort === relevanceOrder.name ? 'sort' : highlight ? 'highlight' : null
  if (needsQuery === null) return null
  const value = needsQuery === 'sort' ? sort : 'true'
  const detail = `The parameter "${needsQuery}" can be ${value} only with "q".`
  throw parameterProblem([{ parameter: needsQuery, code: 'needs-q', detail }])
}

/** The JSON text of an article with what was found in it. */
function withHighlights(json: string, highlights: object | null): string {
  return highlights === null ? json : `${json.slice(0, -1)},"highlights":${JSON.stringify(highlights)}}`
}

type Filters = Omit<ArticleListQuery, 'limit' | 'cursor' | 'sort' | 'fields' | 'include' | 'highlight'>

/** The filter that parameters ask for: terms resolved, days read as midnight in the site's zone. */
async function filterOf(db: Database, filters: Filters, timezone: string): Promise<ArticleFilter> {
  const [category, tag, source] = await Promise.all([
    filters.category && resolveTerms(db.read, categoryKind, filters.category),
    filters.tag && resolveTerms(db.read, tagKind, filters.tag),
    filters.source && resolveTerms(db.read, sourceKind, filters.source),
  ])
  const time = (parameter: 'publishedFrom' | 'publishedBefore' | 'updatedFrom') => {
    const text = filters[parameter]
    if (text === undefined) return undefined
    const instant = parseTimeOrDay(text, timezone)
    if (instant) return instant
    // A day whose midnight in the zone lies before the year 1 or after 9999 of UTC.
    const detail = `The parameter "${parameter}" lies outside of the years 1 to 9999.`
    throw parameterProblem([{ parameter, code: 'invalid', detail }])
  }
  const [publishedFrom, publishedBefore, updatedFrom] = [
    time('publishedFrom'),
    time('publishedBefore'),
    time('updatedFrom'),
  ]
  return {
    visibility: 'public',
    ...(category && { category }),
    ...(tag && { tag }),
    ...(source && { source }),
    ...(publishedFrom && { publishedFrom }),
    ...(publishedBefore && { publishedBefore }),
    ...(updatedFrom && { updatedFrom }),
  }
}
