// A fetch that tries again where that can do no harm: after "not now", and after a broken connection where the
// request changes nothing or bears an Idempotency-Key.

import { retryAfterMs } from './retry-after.ts'

/** Sends one request. */
export type Fetch = (request: Request) => Promise<Response>

export interface RetryPolicy {
  /** Tries after the first one; 0 for none. */
  readonly retries: number
  /** No try begins later than this after the first. An answer that asks for a longer wait is given to the caller. */
  readonly totalMs: number
}

/** Time and chance, so that a test need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** @throws the signal's reason, at once when it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
  /** From 0 to less than 1. */
  random(): number
}

/** Pauses where nobody says how long: a restart takes a second or two, and four tries last about three. */
const firstPauseMs = 250
const longestPauseMs = 8_000

/** Over a budget; the server or its database is away. */
const notNow = new Set([429, 503])

/** Streams that were given as a body: they can be sent once. */
const streams = new WeakSet<object>()

/** Marks a body as one that can be sent once only. */
export function sendOnce(stream: ReadableStream): ReadableStream {
  streams.add(stream)
  return stream
}

/**
 * Wraps a fetch. The last answer is given back whatever it says; a body that is a stream is sent once.
 * @param signal Ends every request and every wait.
 * @throws what `fetch` throws when the last try broke; the signal's reason when the request was aborted.
 */
export function retrying(
  fetch: Fetch,
  { retries, totalMs }: RetryPolicy,
  clock: Clock,
  signal: AbortSignal | undefined,
): Fetch {
  return async (asked) => {
    const request = signal ? endedBy(signal, asked) : asked
    if (asked.body && streams.has(asked.body)) return fetch(request)
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
    const beganMs = clock.now()
    for (let tried = 0; ; tried++) {
      const isLast = tried >= retries
      // A request whose body was sent cannot be sent again; a copy of it can.
      const outcome = await tryOnce(fetch, hasBody && !isLast ? request.clone() : request)
      const waitMs = isLast ? null : waitAfter(request, outcome, tried, clock)
      if (waitMs === null || clock.now() + waitMs - beganMs > totalMs) return resultOf(outcome)
      // An answer that nobody reads holds its connection.
      if ('response' in outcome) await outcome.response.body?.cancel()
      await clock.sleep(waitMs, request.signal)
    }
  }
}

/** The request, ended by either signal: its own or the client's. */
function endedBy(signal: AbortSignal, request: Request): Request {
  return new Request(request, { signal: AbortSignal.any([request.signal, signal]) })
}

type Outcome = { readonly response: Response } | { readonly error: unknown }

async function tryOnce(fetch: Fetch, request: Request): Promise<Outcome> {
  try {
    return { response: await fetch(request) }
  } catch (error) {
    return { error }
  }
}

function resultOf(outcome: Outcome): Response {
  if ('response' in outcome) return outcome.response
  throw outcome.error
}

/** How long to wait before the next try; null: there is none. */
function waitAfter(request: Request, outcome: Outcome, tried: number, clock: Clock): number | null {
  if ('error' in outcome) {
    return isRepeatable(request) && !request.signal.aborted ? pauseMs(tried, clock) : null
  }
  const { status, headers } = outcome.response
  const askedMs = retryAfterMs(headers, clock.now())
  if (notNow.has(status)) return askedMs ?? pauseMs(tried, clock)
  // A first try with the same Idempotency-Key is still being carried out: its answer comes later.
  if (status === 409 && request.headers.has('idempotency-key')) return askedMs
  return null
}

/** Whether doing it twice is the same as once: nobody knows what became of a request whose connection broke. */
function isRepeatable({ method, headers }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || headers.has('idempotency-key')
}

/** Twice as long each time, and by chance up to half as long: clients that failed together do not come back together. */
function pauseMs(tried: number, clock: Clock): number {
  return Math.min(firstPauseMs * 2 ** tried, longestPauseMs) * (1 - clock.random() / 2)
}

/** The clock of the world. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const stop = () => {
        clearTimeout(timer)
        reject(signal.reason)
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop)
        resolve()
      }, ms)
      signal.addEventListener('abort', stop, { once: true })
    }),
}
