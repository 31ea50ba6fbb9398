// Who may do what: each route says in its config what it demands, and one hook holds it. A route that says nothing does
// not start. Which keys exist is the business of the feature that registers the verifier.

import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from './problems.ts'

export const scopes = [
  'content:read',
  'drafts:read',
  'content:write',
  'imports:write',
  'keys:manage',
  'metrics:read',
] as const
export type Scope = (typeof scopes)[number]

/** `open`: always, whatever the key. `read`: public unless the operator says `READ_ACCESS=key`. A scope: a key that has it. `key`: any key. */
export type Access = 'open' | 'read' | 'key' | Scope

/** Who a request comes from: what its key may do. */
export interface Caller {
  /** Null for the key of the setting ADMIN_KEY. */
  readonly keyId: string | null
  readonly name: string
  readonly scopes: ReadonlySet<Scope>
  readonly expiresAt: Date | null
}

/** Finds the caller of a key; null when it is wrong, expired or revoked. */
export type VerifyKey = (key: string) => Promise<Caller | null>

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    /** Null without a key. */
    caller: Caller | null
  }
  interface FastifyInstance {
    /** Whether the key of a request that is being answered for long is still valid and may do what it might then. */
    isStillAllowed(request: FastifyRequest): Promise<boolean>
  }
}

export const access = fp(
  async (app: FastifyInstance, options: { readAccess: 'public' | 'key'; verifyKey: VerifyKey }) => {
    app.decorateRequest('caller', null)

    app.decorate('isStillAllowed', async (request) => {
      const key = keyOf(request)
      if (key === null) return true
      const caller = await options.verifyKey(key)
      return caller !== null && [...(request.caller?.scopes ?? [])].every((scope) => caller.scopes.has(scope))
    })

    const routes: RouteOptions[] = []
    app.addHook('onRoute', (route) => {
      routes.push(route)
    })
    app.addHook('onReady', async () => {
      const silent = routes.find((route) => route.config?.access === undefined)
      if (silent)
        throw new Error(
          `The route ${silent.method} ${silent.url} does not say who may use it (config.access).`,
        )
    })

    app.addHook('onRequest', async (request, reply) => {
      const demanded = request.is404 ? 'open' : (request.routeOptions.config.access ?? 'keys:manage')
      // No key is looked at here: liveness must touch nothing, and nobody's key changes what an open address says.
      if (demanded === 'open') return app.rateLimit.count(request, reply)
      const key = keyOf(request)
      if (key !== null) {
        app.rateLimit.refuseGuessing(request, reply)
        request.caller = key === malformed ? null : await options.verifyKey(key)
        if (!request.caller) {
          app.rateLimit.countWrongKey(request, reply)
          throw key === malformed
            ? unauthorized('The Authorization header must be "Bearer <key>".', 'invalid_request')
            : unauthorized('The key is wrong, expired or revoked.', 'invalid_token')
        }
      }
      app.rateLimit.count(request, reply)
      const scope = demanded === 'read' ? (options.readAccess === 'key' ? 'content:read' : null) : demanded
      if (scope === null) return
      if (!request.caller) throw unauthorized('This needs a key. Send it as "Authorization: Bearer <key>".')
      if (scope !== 'key' && !request.caller.scopes.has(scope)) {
        throw new Problem('forbidden', `The key lacks the scope "${scope}".`, {
          headers: {
            'www-authenticate': `Bearer realm="broadsheet", error="insufficient_scope", scope="${scope}"`,
          },
        })
      }
    })

    // What a key sees is its own: no shared cache may keep it. Problems are never kept.
    app.addHook('onSend', (request, reply, _payload, done) => {
      reply.header('vary', 'Authorization, Accept-Encoding, Origin')
      if (reply.statusCode >= 400) reply.header('cache-control', 'no-store')
      else if (request.caller && reply.getHeader('cache-control') !== 'no-store')
        reply.header('cache-control', 'private, no-cache')
      done()
    })
  },
  { name: 'access', dependencies: ['rate-limit'] },
)

/** What is sent in place of a key; no key is empty. */
const malformed = ''

/** The key of a request (RFC 6750); null without one. */
function keyOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  if (header === undefined) return null
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1] ?? malformed
}

function unauthorized(detail: string, error?: string): Problem {
  const challenge = `Bearer realm="broadsheet"${error ? `, error="${error}"` : ''}`
  return new Problem('unauthorized', detail, { headers: { 'www-authenticate': challenge } })
}

/** Whether a request may see what is not public. */
export function seesDrafts(request: FastifyRequest): boolean {
  return request.caller?.scopes.has('drafts:read') ?? false
}
