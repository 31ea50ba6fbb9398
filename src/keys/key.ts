// The key itself: `bs_<id>_<secret>`, both in base62. Pure.

import { createHash, randomBytes } from 'node:crypto'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 256 bits need 43 digits of base62, a UUID's 128 need 22. */
const secretDigits = 43
const idDigits = 22

const form = /^bs_([0-9A-Za-z]{22})_[0-9A-Za-z]{43}$/

/** A new key for an id (a UUID), with 256 random bits. */
export function makeKey(id: string): string {
  return `bs_${toBase62(BigInt(`0x${id.replaceAll('-', '')}`), idDigits)}_${toBase62(BigInt(`0x${randomBytes(32).toString('hex')}`), secretDigits)}`
}

/** The id (a UUID) that a key names; null when it has not the form of a key. */
export function idOfKey(key: string): string | null {
  const text = form.exec(key)?.[1]
  if (!text) return null
  let value = 0n
  for (const digit of text) value = value * 62n + BigInt(digits.indexOf(digit))
  const hex = value.toString(16).padStart(32, '0')
  // 22 digits of base62 reach a little beyond 128 bits.
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null
}

/** SHA-256 of the whole key. A key has 256 random bits: a slow hash would protect nothing more. */
export function digestOf(key: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(key).digest())
}

function toBase62(value: bigint, width: number): string {
  let rest = value
  let text = ''
  while (rest > 0n) {
    text = digits.charAt(Number(rest % 62n)) + text
    rest /= 62n
  }
  return text.padStart(width, '0')
}
