// What the search index knows of an article: a set of whole numbers, its tokens. Pure.
//
// Every dictionary word that stands anywhere in a text is a token, however a segmenter would cut the sentence; so is each
// of its characters. A word that was asked for is thus one token, and any other text is all the words within it, which
// find what is then compared character by character. Characters that are in every other article are tokens in heads only.

import { COMMON_CHARACTERS } from './common-characters.ts'
import { wordsAt } from './dictionary.ts'
import { fold, isPlain } from './fold.ts'
import { SIGNS, type Unit, unitsOf } from './units.ts'

/** Rises whenever the same text would get other tokens, with the dictionary too: stored tokens are then made anew. */
export const TOKENS_VERSION = 1

/** Where a token stands: anywhere in an article, in its title, or in its head (title, summary and tags). */
export type Zone = 'anywhere' | 'title' | 'head'
const ZONES: Readonly<Record<Zone, number>> = { anywhere: 0, title: 1, head: 2 }
/** The upper two bits of a token are its zone. Below them: characters by code point, words by number, the rest by hash. */
const ZONE_BITS = 30
const FIRST_WORD = 2 ** 21
const FIRST_HASHED = 2 ** 22

/**
 * Most tokens of an article: title, summary and tags first, then the body from its beginning. A post of 4 KB has a
 * thousand, ten megabytes of prose some fifty thousand.
 */
export const TOKENS_MOST = 100_000

/** A word is known by its beginning; what is longer is no word of any language. */
const WORD_UNITS = 64
const JOINTS = new Set(['-', '_', '.', '&', '@', '/', "'", '’', ':', '~'])
const LETTER = /\p{L}/u
const NUMBER = /^\p{N}[\p{N}.,:]*$/u

/** What of an article is searched. */
export interface SearchedText {
  readonly title: string
  readonly summary: string
  /** Names. */
  readonly tags: readonly string[]
  readonly text: string
}

/** What the search index keeps of an article. */
export interface IndexedText {
  readonly tokens: Int32Array
  /** Whether folding changes nothing but case in any of its texts; see `isPlain`. */
  readonly plain: boolean
}

/** Reads what the index keeps of an article. */
export function indexText(searched: SearchedText): IndexedText {
  const { title, summary, tags, text } = searched
  return { tokens: articleTokens(searched), plain: [title, summary, ...tags, text].every(isPlain) }
}

/** The tokens of an article, each once. */
export function articleTokens({ title, summary, tags, text }: SearchedText): Int32Array {
  const tokens: number[] = []
  const heads = [title, summary, ...tags].map(fold)
  const addTitle = adder(tokens, 'title')
  readTokens(heads[0] ?? '', addTitle)
  readPairs(heads[0] ?? '', addTitle)
  const addHead = adder(tokens, 'head')
  for (const head of heads) readTokens(head, addHead)
  const addAnywhere = adder(tokens, 'anywhere')
  for (const head of heads) readTokens(head, addAnywhere)
  readTokens(fold(text), addAnywhere)
  return Int32Array.from(tokens)
}

/** Which characters and words were met, by the round in which they last were: a set of them takes five times as long. */
const met = new Uint8Array(FIRST_HASHED)
let round = 0

/** Adds tokens of one zone, each once. Only one at a time. */
function adder(tokens: number[], zone: Zone): (token: number) => void {
  const base = ZONES[zone] << ZONE_BITS
  const hashes = new Set<number>()
  round = (round + 1) & 0xff
  if (round === 0) {
    met.fill(0)
    round = 1
  }
  return (token) => {
    if (zone === 'anywhere' && isCommon(token)) return
    if (token < FIRST_HASHED) {
      if (met[token] === round) return
      met[token] = round
    } else {
      if (hashes.has(token)) return
      hashes.add(token)
    }
    if (tokens.length < TOKENS_MOST) tokens.push(base | token)
  }
}

function isCommon(token: number): boolean {
  return COMMON_CHARACTERS[token] === 1
}

/** The tokens that every text has in which a term stands, without those that follow from others. */
export interface TermTokens {
  readonly tokens: readonly number[]
  /** Whether a text that has the tokens also has the term. */
  readonly exact: boolean
}

