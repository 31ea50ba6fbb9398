// The route of the stream of changes.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { WebAddress } from '../../articles/index.ts'
import { seesDrafts } from '../../platform/access.ts'
import type { Database } from '../../platform/db.ts'
import { Problem } from '../../platform/problems.ts'
import { problems } from '../../platform/schema.ts'
import { changeEvents } from './event-stream.ts'
import { checkKnown } from './page.ts'
import { endOfLog } from './position.ts'
import { ChangeStreamQuery, exampleChange, exampleToken } from './schema.ts'
import { tokensOf } from './secret.ts'
import { eventPages } from './stream-pages.ts'
import type { Tail } from './tail.ts'
import type { ChangeReader, ChangeToken, ChangeTokens } from './token.ts'

export interface ChangeStreamOptions {
  readonly db: Database
  readonly address: WebAddress
  readonly tail: Tail
  /** Begins to listen for the commits of other nodes. */
  readonly hear: () => void
}

/** A stream that ended for want of room is tried again after so many seconds. */
const retryAfterSeconds = 10

export async function changeStreamRoute(
  app: FastifyInstance,
  { db, address, tail, hear }: ChangeStreamOptions,
): Promise<void> {
  const read = eventPages(db, address)

  app.get<{ Querystring: ChangeStreamQuery }>(
    '/v1/changes/stream',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'streamChanges',
        tags: ['changes'],
        summary: 'Follow what changes: server-sent events',
        description: `Each change as an event \`change\`, whose data is a Change as JSON on one line, as soon as it is committed. The id of an event is the token to go on from after it: \`EventSource\` sends it by itself when it connects again (\`Last-Event-ID\`), and \`GET /v1/changes?since=\` takes it too. Without \`Last-Event-ID\` and \`since\` the stream begins now; the id that it opens with is the token of that moment. To begin with everything there is, follow \`GET /v1/changes\` to its end and go on here.

A stream that closes is to be opened again: the server stopped, the key was revoked (401), or its place in the log is no longer kept (410).`,
        querystring: ChangeStreamQuery,
        response: {
          200: {
            description: 'Events `change`.',
            content: { 'text/event-stream': { schema: Type.String({ examples: [example] }) } },
          },
          ...problems(
            'invalid-parameter',
            'token-invalid',
            'unauthorized',
            'forbidden',
            'changes-expired',
            'busy',
          ),
        },
      },
    },
    async (request, reply) => {
      if (tail.isFull) {
        throw new Problem('busy', 'This server streams to as many clients as it can.', {
          headers: { 'retry-after': String(retryAfterSeconds) },
        })
      }
      hear()
      const reader = seesDrafts(request) ? 'all' : 'public'
      const tokens = await tokensOf(db)
      const given = givenToken(request, tokens, reader)
      const from: ChangeToken = given ?? { reader, position: await endOfLog(db.read, reader), walk: null }
      // While the answer can still say that it is expired.
      if (given) await checkKnown(db.read, given)
      reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        // For nginx, which would hold the events back until its buffer is full.
        .header('x-accel-buffering', 'no')
      if (request.method === 'HEAD') return reply.send()
      const { authorization = null } = request.headers
      const watcher = { key: authorization, isAllowed: () => app.isStillAllowed(request) }
      // Its connection serves nothing else: a server that stops has no idle one left to wait for.
      const onError = (error: unknown) => request.log.warn({ err: error }, 'changes could not be read')
      return reply
        .header('connection', 'close')
        .send(changeEvents({ tokens, from, tail, read, watcher, onError }))
    },
  )
}

/** The token to go on from: what a client has heard last goes before what it began with. */
function givenToken(
  request: FastifyRequest<{ Querystring: ChangeStreamQuery }>,
  tokens: ChangeTokens,
  reader: ChangeReader,
): ChangeToken | null {
  const last = request.headers['last-event-id']
  // A client that has heard no id yet may send an empty one.
  if (typeof last === 'string' && last !== '') return tokens.decode(last, reader, 'Last-Event-ID')
  const { since } = request.query
  return since === undefined ? null : tokens.decode(since, reader, 'since')
}

const example = `retry: 2000\nid: ${exampleToken}\n\nid: ${exampleToken}\nevent: change\ndata: ${JSON.stringify(exampleChange)}\n\n`
