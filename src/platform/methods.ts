// Methods: 405 with `Allow` for every method that a known address does not have. Fastify alone answers 404.

import { METHODS } from 'node:http'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import findMyWay from 'find-my-way'
import { Problem } from './problems.ts'

/** All that Node reads, but for CONNECT, which is no request to it, and OPTIONS, which has its own answer. */
const known = METHODS.filter((method) => method !== 'CONNECT' && method !== 'OPTIONS')

export const methods = fp(
  async (app: FastifyInstance) => {
    for (const method of known) {
      if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)
    }
    // The addresses alone, beside Fastify's router: a route of each for every method took a tenth of the memory.
    const addresses = findMyWay({ maxParamLength: Number.POSITIVE_INFINITY })
    const methodsOf = new Map<string, Set<string>>()
    app.addHook('onRoute', (route) => {
      // Files of the documentation page, which has its own ways.
      if (route.schema?.hide) return
      const before = methodsOf.get(route.url)
      const taken = before ?? new Set<string>()
      for (const method of [route.method].flat()) taken.add(method)
      if (before) return
      methodsOf.set(route.url, taken)
      addresses.on('GET', route.url, () => undefined, taken)
    })
    app.decorate('refuseOtherMethods', () => {
      app.addHook('onRequest', (request, _reply, done) => {
        const taken = addresses.find('GET', request.url)?.store
        // Also where another address took the method: /v1/articles/bulk is no article, although it could be a slug.
        if (!(taken instanceof Set) || taken.has(request.method)) return done()
        const allow = [...taken].sort().join(', ')
        throw new Problem('method-not-allowed', `This address takes ${allow}.`, { headers: { allow } })
      })
    })
  },
  { name: 'methods' },
)

declare module 'fastify' {
  interface FastifyInstance {
    /** Call it last: such an answer has the headers of all hooks before it. */
    refuseOtherMethods(): void
  }
}
