// Slugs: the readable names of articles and terms in URLs, in any script.

const MAX_SLUG_CHARACTERS = 200

const SLUG = /^[\p{L}\p{N}\p{M}_.-]{1,200}$/u
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Path segments that stand beside `{ref}` in a route. */
const RESERVED: ReadonlySet<string> = new Set(['facets', 'bulk', 'by-source'])

/**
 * Whether a value may be a slug: 1–200 characters, all of them letters with their marks, digits, `-`, `_` or
 * `.`, in Unicode's form NFC; not `.` or `..`, not a fixed name of the API, and not of the form of a UUID, so
 * that an id and a slug can never be taken for each other.
 */
export function isSlug(value: string): boolean {
  return SLUG.test(value) && value.normalize('NFC') === value && !isTaken(value) && !isDots(value)
}

/**
 * A slug for a name: its letters, digits, `-`, `_` and `.`, in NFC and in their case; whatever stands between
 * them becomes one `-`. Empty when nothing is left. A name that would make a reserved slug or a UUID gets
 * `-1` behind it, as a taken slug gets a number.
 *
 * @param maxCharacters in code points, 1–200; the slug is cut there
 * @returns '' or a value that `isSlug` accepts
 */
export function slugify(name: string, maxCharacters = MAX_SLUG_CHARACTERS): string {
  const dashed = name.normalize('NFC').replace(/-*[^\p{L}\p{N}\p{M}_.-]+(?:-|[^\p{L}\p{N}\p{M}_.-])*/gu, '-')
  const slug = cut(dashed, maxCharacters)
  if (slug === '' || isDots(slug)) return ''
  return isTaken(slug) ? `${cut(slug, maxCharacters - 2)}-1` : slug
}

/** The first characters of a text, without a `-` at either end. */
function cut(text: string, maxCharacters: number): string {
  const trimmed = withoutDashes(text)
  const characters = [...trimmed.slice(0, 2 * maxCharacters)]
  return withoutDashes(characters.slice(0, maxCharacters).join(''))
}

function withoutDashes(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text[start] === '-') start++
  while (end > start && text[end - 1] === '-') end--
  return text.slice(start, end)
}

function isTaken(slug: string): boolean {
  return RESERVED.has(slug) || UUID.test(slug)
}

function isDots(slug: string): boolean {
  return slug === '.' || slug === '..'
}
