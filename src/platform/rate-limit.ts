// Rate limits: requests are counted by key, else by the peer's address, and every answer tells what is left
// (draft-ietf-httpapi-ratelimit-headers-10). Which budget a request takes from is data on its route.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { type Budget, Budgets, budgets, type RateLimit, type Taken } from './budgets.ts'
import { clientOfAddress } from './client-address.ts'
import { Problem } from './problems.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a request takes from; null: nothing, and it is never refused. Default: by the method. */
    budget?: Budget | null
  }
  interface FastifyInstance {
    rateLimit: RateLimiting
  }
}

/** Where a request is counted; each of these does nothing where there is no limit. */
export interface RateLimiting {
  /** Counts a request by its key, else by its address. @throws {Problem} rate-limited. */
  count(request: FastifyRequest, reply: FastifyReply): void
  /** Counts a request whose key is wrong, by its address. @throws {Problem} rate-limited. */
  countWrongKey(request: FastifyRequest, reply: FastifyReply): void
  /** Refuses a key unseen when too many from this address were wrong. @throws {Problem} rate-limited. */
  refuseGuessing(request: FastifyRequest, reply: FastifyReply): void
  /** Counts a read without a key. @returns names and values in turn of its headers; null when it is over the budget. */
  countKept(request: FastifyRequest): readonly string[] | null
  /** The headers of a request that was counted, names and values in turn. */
  headersOf(reply: FastifyReply): readonly string[]
}

const policyHeader = 'ratelimit-policy'
const stateHeader = 'ratelimit'
/** Tell one client what it has left: never part of an answer that is kept for others. */
export const rateLimitHeaders: readonly string[] = [policyHeader, stateHeader]

const unlimited: RateLimiting = {
  count: () => undefined,
  countWrongKey: () => undefined,
  refuseGuessing: () => undefined,
  countKept: () => [],
  headersOf: () => [],
}

export const rateLimit = fp(
  async (app: FastifyInstance, { limit, now }: { limit: RateLimit | null; now: () => number }) => {
    app.decorate('rateLimit', limit === null ? unlimited : limited(limit, now))
  },
  { name: 'rate-limit' },
)

function limited(limit: RateLimit, now: () => number): RateLimiting {
  // Wrong keys have a budget beside: what is read without a key must not lock out the keys of the same address.
  const left = new Budgets({ ...limit, wrongKey: limit.read }, now)
  const policies = Object.fromEntries(
    budgets.map((budget) => [budget, `"${budget}";q=${limit[budget]};w=60`]),
  ) as Record<Budget, string>

  const tell = (reply: FastifyReply, budget: Budget, { isGranted, remaining, seconds }: Taken) => {
    reply.header(policyHeader, policies[budget])
    reply.header(stateHeader, stateOf(budget, remaining, seconds))
    if (!isGranted) throw refusal(budget, limit[budget], seconds)
  }

  return {
    count(request, reply) {
      const budget = budgetOf(request)
      if (budget !== null) tell(reply, budget, left.take(clientOf(request), budget))
    },
    countWrongKey(request, reply) {
      const client = clientOfAddress(request.ip)
      left.take(client, 'wrongKey')
      tell(reply, 'read', left.take(client, 'read'))
    },
    refuseGuessing(request, reply) {
      const seconds = left.wait(clientOfAddress(request.ip), 'wrongKey')
      if (seconds > 0) tell(reply, 'read', { isGranted: false, remaining: 0, seconds })
    },
    countKept(request) {
      const { isGranted, remaining, seconds } = left.take(clientOfAddress(request.ip), 'read')
      return isGranted
        ? [policyHeader, policies.read, stateHeader, stateOf('read', remaining, seconds)]
        : null
    },
    headersOf: (reply) =>
      rateLimitHeaders.flatMap((name) => {
        const value = reply.getHeader(name)
        return value === undefined ? [] : [name, String(value)]
      }),
  }
}

function stateOf(budget: Budget, remaining: number, seconds: number): string {
  return `"${budget}";r=${remaining};t=${seconds}`
}

function refusal(budget: Budget, perMinute: number, seconds: number): Problem {
  return new Problem(
    'rate-limited',
    `This client has ${perMinute} requests a minute of the kind "${budget}", and has used them up. Come again in ${seconds} s.`,
    { headers: { 'retry-after': String(seconds) } },
  )
}

/** A key is one client wherever it is used; no address has a blank. */
function clientOf({ caller, ip }: FastifyRequest): string {
  return caller ? `key ${caller.keyId ?? caller.name}` : clientOfAddress(ip)
}

function budgetOf(request: FastifyRequest): Budget | null {
  return request.is404 ? 'read' : budgetOfRoute(request.method, request.routeOptions.config.budget)
}

/** What a route's requests take from: what it says itself, else by the method. A browser's OPTIONS takes nothing. */
export function budgetOfRoute(method: string, stated: Budget | null | undefined): Budget | null {
  if (stated !== undefined) return stated
  if (method === 'OPTIONS') return null
  return ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) ? 'write' : 'read'
}
