// How far a command is: a bar on a terminal, a line every few seconds elsewhere, nothing when that is wished.

import type { ImportState } from './answers.ts'
import { printable } from './output.ts'
import { SendingPace, WorkingPace } from './pace.ts'
import { barProgress } from './progress-bar.ts'

export interface Progress {
  /** Files and bytes read for the upload so far; `totalBytes` is null where nobody knows it before the end. */
  sending(files: number, bytes: number, totalBytes: number | null): void
  /** What the server says of the import. */
  working(state: ImportState): void
  /** A line that stays. */
  note(line: string): void
  /** Leaves the terminal as it was. Notes may still come, progress is over. */
  stop(): void
}

/** Progress in lines, which come when they are asked for. */
export interface LineProgress extends Progress {
  /** Writes how far it is. */
  tell(): void
}

/** Often enough to see that it moves, seldom enough for the log of a nightly job. */
const lineEveryMs = 5_000

/** Opens the progress that suits the stream. */
export function openProgress(stream: NodeJS.WriteStream, isQuiet: boolean): Progress {
  if (stream.isTTY && !isQuiet) return barProgress(stream)
  const lines = lineProgress(stream)
  if (isQuiet) return lines
  // A line comes also while nothing moves: its rate says so.
  const timer = setInterval(lines.tell, lineEveryMs).unref()
  return {
    ...lines,
    stop() {
      clearInterval(timer)
      lines.stop()
    },
  }
}

export function lineProgress(stream: NodeJS.WritableStream): LineProgress {
  const write = (line: string) => void stream.write(`${printable(line)}\n`)
  const sent = new SendingPace()
  const worked = new WorkingPace()
  let text: (() => string) | null = null
  return {
    sending(files, bytes, totalBytes) {
      sent.set(files, bytes, totalBytes)
      text = () => `Sent so far: ${sent.text()}.`
    },
    working(state) {
      worked.set(state)
      text = () => `Done so far: ${worked.text()}.`
    },
    tell: () => text && write(text()),
    note: write,
    stop() {
      text = null
    },
  }
}
