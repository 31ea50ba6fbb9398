// Routes of the sitemap: an index, and the files that it names, streamed out of the database.

import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { type AddressedArticle, listAddressed, type WebAddress } from '../../articles/index.ts'
import type { Database, Queryable } from '../../platform/db.ts'
import { requestOrigin } from '../../platform/origin.ts'
import { Problem } from '../../platform/problems.ts'
import { problems } from '../../platform/schema.ts'
import { pageUrl } from './feed.ts'
import { sitemapBegin, sitemapEnd, sitemapIndex, sitemapUrl } from './sitemap.ts'
import { partRows, type SitemapPart, sitemapParts } from './sitemap-parts.ts'

export interface SitemapRoutesOptions {
  readonly db: Database
  readonly address: WebAddress
  /** Articles of a file, for tests. */
  readonly rows?: number
}

/** Rows that are in memory at a time. */
const batchRows = 1_000

/** Of a file into which articles were put later: what is more is left out until the cuts are found anew. */
const mostRows = 24_000

const xml = 'application/xml; charset=utf-8'

const SitemapParams = Type.Object({
  n: Type.Integer({ minimum: 1, maximum: 50_000, description: 'Number of the file, from the index.' }),
})

export async function sitemapRoutes(
  app: FastifyInstance,
  { db, address, rows = partRows }: SitemapRoutesOptions,
): Promise<void> {
  const parts = sitemapParts(db.read, rows)

  app.get(
    '/sitemap.xml',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'getSitemap',
        tags: ['feeds'],
        summary: 'The index of the sitemap',
        description:
          'Over files of at most 20,000 articles each. An article stays in its file, only the last one grows. The addresses of the files have the host that was asked: serve them under the site by a proxy that passes `Host` on, or name this address in the `robots.txt` of the site.',
        response: {
          200: xmlAnswer(
            'The index (sitemaps.org).',
            sitemapIndex([{ url: 'https://finews.example/sitemaps/1.xml', updatedAt: exampleTime }]),
          ),
          ...problems(
            'bad-request',
            'invalid-parameter',
            'unauthorized',
            'forbidden',
            'not-found',
            'too-slow',
          ),
        },
      },
    },
    async (request, reply) => {
      needSite(address)
      const origin = requestOrigin(request)
      // An index must name a file: the first is there in an empty archive too.
      const files = (await parts())
        .filter(({ number, changedAt }) => number === 1 || changedAt !== null)
        .map(({ number, changedAt }) => ({
          url: `${origin}/sitemaps/${number}.xml`,
          updatedAt: changedAt?.toISOString() ?? null,
        }))
      return reply.type(xml).send(sitemapIndex(files))
    },
  )

  app.get<{ Params: Static<typeof SitemapParams> }>(
    '/sitemaps/:n.xml',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'getSitemapFile',
        tags: ['feeds'],
        summary: 'A file of the sitemap',
        description:
          'Addresses of articles by the settings SITE_URL and ARTICLE_URL, each with the time of its last change. An article without an address there, or with one of 2,048 characters or more, is left out.',
        params: SitemapParams,
        response: {
          200: xmlAnswer(
            'The file (sitemaps.org).',
            `${sitemapBegin}${sitemapUrl({ url: 'https://finews.example/2022/04/19/a.html', updatedAt: exampleTime })}${sitemapEnd}`,
          ),
          ...problems(
            'invalid-parameter',
            'unauthorized',
            'forbidden',
            'not-found',
            'uri-too-long',
            'too-slow',
          ),
        },
      },
    },
    async (request, reply) => {
      const siteUrl = needSite(address)
      const part = (await parts())[request.params.n - 1]
      if (!part || (part.number > 1 && part.changedAt === null)) {
        throw new Problem('not-found', 'The sitemap has no such file.')
      }
      const texts = fileTexts(db.read, part, { ...address, siteUrl })
      // Read before the headers go: when the database is away, the answer can still say so.
      const first = await texts.next()
      return reply.type(xml).send(Readable.from(following(first, texts)))
    },
  )
}

const exampleTime = '2022-04-19T05:00:00.000Z'

function xmlAnswer(description: string, example: string) {
  return { description, content: { 'application/xml': { schema: Type.String({ examples: [example] }) } } }
}

/** The address of the site. @throws {Problem} `not-found` when the setting is missing. */
function needSite({ siteUrl }: WebAddress): string {
  if (siteUrl !== null) return siteUrl
  throw new Problem(
    'not-found',
    'There is no sitemap without the setting SITE_URL: set it to the address of the site that shows the articles.',
  )
}

/** The text of a file, a batch of rows at a time. */
async function* fileTexts(
  db: Queryable,
  part: SitemapPart,
  address: WebAddress & { readonly siteUrl: string },
): AsyncGenerator<string, void> {
  let text = sitemapBegin
  let empty = true
  let from: string | undefined = part.from
  for (let read = 0; from !== undefined && read < mostRows; read += batchRows) {
    const rows: AddressedArticle[] = await listAddressed(db, {
      from,
      before: part.before,
      limit: batchRows + 1,
    })
    const urls = rows.slice(0, batchRows).map((row) => {
      const url = pageUrl(row, address)
      return url === null ? '' : sitemapUrl({ url, updatedAt: row.updatedAt })
    })
    empty &&= urls.every((url) => url === '')
    from = rows[batchRows]?.id
    yield text + urls.join('')
    text = ''
  }
  // A file must have an address: where no article has one, that of the site.
  yield (empty ? sitemapUrl({ url: new URL(address.siteUrl).href, updatedAt: null }) : '') + sitemapEnd
}

/** What was read already, then the rest. The rest ends with it when the client goes away. */
async function* following(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void>,
): AsyncGenerator<string> {
  if (first.done !== true) yield first.value
  yield* rest
}
