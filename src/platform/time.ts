// Times as parameters give them: an RFC 3339 time or a bare day, checked against the calendar, never guessed.

import { type CivilTime, isInRange, isPossible, parseRfc3339 } from './calendar.ts'
import { instantOf } from './zone.ts'

/** Reads a bare day, `2022-04-19`, as its midnight; null when it is none or does not exist. */
export function parseDay(text: string): CivilTime | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (found === null) return null
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number)
  const midnight = { year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }
  return isPossible(midnight) ? midnight : null
}

/** A time, or a day's midnight in the zone (an IANA name); null when it is neither. */
export function parseTimeOrDay(text: string, zone: string): Date | null {
  const day = parseDay(text)
  if (day === null) return parseRfc3339(text)
  const instantMs = instantOf(zone, day)
  return isInRange(instantMs) ? new Date(instantMs) : null
}

/** Whether a zone of the IANA database has this name. */
export function isTimezone(name: string): boolean {
  // Intl may know offsets such as +08:00, which PostgreSQL reads with the opposite sign.
  if (/^[+-]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
