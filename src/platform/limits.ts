// The bounds of a request before any feature sees it: sizes and times. Fastify's defaults have no request time-out and
// no bound on connections.

import type { Server } from 'node:http'
import type { FastifyHttpOptions, FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from './problems.ts'

/** A slug of 200 characters takes up to 12 bytes each, percent-encoded. */
const maxParameterCharacters = 2_400

const jsonBodyBytes = 1_048_576

/** A body must be here by then; an upload may take longer, but not rest longer than `connectionTimeout`. */
const bodyMs = 30_000

/** Sockets beyond these are refused by the listener. */
const maxConnections = 2_000

/** Options of the server itself. */
export const serverLimits = {
  bodyLimit: jsonBodyBytes,
  connectionTimeout: 60_000,
  keepAliveTimeout: 10_000,
  routerOptions: { maxParamLength: maxParameterCharacters },
  http: {
    // Checked below: Node's own refusal has no body.
    requireHostHeader: false,
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    // How often Node looks for headers that are late; its own half a minute would make 10 seconds up to 40.
    connectionsCheckingInterval: 1_000,
  },
  // A proxy's request names the host too (RFC 9112, 3.2.2); what a client calls this server must not get into an answer.
  rewriteUrl: ({ url = '/' }: { url?: string | undefined }) => url.replace(/^https?:\/\/[^/?#]*\/?/i, '/'),
} as const satisfies Partial<FastifyHttpOptions<Server>>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is an upload, read as a stream at its own pace. */
    upload?: boolean
  }
}

export const limits = fp(
  async (app: FastifyInstance) => {
    app.server.maxConnections = maxConnections

    app.addHook('onRequest', (request, reply, done) => {
      const hosts = hostLines(request.raw.rawHeaders)
      if (hosts > 1) throw new Problem('bad-request', 'The request has two Host lines.')
      if (hosts === 0 && request.raw.httpVersion === '1.1')
        throw new Problem('bad-request', 'The request has no Host line.')
      if (!hasBody(request.headers) || request.routeOptions.config.upload) return done()
      // Node's own requestTimeout would end uploads too.
      const timer = setTimeout(() => {
        reply.header('connection', 'close')
        reply.send(new Problem('request-timeout', `The body was not here after ${bodyMs / 1000} seconds.`))
      }, bodyMs)
      const stop = () => clearTimeout(timer)
      request.raw.once('end', stop)
      // A refusal comes before the body was read: its end is never seen then.
      reply.raw.once('finish', stop).once('close', stop)
      done()
    })
  },
  { name: 'limits' },
)

function hasBody(headers: Readonly<Record<string, unknown>>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Node keeps the first of several and drops the rest: a proxy in front may have judged by another (RFC 9112, 3.2). */
function hostLines(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
}
