// An import's progress as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).

import { Readable } from 'node:stream'
import type { Progress } from './progress.ts'
import type { Import } from './schema.ts'

/** How long a client waits before it connects again. */
const retryMs = 2_000

/** A line now and then keeps proxies from taking the connection for dead. */
const commentMs = 15_000

/**
 * The events of an import: its state at once, then at each change, `done` at the end. A reader that is slow gets only the
 * newest state: one event waits for it, never more. It ends without `done` when the import is deleted or the server stops.
 */
export function importEvents(first: Import, progress: Progress): Readable {
  let opening = `retry: ${retryMs}\n\n`
  let waiting: string | null = null
  let told = ''
  let isWanted = false
  let isLast = false
  let unwatch: () => void = () => undefined

  const stream = new Readable({
    // One event at a time: what waits here may still be replaced.
    highWaterMark: 1,
    read() {
      isWanted = true
      flush()
    },
    destroy(error, done) {
      stop()
      done(error)
    },
  })
  const comments = setInterval(() => {
    if (isWanted && waiting === null) push(': still here\n\n')
  }, commentMs)
  tell(first)
  if (!isLast) unwatch = progress.watch(first.id, tell)
  // A server that stops says so before `unwatch` is known.
  if (isLast) unwatch()
  return stream

  function tell(state: Import | null): void {
    if (isLast) return
    if (state === null) {
      isLast = true
      waiting = null
      stop()
      stream.push(null)
      return
    }
    const news = newsOf(state)
    if (news === told) return
    told = news
    isLast = state.finishedAt !== null
    waiting = `event: ${isLast ? 'done' : 'progress'}\ndata: ${JSON.stringify(state)}\n\n`
    if (isLast) stop()
    flush()
  }

  function flush(): void {
    if (!isWanted || waiting === null) return
    const text = opening + waiting
    opening = ''
    waiting = null
    push(text)
    if (isLast) stream.push(null)
  }

  function push(text: string): void {
    // Asked for again when it was taken.
    isWanted = false
    stream.push(text)
  }

  function stop(): void {
    clearInterval(comments)
    unwatch()
  }
}

/** What must differ for an event to be sent: times and the rate change by themselves. */
function newsOf({ state, total, counts, bytes }: Import): string {
  return JSON.stringify([state, total, counts, bytes])
}
