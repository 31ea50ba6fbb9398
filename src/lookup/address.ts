// An address as somebody has it → the keys under which what it leads to may be stored, the surest first. Pure.

import { textFault } from '../content/index.ts'

/** What has an address of its own. */
export type TargetType = 'article' | 'category' | 'tag' | 'source'

export interface Address {
  /** Paths on the old site, as permalinks and aliases have them. */
  readonly paths: readonly string[]
  /** Whole addresses, as sources have them. */
  readonly urls: readonly string[]
  /** What a present address names by id or slug. */
  readonly ref: { readonly type: TargetType; readonly ref: string } | null
}

/** Keys of the database have at most as many. */
const keyBytes = 2_000

/** Says where a reader came from, never what the page is. */
const tracking = /^(?:utm_\w+|fbclid|gclid|msclkid)(?:=|$)/

const apiPath = /^\/v1\/(articles|categories|tags|sources)\/([^/?]+)$/
const typeOf: Readonly<Record<string, TargetType>> = {
  articles: 'article',
  categories: 'category',
  tags: 'tag',
  sources: 'source',
}

/** A pattern of the public pages of articles; null where they have the old site's paths. */
export type PagePattern = { readonly host: string; readonly path: RegExp } | null

/** The pattern behind the settings SITE_URL and ARTICLE_URL, where an article's page is named by its slug or id. */
export function pagePattern(siteUrl: string | null, articleUrl: string): PagePattern {
  const template = articleUrl.replaceAll('{SITE_URL}', siteUrl ?? '')
  const [, host, path] = /^https?:\/\/([^/]*)(\/[^?#]*)$/i.exec(template) ?? []
  if (host === undefined || path === undefined) return null
  const parts = path.split(/\{(?:slug|id)\}/)
  if (parts.length !== 2 || path.includes('{permalink}')) return null
  const [before = '', behind = ''] = parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return { host: host.toLowerCase(), path: new RegExp(`^${before}([^/?]+)${behind}$`, 'u') }
}

/** Reads an address: a path, or a whole one of whatever site; percent-encoded or not. */
export function readAddress(text: string, pattern: PagePattern): Address {
  const [, host = null, rest = null] = /^(?:https?:)?\/\/([^/?#]*)([^#]*)/i.exec(text) ?? []
  const onSite = host !== null ? (rest ?? '') : text.startsWith('/') ? text.replace(/#.*$/s, '') : null
  if (onSite === null) return { paths: [], urls: keys([text]), ref: null }
  const paths = keys(pathForms(onSite.replace(/^(?!\/)/, '/')).flatMap(pathVariants))
  return {
    paths,
    urls: host === null ? [] : keys(urlVariants(text)),
    ref: paths.flatMap((path) => refOf(path, host, pattern))[0] ?? null,
  }
}

/** Each once, without what no key can be. */
function keys(texts: readonly string[]): string[] {
  const fit = texts.filter((text) => textFault(text) === null && Buffer.byteLength(text) <= keyBytes)
  return [...new Set(fit)]
}

/** As given; readable, as permalinks are kept; wholly decoded; and percent-encoded, as some are stated. Each also in NFC. */
function pathForms(path: string): string[] {
  const readable = attempt(() => decodeURI(path).replaceAll('%23', '#'))
  const [, before = path, query = ''] = /^([^?]*)(.*)$/s.exec(path) ?? []
  const decoded = attempt(() => decodeURIComponent(before) + query)
  const encoded = attempt(() => encodeURI(readable ?? path))
  return [path, readable, decoded, encoded]
    .filter((form) => form !== null)
    .flatMap((form) => [form, form.normalize('NFC')])
}

function attempt(decode: () => string): string | null {
  try {
    return decode()
  } catch {
    return null
  }
}

/** A folder is its index page, with its slash or without. A query stays, but for what says where a reader came from. */
function pathVariants(path: string): string[] {
  const mark = path.indexOf('?')
  if (mark >= 0) {
    const kept = path
      .slice(mark + 1)
      .split('&')
      .filter((pair) => pair !== '' && !tracking.test(pair))
    const before = path.slice(0, mark)
    return [path, ...(kept.length > 0 ? [`${before}?${kept.join('&')}`] : pathVariants(before))]
  }
  const folder = path.replace(/(?<=\/)index\.html?$/, '')
  if (folder !== path) return [path, folder, withoutSlash(folder)]
  if (path.endsWith('/')) return [path, `${path}index.html`, withoutSlash(path)]
  // What has an extension is a file.
  return /\.[a-z\d]{1,5}$/i.test(path) ? [path] : [path, `${path}/`, `${path}/index.html`]
}

function withoutSlash(folder: string): string {
  return folder === '/' ? folder : folder.slice(0, -1)
}

/** As given, without its fragment, as browsers write it, readable; and each under the other of the two schemes. */
function urlVariants(text: string): string[] {
  const whole = text.replace(/^\/\//, 'https://')
  const bare = whole.replace(/#.*$/s, '')
  const written = attempt(() => new URL(bare).href)
  const readable = attempt(() => decodeURI(bare))
  const forms = [whole, bare, written, readable].filter((form) => form !== null)
  return [...forms, ...forms.map(withOtherScheme)]
}

function withOtherScheme(url: string): string {
  return /^https:/i.test(url) ? url.replace(/^https:/i, 'http:') : url.replace(/^http:/i, 'https:')
}

function refOf(path: string, host: string | null, pattern: PagePattern): Address['ref'][] {
  const [, plural = '', named] = apiPath.exec(path) ?? []
  const isOurs = host === null || host.toLowerCase() === pattern?.host
  const written = named ?? (isOurs ? pattern?.path.exec(path)?.[1] : undefined)
  if (written === undefined) return []
  const ref = (attempt(() => decodeURIComponent(written)) ?? written).normalize('NFC')
  return textFault(ref) === null ? [{ type: typeOf[plural] ?? 'article', ref }] : []
}
