// Answers whose JSON PostgreSQL has made already: they pass through as text and are never parsed here.

import type { FastifyReply } from 'fastify'

const json = 'application/json; charset=utf-8'

/** Answers with one JSON text. */
export function sendOne(reply: FastifyReply, text: string): FastifyReply {
  return reply.type(json).send(text)
}

/** Answers with a list of JSON texts, its `page`, and what else stands beside it. */
export function sendList(
  reply: FastifyReply,
  items: readonly string[],
  page: object,
  beside: Readonly<Record<string, object>> = {},
): FastifyReply {
  const rest = Object.entries(beside).map(([name, value]) => `,"${name}":${JSON.stringify(value)}`)
  return reply.type(json).send(`{"data":[${items.join(',')}],"page":${JSON.stringify(page)}${rest.join('')}}`)
}
