// What the OpenAPI document says of every operation, so that no route repeats it: the key and the scope that it needs, who is
// refused, and the headers that all answers bear.

import type { FastifySchema } from 'fastify'
import { type Scope, scopes } from './access.ts'
import type { Budget } from './budgets.ts'
import { addExamples } from './openapi-examples.ts'
import { type ProblemName, problemTable } from './problems.ts'
import { problems } from './schema.ts'

/** Says of an operation what its route's config says: the key that it needs, and whether its requests are counted. */
export function describedOperation(schema: FastifySchema, access: string | undefined, budget: Budget | null) {
  const query = schema.querystring as { properties?: Record<string, object>; required?: string[] } | undefined
  return {
    ...schema,
    ...(query
      ? {
          querystring: {
            ...query,
            // What has a default may be left out.
            required: query.required?.filter((name) => !('default' in (query.properties?.[name] ?? {}))),
          },
        }
      : {}),
    ...(isScope(access) && {
      description: [schema.description, `Needs a key with the scope \`${access}\`.`]
        .filter(Boolean)
        .join(' '),
    }),
    // OpenAPI 3.1 lets a scheme of HTTP name roles: here, scopes.
    security:
      access === 'open'
        ? []
        : access === 'read'
          ? [{}, { key: [] }]
          : [{ key: isScope(access) ? [access] : [] }],
    response: { ...refusals(access, budget), ...(schema.response as object | undefined) },
  }
}

function isScope(access: string | undefined): access is Scope {
  return scopes.some((scope) => scope === access)
}

/** What an operation refuses because of who asks, beside what its route says itself. */
function refusals(access: string | undefined, budget: Budget | null) {
  const names: ProblemName[] = []
  if (access !== 'open') names.push('unauthorized')
  if (access === 'read' || isScope(access)) names.push('forbidden')
  if (budget !== null) names.push('rate-limited')
  const statuses = names.map((name) => String(problemTable[name][0]))
  return Object.fromEntries(
    Object.entries(problems(...names)).filter(([status]) => statuses.includes(status)),
  )
}

/** Of every answer that was counted; without the setting RATE_LIMIT=off. */
export const countedHeaders = {
  'RateLimit-Policy': {
    description:
      'The budget that the request took from: `q` requests in `w` seconds, for one key, else for one address (draft-ietf-httpapi-ratelimit-headers). Absent where the operator sets no limit.',
    schema: { type: 'string', examples: ['"read";q=6000;w=60'] },
  },
  RateLimit: {
    description:
      'What is left of it: `r` requests at once, and in `t` seconds one more. Absent where the operator sets no limit.',
    schema: { type: 'string', examples: ['"read";r=5999;t=1'] },
  },
} as const

const retryAfterHeader = {
  required: true,
  description: 'Seconds until it is worth while to come again.',
  schema: { type: 'integer', minimum: 1 },
}

const requestIdHeader = {
  required: true,
  description: 'Id of the request: the one that the caller sent, if it was sane.',
  schema: { type: 'string' },
}

/** What every operation has in common, and what the schemas leave to be understood. */
export function completed<T extends object>(document: T): T {
  visit(document)
  addExamples(document)
  return document
}

/** Walks the document and completes each parameter, response and enumeration in place. */
function visit(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  const part = node as Record<string, unknown>
  if (Array.isArray(part.enum) && part.type === undefined) part.type = 'string'
  if (part.in === 'query' && (part.schema as { type?: string }).type === 'array') {
    // Values are separated by commas.
    part.style = 'form'
    part.explode = false
  }
  if (typeof part.responses === 'object' && part.responses !== null) {
    const responses = part.responses as Record<string, { headers?: object }>
    const counted = responses['429'] === undefined ? [] : Object.keys(countedHeaders)
    for (const response of Object.values(responses)) {
      response.headers = {
        'X-Request-Id': requestIdHeader,
        ...Object.fromEntries(counted.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
        ...response.headers,
      }
    }
    for (const status of ['429', '503']) {
      const response = responses[status]
      // What takes too long for what it asks does so the next time too: then there is none.
      const header = { ...retryAfterHeader, required: status === '429' }
      if (response) response.headers = { ...response.headers, 'Retry-After': header }
    }
  }
  for (const child of Object.values(part)) visit(child)
}
