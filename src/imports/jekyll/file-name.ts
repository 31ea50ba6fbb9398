// What the path of a post says about it: day, slug, format, draft, and the categories that its folders name.

import { fullYear } from './ruby-time.ts'
import type { SitePlace } from './site.ts'

/** What a path says. */
export interface PostPath {
  /** The day in the name, `YYYY-MM-DD`; null when the name has none. It may still be an impossible one. */
  readonly day: string | null
  /** The name without day and extension; may be empty. */
  readonly slug: string
  readonly format: 'markdown' | 'html'
  /** Under a folder `_drafts`. */
  readonly isDraft: boolean
  /** The folders above `_posts` or `_drafts`, which Jekyll takes as categories. */
  readonly categories: readonly string[]
  /** Below the site's root. */
  readonly path: string
  /** The name without extension. */
  readonly basename: string
  /** Of the page that Jekyll writes of it, with its dot. */
  readonly outputExtension: string
}

/** `DATE_FILENAME_MATCHER` of Jekyll's document.rb, without the folders. */
const DATED_NAME = /^(\d{2,4})-(\d{1,2})-(\d{1,2})-(.*)(\.[^.]+)$/s
const HTML_EXTENSION = /\.x?html?$/i

function yearOf(digits: string): string {
  return digits.length === 2 ? fullYear(digits) : digits.padStart(4, '0')
}

/** The path of a post in its archive → what it says below the root of its site, by the rules of Jekyll 4 (document.rb). */
export function readPostPath(whole: string, place: SitePlace | null = null): PostPath {
  const root = place === null || place.root === '' ? '' : `${place.root}/`
  const path = whole.startsWith(root) ? whole.slice(root.length) : whole
  const segments = path.split('/')
  const name = segments.at(-1) ?? ''
  const special = segments
    .slice(0, -1)
    .findIndex(
      (segment) =>
        segment === '_posts' || segment === '_drafts' || place?.postFolders.includes(segment) === true,
    )
  const dated = DATED_NAME.exec(name)
  const [, year = '', month = '', day = '', datedSlug = ''] = dated ?? []
  const slug = dated === null ? name.replace(/(?<=.)\.[^.]+$/s, '') : datedSlug
  return {
    day: dated === null ? null : `${yearOf(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    slug: slug.replace(/(?<!\.)\.+$/, ''),
    format: HTML_EXTENSION.test(name) ? 'html' : 'markdown',
    isDraft: segments[special] === '_drafts',
    categories: segments
      .slice(0, Math.max(special, 0))
      .filter((segment) => segment !== '' && segment !== '.'),
    path,
    basename: name.replace(/(?<=.)\.[^.]+$/s, ''),
    outputExtension: HTML_EXTENSION.test(name) ? (HTML_EXTENSION.exec(name)?.[0] ?? '.html') : '.html',
  }
}

/** `a-NEW-slug` → `A New Slug`: Jekyll's `Utils.titleize_slug`, which a post without a title is called by. */
export function titleOfSlug(slug: string): string {
  const words = slug.split('-').filter((word) => word !== '')
  return words.map((word) => capitalize(word)).join(' ')
}

function capitalize(word: string): string {
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('').toLowerCase()
}
