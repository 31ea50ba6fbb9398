// The HTTP client of the command line: one request, one answer, with a body that may be streamed.

import { once } from 'node:events'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import type { Connection } from './connection.ts'
import { codeOf, Failure, oneLine } from './failure.ts'
import { readUnreadAnswer } from './unread-answer.ts'

export interface Message {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below the server's URL, without a slash before it, with its query. */
  readonly path: string
  readonly body?: Body
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

export interface Body {
  readonly type: string
  /** Absent: not known before it is sent. */
  readonly lengthBytes?: number
  readonly content: Readable | string
}

export interface Answer {
  readonly status: number
  readonly statusText: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** No byte moved for so long: the other side is gone. */
const idleMs = 30_000
/** After the last byte of a large archive the server may still be busy with making it durable. */
const uploadIdleMs = 600_000

/** An answer is a page of a list at most. */
const answerMaxBytes = 16 * 1024 * 1024

/** No answer came: the server is not there, or the connection broke. */
export class ConnectionLost extends Error {
  readonly code: string | null
  /** The connection had been kept open since an earlier request; the server may have closed it in between. */
  readonly wasReused: boolean

  constructor(error: unknown, wasReused: boolean) {
    super(oneLine(error))
    this.name = 'ConnectionLost'
    this.code = codeOf(error)
    this.wasReused = wasReused
  }
}

/**
 * Begins a request, with the key; whoever has it sends its body and ends it.
 * @param idleMs when no byte has moved for so long, it is destroyed.
 */
export function openRequest(
  connection: Connection,
  message: Message,
  idleMs: number,
  accept: string,
): ClientRequest {
  const url = new URL(message.path, connection.url)
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    method: message.method,
    timeout: idleMs,
    headers: {
      accept,
      authorization: `Bearer ${connection.key}`,
      ...(message.idempotencyKey !== undefined && { 'idempotency-key': message.idempotencyKey }),
      ...(message.body && { 'content-type': message.body.type }),
      ...(message.body?.lengthBytes !== undefined && { 'content-length': message.body.lengthBytes }),
    },
  })
  request.once('timeout', () => request.destroy(new Error(`nothing came or went for ${idleMs / 1_000} s`)))
  return request
}

/**
 * Sends a request and reads the whole answer. An answer that comes before the body has been sent (a refusal)
 * ends the sending and counts.
 * @throws {ConnectionLost} when no answer came; the signal's reason when it was aborted; what the body's
 * stream throws.
 */
export async function send(connection: Connection, message: Message): Promise<Answer> {
  message.signal?.throwIfAborted()
  const request = openRequest(
    connection,
    message,
    message.body ? uploadIdleMs : idleMs,
    'application/json, application/problem+json',
  )
  const stop = () => request.destroy()
  message.signal?.addEventListener('abort', stop, { once: true })
  try {
    return await exchange(request, message.body?.content)
  } catch (error) {
    message.signal?.throwIfAborted()
    throw error
  } finally {
    message.signal?.removeEventListener('abort', stop)
    if (!request.writableFinished) request.destroy()
    if (message.body && typeof message.body.content !== 'string') message.body.content.destroy()
  }
}

function exchange(request: ClientRequest, content: Readable | string | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const answered = new AbortController()
    request.on('response', (response) => {
      answered.abort()
      readAnswer(response).then(resolve, reject)
    })
    // After an answer an error of the request says only that the rest of the body was not wanted.
    request.on('error', (error) => {
      if (answered.signal.aborted) return
      answered.abort()
      reject(new ConnectionLost(error, request.reusedSocket))
    })
    if (content === undefined || typeof content === 'string') request.end(content)
    else {
      request.once('socket', readUnreadAnswer)
      pump(content, request, answered.signal).catch(reject)
    }
  })
}

/** Writes the stream into the request until it ends or an answer, or an error, makes the rest useless. */
async function pump(content: Readable, request: ClientRequest, answered: AbortSignal): Promise<void> {
  for await (const chunk of content) {
    if (answered.aborted) return
    if (request.write(chunk)) continue
    try {
      await once(request, 'drain', { signal: answered })
    } catch {
      return // answered, or broken: either is told by its own event
    }
  }
  request.end()
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength
      if (bytes > answerMaxBytes) throw new Failure('The answer is too large to be that of a Broadsheet.')
      chunks.push(chunk)
    }
  } catch (error) {
    // A refusal may be cut off by the connection that it ends; its status still counts.
    if (error instanceof Failure || (response.statusCode ?? 0) < 400) {
      throw error instanceof Failure ? error : new ConnectionLost(error, false)
    }
  }
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: response.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  }
}
