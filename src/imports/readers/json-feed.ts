// Reads JSON Feed (1.0 and 1.1): the items of one object, in memory for one item however many there are.

import type { Readable } from 'node:stream'
import { type Entry, entryMeter, type ItemContext, type ReadContext, UploadError } from './entry.ts'
import { JsonElements } from './json-elements.ts'
import { uploadBytes } from './upload-bytes.ts'
import { Utf8Check } from './utf8.ts'

/** Longer members of the feed itself are not looked at. */
const memberMaxBytes = 16 * 1024
const factMaxBytes = 2000

const byteOrderMark = [0xef, 0xbb, 0xbf]
const newline = 0x0a
const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const openArray = 0x5b
const closeArray = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

/**
 * Yields every object of the feed's `items` as the exact bytes it was sent in; its `context` has what the feed says of
 * itself before them. Throws UploadError 'invalid-feed' for JSON that is no feed, 'invalid-json' or 'invalid-utf8' with
 * the place.
 */
export async function* readJsonFeed(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  const feed = new JsonFeed(context.path ?? 'feed.json', context.limits.entryBytes)
  const utf8 = new Utf8Check()
  const countEntry = entryMeter(context)
  for await (const chunk of uploadBytes(upload, context)) {
    utf8.push(chunk)
    for (const entry of feed.push(chunk)) {
      countEntry()
      yield entry
    }
  }
  utf8.end()
  feed.end()
}

type Expecting = 'text' | 'key-or-end' | 'key' | 'colon' | 'value' | 'end'

/** Goes through the members of the feed; those of `items` are cut by the scanner of arrays. */
class JsonFeed {
  readonly #path: string
  readonly #entryBytes: number
  #expecting: Expecting = 'text'
  #offset = 0
  #line = 1
  #depth = 0
  #inString = false
  #escaped = false
  /** The key or value at hand, as far as it is short. */
  #member: number[] = []
  #key = ''
  #hasItems = false
  #items: JsonElements | null = null
  #facts: Record<string, string> = {}
  /** The facts before the items, which share it. */
  #context: ItemContext = {}

  constructor(path: string, entryBytes: number) {
    this.#path = path
    this.#entryBytes = entryBytes
  }

  *push(chunk: Buffer): Generator<Entry, void> {
    let start = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (byte === newline) this.#line += 1
      if (this.#expecting === 'value') {
        const opensItems = this.#takeValue(byte)
        if (opensItems) {
          this.#items = new JsonElements(this.#path, this.#entryBytes, {
            line: this.#line,
            offset: this.#offset + at,
          })
          start = at
        }
        if (this.#items !== null && this.#depth === 0 && !this.#inString) {
          yield* this.#cut(this.#items, chunk.subarray(start, at + 1))
          this.#items.end()
          this.#items = null
        }
      } else this.#takeOutside(byte, this.#offset + at)
    }
    if (this.#items !== null) yield* this.#cut(this.#items, chunk.subarray(start))
    this.#offset += chunk.length
  }

  end(): void {
    if (this.#expecting !== 'end')
      throw this.#invalid('invalid-json', 'The text ends too early. Send it whole.')
    if (!this.#hasItems)
      throw this.#invalid('invalid-feed', 'A JSON Feed is an object with an array “items”.')
  }

  *#cut(items: JsonElements, bytes: Buffer): Generator<Entry, void> {
    for (const entry of items.push(bytes)) {
      yield entry.kind === 'item' ? { ...entry, itemKind: 'json-feed', context: this.#context } : entry
    }
  }

  /** A byte between the members, or of a key. */
  #takeOutside(byte: number, offset: number): void {
    if (this.#inString) {
      if (byte === quote && !this.#escaped) {
        this.#inString = false
        this.#key = this.#parsed()
        this.#expecting = 'colon'
      } else this.#takeCharacter(byte)
      return
    }
    if (byte === newline || byte === 0x20 || byte === 0x09 || byte === 0x0d) return
    const expecting = this.#expecting
    if (expecting === 'text' && offset < 3 && byte === byteOrderMark[offset]) return
    if (expecting === 'text' && byte === openArray) {
      throw this.#invalid(
        'invalid-feed',
        'A JSON Feed is an object with an array “items”. Send a bare array of articles with another format.',
      )
    }
    if (expecting === 'text' && byte === openObject) this.#expecting = 'key-or-end'
    else if (expecting === 'key-or-end' && byte === closeObject) this.#expecting = 'end'
    else if ((expecting === 'key' || expecting === 'key-or-end') && byte === quote) {
      this.#member = [quote]
      this.#inString = true
    } else if (expecting === 'colon' && byte === colon) {
      this.#member = []
      this.#expecting = 'value'
    } else throw this.#invalid('invalid-json', 'Correct it.')
  }

  /** A byte of a value, or the comma or bracket behind it. True for the bracket that opens the items. */
  #takeValue(byte: number): boolean {
    if (this.#inString) {
      this.#inString = byte !== quote || this.#escaped
      this.#takeCharacter(byte)
      return false
    }
    if (this.#depth === 0 && (byte === comma || byte === closeObject)) {
      this.#endMember()
      this.#expecting = byte === comma ? 'key' : 'end'
      return false
    }
    const opensItems = byte === openArray && this.#depth === 0 && this.#key === 'items'
    if (byte === quote) this.#inString = true
    else if (byte === openArray || byte === openObject) this.#depth += 1
    else if (byte === closeArray || byte === closeObject) this.#depth -= 1
    if (this.#depth < 0) throw this.#invalid('invalid-json', 'Correct it.')
    if (opensItems) {
      this.#hasItems = true
      this.#context = Object.freeze({ ...this.#facts })
    }
    this.#keep(byte)
    return opensItems
  }

  #takeCharacter(byte: number): void {
    this.#escaped = !this.#escaped && byte === backslash
    this.#keep(byte)
  }

  #keep(byte: number): void {
    if (this.#key !== 'items' || this.#expecting !== 'value') {
      if (this.#member.length <= memberMaxBytes) this.#member.push(byte)
    }
  }

  #parsed(): string {
    const text = `${Buffer.from(this.#member).toString('utf8')}"`
    return text.length > 200 ? '' : String(jsonValue(text) ?? '')
  }

  #endMember(): void {
    const fact = factKeys.get(this.#key)
    if (fact === undefined || this.#member.length > memberMaxBytes) return
    const value = jsonValue(Buffer.from(this.#member).toString('utf8'))
    const text = fact === 'author' ? authorName(value) : value
    if (typeof text !== 'string' || text === '' || Buffer.byteLength(text) > factMaxBytes) return
    this.#facts[fact] ??= text
  }

  #invalid(code: 'invalid-feed' | 'invalid-json', remedy: string): UploadError {
    return new UploadError(code, `The upload is no valid JSON Feed at line ${this.#line}. ${remedy}`)
  }
}

const factKeys: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['home_page_url', 'url'],
  ['language', 'language'],
  ['author', 'author'],
  ['authors', 'author'],
])

function authorName(value: unknown): unknown {
  const [first]: unknown[] = Array.isArray(value) ? value : [value]
  return typeof first === 'object' && first !== null && 'name' in first ? first.name : undefined
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
