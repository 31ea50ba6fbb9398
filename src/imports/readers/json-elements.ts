// Cuts a JSON text into its elements as it streams by: one top-level object, or the objects of one top-level array.

import { type Entry, failedEntry, UploadError } from './entry.ts'

/** Objects and arrays within each other, the element itself counted. Far past anything an article needs. */
const maxDepth = 64

const byteOrderMark = [0xef, 0xbb, 0xbf]
const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openArray = 0x5b
const closeArray = 0x5d
const openObject = 0x7b
const closeObject = 0x7d
const newline = 0x0a

/**
 * What the next byte that is not white space may be: the text, the first element or `]`, an element (after a comma),
 * a comma or `]` (after an element), nothing more.
 */
type Expecting = 'text' | 'first-element' | 'element' | 'comma' | 'end'

/**
 * The scanner (RFC 8259). It follows strings and brackets only as far as needed to find where an element ends, in
 * memory for one element; each element is then parsed once to refuse what is no JSON, and its exact bytes given out.
 */
export class JsonElements {
  readonly #path: string
  readonly #entryBytes: number
  #expecting: Expecting = 'text'
  #inArray = false
  /** Bytes of the chunks before this one. */
  #offset = 0
  #line = 1
  /** Brackets open in the element at hand; 0 between elements. */
  #depth = 0
  #deepest = 0
  #inString = false
  #escaped = false
  #pieces: Buffer[] = []
  #size = 0
  #startOffset = 0
  #startLine = 1

  /**
   * `path` labels the entries; an element over `entryBytes` becomes a failed entry. `start` is the place of the text
   * within a larger one: its line, from 1, and its offset in bytes.
   */
  constructor(path: string, entryBytes: number, start = { line: 1, offset: 0 }) {
    this.#path = path
    this.#entryBytes = entryBytes
    this.#line = start.line
    this.#offset = start.offset
  }

  /** Yields the elements that end in this chunk. Throws UploadError 'invalid-json' with byte offset and line. */
  *push(chunk: Buffer): Generator<Entry, void> {
    let at = 0
    while (at < chunk.length) {
      const opens = this.#depth === 0 && this.#opensElement(chunk[at] ?? 0, this.#offset + at)
      if (this.#depth === 0) {
        at += 1
        continue
      }
      const end = this.#endOfElement(chunk, opens ? at + 1 : at)
      this.#keep(chunk.subarray(at, end))
      at = end
      if (this.#depth === 0) yield this.#cut()
    }
    this.#offset += chunk.length
  }

  /** Call after the last chunk. Throws UploadError 'empty-upload', or 'invalid-json' when the text is cut short. */
  end(): void {
    if (this.#expecting === 'text' && this.#depth === 0) {
      throw new UploadError(
        'empty-upload',
        'The upload holds no article. Send a JSON object, or an array of them.',
      )
    }
    if (this.#expecting !== 'end') {
      throw invalidJson(this.#offset, this.#line, 'The text ends too early. Send it whole.')
    }
  }

  /** Takes a byte outside the elements. True for the `{` of an element, which is then open. */
  #opensElement(byte: number, offset: number): boolean {
    if (byte === newline) this.#line += 1
    if (byte === newline || byte === 0x20 || byte === 0x09 || byte === 0x0d) return false
    if (this.#expecting === 'text' && offset < 3 && byte === byteOrderMark[offset]) return false
    const expecting = this.#expecting
    if (byte === openObject && (expecting === 'text' || expecting.endsWith('element'))) {
      this.#startOffset = offset
      this.#startLine = this.#line
      this.#depth = 1
      this.#deepest = 1
      this.#size = 0
      return true
    }
    if (byte === openArray && expecting === 'text') {
      this.#inArray = true
      this.#expecting = 'first-element'
    } else if (byte === closeArray && (expecting === 'first-element' || expecting === 'comma')) {
      this.#expecting = 'end'
    } else if (byte === comma && expecting === 'comma') {
      this.#expecting = 'element'
    } else {
      throw invalidJson(offset, this.#line, remedies[expecting])
    }
    return false
  }

  /** The index after the element's last byte, or the chunk's length when the element goes on in the next. */
  #endOfElement(chunk: Buffer, from: number): number {
    // Locals, since this loop sees every byte: fields cost several times as much.
    let at = from
    let depth = this.#depth
    let deepest = this.#deepest
    let inString = this.#inString
    let escaped = this.#escaped
    let line = this.#line
    for (; at < chunk.length && depth > 0; at += 1) {
      const byte = chunk[at]
      if (byte === newline) line += 1
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inString = false
      } else if (byte === quote) {
        inString = true
      } else if (byte === openObject || byte === openArray) {
        depth += 1
        if (depth > deepest) deepest = depth
      } else if (byte === closeObject || byte === closeArray) {
        depth -= 1
      }
    }
    this.#depth = depth
    this.#deepest = deepest
    this.#inString = inString
    this.#escaped = escaped
    this.#line = line
    return at
  }

  #keep(piece: Buffer): void {
    this.#size += piece.length
    if (this.#size <= this.#entryBytes) this.#pieces.push(piece)
    else this.#pieces = []
  }

  #cut(): Entry {
    this.#expecting = this.#inArray ? 'comma' : 'end'
    const path = this.#path
    const line = this.#startLine
    if (this.#size > this.#entryBytes) {
      const detail = `The article is larger than ${this.#entryBytes} bytes. Shorten it; a Ghost export or a JSON Feed is imported with format=ghost or format=json-feed.`
      return failedEntry(path, line, 'entry-too-large', detail)
    }
    const bytes = Buffer.concat(this.#pieces)
    this.#pieces = []
    if (!isJson(bytes)) {
      throw invalidJson(
        this.#startOffset,
        line,
        'The object that begins here is no valid JSON. Correct it, or send NDJSON, where a bad line stops no other.',
      )
    }
    if (this.#deepest > maxDepth) {
      const detail = `The article nests deeper than ${maxDepth} levels. Flatten it.`
      return failedEntry(path, line, 'too-deep', detail)
    }
    return { kind: 'item', path, line, bytes }
  }
}

const remedies: Record<Expecting, string> = {
  text: 'Send one JSON object, or an array of objects.',
  'first-element': 'An array of objects is expected here.',
  element: 'An object is expected after the comma.',
  comma: 'A comma or the end of the array is expected after an object.',
  end: 'Nothing may follow the end of the text. Send NDJSON for one object after the other.',
}

function invalidJson(offset: number, line: number, remedy: string): UploadError {
  return new UploadError(
    'invalid-json',
    `The upload is no valid JSON at byte ${offset}, line ${line}. ${remedy}`,
  )
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'))
    return true
  } catch {
    return false
  }
}
