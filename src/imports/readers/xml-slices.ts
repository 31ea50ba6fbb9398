// Cuts an XML document into the elements of its containers as it streams by, each as the exact bytes it was sent in.

import { UploadError } from './entry.ts'

/** Of one tag, and of the XML declaration, which are held until they are whole. */
const tagMaxBytes = 16 * 1024

/** Longer names are in no feed, and would be compared at every `<`. */
const nameMaxBytes = 256

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const lessThan = 0x3c
const greaterThan = 0x3e
const slash = 0x2f
const newline = 0x0a

/** A whole element. `bytes` is null when it is larger than allowed. `line` counts from 1. */
export interface XmlSlice {
  readonly startTag: string
  readonly bytes: Buffer | null
  readonly line: number
}

/** Asked for every start tag outside the slices: whether its element is a container, of which the children are wanted. */
export type Descends = (startTag: string, depth: number, line: number) => boolean

/** What is passed over whole, by its end. */
type Skipping = '-->' | ']]>' | '?>'

/**
 * The scanner (XML 1.0). It looks only for the ends of elements: within a slice for the end tag of the same name, outside
 * comments, CDATA sections and processing instructions. Whether a slice is well-formed is found out item by item later,
 * so that a bad one stops no other. It holds one slice, however long the document.
 */
export class XmlSlices {
  readonly #sliceBytes: number
  readonly #descends: Descends
  #held: Buffer = Buffer.alloc(0)
  #isFirst = true
  #line = 1
  #skipping: Skipping | null = null
  /** Names of the open containers, the root first. */
  #containers: string[] = []
  #rootSeen = false
  /** Name of the element that is being cut; null between two. */
  #name: string | null = null
  #startTag = ''
  #startLine = 1
  /** Elements of that name open in it. */
  #depth = 0
  #pieces: Buffer[] = []
  #size = 0

  constructor(sliceBytes: number, descends: Descends) {
    this.#sliceBytes = sliceBytes
    this.#descends = descends
  }

