// The templates of Jekyll's permalinks: placeholders, built-in styles, slugs (url.rb, drops/url_drop.rb, utils.rb of Jekyll 4).

import { type CivilTime, utcMs } from '../../platform/calendar.ts'

/** What the placeholders of a permalink stand for. */
export interface PermalinkParts {
  /** Front matter's slug, else the file name's. */
  readonly slug: string
  readonly categories: readonly string[]
  /** The post's time in the zone of the site; null for a draft without one. */
  readonly date: CivilTime | null
  /** The file's name without extension. */
  readonly basename: string
  /** The path below the site's root without `_posts` and extension, as `:path` has it. */
  readonly cleanPath: string
  /** Of the page that Jekyll writes, with its dot. */
  readonly outputExtension: string
}

/** Jekyll's default style, `date`. */
export const DEFAULT_TEMPLATE = '/:categories/:year/:month/:day/:title:output_ext'

const STYLES: ReadonlyMap<string, string> = new Map([
  ['none', '/:categories/:title:output_ext'],
  ['date', DEFAULT_TEMPLATE],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
])

/** The name of a built-in style → its template; any other text is one itself. */
export function templateOf(style: string): string {
  return STYLES.get(style) ?? style
}

/** `none` of the placeholders is unknown: Jekyll stops at one that is. */
export function hasUnknownPlaceholder(template: string): boolean {
  return [...template.matchAll(/:([a-z_]+)/g)].some(
    ([, name = '']) => !NAMES.has(name) && !NAMES.has(name.replace(/_$/, '')),
  )
}

/** A template with its placeholders filled, and cleaned as `sanitize_url` does; null when it needs a date and there is none. */
export function fillTemplate(template: string, parts: PermalinkParts): string | null {
  const values = new Map<string, string | null>()
  let isComplete = true
  const filled = template.replace(/:([a-z_]+)/g, (match, name: string) => {
    const key = NAMES.has(name) ? name : name.replace(/_$/, '')
    const read = NAMES.get(key)
    if (read === undefined) return match
    const value = values.get(key) ?? read(parts)
    values.set(key, value)
    if (value === null) isComplete = false
    return value + name.slice(key.length)
  })
  return isComplete ? `/${filled}`.replaceAll('..', '/').replaceAll('./', '').replace(/\/+/g, '/') : null
}

type Placeholder = (parts: PermalinkParts) => string | null

/** A placeholder that needs the date. */
function dated(read: (date: CivilTime) => string | number, width = 0): Placeholder {
  return ({ date }) => (date === null ? null : String(read(date)).padStart(width, '0'))
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
]
const DAY_MS = 86_400_000

const NAMES: ReadonlyMap<string, Placeholder> = new Map([
  ['collection', () => 'posts'],
  ['path', ({ cleanPath }) => cleanPath],
  ['output_ext', ({ outputExtension }) => outputExtension],
  ['name', ({ basename }) => slugify(basename, 'default').toLowerCase()],
  ['title', ({ slug }) => slugify(slug, 'pretty')],
  ['slug', ({ slug }) => slugify(slug, 'default').toLowerCase()],
  ['categories', ({ categories }) => [...new Set(categories.map((name) => name.toLowerCase()))].join('/')],
  [
    'slugified_categories',
    ({ categories }) =>
      [...new Set(categories.map((name) => slugify(name, 'default').toLowerCase()))].join('/'),
  ],
  ['year', dated((date) => date.year, 4)],
  ['month', dated((date) => date.month, 2)],
  ['i_month', dated((date) => date.month)],
  ['short_month', dated((date) => (MONTHS[date.month - 1] ?? '').slice(0, 3))],
  ['long_month', dated((date) => MONTHS[date.month - 1] ?? '')],
  ['day', dated((date) => date.day, 2)],
  ['i_day', dated((date) => date.day)],
  ['y_day', dated(dayOfYear, 3)],
  ['short_year', dated((date) => date.year % 100, 2)],
  ['w_year', dated((date) => isoWeek(date).year, 4)],
  ['week', dated((date) => isoWeek(date).week, 2)],
  ['w_day', dated((date) => weekday(date) || 7)],
  ['short_day', dated((date) => (DAYS[weekday(date)] ?? '').slice(0, 3))],
  ['long_day', dated((date) => DAYS[weekday(date)] ?? '')],
  ['hour', dated((date) => date.hour, 2)],
  ['minute', dated((date) => date.minute, 2)],
  ['second', dated((date) => date.second, 2)],
])

function weekday(date: CivilTime): number {
  return new Date(utcMs(date)).getUTCDay()
}

function dayOfYear(date: CivilTime): number {
  const first = utcMs({ ...date, month: 1, day: 1 })
  return Math.round((utcMs(date) - first) / DAY_MS) + 1
}

/** The week of ISO 8601, and the year that it belongs to. */
function isoWeek(date: CivilTime): { readonly year: number; readonly week: number } {
  const thursday = new Date(utcMs(date) + (4 - (weekday(date) || 7)) * DAY_MS)
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1 }
}

/** Jekyll's `Utils.slugify` without the lower case: `pretty` also keeps `._~!$&'()+,;=@`. */
export function slugify(text: string, mode: 'default' | 'pretty' | 'raw' | 'ascii'): string {
  const others = {
    default: /[^\p{M}\p{L}\p{Nd}]+/gu,
    pretty: /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu,
    raw: /\s+/g,
    ascii: /[^A-Za-z0-9]+/g,
  }[mode]
  return text.replace(others, '-').replace(/^-|-$/g, '')
}
