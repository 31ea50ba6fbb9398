// A stream that is read out of one transaction: as fast as its reader takes it, and ended with it.

import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import type { Database, Queryable } from '../../platform/db.ts'

/**
 * How long a reader may take for one chunk before it is given up: a slow one must not be cut, but whoever reads a byte a
 * minute would hold a connection, and keep the database from cleaning up, for ever.
 */
const chunkMs = 300_000

/** The session's own limit must not come first. */
const idleTimeoutMs = chunkMs + 30_000

/**
 * Streams what `read` gives out of one state of the database.
 * @returns once the first chunk is there: what fails before is thrown and can still be answered. What fails later destroys
 *   the stream, so that its end is never taken for the end of the data.
 * @param onEnd told when the transaction is over, however it ended.
 */
export async function snapshotStream(
  db: Database,
  read: (tx: Queryable) => AsyncIterable<Buffer>,
  onEnd: () => void,
): Promise<Readable> {
  const out = new PassThrough()
  // Nobody may listen yet when it breaks.
  out.on('error', () => undefined)
  const gone = new AbortController()
  out.once('close', () => gone.abort(new Error('The reader is gone.')))
  const first = new Promise<void>((resolve, reject) => {
    db.tx(
      async (tx) => {
        for await (const chunk of read(tx)) {
          gone.signal.throwIfAborted()
          const taken = out.write(chunk)
          resolve()
          if (!taken) await whenTaken(out, gone.signal)
        }
      },
      { isolation: 'repeatable read', readOnly: true, idleTimeoutMs },
    )
      .then(
        () => out.end(),
        (error: Error) => {
          reject(error)
          out.destroy(error)
        },
      )
      .finally(onEnd)
  })
  await first
  return out
}

async function whenTaken(out: PassThrough, gone: AbortSignal): Promise<void> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), chunkMs)
  try {
    await once(out, 'drain', { signal: AbortSignal.any([gone, late.signal]) })
  } finally {
    clearTimeout(timer)
  }
}
