// The form of a text in which search compares: width, case and the two ways of writing Chinese make no difference there.

import { SIMPLIFIED } from './traditional.ts'

/**
 * A text for search: in Unicode's form NFKC (so `Ａ` is `A` and `①` is `1`), in small letters, Traditional characters as
 * their simplified ones, one by one, any run of blanks and line ends as one blank, and without what has no width.
 */
export function fold(text: string): string {
  const form = text.normalize('NFKC').toLowerCase()
  let folded = ''
  let from = 0
  for (let at = 0; at < form.length; at++) {
    const unit = form.charCodeAt(at)
    const simple = SIMPLIFIED[unit] ?? unit
    if (simple === unit) continue
    folded += form.slice(from, at) + String.fromCharCode(simple)
    from = at + 1
  }
  return (folded + form.slice(from)).replaceAll('ς', 'σ').replace(WIDTHLESS, '').replace(BLANKS, ' ')
}

const BLANKS = /\s+/g
/** Soft hyphens, joiners, selectors of a character's variant and the like. */
const WIDTHLESS = /\p{Default_Ignorable_Code_Point}/gu

/** A folded text, and where each of its code units came from. */
export interface FoldedText {
  readonly folded: string
  /** For each unit of `folded`: where the characters that it was made of begin and end in the original. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** What composes or folds as one: a run of blanks, Jamo that make a syllable, a character with its marks. */
const CLUSTER = /\s+|[\u1100-\u11ff]+|.\p{M}*/suy

/** Folds a text as `fold` does, and keeps count of where everything was. */
export function foldWithPlaces(text: string): FoldedText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = at + 1
    if (isSimple(text, at) && (end === text.length || isSimple(text, end))) {
      const unit = text.charCodeAt(at)
      parts.push(String.fromCharCode(unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : (SIMPLIFIED[unit] ?? unit)))
      starts.push(at)
      ends.push(end)
      continue
    }
    CLUSTER.lastIndex = at
    end = at + (CLUSTER.exec(text)?.[0].length ?? 1)
    const form = fold(text.slice(at, end))
    parts.push(form)
    for (let unit = 0; unit < form.length; unit++) {
      starts.push(at)
      ends.push(end)
    }
  }
  return { folded: parts.join(''), starts, ends }
}

/** Whether a character is one of those that are folded by themselves and compose with nothing: nearly all of most texts. */
function isSimple(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (
    (unit > 0x20 && unit < 0x7f) || (unit >= 0x4e00 && unit <= 0x9fff) || unit === 0x3001 || unit === 0x3002
  )
}

/** ASCII, signs, Latin with accents, Cyrillic, kana, Han and Hangul: nothing here folds to a plain character that it is not. */
const PLAIN =
  /^[\t\n\r -~\xa0\xa3\xa5\xa7\xa9\xae\xb0\xb1\xb7\xc0-\xff\u0400-\u04ff\u2010-\u2027\u20ac\u2500-\u2775\u3000-\u3020\u3041-\u30fb\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff0f\uff1a-\uff20\uff5e\uffe5]*$/

/**
 * Whether a run of plain characters (`a`–`z`, digits, simplified Chinese ones) stands in the folded text only if it stands
 * in the text itself with ASCII in small letters: then a database can look for it without folding.
 */
export function isPlain(text: string): boolean {
  if (!PLAIN.test(text)) return false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (SIMPLIFIED[unit] !== unit) return false
  }
  return true
}

/** The longest run of plain characters in a folded text, in the sense of `isPlain`; empty when there is none. */
export function plainRun(folded: string): string {
  const runs = folded.match(/[a-z0-9\u4e00-\u9fff]+/g) ?? []
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}
