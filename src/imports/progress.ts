// Who watches an import, told what becomes of it: one question to the database at a time, however many watch.

import type { Import } from './schema.ts'

/** How late news of an import that another node works on is heard. */
const pollMs = 1_000

/** How often at most the database is asked where this node works on the import. */
const fastestMs = 250

/** Told an import's present state, whether it changed or not; null: it is gone, or the server stops. */
export type Watcher = (state: Import | null) => void

export interface Progress {
  /** Tells a watcher again and again, until the import has ended. @returns what ends the watching. */
  watch(id: string, watcher: Watcher): () => void
  /** Says that there may be news of an import. */
  nudge(id: string): void
  /** Ends all watching. */
  close(): void
}

interface Watched {
  readonly watchers: Set<Watcher>
  /** Whether the next question is to come soon. */
  isNudged: boolean
  /** Brings it forward, after `isNudged` was set. */
  hurry: () => void
  /** Ends the rest before it. */
  wake: () => void
}

/** @param ask reads an import's state; null when there is none. What it throws is passed over: it is asked again. */
export function openProgress(ask: (id: string) => Promise<Import | null>): Progress {
  const watched = new Map<string, Watched>()
  let closed = false

  async function follow(id: string, entry: Watched): Promise<void> {
    // The first watcher comes with a state that was just read.
    let askedAt = Date.now()
    while (entry.watchers.size > 0) {
      await rest(entry, askedAt)
      if (entry.watchers.size === 0) break
      askedAt = Date.now()
      // What is told while the database answers is asked about again.
      entry.isNudged = false
      const state = await ask(id).catch(() => undefined)
      if (state === undefined) continue
      const isOver = state === null || state.finishedAt !== null
      // Whoever comes from here on begins anew.
      if (isOver && watched.get(id) === entry) watched.delete(id)
      for (const tell of [...entry.watchers]) tell(state)
      if (isOver) return
    }
    if (watched.get(id) === entry) watched.delete(id)
  }

  return {
    watch(id, watcher) {
      if (closed) {
        watcher(null)
        return () => undefined
      }
      const known = watched.get(id)
      const entry = known ?? {
        watchers: new Set(),
        isNudged: false,
        hurry: () => undefined,
        wake: () => undefined,
      }
      entry.watchers.add(watcher)
      if (!known) {
        watched.set(id, entry)
        follow(id, entry)
      }
      return () => {
        entry.watchers.delete(watcher)
        if (entry.watchers.size === 0) entry.wake()
      }
    },
    nudge(id) {
      const entry = watched.get(id)
      if (!entry) return
      entry.isNudged = true
      entry.hurry()
    },
    close() {
      closed = true
      for (const { watchers } of [...watched.values()]) for (const tell of [...watchers]) tell(null)
    },
  }
}

/** Rests until it is time to ask again. */
function rest(entry: Watched, askedAt: number): Promise<void> {
  return new Promise((resolve) => {
    const due = () => askedAt + (entry.isNudged ? fastestMs : pollMs) - Date.now()
    let timer = setTimeout(resolve, due())
    entry.hurry = () => {
      clearTimeout(timer)
      timer = setTimeout(resolve, due())
    }
    entry.wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}
