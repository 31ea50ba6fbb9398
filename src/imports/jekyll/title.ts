// The title of a post: never half of what its author wrote.

import { titleFault } from '../../content/limits.ts'
import type { Notice } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import { titleOfSlug } from './file-name.ts'
import type { FrontMatterEntry } from './front-matter.ts'

/**
 * The title a post states, else the one that Jekyll makes of its slug (with a warning). Throws a Refusal when the title
 * is empty, over 300 characters, no text, or holds a control character.
 */
export function readTitle(stated: FrontMatterEntry | undefined, slug: string, warnings: Notice[]): string {
  // `title:` with nothing behind it states none.
  const entry = stated?.value === null && stated.lineText === '' ? undefined : stated
  const title = entry === undefined ? titleOfSlug(slug) : statedTitle(entry, warnings)
  const fault = titleFault(title)
  if (fault !== null) throw new Refusal(entry === undefined ? fault : { ...fault, line: entry.line })
  if (entry === undefined) warnings.push(fromSlug(title))
  return title
}

/**
 * What stands behind `title:`. Where YAML would make something else of a plain line (a comment of `Issue #5`, a number
 * of `0755`, a list of `[Opinion]`), the line counts.
 */
function statedTitle(entry: FrontMatterEntry, warnings: Notice[]): string {
  const { value, lineText, style } = entry
  if (typeof value === 'string' && style === 'block') return value.replace(/\n+$/, '')
  if (typeof value === 'string' && (style === 'quoted' || style === 'alias')) return value
  if (typeof value === 'string' && (value === lineText || lineText === '' || !entry.isOneLine)) return value
  if (!entry.isOneLine) throw notText(entry.line)
  if (lineText !== '') warnings.push(asWritten(value, entry))
  return lineText
}

function notText(line: number): Refusal {
  const detail = 'The title is a list or a map. Write it as one text, between quotes.'
  return new Refusal({ code: 'title-invalid', detail, line })
}

function asWritten(value: unknown, entry: FrontMatterEntry): Notice {
  const read = typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  return {
    code: 'title-as-written',
    detail: `YAML would read the title as ${read}. It was taken as it stands: “${entry.lineText}”. Put it between quotes.`,
    line: entry.line,
  }
}

function fromSlug(title: string): Notice {
  return {
    code: 'title-from-slug',
    detail: `The post has no title. “${title}” was made of its file name, as Jekyll does. Write a title into its front matter.`,
  }
}
