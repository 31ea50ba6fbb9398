// How far a command is: a bar on a terminal, a line every few seconds elsewhere, nothing when that is wished.

import cliProgress, { type SingleBar, type TimeFormatter } from 'cli-progress'
import type { ImportState } from './answers.ts'
import { grouped, printable } from './output.ts'

export interface Progress {
  /** Files and bytes read for the upload so far. */
  sending(files: number, bytes: number): void
  /** What the server says of the import. */
  working(state: ImportState): void
  /** A line that stays. */
  note(line: string): void
  /** Leaves the terminal as it was. Notes may still come, progress is over. */
  stop(): void
}

/** Often enough to see that it moves, seldom enough for the log of a nightly job. */
const lineEveryMs = 5_000

/** Opens the progress that suits the stream. */
export function openProgress(stream: NodeJS.WriteStream, isQuiet: boolean): Progress {
  if (isQuiet) return lineProgress(stream, () => false)
  if (stream.isTTY) return barProgress(stream)
  let nextMs = performance.now() + lineEveryMs
  return lineProgress(stream, () => {
    if (performance.now() < nextMs) return false
    nextMs = performance.now() + lineEveryMs
    return true
  })
}

/** @param isDue asked before each line; the notes come always. */
export function lineProgress(stream: NodeJS.WritableStream, isDue: () => boolean): Progress {
  const write = (line: string) => void stream.write(`${printable(line)}\n`)
  return {
    sending: (files, bytes) => {
      if (isDue()) write(`Sent so far: ${amount(files, bytes)}.`)
    },
    working: ({ counts, total, perSecond }) => {
      if (!isDue()) return
      const of = total ? ` of ${grouped(total)}` : ''
      const rate = perSecond ? ` (${grouped(Math.round(perSecond))}/s)` : ''
      write(`Done so far: ${grouped(counts.seen)}${of} items${rate}, ${grouped(counts.failed)} failed.`)
    },
    note: write,
    stop: () => undefined,
  }
}

/** The library says INF or NULL, as text, while it cannot know. */
const formatTime: TimeFormatter = (seconds, options, roundToMultipleOf) =>
  Number.isFinite(seconds) ? cliProgress.Format.TimeFormat(seconds, options, roundToMultipleOf) : '?'

export function barProgress(stream: NodeJS.WriteStream): Progress {
  const options = {
    stream,
    fps: 5,
    etaBuffer: 50,
    hideCursor: true,
    clearOnComplete: true,
    emptyOnZero: true,
    gracefulExit: false,
    formatTime,
  }
  const sendingBar = new cliProgress.SingleBar({ ...options, format: 'Sending {amount}' })
  const workingBar = new cliProgress.SingleBar({
    ...options,
    format: 'Importing {bar} {percentage}% | {done} | {rate}/s | {eta_formatted} left | {failed} failed',
  })
  let isOver = false
  let redraw = () => {}
  const clear = () => {
    sendingBar.stop()
    workingBar.stop()
  }
  const show = (bar: SingleBar, total: number, value: number, payload: Record<string, string>) => {
    // What was under way when the command ended may still report, and a bar that runs keeps the process alive.
    if (isOver) return
    if (!bar.isActive) bar.start(total, value, payload)
    bar.setTotal(total)
    bar.update(value, payload)
    redraw = () => bar.start(total, value, payload)
  }
  return {
    sending: (files, bytes) => show(sendingBar, 0, files, { amount: amount(files, bytes) }),
    working({ counts, total, perSecond }) {
      sendingBar.stop()
      show(workingBar, Math.max(total ?? 0, counts.seen), counts.seen, {
        done: `${grouped(counts.seen)} of ${total ? grouped(total) : '?'}`,
        rate: grouped(Math.round(perSecond ?? 0)),
        failed: grouped(counts.failed),
      })
    },
    // Stopped and begun anew, because a stopping bar puts the cursor back to the line where it began.
    note(line) {
      const wasActive = sendingBar.isActive || workingBar.isActive
      clear()
      stream.write(`${printable(line)}\n`)
      if (wasActive) redraw()
    },
    stop() {
      isOver = true
      clear()
    },
  }
}

function amount(files: number, bytes: number): string {
  return `${grouped(files)} ${files === 1 ? 'file' : 'files'}, ${megabytes(bytes)}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
