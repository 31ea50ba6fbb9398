// How much there is to read in a text: its words, and the minutes they take.

/** Characters that are words by themselves: Han and kana, with signs of repetition, without punctuation. */
const CJK = String.raw`(?=[\p{L}\p{N}])[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]`
const CJK_CHARACTERS = new RegExp(CJK, 'gu')
/** Other letters and digits, joined by what stands within words and numbers: `don't`, `HFO-1234yf`, `R&D`, `1,893.5`. */
const LETTERS = String.raw`(?:(?!${CJK})[\p{L}\p{N}]\p{M}*)+`
const WORDS = new RegExp(String.raw`${LETTERS}(?:(?:['’._&@‐-]|(?<=\p{N})[,:](?=\p{N}))${LETTERS})*`, 'gu')

/** How much there is to read; no character counts in both. */
export interface WordCount {
  /** Words that are not Chinese or Japanese; a run of letters and digits each. */
  readonly words: number
  /** Chinese characters and kana, each of which counts as a word. */
  readonly cjk: number
}

/** Counts the words of a text. Punctuation and symbols count nothing, so `3.5%` is one word. */
export function countWords(text: string): WordCount {
  return { words: text.match(WORDS)?.length ?? 0, cjk: text.match(CJK_CHARACTERS)?.length ?? 0 }
}

const CJK_CHARACTERS_PER_MINUTE = 400
const WORDS_PER_MINUTE = 240

/** How long reading takes, in whole minutes, rounded up; 0 only where there is nothing to read. */
export function readingTimeMinutes({ words, cjk }: WordCount): number {
  return Math.ceil(cjk / CJK_CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE)
}
