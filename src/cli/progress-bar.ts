// Progress as a bar on a terminal.

import cliProgress, { type Params, type SingleBar } from 'cli-progress'
import { printable } from './output.ts'
import { SendingPace, WorkingPace } from './pace.ts'
import type { Progress } from './progress.ts'

/** A bar that says each time it is drawn what holds then: a rate falls also while no news come. */
function barOf(stream: NodeJS.WriteStream, format: string, parts: () => Record<string, string>): SingleBar {
  return new cliProgress.SingleBar({
    stream,
    fps: 5,
    // With the numbers beside it, this fits into 80 columns for an archive of some 100,000.
    barsize: 20,
    hideCursor: true,
    clearOnComplete: true,
    emptyOnZero: true,
    gracefulExit: false,
    format: (options, params: Params) =>
      cliProgress.Format.Formatter({ ...options, format }, params, parts()),
  })
}

export function barProgress(stream: NodeJS.WriteStream): Progress {
  const sent = new SendingPace()
  const worked = new WorkingPace()
  const sendingBar = barOf(stream, 'Sending {amount}', () => ({ amount: sent.text() }))
  const workingBar = barOf(
    stream,
    'Importing {bar} {percentage}% | {done} | {rate}/s | {left} left | {failed} failed',
    () => worked.parts(),
  )
  let isOver = false
  let redraw = () => {}
  const clear = () => {
    sendingBar.stop()
    workingBar.stop()
  }
  const show = (bar: SingleBar, total: number, value: number) => {
    // What was under way when the command ended may still report, and a bar that runs keeps the process alive.
    if (isOver) return
    if (!bar.isActive) bar.start(total, value)
    bar.setTotal(total)
    bar.update(value)
    redraw = () => bar.start(total, value)
  }
  return {
    sending(files, bytes, totalBytes) {
      sent.set(files, bytes, totalBytes)
      show(sendingBar, totalBytes ?? 0, bytes)
    },
    working(state) {
      sendingBar.stop()
      worked.set(state)
      show(workingBar, Math.max(state.total ?? 0, state.counts.seen), state.counts.seen)
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
