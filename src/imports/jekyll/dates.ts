// The written list of forms in which a post may state its date. Anything else is not guessed at.

import {
  type CivilTime,
  fractionMs,
  isInRange,
  isPossible,
  offsetMinutes,
  utcMs,
} from '../../platform/calendar.ts'
import { instantOf } from '../../platform/zone.ts'

/** A date as a post states it. */
export interface WrittenDate {
  readonly civil: CivilTime
  /** False for a bare day. */
  readonly hasTime: boolean
  /** Minutes ahead of UTC; null when no zone is stated. */
  readonly offsetMinutes: number | null
}

/** `impossible` has the form of a date but is none (31 February, 25:00); `unreadable` has no known form. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: WrittenDate }
  | { readonly kind: 'impossible' | 'unreadable' }

/**
 * `YYYY-MM-DD`, or that and (behind a `T` or blanks) `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fraction`, and behind those,
 * with or without a blank, `+0800`, `+08:00`, `Z` or `UTC`.
 */
const FORM =
  /^(\d{4})-(\d\d)-(\d\d)(?:(?:[Tt]|[ \t]+)(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:[ \t]*(Z|z|UTC|[+-]\d\d:?\d\d))?)?$/

/** The text of a date → what it states. Blanks at its ends do not count. */
export function readDate(text: string): DateReading {
  const found = FORM.exec(text.trim())
  if (found === null) return { kind: 'unreadable' }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((digits) => Number(digits ?? 0))
  const civil = { year, month, day, hour, minute, second, millisecond: fractionMs(found[7]) }
  const zone = found[8]
  const offset = zone === undefined ? null : offsetMinutes(zone)
  if (!isPossible(civil) || (zone !== undefined && offset === null)) return { kind: 'impossible' }
  return { kind: 'date', date: { civil, hasTime: found[4] !== undefined, offsetMinutes: offset } }
}

/** A date → the instant; `zone` (an IANA name) is used where it states none. Null outside the years 0001–9999 of UTC. */
export function toInstant(date: WrittenDate, zone: string): Date | null {
  const instantMs =
    date.offsetMinutes === null
      ? instantOf(zone, date.civil)
      : utcMs(date.civil) - date.offsetMinutes * 60_000
  return isInRange(instantMs) ? new Date(instantMs) : null
}
