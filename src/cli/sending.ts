// The upload of an import: a folder or a file goes to the server, with what someone asked for as parameters.

import { basename, resolve } from 'node:path'
import { answerOf } from './call.ts'
import { exitUsage, Failure } from './failure.ts'
import type { Run } from './import-archive.ts'
import { PassedOverList } from './passed-over.ts'
import { openUpload } from './upload.ts'

/** Options that are parameters of the request under the same name. */
export interface ImportParameters {
  readonly dryRun?: boolean
  readonly format?: string
  readonly profile?: string
  readonly posts?: readonly string[]
  readonly timezone?: string
  readonly zonelessDates?: string
  readonly onConflict?: string
  readonly restoreDeleted?: boolean
}

const parameterNames = [
  'dryRun',
  'format',
  'profile',
  'posts',
  'timezone',
  'zonelessDates',
  'onConflict',
  'restoreDeleted',
] as const

/** @throws {Failure} when one of these is given although nothing is sent. */
export function refuseParameters(options: ImportParameters): void {
  const given = parameterNames.find((name) => options[name] !== undefined)
  if (given === undefined) return
  const option = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  throw new Failure(
    `--${option} goes with a folder or a file to send; an import keeps what it was told.`,
    exitUsage,
  )
}

/**
 * Sends the folder or file and gives the id of the import.
 * @throws {Failure} when it cannot be read, or the server refuses it.
 */
export async function sendArchive(run: Run, path: string, dataDir: string): Promise<string> {
  const { connection, options, progress, missing, signal } = run
  const passedOver = new PassedOverList()
  const media = new PassedOverList()
  let files = 0
  let bytes = 0
  const { body, query } = await openUpload(path, dataDir, {
    onBytes(read) {
      bytes += read
      progress.sending(files, bytes, body.lengthBytes ?? null)
    },
    onFile() {
      progress.sending(++files, bytes, body.lengthBytes ?? null)
    },
    onPassedOver: (entry) => (entry.isMissing ? missing : entry.isMedia ? media : passedOver).add(entry),
  })
  if (!options.quiet) progress.note(`Sending ${basename(resolve(path))} to ${connection.shownUrl}`)
  const parameters = new URLSearchParams(query)
  for (const name of parameterNames) {
    if (options[name] !== undefined) parameters.set(name, String(options[name]))
  }
  const search = parameters.size > 0 ? `?${parameters}` : ''
  const answer = await answerOf(connection, { method: 'POST', path: `v1/imports${search}`, body, signal })
  const lines = [
    ...passedOver.lines('Passed over'),
    ...media.countLines('Passed over', 'images, fonts, archives and the like'),
    ...missing.lines('Not sent'),
  ]
  for (const line of lines) progress.note(line)
  const id = answer.headers.location?.split('/').at(-1)
  if (!id)
    throw new Failure(`${connection.shownUrl} took the upload but did not say where to watch the import.`)
  return decodeURIComponent(id)
}
