// Dates as Ruby's `Time.parse` reads them, of which Jekyll makes use: month names, other orders, names of zones.

/** What a text says, in digits; parts that it does not state are absent. */
export interface RubyTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number | null
  readonly minute: number
  readonly second: number
  /** Digits behind the point. */
  readonly fraction: string | undefined
  readonly zone: string | undefined
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(\\d{4})'
const GAP = '[\\s,-]+'

/** Longer texts are no dates, and some patterns below try twice. */
const MAX_CHARACTERS = 100

const WEEKDAY =
  /^(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?,?\s+/i
const TIME =
  /(?:^|[\sT,])(\d{1,2})(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?(?:\s*([ap])\.?m\b\.?)?|\s*([ap])\.?m\b\.?)/i
/** Behind the time: an offset, or words. A year may come last (`10:46:18 EST 2021`). */
const ZONE = /^\s*(Z\b|[+-]\d{1,2}(?::?\d\d)?|[A-Za-z][A-Za-z_/]*(?:[+-]\d{1,4})?(?::\d\d)?)?(?:\s+(\d{4}))?$/
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d))?(Z|[+-]\d{2}:?\d{2})?$/

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

type DayReader = (parts: readonly string[]) => Day

/** Of the forms `12/08/2021`, Ruby takes the day first. */
const DAY_FORMS: readonly (readonly [RegExp, DayReader])[] = [
  [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, ([y, , m, d]) => dayOf(y, Number(m), d)],
  [/^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/, ([d, , m, y]) => dayOf(y, Number(m), d)],
  [/^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/, ([y, , m, d]) => dayOf(fullYear(y), Number(m), d)],
  [new RegExp(`^${DAY}${GAP}${MONTH}${GAP}${YEAR}$`, 'i'), ([d, m, y]) => dayOf(y, monthOf(m), d)],
  [new RegExp(`^${MONTH}${GAP}${DAY}${GAP}${YEAR}$`, 'i'), ([m, d, y]) => dayOf(y, monthOf(m), d)],
  [new RegExp(`^${YEAR}${GAP}${MONTH}${GAP}${DAY}$`, 'i'), ([y, m, d]) => dayOf(y, monthOf(m), d)],
  [new RegExp(`^${MONTH}${GAP}${YEAR}$`, 'i'), ([m, y]) => dayOf(y, monthOf(m), '1')],
  [/^(\d{4})-(\d{3})$/, ([y, n]) => dayOf(y, 1, n)],
]

/** The text of a date → its parts; null when it is none. They may still be impossible ones (month 13). */
export function parseRubyTime(text: string): RubyTime | null {
  if (text.length > MAX_CHARACTERS) return null
  const compact = COMPACT.exec(text)
  if (compact !== null) {
    const [year, month, day] = [Number(compact[1]), Number(compact[2]), Number(compact[3])]
    const time = compact[4] === undefined ? NO_TIME : timeOf(compact[4], compact[5], compact[6])
    return { year, month, day, ...time, fraction: undefined, zone: compact[7] }
  }
  const rest = text.replace(WEEKDAY, '')
  const time = TIME.exec(rest)
  if (time === null) {
    const day = readDay(rest)
    return day === null ? null : { ...day, ...NO_TIME, fraction: undefined, zone: undefined }
  }
  const behind = ZONE.exec(rest.slice(time.index + time[0].length))
  if (behind === null) return null
  const before = rest.slice(0, time.index).replace(/[\s,]*(?:\bat|,|\s-)?\s*$/i, '')
  const day = readDay(behind[2] === undefined ? before : `${before} ${behind[2]}`)
  if (day === null) return null
  const half = (time[5] ?? time[6])?.toLowerCase()
  const parts = timeOf(time[1], time[2], time[3])
  if (half !== undefined && (parts.hour < 1 || parts.hour > 12)) return null
  const hour = half === undefined ? parts.hour : (parts.hour % 12) + (half === 'p' ? 12 : 0)
  return { ...day, ...parts, hour, fraction: time[4], zone: behind[1] }
}

const NO_TIME = { hour: null, minute: 0, second: 0 }

function timeOf(hour: string | undefined, minute: string | undefined, second: string | undefined) {
  return { hour: Number(hour), minute: Number(minute ?? 0), second: Number(second ?? 0) }
}

function readDay(text: string): Day | null {
  for (const [form, read] of DAY_FORMS) {
    const found = form.exec(text.trim())
    if (found !== null) return read(found.slice(1))
  }
  return null
}

/** The 342nd of a year comes as day 342 of January. */
function dayOf(year: string | number | undefined, month: number, day: string | undefined): Day {
  const number = Number(day)
  if (number <= 31 || month !== 1) return { year: Number(year), month, day: number }
  const date = new Date(Date.UTC(Number(year), 0, number))
  if (date.getUTCFullYear() !== Number(year)) return { year: Number(year), month, day: number }
  return { year: Number(year), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

/** Ruby's reading of a short year: 69–99 belong to the 20th century, 00–68 to the 21st. */
export function fullYear(digits: string | undefined): string {
  return (Number(digits) >= 69 ? '19' : '20') + (digits ?? '')
}

/** Hours ahead of UTC of the names that Ruby's `Time.zone_offset` knows. */
const ZONE_HOURS: ReadonlyMap<string, number> = new Map([
  ['UTC', 0],
  ['Z', 0],
  ['UT', 0],
  ['GMT', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ...[...'ABCDEFGHIKLM'].map((letter, index): [string, number] => [letter, index + 1]),
  ...[...'NOPQRSTUVWXY'].map((letter, index): [string, number] => [letter, -index - 1]),
])

/**
 * A zone as a date states it → minutes ahead of UTC; null when it has the form of an offset but is none (+2500);
 * undefined for a name that Ruby does not know, where it takes the zone of the site.
 */
export function zoneMinutes(zone: string): number | null | undefined {
  const found = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(zone)
  if (found === null) {
    const hours = ZONE_HOURS.get(zone.toUpperCase())
    return hours === undefined ? undefined : hours * 60
  }
  const [hours, minutes] = [Number(found[2]), Number(found[3] ?? 0)]
  if (hours > 23 || minutes > 59) return null
  return (found[1] === '-' ? -1 : 1) * (hours * 60 + minutes)
}
