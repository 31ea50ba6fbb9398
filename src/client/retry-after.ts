// How long a server asks to be left alone (RFC 9110, 10.2.3).

/** The wait that the header `Retry-After` asks for, in milliseconds; null where it is missing or says nothing. */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000
  const atMs = Date.parse(text)
  if (Number.isNaN(atMs)) return null
  // By the server's own clock, where the answer tells it: the one here may be wrong.
  const sentMs = Date.parse(headers.get('date') ?? '')
  return Math.max(0, atMs - (Number.isNaN(sentMs) ? nowMs : sentMs))
}
