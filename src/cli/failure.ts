// A failure of a command: words for a person, and the exit code for a script.

import { note } from './output.ts'

/** The command was not carried out, or not wholly. */
export const exitFailed = 1
/** The command was called wrongly: nothing was done. */
export const exitUsage = 2
/** Stopped by Ctrl-C: 128 and the number of SIGINT, as shells count. */
export const exitInterrupted = 130

/** What stops a command. The message may have several lines; the first says what happened and what to do. */
export class Failure extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number = exitFailed) {
    super(message)
    this.name = 'Failure'
    this.exitCode = exitCode
  }
}

/** Writes what stopped a command to stderr, without a stack, and gives the exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof Failure) {
    for (const line of error.message.split('\n')) note(line)
    return error.exitCode
  }
  note(oneLine(error))
  return exitFailed
}

/** An error as one line. */
export function oneLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (error.message || codeOf(error) || error.name).replaceAll(/\s*\n\s*/g, ' ')
}

/** The code that Node gives an error of the system (`ECONNREFUSED`, `ENOENT`), else null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
