// Reads text/markdown: the whole upload is one post.

import type { Readable } from 'node:stream'
import { type Entry, type ReadContext, UploadError } from './entry.ts'
import { uploadBytes } from './upload-bytes.ts'

/** Yields one item, the upload as it came. Throws UploadError 'upload-too-large' for a post over `entryBytes`. */
export async function* readMarkdown(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  const { entryBytes } = context.limits
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of uploadBytes(upload, context)) {
    size += chunk.length
    if (size > entryBytes) {
      throw new UploadError('upload-too-large', `A post is at most ${entryBytes} bytes. Split it.`)
    }
    chunks.push(chunk)
  }
  yield { kind: 'item', path: context.path ?? 'post.md', line: null, bytes: Buffer.concat(chunks) }
}
