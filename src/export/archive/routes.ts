// The route of the export.

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { WebAddress } from '../../articles/index.ts'
import { seesDrafts } from '../../platform/access.ts'
import type { Database } from '../../platform/db.ts'
import { Problem } from '../../platform/problems.ts'
import { problems } from '../../platform/schema.ts'
import { endOfLog } from '../changes/position.ts'
import { tokensOf } from '../changes/secret.ts'
import { exportLines } from './lines.ts'
import { archiveSchemas } from './schema.ts'
import { snapshotStream } from './snapshot-stream.ts'

export interface ArchiveRoutesOptions {
  readonly db: Database
  readonly address: WebAddress
}

/** Exports at a time: each holds one of the ten connections to the database. */
const atATime = 4

const retryAfterSeconds = 30

export async function archiveRoutes(
  app: FastifyInstance,
  { db, address }: ArchiveRoutesOptions,
): Promise<void> {
  for (const schema of archiveSchemas) app.addSchema(schema)
  let running = 0

  app.get(
    '/v1/export/articles.ndjson',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'exportArticles',
        tags: ['export'],
        summary: 'Export the whole archive',
        description:
          'A JSON object a line: the categories, tags and sources, then every article, then what was deleted, as they were at one moment, whatever is written meanwhile. The last line is the `end`, with the token by which `GET /v1/changes` goes on; a file without it was cut off. What is public; with the scope `drafts:read` everything. `POST /v1/imports?format=broadsheet` takes it in again. gzip and brotli by `Accept-Encoding`.',
        querystring: Type.Object({}, { additionalProperties: false }),
        response: {
          200: {
            description: 'A JSON object a line; the schema is that of a line.',
            content: { 'application/x-ndjson': { schema: Type.Ref('ExportLine') } },
          },
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'busy'),
        },
      },
    },
    async (request, reply) => {
      // A copy is large, and old as soon as it is made.
      reply.header('cache-control', 'no-store').type('application/x-ndjson; charset=utf-8')
      if (request.method === 'HEAD') return reply.send()
      const tokens = await tokensOf(db)
      if (running >= atATime) {
        throw new Problem('busy', `${atATime} exports are under way. Try again later.`, {
          headers: { 'retry-after': String(retryAfterSeconds) },
        })
      }
      running += 1
      const visibility = seesDrafts(request) ? 'all' : 'public'
      const stream = await snapshotStream(
        db,
        async function* (tx) {
          const position = await endOfLog(tx, visibility)
          const next = tokens.encode({ reader: visibility, position, walk: null })
          yield* exportLines(tx, { visibility, address, next })
        },
        () => {
          running -= 1
        },
      )
      return reply.send(stream)
    },
  )
}
