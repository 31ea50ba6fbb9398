// Days, months and years as the reader's addresses have them (2022, 2022-04, 2022-04-19), and times as people read them.

/** What a list takes for a year, a month or a day of the archive. */
export interface DateRange {
  readonly publishedFrom: string
  readonly publishedBefore: string
}

const locale = new Intl.DateTimeFormat().resolvedOptions().locale

const timeFormat = new Intl.DateTimeFormat(locale, {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
})

/**
 * The range of a date as the API takes it: days in the archive's own zone.
 * @param date `2022`, `2022-04` or `2022-04-19`. Anything else goes on as it is, for the API to refuse by name.
 */
export function rangeOf(date: string): DateRange {
  const first = firstDayOf(date)
  if (first === null) return { publishedFrom: date, publishedBefore: date }
  const after = new Date(first)
  if (date.length === 4) after.setUTCFullYear(after.getUTCFullYear() + 1)
  else if (date.length === 7) after.setUTCMonth(after.getUTCMonth() + 1)
  else after.setUTCDate(after.getUTCDate() + 1)
  return { publishedFrom: first, publishedBefore: after.toISOString().slice(0, 10) }
}

/** The next finer facet of a date: a year has months, a month has days. */
export function facetWithin(date: string | undefined): 'month' | 'day' | null {
  if (date === undefined || date.length === 4) return 'month'
  return date.length === 7 ? 'day' : null
}

/** A date in words, such as “April 2022”. */
export function dateName(date: string): string {
  const first = firstDayOf(date)
  if (first === null) return date
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(date.length > 4 ? { month: 'long' } : {}),
    ...(date.length > 7 ? { day: 'numeric' } : {}),
  }).format(Date.parse(first))
}

/** The short name of a month alone, such as “Apr”. @param month From 1. */
export function monthName(month: number): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1),
  )
}

/** A time in the reader's zone. @param time RFC 3339. */
export function timeName(time: string): string {
  return timeFormat.format(Date.parse(time))
}

/** The first day of a year, a month or a day; null when it is none of them. */
function firstDayOf(date: string): string | null {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(date)) return null
  const first = `${date}-01-01`.slice(0, 10)
  return Number.isNaN(Date.parse(first)) ? null : first
}
