// An export into a file, or to standard output. A file has its name only once it is whole.

import { once } from 'node:events'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Connection } from '../connection.ts'
import { Failure, oneLine } from '../failure.ts'
import type { ExportProgress } from './command.ts'
import { coded, type Download, openDownload } from './download.ts'
import { type ExportEnd, LastLine } from './last-line.ts'

type Write = (chunk: Buffer) => Promise<void>

/**
 * Writes an export.
 * @param file absent or `-`: standard output.
 * @throws {Failure} when it did not come over whole, or cannot be written; a file is then as it was.
 */
export async function exportLines(
  connection: Connection,
  file: string | undefined,
  gzip: boolean,
  progress: ExportProgress,
): Promise<ExportEnd> {
  const download = await openDownload(connection, { gzip, signal: progress.signal })
  if (file === undefined || file === '-') return copy(download, writeOut, gzip, progress)
  const unfinished = `${file}.part`
  const cannotWrite = (error: unknown): never => {
    throw new Failure(`${file} cannot be written: ${oneLine(error)}`)
  }
  const handle = await open(unfinished, 'w').catch(cannotWrite)
  try {
    const end = await copy(download, (chunk) => writeAll(handle, chunk).catch(cannotWrite), gzip, progress)
    await handle.sync().catch(cannotWrite)
    await handle.close()
    await rename(unfinished, file).catch(cannotWrite)
    return end
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Copies what comes, as a gzip or as it is, and looks for its end on the way. */
async function copy(
  { chunks, isGzip }: Download,
  write: Write,
  gzip: boolean,
  { told }: ExportProgress,
): Promise<ExportEnd> {
  const last = new LastLine()
  const pass = (chunk: Buffer) => {
    last.push(chunk)
    told(last.lines, last.bytes)
  }
  if (isGzip) {
    for await (const chunk of coded(also(chunks, write), createGunzip())) pass(chunk)
  } else if (gzip) {
    // A proxy has undone what the server compressed.
    for await (const chunk of coded(also(chunks, pass), createGzip())) await write(chunk)
  } else {
    for await (const chunk of also(chunks, pass)) await write(chunk)
  }
  return last.end()
}

/** The chunks, each once something was done with it. */
async function* also(
  chunks: AsyncIterable<Buffer>,
  take: (chunk: Buffer) => unknown,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    await take(chunk)
    yield chunk
  }
}

async function writeAll(handle: FileHandle, chunk: Buffer): Promise<void> {
  for (let from = 0; from < chunk.length; ) {
    from += (await handle.write(chunk, from)).bytesWritten
  }
}

/** Waits while the reader of standard output is behind. One that is gone ends the command quietly, as of any other. */
async function writeOut(chunk: Buffer): Promise<void> {
  const { stdout } = process
  if (stdout.listenerCount('error') === 0) {
    stdout.once('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  }
  if (!stdout.write(chunk)) await once(stdout, 'drain')
}
