// `broadsheet import`: sends a folder or a file to a server, watches the import, and reports what came of it.

import type { ClientConfig } from '../config.ts'
import { ImportState } from './answers.ts'
import { call } from './call.ts'
import { type Connection, type ConnectionOptions, resolveConnection } from './connection.ts'
import { exitFailed, exitInterrupted, exitUsage, Failure } from './failure.ts'
import { printReport } from './import-report.ts'
import { out, outText } from './output.ts'
import { PassedOverList } from './passed-over.ts'
import { openProgress, type Progress } from './progress.ts'
import { summaryLines } from './report.ts'
import { type ImportParameters, refuseParameters, sendArchive } from './sending.ts'
import { watch } from './watch.ts'

export interface ImportOptions extends ConnectionOptions, ImportParameters {
  /** Watch this import instead of sending one. */
  readonly watch?: string
  /** End this import where it stands. */
  readonly cancel?: string
  /** Let the failed items of this import be tried again, and watch. */
  readonly retryFailed?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** One run of the command. */
export interface Run {
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
  const { watch: watched, cancel, retryFailed } = options
  if ([path, watched, cancel, retryFailed].filter((named) => named !== undefined).length !== 1) {
    throw new Failure(
      'Name a folder or a file to import, or an import with --watch <id>, --cancel <id> or --retry-failed <id>: one of them.',
      exitUsage,
    )
  }
  if (path === undefined) refuseParameters(options)
  const connection = await resolveConnection(options, config)
  if (cancel !== undefined) return cancelImport(connection, cancel, options)
  const progress = openProgress(process.stderr, options.quiet ?? false)
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const run = { connection, options, progress, missing: new PassedOverList(), signal: interrupted.signal }
  let id: string | undefined
  try {
    id =
      path !== undefined
        ? await sendArchive(run, path, config.dataDir)
        : retryFailed !== undefined
          ? await retryImport(run, retryFailed)
          : await knownImport(run, watched ?? '')
    return await watchAndReport(run, id)
  } catch (error) {
    if (run.signal.aborted) throw new Failure(interruptedText(id ?? retryFailed ?? watched), exitInterrupted)
    if (id !== undefined && error instanceof Failure)
      throw new Failure(`${error.message}\nWatch it with: broadsheet import --watch ${id}`)
    throw error
  } finally {
    progress.stop()
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt)
  }
}

/** The id of `--watch`, once the server has said that it knows it: a wrong one fails at once. */
async function knownImport({ connection, signal }: Run, id: string): Promise<string> {
  const params = { path: { id } }
  const state = await call(connection, (api) => api.GET('/v1/imports/{id}', { params }), ImportState, signal)
  return state.id
}

/** Lets the failed items wait again. Where none can, the import is as it was, and the report tells it once more. */
async function retryImport({ connection, options, progress, signal }: Run, id: string): Promise<string> {
  const params = { path: { id } }
  const state = await call(
    connection,
    (api) => api.POST('/v1/imports/{id}/retry-failed', { params }),
    ImportState,
    signal,
  )
  if (!options.quiet && state.finishedAt) progress.note('No item of this import can be tried again.')
  return state.id
}

/** Gives the exit code: 0, since what was asked for was done. */
async function cancelImport(connection: Connection, id: string, options: ImportOptions): Promise<number> {
  const params = { path: { id } }
  const state = await call(connection, (api) => api.POST('/v1/imports/{id}/cancel', { params }), ImportState)
  if (options.json) outText(`${JSON.stringify(state, null, 2)}\n`)
  else for (const line of summaryLines(state, 0)) out(line)
  return 0
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
  await printReport(run, state, patience, performance.now() - begunMs)
  return state.state === 'completed' && state.counts.failed === 0 && missing.count === 0 ? 0 : exitFailed
}

function interruptedText(id: string | undefined): string {
  if (id === undefined) return 'Stopped while sending. An upload that was cut short is not imported.'
  return [
    'No longer watching; the import goes on at the server.',
    `Watch it with: broadsheet import --watch ${id}`,
    `Cancel it with: broadsheet import --cancel ${id}`,
  ].join('\n')
}
