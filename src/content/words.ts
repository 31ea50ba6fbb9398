// How much there is to read in a text: its words, and the minutes they take.

/** Han and kana, with signs of repetition and punctuation. */
const CJK_SCRIPTS = String.raw`[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]`
/** Runs of characters that are words by themselves. As runs, and as sets (flag v): a third of the time. */
const CJK_RUNS = new RegExp(String.raw`[[\p{L}\p{N}]&&${CJK_SCRIPTS}]+`, 'gv')
/** Other letters and digits, joined by what stands within words and numbers: `don't`, `HFO-1234yf`, `R&D`, `1,893.5`. */
const LETTERS = String.raw`(?:[[\p{L}\p{N}]--${CJK_SCRIPTS}]\p{M}*)+`
const WORDS = new RegExp(String.raw`${LETTERS}(?:(?:['’._\&@‐\-]|(?<=\p{N})[,:](?=\p{N}))${LETTERS})*`, 'gv')

/** How much there is to read; no character counts in both. */
export interface WordCount {
  /** Words that are not Chinese or Japanese; a run of letters and digits each. */
  readonly words: number
  /** Chinese characters and kana, each of which counts as a word. */
  readonly cjk: number
}

/** Counts the words of a text. Punctuation and symbols count nothing, so `3.5%` is one word. */
export function countWords(text: string): WordCount {
  return { words: text.match(WORDS)?.length ?? 0, cjk: countCharactersOf(text, CJK_RUNS) }
}

const CJK_CHARACTERS_PER_MINUTE = 400
const WORDS_PER_MINUTE = 240

/** How long reading takes, in whole minutes, rounded up; 0 only where there is nothing to read. */
export function readingTimeMinutes({ words, cjk }: WordCount): number {
  return Math.ceil(cjk / CJK_CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE)
}

/** How many characters (a surrogate pair is one) the matches of a global pattern have in all. */
export function countCharactersOf(text: string, pattern: RegExp): number {
  const runs = text.match(pattern) ?? []
  let units = 0
  for (const run of runs) units += run.length
  // Few texts have any pairs, so they are looked for once.
  if (!HIGH_SURROGATE.test(text)) return units
  let pairs = 0
  for (const run of runs) pairs += run.match(HIGH_SURROGATES)?.length ?? 0
  return units - pairs
}

const HIGH_SURROGATE = /[\uD800-\uDBFF]/
const HIGH_SURROGATES = /[\uD800-\uDBFF]/g
