// Receiving: the body of a request → a reader → staged items. Ends with the import queued, refused or given up.

import { Readable } from 'node:stream'
import type { Database } from '../platform/db.ts'
import { Problem, type ProblemName } from '../platform/problems.ts'
import { parseJson } from './json-value.ts'
import { LostImport } from './lost-import.ts'
import { readText } from './prepare.ts'
import type { Notice, StagedItem } from './prepared.ts'
import {
  decodeGzip,
  defaultReadLimits,
  type Entry,
  UploadError,
  type UploadErrorCode,
  type UploadFormat,
  type UploadReader,
} from './readers/index.ts'
import { Refusal } from './refusal.ts'
import {
  abandonImport,
  discardImport,
  keepReceiving,
  leaseSeconds,
  type NewImport,
  openImport,
  queueImport,
  type Staged,
  stageEntries,
} from './staging.ts'
import { settleSite, UploadedSite } from './uploaded-site.ts'

export interface Upload {
  readonly body: Readable
  readonly reader: UploadReader
  /** Whether the request says `Content-Encoding: gzip`. */
  readonly gzip: boolean
  readonly path: string | null
  /** A folder for what must be spooled. */
  readonly spoolDir: string
}

/** Uploads in which a whole site can come. */
const archives: ReadonlySet<UploadFormat> = new Set(['zip', 'tar', 'tar.gz'] as const)

/** Uploads refused as a whole, by what the reader says. */
const refusals: Record<UploadErrorCode, ProblemName> = {
  'compression-ratio': 'compression-ratio',
  doctype: 'doctype',
  'empty-upload': 'empty-upload',
  'invalid-archive': 'invalid-archive',
  'invalid-feed': 'invalid-feed',
  'invalid-json': 'invalid-json',
  'invalid-utf8': 'invalid-utf8',
  'too-many-entries': 'too-many-entries',
  'upload-too-large': 'too-large',
}

/** Items that cannot even be read as text: an upload of this one item is refused, rather than reported on. */
const unreadableItems: Readonly<Record<string, ProblemName>> = {
  'invalid-utf8': 'invalid-utf8',
  'invalid-json': 'invalid-json',
  'nul-character': 'invalid-text',
  'lone-surrogate': 'invalid-text',
}

/**
 * Takes an upload in until it is durable.
 * @throws {Problem} when it is refused; then nothing of it remains. When its sender goes away, the import stays as
 *   `failed` with `upload-incomplete`; cancelled meanwhile, as `cancelled`.
 */
export async function receiveUpload(db: Database, upload: Upload, created: NewImport): Promise<void> {
  const { id, node } = created
  await openImport(db, created)
  // However slowly the upload comes in, its receiver lives, and hears that nobody waits for it any more.
  const lost = new AbortController()
  const alive = setInterval(
    () =>
      keepReceiving(db, id, node).catch((error) => {
        if (error instanceof LostImport) lost.abort(error)
      }),
    (leaseSeconds * 1000) / 3,
  )
  try {
    const staged = await stage(db, upload, created, lost.signal).catch((error) => {
      // Whatever a reader makes of it.
      throw lost.signal.aborted ? lost.signal.reason : error
    })
    if (staged.total === 1) await refuseUnreadable(db, id)
    await queueImport(db, id, node)
  } catch (error) {
    if (upload.body.readableAborted) {
      await abandonImport(db, id)
      throw new Problem('upload-incomplete', 'The upload broke off before its end.', { cause: error })
    }
    if (error instanceof LostImport) throw new Problem('conflict', error.message, { cause: error })
    await discardImport(db, id, node)
    throw error instanceof UploadError
      ? new Problem(refusals[error.code], error.message, { cause: error })
      : error
  } finally {
    clearInterval(alive)
  }
}

async function stage(
  db: Database,
  upload: Upload,
  { id, node, options }: NewImport,
  signal: AbortSignal,
): Promise<Staged> {
  const { body, reader, gzip, path, spoolDir } = upload
  const limits = defaultReadLimits
  let received = 0
  const counted = (async function* () {
    // The request itself stays open whatever becomes of what is made of it: the refusal goes out on its socket.
    for await (const chunk of until(signal, body.iterator({ destroyOnReturn: false }))) {
      received += chunk.length
      yield chunk
    }
  })()
  const content = Readable.from(gzip ? decodeGzip(counted, limits) : counted, { objectMode: false })
  const { postFolders } = options
  const context = { path, spoolDir, limits, postFolders, signal }
  const entries = reader.read(content, context)
  const site = archives.has(reader.format) ? new UploadedSite(postFolders, limits) : null
  const stageAll = (found: AsyncIterable<Entry>) =>
    stageEntries(db, { id, node, itemKind: reader.itemKind }, found, () => received)
  try {
    if (site === null) return await stageAll(entries)
    return await settleSite(db, { id, node }, site, await stageAll(site.watch(entries)))
  } finally {
    content.destroy()
  }
}

/** The chunks of a body, until the signal ends the wait for the next. @throws the signal's reason. */
async function* until(signal: AbortSignal, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void> {
  let end: (reason: unknown) => void = () => undefined
  signal.addEventListener('abort', () => end(signal.reason), { once: true })
  try {
    for (;;) {
      signal.throwIfAborted()
      // A promise a chunk: one raced against all of them would keep all of them.
      const { done, value } = await new Promise<IteratorResult<Buffer>>((resolve, reject) => {
        end = reject
        chunks.next().then(resolve, reject)
      })
      if (done) return
      yield value
    }
  } finally {
    // Not awaited: after an abort it comes back with the next chunk, or never.
    chunks.return?.()?.catch(() => undefined)
  }
}

/** An upload of one item that is no text at all is refused at once: nothing is gained by a report of one line. */
async function refuseUnreadable(db: Database, id: string): Promise<void> {
  const { rows } = await db.write.query<Pick<StagedItem, 'kind' | 'bytes'>>(
    'SELECT i.kind, o.bytes FROM import_item i JOIN original o ON o.id = i.original_id WHERE i.import_id = $1',
    [id],
  )
  const fault = rows[0] && readingFault(rows[0])
  const name = fault && unreadableItems[fault.code]
  if (!name) return
  const { code, detail, pointer } = fault
  throw new Problem(name, detail, pointer === undefined ? {} : { errors: [{ pointer, code, detail }] })
}

/** Why an item cannot be read as text or JSON. What the text says is the workers' business: that can take seconds. */
function readingFault({ kind, bytes }: Pick<StagedItem, 'kind' | 'bytes'>): Notice | null {
  try {
    const text = readText(bytes)
    if (kind === 'article' || kind === 'exported') parseJson(text)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.notice
    throw error
  }
}