/** What to look for to find a folded term. */
export function termTokens(folded: string): TermTokens {
  const found: number[] = []
  let most = 0
  // Of words within words the longest, of characters those that no word covers.
  const words: { token: number; at: number; end: number }[] = []
  readTokens(folded, (token, at, end) => {
    words.push({ token, at, end })
    most = Math.max(most, end - at)
  })
  for (const word of words) {
    const covered = words.some(
      (other) => other.at <= word.at && other.end >= word.end && other.end - other.at > word.end - word.at,
    )
    if (!covered && !found.includes(word.token)) found.push(word.token)
  }
  const isOne = most === folded.length && most <= WORD_UNITS
  return { tokens: found, exact: isOne && !NUMBER.test(folded) && !found.some(isCommon) }
}

/** Tokens of a folded term as they are within a zone. In a title what is no word is also known by each two of its characters. */
export function inZone({ tokens, exact }: TermTokens, zone: Zone, folded: string): number[] {
  const base = ZONES[zone] << ZONE_BITS
  const known = zone === 'anywhere' ? tokens.filter((token) => !isCommon(token)) : tokens
  const zoned = known.map((token) => base | token)
  if (zone === 'title' && !exact) readPairs(folded, (token) => zoned.push(base | token))
  return zoned
}

/** Told of a token, and of the part of the text that it stands for. */
type Reader = (token: number, at: number, end: number) => void

function readTokens(folded: string, read: Reader): void {
  let before: Unit | null = null
  for (const unit of unitsOf(folded)) {
    if (unit.characters) readCharacters(folded, unit, read)
    else readWord(folded, unit, read)
    if (before) readJoint(folded, before, unit, read)
    before = unit
  }
}

function readCharacters(folded: string, { text, at }: Unit, read: Reader): void {
  const end = at + text.length
  for (let place = at; place < end; place++) {
    const code = folded.codePointAt(place) ?? 0
    const length = code > 0xffff ? 2 : 1
    read(code, place, place + length)
    wordsAt(folded, place, end, (word, units) => read(FIRST_WORD + word, place, place + units))
    place += length - 1
  }
}

/** Each two characters that stand together, word or not. */
function readPairs(folded: string, read: (token: number) => void): void {
  for (const unit of unitsOf(folded)) {
    const characters = unit.characters ? [...unit.text] : []
    for (let n = 1; n < characters.length; n++) read(hashed(`${characters[n - 1]}${characters[n]}`, 1))
  }
}

function readWord(folded: string, { text, at }: Unit, read: Reader): void {
  if (NUMBER.test(text)) {
    // Every post has other numbers, and each is an entry of the index: one hash, and what it finds is compared.
    read(hashed(text.slice(0, WORD_UNITS), 2), at, at + text.length)
    return
  }
  readHashed(text.slice(0, WORD_UNITS), at, at + text.length, read)
  SIGNS.lastIndex = at + text.length
  const [signs] = SIGNS.exec(folded) ?? []
  if (signs !== undefined && LETTER.test(text)) {
    const signed = text.slice(0, WORD_UNITS) + signs.slice(0, WORD_UNITS)
    readHashed(signed, at, at + text.length + signs.length, read)
  }
}

/** Two units that belong together: `hfo-1234yf`, `at&t`, and where words and characters meet, `a股`. */
function readJoint(folded: string, one: Unit, other: Unit, read: Reader): void {
  const gap = folded.slice(one.at + one.text.length, other.at)
  if (one.characters && other.characters) return
  if (!LETTER.test(one.characters ? other.text : other.characters ? one.text : one.text + other.text)) return
  if (
    gap === '' ? one.characters === other.characters : !JOINTS.has(gap) || one.characters || other.characters
  )
    return
  const left = one.characters ? (one.text.match(/.$/u)?.[0] ?? '') : one.text
  const right = other.characters ? (other.text.match(/^./u)?.[0] ?? '') : other.text
  const joined = `${left.slice(0, WORD_UNITS)}${gap}${right.slice(0, WORD_UNITS)}`
  readHashed(joined, one.at + one.text.length - left.length, other.at + right.length, read)
}

/** Two hashes each: by one alone, one search in some ten among a million articles would find an article too many. */
function readHashed(text: string, at: number, end: number, read: Reader): void {
  read(hashed(text, 2), at, end)
  read(hashed(text, 3), at, end)
}

function hashed(text: string, seed: number): number {
  let hash = Math.imul(0x811c9dc5, 2 * seed + 1)
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return FIRST_HASHED + (((hash ^ (hash >>> 16)) >>> 0) % (2 ** ZONE_BITS - FIRST_HASHED))
}
