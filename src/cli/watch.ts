// Watching an import until it is over: by its events, and by asking where a server has none.

import { setTimeout } from 'node:timers/promises'
import { ImportState } from './answers.ts'
import { readValue } from './call.ts'
import { ConnectionLost } from './client.ts'
import type { Connection } from './connection.ts'
import { type EventSource, eventsOf, NoEventStream, streamIdleMs } from './event-source.ts'
import { EventStreamParser } from './event-stream.ts'
import { getPatiently, type Patience } from './patience.ts'

/** Without events: small imports are over within the first; for large ones a second is as good as live, and no load. */
const firstPauseMs = 100
const longestPauseMs = 1_000
/** A proxy that holds events back lets none through at all; asking works there too. */
const vainStreams = 3
/** Before a new stream, unless the last one asked for another pause; that within reason. */
const defaultRetryMs = 1_000
const longestRetryMs = 10_000

/** The path of an import below the server's URL. */
export function importPath(id: string): string {
  return `v1/imports/${encodeURIComponent(id)}`
}

/**
 * Gives the final state of an import, and each state on the way as soon as the server tells it. Every connection
 * begins with a question that is repeated while the server is away (`getPatiently`); what happened meanwhile is in its
 * answer. Where events do not come, it goes on asking.
 * @throws {Failure} when the server refuses or stays away; the signal's reason when it was aborted.
 */
export async function watch(
  connection: Connection,
  id: string,
  patience: Patience,
  onState: (state: ImportState) => void,
  idleMs: number = streamIdleMs,
): Promise<ImportState> {
  const source = { connection, path: `${importPath(id)}/events`, signal: patience.signal, idleMs }
  let streamsLeft = vainStreams
  let pauseMs = firstPauseMs
  for (;;) {
    const state = await getPatiently(connection, importPath(id), ImportState, patience)
    if (isOver(state)) return state
    onState(state)
    const stream = streamsLeft > 0 ? await follow(source, onState) : null
    if (stream?.final) return stream.final
    if (stream?.isRefused) streamsLeft = 0
    if (stream?.isAlive) {
      streamsLeft = vainStreams
      pauseMs = firstPauseMs
    } else {
      streamsLeft--
      pauseMs = Math.min(1.5 * pauseMs, longestPauseMs)
    }
    await setTimeout(stream?.isAlive ? stream.retryMs : pauseMs, undefined, { signal: patience.signal })
  }
}

/** What a connection of the event stream came to. */
interface Stream {
  /** The state in which the import ended, if the stream lived to tell it. */
  readonly final: ImportState | null
  /** Whether any event came. */
  readonly isAlive: boolean
  /** Whether the server has no events to give, now or later. */
  readonly isRefused: boolean
  /** How long to wait before the next. */
  readonly retryMs: number
}

async function follow(source: EventSource, onState: (state: ImportState) => void): Promise<Stream> {
  const parser = new EventStreamParser()
  let isAlive = false
  let isRefused = false
  try {
    for await (const { type, data } of eventsOf(source, parser)) {
      if (type !== 'progress' && type !== 'done') continue
      isAlive = true
      const state = readValue(source.connection, data, ImportState)
      if (isOver(state)) return { final: state, isAlive, isRefused, retryMs: 0 }
      onState(state)
    }
  } catch (error) {
    if (!(error instanceof NoEventStream || error instanceof ConnectionLost)) throw error
    // What is refused for now (429, 503) may be given later; what is not there (404, 406, a page of a proxy) may not.
    isRefused = error instanceof NoEventStream && error.status !== 429 && error.status < 500
  }
  return {
    final: null,
    isAlive,
    isRefused,
    retryMs: Math.min(parser.retryMs ?? defaultRetryMs, longestRetryMs),
  }
}

function isOver({ state }: ImportState): boolean {
  return state === 'completed' || state === 'failed' || state === 'cancelled'
}
