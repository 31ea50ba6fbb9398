// Changes as server-sent events.

import type { Readable } from 'node:stream'
import { openEventStream, retryMs } from '../../platform/event-stream.ts'
import { Problem } from '../../platform/problems.ts'
import { isAfter } from './position.ts'
import type { EventPage } from './stream-pages.ts'
import type { Tail, Watcher } from './tail.ts'
import type { ChangeToken, ChangeTokens, Position } from './token.ts'

export interface ChangeStream {
  readonly tokens: ChangeTokens
  readonly from: ChangeToken
  readonly tail: Tail
  readonly read: (token: ChangeToken) => Promise<EventPage>
  readonly watcher: Pick<Watcher, 'key' | 'isAllowed'>
  /** Told of a reading that failed; it is tried again. */
  readonly onError: (error: unknown) => void
}

/**
 * The changes that follow a token, as they come. A reader that is slow has one page waiting and no more: the next one is read
 * when it was taken. The stream ends when the server stops, when the key may not read any more, and when the log cannot be
 * read from where it stands.
 */
export function changeEvents({ tokens, from, tail, read, watcher, onError }: ChangeStream): Readable {
  let token = from
  let end: Position | null = null
  /** Whether there is more after the token, as far as is known without the tail. */
  let hasMore = true
  let isReading = false
  let isOver = false
  let unwatch: () => void = () => undefined
  // An event without data is no event, and still says where to go on from: before the first one, too.
  let opening: string | null = `retry: ${retryMs}\nid: ${tokens.encode(from)}\n\n`

  const events = openEventStream({ onWanted: pump, onStop: stop })
  unwatch = tail.watch({
    ...watcher,
    reader: from.reader,
    onLook(seen) {
      end = seen
      pump()
    },
    onOver: finish,
  })
  // A server that stops says so before `unwatch` is known.
  if (isOver) unwatch()
  return events.stream

  function pump(): void {
    if (!events.isWanted() || isReading || isOver) return
    if (opening !== null) {
      const text = opening
      opening = null
      events.push(text)
      return
    }
    if (!hasMore && (end === null || !isAfter(end, token.position))) return
    isReading = true
    read(token).then(
      (page) => {
        isReading = false
        if (isOver) return
        token = page.next
        hasMore = page.hasMore
        if (page.events.length > 0) events.push(page.events)
        else pump()
      },
      (error: unknown) => {
        isReading = false
        // The client comes back with its last token and is told why.
        if (error instanceof Problem && error.problem === 'changes-expired') finish()
        // Anything else passes: the next look tries again.
        else onError(error)
      },
    )
  }

  function finish(): void {
    if (!isOver) events.end()
  }

  function stop(): void {
    isOver = true
    unwatch()
  }
}
