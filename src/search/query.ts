// What someone looks for: the text of `q` as terms. Pure, and takes any text.

import { fold, isBorder, type TermTokens, termTokens, unitsOf } from '../content/index.ts'
import { Problem } from '../platform/problems.ts'

export const QUERY_MAX_CHARACTERS = 500
export const TERMS_MOST = 20

/** One thing that must stand in an article, or must not. */
export interface SearchTerm {
  /** Folded. */
  readonly text: string
  /** As `q` would have it: a phrase in quotation marks, an exclusion behind `-`. */
  readonly shown: string
  readonly tokens: TermTokens
}

export interface SearchQuery {
  /** All of these must occur. At least one. */
  readonly terms: readonly SearchTerm[]
  /** None of these may. */
  readonly excluded: readonly SearchTerm[]
}

const BLANK = /\s/
const MINUS = /[-－−–﹣]/
const OPENING: Readonly<Record<string, string>> = {
  '"': '"“”＂',
  '“': '”"',
  '”': '”“"',
  '„': '“”"',
  '＂': '＂"',
  '「': '」',
  '『': '』',
  '«': '»',
  '»': '«',
}

/**
 * Reads `q`: terms between blanks; a phrase between quotation marks of any kind; what follows a minus is excluded.
 * Punctuation between Chinese characters parts terms too, and signs around a term do not count.
 *
 * @throws {Problem} `invalid-parameter` when nothing is left to look for, or too much.
 */
export function parseQuery(q: string): SearchQuery {
  const terms = new Map<string, SearchTerm>()
  const excluded = new Map<string, SearchTerm>()
  for (const part of partsOf(q)) {
    for (const text of part.phrase ? [trimmed(fold(part.text))] : splitTerm(fold(part.text))) {
      if (text === '') continue
      // A phrase that would be parted without its marks is shown with them.
      const bare = splitTerm(text).join('') === text ? text : `"${text}"`
      const shown = `${part.minus ? '-' : ''}${bare}`
      ;(part.minus ? excluded : terms).set(text, { text, shown, tokens: termTokens(text) })
    }
  }
  if (terms.size + excluded.size > TERMS_MOST) {
    throw queryProblem('too-many-terms', `has more than ${TERMS_MOST} terms. Look for fewer at a time.`)
  }
  if (terms.size === 0) {
    const detail =
      excluded.size > 0
        ? 'only excludes. Name at least one word that is to occur.'
        : 'has no word, number or character to look for.'
    throw queryProblem('no-terms', detail)
  }
  return { terms: [...terms.values()], excluded: [...excluded.values()] }
}

function queryProblem(code: string, what: string): Problem {
  const detail = `The parameter "q" ${what}`
  return new Problem('invalid-parameter', detail, { errors: [{ parameter: 'q', code, detail }] })
}

interface Part {
  readonly text: string
  readonly phrase: boolean
  readonly minus: boolean
}

function* partsOf(q: string): Generator<Part, void> {
  const characters = [...q]
  for (let at = 0; at < characters.length; ) {
    let character = characters[at] ?? ''
    if (BLANK.test(character)) {
      at += 1
      continue
    }
    const next = characters[at + 1]
    const minus = MINUS.test(character) && next !== undefined && !BLANK.test(next)
    if (minus) {
      at += 1
      character = next
    }
    const closing = OPENING[character]
    if (closing !== undefined) at += 1
    const isEnd = (each: string) =>
      closing !== undefined ? closing.includes(each) : BLANK.test(each) || OPENING[each] !== undefined
    let text = ''
    while (at < characters.length && !isEnd(characters[at] ?? '')) text += characters[at++]
    if (closing !== undefined) at += 1
    yield { text, phrase: closing !== undefined, minus }
  }
}

/** What parts terms: any sign but those within `at&t`, `3.14%`, `c++`, and points of numbers such as `1,893.5`. */
const PARTING = /(?:[^\p{L}\p{N}\p{M}ー\-_.,:&@/'’~+#%$€£¥]|(?<!\d)[,:]|[,:](?!\d))+/u

/** A folded term between blanks as the terms that it amounts to. */
function splitTerm(folded: string): string[] {
  return folded.split(PARTING).map(trimmed)
}

/** A folded term without what stands before its first unit and behind its last, but for signs that are read with it. */
function trimmed(folded: string): string {
  const units = [...unitsOf(folded)]
  const [first] = units
  const last = units.at(-1)
  if (!first || !last) return ''
  let end = last.at + last.text.length
  if (!last.characters) while (/[+#%]/.test(folded.charAt(end)) || !isBorder(folded, end)) end += 1
  return folded.slice(first.at, end)
}
