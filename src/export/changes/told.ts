// What a reader is told of entries: not what happened, but what holds now.

import { articleFieldsOfOne, articleJson, getChangedArticles, type WebAddress } from '../../articles/index.ts'
import type { ChangedType } from '../../platform/changes.ts'
import type { Queryable } from '../../platform/db.ts'
import type { JsonParts } from '../../platform/json.ts'
import { getChangedTerms, termKinds } from '../../terms/index.ts'
import { type ChangeEntry, lastEntries } from './store.ts'
import type { ChangeReader, ChangeToken } from './token.ts'

/** One change as it is told. */
export interface ToldChange {
  /** How far a reader has come who was told it. */
  readonly after: ChangeToken
  readonly json: JsonParts
}

/** A thing as it is now. */
export interface PresentThing {
  readonly id: string
  readonly slug: string
  readonly version: number
  readonly resource: JsonParts
}

/** Tells entries in their order. Several of one thing are told once, where the last one stands. */
export async function tellEntries(
  db: Queryable,
  reader: ChangeReader,
  entries: readonly ChangeEntry[],
  address: WebAddress,
): Promise<ToldChange[]> {
  const lasts = lastOfEach(entries)
  const present = await readPresent(db, reader, lasts, address)
  const absent = lasts.filter(({ id }) => !present.has(id)).map(({ id }) => id)
  const known = absent.length === 0 ? new Map<string, never>() : await lastEntries(db, reader, absent)
  return lasts.map((entry) => {
    const { incarnation, xid, seq, type, id, at } = entry
    const thing = present.get(id)
    const { slug, version } = thing ?? known.get(id) ?? entry
    return {
      after: { reader, position: { incarnation, xid, seq }, walk: null },
      json: changeJson({ type, id, slug, version, at, resource: thing?.resource ?? null }),
    }
  })
}

/** The last entry of each thing, in their order. */
function lastOfEach(entries: readonly ChangeEntry[]): ChangeEntry[] {
  const lasts = new Map<string, ChangeEntry>()
  for (const entry of entries) {
    // A map keeps the place of what it has already.
    lasts.delete(entry.id)
    lasts.set(entry.id, entry)
  }
  return [...lasts.values()]
}

/** The things of entries, as far as the reader may see them now, by their ids: one statement a type. */
async function readPresent(
  db: Queryable,
  reader: ChangeReader,
  entries: readonly ChangeEntry[],
  address: WebAddress,
): Promise<Map<string, PresentThing>> {
  const present = new Map<string, PresentThing>()
  const idsOf = (type: ChangedType) => entries.filter((entry) => entry.type === type).map(({ id }) => id)
  for (const kind of termKinds) {
    const ids = idsOf(kind.type)
    if (ids.length === 0) continue
    for (const { json, ...term } of await getChangedTerms(db, kind, ids, { hidden: reader === 'all' }))
      present.set(term.id, { ...term, resource: [json] })
  }
  const ids = idsOf('article')
  if (ids.length === 0) return present
  for (const row of await getChangedArticles(db, ids, reader)) {
    const { id, slug, version } = row
    present.set(id, { id, slug, version, resource: articleJson(row, articleFieldsOfOne, address) })
  }
  return present
}

/** The JSON of a change; without a resource it is a deletion. */
export function changeJson({
  type,
  id,
  slug,
  version,
  at,
  resource,
}: {
  readonly type: ChangedType
  readonly id: string
  readonly slug: string
  readonly version: number
  readonly at: string
  readonly resource: JsonParts | null
}): JsonParts {
  const text = JSON.stringify({ type, op: resource ? 'upsert' : 'delete', id, slug, version, at })
  return resource ? [`${text.slice(0, -1)},"resource":`, ...resource, '}'] : [text]
}
