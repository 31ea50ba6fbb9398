// Which reader takes an upload, by its content type.

import type { Reader } from './entry.ts'
import { readGzip } from './gzip.ts'
import { readJson } from './json.ts'
import { readMarkdown } from './markdown.ts'
import { readNdjson } from './ndjson.ts'
import { readTar } from './tar.ts'
import { readZip } from './zip.ts'

export { nameFault } from './archive-entry.ts'
export type { Entry, EntryErrorCode, ReadContext, Reader, ReadLimits, UploadErrorCode } from './entry.ts'
export { defaultReadLimits, UploadError } from './entry.ts'
export { decodeGzip } from './gzip.ts'
export { firstBytes, isInPosts, isPostPath, isSitePath, mayBePost } from './post-path.ts'

export type UploadFormat = 'markdown' | 'ndjson' | 'json' | 'zip' | 'tar' | 'tar.gz'

export interface UploadReader {
  readonly format: UploadFormat
  readonly read: Reader
}

const ndjson: UploadReader = { format: 'ndjson', read: readNdjson }
const zip: UploadReader = { format: 'zip', read: readZip }
const tarGz: UploadReader = { format: 'tar.gz', read: readGzip }

const readers: ReadonlyMap<string, UploadReader> = new Map([
  ['text/markdown', { format: 'markdown', read: readMarkdown }],
  ['application/x-ndjson', ndjson],
  ['application/ndjson', ndjson],
  ['application/json', { format: 'json', read: readJson }],
  ['application/zip', zip],
  ['application/x-zip-compressed', zip],
  ['application/x-tar', { format: 'tar', read: readTar }],
  ['application/gzip', tarGz],
  ['application/x-gzip', tarGz],
])

/** The content types that `readerFor` knows, for messages and documentation. */
export const uploadTypes: readonly string[] = [...readers.keys()]

/**
 * The reader for the value of a Content-Type header (RFC 9110, 8.3). Parameters do not matter, except a charset other
 * than UTF-8: null, as for a type that is not read.
 */
export function readerFor(contentType: string): UploadReader | null {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase())
  const foreign = parameters.some(
    (parameter) => parameter.startsWith('charset=') && !/^charset="?utf-?8"?$/.test(parameter),
  )
  return foreign ? null : (readers.get(type) ?? null)
}
