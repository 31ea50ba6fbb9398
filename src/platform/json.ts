// Answers whose JSON PostgreSQL has made already: they pass through as bytes and are neither parsed nor decoded here.

import type { FastifyReply } from 'fastify'

const json = 'application/json; charset=utf-8'

/** JSON in parts that follow each other, text or bytes: they are copied together once, at the end. */
export type JsonParts = readonly (string | Buffer)[]

/** JSON out of its parts. */
export function jsonBytes(parts: JsonParts): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
}

/** The JSON of an object with further fields behind its own: their JSON without the braces. */
export function withFields(object: JsonParts, fields: string): JsonParts {
  const end = object.at(-1) ?? ''
  const open = typeof end === 'string' ? end.slice(0, -1) : end.subarray(0, -1)
  return [...object.slice(0, -1), open, `,${fields}}`]
}

/** The JSON of a list. */
export function joined(items: readonly JsonParts[]): JsonParts {
  return ['[', ...items.flatMap((item, index) => (index === 0 ? item : [',', ...item])), ']']
}

/** The JSON of a list of texts: with its `page`, and what else stands beside it. */
export function listJson(
  items: readonly JsonParts[],
  page: object,
  beside: Readonly<Record<string, object>> = {},
): Buffer {
  const rest = Object.entries({ page, ...beside }).map(
    ([name, value]) => `,"${name}":${JSON.stringify(value)}`,
  )
  return jsonBytes(['{"data":', ...joined(items), ...rest, '}'])
}

/** Answers with one JSON text. */
export function sendOne(reply: FastifyReply, text: Buffer): FastifyReply {
  return reply.type(json).send(text)
}

/** Answers with a list of JSON texts and its `page`. */
export function sendList(reply: FastifyReply, items: readonly JsonParts[], page: object): FastifyReply {
  return reply.type(json).send(listJson(items, page))
}
