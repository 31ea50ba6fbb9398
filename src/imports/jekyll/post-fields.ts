// The smaller fields of a post's front matter. Each function takes what it understands; what it cannot use it reports.

import type { ArticleImage } from '../../articles/index.ts'
import { isSlug, slugify } from '../../content/index.ts'
import { BYLINE_MAX_CHARACTERS, isByline, isImageUrl, languageTag } from '../../content/limits.ts'
import type { Notice } from '../prepared.ts'
import type { FrontMatterEntry } from './front-matter.ts'

/** The entries of one post, and which of them became fields of the article; the others are its `extra`. */
export interface EntryReader {
  /** The entry of a key that has a value, which thereby counts as read. */
  take(key: string): FrontMatterEntry | undefined
  /** Gives a key back, so that what it says is kept in `extra`. */
  giveBack(key: string): void
  /** What nobody took: JSON-safe, in the order of the front matter, on an object without a prototype. */
  rest(): Record<string, unknown>
}

export function entryReader(entries: ReadonlyMap<string, FrontMatterEntry>): EntryReader {
  const taken = new Set<string>()
  return {
    take(key) {
      const entry = entries.get(key)
      if (entry !== undefined) taken.add(key)
      return entry
    },
    giveBack(key) {
      taken.delete(key)
    },
    rest() {
      const extra: Record<string, unknown> = Object.create(null)
      for (const [key, entry] of entries) if (!taken.has(key)) extra[key] = entry.value
      return extra
    },
  }
}

/** The slug that a post states, made into one where it is none; null when it states none. */
export function readSlug(reader: EntryReader, warnings: Notice[]): string | null {
  const entry = reader.take('slug')
  const written = entry?.written
  if (entry === undefined || written === null || written === '') return null
  if (typeof written === 'string' && isSlug(written)) return written
  const slug = typeof written === 'string' ? slugify(written) : ''
  const detail = `“${String(written).slice(0, 80)}” is no slug: letters, digits, - _ and . only. ${slug === '' ? 'One was made of the file name' : `It was taken as “${slug}”`}. Correct it.`
  warnings.push({ code: 'slug-changed', detail, line: entry.line })
  return slug === '' ? null : slug
}

/**
 * What `published: false` and `draft: true` say, also in the words `no` and `off` that older YAML took for false. An empty
 * `published:` holds a post back as well, as in Jekyll. `unpublished`: the site shows what says `published: false`.
 */
export function isHeldBack(reader: EntryReader, unpublished = false): boolean {
  const stated = reader.take('published')
  reader.giveBack('published')
  const isHidden = readWord(reader, 'published') === false || (stated !== undefined && stated.value === null)
  return (isHidden && !unpublished) || readWord(reader, 'draft') === true
}

function readWord(reader: EntryReader, key: string): boolean | null {
  const written = reader.take(key)?.written
  const word = typeof written === 'string' ? written.trim().toLowerCase() : ''
  if (['true', 'yes', 'on'].includes(word)) return true
  if (['false', 'no', 'off'].includes(word)) return false
  reader.giveBack(key)
  return null
}

/** The digest that the front matter states under a key; null when it states none. */
export function readSummary(reader: EntryReader, key: 'excerpt' | 'description'): string | null {
  const written = reader.take(key)?.written
  if (typeof written === 'string' && written.trim() !== '') return written.replace(/\n+$/, '')
  reader.giveBack(key)
  return null
}

/** Who wrote it, from `byline`, `author` or `authors`: names as texts or as maps with a `name`; several joined. */
export function readByline(reader: EntryReader, warnings: Notice[]): string | null {
  for (const key of ['byline', 'author', 'authors']) {
    const entry = reader.take(key)
    const names = authorNames(entry?.written)
    const byline = names.join(names.some((name) => /\p{Script=Han}/u.test(name)) ? '、' : ', ')
    if (isByline(byline)) {
      if (!isTexts(entry?.written)) reader.giveBack(key)
      return byline
    }
    reader.giveBack(key)
    if (entry !== undefined && names.length > 0) warnings.push(badByline(key, entry.line))
  }
  return null
}

function authorNames(written: unknown): string[] {
  const list: unknown[] = Array.isArray(written) ? written : [written]
  return list.map((author) => textIn(author, ['name'])).filter((name) => name !== null)
}

/** The language that the front matter states (`lang`, else `language`), in canonical form; null when it states none. */
export function readLanguage(reader: EntryReader, warnings: Notice[]): string | null {
  for (const key of ['lang', 'language']) {
    const entry = reader.take(key)
    if (typeof entry?.written === 'string' && entry.written.trim() !== '') {
      const tag = languageTag(entry.written)
      if (tag !== null) return tag
      warnings.push(badLanguage(entry.written, entry.line))
    }
    reader.giveBack(key)
  }
  return null
}

const IMAGE_URL_KEYS = ['path', 'url', 'src']

/** The image that the front matter states: its URL, or a map with `path`, `url` or `src` and perhaps `alt`. */
export function readImage(reader: EntryReader, warnings: Notice[]): ArticleImage | null {
  const entry = reader.take('image')
  const written = entry?.written ?? null
  if (entry === undefined || written === null || written === '') return null
  const url = textIn(written, IMAGE_URL_KEYS)
  const alt = typeof written === 'string' ? null : textIn(written, ['alt'])
  if (typeof written !== 'string' && !Object.keys(written).every(isImageKey)) reader.giveBack('image')
  if (url !== null && isImageUrl(url)) return { url, alt }
  reader.giveBack('image')
  warnings.push(badImage(entry.line))
  return null
}

function isImageKey(key: string): boolean {
  return key === 'alt' || IMAGE_URL_KEYS.includes(key)
}

/** Whether nothing is lost when texts alone are taken from a value: a map may say more (an address, a credit). */
function isTexts(written: unknown): boolean {
  return [written].flat().every((item) => typeof item === 'string')
}

/** A text, or the first of these keys of a map that holds one with more than blanks. */
function textIn(written: unknown, keys: readonly string[]): string | null {
  if (typeof written === 'string') return written.trim() === '' ? null : written
  if (typeof written !== 'object' || written === null) return null
  const map = new Map<string, unknown>(Object.entries(written))
  const found = keys.map((key) => map.get(key)).find((text) => typeof text === 'string' && text.trim() !== '')
  return typeof found === 'string' ? found : null
}

function badByline(key: string, line: number): Notice {
  const detail = `“${key}” is no byline: at most ${BYLINE_MAX_CHARACTERS} characters, no control characters. It was kept in extra. Shorten it.`
  return { code: 'byline-invalid', detail, line }
}

function badLanguage(text: string, line: number): Notice {
  const detail = `“${text.slice(0, 80)}” is no language tag. The language was told from the text's script. Write one such as zh-CN.`
  return { code: 'language-invalid', detail, line }
}

function badImage(line: number): Notice {
  const detail =
    'The image is no http, https or relative address of at most 2,000 bytes. It was kept in extra. Correct it.'
  return { code: 'image-invalid', detail, line }
}
