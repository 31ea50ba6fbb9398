// The written list of forms in which a post may state its date. Anything else is not guessed at.

import { type CivilTime, fractionMs, isInRange, isPossible, utcMs } from '../../platform/calendar.ts'
import { instantOf } from '../../platform/zone.ts'
import { parseRubyTime, type RubyTime, zoneMinutes } from './ruby-time.ts'

/** A date as a post states it. */
export interface WrittenDate {
  readonly civil: CivilTime
  /** False for a bare day. */
  readonly hasTime: boolean
  /** Minutes ahead of UTC; null when no zone is stated. */
  readonly offsetMinutes: number | null
  /** Whether Jekyll reads it as UTC for want of a zone. All else without a zone is in the site's. */
  readonly utcByDefault: boolean
  /** A zone that is stated, but that Jekyll does not know either; null for none. */
  readonly unknownZone: string | null
}

/** `impossible` has the form of a date but is none (31 February, 25:00); `unreadable` has no known form. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: WrittenDate }
  | { readonly kind: 'impossible' | 'unreadable' }

/**
 * What Ruby's YAML (Psych 4, scalar_scanner.rb) takes for a time: only with seconds, and then UTC where no zone stands.
 * All else Jekyll gives to `Time.parse`, for which it is the time of the site.
 */
const YAML_TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*([Zz]|[+-]\d{1,2}:?(?:\d\d)?))?$/

/** The text of a date → what it states. Blanks at its ends do not count. `quoted`: it stands in quotes, so it is no time to YAML. */
export function readDate(text: string, quoted = false): DateReading {
  const trimmed = text.trim()
  const found = quoted ? null : YAML_TIME.exec(trimmed)
  const parts = found === null ? parseRubyTime(trimmed) : yamlParts(found)
  if (parts === null) return { kind: 'unreadable' }
  const { year, month, day, hour, minute, second, zone } = parts
  const civil = { year, month, day, hour: hour ?? 0, minute, second, millisecond: fractionMs(parts.fraction) }
  const offset = zone === undefined ? null : zoneMinutes(zone)
  if (!isPossible(civil) || (zone !== undefined && offset === null)) return { kind: 'impossible' }
  return {
    kind: 'date',
    date: {
      civil,
      hasTime: hour !== null,
      offsetMinutes: offset ?? null,
      utcByDefault: found !== null,
      unknownZone: offset === undefined ? (zone ?? null) : null,
    },
  }
}

function yamlParts(found: RegExpExecArray): RubyTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number)
  return { year, month, day, hour, minute, second, fraction: found[7], zone: found[8] }
}

/** A date → the instant; `zone` (an IANA name) is used where it states none. Null outside the years 0001–9999 of UTC. */
export function toInstant(date: WrittenDate, zone: string): Date | null {
  const instantMs =
    date.offsetMinutes === null
      ? instantOf(zone, date.civil)
      : utcMs(date.civil) - date.offsetMinutes * 60_000
  return isInRange(instantMs) ? new Date(instantMs) : null
}
