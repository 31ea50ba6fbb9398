// The address of an item: whole, and as a path when it lies on the feed's own site.

import { isPermalink, webHost } from '../../content/limits.ts'
import type { Place, Stated } from './format-item.ts'

/** A link, made whole by the address it is relative to; null when it is no http or https URL even so. */
export function wholeUrl(link: string | null | undefined, base: string | undefined): string | null {
  const text = link?.trim() ?? ''
  if (text === '') return null
  if (webHost(text) !== null) return text
  if (base === undefined || webHost(base) === null || /^[a-z][a-z\d+.-]*:/i.test(text)) return null
  const whole = URL.canParse(text, base) ? new URL(text, base).href : null
  return whole === null || webHost(whole) === null ? null : whole
}

/**
 * The path of an item's address, where the feed is that of the archive itself: their hosts are the same, `www.` aside.
 * Readable text where percent-escapes write some. Null for another site, and for the home page.
 */
export function ownPath(url: string | null, site: string | undefined, at: Place): Stated | null {
  if (url === null || site === undefined) return null
  const [host, own] = [webHost(url), webHost(site)]
  if (host === null || own === null || withoutWww(host) !== withoutWww(own)) return null
  const { pathname, search } = new URL(url)
  const path = readablePath(pathname) + search
  return path === '/' || !isPermalink(path) ? null : { text: path, at }
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '')
}

/** Percent-escapes of letters become letters; a path that would lose its parts, or is no UTF-8, stays as it is. */
export function readablePath(path: string): string {
  try {
    const decoded = decodeURI(path)
    return /[\p{Cc}\p{Surrogate}\\]/u.test(decoded) ? path : decoded
  } catch {
    return path
  }
}
