// `broadsheet import`: sends a folder or a file to a server, watches the import, and reports what came of it.

import { basename, resolve } from 'node:path'
import type { ClientConfig } from '../config.ts'
import { ImportState } from './answers.ts'
import { answerOf, call } from './call.ts'
import { type Connection, type ConnectionOptions, resolveConnection } from './connection.ts'
import { exitFailed, exitInterrupted, exitUsage, Failure } from './failure.ts'
import { failedItems, warningsOf } from './items.ts'
import { grouped, note, out, outText } from './output.ts'
import { PassedOverList } from './passed-over.ts'
import type { Patience } from './patience.ts'
import { openProgress, type Progress } from './progress.ts'
import { failureLines, summaryLines, warningLines } from './report.ts'
import { openUpload } from './upload.ts'
import { importPath, watch } from './watch.ts'

/** Options that are parameters of the request under the same name. */
export interface ImportParameters {
  readonly dryRun?: boolean
  readonly profile?: string
  readonly timezone?: string
  readonly zonelessDates?: string
  readonly onConflict?: string
}

export interface ImportOptions extends ConnectionOptions, ImportParameters {
  /** Watch this import instead of sending one. */
  readonly watch?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

const parameterNames = ['dryRun', 'profile', 'timezone', 'zonelessDates', 'onConflict'] as const

/** One run of the command. */
interface Run {
  readonly connection: Connection
  readonly options: ImportOptions
  readonly progress: Progress
  /** What should have been sent and could not be read. */
  readonly missing: PassedOverList
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/**
 * Runs the command and gives its exit code: 0 when every item went in, 1 when one did not.
 * @throws {Failure} when it cannot be carried out.
 */
export async function importArchive(
  path: string | undefined,
  options: ImportOptions,
  config: ClientConfig,
): Promise<number> {
  if ((path === undefined) === (options.watch === undefined)) {
    throw new Failure(
      'Name a folder or a file to import, or an import to watch with --watch <id>.',
      exitUsage,
    )
  }
  const connection = await resolveConnection(options, config)
  const progress = openProgress(process.stderr, options.quiet ?? false)
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const run = { connection, options, progress, missing: new PassedOverList(), signal: interrupted.signal }
  let id: string | undefined
  try {
    id = path === undefined ? await idToWatch(run) : await upload(run, path, config.dataDir)
    return await watchAndReport(run, id)
  } catch (error) {
    if (run.signal.aborted) throw new Failure(interruptedText(id), exitInterrupted)
    if (id !== undefined && error instanceof Failure)
      throw new Failure(`${error.message}\n${watchOnText(id)}`)
    throw error
  } finally {
    progress.stop()
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt)
  }
}

/** The id of `--watch`, once the server has said that it knows it: a wrong one fails at once. */
async function idToWatch({ connection, options, signal }: Run): Promise<string> {
  const id = options.watch ?? ''
  await call(connection, { method: 'GET', path: importPath(id), signal }, ImportState)
  return id
}

/** Sends the folder or file and gives the id of the import. */
async function upload(run: Run, path: string, dataDir: string): Promise<string> {
  const { connection, options, progress, missing, signal } = run
  const passedOver = new PassedOverList()
  let files = 0
  let bytes = 0
  const { body, query } = await openUpload(path, dataDir, {
    onFile(sizeBytes) {
      bytes += sizeBytes
      progress.sending(++files, bytes)
    },
    onPassedOver: (entry) => (entry.isMissing ? missing : passedOver).add(entry),
  })
  if (!options.quiet) progress.note(`Sending ${basename(resolve(path))} to ${connection.shownUrl}`)
  const parameters = new URLSearchParams(query)
  for (const name of parameterNames) {
    if (options[name] !== undefined) parameters.set(name, String(options[name]))
  }
  const search = parameters.size > 0 ? `?${parameters}` : ''
  const answer = await answerOf(connection, { method: 'POST', path: `v1/imports${search}`, body, signal })
  for (const line of [...passedOver.lines('Passed over'), ...missing.lines('Not sent')]) progress.note(line)
  const id = answer.headers.location?.split('/').at(-1)
  if (!id)
    throw new Failure(`${connection.shownUrl} took the upload but did not say where to watch the import.`)
  return decodeURIComponent(id)
}

/** Gives the exit code. */
async function watchAndReport(run: Run, id: string): Promise<number> {
  const { connection, progress, missing, signal } = run
  const begunMs = performance.now()
  const patience = {
    signal,
    onLost: (reason: string) =>
      progress.note(
        `${connection.shownUrl} does not answer (${reason}). The import goes on there; asking again.`,
      ),
    onBack: () => progress.note(`${connection.shownUrl} answers again.`),
  }
  const state = await watch(connection, id, patience, progress.working)
  progress.stop()
  await report(run, state, patience, performance.now() - begunMs)
  return state.state === 'completed' && state.counts.failed === 0 && missing.count === 0 ? 0 : exitFailed
}

async function report(run: Run, state: ImportState, patience: Patience, elapsedMs: number): Promise<void> {
  const { connection, options, missing } = run
  const { counts, id } = state
  const failed = counts.failed > 0 ? await failedItems(connection, id, patience) : []
  const warnings =
    counts.warnings > 0 ? await warningsOf(connection, id, patience) : { groups: [], isWhole: true }
  if (options.json) {
    const notSent = missing.named.map(({ name, reason }) => ({ path: name, reason }))
    outText(
      `${JSON.stringify({ ...state, failedItems: failed, warnings: warnings.groups, notSent }, null, 2)}\n`,
    )
    return
  }
  const lines = [
    ...summaryLines(state, elapsedMs),
    ...failureLines(failed, counts.failed),
    ...warningLines(warnings),
  ]
  for (const line of lines) out(line)
  if (missing.count > 0) note(`Not everything was sent: ${grouped(missing.count)} names could not be read.`)
}

function interruptedText(id: string | undefined): string {
  if (id === undefined) return 'Stopped while sending. An upload that was cut short is not imported.'
  return `No longer watching; the import goes on at the server.\n${watchOnText(id)}`
}

function watchOnText(id: string): string {
  return `Watch it with: broadsheet import --watch ${id}`
}
