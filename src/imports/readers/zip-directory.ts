// The central directory of a spooled zip: what its entries say of themselves, and where their data lies.

import { crc32 } from 'node:zlib'
import {
  fromRandomAccessReaderPromise,
  RandomAccessReader,
  type Entry as ZipEntry,
  type ZipFile,
} from 'yauzl'
import { type ArchiveEntry, entryName } from './archive-entry.ts'
import { EntryError, UploadError } from './entry.ts'
import type { Spool } from './spool.ts'

const directoryHeaderSignature = 0x02014b50
const unicodePathField = 0x7075
const utf8NameFlag = 0x800
/** `versionMadeBy` of the systems whose attributes hold a Unix mode. */
const unixHosts = [3, 19]
const fileTypeMask = 0o170000
const regularFile = 0o100000
const folder = 0o040000

/**
 * Yields the entries in the order of the directory. Throws UploadError 'invalid-archive' when there is none or it is
 * damaged, and what the file system throws.
 */
export async function* zipEntries(spool: Spool): AsyncGenerator<{ zip: ZipFile; entry: ZipEntry }, void> {
  try {
    const zip = await fromRandomAccessReaderPromise(new SpoolReader(spool), spool.size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    })
    // Its own iterator stops listening at the end; an error event without a listener would end the process.
    zip.on('error', () => {})
    await extendCount(zip, spool)
    for await (const entry of zip.eachEntry()) {
      await extendCount(zip, spool)
      yield { zip, entry }
    }
  } catch (error) {
    throw isFileSystemError(error) ? error : invalidArchive(error)
  }
}

/** Where the entry's data begins. Throws EntryError 'invalid-data' when it does not lie within the file. */
export async function entryStart(zip: ZipFile, entry: ZipEntry): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart
  } catch (error) {
    if (isFileSystemError(error)) throw error
    const message = "The zip's directory points to a place where this entry is not. Pack it again."
    throw new EntryError('invalid-data', message, { cause: error })
  }
}

/**
 * The entry's name, with `/` for the backslashes of Windows: its Unicode Path field (APPNOTE 4.6.9), or UTF-8 where it
 * is flagged so, or else UTF-8 if it happens to be that, or GBK, which Windows in Chinese writes.
 */
export function zipEntryName(entry: ZipEntry): ArchiveEntry['name'] {
  const raw = entry.fileNameRaw
  const unicode = unicodePath(entry, raw)
  const flagged = unicode !== null || (entry.generalPurposeBitFlag & utf8NameFlag) !== 0
  const name = entryName(unicode ?? raw, flagged ? ['utf-8'] : ['utf-8', 'gbk'])
  return { ...name, text: name.text.replaceAll('\\', '/') }
}

/** Whether the entry is a plain file, a folder, or something else, such as a symbolic link. */
export function zipEntryKind(entry: ZipEntry, name: string): ArchiveEntry['kind'] {
  if (name.endsWith('/')) return 'folder'
  if (!unixHosts.includes(entry.versionMadeBy >>> 8)) return 'file'
  const type = (entry.externalFileAttributes >>> 16) & fileTypeMask
  if (type === folder) return 'folder'
  // Some writers leave the type out.
  return type === regularFile || type === 0 ? 'file' : 'other'
}

/**
 * Makes the reader go on where the directory holds more entries than it says. Its count has 16 bits, and macOS' Archive
 * Utility writes larger archives without the ZIP64 record that would hold the rest: without this, all entries after the
 * first `n mod 65536` would be lost without a word.
 */
async function extendCount(zip: ZipFile, spool: Spool): Promise<void> {
  if (zip.entriesRead !== zip.entryCount) return
  // The types call the offset of the next entry a boolean.
  const position = Number(zip.readEntryCursor)
  if (position + 4 > spool.size) return
  const next = await spool.read(position, 4)
  if (next.readUInt32LE() === directoryHeaderSignature) zip.entryCount += 0x10000
}

function unicodePath(entry: ZipEntry, raw: Buffer): Buffer | null {
  const field = entry.extraFields.find(({ id, data }) => id === unicodePathField && data.length >= 5)
  if (field === undefined || field.data[0] !== 1 || field.data.readUInt32LE(1) !== crc32(raw)) return null
  return field.data.subarray(5)
}

/**
 * The spooled file as yauzl reads it. Its own reader hands an offset beyond what a file can have to `fs.read`, which
 * throws where nobody can catch it; here it is an error like any other.
 */
class SpoolReader extends RandomAccessReader {
  readonly #spool: Spool

  constructor(spool: Spool) {
    super()
    this.#spool = spool
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const read = async (): Promise<void> => {
      const bytes = await this.#spool.read(position, length)
      bytes.copy(buffer, offset)
    }
    read().then(() => callback(null), callback)
  }
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function invalidArchive(cause: unknown): UploadError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `The upload is no readable zip (${reason}). Pack it again, without a password, and send it whole.`
  return new UploadError('invalid-archive', message, { cause })
}
