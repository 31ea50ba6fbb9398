// An import's progress as server-sent events.

import type { Readable } from 'node:stream'
import { openEventStream, retryMs } from '../platform/event-stream.ts'
import type { Progress } from './progress.ts'
import type { Import } from './schema.ts'

/**
 * The events of an import: its state at once, then at each change, `done` at the end. A reader that is slow gets only the
 * newest state: one event waits for it, never more. It ends without `done` when the import is deleted or the server stops.
 */
export function importEvents(first: Import, progress: Progress): Readable {
  let opening = `retry: ${retryMs}\n\n`
  let waiting: string | null = null
  let told = ''
  let isLast = false
  let unwatch: () => void = () => undefined

  const events = openEventStream({ onWanted: flush, onStop: () => unwatch() })
  tell(first)
  if (!isLast) unwatch = progress.watch(first.id, tell)
  // A server that stops says so before `unwatch` is known.
  if (isLast) unwatch()
  return events.stream

  function tell(state: Import | null): void {
    if (isLast) return
    if (state === null) {
      isLast = true
      waiting = null
      events.end()
      return
    }
    const news = newsOf(state)
    if (news === told) return
    told = news
    isLast = state.finishedAt !== null
    waiting = `event: ${isLast ? 'done' : 'progress'}\ndata: ${JSON.stringify(state)}\n\n`
    if (isLast) unwatch()
    flush()
  }

  function flush(): void {
    if (!events.isWanted() || waiting === null) return
    const text = opening + waiting
    opening = ''
    waiting = null
    events.push(text)
    if (isLast) events.end()
  }
}

/** What must differ for an event to be sent: times and the rate change by themselves. */
function newsOf({ state, total, counts, bytes }: Import): string {
  return JSON.stringify([state, total, counts, bytes])
}
