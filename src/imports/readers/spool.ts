// A file without a name that holds an upload while it is read at random places, as a zip must be.

import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

const blockBytes = 64 * 1024
/** A zip is read at two places at once, its directory and its data, both forwards. */
const maxBlocks = 2

/** The file, read in blocks of which the last few are kept, since most reads are small and close together. */
export class Spool {
  /** Bytes in the file. */
  readonly size: number
  readonly #file: FileHandle
  /** By their number, the one used last at the end. Never written to again, so parts of them can be given out. */
  readonly #blocks = new Map<number, Buffer>()

  constructor(file: FileHandle, size: number) {
    this.#file = file
    this.size = size
  }

  /** Yields the bytes of a range in the file. Throws RangeError when it does not lie within the file. */
  async *bytes(start: number, length: number): AsyncGenerator<Buffer, void> {
    const end = start + length
    // Also false for what is no safe integer.
    if (!(start >= 0 && length >= 0 && end <= this.size))
      throw new RangeError('an offset lies outside the file')
    for (let at = start; at < end; ) {
      const block = await this.#block(Math.floor(at / blockBytes))
      const chunk = block.subarray(at % blockBytes, (at % blockBytes) + end - at)
      if (chunk.length === 0) throw new RangeError('the file is shorter than it was')
      at += chunk.length
      yield chunk
    }
  }

  /** The bytes of a range in one buffer, not to be written to. Throws as `bytes` does. */
  async read(start: number, length: number): Promise<Buffer> {
    const block = this.#kept(Math.floor(start / blockBytes))?.subarray(start % blockBytes)
    // Nearly every read of a zip's directory ends here.
    if (block !== undefined && block.length >= length) return block.subarray(0, length)
    const chunks: Buffer[] = []
    for await (const chunk of this.bytes(start, length)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  async #block(number: number): Promise<Buffer> {
    const kept = this.#kept(number)
    if (kept !== undefined) return kept
    const buffer = Buffer.allocUnsafe(blockBytes)
    const { bytesRead } = await this.#file.read(buffer, 0, blockBytes, number * blockBytes)
    const block = buffer.subarray(0, bytesRead)
    this.#blocks.set(number, block)
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= maxBlocks) break
      this.#blocks.delete(oldest)
    }
    return block
  }

  #kept(number: number): Buffer | undefined {
    const block = this.#blocks.get(number)
    if (block !== undefined) {
      this.#blocks.delete(number)
      this.#blocks.set(number, block)
    }
    return block
  }
}

/**
 * Writes the bytes to a new file in `folder`. The file is unlinked before the first byte, so it is gone when it is
 * closed or the process ends. The caller closes it; when this throws (what the source or the file system throws), it is
 * closed.
 */
export async function spool(bytes: AsyncIterable<Buffer>, folder: string): Promise<Spool> {
  const path = join(folder, `upload-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    let size = 0
    for await (const chunk of bytes) {
      await file.writeFile(chunk)
      size += chunk.length
    }
    return new Spool(file, size)
  } catch (error) {
    await file.close()
    throw error
  }
}
