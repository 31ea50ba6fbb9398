// The units of a folded text: characters of scripts that are written without blanks, and words and numbers of the others.

/** Scripts of which every character is a unit: what is a word in them, no blank tells. */
const BLANKLESS = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Yi}ー]`
const LETTER = String.raw`[[\p{L}\p{N}\p{M}]--${BLANKLESS}]`

/** A run of characters, a number with its points, or a word. */
const UNITS = new RegExp(
  String.raw`(?<characters>${BLANKLESS}+)|\d+(?:[.,:]\d+)+(?!${LETTER})|${LETTER}+`,
  'gv',
)
const ONE_LETTER = new RegExp(LETTER, 'v')

/** A word or number, or a run of characters that are units each. */
export interface Unit {
  readonly text: string
  readonly at: number
  /** Whether it is a run of characters of a script without blanks. */
  readonly characters: boolean
}

/** The units of a folded text in their order. A run of characters comes as one. */
export function* unitsOf(folded: string): Generator<Unit, void> {
  for (const match of folded.matchAll(UNITS)) {
    yield { text: match[0], at: match.index, characters: match.groups?.characters !== undefined }
  }
}

/**
 * Whether a word may end or begin between two places of a folded text: not within a word or number, nor between the signs
 * of `c++`.
 */
export function isBorder(folded: string, at: number): boolean {
  if (at <= 0 || at >= folded.length) return true
  const before = folded.charCodeAt(at - 1)
  const after = folded.charCodeAt(at)
  if (isHan(before) || isHan(after)) return true
  const left = String.fromCodePoint(folded.codePointAt(isLowSurrogate(before) ? at - 2 : at - 1) ?? before)
  const right = String.fromCodePoint(folded.codePointAt(at) ?? after)
  if (isSign(left) && isSign(right)) return false
  if (ONE_LETTER.test(left) && ONE_LETTER.test(right)) return false
  // Within 3.14: before the point and behind it.
  if (isDigit(left) && isPoint(right)) return !isDigit(folded.charAt(at + 1))
  if (isPoint(left) && isDigit(right)) return !isDigit(folded.charAt(at - 2))
  return true
}

/** Signs that make another word of one when they stand behind it: `c++`, `c#`. */
export const SIGNS = /[+#]+/y

function isSign(character: string): boolean {
  return character === '+' || character === '#'
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

function isPoint(character: string): boolean {
  return character === '.' || character === ',' || character === ':'
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
