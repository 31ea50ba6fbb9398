// Dates as they are written: civil times, which of them exist, and the strict RFC 3339 form.

/** A date and a time of day without a zone. Month and day count from 1. */
export interface CivilTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** 0001-01-01T00:00:00.000Z; earlier times have no four-digit year. */
const EARLIEST_MS = -62_135_596_800_000
/** 9999-12-31T23:59:59.999Z. */
const LATEST_MS = 253_402_300_799_999

/** The milliseconds since 1970 of a civil time read as UTC. (`Date.UTC` takes the years 0–99 for 1900–1999.) */
export function utcMs(civil: CivilTime): number {
  const date = new Date(0)
  date.setUTCFullYear(civil.year, civil.month - 1, civil.day)
  date.setUTCHours(civil.hour, civil.minute, civil.second, civil.millisecond)
  return date.getTime()
}

/** Whether the calendar has this day and the clock this time: no 31 February, no 25:00, no 24:00, no leap second. */
export function isPossible(civil: CivilTime): boolean {
  if (civil.year < 1 || civil.year > 9999) return false
  if (civil.hour > 23 || civil.minute > 59 || civil.second > 59) return false
  const date = new Date(utcMs(civil))
  return date.getUTCMonth() === civil.month - 1 && date.getUTCDate() === civil.day
}

/** Whether an instant, in milliseconds since 1970, lies in the years 0001–9999 of UTC. */
export function isInRange(instantMs: number): boolean {
  return instantMs >= EARLIEST_MS && instantMs <= LATEST_MS
}

/** The digits behind the point of a second → whole milliseconds; what is finer is cut off. */
export function fractionMs(digits: string | undefined): number {
  return Number((digits ?? '').padEnd(3, '0').slice(0, 3))
}

/** `+0800`, `+08:00`, `Z` or `UTC` → minutes ahead of UTC; null when there is no such offset. */
export function offsetMinutes(text: string): number | null {
  if (/^(?:z|utc)$/i.test(text)) return 0
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(text)
  if (found === null) return null
  const [hours, minutes] = [Number(found[2]), Number(found[3])]
  if (hours > 23 || minutes > 59) return null
  return (found[1] === '-' ? -1 : 1) * (hours * 60 + minutes)
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/

/** A date-time exactly as RFC 3339 §5.6 writes it → the instant, to the millisecond; null for all else, 31 February too. */
export function parseRfc3339(text: string): Date | null {
  const found = RFC_3339.exec(text)
  if (found === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number)
  const civil = { year, month, day, hour, minute, second, millisecond: fractionMs(found[7]) }
  const offset = offsetMinutes(found[8] ?? '')
  if (offset === null || !isPossible(civil)) return null
  const instantMs = utcMs(civil) - offset * 60_000
  return isInRange(instantMs) ? new Date(instantMs) : null
}
