// Cuts a table into rows as it streams by. A line end within quotes belongs to its row.

const newline = 0x0a
const carriageReturn = 0x0d
const quote = 0x22
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** `bytes` is null when the row is larger than allowed; `line` is its first one, from 1. */
export interface CsvRow {
  readonly bytes: Buffer | null
  readonly line: number
  /** Whether a quote in it is still open: only at the end of the file. */
  readonly isOpen: boolean
}

/** The scanner (RFC 4180): a quote opens a field only at its beginning; elsewhere it is a character. */
export class CsvRows {
  readonly #rowBytes: number
  #delimiters = [0x2c, 0x3b, 0x09]
  #pieces: Buffer[] = []
  #size = 0
  #line = 1
  #startLine = 1
  #isFirst = true
  #atFieldStart = true
  #inQuotes = false

  constructor(rowBytes: number) {
    this.#rowBytes = rowBytes
  }

  /** Until it is known, each of the three that are told apart begins a field. */
  set delimiter(delimiter: string) {
    this.#delimiters = [delimiter.charCodeAt(0)]
  }

  /** Yields the rows that end in this chunk, blank ones left out. */
  *push(chunk: Buffer): Generator<CsvRow, void> {
    let start = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (byte === newline) this.#line += 1
      if (this.#inQuotes) {
        // A doubled quote closes and opens again at once.
        if (byte === quote) this.#inQuotes = false
        this.#atFieldStart = byte === quote
      } else if (byte === newline) {
        this.#keep(chunk.subarray(start, at))
        start = at + 1
        this.#atFieldStart = true
        const row = this.#cut()
        if (row !== null) yield row
      } else if (byte === quote && this.#atFieldStart) {
        this.#inQuotes = true
      } else this.#atFieldStart = this.#delimiters.includes(byte) || this.#isMark(byte)
    }
    this.#keep(chunk.subarray(start))
  }

  /** Yields the last row, which may lack its line end. */
  *end(): Generator<CsvRow, void> {
    const row = this.#cut()
    if (row !== null) yield row
  }

  /** A byte order mark stands before the first field. (Its bytes begin no ASCII field.) */
  #isMark(byte: number): boolean {
    return this.#isFirst && byteOrderMark.includes(byte)
  }

  #keep(piece: Buffer): void {
    this.#size += piece.length
    if (this.#size <= this.#rowBytes + 1) this.#pieces.push(piece)
    else this.#pieces = []
  }

  #cut(): CsvRow | null {
    const line = this.#startLine
    const isTooLarge = this.#size > this.#rowBytes + 1
    const raw = Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#size = 0
    this.#startLine = this.#line
    if (isTooLarge) return { bytes: null, line, isOpen: this.#inQuotes }
    const start = this.#isFirst && raw.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
    const end = raw.at(-1) === carriageReturn ? raw.length - 1 : raw.length
    const bytes = raw.subarray(start, Math.max(start, end))
    this.#isFirst = false
    if (bytes.every((byte) => byte === 0x20 || byte === carriageReturn)) return null
    return { bytes, line, isOpen: this.#inQuotes }
  }
}
