// Server-sent events as a stream (https://html.spec.whatwg.org/multipage/server-sent-events.html): one piece at a time, the next
// one when the reader has taken it, and a comment now and then.

import { Readable } from 'node:stream'

/** How long a client waits before it connects again. */
export const retryMs = 2_000

/** A line now and then keeps proxies from taking the connection for dead. */
const commentMs = 15_000

export interface EventStream {
  readonly stream: Readable
  /** Whether the reader has taken everything: only then more is pushed. */
  isWanted(): boolean
  push(piece: string | Buffer): void
  /** Ends the stream behind what was pushed. */
  end(): void
}

/**
 * Opens a stream of events.
 * @param onWanted told when the reader has taken everything. @param onStop told once, when the stream ends or its reader is
 *   gone.
 */
export function openEventStream({
  onWanted,
  onStop,
}: {
  readonly onWanted: () => void
  readonly onStop: () => void
}): EventStream {
  let isWanted = false
  let isOver = false
  const stream = new Readable({
    // One piece at a time: what waits behind it is still the owner's to change.
    highWaterMark: 1,
    read() {
      isWanted = true
      onWanted()
    },
    destroy(error, done) {
      stop()
      done(error)
    },
  })
  const comments = setInterval(() => {
    if (isWanted) push(': still here\n\n')
  }, commentMs)

  function push(piece: string | Buffer): void {
    // Asked for again when it was taken.
    isWanted = false
    stream.push(piece)
  }
  function stop(): void {
    if (isOver) return
    isOver = true
    clearInterval(comments)
    onStop()
  }
  return {
    stream,
    isWanted: () => isWanted,
    push,
    end() {
      stop()
      stream.push(null)
    },
  }
}
