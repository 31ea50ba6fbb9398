// What every reader speaks: entries found in an upload, the refusal of an upload, and the limits of both.

import type { Readable } from 'node:stream'

const MiB = 2 ** 20

/** The form of an item, which decides how it is read. */
export type ItemKind =
  | 'post'
  | 'article'
  | 'exported'
  | 'rss'
  | 'atom'
  | 'wxr'
  | 'json-feed'
  | 'ghost'
  | 'csv'

/**
 * What the rest of its file says about an item that is cut out of it: the namespaces of a feed (`xmlns`, `xmlns:dc`), its
 * title, address and language, the header of a table.
 */
export type ItemContext = Readonly<Record<string, string>>

/** One thing found in an upload. `bytes` are the item's original, byte for byte. */
export type Entry =
  /** A post, an article or an item of a feed, still unparsed. */
  | ItemEntry
  /** A file of the site itself, which its posts need: its settings, what they include, its data. */
  | {
      readonly kind: 'site'
      readonly path: string
      readonly bytes: Buffer
      /** Of how many things in the upload it was made; absent: one. */
      readonly count?: number
    }
  /** Something that cannot be taken. It never stops the others. */
  | FailedEntry
  /** A file that is no post: an image, a layout, an archive within the archive. */
  | { readonly kind: 'ignored'; readonly path: string }
  /** What should be told of the upload as a whole. */
  | { readonly kind: 'warning'; readonly path: string; readonly code: string; readonly detail: string }

export interface ItemEntry {
  readonly kind: 'item'
  readonly path: string
  /** Counts from 1; null where the path alone says which item it is. */
  readonly line: number | null
  readonly bytes: Buffer
  /** Markdown outside every folder of posts: a page, should the archive turn out to be a whole site. */
  readonly maybe?: true
  /** Where it is absent, the upload's format says it (see `UploadReader`). */
  readonly itemKind?: ItemKind
  /** What must be known besides to read it. */
  readonly context?: ItemContext
}

export interface FailedEntry {
  readonly kind: 'failed'
  readonly path: string
  readonly line: number | null
  readonly code: EntryErrorCode
  /** In plain words, with what to do about it. */
  readonly detail: string
}

export type EntryErrorCode =
  | 'checksum'
  | 'compression-ratio'
  | 'encrypted'
  | 'entry-too-large'
  | 'invalid-data'
  | 'not-a-file'
  | 'size-mismatch'
  | 'too-deep'
  | 'unsafe-name'
  | 'unsupported-compression'

export type UploadErrorCode =
  | 'compression-ratio'
  | 'doctype'
  | 'empty-upload'
  | 'invalid-archive'
  | 'invalid-feed'
  | 'invalid-json'
  | 'invalid-utf8'
  | 'too-many-entries'
  | 'upload-too-large'

/** The upload as a whole is refused, from here on. The message says why and what to do. */
export class UploadError extends Error {
  override readonly name = 'UploadError'
  readonly code: UploadErrorCode

  constructor(code: UploadErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** One entry of an archive cannot be taken. Stays among the readers, which make a failed entry of it. */
export class EntryError extends Error {
  override readonly name = 'EntryError'
  readonly code: EntryErrorCode

  constructor(code: EntryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Bounds of an upload, all measured on real bytes, never on what a header declares. */
export interface ReadLimits {
  /** One item, decompressed. */
  readonly entryBytes: number
  /** The upload as it came, and likewise all that is decompressed out of it. */
  readonly totalBytes: number
  /** Decompressed bytes for one compressed byte. */
  readonly ratio: number
  /** Entries of an upload, folders and ignored files included. */
  readonly entries: number
  /** One line of NDJSON, without its line ending. */
  readonly lineBytes: number
  /** One file of the site itself (`_config.yml`, `_includes`, `_data`), and all of them together. */
  readonly siteFileBytes: number
  readonly siteBytes: number
}

export const defaultReadLimits: ReadLimits = Object.freeze({
  entryBytes: 10 * MiB,
  totalBytes: 4096 * MiB,
  ratio: 200,
  entries: 2_000_000,
  lineBytes: 10 * MiB,
  siteFileBytes: MiB,
  siteBytes: 16 * MiB,
})

export interface ReadContext {
  /** The name of an upload that has none of its own; a label, never opened. */
  readonly path: string | null
  /** An existing folder where a zip may lie, already unlinked, while it is read. */
  readonly spoolDir: string
  readonly limits: ReadLimits
  readonly signal: AbortSignal
  /** Further folders of posts, such as `old_post`. */
  readonly postFolders?: readonly string[]
}

/**
 * Reads an upload as it arrives, holding one entry at a time. Throws UploadError for an upload that is refused (after
 * the entries already given out), the signal's reason when aborted, and the stream's own error when it breaks off.
 *
 * A reader never destroys the upload, not even when it stops early: on a request that would cut the connection before
 * the refusal is sent. Whoever opened the stream closes it.
 */
export type Reader = (upload: Readable, context: ReadContext) => AsyncIterable<Entry>

/** A failed entry. `line` counts from 1. */
export function failedEntry(
  path: string,
  line: number | null,
  code: EntryErrorCode,
  detail: string,
): FailedEntry {
  return { kind: 'failed', path, line, code, detail }
}

/**
 * Counts entries one by one. The function it returns throws UploadError 'too-many-entries' past the limit, and the
 * signal's reason when aborted: an upload may have arrived whole long before its last entry is given out.
 */
export function entryMeter({ limits, signal }: Pick<ReadContext, 'limits' | 'signal'>): () => void {
  let count = 0
  return () => {
    signal.throwIfAborted()
    count += 1
    if (count > limits.entries) {
      throw new UploadError(
        'too-many-entries',
        `The upload holds more than ${limits.entries} entries. Send it in several parts.`,
      )
    }
  }
}

/** Counts bytes. The function it returns throws UploadError 'upload-too-large' when their sum passes `totalBytes`. */
export function byteMeter(limits: ReadLimits): (bytes: number) => void {
  let sum = 0
  return (bytes) => {
    sum += bytes
    if (sum > limits.totalBytes) {
      throw new UploadError(
        'upload-too-large',
        `The upload holds more than ${limits.totalBytes} bytes. Send it in several parts.`,
      )
    }
  }
}
