// The attributes of one element, made to fit the policy: names, URLs, ids, classes, embeds.

import {
  CLASS_PATTERN,
  EMBED_FEATURES,
  EMBED_SANDBOX,
  ID_PREFIX,
  isAllowedAttribute,
  LINK_SCHEMES,
  RESOURCE_SCHEMES,
  URL_ATTRIBUTES,
} from './html-policy.ts'
import { allowedSrcset, allowedUrl, embedUrl } from './html-url.ts'

/** An id longer than this, or one with blanks, quotes or angle brackets, is dropped. */
const ID_PATTERN = /^[^\s"'&<>`\p{Cc}]{1,200}$/u

/**
 * The attributes that an element may keep, each with the value it may have. Cleaning twice gives the same.
 *
 * @param element name in lower case
 * @param attributes names in lower case, values decoded
 */
export function cleanAttributes(
  element: string,
  attributes: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (!isAllowedAttribute(element, name)) continue
    const clean = cleanValue(element, name, value)
    if (clean !== null && !growsTooMuch(clean)) kept[name] = clean
  }
  if (kept.target !== undefined) kept.rel = withNoopener(kept.rel)
  if (element === 'iframe') kept.sandbox = EMBED_SANDBOX
  return kept
}

function cleanValue(element: string, name: string, value: string): string | null {
  if (name === 'id') return prefixedId(value)
  if (name === 'class') return CLASS_PATTERN.test(value) ? value : null
  if (name === 'srcset') return allowedSrcset(value)
  // Any other target would name a window, which gets a handle on the page that opened it.
  if (name === 'target') return value.toLowerCase() === '_blank' ? '_blank' : null
  if (name === 'rel') return linkTypes(value)
  if (name === 'allow') return embedFeatures(value)
  if (element === 'iframe' && name === 'src') return embedUrl(value)
  if (name === 'href') return linkUrl(value)
  if (URL_ATTRIBUTES.includes(name)) return allowedUrl(value, RESOURCE_SCHEMES)
  return value
}

/** An id under the prefix for user content; null when it is no sane id. */
function prefixedId(id: string): string | null {
  if (!ID_PATTERN.test(id)) return null
  return id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id
}

/** A link's URL; one to a place in the same article follows the ids under their prefix. */
function linkUrl(value: string): string | null {
  const url = allowedUrl(value, LINK_SCHEMES)
  // `#` and `#top` lead to the top of the page, `#:~:text=` to words; none of them names an id.
  if (url === null || !url.startsWith('#') || url === '#' || url === '#top' || url.startsWith('#:~:'))
    return url
  const id = prefixedId(url.slice(1))
  return id === null ? null : `#${id}`
}

/** The link types of a `rel`, in lower case, without `opener`. */
function linkTypes(value: string): string | null {
  const types = value.toLowerCase().match(/[^ \t\n\f\r]+/g) ?? []
  const kept = types.filter((type) => /^[a-z][a-z-]*$/.test(type) && type !== 'opener')
  return kept.length === 0 ? null : kept.join(' ')
}

/** A `rel` that keeps a page opened in a new window from reaching back (HTML, "noopener"). */
function withNoopener(rel: string | undefined): string {
  if (rel === undefined) return 'noopener'
  return rel.split(' ').includes('noopener') ? rel : `${rel} noopener`
}

/** The features that an embed may use, by name alone, without lists of origins. */
function embedFeatures(value: string): string | null {
  const features = value.toLowerCase().match(/[a-z-]+/g) ?? []
  const kept = new Set(features.filter((feature) => EMBED_FEATURES.has(feature)))
  return kept.size === 0 ? null : [...kept].join('; ')
}

/**
 * Whether a value would be written more than four times as long as it is, which is so for values that are
 * mostly `"` (written `&quot;`) and `&`. Short ones may: their tag makes up for it.
 */
function growsTooMuch(value: string): boolean {
  if (value.length <= 8) return false
  const added = { '&': 4, '"': 5, '<': 3, '>': 3 }
  let length = value.length
  for (const [character] of value.matchAll(/[&"<>]/g)) length += added[character as keyof typeof added]
  return length > 4 * value.length
}
