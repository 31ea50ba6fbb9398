// Answers to the public, kept in the process: bounded by bytes, and each good for as long as its generations stand.

import { LRUCache } from 'lru-cache'
import { compress, compressedFromBytes, type Encoding } from './compression.ts'
import type { Snapshot } from './generations.ts'

/** An answer as it was sent, and what it lives by. */
export interface StoredAnswer {
  readonly etag: string
  /** Names and values in turn; not those that belong to one request. */
  readonly headers: readonly string[]
  /** Those of the answer to who has it already. */
  readonly headersWithoutBody: readonly string[]
  readonly identity: Buffer
  /** What it was made of; brought up to date when the same answer was found to stand. */
  snapshot: Snapshot
  /** Made when first asked for. */
  readonly encoded: Map<Encoding, StoredBody | Promise<StoredBody>>
}

export interface StoredBody {
  readonly bytes: Buffer
  readonly encoding: Encoding
}

/** What an entry takes beside its bodies: its headers, its key, the structures around it. */
const overheadBytes = 2_048

export class ResponseCache {
  readonly #answers: LRUCache<string, StoredAnswer> | null
  readonly #flights = new Map<string, Promise<unknown>>()

  /** @param bytes its budget; 0 keeps nothing. */
  constructor(bytes: number) {
    this.#answers =
      bytes === 0
        ? null
        : new LRUCache({
            maxSize: bytes,
            // The bodies in other encodings are smaller; together they are counted as one more.
            sizeCalculation: (answer, key) => answer.identity.length * 2 + key.length * 2 + overheadBytes,
          })
  }

  get isOn(): boolean {
    return this.#answers !== null
  }

  get(url: string): StoredAnswer | undefined {
    return this.#answers?.get(url)
  }

  put(url: string, answer: StoredAnswer): void {
    this.#answers?.set(url, answer)
  }

  /** Makes an answer once for all who ask for the same at the same time. */
  once<Made>(key: string, make: () => Promise<Made>): Promise<Made> {
    const flying = this.#flights.get(key)
    if (flying) return flying as Promise<Made>
    const flight = make().finally(() => this.#flights.delete(key))
    this.#flights.set(key, flight)
    return flight
  }
}

/** The body of a stored answer in an encoding, or as it is where compressing does not pay: at once where it is made. */
export function bodyIn(answer: StoredAnswer, encoding: Encoding): StoredBody | Promise<StoredBody> {
  if (encoding === 'identity' || answer.identity.length < compressedFromBytes) {
    return { bytes: answer.identity, encoding: 'identity' }
  }
  const known = answer.encoded.get(encoding)
  if (known) return known
  const making = compress(answer.identity, encoding, { isKept: true }).then((bytes) => {
    const made = { bytes, encoding }
    answer.encoded.set(encoding, made)
    return made
  })
  answer.encoded.set(encoding, making)
  return making
}
