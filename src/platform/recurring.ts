// Which statements are prepared: those that come again. Planning one often takes longer than running it.

import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** pgjdbc's measure: what came so often will come again. */
const usesBefore = 5

/** Texts whose uses are counted. */
const countedMost = 500

/** Texts that are prepared, some 50 KB each on each connection; pgjdbc keeps as many. */
const preparedMost = 256

/** A connection forgets none before it is renewed: a flood of new shapes must not fill it. */
const replaceEveryMs = 30_000

/** What one pool knows of its statements. */
export interface RecurringStatements {
  /** The name under which a text is to be prepared; undefined as long as it is not worth it. */
  nameOf(text: string): string | undefined
}

/** @param now milliseconds. */
export function createRecurringStatements(now: () => number = Date.now): RecurringStatements {
  const uses = new LRUCache<string, number>({ max: countedMost })
  const names = new LRUCache<string, string>({ max: preparedMost })
  let replacedMs = Number.NEGATIVE_INFINITY
  return {
    nameOf(text) {
      const known = names.get(text)
      if (known !== undefined) return known
      const count = (uses.get(text) ?? 0) + 1
      uses.set(text, count)
      if (count < usesBefore) return undefined
      if (names.size === preparedMost) {
        if (now() - replacedMs < replaceEveryMs) return undefined
        replacedMs = now()
      }
      // The same text has the same name again: a connection that has it still need not prepare it anew.
      const name = `recurring-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
      names.set(text, name)
      uses.delete(text)
      return name
    },
  }
}
