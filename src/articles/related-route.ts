// The route of related articles.

import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { seesDrafts } from '../platform/access.ts'
import { sendPublic } from '../platform/cache.ts'
import { joined, jsonBytes, withFields } from '../platform/json.ts'
import { movedAnswer, problems, publicAnswer } from '../platform/schema.ts'
import { timed } from '../platform/timing.ts'
import { answerAbsent, answered, behindRef } from './answer.ts'
import { listedArticleExample } from './examples.ts'
import { findRelated } from './related.ts'
import { articleJson } from './representation.ts'
import type { ArticleRoutesOptions } from './routes.ts'
import { ArticleParams, articleProperties, picked } from './schema.ts'
import { getArticlePlace, getArticlesById } from './store.ts'

const RelatedArticle = Type.Object(
  {
    ...Type.Partial(Type.Object(articleProperties)).properties,
    id: articleProperties.id,
    reasons: Type.Array(Type.String(), {
      minItems: 1,
      description:
        'What the two have in common, the weightiest first: `tag:` or `category:` and the slug, `source`, and at the end `title` where the titles are close.',
      examples: [['tag:新能源', 'category:cj', 'source', 'title']],
    }),
  },
  {
    $id: 'RelatedArticle',
    additionalProperties: false,
    description: 'An article, and why it is related.',
    examples: [{ ...listedArticleExample, reasons: ['tag:中国邮政快递报新闻', 'source'] }],
  },
)

const RelatedList = Type.Object(
  { data: Type.Array(Type.Ref('RelatedArticle')) },
  { $id: 'RelatedList', additionalProperties: false, description: 'Related articles, the best first.' },
)

const RelatedQuery = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 20, default: 5, description: 'How many at most, 1–20.' }),
    ...picked,
  },
  { additionalProperties: false },
)

export async function relatedRoute(
  app: FastifyInstance,
  { db, address }: Pick<ArticleRoutesOptions, 'db' | 'address'>,
): Promise<void> {
  app.addSchema(RelatedArticle)
  app.addSchema(RelatedList)

  app.get<{ Params: ArticleParams; Querystring: Static<typeof RelatedQuery> }>(
    '/v1/articles/:ref/related',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'listRelated',
        tags: ['articles'],
        summary: 'List articles related to one',
        description:
          'Published articles that share tags, categories or the source with it; rare terms weigh more, and so does a title close to its own. Of each term, the newest articles and those next to it in time are looked at, so a common tag does not make this slow.',
        params: ArticleParams,
        querystring: RelatedQuery,
        response: {
          ...publicAnswer('RelatedList', 'The related articles.'),
          ...movedAnswer,
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'gone', 'uri-too-long'),
        },
      },
    },
    async (request, reply) => {
      const { limit, fields: chosen, include } = request.query
      const fields = answered(request, { picked: chosen, include }, 'list')
      const read = timed(request, db.read)
      const snapshot = await request.server.publicCache.generations.read(['articles', 'terms'])
      const place = await getArticlePlace(read, request.params.ref, seesDrafts(request) ? 'all' : 'public')
      if (place.found !== 'article') return answerAbsent(reply, place, behindRef(request.url))
      const make = async () => {
        const related = await findRelated(read, place.row, limit)
        const rows = await getArticlesById(
          read,
          related.map(({ id }) => id),
          fields,
          'public',
        )
        const byId = new Map(rows.map((row) => [row.id, row]))
        const items = related.flatMap(({ id, reasons }) => {
          const row = byId.get(id)
          const json = row && articleJson(row, fields, address)
          return json ? [withFields(json, `"reasons":${JSON.stringify(reasons)}`)] : []
        })
        return jsonBytes(['{"data":', ...joined(items), '}'])
      }
      return sendPublic(request, reply, { snapshot, surrogateKeys: ['articles'], make })
    },
  )
}
