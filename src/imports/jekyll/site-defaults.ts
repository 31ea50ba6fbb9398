// `defaults` of _config.yml: front matter that posts have without stating it (frontmatter_defaults.rb of Jekyll 4).

import type { Notice } from '../prepared.ts'
import type { FrontMatterEntry } from './front-matter.ts'

/** One set of defaults. */
export interface SiteDefault {
  /** A path below the site's root, with `*` perhaps; empty for all. */
  readonly path: string
  /** Whether `scope` names a type, which then is `posts`. */
  readonly hasType: boolean
  readonly values: Readonly<Record<string, unknown>>
}

const MAX_SETS = 500

/** The sets that can concern posts. Sets of pages and other collections are left out. */
export function readDefaults(stated: unknown, warnings: Notice[]): SiteDefault[] {
  if (stated === undefined || stated === null) return []
  const sets: unknown[] = Array.isArray(stated) ? stated : []
  const read = sets.slice(0, MAX_SETS).flatMap((set) => readSet(set))
  if (!Array.isArray(stated) || sets.length > MAX_SETS || read.includes(null)) {
    const detail = `Not all “defaults” of _config.yml could be read: each needs a map of “values”, and at most ${MAX_SETS} count.`
    warnings.push({ code: 'config-defaults', detail })
  }
  return read.filter((set) => set !== null)
}

function readSet(set: unknown): (SiteDefault | null)[] {
  if (!isRecord(set) || !isRecord(set.values)) return [null]
  const scope = isRecord(set.scope) ? set.scope : {}
  const type = scope.type
  if (type !== undefined && type !== 'posts' && type !== 'post') return []
  const path = typeof scope.path === 'string' ? scope.path.replace(/^\//, '') : ''
  return [{ path, hasType: type !== undefined, values: set.values }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The values for the post at `path` (below the root), the more special set before the more general one. */
export function defaultsFor(sets: readonly SiteDefault[], path: string): Record<string, unknown> {
  let values: Record<string, unknown> = Object.create(null)
  let last: SiteDefault | null = null
  for (const set of sets) {
    if (!applies(set.path, path)) continue
    if (last === null || hasPrecedence(last, set)) {
      values = merge(values, set.values)
      last = set
    } else {
      values = merge(set.values, values)
    }
  }
  return values
}

function hasPrecedence(old: SiteDefault, next: SiteDefault): boolean {
  if (next.path.length !== old.path.length) return next.path.length >= old.path.length
  return next.hasType || !old.hasType
}

function applies(scope: string, path: string): boolean {
  if (!scope.includes('*')) return path.startsWith(scope)
  const globs = scope.split('/').filter((segment) => segment !== '')
  return matches(globs, path.split('/'), 0, 0)
}

/** Whether a glob names the file or one of the folders that it is in. */
function matches(globs: readonly string[], segments: readonly string[], g: number, s: number): boolean {
  const glob = globs[g]
  if (glob === undefined) return true
  if (glob === '**') {
    if (g === globs.indexOf('**')) {
      for (let next = s; next < segments.length; next += 1) {
        if (matches(globs, segments, g + 1, next)) return true
      }
    }
    return matches(globs, segments, g + 1, s)
  }
  const segment = segments[s]
  return segment !== undefined && matchesSegment(glob, segment) && matches(globs, segments, g + 1, s + 1)
}

/** `*` is any run of characters. Never goes back further than the last star, so it takes no more than length times length. */
function matchesSegment(glob: string, text: string): boolean {
  let [g, at, star, mark] = [0, 0, -1, 0]
  while (at < text.length) {
    if (glob[g] === '*') {
      star = g
      g += 1
      mark = at
    } else if (g < glob.length && (glob[g] === '?' || glob[g] === text[at])) {
      g += 1
      at += 1
    } else if (star !== -1) {
      g = star + 1
      mark += 1
      at = mark
    } else {
      return false
    }
  }
  while (glob[g] === '*') g += 1
  return g === glob.length
}

/** `over` wins, but not with nothing; maps are merged key by key. */
function merge(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = Object.assign(Object.create(null), under)
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key]
    if (value === null && below !== undefined) continue
    merged[key] = isRecord(below) && isRecord(value) ? merge(below, value) : value
  }
  return merged
}

/** The entries of a post with the defaults among them that it does not state, or states as nothing. Categories add up. */
export function withDefaults(
  entries: ReadonlyMap<string, FrontMatterEntry>,
  defaults: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, FrontMatterEntry> {
  const names = Object.keys(defaults)
  if (names.length === 0) return entries
  const merged = new Map(entries)
  for (const name of names) {
    const value = defaults[name]
    const stated = entries.get(name)
    if (stated === undefined || stated.value === null) merged.set(name, entryOf(value, stated?.line ?? 1))
    else if (name === 'categories') {
      const all = [...list(value), ...list(stated.written)]
      merged.set(name, { ...stated, value: all, written: all, style: 'collection' })
    } else if (isRecord(stated.value) && isRecord(value)) {
      merged.set(name, {
        ...stated,
        value: merge(value, stated.value),
        written: merge(value, isRecord(stated.written) ? stated.written : stated.value),
      })
    }
  }
  return merged
}

function list(value: unknown): unknown[] {
  if (typeof value === 'string') return value.split(/[ \t\n\v\f\r]+/).filter((name) => name !== '')
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function entryOf(value: unknown, line: number): FrontMatterEntry {
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  const written = isPlain ? String(value) : value
  const style = typeof value === 'object' && value !== null ? 'collection' : isPlain ? 'plain' : 'quoted'
  return {
    value,
    written,
    lineText: typeof written === 'string' ? written : '',
    style,
    isOneLine: true,
    line,
  }
}
