// Decompresses a stream of bytes and stops bombs.

import { pipeline, Readable } from 'node:stream'
import { type Gunzip, type InflateRaw, inflateRawSync } from 'node:zlib'
import { EntryError, type ReadLimits } from './entry.ts'

/** A short run of one character packs a thousand to one; up to here that is no danger. */
const ratioGraceBytes = 2 ** 20

/**
 * Yields what `engine` makes of the bytes, and closes it. Throws EntryError 'compression-ratio' or 'invalid-data' (also
 * for a stream cut short), and what the source throws. `engine.bytesWritten` says how much of the source it used.
 */
export async function* inflated(
  source: AsyncIterable<Buffer>,
  engine: Gunzip | InflateRaw,
  limits: ReadLimits,
): AsyncGenerator<Buffer, void> {
  const compressed = Readable.from(source, { objectMode: false })
  // An error of the source reaches the loop below through the engine.
  pipeline(compressed, engine, () => {})
  let size = 0
  try {
    for await (const chunk of engine as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > ratioGraceBytes && size > limits.ratio * engine.bytesWritten) {
        throw new EntryError(
          'compression-ratio',
          `The data unpacks to more than ${limits.ratio} times its size.`,
        )
      }
      yield chunk
    }
  } catch (error) {
    if (isZlibError(error)) {
      const message = `The compressed data is damaged or cut short (${error.message}). Pack it again.`
      throw new EntryError('invalid-data', message, { cause: error })
    }
    throw error
  } finally {
    engine.destroy()
    compressed.destroy()
  }
}

/**
 * Inflates raw deflate data of a few kilobytes in one go, which takes a tenth of the time of the stream above: null when
 * it makes more than comes without danger, or is damaged; then the stream above finds out what is wrong. `used` is how
 * many of the bytes belong to it.
 */
export function inflatedAtOnce(bytes: Buffer): { content: Buffer; used: number } | null {
  try {
    const options = { maxOutputLength: ratioGraceBytes, info: true }
    // The types do not know what `info` does.
    const { buffer, engine } = inflateRawSync(bytes, options) as unknown as {
      buffer: Buffer
      engine: InflateRaw
    }
    return { content: buffer, used: engine.bytesWritten }
  } catch {
    return null
  }
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
