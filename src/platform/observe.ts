// What can be seen from outside of a request: its id on every answer, and one structured line in the log.

import { randomUUID } from 'node:crypto'
import { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import fp from 'fastify-plugin'

/** A caller's own id is taken when it is short and has no character that could forge a log line. */
const saneRequestId = /^[A-Za-z0-9._:/+=-]{1,128}$/

/** A key that somebody put into the address: its id tells which one to revoke. */
function withoutSecrets(path: string): string {
  return path.replaceAll(/(bs_[0-9A-Za-z]{22})_[0-9A-Za-z]+/g, '$1_…')
}

/** Options of the server: ids and a log whose lines never hold a key, a cookie or a query. */
export function observed(logLevel: string) {
  return {
    logger: {
      level: logLevel,
      // Standard output is for the lines that a person reads at the start.
      stream: process.stderr,
      serializers: {
        req: (request: { method: string; url: string; ip: string }) => ({
          method: request.method,
          path: withoutSecrets(request.url.split('?', 1)[0] ?? ''),
          peer: request.ip,
        }),
      },
    },
    requestIdHeader: false,
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && saneRequestId.test(given) ? given : randomUUID()
    },
    // One line a request, written below.
    logController: new LogController({ disableRequestLogging: true }),
  } as const satisfies Partial<FastifyServerOptions>
}

export const observe = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id)
      done()
    })
    app.addHook('onResponse', (request, reply, done) => {
      request.log.info(
        {
          req: request,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime * 10) / 10,
          ...(request.caller ? { key: request.caller.keyId ?? request.caller.name } : {}),
        },
        'request',
      )
      done()
    })
  },
  { name: 'observe' },
)
