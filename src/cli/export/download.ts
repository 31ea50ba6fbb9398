// An export as it comes from the server: its bytes, as fast as they are taken.

import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createGunzip, type Gunzip, type Gzip } from 'node:zlib'
import { Type } from 'typebox'
import { readAnswer } from '../call.ts'
import { openRequest } from '../client.ts'
import type { Connection } from '../connection.ts'
import { Failure, oneLine } from '../failure.ts'

/** The server gives up a reader after five minutes; whoever sends nothing for longer is gone. */
const idleMs = 330_000

export interface Download {
  /** What came, as it came. @throws {Failure} when the connection breaks. */
  readonly chunks: AsyncIterable<Buffer>
  /** Whether that is a gzip. */
  readonly isGzip: boolean
}

/**
 * Asks for an export.
 * @throws {Failure} when nobody answers, or the answer is a refusal.
 */
export async function openDownload(
  connection: Connection,
  { gzip, signal }: { readonly gzip: boolean; readonly signal: AbortSignal },
): Promise<Download> {
  signal.throwIfAborted()
  const message = { method: 'GET', path: 'v1/export/articles.ndjson' } as const
  const request = openRequest(connection, message, idleMs, 'application/x-ndjson, application/problem+json')
  if (gzip) request.setHeader('accept-encoding', 'gzip')
  signal.addEventListener('abort', () => request.destroy(), { once: true })
  request.end()
  const [response] = (await once(request, 'response').catch((error: unknown) => {
    signal.throwIfAborted()
    throw new Failure(`${connection.shownUrl} does not answer: ${oneLine(error)}.`)
  })) as [IncomingMessage]
  // Breaking off is told by reading it.
  request.on('error', () => undefined)
  if (response.statusCode !== 200) {
    readAnswer(
      connection,
      {
        status: response.statusCode ?? 0,
        statusText: response.statusMessage ?? '',
        headers: response.headers,
        text: await text(response).catch(() => ''),
      },
      Type.Never(),
    )
  }
  return {
    chunks: chunksOf(response, signal),
    isGzip: response.headers['content-encoding'] === 'gzip',
  }
}

async function* chunksOf(response: IncomingMessage, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of response) yield chunk
  } catch (error) {
    signal.throwIfAborted()
    throw new Failure(`The export was cut off: ${oneLine(error)}. Run the command again.`)
  }
}

/** The lines of an export, each without its end. */
export async function* linesOf({ chunks, isGzip }: Download): AsyncGenerator<string> {
  let open: Buffer[] = []
  for await (const chunk of isGzip ? coded(chunks, createGunzip()) : chunks) {
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      open.push(chunk.subarray(from, at))
      yield Buffer.concat(open).toString()
      open = []
      from = at + 1
    }
    open.push(chunk.subarray(from))
  }
}

const newline = 0x0a

/** The chunks as a stream of zlib makes them. */
export async function* coded(chunks: AsyncIterable<Buffer>, coder: Gunzip | Gzip): AsyncGenerator<Buffer> {
  // An error of the chunks comes out of the coder.
  pipeline(chunks, coder, () => undefined)
  for await (const chunk of coder) yield chunk
}