  /** Yields the elements that end in this chunk. Throws UploadError 'invalid-feed', 'doctype' or 'invalid-utf8', with line. */
  *push(chunk: Buffer): Generator<XmlSlice, void> {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    let at = 0
    /** Where the slice at hand begins in these bytes. */
    let start = 0
    for (;;) {
      if (this.#name === null) start = at
      const step = this.#skipping === null ? this.#step(bytes, at) : this.#skip(bytes, at, this.#skipping)
      this.#countLines(bytes, at, step.next)
      at = step.next
      if (step.endsSlice === true) {
        this.#keep(bytes.subarray(start, at))
        yield this.#cut()
      }
      if (step.wait === true) break
    }
    if (this.#name !== null) this.#keep(bytes.subarray(start, at))
    // A copy, or else the chunk would live as long as what is held of it.
    this.#held = Buffer.from(bytes.subarray(at))
  }

  /** Call after the last chunk. Throws UploadError 'invalid-feed' when the document is cut short or none. */
  end(): void {
    if (this.#rootSeen && this.#containers.length === 0 && this.#held.length === 0) return
    const open = this.#name ?? this.#containers.at(-1)
    const at = this.#name === null ? this.#line : this.#startLine
    throw invalidFeed(
      at,
      open === undefined
        ? 'It holds no XML element.'
        : `The element “${open.slice(0, 80)}” is not closed before the end. Send the file whole.`,
    )
  }

  /** One step forward from `at`: how far the bytes are done with, whether more are needed, and a slice that ended. */
  #step(bytes: Buffer, at: number): Step {
    if (this.#isFirst) {
      if (bytes.length < 3) return { next: at, wait: true }
      this.#isFirst = false
      if (bytes.subarray(0, 3).equals(byteOrderMark)) return { next: 3 }
    }
    const open = bytes.indexOf(lessThan, at)
    const before = open === -1 ? bytes.length : open
    if (this.#name === null) this.#checkBetween(bytes.subarray(at, before))
    if (before > at) return { next: before }
    if (open === -1) return { next: at, wait: true }
    const needed = Math.max(9, Buffer.byteLength(this.#name ?? '') + 3)
    if (bytes.length < open + needed && !hasShortToken(bytes, open)) return { next: at, wait: true }
    return this.#markup(bytes, open)
  }

  /** Takes what begins with the `<` at `at`. */
  #markup(bytes: Buffer, at: number): Step {
    if (startsWith(bytes, at, '<!--')) return this.#beginSkipping('-->', at + 4)
    if (this.#name !== null && startsWith(bytes, at, '<![CDATA[')) return this.#beginSkipping(']]>', at + 9)
    if (startsWith(bytes, at, '<?')) return this.#instruction(bytes, at)
    if (startsWith(bytes, at, '<!')) {
      if (this.#name !== null) return { next: at + 2 }
      throw /^<!doctype/i.test(bytes.toString('latin1', at, at + 9))
        ? doctype(this.#line)
        : this.#unexpected()
    }
    return this.#name === null ? this.#tagBetween(bytes, at) : this.#tagInside(bytes, at, this.#name)
  }

  #instruction(bytes: Buffer, at: number): Step {
    if (this.#rootSeen || !/^<\?xml\s/.test(bytes.toString('latin1', at, at + 6))) {
      return this.#beginSkipping('?>', at + 2)
    }
    const end = bytes.indexOf('?>', at)
    if (end === -1) return this.#waitForTag(bytes, at)
    const encoding = /\sencoding\s*=\s*["']([^"']*)["']/.exec(bytes.toString('latin1', at, end))?.[1]
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw otherEncoding(encoding, this.#line)
    return { next: end + 2 }
  }

  #tagBetween(bytes: Buffer, at: number): Step {
    const end = endOfTag(bytes, at)
    if (end === -1 || end - at > tagMaxBytes) return this.#waitForTag(bytes, at)
    const tag = bytes.toString('utf8', at, end)
    if (tag.startsWith('</')) {
      const name = tag.slice(2, -1).trimEnd()
      if (this.#containers.pop() === name) return { next: end }
      throw invalidFeed(this.#line, `The end tag “${tag.slice(0, 80)}” closes nothing that is open.`)
    }
    const name = /^<([^\s/>]+)/.exec(tag)?.[1]
    if (name === undefined || (this.#rootSeen && this.#containers.length === 0)) throw this.#unexpected()
    if (Buffer.byteLength(name) > nameMaxBytes) {
      throw invalidFeed(
        this.#line,
        `The name of an element is longer than ${nameMaxBytes} bytes. Shorten it.`,
      )
    }
    const isEmpty = tag.endsWith('/>')
    const isContainer = this.#descends(tag, this.#containers.length, this.#line) || !this.#rootSeen
    this.#rootSeen = true
    if (isContainer) {
      if (!isEmpty) this.#containers.push(name)
      return { next: end }
    }
    this.#startTag = tag
    this.#startLine = this.#line
    if (isEmpty) return { next: end, endsSlice: true }
    this.#name = name
    this.#depth = 1
    return { next: end }
  }

  #tagInside(bytes: Buffer, at: number, name: string): Step {
    const closes = bytes[at + 1] === slash
    const from = at + (closes ? 2 : 1)
    if (!isNameAt(bytes, from, name)) return { next: at + 1 }
    const end = closes ? bytes.indexOf(greaterThan, from) + 1 || -1 : endOfTag(bytes, at)
    if (end === -1 || end - at > tagMaxBytes) return this.#waitForTag(bytes, at)
    if (!closes) {
      if (bytes[end - 2] !== slash) this.#depth += 1
      return { next: end }
    }
    this.#depth -= 1
    return this.#depth === 0 ? { next: end, endsSlice: true } : { next: end }
  }

  #beginSkipping(end: Skipping, next: number): Step {
    this.#skipping = end
    return { next }
  }

  #skip(bytes: Buffer, at: number, end: Skipping): Step {
    const found = bytes.indexOf(end, at)
    if (found === -1) return { next: Math.max(at, bytes.length - end.length + 1), wait: true }
    this.#skipping = null
    return { next: found + end.length }
  }

  #waitForTag(bytes: Buffer, at: number): Step {
    if (bytes.length - at <= tagMaxBytes) return { next: at, wait: true }
    throw invalidFeed(this.#line, `A tag is longer than ${tagMaxBytes} bytes. Shorten it.`)
  }

  #checkBetween(text: Buffer): void {
    if (this.#containers.length === 0 && !isBlank(text)) throw this.#unexpected()
  }

  #unexpected(): UploadError {
    return invalidFeed(this.#line, 'Send one XML document: a declaration, one root element, nothing else.')
  }

  #keep(piece: Buffer): void {
    this.#size += piece.length
    if (this.#size <= this.#sliceBytes) this.#pieces.push(piece)
    else this.#pieces = []
  }

  #cut(): XmlSlice {
    const bytes = this.#size <= this.#sliceBytes ? Buffer.concat(this.#pieces) : null
    this.#name = null
    this.#pieces = []
    this.#size = 0
    return { startTag: this.#startTag, bytes, line: this.#startLine }
  }

  #countLines(bytes: Buffer, from: number, to: number): void {
    const done = bytes.subarray(from, to)
    for (let at = done.indexOf(newline); at !== -1; at = done.indexOf(newline, at + 1)) this.#line += 1
  }
}

interface Step {
  readonly next: number
  readonly wait?: true
  /** The element that was being cut, or an empty one, ends here. */
  readonly endsSlice?: true
}

/** A document may end with a tag that is shorter than the longest mark that must be told apart. */
function hasShortToken(bytes: Buffer, at: number): boolean {
  if (bytes[at + 1] === 0x21) return startsWith(bytes, at, '<!--')
  return bytes.indexOf(greaterThan, at) !== -1
}

function startsWith(bytes: Buffer, at: number, mark: string): boolean {
  return bytes.toString('latin1', at, at + mark.length) === mark
}

/** Whether this name, and not a longer one, stands at `at`. */
function isNameAt(bytes: Buffer, at: number, name: string): boolean {
  const end = at + Buffer.byteLength(name)
  if (bytes.toString('utf8', at, end) !== name) return false
  const next = bytes[end]
  return next === undefined || next <= 0x20 || next === slash || next === greaterThan
}

/** The index behind the `>` of the tag at `at`, which does not count within quotes; -1 when it is not there yet. */
function endOfTag(bytes: Buffer, at: number): number {
  let quote = 0
  for (let index = at + 1; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === 0x22 || byte === 0x27) quote = byte
    else if (byte === greaterThan) return index + 1
  }
  return -1
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === newline)
}

/** The refusal of an upload that is no feed of the kind it should be. */
export function invalidFeed(line: number, remedy: string): UploadError {
  return new UploadError('invalid-feed', `The upload cannot be read as a feed at line ${line}. ${remedy}`)
}

function doctype(line: number): UploadError {
  return new UploadError(
    'doctype',
    `The XML has a document type declaration (<!DOCTYPE …>) at line ${line}, which is never read: it can make entities. Take it out.`,
  )
}

function otherEncoding(encoding: string, line: number): UploadError {
  return new UploadError(
    'invalid-utf8',
    `The XML says at line ${line} that its encoding is “${encoding.slice(0, 40)}”. Convert it to UTF-8 (for example: iconv -f ${/^[\w-]{1,20}$/.test(encoding) ? encoding : 'GBK'} -t UTF-8), write encoding="UTF-8" into its first line, and send it again.`,
  )
}
