// When a post was published, from its front matter or else from its file name; said aloud wherever it was not certain.

import type { Notice, PrepareContext } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import { readDate, toInstant, type WrittenDate } from './dates.ts'
import type { FrontMatterEntry } from './front-matter.ts'

/** What says the date of a post. */
export interface DateSources {
  readonly entry: FrontMatterEntry | undefined
  /** The day of the file name, `YYYY-MM-DD`. */
  readonly day: string | null
}

/** A bare zone is what a scraper leaves of `date: <date> +0800` when it found no date. */
const ZONE_ALONE = /^(?:[+-]\d\d:?\d\d|Z|UTC)?$/

/**
 * The time of a post; null when neither its front matter nor its file name has one. Throws a Refusal `date-invalid`
 * for a day or time that does not exist, and for a text that is no date where the file name has none to fall back on.
 */
export function readPostDate(sources: DateSources, context: PrepareContext, warnings: Notice[]): Date | null {
  const { entry, day } = sources
  if (entry === undefined) return day === null ? null : dayOf(day, context)
  const text = typeof entry.written === 'string' ? entry.written.trim() : JSON.stringify(entry.written ?? '')
  if (entry.written === null || ZONE_ALONE.test(text)) {
    if (day !== null) warnings.push(fromFileName(day, entry.line))
    return day === null ? null : dayOf(day, context)
  }
  const reading = readDate(text, entry.style !== 'plain')
  if (reading.kind === 'date') return instantOfDate(text, reading.date, entry.line, context, warnings)
  if (reading.kind === 'impossible') throw impossible(text, entry.line)
  if (day === null) throw unreadable(text, entry.line)
  warnings.push(insteadOf(text, day, entry.line))
  return dayOf(day, context)
}

/** Midnight of the file name's day in the zone of the site, as Jekyll has it. */
function dayOf(day: string, context: PrepareContext): Date {
  const reading = readDate(day)
  const instant = reading.kind === 'date' ? toInstant(reading.date, context.timezone) : null
  if (instant === null) throw impossible(day, undefined)
  return instant
}

function instantOfDate(
  text: string,
  date: WrittenDate,
  line: number,
  context: PrepareContext,
  warnings: Notice[],
): Date {
  // Jekyll reads `2021-12-08 10:46:18` as UTC, but all else without a zone in the zone of the site.
  const isUtc = date.utcByDefault && context.zonelessDates === 'utc'
  const instant = toInstant(date, isUtc ? 'UTC' : context.timezone)
  if (instant === null) throw impossible(text, line)
  if (date.unknownZone !== null) {
    warnings.push(unknownZone(text, date.unknownZone, context.timezone, instant, line))
  } else if (date.offsetMinutes === null) {
    warnings.push(withoutZone(text, isUtc ? 'UTC' : `the time of ${context.timezone}`, instant, line))
  }
  return instant
}

function impossible(text: string, line: number | undefined): Refusal {
  const detail = `There is no such date or time as “${text.slice(0, 80)}”${line === undefined ? ' (in the file name)' : ''}. Correct it.`
  return new Refusal({ code: 'date-invalid', detail, ...(line === undefined ? {} : { line }) })
}

function unreadable(text: string, line: number): Refusal {
  const detail = `“${text.slice(0, 80)}” is no date that can be read, and the file name has none. Write it as 2022-04-19 12:56:15 +0800.`
  return new Refusal({ code: 'date-invalid', detail, line })
}

function insteadOf(text: string, day: string, line: number): Notice {
  const detail = `“${text.slice(0, 80)}” is no date that can be read. Midnight of the file name's day, ${day}, was taken. Write it as 2022-04-19 12:56:15 +0800.`
  return { code: 'date-unreadable', detail, line }
}

function fromFileName(day: string, line: number): Notice {
  const detail = `The date is empty. Midnight of the file name's day, ${day}, was taken. Write the date in, or take the key out.`
  return { code: 'date-from-file-name', detail, line }
}

function withoutZone(text: string, readAs: string, instant: Date, line: number): Notice {
  const detail = `The date “${text}” has no zone. It was read as ${readAs}: ${instant.toISOString()}. Write the zone behind it, such as +0800, or import with another zonelessDates or timezone.`
  return { code: 'date-without-zone', detail, line }
}

function unknownZone(text: string, zone: string, readAs: string, instant: Date, line: number): Notice {
  const detail = `The zone “${zone.slice(0, 40)}” of the date “${text.slice(0, 80)}” is not one that Jekyll knows. The date was read in the time of ${readAs}, as Jekyll does: ${instant.toISOString()}. Write an offset instead, such as +0800.`
  return { code: 'date-zone-unknown', detail, line }
}
