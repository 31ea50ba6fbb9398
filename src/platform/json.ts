// Answers whose JSON PostgreSQL has made already: they pass through as text and are never parsed here.

import type { FastifyReply } from 'fastify'

const json = 'application/json; charset=utf-8'

/** Answers with one JSON text. */
export function sendOne(reply: FastifyReply, text: string): FastifyReply {
  return reply.type(json).send(text)
}

/** The JSON text of a list: of JSON texts, its `page`, and what else stands beside it. */
export function listJson(
  items: readonly string[],
  page: object,
  beside: Readonly<Record<string, object>> = {},
): string {
  const rest = Object.entries(beside).map(([name, value]) => `,"${name}":${JSON.stringify(value)}`)
  return `{"data":[${items.join(',')}],"page":${JSON.stringify(page)}${rest.join('')}}`
}

/** Answers with a list of JSON texts and its `page`. */
export function sendList(reply: FastifyReply, items: readonly string[], page: object): FastifyReply {
  return reply.type(json).send(listJson(items, page))
}
