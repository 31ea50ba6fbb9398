// Which tokens are known to be common: what was found too often is not counted again for a while.

/** Articles that come in may make a word common, or the first of many rare among them. */
const keepMs = 600_000
const keptMost = 10_000

/** A memory of one process. */
export interface CommonWords {
  isCommon(tokens: readonly number[]): boolean
  /** Remembers that more articles have all of these tokens than a search may gather. */
  remember(tokens: readonly number[]): void
}

export function createCommonWords(now: () => number = Date.now): CommonWords {
  const until = new Map<string, number>()
  const keyOf = (tokens: readonly number[]) => [...tokens].sort((one, other) => one - other).join()
  return {
    isCommon(tokens) {
      const end = until.get(keyOf(tokens))
      return end !== undefined && now() < end
    },
    remember(tokens) {
      const key = keyOf(tokens)
      // The oldest goes first: a Map keeps the order of insertion.
      until.delete(key)
      const [oldest] = until.keys()
      if (until.size >= keptMost && oldest !== undefined) until.delete(oldest)
      until.set(key, now() + keepMs)
    },
  }
}
