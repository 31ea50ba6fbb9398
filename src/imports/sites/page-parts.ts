// Parts of a post that Hugo and Hexo have in common: terms, the summary above a divider, code that is left out.

import type { TermName } from '../../articles/index.ts'
import { htmlToText, renderMarkdown, sanitizeHtml } from '../../content/index.ts'
import { termCountFault, termFault } from '../../content/limits.ts'
import type { FrontMatterEntry } from '../jekyll/front-matter.ts'
import { namelessTerm } from '../jekyll/terms.ts'
import type { Notice } from '../prepared.ts'
import { Refusal } from '../refusal.ts'

/** A text is one term, blanks and all; a list is many, lists within it too. Throws a Refusal `term-invalid`. */
export function pageTerms(
  entry: FrontMatterEntry | undefined,
  what: 'category' | 'tag',
  warnings: Notice[],
): TermName[] {
  const written: unknown[] = [entry?.written ?? []]
  const at = { line: entry?.line ?? 1 }
  const names = new Set<string>()
  for (const name of written.flat(20)) {
    if (typeof name !== 'string') {
      const detail = `A ${what} is not a text but a map or nothing. Write its name alone.`
      throw new Refusal({ code: 'term-invalid', detail, ...at })
    }
    if (name.trim() === '') {
      warnings.push({ code: 'term-empty', detail: `A ${what} in the list is empty and was left out.`, ...at })
      continue
    }
    const fault = termFault(name, what)
    if (fault !== null) throw new Refusal({ ...fault, ...at })
    names.add(name)
  }
  const fault = termCountFault(names.size, what === 'tag' ? 'tags' : 'categories')
  if (fault !== null) throw new Refusal({ ...fault, ...at })
  return [...names].map(namelessTerm)
}

/** The text above `<!--more-->`, with which both show an article in lists; null when there is no such line. */
export function summaryAboveMore(body: string, isHtml: boolean): string | null {
  const more = /<!--\s{0,20}more\s{0,20}-->/i.exec(body)
  if (more === null) return null
  const above = body.slice(0, more.index)
  const text = htmlToText(sanitizeHtml(isHtml ? above : renderMarkdown(above)))
  return text.replace(/\s+/g, ' ').trim() || null
}

/**
 * A body without the tags of a generator's own language. Each form has one group: what stands inside. A warning names them. What
 * stands between two of them stays.
 */
export function withoutTags(
  body: string,
  forms: readonly RegExp[],
  generator: string,
  warnings: Notice[],
): string {
  const names = new Set<string>()
  let rest = body
  for (const form of forms) {
    rest = rest.replace(form, (_match, inside: string) => {
      names.add(/[^\s/*-][^\s]{0,59}/.exec(inside)?.[0] ?? '')
      return ''
    })
  }
  if (names.size > 0) {
    const shown = [...names].slice(0, 10).join(', ')
    const detail = `The body has tags of ${generator}, which are not run and were left out: ${shown}. Replace them by what they showed.`
    warnings.push({ code: 'tags-left-out', detail })
  }
  return rest
}
