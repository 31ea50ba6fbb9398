// Errors that come before any hook or error handler: what is no HTTP, and what the router cannot read. Problems as well.

import type { Server } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { problemOf, sendProblem } from './errors.ts'
import { serverLimits } from './limits.ts'
import { Problem, problemBody } from './problems.ts'

/** What node:http says of bytes that are no request, by its error code. */
const byCode: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem('headers-too-large', 'The header fields are larger than 16 KiB.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem('request-timeout', 'The request did not arrive in time.'),
  HPE_INVALID_URL: new Problem('bad-request', 'The address is not valid. Percent-encode what is not ASCII.'),
}

/** Options of the server. */
export const earlyErrors = {
  /** Nothing of Fastify runs for these: the answer is written onto the socket. */
  clientErrorHandler(error: NodeJS.ErrnoException & { rawPacket?: unknown }, socket: Socket) {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy()
    const problem = isLongAddress(error)
      ? new Problem('uri-too-long', 'The address is longer than 16 KiB.')
      : (byCode[error.code ?? ''] ?? new Problem('bad-request', 'The request is not valid HTTP.'))
    const requestId = uuidv7()
    const body = JSON.stringify(problemBody(problem, '/', requestId))
    socket.end(
      [
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        `X-Request-Id: ${requestId}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
      // Sockets of a server may stay half open: a client that never hangs up would keep this one.
      () => socket.destroy(),
    )
  },
  /** The router's own errors: an address that it cannot decode, a part of it that is too long. */
  frameworkErrors(error: Error, request: FastifyRequest, reply: FastifyReply) {
    reply.header('x-request-id', request.id).header('cache-control', 'no-store')
    sendProblem(problemOf(error), request, reply)
  },
} satisfies Partial<FastifyHttpOptions<Server>>

/** Node counts the address among the headers: where the first line alone passes their bound, it is the address. */
function isLongAddress({ code, rawPacket }: { code?: string | undefined; rawPacket?: unknown }): boolean {
  if (code !== 'HPE_HEADER_OVERFLOW' || !(rawPacket instanceof Buffer)) return false
  return !rawPacket.subarray(0, serverLimits.http.maxHeaderSize).includes('\r\n')
}
