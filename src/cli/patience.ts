// Reading from a server that may be away for a while: a request that changes nothing is repeated until it is back.

import { setTimeout } from 'node:timers/promises'
import type { Static, TSchema } from 'typebox'
import { readAnswer } from './call.ts'
import { type Answer, ConnectionLost, send } from './client.ts'
import type { Connection } from './connection.ts'
import { Failure } from './failure.ts'

export interface Patience {
  /** Called once when the server stops answering, with the reason. */
  readonly onLost: (reason: string) => void
  /** Called once when it answers again. */
  readonly onBack: () => void
  readonly signal: AbortSignal
}

const firstPauseMs = 100
/** A server that restarts is back within seconds: no use in asking more often, nor in making people wait longer. */
const longestPauseMs = 5_000
/** An upgrade or a reboot of the server's machine takes minutes. Beyond this somebody has to look at it. */
const giveUpMs = 15 * 60_000

/** Over the rate limit, or a proxy whose server is away, or a server whose database is. */
const passing = new Set([429, 502, 503, 504])

/**
 * GETs until an answer comes that is more than "not now".
 * @throws {Failure} for a refusal, or when the server stays away; the signal's reason when it was aborted.
 */
export async function getPatiently<T extends TSchema>(
  connection: Connection,
  path: string,
  schema: T,
  patience: Patience,
): Promise<Static<T>> {
  const begunMs = performance.now()
  let isLost = false
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const outcome = await send(connection, { method: 'GET', path, signal: patience.signal }).catch(
      (error: unknown) => {
        if (error instanceof ConnectionLost) return error
        throw error
      },
    )
    if (!(outcome instanceof ConnectionLost) && !passing.has(outcome.status)) {
      if (isLost) patience.onBack()
      return readAnswer(connection, outcome, schema)
    }
    const reason =
      outcome instanceof ConnectionLost ? outcome.message : `${outcome.status} ${outcome.statusText}`
    if (performance.now() - begunMs > giveUpMs) {
      throw new Failure(
        `${connection.shownUrl} has not answered for ${giveUpMs / 60_000} minutes (${reason}).`,
      )
    }
    // A kept connection that the server closed between two requests says nothing about the server.
    if (!isLost && !(outcome instanceof ConnectionLost && outcome.wasReused)) {
      isLost = true
      patience.onLost(reason)
    }
    await setTimeout(Math.max(pauseMs, retryAfterMs(outcome)), undefined, { signal: patience.signal })
  }
}

/** What the server asks for, within reason (RFC 9110 §10.2.3, the form in seconds). */
function retryAfterMs(outcome: Answer | ConnectionLost): number {
  if (outcome instanceof ConnectionLost) return 0
  const seconds = Number(outcome.headers['retry-after'])
  return seconds > 0 ? Math.min(seconds, 60) * 1_000 : 0
}
