// What is sent for a path that someone names: the bytes, their type, and what the server has to know of them.

import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { type ArchiveEvents, archiveOf, ofSize } from './archive.ts'
import type { Body } from './client.ts'
import { codeOf, exitUsage, Failure, oneLine } from './failure.ts'
import { type FolderFile, filesOf } from './folder.ts'

export interface Upload {
  readonly body: Body & { readonly content: Readable }
  /** Parameters of the request that follow from the file. */
  readonly query: Readonly<Record<string, string>>
}

interface FileType {
  readonly endings: readonly string[]
  readonly type: string
  /** What the ending says besides; an option says it better. */
  readonly query?: Readonly<Record<string, string>>
}

/** By the end of the name, in lower case; the first that fits counts. */
const fileTypes: readonly FileType[] = [
  { endings: ['.md', '.markdown', '.html'], type: 'text/markdown' },
  { endings: ['.ndjson', '.jsonl'], type: 'application/x-ndjson' },
  // An export that was compressed.
  { endings: ['.ndjson.gz', '.jsonl.gz'], type: 'application/gzip', query: { format: 'broadsheet' } },
  { endings: ['.json'], type: 'application/json' },
  { endings: ['.zip'], type: 'application/zip' },
  { endings: ['.tar'], type: 'application/x-tar' },
  { endings: ['.tar.gz', '.tgz'], type: 'application/gzip' },
  // WordPress names its export so, and many sites their feeds: the server looks at what it is.
  { endings: ['.xml'], type: 'application/xml' },
  { endings: ['.rss'], type: 'application/rss+xml' },
  { endings: ['.atom'], type: 'application/atom+xml' },
  { endings: ['.csv'], type: 'text/csv' },
]

/**
 * Opens a folder or a file for sending.
 * @throws {Failure} when there is no such path, or its kind cannot be imported.
 */
export async function openUpload(path: string, dataDir: string, events: ArchiveEvents): Promise<Upload> {
  const stats = await stat(path).catch((error: unknown) => {
    throw new Failure(notThere(path, error), exitUsage)
  })
  if (stats.isDirectory()) {
    const files = await notEmpty(filesOf(resolve(path), events.onPassedOver, dataDir), path)
    return { body: { type: 'application/gzip', content: archiveOf(files, events) }, query: {} }
  }
  if (!stats.isFile()) throw new Failure(`${path} is neither a folder nor a file.`, exitUsage)
  const { type, query = {} } = typeOf(path)
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw new Failure(`${path} cannot be read: ${oneLine(error)}`)
  })
  const { size } = await handle.stat()
  return {
    body: { type, lengthBytes: size, content: Readable.from(contentOf(handle, size, path, events)) },
    query: type === 'text/markdown' ? { path: basename(path) } : query,
  }
}

/** The same files, once there is a first. */
async function notEmpty(
  files: AsyncGenerator<FolderFile>,
  path: string,
): Promise<AsyncGenerator<FolderFile>> {
  const first = await files.next()
  if (first.done)
    throw new Failure(
      `${path} has no file to send: none that can be read, is not hidden, and may hold a post.`,
    )
  return (async function* () {
    yield first.value
    yield* files
  })()
}

function typeOf(path: string): FileType {
  const name = basename(path).toLowerCase()
  const found = fileTypes.find(({ endings }) => endings.some((ending) => name.endsWith(ending)))
  if (found) return found
  const known = fileTypes.flatMap(({ endings }) => endings).join(', ')
  throw new Failure(
    `${path} is of no kind that can be imported: a folder, or a file ending in ${known}.`,
    exitUsage,
  )
}

async function* contentOf(
  handle: FileHandle,
  sizeBytes: number,
  path: string,
  events: ArchiveEvents,
): AsyncGenerator<Buffer> {
  try {
    yield* ofSize(handle, sizeBytes, path, events)
    events.onFile()
  } finally {
    await handle.close()
  }
}

function notThere(path: string, error: unknown): string {
  return codeOf(error) === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be read: ${oneLine(error)}`
}
