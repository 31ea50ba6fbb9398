// Categories and tags of a post, read from front matter and folders as Jekyll reads them.

import type { TermName } from '../../articles/index.ts'
import { termCountFault, termFault } from '../../content/limits.ts'
import type { Notice } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import type { FrontMatterEntry } from './front-matter.ts'
import { YAML_MAX_DEPTH } from './yaml-document.ts'

type Entries = ReadonlyMap<string, FrontMatterEntry>

/** What Ruby's `split` splits at: ASCII white space. An ideographic space (U+3000) stays in the name. */
const BLANKS = /[ \t\n\v\f\r]+/

/**
 * The categories, in order and once each: those of the folders above `_posts`, then `categories`, then `category`
 * (Jekyll 4: `populate_categories`). Throws a Refusal `term-invalid`.
 */
export function readCategories(entries: Entries, folders: readonly string[], warnings: Notice[]): string[] {
  const names = [...folders, ...plural(entries.get('categories')), ...singular(entries.get('category'))]
  return checked(names, 'category', entries.get('categories') ?? entries.get('category'), warnings)
}

/** The tags, in order and once each: `tag` where it has a value, else `tags` (Jekyll 4: `pluralized_array_from_hash`). */
export function readTags(entries: Entries, warnings: Notice[]): string[] {
  const tag = singular(entries.get('tag'))
  const names = tag.length > 0 ? tag : plural(entries.get('tags'))
  return checked(names, 'tag', entries.get('tags') ?? entries.get('tag'), warnings)
}

/** The name of a term of which a post knows nothing but a word. */
export function namelessTerm(key: string): TermName {
  return { key, name: key, named: false }
}

/** `categories: a b` is two; a list is taken as it is. */
function plural(entry: FrontMatterEntry | undefined): unknown[] {
  const written = entry?.written
  if (typeof written === 'string') return written.split(BLANKS).filter((name) => name !== '')
  return singular(entry)
}

/** `category: a b` is one. */
function singular(entry: FrontMatterEntry | undefined): unknown[] {
  const written = entry?.written ?? null
  if (!Array.isArray(written)) return written === null || written === '' ? [] : [written]
  return written.flat(YAML_MAX_DEPTH).filter((name) => name !== null)
}

function checked(
  names: readonly unknown[],
  what: 'category' | 'tag',
  entry: FrontMatterEntry | undefined,
  warnings: Notice[],
): string[] {
  const at = entry === undefined ? {} : { line: entry.line }
  const unique = new Set<string>()
  for (const name of names) {
    if (typeof name !== 'string') throw new Refusal({ ...notText(what), ...at })
    if (name.trim() === '') {
      warnings.push({ ...empty(what), ...at })
      continue
    }
    const fault = termFault(name, what)
    if (fault !== null) throw new Refusal({ ...fault, ...at })
    unique.add(name)
  }
  const fault = termCountFault(unique.size, what === 'tag' ? 'tags' : 'categories')
  if (fault !== null) throw new Refusal({ ...fault, ...at })
  return [...unique]
}

function notText(what: string): Notice {
  return { code: 'term-invalid', detail: `A ${what} is not a text but a map. Write its name alone.` }
}

function empty(what: string): Notice {
  return {
    code: 'term-empty',
    detail: `A ${what} in the list is empty and was left out. Name it, or take it out.`,
  }
}
