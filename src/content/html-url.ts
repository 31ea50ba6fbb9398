// URLs in the HTML of an article: which of them may stay, and in which form.

import { EMBED_PATHS, RESOURCE_SCHEMES } from './html-policy.ts'

/**
 * A URL as a browser reads it, when its scheme is one of `schemes` or it is relative; else null.
 *
 * Browsers drop tabs and line ends anywhere in a URL, and blanks and control characters around it (WHATWG
 * URL, "basic URL parser"), so `java\nscript:` is a scheme. They are dropped here too. Any other control
 * character, and any colon that comes before the path without a known scheme before it, refuses the URL.
 *
 * @param schemes in lower case, without the colon
 */
export function allowedUrl(value: string, schemes: readonly string[]): string | null {
  const url = trimBlanks(value.replace(/[\t\n\r]/g, ''))
  if (url === '' || /\p{Cc}/u.test(url)) return null
  const colon = url.indexOf(':')
  if (colon === -1) return url
  const path = url.search(/[/?#\\]/)
  if (path !== -1 && path < colon) return url
  return schemes.includes(url.slice(0, colon).toLowerCase()) ? url : null
}

/** Drops blanks and C0 control characters at both ends. */
function trimBlanks(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && value.charCodeAt(start) <= 0x20) start++
  while (end > start && value.charCodeAt(end - 1) <= 0x20) end--
  return value.slice(start, end)
}

/**
 * A `srcset` with only those images whose URL may stay and whose size is well formed, or null when none is
 * left. Reads it as the HTML standard does ("parse a srcset attribute"), but for sizes with parentheses.
 */
export function allowedSrcset(value: string): string | null {
  const images: string[] = []
  let rest = value
  for (;;) {
    const [start = ''] = /^[ \t\n\f\r,]*/.exec(rest) ?? []
    rest = rest.slice(start.length)
    if (rest === '') break
    const [word = ''] = /^[^ \t\n\f\r]*/.exec(rest) ?? []
    rest = rest.slice(word.length)
    let size = ''
    if (!word.endsWith(',')) {
      const comma = rest.indexOf(',')
      size = (comma === -1 ? rest : rest.slice(0, comma)).trim()
      rest = comma === -1 ? '' : rest.slice(comma)
    }
    const url = allowedUrl(withoutTrailingCommas(word), RESOURCE_SCHEMES)
    if (url === null || url.startsWith(',') || !/^(?:[1-9]\d{0,5}w|[1-9]\d?(?:\.\d?[1-9])?x|)$/.test(size))
      continue
    images.push(size === '' ? url : `${url} ${size}`)
  }
  return images.length === 0 ? null : images.join(', ')
}

function withoutTrailingCommas(word: string): string {
  let end = word.length
  while (end > 0 && word[end - 1] === ',') end--
  return word.slice(0, end)
}

/**
 * The `https` URL of an embed from a host and a path that the policy names, or null. `http:` and
 * protocol-relative URLs become `https:`; a port, a user, and characters that need escaping are refused.
 */
export function embedUrl(value: string): string | null {
  const address = allowedUrl(value, RESOURCE_SCHEMES)?.replace(/^(?:https?:)?\/\//i, '//')
  if (address === undefined || !/^\/\/[\w.~!$&()*+,;=:@%/?#-]+$/.test(address)) return null
  const url = parsedUrl(`https:${address}`)
  if (url === null || url.username !== '' || url.password !== '') return null
  const path = EMBED_PATHS.get(url.host)
  if (path === undefined) return null
  const matches = path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path
  return matches ? url.href : null
}

function parsedUrl(value: string): URL | null {
  try {
    return new URL(value)
  } catch {
    return null
  }
}
