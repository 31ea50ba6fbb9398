// The dates of feeds and tables: RFC 822 as RSS writes it, and the forms of ISO 8601 that all others write.

import { type CivilTime, isPossible, offsetMinutes } from '../../platform/calendar.ts'
import { type DateReading, readDate, toInstant } from '../jekyll/dates.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import type { Stated } from './format-item.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The zones that RFC 822, 5.1 names, in minutes ahead of UTC. (Its military letters mean nothing since RFC 2822, Z excepted.) */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['UT', 0],
  ['GMT', 0],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
])

/**
 * `[day of the week,] D[D] month YY[YY] HH:MM[:SS] [zone]`: RFC 822 with the years of RFC 2822; names of months and days in
 * three letters or in full, the zone by name, as `+0800` or as `+08:00`. The day of the week is not checked.
 */
const RFC_822 =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4}|\d\d)\s+(\d\d?):(\d\d)(?::(\d\d))?(?:\s*([a-z]{1,3}|[+-]\d\d:?\d\d))?(?:\s+\([^()]*\))?$/i

/** No form above is longer, blanks and all. */
const DATE_MAX_CHARACTERS = 200

/** The text of a date → what it states. */
export function readItemDate(text: string): DateReading {
  if (text.length > DATE_MAX_CHARACTERS) return { kind: 'unreadable' }
  // Of the many forms that a Jekyll post may have, a feed has those that begin with the year.
  if (/^\s*\d{4}-/.test(text)) return readDate(text)
  const found = RFC_822.exec(text.trim())
  if (found === null) return { kind: 'unreadable' }
  const month = monthOf(found[2] ?? '')
  const zone = found[7]
  const offset = zone === undefined ? null : (ZONES.get(zone.toUpperCase()) ?? offsetMinutes(zone))
  if (month === null || (zone !== undefined && offset === null)) return { kind: 'unreadable' }
  const civil: CivilTime = {
    year: fullYear(found[3] ?? ''),
    month,
    day: Number(found[1]),
    hour: Number(found[4]),
    minute: Number(found[5]),
    second: Number(found[6] ?? 0),
    millisecond: 0,
  }
  if (!isPossible(civil)) return { kind: 'impossible' }
  return {
    kind: 'date',
    date: { civil, hasTime: true, offsetMinutes: offset, utcByDefault: true, unknownZone: null },
  }
}

function monthOf(name: string): number | null {
  const lower = name.toLowerCase()
  const index = MONTHS.indexOf(lower.slice(0, 3))
  if (index === -1) return null
  return lower.length === 3 || FULL_MONTHS[index] === lower || lower === 'sept' ? index + 1 : null
}

const FULL_MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]

/** RFC 2822, 4.3: 00–49 belong to this century, 50–99 to the last. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < 50 ? 2000 + year : 1900 + year
}

/**
 * The instant that an item states; null when it states none. One without a zone is read as the import says, with a
 * warning. Throws a Refusal `date-invalid` for a date that does not exist, or in no form of the list above.
 */
export function itemDateOf(stated: Stated | null, context: PrepareContext, warnings: Notice[]): Date | null {
  if (stated === null || stated.text.trim() === '') return null
  const text = stated.text.trim()
  const reading = readItemDate(text)
  if (reading.kind !== 'date') throw new Refusal({ ...invalidDate(text, reading.kind), ...stated.at })
  const isUtc = reading.date.hasTime && context.zonelessDates === 'utc'
  const instant = toInstant(reading.date, isUtc ? 'UTC' : context.timezone)
  if (instant === null) throw new Refusal({ ...invalidDate(text, 'impossible'), ...stated.at })
  if (reading.date.offsetMinutes === null) {
    const readAs = isUtc ? 'UTC' : `the time of ${context.timezone}`
    const detail = `The date “${text.slice(0, 80)}” has no zone. It was read as ${readAs}: ${instant.toISOString()}. Write the zone behind it, such as +0800, or import with another zonelessDates or timezone.`
    warnings.push({ code: 'date-without-zone', detail, ...stated.at })
  }
  return instant
}

function invalidDate(text: string, kind: 'impossible' | 'unreadable'): Notice {
  const quoted = `“${text.slice(0, 80)}”`
  return {
    code: 'date-invalid',
    detail:
      kind === 'impossible'
        ? `There is no such date or time as ${quoted}. Correct it.`
        : `${quoted} is no date that can be read. Write it as 2022-04-19T12:56:15+08:00 or Tue, 19 Apr 2022 12:56:15 +0800.`,
  }
}
