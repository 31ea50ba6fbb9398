// A folder as one tar.gz, made while it is sent: neither in memory nor on disk.

import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import { Failure, oneLine } from './failure.ts'
import type { FolderFile, PassedOver } from './folder.ts'

export interface ArchiveEvents {
  /** So many bytes of a file have been read. */
  readonly onBytes: (bytes: number) => void
  /** A file is in the archive, or sent, whole. */
  readonly onFile: () => void
  readonly onPassedOver: (entry: PassedOver) => void
}

/** Files up to this size are read whole: posts are, and a file of known bytes cannot change on the way. */
const wholeFileMaxBytes = 1024 * 1024

/**
 * Packs files in the order they come. The stream is read as fast as its consumer takes it: one file at a time
 * is open, and only the buffers between are filled. It fails when a large file changes while it is read.
 */
export function archiveOf(files: AsyncIterable<FolderFile>, events: ArchiveEvents): Readable {
  const tar = pack()
  const gzip = createGzip()
  pipeline(tar, gzip, () => {
    // An error of the tar comes out of gzip, which its consumer watches.
  })
  packAll(tar, files, events).catch((error: unknown) => {
    gzip.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  return gzip
}

async function packAll(tar: Pack, files: AsyncIterable<FolderFile>, events: ArchiveEvents): Promise<void> {
  for await (const file of files) {
    if (tar.destroyed) return
    const handle = await open(file.path, 'r').catch((error: unknown) => {
      events.onPassedOver({ name: file.name, reason: `cannot be read: ${oneLine(error)}`, isMissing: true })
      return null
    })
    if (handle === null) continue
    try {
      await packFile(tar, file.name, handle, events)
      events.onFile()
    } catch (error) {
      throw error instanceof Failure ? error : new Failure(`${file.name} cannot be read: ${oneLine(error)}`)
    } finally {
      await handle.close()
    }
  }
  tar.finalize()
}

async function packFile(tar: Pack, name: string, handle: FileHandle, events: ArchiveEvents): Promise<void> {
  const { size, mtime } = await handle.stat()
  if (size > wholeFileMaxBytes) {
    const content = ofSize(handle, size, name, events)
    return finished((done) => pipeline(content, tar.entry({ name, mtime, size }), done))
  }
  const bytes = await handle.readFile()
  events.onBytes(bytes.byteLength)
  await finished((done) => tar.entry({ name, mtime, size: bytes.byteLength }, bytes, done))
}

function finished(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    begin((error) => (error ? reject(error) : resolve()))
  })
}

/**
 * The content of an open file whose size was told in advance.
 * @throws {Failure} when it turns out to be of another size.
 */
export async function* ofSize(
  handle: FileHandle,
  sizeBytes: number,
  name: string,
  events: Pick<ArchiveEvents, 'onBytes'>,
): AsyncGenerator<Buffer> {
  let sentBytes = 0
  for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    sentBytes += chunk.byteLength
    if (sentBytes > sizeBytes) break
    events.onBytes(chunk.byteLength)
    yield chunk
  }
  if (sentBytes !== sizeBytes) throw new Failure(`${name} changed while it was sent. Run the command again.`)
}
