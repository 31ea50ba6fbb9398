// The typed client of the command line: calls as `broadsheet/client` makes them, sent as the command line sends.

import { type Client, createClient } from '../client/index.ts'
import { type Message, send } from './client.ts'
import type { Connection } from './connection.ts'

/** Someone waits at the keyboard: a server that is not there is told at once, one that says "not now" gets a moment. */
const retry = { retries: 2, totalMs: 30_000 }

/** Answers that have no body, by their status. */
const bodiless = new Set([204, 205, 304])

/** A client of the server. Its requests end with the signal. */
export function openApi(connection: Connection, signal?: AbortSignal): Client {
  return createClient({
    baseUrl: connection.url.href,
    retry,
    signal,
    fetch: (request) => sendRequest(connection, request),
  })
}

/**
 * A fetch over `send`: it follows no redirect, reads a bounded answer, gives up a silent server, and says why no
 * answer came.
 */
async function sendRequest(connection: Connection, request: Request): Promise<Response> {
  const content = await request.text()
  const idempotencyKey = request.headers.get('idempotency-key')
  const { status, statusText, headers, text } = await send(connection, {
    method: request.method as Message['method'],
    path: request.url.slice(connection.url.href.length),
    signal: request.signal,
    ...(idempotencyKey !== null && { idempotencyKey }),
    ...(content !== '' && { body: { type: request.headers.get('content-type') ?? '', content } }),
  })
  return new Response(bodiless.has(status) ? null : text, {
    status,
    statusText,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
  })
}
