// The facets of one term, remembered as long as nothing under it changes: those of the commonest of a million articles take
// the most of a second to count, and are asked for with every page of its list.

import { LRUCache } from 'lru-cache'
import type { Snapshot } from '../platform/generations.ts'
import type { FacetsRequest } from './facets.ts'
import type { CountedFacets } from './facets-schema.ts'
import { isOneTerm } from './filter.ts'

const keptBytes = 8 * 2 ** 20

/** What a counted entry takes: the term with its name, and its place. */
const entryBytes = 300

/** Counted are the next of these, so that other limits of the same facets need no counting of their own. */
const limits = [100, 1_000]

/** A memory of one process. */
export interface FacetMemory {
  /**
   * Counts the facets of a filter, or remembers what was counted in the same state of its articles.
   * @param snapshot of what the filter's articles depend on.
   * @param count counts with so many entries of each facet.
   */
  recall(
    request: FacetsRequest,
    snapshot: Snapshot,
    count: (limit: number) => Promise<CountedFacets>,
  ): Promise<CountedFacets>
}

export function createFacetMemory(): FacetMemory {
  const known = new LRUCache<string, CountedFacets>({ maxSize: keptBytes, sizeCalculation: sizeOf })
  const flights = new Map<string, Promise<CountedFacets>>()
  return {
    async recall({ filter, by, limit, timezone }, snapshot, count) {
      if (!isOneTerm(filter)) return count(limit)
      const most = limits.find((each) => each >= limit) ?? limit
      const key = JSON.stringify([snapshot.scopes, snapshot.values, by, most, timezone])
      const remembered = known.get(key)
      if (remembered) return cut(remembered, limit)
      // Who asks meanwhile waits for the same count.
      const flight = flights.get(key) ?? count(most).finally(() => flights.delete(key))
      flights.set(key, flight)
      const counted = await flight
      known.set(key, counted)
      return cut(counted, limit)
    },
  }
}

function cut(counted: CountedFacets, limit: number): CountedFacets {
  const data = Object.entries(counted.data).map(([name, entries]) => [name, entries.slice(0, limit)])
  return { ...counted, data: Object.fromEntries(data) }
}

function sizeOf({ data }: CountedFacets, key: string): number {
  const entries = Object.values(data).reduce((sum, each) => sum + each.length, 0)
  return key.length + (entries + 1) * entryBytes
}
