// Caching of what the public reads: entity tags, what caches may do, and the answers that this process keeps itself.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { seesDrafts } from './access.ts'
import {
  acceptedEncoding,
  compress,
  compressedFromBytes,
  compressStream,
  type Encoding,
  isCompressible,
} from './compression.ts'
import { entityTag, matchesNone } from './etag.ts'
import type { Generations, Scope, Snapshot } from './generations.ts'
import { rateLimitHeaders } from './rate-limit.ts'
import { bodyIn, ResponseCache, type StoredAnswer, type StoredBody } from './response-cache.ts'

export interface CacheOptions {
  readonly generations: Generations
  /** Budget of the kept answers; 0 keeps none. */
  readonly cacheBytes: number
  /** What other caches may do with an answer to the public. */
  readonly cacheControl: string
  /** Whatever else changes answers: the program's version, its settings. */
  readonly revision: string
}

/** An answer that depends on public things alone. */
export interface PublicAnswer {
  /** What it depends on; or the generations themselves, where they had to be read before something else was. */
  readonly scopes?: readonly Scope[]
  readonly snapshot?: Snapshot
  /** Its own entity tag; absent: one made of the request and the generations. */
  readonly etag?: string
  /** By which a CDN can be told to drop it. */
  readonly surrogateKeys?: readonly string[]
  readonly type?: string
  /** What the answer has of the address that was asked, such as the host; then it is not kept. */
  readonly origin?: string
  /** Makes the body, out of what is read from now on; not called when the reader has it already. */
  readonly make: () => Promise<Body | MadeAnswer>
}

/** A body with headers of its own. */
export interface MadeAnswer {
  readonly body: Body
  readonly headers: Readonly<Record<string, string>>
}

/** A text, or its bytes in UTF-8. */
type Body = string | Buffer

declare module 'fastify' {
  interface FastifyInstance {
    publicCache: CacheOptions & { readonly answers: ResponseCache }
  }
  interface FastifyRequest {
    /** Milliseconds spent waiting for the database, where that was measured. */
    databaseMs: number
  }
  interface FastifyReply {
    /** What the answer lives by, if it may be kept. */
    toKeep: { readonly etag: string; readonly snapshot: Snapshot } | null
  }
}

/** All surrogate keys of an answer together; CDNs take 16 KB, proxies in between less. */
const surrogateKeyBytes = 2_800

/** Belong to one answer on one connection, and not to its copy. */
const ownHeaders = new Set([
  'x-request-id',
  'server-timing',
  'content-encoding',
  'content-length',
  'date',
  'connection',
  'keep-alive',
  ...rateLimitHeaders,
])

/** Serves what is kept. Registered before all that a kept answer has behind it. */
export const cacheHits = fp(
  async (app: FastifyInstance, options: CacheOptions) => {
    const answers = new ResponseCache(options.cacheBytes)
    app.decorate('publicCache', { ...options, answers })
    app.decorateRequest('databaseMs', 0)
    app.decorateReply('toKeep', null)
    if (!answers.isOn) return
    app.addHook('onRequest', (request, reply, done) => {
      const { method, headers } = request.raw
      if (method !== 'GET' || headers.authorization !== undefined || app.isStopping()) return done()
      const answer = answers.get(request.url)
      if (!answer || !options.generations.holds(answer.snapshot)) return done()
      // Who is over its budget is refused further down, where all headers of a refusal are made.
      const counted = app.rateLimit.countKept(request)
      if (counted === null) return done()
      sendKept(request, reply, answer, counted)
    })
  },
  { name: 'cache-hits', dependencies: ['rate-limit'] },
)

/** Keeps what may be kept, compresses, and tells times. Registered after all that adds headers. */
export const cacheFills = fp(
  async (app: FastifyInstance) => {
    app.addHook('onSend', (request, reply, payload, done) => {
      const kept = keep(request, reply, payload)
      if (request.databaseMs > 0) {
        const cache = reply.toKeep ? ', cache;desc="miss"' : ''
        reply.header('server-timing', `db;dur=${request.databaseMs.toFixed(1)}${cache}`)
      }
      const encoding = acceptedEncoding(request.headers['accept-encoding'])
      const encoded = kept
        ? // What is compressed for this reader is for the next ones too.
          withEncoding(reply, bodyIn(kept, encoding))
        : compressed(request, reply, payload, encoding)
      if (encoded instanceof Promise) encoded.then((body) => done(null, body), done)
      else done(null, encoded)
    })
  },
  { name: 'cache-fills' },
)

