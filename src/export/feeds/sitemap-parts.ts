// How the archive is cut into the files of its sitemap: by the order of the ids.
//
// An id never changes and a new one comes last, so an article never moves from one file to another, and only the last
// file grows. By month of publication a file could grow past its bound at any place. The cuts count articles of every
// state: publishing a draft moves none of them. They are found in two indexes without touching an article, kept in
// memory, and each request reads only what came since.

import { listPartStarts, listPartTimes } from '../../articles/index.ts'
import type { Queryable } from '../../platform/db.ts'

/**
 * Articles of a file. An entry has at most 2,048 characters of address and some 100 more, so 20,000 stay under the
 * 50 MB of the protocol, and far under its 50,000 addresses, also when some are put in between later.
 */
export const partRows = 20_000

/** What commits late may bear an earlier time than what was read already: a writing transaction ends within this. */
const lateMs = 60_000

/** Articles that keep their ids in an import come in between: from time to time the cuts are found anew. */
const freshMs = 3_600_000

export interface SitemapPart {
  /** In the address of its file, from 1. */
  readonly number: number
  /** Its first id, and the first of the next part; null for the last. */
  readonly from: string
  readonly before: string | null
  /** When one of its articles changed last; null when none is public. */
  readonly changedAt: Date | null
}

/** A function that tells the parts as they are now. */
export function sitemapParts(db: Queryable, rows = partRows): () => Promise<SitemapPart[]> {
  let known: Known = empty()
  let reading: Promise<SitemapPart[]> | null = null
  const read = async () => {
    if (Date.now() - known.beganMs > freshMs) known = empty()
    // The last part is cut again; those before it are as they were.
    const found = await listPartStarts(db, rows, known.starts.at(-1) ?? null)
    const starts = [...known.starts.slice(0, -1), ...found]
    // Where the last part was cut, its time may be that of an article which is in the next one by now: find both anew.
    const cutAgain = found.length > 1 && known.starts.length > 0
    const sinceMs = cutAgain ? 0 : Math.max(0, known.newestMs - lateMs)
    const times = cutAgain ? new Map<number, Date>() : new Map(known.times)
    for (const { part, time } of await listPartTimes(db, starts, new Date(sinceMs))) times.set(part, time)
    const newestMs = Math.max(0, ...[...times.values()].map((time) => time.getTime()))
    known = { beganMs: known.beganMs, starts, times, newestMs }
    return starts.map((from, index) => ({
      number: index + 1,
      from,
      before: starts[index + 1] ?? null,
      changedAt: times.get(index) ?? null,
    }))
  }
  return () => {
    reading ??= read().finally(() => {
      reading = null
    })
    return reading
  }
}

interface Known {
  readonly beganMs: number
  readonly starts: readonly string[]
  readonly times: ReadonlyMap<number, Date>
  readonly newestMs: number
}

function empty(): Known {
  return { beganMs: Date.now(), starts: [], times: new Map(), newestMs: 0 }
}
