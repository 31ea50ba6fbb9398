// The route of the list of articles: filtered, sorted, searched.

import type { FastifyInstance } from 'fastify'
import { linkHeader, queryHash } from '../platform/cursor.ts'
import { type JsonParts, listJson, withFields } from '../platform/json.ts'
import { parameterProblem } from '../platform/query.ts'
import { type Page, problems, publicAnswer } from '../platform/schema.ts'
import { timed } from '../platform/timing.ts'
import { highlight as highlightOf, parseQuery, type SearchQuery } from '../search/index.ts'
import { answered } from './answer.ts'
import { type Count, countArticles } from './count.ts'
import type { ArticleFilter } from './filter.ts'
import { filtersOf } from './filter-query.ts'
import { sendFiltered } from './filtered-answer.ts'
import { articleOrder, listArticles } from './list.ts'
import { readStart } from './list-query.ts'
import type { MarkdownThreads } from './markdown.ts'
import { type ArticleRow, articleJson } from './representation.ts'
import type { SearchingRouteOptions } from './routes.ts'
import { ArticleListQuery } from './schema.ts'
import { relevanceOrder, searchArticles } from './search.ts'

export async function listRoute(
  app: FastifyInstance,
  {
    db,
    address,
    timezone,
    terms,
    bounds,
    common,
    markdown,
  }: SearchingRouteOptions & { readonly markdown: MarkdownThreads },
): Promise<void> {
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
          ...publicAnswer('ArticleList', 'A page of articles.'),
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
      const { limit, sort, count, fields: picked, include, highlight } = request.query
      const fields = answered(request, { picked, include }, 'list')
      const query = queryOf(request.query)
      const order = sort === relevanceOrder.name ? relevanceOrder : articleOrder(sort)
      const hash = queryHash('article', sort, { ...filtersOf(request.query), q: request.query.q })
      const start = readStart(request.query, order, hash, timezone)
      const read = timed(request, db.read)
      const list = async (filter: ArticleFilter): Promise<ListedArticles> => {
        const asked = { filter, order, ...start, limit, hash, fields }
        if (query === null) {
          const [{ rows, page }, counted] = await Promise.all([
            listArticles(read, asked),
            countArticles(read, filter, count),
          ])
          return { rows, page: { ...page, ...counted }, beside: {}, marks: () => null }
        }
        const found = await searchArticles(read, { ...asked, query, bounds, common, highlight, count })
        const texts = new Map(found.rows.map((row) => [row.id, row]))
        const marks = ({ id }: ArticleRow) => {
          const row = texts.get(id)
          return highlight && row ? highlightOf(row, query) : null
        }
        return { rows: found.rows, page: found.page, beside: { search: found.search }, marks }
      }
      return sendFiltered(request, reply, request.query, { read, timezone, terms }, async (filter) => {
        const { rows, page, beside, marks } = await list(filter)
        const items = (await markdown.add(rows)).map((row) =>
          withHighlights(articleJson(row, fields, address), marks(row)),
        )
        return { body: listJson(items, page, beside), headers: { link: linkHeader(request.url, page) } }
      })
    },
  )
}

/** A page of a list, or of a search with what was found. */
interface ListedArticles {
  readonly rows: readonly ArticleRow[]
  readonly page: Page & Partial<Count>
  readonly beside: Readonly<Record<string, object>>
  readonly marks: (row: ArticleRow) => object | null
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

/** The JSON of an article with what was found in it. */
function withHighlights(json: JsonParts, highlights: object | null): JsonParts {
  return highlights === null ? json : withFields(json, `"highlights":${JSON.stringify(highlights)}`)
}