/** Keeps an answer as it is sent, if it may be kept. @returns what is kept; null when nothing is. */
function keep(request: FastifyRequest, reply: FastifyReply, payload: unknown): StoredAnswer | null {
  if (!reply.toKeep || reply.statusCode !== 200 || !isBody(payload)) return null
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    value === undefined || ownHeaders.has(name) ? [] : [value].flat().flatMap((each) => [name, String(each)]),
  )
  // The type is that of a body.
  const type = headers.indexOf('content-type')
  const headersWithoutBody = type < 0 ? headers : headers.toSpliced(type, 2)
  const identity = Buffer.isBuffer(payload) ? payload : Buffer.from(payload)
  const answer = { ...reply.toKeep, headers, headersWithoutBody, identity, encoded: new Map() }
  request.server.publicCache.answers.put(request.url, answer)
  return answer
}

/** The bytes of a body, with the header of its encoding. */
function withEncoding(reply: FastifyReply, body: StoredBody | Promise<StoredBody>): Buffer | Promise<Buffer> {
  if (body instanceof Promise) return body.then((made) => withEncoding(reply, made))
  if (body.encoding !== 'identity') reply.header('content-encoding', body.encoding)
  return body.bytes
}

/** A payload as this reader takes it. */
function compressed(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  encoding: Encoding,
): unknown {
  if (encoding === 'identity' || request.method === 'HEAD') return payload
  if (!isCompressible(String(reply.getHeader('content-type') ?? ''))) return payload
  if (reply.hasHeader('content-encoding') || reply.statusCode === 206) return payload
  if (isBody(payload)) {
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
    if (bytes.length < compressedFromBytes) return payload
    reply.header('content-encoding', encoding)
    return compress(bytes, encoding, { isKept: false })
  }
  if (isReadable(payload)) {
    reply.header('content-encoding', encoding).removeHeader('content-length')
    return compressStream(payload, encoding)
  }
  return payload
}

function isBody(payload: unknown): payload is Body {
  return typeof payload === 'string' || Buffer.isBuffer(payload)
}

function isReadable(payload: unknown): payload is import('node:stream').Readable {
  return typeof payload === 'object' && payload !== null && 'pipe' in payload
}

/**
 * Answers with something public, or tells the reader that it has it already. To a caller with a key the answer is
 * private and not kept.
 */
export async function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: PublicAnswer,
): Promise<FastifyReply> {
  const { answers, generations, revision, cacheControl } = request.server.publicCache
  const isShared = request.caller === null
  const send = (made: Body | MadeAnswer) => {
    const { body, headers } = isBody(made) ? { body: made, headers: {} } : made
    return reply
      .headers(headers)
      .type(answer.type ?? 'application/json; charset=utf-8')
      .send(body)
  }
  // Who sees drafts may see what moves no generation.
  if (answer.etag === undefined && seesDrafts(request)) return send(await answer.make())
  const snapshot = answer.snapshot ?? (await generations.read(answer.scopes ?? ['articles', 'terms']))
  const etag = answer.etag ?? entityTag(request.url, answer.origin, snapshot, revision)
  reply.header('etag', etag)
  if (isShared) {
    reply.header('cache-control', cacheControl)
    if (answer.surrogateKeys) reply.header('surrogate-key', surrogateKey(answer.surrogateKeys))
  }
  if (matchesNone(request.headers['if-none-match'], etag)) return reply.code(304).send()
  if (!isShared || request.method !== 'GET') return send(await answer.make())
  if (answer.origin !== undefined) return send(await answers.once(`${request.url} ${etag}`, answer.make))
  const kept = answers.get(request.url)
  if (kept?.etag === etag) {
    // It was not known to stand any more, and does.
    kept.snapshot = snapshot
    sendKept(request, reply, kept, request.server.rateLimit.headersOf(reply))
    return reply
  }
  const made = await answers.once(`${request.url} ${etag}`, answer.make)
  if (answers.isOn) reply.toKeep = { etag, snapshot }
  return send(made)
}

/**
 * Sends a kept answer past all hooks: they have done their part when it was made.
 * @param counted the headers that tell this client what it has left.
 */
function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: StoredAnswer,
  counted: readonly string[],
): void {
  reply.hijack()
  const { raw } = reply
  const own = ['x-request-id', request.id, 'server-timing', 'cache;desc="hit"', ...counted]
  if (matchesNone(request.raw.headers['if-none-match'], answer.etag)) {
    raw.writeHead(304, [...answer.headersWithoutBody, ...own]).end()
    return
  }
  const send = ({ bytes, encoding }: StoredBody) => {
    if (encoding !== 'identity') own.push('content-encoding', encoding)
    raw.writeHead(200, [...answer.headers, ...own, 'content-length', String(bytes.length)]).end(bytes)
  }
  const body = bodyIn(answer, acceptedEncoding(request.raw.headers['accept-encoding']))
  if (body instanceof Promise) body.then(send).catch((error: Error) => raw.destroy(error))
  else send(body)
}

function surrogateKey(keys: readonly string[]): string {
  let text = ''
  for (const key of keys) {
    if (text.length + key.length + 1 > surrogateKeyBytes) break
    text += `${text === '' ? '' : ' '}${key}`
  }
  return text
}
