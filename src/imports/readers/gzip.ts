// Reads application/gzip: a tar, compressed.

import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { byteMeter, type Entry, EntryError, type ReadContext, type ReadLimits, UploadError } from './entry.ts'
import { inflated } from './inflate.ts'
import { looksLikeTar, readTarBytes } from './tar.ts'
import { uploadBytes } from './upload-bytes.ts'

/** Enough of the beginning to know a tar by. */
const firstBytes = 512

/**
 * Yields the posts of a .tar.gz in their order. Throws UploadError 'invalid-archive' when it is no gzip (RFC 1952),
 * holds no tar, or is damaged or cut short, and 'compression-ratio' for a bomb.
 */
export function readGzip(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  return readTarBytes(gunzipped(uploadBytes(upload, context), context.limits), context)
}

/** Undoes a `Content-Encoding: gzip`, under the same limits. Throws UploadError as `readGzip` does. */
export async function* decodeGzip(
  bytes: AsyncIterable<Buffer>,
  limits: ReadLimits,
): AsyncGenerator<Buffer, void> {
  try {
    yield* inflated(bytes, createGunzip(), limits)
  } catch (error) {
    throw error instanceof EntryError ? refusal(error) : error
  }
}

async function* gunzipped(bytes: AsyncIterable<Buffer>, limits: ReadLimits): AsyncGenerator<Buffer, void> {
  const count = byteMeter(limits)
  let first: Buffer | null = Buffer.alloc(0)
  for await (const chunk of decodeGzip(bytes, limits)) {
    count(chunk.length)
    if (first === null) {
      yield chunk
      continue
    }
    first = Buffer.concat([first, chunk])
    if (first.length < firstBytes) continue
    if (!looksLikeTar(first)) break
    yield first
    first = null
  }
  if (first !== null) {
    throw new UploadError(
      'invalid-archive',
      'The gzip holds no tar. Pack the folder as .tar.gz; send a single compressed file with "Content-Encoding: gzip".',
    )
  }
}

function refusal(error: EntryError): UploadError {
  const code = error.code === 'compression-ratio' ? 'compression-ratio' : 'invalid-archive'
  return new UploadError(code, `The upload cannot be unpacked. ${error.message}`, { cause: error })
}
