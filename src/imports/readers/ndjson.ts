// Reads application/x-ndjson: a line an item.

import type { Readable } from 'node:stream'
import { type Entry, entryMeter, failedEntry, type ReadContext, UploadError } from './entry.ts'
import { uploadBytes } from './upload-bytes.ts'

const newline = 0x0a
const carriageReturn = 0x0d
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
/** What may still come off a line: a byte order mark before it, the CR of its ending. */
const slackBytes = byteOrderMark.length + 1

/**
 * Yields every line that is not blank as an item, unparsed and without its line ending (LF or CRLF); whether it is JSON
 * in valid UTF-8 is found out item by item later. A line over `lineBytes` becomes a failed entry and is not buffered.
 * A byte order mark before the first line is passed over. Throws UploadError 'empty-upload' when all lines are blank.
 */
export async function* readNdjson(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  const path = context.path ?? 'articles.ndjson'
  const { lineBytes } = context.limits
  const countEntry = entryMeter(context)
  let pieces: Buffer[] = []
  let size = 0
  let line = 1
  let found = false

  function add(piece: Buffer): void {
    size += piece.length
    if (size <= lineBytes + slackBytes) pieces.push(piece)
    else pieces = []
  }

  function cut(): Entry | null {
    const entry = size <= lineBytes + slackBytes ? lineEntry(Buffer.concat(pieces)) : tooLong()
    pieces = []
    size = 0
    line += 1
    if (entry !== null) {
      found = true
      countEntry()
    }
    return entry
  }

  function lineEntry(raw: Buffer): Entry | null {
    const start = line === 1 && raw.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
    const end = raw.at(-1) === carriageReturn ? raw.length - 1 : raw.length
    const bytes = raw.subarray(start, Math.max(start, end))
    if (isBlank(bytes)) return null
    if (bytes.length > lineBytes) return tooLong()
    return { kind: 'item', path, line, bytes }
  }

  function tooLong(): Entry {
    return failedEntry(
      path,
      line,
      'entry-too-large',
      `The line is longer than ${lineBytes} bytes. Shorten the article.`,
    )
  }

  for await (const chunk of uploadBytes(upload, context)) {
    let at = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, at)) {
      add(chunk.subarray(at, end))
      at = end + 1
      const entry = cut()
      if (entry !== null) yield entry
    }
    add(chunk.subarray(at))
  }
  const last = cut()
  if (last !== null) yield last
  if (!found) {
    throw new UploadError('empty-upload', 'The upload holds no article. Send one JSON object a line.')
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === carriageReturn)
}
