// The route of neighbours: the article before and the one after, within any list by time.

import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { seesDrafts } from '../platform/access.ts'
import { sendPublic } from '../platform/cache.ts'
import { jsonBytes } from '../platform/json.ts'
import { movedAnswer, Nullable, problems, publicAnswer } from '../platform/schema.ts'
import { timed } from '../platform/timing.ts'
import { answerAbsent, answered, behindRef } from './answer.ts'
import { listedArticleExample } from './examples.ts'
import { articleFilters, filtersOf, readFilter } from './filter-query.ts'
import { articleOrder, listArticles } from './list.ts'
import { articleJson } from './representation.ts'
import type { FilteringRouteOptions } from './routes.ts'
import { ArticleParams, picked } from './schema.ts'
import { getArticlePlace } from './store.ts'

const Neighbors = Type.Object(
  {
    previous: Nullable(Type.Ref('Article')),
    next: Nullable(Type.Ref('Article')),
  },
  {
    $id: 'Neighbors',
    additionalProperties: false,
    description:
      'The next older and the next newer article; null at the end of the list. Of two with the same time, the one with the lesser id is the older.',
    examples: [{ previous: listedArticleExample, next: null }],
  },
)

const NeighborsQuery = Type.Object({ ...picked, ...articleFilters }, { additionalProperties: false })

/** By what time articles are neighbours; older is onwards. */
const order = articleOrder('-publishedAt')

export async function neighborsRoute(
  app: FastifyInstance,
  { db, address, timezone, terms }: FilteringRouteOptions,
): Promise<void> {
  app.addSchema(Neighbors)

  app.get<{ Params: ArticleParams; Querystring: Static<typeof NeighborsQuery> }>(
    '/v1/articles/:ref/neighbors',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'getNeighbors',
        tags: ['articles'],
        summary: 'Get the articles before and after one',
        description:
          'Among all published articles, or those that the filters leave, as in the list. The article itself need not be among them.',
        params: ArticleParams,
        querystring: NeighborsQuery,
        response: {
          ...publicAnswer('Neighbors', 'The neighbours, as a list shows them.'),
          ...movedAnswer,
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
      const { fields: chosen, include } = request.query
      const fields = answered(request, { picked: chosen, include }, 'list')
      const visibility = seesDrafts(request) ? 'all' : 'public'
      const read = timed(request, db.read)
      const snapshot = await request.server.publicCache.generations.read(['articles', 'terms'])
      const place = await getArticlePlace(read, request.params.ref, visibility)
      if (place.found !== 'article') return answerAbsent(reply, place, behindRef(request.url))
      const make = async () => {
        const { id, sortAt: value } = place.row
        const filter = await readFilter(request, filtersOf(request.query), snapshot, {
          read,
          timezone,
          terms,
        })
        const nearest = async (direction: 'next' | 'prev') => {
          const position = { direction, value, id }
          // No cursor is made of it.
          const page = { filter, order, position, offset: 0, limit: 1, hash: '', fields }
          const [row] = (await listArticles(read, page)).rows
          return row ? articleJson(row, fields, address) : ['null']
        }
        const [previous, next] = await Promise.all([nearest('next'), nearest('prev')])
        return jsonBytes(['{"previous":', ...previous, ',"next":', ...next, '}'])
      }
      return sendPublic(request, reply, { snapshot, surrogateKeys: ['articles'], make })
    },
  )
}
