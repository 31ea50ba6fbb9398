// Reads text/csv (RFC 4180): a header, then an article a row, each as the exact bytes it was sent in.

import type { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { decodeUtf8 } from '../../content/index.ts'
import { isArticleHeader } from './csv-columns.ts'
import { CsvRows } from './csv-rows.ts'
import {
  type Entry,
  entryMeter,
  failedEntry,
  type ItemContext,
  type ReadContext,
  UploadError,
} from './entry.ts'
import { uploadBytes } from './upload-bytes.ts'

/** The header goes along with every row. */
const headerMaxBytes = 16 * 1024

/**
 * Yields every row behind the header that is not blank, without its line ending; `context` has the header, as JSON in
 * `columns`, and the `delimiter`. Whether a row is valid is found out row by row later. Throws UploadError 'invalid-feed'
 * for a header that cannot be read or names neither title nor body, 'empty-upload' for nothing but blank lines.
 */
export async function* readCsv(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  const path = context.path ?? 'articles.csv'
  const { entryBytes } = context.limits
  const rows = new CsvRows(entryBytes)
  const countEntry = entryMeter(context)
  let header: ItemContext | null = null

  function take(row: {
    readonly bytes: Buffer | null
    readonly line: number
    readonly isOpen: boolean
  }): Entry | null {
    const { bytes, line, isOpen } = row
    if (header === null) {
      header = readHeader(bytes, line)
      rows.delimiter = header.delimiter ?? ','
      return null
    }
    countEntry()
    if (bytes === null) {
      const detail = `The row is larger than ${entryBytes} bytes. Shorten it, or close its last quote.`
      return failedEntry(path, line, 'entry-too-large', detail)
    }
    if (isOpen) {
      const detail =
        'A quote in the row that begins here is never closed, so it runs to the end of the file. Close it.'
      return failedEntry(path, line, 'invalid-data', detail)
    }
    return { kind: 'item', path, line, bytes, itemKind: 'csv', context: header }
  }

  for await (const chunk of uploadBytes(upload, context)) {
    for (const row of rows.push(chunk)) {
      const entry = take(row)
      if (entry !== null) yield entry
    }
  }
  for (const row of rows.end()) {
    const entry = take(row)
    if (entry !== null) yield entry
  }
  if (header === null)
    throw new UploadError('empty-upload', 'The upload holds no table. Send a header and rows.')
}

function readHeader(bytes: Buffer | null, line: number): ItemContext {
  if (bytes === null || bytes.length > headerMaxBytes) {
    throw invalidHeader(line, `It is longer than ${headerMaxBytes} bytes.`)
  }
  const text = decodeUtf8(bytes)
  if (text === null) {
    throw new UploadError(
      'invalid-utf8',
      'The header is not valid UTF-8. Save the table as UTF-8 (for example: iconv -f GBK -t UTF-8) and send it again.',
    )
  }
  const delimiter = delimiterOf(text)
  const [columns] = parsed(text, delimiter, line)
  if (columns === undefined || !isArticleHeader(columns)) {
    throw invalidHeader(
      line,
      'None of its names is title, body, content, html, markdown or text. Name the columns in the first row.',
    )
  }
  return { columns: JSON.stringify(columns), delimiter }
}

function parsed(text: string, delimiter: string, line: number): string[][] {
  try {
    return parse(text, { delimiter, trim: true, relax_quotes: true })
  } catch (error) {
    throw new UploadError('invalid-feed', invalidHeader(line, 'Correct its quotes.').message, {
      cause: error,
    })
  }
}

/** The one of `,`, `;` and the tab that the header has most of, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const count = (delimiter: string): number => bare.split(delimiter).length
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

function invalidHeader(line: number, remedy: string): UploadError {
  return new UploadError('invalid-feed', `The table's header at line ${line} cannot be read. ${remedy}`)
}
