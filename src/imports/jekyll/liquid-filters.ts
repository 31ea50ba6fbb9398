// The Liquid filters of Jekyll that liquidjs does not bring (filters.rb, filters/url_filters.rb of Jekyll 4).

import type { Liquid } from 'liquidjs'
import type { Site } from './site.ts'
import { slugify } from './url-template.ts'

/** An address with a scheme, which stays as it is. */
const ABSOLUTE = /^[a-z][a-z\d+.-]*:/i

export function addFilters(liquid: Liquid, site: Site | null, markdownify: (text: string) => string): void {
  const url = textOf(site?.config.url)
  const baseurl = textOf(site?.config.baseurl).replace(/\/$/, '')
  const relative = (input: unknown): unknown => {
    if (input === null || input === undefined) return input
    const text = addressOf(input)
    return ABSOLUTE.test(text) ? text : encode(withSlash(baseurl) + withSlash(text))
  }
  liquid.registerFilter('relative_url', relative)
  liquid.registerFilter('absolute_url', (input: unknown) => {
    if (input === null || input === undefined) return input
    const text = addressOf(input)
    if (ABSOLUTE.test(text)) return text
    return url === '' ? relative(text) : encode(url) + String(relative(text))
  })
  liquid.registerFilter('strip_index', (input: unknown) => textOf(input).replace(/\/index\.html?$/, '/'))
  liquid.registerFilter('markdownify', (input: unknown) => markdownify(textOf(input)))
  liquid.registerFilter('smartify', (input: unknown) =>
    markdownify(textOf(input))
      .replace(/^<p>|<\/p>\s*$/g, '')
      .trim(),
  )
  liquid.registerFilter('slugify', (input: unknown, mode: unknown) => {
    const text = textOf(input)
    if (mode === 'pretty' || mode === 'raw' || mode === 'ascii') return slugify(text, mode).toLowerCase()
    return mode === 'none' ? text.toLowerCase() : slugify(text, 'default').toLowerCase()
  })
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

/** A post stands for its address. */
function addressOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'url' in value) return textOf(value.url)
  return textOf(value)
}

function withSlash(text: string): string {
  return text === '' || text.startsWith('/') ? text : `/${text}`
}

/** Percent-escapes for what no address holds; what is escaped already stays. */
function encode(address: string): string {
  return encodeURI(address.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/%25([\dA-Fa-f]{2})/g, '%$1')
}
