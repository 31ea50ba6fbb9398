// Reads application/x-tar, and the tar within a gzip, entry by entry as it streams by.

import type { Readable } from 'node:stream'
import { type Extract, extract, type Header } from 'tar-stream'
import { type ArchiveEntry, entryName, takeEntry } from './archive-entry.ts'
import { type Entry, entryMeter, type ReadContext, UploadError } from './entry.ts'
import { uploadBytes } from './upload-bytes.ts'

const blockBytes = 512

/** Latin-1 keeps every byte of a name as one character, so that what is no UTF-8 can be seen. Missing in the types. */
const extractOptions: Parameters<typeof extract>[0] & { filenameEncoding: string } = {
  filenameEncoding: 'latin1',
}

/** Yields the posts of a tar in their order. Throws UploadError 'invalid-archive' where it is damaged or cut short. */
export function readTar(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  return readTarBytes(uploadBytes(upload, context), context)
}

/** The same for the bytes of a tar (POSIX ustar and pax, GNU), wherever they come from. Throws what they throw. */
export async function* readTarBytes(
  bytes: AsyncIterable<Buffer>,
  context: ReadContext,
): AsyncGenerator<Entry, void> {
  const countEntry = entryMeter(context)
  const ending = new Ending()
  const tar = extract(extractOptions)
  let sourceError: { readonly cause: Error } | undefined
  feed(tar, ending.watch(bytes)).catch((cause) => {
    sourceError = { cause }
    tar.destroy(cause)
  })
  try {
    for await (const entry of tar) {
      countEntry()
      const content = unclosed(entry as AsyncIterable<Buffer>)
      const taken = await takeEntry(describe(entry.header, content), context.limits, context.postFolders)
      if (taken !== null) yield taken
      // The next header comes only after the last byte of this entry.
      for await (const _rest of content);
    }
    if (!ending.isThere()) throw invalidTar(new Error('it ends without its end mark'))
  } catch (error) {
    context.signal.throwIfAborted()
    if (sourceError !== undefined) throw sourceError.cause
    throw error instanceof UploadError ? error : invalidTar(error)
  } finally {
    tar.destroy()
  }
}

async function feed(tar: Extract, bytes: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of bytes) {
    if (tar.destroying) return
    if (!tar.write(chunk)) await drainedOrClosed(tar)
  }
  tar.end(null)
}

function drainedOrClosed(tar: Extract): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      tar.off('drain', done)
      tar.off('close', done)
      resolve()
    }
    tar.on('drain', done)
    tar.on('close', done)
  })
}

/** Whether these first bytes of a stream, a block or more, are a tar's. */
export function looksLikeTar(first: Buffer): boolean {
  return first.length >= blockBytes && first.toString('latin1', 257, 262) === 'ustar'
}

/** Chunks of an entry that can be left and gone on with: leaving tar-stream's own iterator ends the whole tar. */
function unclosed(entry: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const chunks = entry[Symbol.asyncIterator]()
  return { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) }
}

function describe(header: Header, content: AsyncIterable<Buffer>): ArchiveEntry {
  return {
    name: paxName(header) ?? entryName(Buffer.from(header.name, 'latin1'), ['utf-8']),
    kind: entryKind(header),
    encrypted: false,
    content: () => content,
  }
}

/** The name in the entry's extended header. tar-stream reads it as UTF-8 and leaves U+FFFD where it is none. */
function paxName({ pax }: Header): ArchiveEntry['name'] | null {
  if (!(pax instanceof Object && 'path' in pax && typeof pax.path === 'string' && pax.path !== ''))
    return null
  return { text: pax.path, valid: !pax.path.includes('\uFFFD') }
}

function entryKind({ name, type }: Header): ArchiveEntry['kind'] {
  // The oldest tars have no type for folders.
  if (type === 'directory' || (type === 'file' && name.endsWith('/'))) return 'folder'
  return type === 'file' || type === 'contiguous-file' ? 'file' : 'other'
}

/**
 * Watches for the mark at the end of a tar, blocks of zeros. tar-stream does not ask for it, but without it a tar cut
 * off between two entries would pass as whole. One block will do, as for GNU tar.
 */
class Ending {
  #zeros = 0

  async *watch(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    for await (const chunk of bytes) {
      let zeros = 0
      while (zeros < blockBytes && zeros < chunk.length && chunk[chunk.length - 1 - zeros] === 0) zeros += 1
      this.#zeros = zeros === chunk.length ? this.#zeros + zeros : zeros
      yield chunk
    }
  }

  isThere(): boolean {
    return this.#zeros >= blockBytes
  }
}

function invalidTar(cause: unknown): UploadError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `The upload is no readable tar (${reason}). Pack it again and send it whole.`
  return new UploadError('invalid-archive', message, { cause })
}
