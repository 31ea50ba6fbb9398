// The path of a post on the old site, as Jekyll 4 makes it.

import type { CivilTime } from '../../platform/calendar.ts'
import { isPermalink } from '../article-limits.ts'
import type { Notice } from '../prepared.ts'
import type { FrontMatterEntry } from './front-matter.ts'

/** What the placeholders of a permalink stand for. */
export interface PermalinkParts {
  /** Front matter's slug, else the file name's. */
  readonly slug: string
  readonly categories: readonly string[]
  /** The post's time in the zone of the site; null for a draft without one. */
  readonly date: CivilTime | null
}

/** Jekyll's default style, `date`. */
const DEFAULT_TEMPLATE = '/:categories/:year/:month/:day/:title:output_ext'

/**
 * The path that the front matter states, else Jekyll's default. It is readable Unicode text: where Jekyll's `escape_path`
 * writes percent-escapes into what it made of placeholders, this does not; what is stated stays as it is stated.
 * Null when there is none (a draft without a date, over 2,000 bytes). `warnings` tell what was not taken as stated.
 */
export function readPermalink(
  entry: FrontMatterEntry | undefined,
  parts: PermalinkParts,
  warnings: Notice[],
): string | null {
  if (entry !== undefined && entry.written !== null) {
    const stated = statedPermalink(entry, parts, warnings)
    if (stated !== null) return stated
    warnings.push(ignored(entry))
  }
  const permalink = fill(DEFAULT_TEMPLATE, parts)
  if (permalink === null || isPermalink(permalink)) return permalink
  warnings.push(tooLong())
  return null
}

function statedPermalink(entry: FrontMatterEntry, parts: PermalinkParts, warnings: Notice[]): string | null {
  const written = entry.written
  if (typeof written !== 'string' || written.trim() === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(written))
    return null
  const permalink = fill(written, parts)
  if (permalink === null || !isPermalink(permalink)) return null
  if (!written.startsWith('/')) warnings.push(madeAbsolute(written, permalink, entry.line))
  return permalink
}

/** A template with its placeholders filled, and cleaned as Jekyll's `sanitize_url` does; null when it needs a date. */
function fill(template: string, parts: PermalinkParts): string | null {
  const values = placeholders(parts)
  let isComplete = true
  const filled = template.replace(/:([a-z_]+)/g, (match, name: string) => {
    const key = values.has(name) ? name : name.replace(/_$/, '')
    const value = values.get(key)
    if (value === null) isComplete = false
    return value === undefined ? match : value + name.slice(key.length)
  })
  return isComplete ? `/${filled}`.replaceAll('..', '/').replaceAll('./', '').replace(/\/+/g, '/') : null
}

/** The placeholders of Jekyll's `UrlDrop` that posts use; null for one that needs the date when there is none. */
function placeholders(parts: PermalinkParts): Map<string, string | null> {
  const { date } = parts
  const digits = (value: number | undefined, width: number): string | null =>
    value === undefined ? null : String(value).padStart(width, '0')
  return new Map([
    ['categories', [...new Set(parts.categories.map((category) => category.toLowerCase()))].join('/')],
    ['title', prettySlug(parts.slug)],
    ['year', digits(date?.year, 4)],
    ['month', digits(date?.month, 2)],
    ['i_month', digits(date?.month, 1)],
    ['day', digits(date?.day, 2)],
    ['i_day', digits(date?.day, 1)],
    ['short_year', date === null ? null : digits(date.year % 100, 2)],
    ['hour', digits(date?.hour, 2)],
    ['minute', digits(date?.minute, 2)],
    ['second', digits(date?.second, 2)],
    ['output_ext', '.html'],
  ])
}

/** Jekyll's `Utils.slugify(slug, mode: "pretty", cased: true)`: letters, marks, digits and `._~!$&'()+,;=@` stay. */
function prettySlug(slug: string): string {
  return slug.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '')
}

function ignored(entry: FrontMatterEntry): Notice {
  const detail = `The permalink ${JSON.stringify(entry.written).slice(0, 120)} is no path on the site, so Jekyll's default was taken. Write a path that begins with / and has at most 2,000 bytes.`
  return { code: 'permalink-ignored', detail, line: entry.line }
}

function madeAbsolute(written: string, permalink: string, line: number): Notice {
  const detail = `The permalink “${written}” does not begin with /. It was taken as “${permalink}”, as Jekyll does. Write the / before it.`
  return { code: 'permalink-made-absolute', detail, line }
}

function tooLong(): Notice {
  const detail =
    'The permalink that Jekyll would make has over 2,000 bytes, so the article has none. State a shorter one.'
  return { code: 'permalink-too-long', detail }
}
