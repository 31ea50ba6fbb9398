// The log's end, watched for all streams of this node: one look at it for all of them, not one each.

import { setTimeout as pause } from 'node:timers/promises'
import type { Queryable } from '../../platform/db.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import { changeLag, endOfLog } from './position.ts'
import type { ChangeReader, Position } from './token.ts'

/** How late is seen what nobody told of: a notification that got lost, a key that was revoked. */
const lookEveryMs = 1_000

/** Less than the time between two looks: a timer may be early. */
const verifyEveryMs = 900

/** While entries wait for an open transaction, which tells nobody that it ends. */
const heldMs = 100

/** Many commits in a row are seen by one look. */
const gapMs = 20

/** Streams of a node: each holds a connection, and up to a page that its reader has not taken. */
const watchersMost = 200

export interface Watcher {
  readonly reader: ChangeReader
  /** What the stream's key is known by; null without one. */
  readonly key: string | null
  /** Whether the key may still read. */
  isAllowed(): Promise<boolean>
  /** Told again and again up to where the log can be read. */
  onLook(end: Position): void
  /** Told that the stream is over. */
  onOver(): void
}

export interface Tail {
  readonly isFull: boolean
  /** @returns what ends the watching. */
  watch(watcher: Watcher): () => void
  /** Says that the log may have grown. */
  wake(): void
  /** Ends all streams, and waits for a look that is under way. */
  close(): Promise<void>
}

/** @param onError told of a look that failed; the next one follows. */
export function openTail(db: Queryable, onError: (error: unknown) => void): Tail {
  const watchers = new Set<Watcher>()
  let loop: Loop | null = null
  let ending: Promise<void> | null = null
  let lookedAt = 0
  let verifiedAt = 0
  let closed = false

  const look = async (signal: AbortSignal) => {
    const early = lookedAt + gapMs - Date.now()
    if (early > 0) await pause(early, undefined, { signal })
    lookedAt = Date.now()
    if (lookedAt - verifiedAt >= verifyEveryMs) {
      verifiedAt = lookedAt
      await verify()
    }
    for (const reader of ['public', 'all'] as const) {
      const readers = [...watchers].filter((watcher) => watcher.reader === reader)
      if (readers.length === 0) continue
      const end = await endOfLog(db, reader)
      for (const watcher of readers) watcher.onLook(end)
    }
    if ((await changeLag(db)) > 0) setTimeout(() => loop?.wake(), heldMs).unref()
    return false
  }

  /** Ends the streams of keys that were revoked; each key is asked about once. */
  const verify = async () => {
    const answers = new Map<string, boolean>()
    for (const watcher of [...watchers]) {
      if (watcher.key === null) continue
      const isAllowed = answers.get(watcher.key) ?? (await watcher.isAllowed())
      answers.set(watcher.key, isAllowed)
      if (!isAllowed) watcher.onOver()
    }
  }

  return {
    get isFull() {
      return watchers.size >= watchersMost
    },
    watch(watcher) {
      if (closed) {
        watcher.onOver()
        return () => undefined
      }
      watchers.add(watcher)
      loop ??= startLoop({ step: look, restMs: lookEveryMs, onError })
      // What came between its first reading and now.
      loop.wake()
      return () => {
        watchers.delete(watcher)
        if (watchers.size > 0 || loop === null) return
        ending = loop.stop().catch(onError)
        loop = null
      }
    },
    wake: () => loop?.wake(),
    async close() {
      closed = true
      for (const watcher of [...watchers]) watcher.onOver()
      await ending
    },
  }
}
