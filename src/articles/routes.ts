// Routes of articles.

import type { FastifyInstance } from 'fastify'
import { seesDrafts } from '../platform/access.ts'
import { sendPublic } from '../platform/cache.ts'
import type { Database, Queryable } from '../platform/db.ts'
import { jsonBytes, sendOne } from '../platform/json.ts'
import { Problem } from '../platform/problems.ts'
import { movedAnswer, problems, publicAnswer } from '../platform/schema.ts'
import { timed } from '../platform/timing.ts'
import { createCommonWords } from '../search/index.ts'
import { createKnownTerms, type KnownTerms } from '../terms/index.ts'
import { answerAbsent, answered } from './answer.ts'
import { keepDaysIn } from './days.ts'
import { facetsRoute } from './facets-route.ts'
import { inputSchemas } from './input-schema.ts'
import { type InputThreads, openInputThreads } from './input-threads.ts'
import { listRoute } from './list-route.ts'
import { openMarkdownThreads } from './markdown.ts'
import { neighborsRoute } from './neighbors-route.ts'
import { findPreviewed } from './preview.ts'
import { relatedRoute } from './related-route.ts'
import { type ArticleRow, articleJson, type WebAddress } from './representation.ts'
import { ArticleParams, ArticleQuery, articleSchemas, type FieldName } from './schema.ts'
import { type Scan, type SearchBounds, searchBounds } from './search-scan.ts'
import { type ArticleVersion, type FoundArticle, findArticle, readArticle } from './store.ts'
import { writeRoutes } from './write-routes.ts'

export interface ArticleRoutesOptions {
  readonly db: Database
  readonly address: WebAddress
  /** Of the site: an IANA name. */
  readonly timezone: string
  /** How much of the archive a search may look at. */
  readonly bounds?: SearchBounds
  /** Threads that whoever opened them closes; absent: its own. */
  readonly threads?: InputThreads
}

/** What routes need that filter. */
export interface FilteringRouteOptions extends Omit<ArticleRoutesOptions, 'bounds' | 'threads'> {
  readonly terms: KnownTerms
}

/** What routes need that search. */
export interface SearchingRouteOptions extends FilteringRouteOptions {
  readonly bounds: SearchBounds
  /** What is known of common words, by whichever of them found out; see `Scan`. */
  readonly common: Scan['common']
}

export async function articleRoutes(
  app: FastifyInstance,
  {
    db,
    address,
    timezone,
    background,
    bounds = searchBounds,
    threads: lent,
  }: ArticleRoutesOptions & { readonly background: boolean },
): Promise<void> {
  for (const schema of [...articleSchemas, ...inputSchemas]) app.addSchema(schema)
  const threads = lent ?? openInputThreads()
  if (!lent) app.addHook('onClose', () => threads.close())
  const markdown = openMarkdownThreads()
  app.addHook('onClose', () => markdown.close())

  // Facets do without the days of another zone, slowly.
  app.addHook('onReady', async () => {
    if (!background) return
    await keepDaysIn(db, timezone).catch((error: unknown) =>
      app.log.error({ err: error }, 'the articles of each day were not counted'),
    )
  })

  const filtering = { db, address, timezone, terms: createKnownTerms() }
  const searching = {
    ...filtering,
    bounds,
    common: { public: createCommonWords(), all: createCommonWords() },
  }
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
      const { fields: picked, include } = request.query
      const fields = answered(request, { picked, include }, 'one')
      const read = timed(request, db.read)
      if (request.query.preview !== undefined) {
        const [row] = await markdown.add([await previewed(read, request, fields)])
        const body = row ? jsonBytes(articleJson(row, fields, address)) : Buffer.alloc(0)
        return sendOne(reply.header('cache-control', 'no-store'), body)
      }
      const visibility = seesDrafts(request) ? 'all' : 'public'
      // Before the article is looked at: what changes in between must not be taken for known.
      const snapshot = await request.server.publicCache.generations.read(['articles', 'terms'])
      const whole = (ref: string) => readArticle(read, ref, fields, visibility)
      // Whoever may have it already is told by its version alone.
      const isConditional = request.headers['if-none-match'] !== undefined
      const { ref } = request.params
      const result: FoundArticle<ArticleVersion & { readonly article?: ArticleRow }> = isConditional
        ? await findArticle(read, ref, visibility)
        : await whole(ref)
      if (result.found !== 'article') return answerAbsent(reply, result, '')
      const { id, etag, terms, article } = result.row
      return sendPublic(request, reply, {
        snapshot,
        etag,
        surrogateKeys: [`article:${id}`, ...terms],
        make: async () => {
          const found = article ?? (await getOne(whole(id)))
          const [row = found] = await markdown.add([found])
          return jsonBytes(articleJson(row, fields, address))
        },
      })
    },
  )

  await facetsRoute(app, searching)
  await neighborsRoute(app, filtering)
  await relatedRoute(app, { db, address })
  await app.register(writeRoutes, { db, address, threads })
}

/**
 * The article that the request's preview token shows.
 * @throws {Problem} `unauthorized`, the same for a wrong token, one that has expired, and one of another article.
 */
async function previewed(
  db: Queryable,
  { params, query }: { params: ArticleParams; query: ArticleQuery },
  fields: ReadonlySet<FieldName>,
): Promise<ArticleRow> {
  const id = await findPreviewed(db, query.preview ?? '')
  const result = id === null ? null : await readArticle(db, id, fields, 'all')
  const ref = params.ref.normalize('NFC')
  if (result?.found === 'article' && [result.row.id, result.row.article.slug].includes(ref)) {
    return result.row.article
  }
  throw new Problem('unauthorized', 'The preview token is wrong, has expired, or is of another article.', {
    headers: { 'www-authenticate': 'Bearer realm="broadsheet"' },
  })
}

/** @throws {Problem} `gone` when an article that was there has gone in between. */
async function getOne(reading: ReturnType<typeof readArticle>): Promise<ArticleRow> {
  const result = await reading
  if (result.found !== 'article') throw new Problem('gone', 'This article was removed.')
  return result.row.article
}
