// One connection of an event stream: its events, until it ends or breaks.

import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { ConnectionLost, openRequest } from './client.ts'
import type { Connection } from './connection.ts'
import type { EventStreamParser, StreamEvent } from './event-stream.ts'

/** A Broadsheet sends at least a comment every 15 s: three of them missing, and the connection is dead. */
export const streamIdleMs = 45_000

/** What answered is no event stream. */
export class NoEventStream extends Error {
  readonly status: number

  constructor(status: number) {
    super(`the answer, of the status ${status}, is no event stream`)
    this.name = 'NoEventStream'
    this.status = status
  }
}

export interface EventSource {
  readonly connection: Connection
  /** Below the server's URL, without a slash before it. */
  readonly path: string
  readonly signal: AbortSignal
  /** No byte for so long ends the connection. */
  readonly idleMs: number
}

/**
 * Yields the events until the stream ends; the parser, a new one, knows afterwards what else the stream said.
 * @throws {NoEventStream} when the answer is something else; {ConnectionLost} when there is none, it breaks, or it has
 *   been silent for `idleMs`; the signal's reason when it was aborted.
 */
export async function* eventsOf(
  { connection, path, signal, idleMs }: EventSource,
  parser: EventStreamParser,
): AsyncGenerator<StreamEvent, void> {
  signal.throwIfAborted()
  const request = openRequest(connection, { method: 'GET', path }, idleMs, 'text/event-stream')
  // An error may come between two turns of the loop below; each of them is told by the response too.
  request.on('error', () => undefined)
  const stop = () => request.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const answered = once(request, 'response')
    request.end()
    const [response]: IncomingMessage[] = await answered
    const status = response?.statusCode ?? 0
    const type = response?.headers['content-type'] ?? ''
    if (response === undefined || status !== 200 || !/^text\/event-stream\b/i.test(type)) {
      throw new NoEventStream(status)
    }
    for await (const chunk of response as AsyncIterable<Buffer>) yield* parser.push(chunk)
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof NoEventStream ? error : new ConnectionLost(error, request.reusedSocket)
  } finally {
    signal.removeEventListener('abort', stop)
    request.destroy()
  }
}
