// A page of changes: of the walk over what there is, and of the log from then on.

import type { WebAddress } from '../../articles/index.ts'
import type { Queryable } from '../../platform/db.ts'
import { Problem } from '../../platform/problems.ts'
import { endOfLog } from './position.ts'
import { type ChangeEntry, readEntries } from './store.ts'
import type { ChangeReader, ChangeToken, Position } from './token.ts'
import { type ToldChange, tellEntries } from './told.ts'
import { walkBegin, walkOn } from './walk.ts'

export interface ChangesPage {
  readonly told: readonly ToldChange[]
  readonly next: ChangeToken
  readonly hasMore: boolean
}

export interface PageLimits {
  /** Entries, each of which may be told or be one of several that are told once. */
  readonly limit: number
  /** Bodies of articles beyond so many bytes wait for the next page; one is always told. */
  readonly bytes: number
}

/**
 * Reads the page that follows a token.
 * @throws {Problem} `changes-expired` when the log cannot be read from there.
 */
export async function readPage(
  db: Queryable,
  token: ChangeToken,
  limits: PageLimits,
  address: WebAddress,
): Promise<ChangesPage> {
  return token.walk ? readWalk(db, token, token.walk, limits, address) : readLog(db, token, limits, address)
}

/** The token of a reader who begins with everything there is. The log's end is read first: what changes during the walk lies after it. */
export async function beginning(db: Queryable, reader: ChangeReader): Promise<ChangeToken> {
  return { reader, position: await endOfLog(db, reader), walk: walkBegin }
}

/** @throws {Problem} `changes-expired` when the log cannot be read from the token's position. */
export async function checkKnown(db: Queryable, { reader, position }: ChangeToken): Promise<void> {
  await readKnown(db, reader, position, 1)
}

async function readWalk(
  db: Queryable,
  { reader, position }: ChangeToken,
  place: NonNullable<ChangeToken['walk']>,
  limits: PageLimits,
  address: WebAddress,
): Promise<ChangesPage> {
  // Better refused now than after a walk of a million articles.
  const follows = (await readKnown(db, reader, position, 1)).length > 0
  const { told, isOver } = await walkOn(db, reader, { place, position }, limits, address)
  if (isOver) return { told, next: { reader, position, walk: null }, hasMore: follows }
  return { told, next: told.at(-1)?.after ?? { reader, position, walk: place }, hasMore: true }
}

async function readLog(
  db: Queryable,
  token: ChangeToken,
  { limit, bytes }: PageLimits,
  address: WebAddress,
): Promise<ChangesPage> {
  const { reader } = token
  const read = await readKnown(db, reader, token.position, limit + 1)
  const entries = cut(read.slice(0, limit), bytes)
  const last = entries.at(-1)
  if (!last) return { told: [], next: token, hasMore: false }
  const { incarnation, xid, seq } = last
  return {
    told: await tellEntries(db, reader, entries, address),
    next: { reader, position: { incarnation, xid, seq }, walk: null },
    hasMore: read.length > entries.length,
  }
}

async function readKnown(
  db: Queryable,
  reader: ChangeReader,
  position: Position,
  limit: number,
): Promise<ChangeEntry[]> {
  const entries = await readEntries(db, reader, position, limit)
  if (entries) return entries
  throw new Problem(
    'changes-expired',
    'The changes that follow this token are no longer kept, or the database was set back to a time before it. Begin again without `since`: everything there is will be told.',
  )
}

/** The first entries, up to the one whose body begins behind so many bytes. */
function cut(entries: ChangeEntry[], bytes: number): ChangeEntry[] {
  let before = 0
  const end = entries.findIndex(({ size }) => {
    if (before > bytes) return true
    before += size ?? 0
    return false
  })
  return end < 0 ? entries : entries.slice(0, end)
}
