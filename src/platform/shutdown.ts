// A stop that nobody notices: what is under way is finished, connections are told to go, and none may hold it up.

import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Connections that are still open this long after the stop began are cut: the whole stop stays under ten seconds. */
const graceMs = 7_000

/**
 * Options of the server: a request that came before the stop is answered as ever, and readiness in its own words. Fastify
 * alone answers both with a 503 that is no problem.
 */
export const stopOptions = { return503OnClosing: false }

declare module 'fastify' {
  interface FastifyInstance {
    isStopping(): boolean
    /** Says that a stop begins: readiness turns 503, answers say `Connection: close`. */
    beginStopping(): void
  }
}

export const shutdown = fp(
  async (app: FastifyInstance) => {
    let stopping = false
    app.decorate('isStopping', () => stopping)
    app.decorate('beginStopping', () => {
      stopping = true
    })
    app.addHook('onSend', (_request, reply, _payload, done) => {
      if (stopping) reply.header('connection', 'close')
      done()
    })
    app.addHook('preClose', async () => {
      stopping = true
      app.server.closeIdleConnections()
      setTimeout(() => app.server.closeAllConnections(), graceMs).unref()
    })
  },
  { name: 'shutdown' },
)
