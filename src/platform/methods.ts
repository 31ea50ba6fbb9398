// Methods: 405 with `Allow` for every method that a known address does not have. Fastify alone answers 404.

import { METHODS } from 'node:http'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from './problems.ts'

/** All that Node reads, but for CONNECT, which is no request to it, and OPTIONS, which has its own answer. */
const known = METHODS.filter((method) => method !== 'CONNECT' && method !== 'OPTIONS')

export const methods = fp(
  async (app: FastifyInstance) => {
    for (const method of known) {
      if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)
    }
    const allowed = new Map<string, Set<string>>()
    app.addHook('onRoute', (route) => {
      // Files of the documentation page, which has its own ways.
      if (route.schema?.hide) return
      const at = allowed.get(route.url) ?? new Set<string>()
      for (const method of [route.method].flat()) at.add(method)
      allowed.set(route.url, at)
    })
    app.decorate('refuseOtherMethods', () => {
      for (const [url, taken] of [...allowed]) {
        const allow = [...taken].sort().join(', ')
        app.route({
          method: known.filter((method) => !taken.has(method)),
          url,
          config: { access: 'open' },
          schema: { hide: true },
          // Before the body is read and its content type judged.
          onRequest: async () => {
            throw new Problem('method-not-allowed', `This address takes ${allow}.`, { headers: { allow } })
          },
          handler: async () => undefined,
        })
      }
    })
  },
  { name: 'methods' },
)

declare module 'fastify' {
  interface FastifyInstance {
    /** Call it after the last route. */
    refuseOtherMethods(): void
  }
}
