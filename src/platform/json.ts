// Answers whose JSON PostgreSQL has made already: they pass through as bytes and are neither parsed nor decoded here.

import type { FastifyReply } from 'fastify'

const json = 'application/json; charset=utf-8'

/** JSON put together of text and of what is bytes already, as a template. */
export function jsonBytes(texts: TemplateStringsArray, ...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(
    texts.flatMap((text, index) => {
      const part = parts[index]
      return [
        Buffer.from(text),
        ...(part === undefined ? [] : [typeof part === 'string' ? Buffer.from(part) : part]),
      ]
    }),
  )
}

/** The JSON of an object with further fields behind its own: their JSON without the braces. */
export function withFields(object: Buffer, fields: string): Buffer {
  return Buffer.concat([object.subarray(0, -1), Buffer.from(`,${fields}}`)])
}

const comma = Buffer.from(',')

/** JSON texts with a comma between each two. */
export function joined(items: readonly Buffer[]): Buffer {
  return Buffer.concat(items.flatMap((item, index) => (index === 0 ? [item] : [comma, item])))
}

/** The JSON of a list: of JSON texts, its `page`, and what else stands beside it. */
export function listJson(
  items: readonly Buffer[],
  page: object,
  beside: Readonly<Record<string, object>> = {},
): Buffer {
  const rest = Object.entries({ page, ...beside }).map(
    ([name, value]) => `,"${name}":${JSON.stringify(value)}`,
  )
  return jsonBytes`{"data":[${joined(items)}]${rest.join('')}}`
}

/** Answers with one JSON text. */
export function sendOne(reply: FastifyReply, text: Buffer): FastifyReply {
  return reply.type(json).send(text)
}

/** Answers with a list of JSON texts and its `page`. */
export function sendList(reply: FastifyReply, items: readonly Buffer[], page: object): FastifyReply {
  return reply.type(json).send(listJson(items, page))
}
