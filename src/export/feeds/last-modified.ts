// Conditional requests by time (RFC 9110, sections 8.8.2 and 13.1.3): a weak validator of whole seconds. Pure.

const secondMs = 1_000

/**
 * The `Last-Modified` of what changed at a time (RFC 3339). In the second of the change itself it is the second before:
 * what changes once more within that second must not look the same.
 */
export function lastModified(time: string, nowMs: number): string {
  return httpDate(Math.min(Date.parse(time), Math.floor(nowMs / secondMs) * secondMs - secondMs))
}

/**
 * Whether `If-Modified-Since` has just this time. A later one will not do, as with a client's own clock: when an article
 * goes, the newest time that is left is earlier than one that the client may hold.
 */
export function isUnchanged(time: string, since: string): boolean {
  return httpDate(Date.parse(time)) === since
}

function httpDate(timeMs: number): string {
  return new Date(timeMs).toUTCString()
}
