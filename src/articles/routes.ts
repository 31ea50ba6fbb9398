// Routes of articles.

import type { FastifyInstance } from 'fastify'
import { seesDrafts } from '../platform/access.ts'
import { sendPublic } from '../platform/cache.ts'
import type { Database } from '../platform/db.ts'
import { problems, publicAnswer } from '../platform/schema.ts'
import { timed } from '../platform/timing.ts'
import { type CommonWords, createCommonWords } from '../search/index.ts'
import { answerAbsent, answered } from './answer.ts'
import { keepDaysIn } from './days.ts'
import { facetsRoute } from './facets-route.ts'
import { listRoute } from './list-route.ts'
import { openMarkdownThreads } from './markdown.ts'
import { neighborsRoute } from './neighbors-route.ts'
import { relatedRoute } from './related-route.ts'
import { articleJson, type WebAddress } from './representation.ts'
import { ArticleParams, ArticleQuery, articleSchemas } from './schema.ts'
import { type SearchBounds, searchBounds } from './search-scan.ts'
import { findArticle, readArticle } from './store.ts'

export interface ArticleRoutesOptions {
  readonly db: Database
  readonly address: WebAddress
  /** Of the site: an IANA name. */
  readonly timezone: string
  /** How much of the archive a search may look at. */
  readonly bounds?: SearchBounds
}

/** What routes need that search. */
export interface SearchingRouteOptions extends Omit<ArticleRoutesOptions, 'bounds'> {
  readonly bounds: SearchBounds
  /** What is known of common words, by whichever of them found out. */
  readonly common: CommonWords
}

export async function articleRoutes(
  app: FastifyInstance,
  {
    db,
    address,
    timezone,
    background,
    bounds = searchBounds,
  }: ArticleRoutesOptions & { readonly background: boolean },
): Promise<void> {
  for (const schema of articleSchemas) app.addSchema(schema)
  const markdown = openMarkdownThreads()
  app.addHook('onClose', () => markdown.close())

  // Facets do without the days of another zone, slowly.
  app.addHook('onReady', async () => {
    if (!background) return
    await keepDaysIn(db, timezone).catch((error: unknown) =>
      app.log.error({ err: error }, 'the articles of each day were not counted'),
    )
  })

  const searching = { db, address, timezone, bounds, common: createCommonWords() }
  await listRoute(app, { ...searching, markdown })

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
          ...publicAnswer('Article', 'The article.'),
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
      const read = timed(request, db.read)
      const visibility = seesDrafts(request) ? 'all' : 'public'
      // Before the article is looked at: what changes in between must not be taken for known.
      const snapshot = await request.server.publicCache.generations.read(['articles', 'terms'])
      const result = await findArticle(read, request.params.ref, visibility)
      if (result.found !== 'article') return answerAbsent(reply, result, '')
      const { id, etag, terms } = result.row
      return sendPublic(request, reply, {
        snapshot,
        etag,
        surrogateKeys: [`article:${id}`, ...terms],
        make: async () => {
          const found = await readArticle(read, id, fields, visibility)
          const [row = found] = await markdown.add([found])
          return articleJson(row, fields, address)
        },
      })
    },
  )

  await facetsRoute(app, searching)
  await neighborsRoute(app, { db, address, timezone })
  await relatedRoute(app, { db, address })
}
