// The headers by which browsers are told to be careful, on every answer. They are Helmet's.

import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import helmet from 'helmet'

/** Without its policy of content, which is for pages: answers are data, read by pages of any origin. */
const options = {
  contentSecurityPolicy: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
} as const

export const securityHeaders = fp(
  async (app: FastifyInstance) => {
    // They are the same every time, so Helmet is asked once: making them again for each answer showed in profiles.
    const headers = headersOf(helmet(options))
    app.addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers)
      done()
    })
  },
  { name: 'security-headers' },
)

/** What a middleware sets. @throws what it passes on. */
function headersOf(middleware: ReturnType<typeof helmet>): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  middleware(request, response, (error) => {
    if (error) throw error
  })
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  )
}
