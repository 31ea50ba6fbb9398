// The site that posts come from: what its _config.yml says about all of them, and the files that they include.

import { decodeUtf8 } from '../../content/index.ts'
import type { Notice } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import { readDefaults, type SiteDefault } from './site-defaults.ts'
import { DEFAULT_TEMPLATE, hasUnknownPlaceholder, templateOf } from './url-template.ts'
import { parseYaml } from './yaml-document.ts'
import { yamlValues } from './yaml-values.ts'

/** A file of the upload that belongs to the site and is no post. */
export interface SiteFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What is known of a site. Plain values: it crosses a thread border. */
export interface Site {
  /** The folder of the upload that holds the site, such as `finews-main`; empty for the upload itself. */
  readonly root: string
  /** Folders of posts beside `_posts`, below the root. */
  readonly postFolders: readonly string[]
  /** `_config.yml` as it stands, for Liquid's `site`. */
  readonly config: Readonly<Record<string, unknown>>
  /** The zone that it states; null when it states none. */
  readonly timezone: string | null
  /** How the addresses of posts are made. */
  readonly permalink: string
  readonly defaults: readonly SiteDefault[]
  /** Null where the site leaves Jekyll's (the first blank line), which is no wish of its author. */
  readonly excerptSeparator: string | null
  readonly future: boolean
  readonly unpublished: boolean
  readonly hardWrap: boolean
  /** Name below `_includes` → text. */
  readonly includes: Readonly<Record<string, string>>
  /** `_data` by the names of its files. */
  readonly data: Readonly<Record<string, unknown>>
}

/** Where a site lies and which folders of it hold posts. */
export interface SitePlace {
  readonly root: string
  readonly postFolders: readonly string[]
}

/**
 * Reads the files of a site. Throws a Refusal `config-invalid` when `_config.yml` cannot be read: with another zone or
 * other permalinks than the site's, every one of its posts would come over wrong, and Jekyll would stop as well.
 */
export function readSite(
  files: readonly SiteFile[],
  place: SitePlace,
): { readonly site: Site; readonly warnings: Notice[] } {
  const warnings: Notice[] = []
  const below = place.root === '' ? '' : `${place.root}/`
  const own = new Map<string, string>()
  for (const { path, bytes } of files) {
    if (!path.startsWith(below)) continue
    const text = decodeUtf8(bytes)?.replace(/^\uFEFF/, '')
    if (text !== undefined) own.set(path.slice(below.length), text)
    else if (isConfig(path)) throw invalid(path, 'it is not UTF-8', null)
    else warnings.push({ code: 'site-file-unreadable', detail: `“${path}” is not UTF-8 and was left out.` })
  }
  const name = ['_config.yml', '_config.yaml'].find((each) => own.has(each))
  const config = name === undefined ? record() : readConfig(name, own.get(name) ?? '')
  return {
    site: {
      ...place,
      config,
      timezone: readTimezone(config, warnings),
      permalink: readTemplate(config, warnings),
      defaults: readDefaults(config.defaults, warnings),
      excerptSeparator: typeof config.excerpt_separator === 'string' ? config.excerpt_separator : null,
      future: config.future === true,
      unpublished: config.unpublished === true,
      hardWrap: isRecord(config.kramdown) && config.kramdown.hard_wrap === true,
      includes: readIncludes(own),
      data: readData(own, warnings),
    },
    warnings,
  }
}

export function isConfig(path: string): boolean {
  return /(?:^|\/)_config\.ya?ml$/.test(path)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function record(): Record<string, unknown> {
  return Object.create(null)
}

function readConfig(path: string, text: string): Record<string, unknown> {
  const value = readYaml(path, text)
  if (value === null) return record()
  if (!isRecord(value)) throw invalid(path, 'it holds no “key: value” lines', 1)
  return value
}

/** Any YAML as plain values. Throws a Refusal. */
function readYaml(path: string, text: string): unknown {
  const reading = parseYaml(text.replace(/^---[ \t]*\r?\n/, ''))
  const shift = /^---[ \t]*\r?\n/.test(text) ? 1 : 0
  if ('fault' in reading) {
    if (reading.fault.message === 'Empty') return null
    throw invalid(path, reading.fault.message, reading.lineAt(reading.fault.offset) + shift)
  }
  return yamlValues(reading.document, 1, () => undefined).read(reading.document.contents, 'value')
}

function readTimezone(config: Record<string, unknown>, warnings: Notice[]): string | null {
  const zone = config.timezone
  if (typeof zone !== 'string' || zone.trim() === '') return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone.trim() }).resolvedOptions().timeZone
  } catch {
    const detail = `“${zone.slice(0, 80)}”, the timezone of _config.yml, is no zone that is known. It was passed over. Write one such as Asia/Shanghai.`
    warnings.push({ code: 'config-timezone', detail })
    return null
  }
}

function readTemplate(config: Record<string, unknown>, warnings: Notice[]): string {
  const posts = isRecord(config.collections) ? config.collections.posts : null
  const stated = (isRecord(posts) ? posts.permalink : null) ?? config.permalink
  if (typeof stated !== 'string' || stated.trim() === '') return DEFAULT_TEMPLATE
  const template = templateOf(stated)
  if (!hasUnknownPlaceholder(template)) return template
  const detail = `The permalink “${stated.slice(0, 120)}” of _config.yml has a placeholder that Jekyll does not know. Jekyll's default was taken.`
  warnings.push({ code: 'config-permalink', detail })
  return DEFAULT_TEMPLATE
}

function readIncludes(files: ReadonlyMap<string, string>): Record<string, string> {
  const includes: Record<string, string> = Object.create(null)
  for (const [path, text] of files) {
    if (path.startsWith('_includes/')) includes[path.slice('_includes/'.length)] = text
  }
  return includes
}

/** YAML and JSON, which is YAML too; tables (CSV, TSV) are left out. */
function readData(files: ReadonlyMap<string, string>, warnings: Notice[]): Record<string, unknown> {
  const data = record()
  for (const [path, text] of files) {
    const name = /^_data\/(.+)\.(?:ya?ml|json)$/.exec(path)?.[1]
    if (name === undefined) continue
    try {
      put(data, name.split('/'), readYaml(path, text))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      warnings.push({ code: 'site-file-unreadable', detail: `${error.notice.detail} It was left out.` })
    }
  }
  return data
}

function put(data: Record<string, unknown>, names: readonly string[], value: unknown): void {
  let folder = data
  for (const name of names.slice(0, -1)) {
    const known = folder[name]
    const next = isRecord(known) ? known : record()
    folder[name] = next
    folder = next
  }
  folder[names.at(-1) ?? ''] = value
}

function invalid(path: string, fault: string, line: number | null): Refusal {
  const where = line === null ? '' : ` (line ${line})`
  const detail = `“${path}”${where} cannot be read: ${fault}. Correct it, so that every post comes over as on the site.`
  return new Refusal({ code: 'config-invalid', detail })
}
