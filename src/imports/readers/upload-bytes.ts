// The bytes of an upload as they arrive: counted, abortable, and without closing the stream they come from.

import type { Readable } from 'node:stream'
import { byteMeter, type ReadContext, UploadError } from './entry.ts'

/**
 * Yields the upload chunk by chunk. Throws UploadError 'empty-upload' or 'upload-too-large', the signal's reason when
 * aborted (also while the sender is silent), and the stream's own error when it breaks off.
 */
export function uploadBytes(
  upload: Readable,
  context: Pick<ReadContext, 'limits' | 'signal'>,
): AsyncGenerator<Buffer, void> {
  // The stream may break before the first chunk is asked for, or after a refusal: an error event without a listener
  // would end the process.
  upload.on('error', () => {})
  return countedBytes(upload, context)
}

async function* countedBytes(
  upload: Readable,
  { limits, signal }: Pick<ReadContext, 'limits' | 'signal'>,
): AsyncGenerator<Buffer, void> {
  const count = byteMeter(limits)
  const chunks: AsyncIterator<Buffer, void> = upload.iterator({ destroyOnReturn: false })
  let empty = true
  let waiting = false
  try {
    for (;;) {
      waiting = true
      const next = await unlessAborted(chunks.next(), signal)
      waiting = false
      if (next.done === true) break
      if (next.value.length === 0) continue
      empty = false
      count(next.value.length)
      yield next.value
    }
  } finally {
    // An iterator that still waits for its next chunk would answer only when the silent sender goes on.
    if (!waiting) await chunks.return?.()
  }
  if (empty) throw new UploadError('empty-upload', 'The upload is empty. Send the file as the request body.')
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // The signal wins the race below, and then nobody listens to this one any more.
  work.catch(() => {})
  signal.throwIfAborted()
  let stop = (): void => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
