// What the refs of filters stand for, remembered as long as no term changes its name or goes.

import { LRUCache } from 'lru-cache'
import type { Queryable } from '../platform/db.ts'
import type { TermKind } from './descriptors.ts'
import { findTerms, type ResolvedTerms, type TermReference } from './store.ts'

const keptMost = 20_000

/** How many articles a term has decides by which filter a list begins: an old number chooses no worse for a while. */
const keptMs = 60_000

/** A memory of one process. */
export interface KnownTerms {
  /**
   * Resolves the refs (ids, slugs or former slugs) of a filter; what never was a term is left out.
   * @param generation of the scope `terms`, read before.
   * @param options whether what only drafts use is a term too.
   */
  resolve(
    db: Queryable,
    kind: TermKind,
    refs: readonly string[],
    generation: string,
    options: { hidden: boolean },
  ): Promise<ResolvedTerms>
}

export function createKnownTerms(): KnownTerms {
  const terms = new LRUCache<string, TermReference>({ max: keptMost, ttl: keptMs })
  let known = ''
  const keyOf = (kind: TermKind, ref: string) => `${kind.type}:${ref.normalize('NFC')}`
  return {
    async resolve(db, kind, refs, generation, options) {
      if (generation !== known) {
        terms.clear()
        known = generation
      }
      const remembered = refs.map((ref) => terms.get(keyOf(kind, ref)))
      if (remembered.every((term) => term !== undefined)) return together(remembered)
      const found = await findTerms(db, kind, refs, options)
      // What was read after another request saw a newer generation may be of the older one. A former slug is not
      // remembered: a new term may take it. Nor is what only drafts use: not everybody may know of it.
      if (generation === known) {
        for (const term of found.filter(({ visible }) => visible)) {
          for (const ref of [term.id, term.slug]) terms.set(keyOf(kind, ref), term)
        }
      }
      return together(found)
    },
  }
}

/** A term that was named twice counts once. */
function together(terms: readonly TermReference[]): ResolvedTerms {
  const byId = new Map(terms.map(({ id, articleCount }) => [id, articleCount]))
  return {
    ids: [...byId.keys()],
    articleCount: [...byId.values()].reduce((sum, count) => sum + count, 0),
  }
}
