// `broadsheet export`: the whole archive into a file, a pipe, or a folder of posts.

import type { ClientConfig } from '../../config.ts'
import { type ConnectionOptions, resolveConnection } from '../connection.ts'
import { exitInterrupted, exitUsage, Failure } from '../failure.ts'
import { grouped, note } from '../output.ts'
import { exportJekyll } from './jekyll-folder.ts'
import type { ExportEnd } from './last-line.ts'
import { exportLines } from './to-file.ts'

export interface ExportOptions extends ConnectionOptions {
  readonly gzip?: boolean
  /** A folder to be made, of posts that Jekyll builds. */
  readonly jekyll?: string
  /** Of the site that Jekyll is to build. */
  readonly timezone?: string
  readonly quiet?: boolean
}

/** What a way of exporting tells meanwhile. */
export interface ExportProgress {
  readonly signal: AbortSignal
  /** So many lines of the export have come, and so many bytes. */
  readonly told: (lines: number, bytes: number) => void
}

/** Often enough to see that it moves, seldom enough for the log of a nightly job. */
const tellEveryMs = 5_000

/**
 * Runs the command and gives its exit code.
 * @throws {Failure} when the archive did not come over whole: then nothing of it is left.
 */
export async function exportArchive(
  file: string | undefined,
  options: ExportOptions,
  config: ClientConfig,
): Promise<number> {
  const { jekyll, timezone, gzip = false, quiet = false } = options
  if (jekyll !== undefined && (file !== undefined || gzip)) {
    throw new Failure('--jekyll makes a folder: name no file, and no --gzip.', exitUsage)
  }
  if (timezone !== undefined && jekyll === undefined) {
    throw new Failure('--timezone goes with --jekyll: the lines of an export are in UTC.', exitUsage)
  }
  const connection = await resolveConnection(options, config)
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  let text: string | null = null
  const timer = setInterval(() => text !== null && note(`So far: ${text}.`), tellEveryMs)
  if (quiet) clearInterval(timer)
  const progress: ExportProgress = {
    signal: interrupted.signal,
    told: (lines, bytes) => {
      text = `${grouped(lines)} lines, ${megabytes(bytes)}`
    },
  }
  try {
    const end =
      jekyll === undefined
        ? await exportLines(connection, file, gzip, progress)
        : await exportJekyll(connection, jekyll, timezone ?? 'UTC', progress)
    if (!quiet) for (const line of report(end)) note(line)
    return 0
  } catch (error) {
    if (interrupted.signal.aborted)
      throw new Failure('Stopped. Nothing is left of the export.', exitInterrupted)
    throw error
  } finally {
    // What is still open of the connection would keep the process.
    interrupted.abort()
    clearInterval(timer)
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt)
  }
}

function report({ next, counts: { article, category, tag, source, deleted } }: ExportEnd): string[] {
  return [
    `Exported ${grouped(article)} articles, ${grouped(category + tag + source)} terms, ${grouped(deleted)} deletions.`,
    `What changes from here on: GET /v1/changes?since=${next}`,
  ]
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
