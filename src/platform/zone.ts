// Civil time and instants in a named zone (`Asia/Shanghai`), by the zone data that Intl brings.

import { type CivilTime, utcMs } from './calendar.ts'

const DAY_MS = 86_400_000

/** Making a formatter takes 50 times as long as using it. The zones are those of imports: a handful. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

/**
 * What clocks and calendars of `zone` (an IANA name) show at an instant in milliseconds since 1970.
 * Throws a RangeError for an unknown zone.
 */
export function civilAt(zone: string, instantMs: number): CivilTime {
  const parts = new Map<string, string>()
  for (const part of formatterOf(zone).formatToParts(instantMs)) parts.set(part.type, part.value)
  const read = (type: string): number => Number(parts.get(type))
  return {
    year: parts.get('era') === 'BC' ? 1 - read('year') : read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
    millisecond: ((instantMs % 1000) + 1000) % 1000,
  }
}

/** How far `zone` is ahead of UTC at an instant, in milliseconds. Throws a RangeError for an unknown zone. */
export function offsetAtMs(zone: string, instantMs: number): number {
  return utcMs(civilAt(zone, instantMs)) - instantMs
}

/**
 * The instant, in milliseconds since 1970, at which clocks in `zone` show `civil`. A time that comes twice (clocks set
 * back) is the first of the two; one that never comes (clocks set forward) is as much later as the clocks were moved.
 * Both as Temporal's "compatible" and the C library's `mktime`. Throws a RangeError for an unknown zone.
 */
export function instantOf(zone: string, civil: CivilTime): number {
  const asUtcMs = utcMs(civil)
  const beforeMs = offsetAtMs(zone, asUtcMs - DAY_MS)
  const afterMs = offsetAtMs(zone, asUtcMs + DAY_MS)
  for (const offsetMs of [beforeMs, afterMs]) {
    if (offsetAtMs(zone, asUtcMs - offsetMs) === offsetMs) return asUtcMs - offsetMs
  }
  return asUtcMs - beforeMs
}
