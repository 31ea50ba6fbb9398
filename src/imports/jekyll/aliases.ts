// Older addresses of a post: what the plugin jekyll-redirect-from reads from `redirect_from`.

import { isPermalink } from '../../content/limits.ts'
import type { Notice } from '../prepared.ts'
import type { EntryReader } from './post-fields.ts'

const MAX_ALIASES = 100

/** The paths that once led to the post, each once; of whole addresses the path. What is none is reported and left out. */
export function readAliases(reader: EntryReader, warnings: Notice[]): string[] {
  const entry = reader.take('redirect_from')
  const written = entry?.written ?? null
  if (entry === undefined || written === null) return []
  const paths = new Set<string>()
  for (const item of [written].flat()) {
    const path = typeof item === 'string' ? pathOf(item) : null
    if (path !== null && paths.size < MAX_ALIASES) paths.add(path)
    else warnings.push(invalid(item, entry.line))
  }
  return [...paths]
}

function pathOf(text: string): string | null {
  const stated = text.trim()
  if (stated === '') return null
  const path = /^https?:\/\/[^/]+(\/.*)?$/i.test(stated)
    ? stated.replace(/^https?:\/\/[^/]+/i, '') || '/'
    : stated.replace(/^(?!\/)/, '/')
  return isPermalink(path) ? path : null
}

function invalid(item: unknown, line: number): Notice {
  const detail = `${JSON.stringify(item).slice(0, 120)} in redirect_from is no path on the site, or more than ${MAX_ALIASES} stand there. It was left out.`
  return { code: 'alias-invalid', detail, line }
}
