// What makes a text unfit to be stored or shown, told apart without changing a byte of it.

import { isUtf8 } from 'node:buffer'

/**
 * Why a text cannot be stored as UTF-8 in PostgreSQL and read back the same: it holds U+0000 (`nul`) or half
 * of a surrogate pair (`lone-surrogate`). Null when it can.
 */
export function textFault(value: string): 'nul' | 'lone-surrogate' | null {
  if (value.includes('\0')) return 'nul'
  return /\p{Surrogate}/u.test(value) ? 'lone-surrogate' : null
}

/**
 * Bytes as UTF-8 text, or null when they are none (RFC 3629). Nothing is replaced, and a byte order mark at
 * the start stays as U+FEFF, for the caller to drop where the format allows one.
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  // Half the time of a TextDecoder that is fatal. Neither takes a byte order mark away.
  if (!isUtf8(bytes)) return null
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Whether a text holds a control character (C0, delete, C1), line ends and tabs included. */
export function hasControlCharacters(value: string): boolean {
  return /\p{Cc}/u.test(value)
}
