// The path of a post on the old site, as Jekyll 4 makes it.

import { isPermalink } from '../../content/limits.ts'
import type { Notice } from '../prepared.ts'
import type { FrontMatterEntry } from './front-matter.ts'
import { fillTemplate, type PermalinkParts } from './url-template.ts'

/**
 * The path that the front matter states, else the one that `template` (the site's) makes. It is readable Unicode text: where Jekyll's `escape_path`
 * writes percent-escapes into what it made of placeholders, this does not; what is stated stays as it is stated.
 * Null when there is none (a draft without a date, over 2,000 bytes). `warnings` tell what was not taken as stated.
 */
export function readPermalink(
  entry: FrontMatterEntry | undefined,
  parts: PermalinkParts,
  template: string,
  warnings: Notice[],
): string | null {
  if (entry !== undefined && entry.written !== null) {
    const stated = statedPermalink(entry, parts, warnings)
    if (stated !== null) return stated
    warnings.push(ignored(entry))
  }
  const permalink = fillTemplate(template, parts)
  if (permalink === null || isPermalink(permalink)) return permalink
  warnings.push(tooLong())
  return null
}

function statedPermalink(entry: FrontMatterEntry, parts: PermalinkParts, warnings: Notice[]): string | null {
  const written = entry.written
  if (typeof written !== 'string' || written.trim() === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(written))
    return null
  const permalink = fillTemplate(written, parts)
  if (permalink === null || !isPermalink(permalink)) return null
  if (!written.startsWith('/')) warnings.push(madeAbsolute(written, permalink, entry.line))
  return permalink
}

function ignored(entry: FrontMatterEntry): Notice {
  const detail = `The permalink ${JSON.stringify(entry.written).slice(0, 120)} is no path on the site, so the site's was taken. Write a path that begins with / and has at most 2,000 bytes.`
  return { code: 'permalink-ignored', detail, line: entry.line }
}

function madeAbsolute(written: string, permalink: string, line: number): Notice {
  const detail = `The permalink “${written}” does not begin with /. It was taken as “${permalink}”, as Jekyll does. Write the / before it.`
  return { code: 'permalink-made-absolute', detail, line }
}

function tooLong(): Notice {
  const detail =
    'The permalink that Jekyll would make has over 2,000 bytes, so the article has none. State a shorter one.'
  return { code: 'permalink-too-long', detail }
}
