// Tokens of the change log: how far a reader has come, opaque to clients, bound to what the reader may see.

import { createHash } from 'node:crypto'
import { type ChangedType, changedTypes } from '../../platform/changes.ts'
import { isUuid } from '../../platform/id.ts'
import { Problem } from '../../platform/problems.ts'

/** Who reads: the public, or a key with `drafts:read`. Each goes by entries of its own. */
export type ChangeReader = 'public' | 'all'

/** An entry's place in the log: see `position.ts` for its order. The numbers are those of PostgreSQL's `bigint`, as text. */
export interface Position {
  readonly incarnation: number
  readonly xid: string
  readonly seq: string
}

/** How far the walk over what exists has come: up to this thing. */
export interface WalkPlace {
  readonly type: ChangedType
  readonly id: string
}

export interface ChangeToken {
  readonly reader: ChangeReader
  /** The entry up to which the log was read; during the walk, the one from which it is to be read afterwards. */
  readonly position: Position
  /** Null once the walk is over. */
  readonly walk: WalkPlace | null
}

/** The token's text: base64url of a small JSON array. Its checksum finds what was cut off or mistyped; it is no secret. */
export function encodeToken({ reader, position, walk }: ChangeToken): string {
  const parts = [
    reader,
    position.incarnation,
    position.xid,
    position.seq,
    ...(walk ? [walk.type, walk.id] : []),
  ]
  const checksum = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 8)
  return Buffer.from(JSON.stringify([...parts, checksum])).toString('base64url')
}

/**
 * Reads a token back.
 * @param parameter where it stood: a parameter's or a header's name.
 * @throws {Problem} `token-invalid` for what this server cannot have made, and for a token of another class of readers.
 */
export function decodeToken(text: string, reader: ChangeReader, parameter: string): ChangeToken {
  const token = readToken(text)
  // Only what this server writes, to the letter.
  if (token === null || encodeToken(token) !== text) {
    throw invalid(
      parameter,
      'The token is not one of this server. Take it from `page.next` or from the id of an event, as it is.',
    )
  }
  if (token.reader !== reader) {
    throw invalid(
      parameter,
      reader === 'all'
        ? 'The token was made for a reader without the scope `drafts:read`, who is not told of drafts. Begin again without it.'
        : 'The token was made for a key with the scope `drafts:read`. Send that key, or begin again without the token.',
    )
  }
  return token
}

function invalid(parameter: string, detail: string): Problem {
  return new Problem('token-invalid', detail, { errors: [{ parameter, code: 'invalid', detail }] })
}

function readToken(text: string): ChangeToken | null {
  let parts: unknown
  try {
    if (!/^[\w-]+$/.test(text)) return null
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
  if (!Array.isArray(parts) || (parts.length !== 5 && parts.length !== 7)) return null
  const [reader, incarnation, xid, seq, type, id] = parts
  if (reader !== 'public' && reader !== 'all') return null
  // A checksum is no signature: what PostgreSQL would refuse to cast must not get there.
  if (!Number.isInteger(incarnation) || incarnation < 0 || incarnation > integerMax) return null
  if (!isBigint(xid) || !isBigint(seq)) return null
  const position = { incarnation, xid, seq }
  if (parts.length === 5) return { reader, position, walk: null }
  if (!changedTypes.includes(type) || typeof id !== 'string' || !isUuid(id)) return null
  return { reader, position, walk: { type, id } }
}

/** Of PostgreSQL's `integer` and `bigint`. */
const integerMax = 2_147_483_647
const bigintMax = 9_223_372_036_854_775_807n

function isBigint(value: unknown): value is string {
  return typeof value === 'string' && /^(?:0|[1-9]\d{0,18})$/.test(value) && BigInt(value) <= bigintMax
}
