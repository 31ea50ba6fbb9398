// Reads an export of a Broadsheet: NDJSON whose lines are terms, articles, what was deleted, and an end.

import { Readable } from 'node:stream'
import { decodeUtf8 } from '../../content/index.ts'
import { type DeletedLine, readDeletedLine, readTermLine, type TermLine } from '../exported/term-line.ts'
import { Refusal } from '../refusal.ts'
import { type Entry, failedEntry, type ItemEntry, type ReadContext } from './entry.ts'
import { decodeGzip } from './gzip.ts'
import { readNdjson } from './ndjson.ts'
import { uploadBytes } from './upload-bytes.ts'

/** An export writes the type before all else; a line without one is an article. */
const typeForm = /^\s*\{\s*"type"\s*:\s*"([^"]*)"/

/** Bytes of a line in which its type stands. */
const headBytes = 100

/** Lines that are kept together until the import is carried out. */
const chunkLines = 500
const chunkBytes = 2 ** 20

/**
 * Yields every article as an item. Terms and what was deleted are checked here and kept beside the items, as files in the
 * folders `terms` and `deleted`: JSON arrays of lines, in their order. Without the last line, or with one that counts
 * other articles than there are, a warning says that the export was cut off.
 */
export async function* readBroadsheet(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  const terms = new Chunks<TermLine>('terms')
  const deleted = new Chunks<DeletedLine>('deleted')
  let isWhole = false
  let articles = 0
  for await (const entry of readNdjson(upload, context)) {
    isWhole = false
    if (entry.kind !== 'item') {
      articles += 1
      yield entry
      continue
    }
    const type = typeForm.exec(entry.bytes.subarray(0, headBytes).toString('latin1'))?.[1] ?? 'article'
    if (type === 'article') {
      articles += 1
      yield entry
    } else if (type === 'category' || type === 'tag' || type === 'source') {
      yield* terms.add(entry, readTermLine)
    } else if (type === 'deleted') {
      yield* deleted.add(entry, readDeletedLine)
    } else if (type === 'end') {
      isWhole = countOf(entry) === articles
      yield { kind: 'ignored', path: entry.path }
    } else {
      const detail = `An export has no line of the type “${type.slice(0, 40)}”.`
      yield failedEntry(entry.path, entry.line, 'invalid-data', detail)
    }
  }
  yield* terms.rest()
  yield* deleted.rest()
  if (!isWhole) {
    const detail =
      'The export does not end with its last line (`"type":"end"`), or that line counts other articles: it was cut off or changed. What is in it was imported.'
    yield { kind: 'warning', path: context.path ?? '', code: 'export-incomplete', detail }
  }
}

/** Reads an export that is a gzip. */
export async function* readGzippedBroadsheet(
  upload: Readable,
  context: ReadContext,
): AsyncGenerator<Entry, void> {
  const content = Readable.from(decodeGzip(uploadBytes(upload, context), context.limits), {
    objectMode: false,
  })
  try {
    yield* readBroadsheet(content, context)
  } finally {
    content.destroy()
  }
}

/** The articles that the last line counts; null when it says nothing of them. */
function countOf({ bytes }: ItemEntry): number | null {
  try {
    const count: unknown = JSON.parse(bytes.toString()).counts.article
    return typeof count === 'number' ? count : null
  } catch {
    return null
  }
}

/** Collects lines into files of a folder. */
class Chunks<T> {
  readonly #folder: string
  #lines: T[] = []
  #bytes = 0
  #files = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Takes a line. @returns the file that is full with it, or the line where it is refused. */
  *add({ path, line, bytes }: ItemEntry, read: (text: string) => T): Generator<Entry> {
    try {
      const text = decodeUtf8(bytes)
      if (text === null) throw new Refusal({ code: 'invalid-data', detail: 'The line is not valid UTF-8.' })
      this.#lines.push(read(text))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      yield failedEntry(path, line, 'invalid-data', error.notice.detail)
      return
    }
    this.#bytes += bytes.length
    if (this.#lines.length >= chunkLines || this.#bytes >= chunkBytes) yield* this.rest()
  }

  *rest(): Generator<Entry> {
    if (this.#lines.length === 0) return
    this.#files += 1
    const path = `${this.#folder}/${String(this.#files).padStart(6, '0')}.json`
    yield { kind: 'site', path, bytes: Buffer.from(JSON.stringify(this.#lines)), count: this.#lines.length }
    this.#lines = []
    this.#bytes = 0
  }
}
