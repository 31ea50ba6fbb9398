// Times as parameters give them: what the calendar has, and midnight in a zone.

import fc from 'fast-check'
import t from 'tap'
import { parseRfc3339 } from '../../src/platform/calendar.ts'
import { isTimezone, parseDay, parseTimeOrDay } from '../../src/platform/time.ts'
import { civilAt } from '../../src/platform/zone.ts'

const instants = fc.date({
  min: new Date('0001-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})
const pad = (value: number, width = 2) => String(value).padStart(width, '0')

t.test('what toISOString writes is read back to the millisecond', async (t) => {
  fc.assert(
    fc.property(instants, (instant) => parseRfc3339(instant.toISOString())?.getTime() === instant.getTime()),
  )
  t.pass()
})

t.test('an offset moves the clock and not the instant', async (t) => {
  const offsets = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 })
  fc.assert(
    fc.property(instants, offsets, (instant, minutes) => {
      const local = new Date(instant.getTime() + minutes * 60_000)
      fc.pre(local.getUTCFullYear() >= 1 && local.getUTCFullYear() <= 9999)
      const away = Math.abs(minutes)
      const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(away / 60))}:${pad(away % 60)}`
      return parseRfc3339(local.toISOString().replace('Z', offset))?.getTime() === instant.getTime()
    }),
  )
  t.pass()
})

t.test('of every day that can be written, those of the calendar are read, and no other', async (t) => {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  fc.assert(
    fc.property(
      fc.nat(9999),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const most = (days[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)
        const exists = year >= 1 && day >= 1 && day <= most
        const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`
        return (parseDay(text) !== null) === exists && (parseRfc3339(`${text}T12:00:00Z`) !== null) === exists
      },
    ),
    { numRuns: 2_000 },
  )
  t.pass()
})

t.test('nothing but the two forms is read', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      fc.pre(!/^\d{4}-\d\d-\d\d/.test(text))
      return parseTimeOrDay(text, 'Asia/Shanghai') === null
    }),
  )
  for (const text of [
    '',
    ' 2022-04-19',
    '2022-04-19 ',
    '2022-04-19\n',
    '2022-4-9',
    '22-04-19',
    '+2022-04-19',
    '02022-04-19',
    '２０２２-04-19',
    '2022-04-19T',
    '2022-04-19T12:00Z',
    '2022-04-19T12:00:00',
    '2022-04-19T12:00:00 08:00',
    '2022-04-19T12:00:00+08',
    '2022-04-19T12:00:00+0800',
    '2022-04-19T12:00:00+24:00',
    '2022-04-19T12:00:00+08:60',
    '2022-04-19T12:00:00.Z',
    '2022-04-19T12:00:00,5Z',
    '2022-04-19T24:00:00Z',
    '2022-04-19T23:60:00Z',
    '2016-12-31T23:59:60Z',
    '2022-04-19T12:00:00ZZ',
    '2022-04-19T12:00:00Z\0',
    '2022-W16-2',
    '2022-109',
    '1650326400',
    'Tue, 19 Apr 2022 12:00:00 GMT',
  ])
    t.equal(parseTimeOrDay(text, 'UTC'), null, JSON.stringify(text))
})

t.test('what RFC 3339 allows is read', async (t) => {
  for (const [text, instant] of [
    ['2022-04-19T12:56:15+08:00', '2022-04-19T04:56:15.000Z'],
    ['2022-04-19t04:56:15z', '2022-04-19T04:56:15.000Z'],
    ['2022-04-19T04:56:15-00:00', '2022-04-19T04:56:15.000Z'],
    ['2022-04-19T04:56:15.5Z', '2022-04-19T04:56:15.500Z'],
    ['2022-04-19T04:56:15.999999999Z', '2022-04-19T04:56:15.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['0001-01-01T00:00:00+00:01', null],
    ['9999-12-31T23:59:59-00:01', null],
  ] as const)
    t.equal(parseTimeOrDay(text, 'Asia/Shanghai')?.toISOString() ?? null, instant, text)
})

t.test('a day is the first moment that the zone’s calendar shows it', async (t) => {
  const zones = [
    'UTC',
    'Asia/Shanghai',
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Apia',
    'America/St_Johns',
    'Africa/Cairo',
  ]
  const days = fc.date({ min: new Date('1970-01-02'), max: new Date('2035-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.constantFrom(...zones), (date, zone) => {
      const day = date.toISOString().slice(0, 10)
      const start = parseTimeOrDay(day, zone)
      if (start === null) return false
      const dayAt = (instantMs: number) => {
        const civil = civilAt(zone, instantMs)
        return `${pad(civil.year, 4)}-${pad(civil.month)}-${pad(civil.day)}`
      }
      const shown = dayAt(start.getTime())
      // Apia had no 30 December 2011: that midnight is the next day's.
      return (
        dayAt(start.getTime() - 1) < shown &&
        (shown === day || (zone === 'Pacific/Apia' && day === '2011-12-30'))
      )
    }),
    { numRuns: 500 },
  )
  for (const [zone, day, instant] of [
    ['Asia/Shanghai', '2022-04-19', '2022-04-18T16:00:00.000Z'],
    ['Asia/Shanghai', '1988-07-01', '1988-06-30T15:00:00.000Z'],
    ['UTC', '2022-04-19', '2022-04-19T00:00:00.000Z'],
    ['America/New_York', '2022-03-14', '2022-03-14T04:00:00.000Z'],
    // Midnight itself is skipped: the day begins at 1 o'clock.
    ['Africa/Cairo', '2010-04-30', '2010-04-29T22:00:00.000Z'],
    ['Asia/Shanghai', '0001-01-01', null],
    ['America/New_York', '9999-12-31', '9999-12-31T05:00:00.000Z'],
  ] as const)
    t.equal(parseTimeOrDay(day, zone)?.toISOString() ?? null, instant, `${day} in ${zone}`)
})

t.test('only names of the zone database are zones', async (t) => {
  for (const name of ['Asia/Shanghai', 'UTC', 'Europe/Berlin', 'America/Argentina/Ushuaia'])
    t.ok(isTimezone(name), name)
  for (const name of ['', 'Mars/Olympus', 'Asia/Shanghai ', '../etc/passwd', 'UTC+8'])
    t.notOk(isTimezone(name), name)
})
