// Checks a stream of bytes for valid UTF-8 and says where it is not.

import { isUtf8 } from 'node:buffer'
import { UploadError } from './entry.ts'

/** Takes the bytes of an upload in order; holds back at most the three bytes of an unfinished character. */
export class Utf8Check {
  /** Bytes before `#held`. */
  #offset = 0
  #held: Buffer = Buffer.alloc(0)

  /** Throws UploadError 'invalid-utf8' with the byte offset of the first character that is not well-formed. */
  push(chunk: Buffer): void {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const whole = bytes.length - unfinishedBytes(bytes)
    const head = bytes.subarray(0, whole)
    if (!isUtf8(head)) throw invalidUtf8(this.#offset + firstInvalid(head))
    this.#offset += whole
    this.#held = Buffer.from(bytes.subarray(whole))
  }

  /** Call after the last chunk. Throws as `push` does when the upload ends within a character. */
  end(): void {
    if (this.#held.length > 0) throw invalidUtf8(this.#offset)
  }
}

function invalidUtf8(offset: number): UploadError {
  return new UploadError(
    'invalid-utf8',
    `The upload is not valid UTF-8 at byte ${offset}. Convert it to UTF-8 and send it again.`,
  )
}

/** How many bytes at the end, 0 to 3, begin a character that the next chunk may complete. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0
  }
  return 0
}

/** Bytes of the character that this one begins, 1 also where it begins none. */
function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  if (lead >= 0xe0) return 3
  return lead >= 0xc0 ? 2 : 1
}

function firstInvalid(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] ?? 0)
    if ((length > 1 || (bytes[at] ?? 0) >= 0x80) && !isUtf8(bytes.subarray(at, at + length))) break
    at += length
  }
  return at
}
