// The route of an import's events: its progress as it goes.

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Database } from '../platform/db.ts'
import { problems } from '../platform/schema.ts'
import { importEvents } from './event-stream.ts'
import type { Progress } from './progress.ts'
import { type Import, ImportParams } from './schema.ts'
import { findImport } from './store.ts'

export async function eventsRoutes(
  app: FastifyInstance,
  { db, progress }: { db: Database; progress: Progress },
): Promise<void> {
  app.get<{ Params: { id: string } }>(
    '/v1/imports/:id/events',
    {
      config: { access: 'imports:write' },
      schema: {
        operationId: 'watchImport',
        tags: ['imports'],
        summary: 'Watch an import: server-sent events',
        description:
          'Its state at once, then whenever it has come further, at most four times a second; `done` when it has ended, then the stream closes. The data of each event is the Import as JSON, on one line. A stream that closes without `done` is to be opened again: the server stopped, or the import is gone (404).',
        params: ImportParams,
        response: {
          200: {
            description: 'Events `progress`, and `done` at the end.',
            content: { 'text/event-stream': { schema: Type.String({ examples: [example] }) } },
          },
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'uri-too-long'),
        },
      },
    },
    async (request, reply) => {
      const state = await findImport(db, request.params.id)
      reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        // For nginx, which would hold the events back until its buffer is full.
        .header('x-accel-buffering', 'no')
      if (request.method === 'HEAD') return reply.send()
      // Its connection serves nothing else: a server that stops has no idle one left to wait for.
      return reply.header('connection', 'close').send(importEvents(state, progress))
    },
  )
}

const exampleState: Import = {
  id: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
  state: 'completed',
  format: 'tar.gz',
  dryRun: false,
  by: { type: 'key', id: null, name: 'ADMIN_KEY' },
  total: 11,
  counts: {
    seen: 11,
    created: 11,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    warnings: 3,
    ignored: 0,
  },
  warnings: [],
  bytes: { received: 20480 },
  error: null,
  createdAt: '2022-04-19T04:56:15.000Z',
  startedAt: '2022-04-19T04:56:15.120Z',
  finishedAt: '2022-04-19T04:56:15.520Z',
  perSecond: 27.5,
  links: {
    self: '/v1/imports/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
    items: '/v1/imports/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b/items',
    events: '/v1/imports/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b/events',
  },
}
const example = `retry: 2000\n\nevent: done\ndata: ${JSON.stringify(exampleState)}\n\n`
