// The rules for the entries of an archive, the same for every format: names are labels, only plain files are read,
// nothing is ever written to disk.

import { type Entry, EntryError, failedEntry, type ReadLimits } from './entry.ts'
import { firstBytes, isExcluded, isInPosts, isPostPath, isSitePath, mayBePost } from './post-path.ts'

/** PATH_MAX of Linux. No archiver writes longer names from real files. */
const maxNameBytes = 4096

/** An entry as its archive describes it. */
export interface ArchiveEntry {
  /** The name as bytes could be read: `text` with U+FFFD in place of what could not, then not `valid`. */
  readonly name: { readonly text: string; readonly valid: boolean }
  readonly kind: 'file' | 'folder' | 'other'
  readonly encrypted: boolean
  /** Opens the decompressed bytes. May throw EntryError, here or while they are read. */
  readonly content: () => AsyncIterable<Buffer>
}

/**
 * Takes an entry of an archive: null for a folder, which is passed over. Content is opened only for what may be a post,
 * and not read further than needed. Throws what `content` throws, except EntryError.
 */
export async function takeEntry(
  entry: ArchiveEntry,
  limits: ReadLimits,
  posts: readonly string[] = [],
): Promise<Entry | null> {
  if (entry.kind === 'folder') return null
  const fault = entry.name.valid ? nameFault(entry.name.text) : 'is not valid UTF-8'
  const path = entryLabel(entry.name.text)
  if (fault !== null) {
    return failedEntry(
      path,
      null,
      'unsafe-name',
      `The entry's name ${fault}. Rename the file and pack it again.`,
    )
  }
  if (isSitePath(path) && entry.kind === 'file' && !entry.encrypted) {
    return await loadSiteFile(path, entry.content(), limits)
  }
  if (isExcluded(path, posts)) return { kind: 'ignored', path }
  if (entry.kind === 'other') {
    const detail = 'The entry is a link or a device, not a file. Pack the file itself.'
    return failedEntry(path, null, 'not-a-file', detail)
  }
  if (!mayBePost(path, posts)) return { kind: 'ignored', path }
  if (entry.encrypted) {
    return failedEntry(path, null, 'encrypted', 'The entry is encrypted. Pack it without a password.')
  }
  try {
    return await load(path, entry.content(), limits, posts)
  } catch (error) {
    if (error instanceof EntryError) return failedEntry(path, null, error.code, error.message)
    throw error
  }
}

/** Decodes a name. `encodings` are tried in turn; when none fits, the text is damaged and not valid. */
export function entryName(bytes: Uint8Array, encodings: readonly ('utf-8' | 'gbk')[]): ArchiveEntry['name'] {
  for (const encoding of encodings) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), valid: true }
    } catch {
      // Not this one.
    }
  }
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), valid: false }
}

/**
 * What is wrong with the name of a file, as the end of a sentence, or null. Names are only labels here and never opened;
 * a name like these could mislead whoever opens it later.
 */
export function nameFault(name: string): string | null {
  if (name === '') return 'is empty'
  if (name.includes('\0')) return 'holds a NUL'
  if (name.includes('\\')) return 'holds a backslash'
  if (name.startsWith('/')) return 'is absolute'
  if (/^[A-Za-z]:/.test(name)) return 'begins with a drive letter'
  if (name.split('/').includes('..')) return 'leads out of the archive (..)'
  if (Buffer.byteLength(name) > maxNameBytes) return `is longer than ${maxNameBytes} bytes`
  return null
}

/**
 * The name as a path to show and to judge by: without `.` and empty segments (tar packs `./a.md`), with U+FFFD for
 * NUL, which PostgreSQL's text does not hold, and clipped.
 */
function entryLabel(name: string): string {
  const clipped = name.slice(0, maxNameBytes).replace(/[\uD800-\uDBFF]$/, '')
  const segments = clipped.replaceAll('\0', '\uFFFD').split('/')
  const kept = segments.filter((segment) => segment !== '' && segment !== '.')
  return (name.startsWith('/') ? '/' : '') + kept.join('/')
}

/** A file of the site. One that is too large fails by name, and the posts go on without it. */
async function loadSiteFile(
  path: string,
  content: AsyncIterable<Buffer>,
  limits: ReadLimits,
): Promise<Entry> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of content) {
      size += chunk.length
      if (size > limits.siteFileBytes) {
        const detail = `The file is larger than ${limits.siteFileBytes} bytes, so the posts cannot use it. Split it.`
        return failedEntry(path, null, 'entry-too-large', detail)
      }
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof EntryError) return failedEntry(path, null, error.code, error.message)
    throw error
  }
  return { kind: 'site', path, bytes: Buffer.concat(chunks) }
}

async function load(
  path: string,
  content: AsyncIterable<Buffer>,
  limits: ReadLimits,
  posts: readonly string[],
): Promise<Entry> {
  const chunks: Buffer[] = []
  let size = 0
  let judged = false
  for await (const chunk of content) {
    chunks.push(chunk)
    size += chunk.length
    if (!judged && size >= firstBytes) {
      if (!isPost(path, Buffer.concat(chunks), posts)) return { kind: 'ignored', path }
      judged = true
    }
    if (size > limits.entryBytes) {
      throw new EntryError('entry-too-large', `The post is larger than ${limits.entryBytes} bytes. Split it.`)
    }
  }
  const bytes = Buffer.concat(chunks)
  if (!judged && !isPost(path, bytes, posts)) return { kind: 'ignored', path }
  const item = { kind: 'item' as const, path, line: null, bytes }
  return isInPosts(path, posts) ? item : { ...item, maybe: true }
}

function isPost(path: string, bytes: Buffer, posts: readonly string[]): boolean {
  const first = bytes.subarray(0, firstBytes)
  return isPostPath(path, first, { posts }) && !isArchive(first)
}

const signatures: readonly (readonly [offset: number, bytes: string])[] = [
  [0, 'PK\x03\x04'], // zip
  [0, 'PK\x05\x06'], // zip without entries
  [0, '\x1f\x8b'], // gzip
  [0, '7z\xbc\xaf\x27\x1c'],
  [0, 'Rar!\x1a\x07'],
  [4, '1AY&SY'], // bzip2
  [0, '\xfd7zXZ\0'],
  [257, 'ustar'], // tar
]

/** Whether a file is an archive itself, by its first bytes. Archives within archives are not opened. */
function isArchive(first: Buffer): boolean {
  return signatures.some(
    ([offset, bytes]) => first.toString('latin1', offset, offset + bytes.length) === bytes,
  )
}
