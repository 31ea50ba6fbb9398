// Pages of changes for streams: those that wait at the same place, which is nearly all of them, share what is read.

import type { WebAddress } from '../../articles/index.ts'
import type { Database, Queryable } from '../../platform/db.ts'
import { type JsonParts, jsonBytes } from '../../platform/json.ts'
import { readPage } from './page.ts'
import { tokensOf } from './secret.ts'
import type { ChangeToken, ChangeTokens } from './token.ts'

/** A page as events. */
export interface EventPage {
  readonly events: Buffer
  readonly next: ChangeToken
  readonly hasMore: boolean
}

/** Small: each slow reader has one waiting. */
const limits = { limit: 100, bytes: 2 ** 18 }

/** Streams that catch up must leave connections to whoever else asks. */
const readingMost = 2

/** Makes the reader of pages. */
export function eventPages(
  db: Pick<Database, 'read'>,
  address: WebAddress,
): (token: ChangeToken) => Promise<EventPage> {
  const underWay = new Map<string, Promise<EventPage>>()
  const waiting: (() => void)[] = []
  let reading = 0

  const inTurn = async (tokens: ChangeTokens, token: ChangeToken) => {
    if (reading >= readingMost) await new Promise<void>((resolve) => waiting.push(resolve))
    else reading += 1
    try {
      return await readEvents(db.read, tokens, token, address)
    } finally {
      // The turn goes to the next one, or nobody wants it.
      const next = waiting.shift()
      if (next) next()
      else reading -= 1
    }
  }
  return async (token) => {
    const tokens = await tokensOf(db)
    const key = tokens.encode(token)
    const known = underWay.get(key)
    if (known) return known
    const page = inTurn(tokens, token).finally(() => underWay.delete(key))
    underWay.set(key, page)
    return page
  }
}

async function readEvents(
  db: Queryable,
  tokens: ChangeTokens,
  token: ChangeToken,
  address: WebAddress,
): Promise<EventPage> {
  const { told, next, hasMore } = await readPage(db, token, limits, address)
  const parts: JsonParts = told.flatMap(({ after, json }) => [
    `id: ${tokens.encode(after)}\nevent: change\ndata: `,
    ...json,
    '\n\n',
  ])
  return { events: jsonBytes(parts), next, hasMore }
}
