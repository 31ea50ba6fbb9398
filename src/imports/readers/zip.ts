// Reads application/zip. A zip's directory stands at its end, so the upload is spooled first; its entries never are.

import type { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { Entry as ZipEntry, ZipFile } from 'yauzl'
import { takeEntry } from './archive-entry.ts'
import {
  byteMeter,
  type Entry,
  EntryError,
  entryMeter,
  type ReadContext,
  type ReadLimits,
  UploadError,
} from './entry.ts'
import { inflated, inflatedAtOnce } from './inflate.ts'
import { type Spool, spool } from './spool.ts'
import { uploadBytes } from './upload-bytes.ts'
import { entryStart, zipEntries, zipEntryKind, zipEntryName } from './zip-directory.ts'

const stored = 0
const deflated = 8

/** Compressed bytes of an entry that is inflated in one go. */
const smallBytes = 32 * 1024

/**
 * Yields the posts of a zip in the order of its directory (APPNOTE 6.3.10). What is wrong with one entry (size, checksum,
 * ratio, encryption, method) is a failed entry; what is wrong with the directory or the totals throws UploadError.
 */
export async function* readZip(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  const { limits } = context
  const spooled = await spool(uploadBytes(upload, context), context.spoolDir)
  try {
    const countEntry = entryMeter(context)
    const count = byteMeter(limits)
    const claim = claimMeter(spooled)
    for await (const { zip, entry } of zipEntries(spooled)) {
      countEntry()
      const name = zipEntryName(entry)
      const kind = zipEntryKind(entry, name.text)
      const encrypted = entry.isEncrypted()
      const content = () => checked(entry, decompressed(spooled, zip, entry, claim, limits), count)
      const taken = await takeEntry({ name, kind, encrypted, content }, limits, context.postFolders)
      if (taken !== null) yield taken
    }
  } finally {
    await spooled.close()
  }
}

/** The same bytes, counted. Throws EntryError when they are not what the directory says. */
async function* checked(
  entry: ZipEntry,
  bytes: AsyncIterable<Buffer>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  let size = 0
  let checksum = 0
  for await (const chunk of bytes) {
    size += chunk.length
    count(chunk.length)
    if (size > entry.uncompressedSize) throw sizeMismatch(entry)
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (size !== entry.uncompressedSize) throw sizeMismatch(entry)
  if (checksum !== entry.crc32) {
    throw new EntryError('checksum', 'The entry does not match its checksum (CRC-32). Pack it again.')
  }
}

/** The entry's bytes, decompressed. Tells `claim` how many bytes of the file they were made of. */
async function* decompressed(
  spooled: Spool,
  zip: ZipFile,
  entry: ZipEntry,
  claim: (bytes: number) => void,
  limits: ReadLimits,
): AsyncGenerator<Buffer, void> {
  const { compressedSize, compressionMethod, uncompressedSize } = entry
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    const message = `The entry is compressed with method ${compressionMethod}. Pack it with "deflate", the usual one.`
    throw new EntryError('unsupported-compression', message)
  }
  const start = await entryStart(zip, entry)
  if (compressionMethod === stored) {
    if (compressedSize !== uncompressedSize) throw sizeMismatch(entry)
    claim(compressedSize)
    yield* spooled.bytes(start, compressedSize)
    return
  }
  const small =
    compressedSize <= smallBytes ? inflatedAtOnce(await spooled.read(start, compressedSize)) : null
  if (small !== null) {
    claim(small.used)
    if (small.used !== compressedSize) throw sizeMismatch(entry)
    yield small.content
    return
  }
  const engine = createInflateRaw()
  try {
    yield* inflated(spooled.bytes(start, compressedSize), engine, limits)
  } finally {
    claim(engine.bytesWritten)
  }
  if (engine.bytesWritten !== compressedSize) throw sizeMismatch(entry)
}

function sizeMismatch({ compressedSize, uncompressedSize }: ZipEntry): EntryError {
  const message = `The entry is not the ${uncompressedSize} bytes (${compressedSize} compressed) that the directory says.`
  return new EntryError('size-mismatch', `${message} Pack it again.`)
}

/**
 * Counts the bytes of the file that entries are made of. More than the file has means that entries share their data,
 * which is how a small zip without a single suspicious entry unpacks to terabytes (CVE-2019-13232).
 */
function claimMeter({ size }: Spool): (bytes: number) => void {
  let claimed = 0
  return (bytes) => {
    claimed += bytes
    if (claimed > size) {
      throw new UploadError('invalid-archive', "The zip's entries overlap. Pack it again with a usual tool.")
    }
  }
}
