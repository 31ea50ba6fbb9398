// Starts the reader, and collects how long its answers took.

import { fork } from 'node:child_process'
import { extname } from 'node:path'

interface Answer {
  readonly path: string
  readonly status: number
  readonly ms: number
}

export interface Reader {
  /** Ends it. @returns milliseconds of every answer, the shortest first. @throws when one was no 200. */
  stop(): readonly number[]
}

/** Starts a reader of the server at `url`. */
export function startReader(url: string): Reader {
  const file = new URL(`./reader-process${extname(import.meta.filename)}`, import.meta.url)
  const child = fork(file, [url])
  const answers: Answer[] = []
  child.on('message', (answer: Answer) => answers.push(answer))
  return {
    stop() {
      child.kill()
      const refused = answers.find(({ status }) => status !== 200)
      if (refused) throw new Error(`A reader was answered ${refused.status} for ${refused.path}.`)
      return answers.map(({ ms }) => ms).sort((one, other) => one - other)
    },
  }
}

/** The value below which a part (0 to 1) of sorted values lies; 0 when there are none. */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
