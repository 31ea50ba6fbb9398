// Which runs of Chinese characters are words, by the dictionary of jieba. Read once a process or thread, when it is first
// asked: 7 MB and some 0.1 s, where jieba's own tree takes 42 MB and 0.2 s.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { SIMPLIFIED } from './traditional.ts'

/** Longer entries are names and sayings that are made of words themselves. */
export const WORD_MAX_CHARACTERS = 4

/** Places of the hash table: a power of two, some three for each word. */
const TABLE_PLACES = 2 ** 20
const FIRST_HASH = 0x811c9dc5
const BLANK = 0x20
const LINE_END = 0x0a
/** Of a Han character in UTF-8, and the first and last that have so many. */
const HAN_BYTES = 3
const FIRST_HAN = 0x3400
const LAST_HAN = 0x9fff

interface Dictionary {
  /** The characters of word `n` from `n * WORD_MAX_CHARACTERS` on, 0 where it has fewer. */
  readonly characters: Uint16Array
  /** By hash, with linear probing: a word's number and one, or 0. */
  readonly places: Int32Array
  /** Bits by hash: whether a word may begin with so many characters. Half of all pairs are no beginning: no need to look. */
  readonly beginnings: Uint8Array
  readonly words: number
}

let dictionary: Dictionary | undefined

/**
 * The words that begin at a place of a folded text, each by the number that the dictionary gives it (from 0, less than
 * 2^20; the same as long as the dictionary is). Only of 2 to 4 characters, all of them of one UTF-16 unit.
 *
 * @param found told of the number and length of each word, the shortest first
 */
export function wordsAt(
  folded: string,
  at: number,
  end: number,
  found: (word: number, length: number) => void,
): void {
  dictionary ??= readDictionary()
  let hash = step(FIRST_HASH, folded.charCodeAt(at))
  const most = Math.min(WORD_MAX_CHARACTERS, end - at)
  for (let length = 2; length <= most; length++) {
    hash = step(hash, folded.charCodeAt(at + length - 1))
    const place = placeOf(hash)
    if (((dictionary.beginnings[place >> 3] ?? 0) & (1 << (place & 7))) === 0) return
    const word = find(dictionary, folded, at, length, place)
    if (word >= 0) found(word, length)
  }
}

function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

function placeOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) & (TABLE_PLACES - 1)
}

function find(known: Dictionary, text: string, at: number, length: number, from: number): number {
  for (let place = from; ; place = (place + 1) & (TABLE_PLACES - 1)) {
    const word = (known.places[place] ?? 0) - 1
    if (word < 0 || isWord(known.characters, word, text, at, length)) return word
  }
}

function isWord(characters: Uint16Array, word: number, text: string, at: number, length: number): boolean {
  const first = word * WORD_MAX_CHARACTERS
  for (let n = 0; n < length; n++) if (characters[first + n] !== text.charCodeAt(at + n)) return false
  return length === WORD_MAX_CHARACTERS || characters[first + length] === 0
}

/** Beside this file, compiled or not: the build copies it. */
const file = join(import.meta.dirname, 'words/jieba.txt.gz')

/** Reads the dictionary: lines of a word with a blank behind it. */
function readDictionary(): Dictionary {
  const bytes = gunzipSync(readFileSync(file))
  const known = {
    characters: new Uint16Array(WORD_MAX_CHARACTERS * (TABLE_PLACES / 2)),
    places: new Int32Array(TABLE_PLACES),
    beginnings: new Uint8Array(TABLE_PLACES / 8),
    words: 0,
  }
  for (let at = 0; at < bytes.length; at = bytes.indexOf(LINE_END, at) + 1 || bytes.length) {
    const length = (bytes.indexOf(BLANK, at) - at) / HAN_BYTES
    if (length >= 2 && length <= WORD_MAX_CHARACTERS) add(known, bytes, at, length)
  }
  return { ...known, characters: known.characters.slice(0, known.words * WORD_MAX_CHARACTERS) }
}

/** Adds a word of Han characters, which have three bytes each; one that is another's traditional form is that word. */
function add(known: Writable<Dictionary>, bytes: Uint8Array, at: number, length: number): void {
  const { characters, places, beginnings } = known
  const first = known.words * WORD_MAX_CHARACTERS
  let hash = FIRST_HASH
  const hashes = [0, 0, 0, 0]
  characters.fill(0, first, first + WORD_MAX_CHARACTERS)
  for (let n = 0; n < length; n++) {
    const place = at + n * HAN_BYTES
    const one = bytes[place] ?? 0
    const two = bytes[place + 1] ?? 0
    const three = bytes[place + 2] ?? 0
    const unit = ((one & 0x0f) << 12) | ((two & 0x3f) << 6) | (three & 0x3f)
    if (one >> 4 !== 0xe || unit < FIRST_HAN || unit > LAST_HAN) return
    const simple = SIMPLIFIED[unit] ?? unit
    characters[first + n] = simple
    hash = step(hash, simple)
    hashes[n] = placeOf(hash)
  }
  for (const beginning of hashes.slice(1, length)) {
    beginnings[beginning >> 3] = (beginnings[beginning >> 3] ?? 0) | (1 << (beginning & 7))
  }
  let place = placeOf(hash)
  for (; places[place] !== 0; place = (place + 1) & (TABLE_PLACES - 1)) {
    if (isSameWord(characters, (places[place] ?? 0) - 1, known.words)) return
  }
  known.words += 1
  places[place] = known.words
}

type Writable<T> = { -readonly [key in keyof T]: T[key] }

function isSameWord(characters: Uint16Array, one: number, other: number): boolean {
  for (let n = 0; n < WORD_MAX_CHARACTERS; n++) {
    if (characters[one * WORD_MAX_CHARACTERS + n] !== characters[other * WORD_MAX_CHARACTERS + n])
      return false
  }
  return true
}
