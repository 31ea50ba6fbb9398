// Tokens of the change log: how far a reader has come, opaque to clients, bound to what the reader may see.
//
// A place in the log is a transaction id and a sequence number, and drafts use up both: two places of the public would tell
// how much was written in between. So a token is encrypted, and as long wherever it stands. The same place has the same
// token always: a reader who is told nothing gets the one that it sent. This is what SIV is for (RFC 5297), here with
// HMAC-SHA-256: a part of the plaintext's HMAC is the initialization vector, and the proof that the token is one of ours.

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { type ChangedType, changedTypes } from '../../platform/changes.ts'
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

/** Tokens and their texts, by one secret. */
export interface ChangeTokens {
  /** The token's text: 72 characters of base64url. */
  encode(token: ChangeToken): string
  /**
   * Reads a token back.
   * @param parameter where it stood: a parameter's or a header's name.
   * @throws {Problem} `token-invalid` for what was not made by this secret, and for a token of another class of readers.
   */
  decode(text: string, reader: ChangeReader, parameter: string): ChangeToken
}

const vectorLength = 16
const cipher = 'aes-256-ctr'

/** Of vector and plaintext, 54 bytes: a multiple of three has one text in base64url. */
const textForm = /^[\w-]{72}$/

/** Names the layout of `toBytes` too: with another one, old tokens are none. */
const purpose = 'broadsheet: tokens of the change log, 1'

/** The tokens of a secret of 32 bytes. */
export function tokensBy(secret: Buffer): ChangeTokens {
  const keys = Buffer.from(hkdfSync('sha256', secret, '', purpose, 64))
  const vectorKey = keys.subarray(0, 32)
  const cipherKey = keys.subarray(32)
  const vectorOf = (plain: Buffer) =>
    createHmac('sha256', vectorKey).update(plain).digest().subarray(0, vectorLength)

  const open = (text: string): ChangeToken | null => {
    if (!textForm.test(text)) return null
    const bytes = Buffer.from(text, 'base64url')
    const vector = bytes.subarray(0, vectorLength)
    const plain = createDecipheriv(cipher, cipherKey, vector).update(bytes.subarray(vectorLength))
    return timingSafeEqual(vectorOf(plain), vector) ? fromBytes(plain) : null
  }

  return {
    encode(token) {
      const plain = toBytes(token)
      const vector = vectorOf(plain)
      const encrypted = createCipheriv(cipher, cipherKey, vector).update(plain)
      return Buffer.concat([vector, encrypted]).toString('base64url')
    },
    decode(text, reader, parameter) {
      const token = open(text)
      if (token === null) {
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
    },
  }
}

function invalid(parameter: string, detail: string): Problem {
  return new Problem('token-invalid', detail, { errors: [{ parameter, code: 'invalid', detail }] })
}

/** By what each is written: its place in here. */
const readers: readonly ChangeReader[] = ['public', 'all']
const walks: readonly (ChangedType | null)[] = [null, ...changedTypes]

/** Reader 1, incarnation 4, transaction 8, sequence 8, walk 1 and 16: 38 bytes, also without a walk. */
function toBytes({ reader, position, walk }: ChangeToken): Buffer {
  const bytes = Buffer.alloc(38)
  bytes.writeUInt8(readers.indexOf(reader), 0)
  bytes.writeInt32BE(position.incarnation, 1)
  bytes.writeBigInt64BE(BigInt(position.xid), 5)
  bytes.writeBigInt64BE(BigInt(position.seq), 13)
  bytes.writeUInt8(walks.indexOf(walk?.type ?? null), 21)
  if (walk) bytes.write(walk.id.replaceAll('-', ''), 22, 'hex')
  return bytes
}

/** Of bytes that `toBytes` made: nothing else is opened. */
function fromBytes(bytes: Buffer): ChangeToken {
  const position = {
    incarnation: bytes.readInt32BE(1),
    xid: String(bytes.readBigInt64BE(5)),
    seq: String(bytes.readBigInt64BE(13)),
  }
  const type = walks[bytes.readUInt8(21)] ?? null
  const id = bytes.toString('hex', 22).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return { reader: readers[bytes.readUInt8(0)] ?? 'public', position, walk: type && { type, id } }
}
