// Routes of feeds: of all articles and of each kind of term, in three formats.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebAddress } from '../../articles/index.ts'
import { sendPublic } from '../../platform/cache.ts'
import type { Database } from '../../platform/db.ts'
import { requestOrigin } from '../../platform/origin.ts'
import { Problem } from '../../platform/problems.ts'
import { problems, withEntityTag } from '../../platform/schema.ts'
import { timed } from '../../platform/timing.ts'
import { type TermKind, termKinds } from '../../terms/index.ts'
import { writeAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import { writeJsonFeed } from './json-feed.ts'
import { isUnchanged, lastModified } from './last-modified.ts'
import { getFeedSubject, getPageTime, readFeed } from './page.ts'
import { writeRss } from './rss.ts'
import { FeedQuery, feedContent, feedParams, feedSchemas } from './schema.ts'

export interface FeedRoutesOptions {
  readonly db: Database
  readonly address: WebAddress
}

interface Format {
  readonly extension: 'json' | 'atom' | 'rss'
  /** In the names of operations, and to readers. */
  readonly name: string
  readonly title: string
  readonly type: keyof typeof feedContent
  readonly write: (feed: Feed) => string
}

const formats: readonly Format[] = [
  {
    extension: 'json',
    name: 'Json',
    title: 'JSON Feed',
    type: 'application/feed+json',
    write: writeJsonFeed,
  },
  { extension: 'atom', name: 'Atom', title: 'Atom', type: 'application/atom+xml', write: writeAtom },
  { extension: 'rss', name: 'Rss', title: 'RSS', type: 'application/rss+xml', write: writeRss },
]

interface FeedRoute {
  Params: { slug?: string }
  Querystring: FeedQuery
}

export async function feedRoutes(app: FastifyInstance, options: FeedRoutesOptions): Promise<void> {
  for (const schema of feedSchemas) app.addSchema(schema)
  for (const format of formats) {
    route(app, options, format, null)
    for (const kind of termKinds) route(app, options, format, kind)
  }
}

const description = `Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no \`url\` (JSON Feed) or \`link\` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.

\`Last-Modified\` is the newest change among what is shown. It takes the very same time in \`If-Modified-Since\` for a 304; it does not move when an article goes or a term is renamed, for which the \`ETag\` is there.`

function route(
  app: FastifyInstance,
  options: FeedRoutesOptions,
  format: Format,
  kind: TermKind | null,
): void {
  const { db, address } = options
  const folder = kind === null ? '/feeds/articles' : `/feeds/${kind.plural}`
  const of = kind === null ? 'all articles' : `a ${kind.type}`
  app.get<FeedRoute>(
    kind === null ? `${folder}.${format.extension}` : `${folder}/:slug.${format.extension}`,
    {
      config: { access: 'read' },
      schema: {
        operationId: `get${kind === null ? 'Articles' : kind.component}${format.name}Feed`,
        tags: ['feeds'],
        summary: `The feed of ${of} as ${format.title}`,
        description: `${kind?.type === 'category' ? 'Descendants of the category are in it. ' : ''}${description}`,
        ...(kind === null ? {} : { params: feedParams(kind.type) }),
        querystring: FeedQuery,
        response: {
          ...withEntityTag({
            description: 'A page of the feed.',
            content: { [format.type]: feedContent[format.type] },
          }),
          ...(kind === null
            ? {}
            : {
                308: {
                  description: 'The slug has changed; `Location` has the feed of the present one.',
                  type: 'null',
                },
              }),
          ...problems(
            'bad-request',
            'invalid-parameter',
            'cursor-invalid',
            'cursor-mismatch',
            'unauthorized',
            'forbidden',
            ...(kind === null ? [] : (['not-found', 'uri-too-long'] as const)),
            'too-slow',
          ),
        },
      },
    },
    async (request, reply) => {
      const origin = requestOrigin(request)
      const read = timed(request, db.read)
      // Before anything is looked at: what changes in between must not be taken for known.
      const snapshot = await request.server.publicCache.generations.read(['articles', 'terms'])
      const subject = kind === null ? null : await getFeedSubject(read, kind, request.params.slug ?? '')
      if (kind !== null && subject === null) throw new Problem('not-found', `No ${kind.type} has this slug.`)
      if (subject !== null && 'movedTo' in subject) {
        return redirect(
          request,
          reply,
          `${folder}/${encodeURIComponent(subject.movedTo)}.${format.extension}`,
        )
      }
      const since = request.headers['if-modified-since']
      if (since !== undefined && request.headers['if-none-match'] === undefined) {
        const time = await getPageTime(read, subject, request.query)
        if (time !== null && isUnchanged(time, since))
          return reply.code(304).header('last-modified', since).send()
      }
      const path = subject === null ? folder : `${folder}/${encodeURIComponent(subject.slug)}`
      const make = async () => {
        const page = { subject, query: request.query, path: `${path}.${format.extension}`, origin, address }
        const feed = await readFeed(read, page)
        const headers: Record<string, string> =
          feed.updatedAt === null ? {} : { 'last-modified': lastModified(feed.updatedAt, Date.now()) }
        return { body: format.write(feed), headers }
      }
      return sendPublic(request, reply, {
        snapshot,
        type: `${format.type}; charset=utf-8`,
        surrogateKeys: ['articles'],
        origin,
        make,
      })
    },
  )
}

/** To the same page of another feed. */
function redirect(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  const mark = request.url.indexOf('?')
  return reply
    .code(308)
    .header('location', `${path}${mark < 0 ? '' : request.url.slice(mark)}`)
    .send()
}
