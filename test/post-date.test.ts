// When a post was published: the written forms of dates, file names, zones, and what is said where it is not certain.

import fc from 'fast-check'
import t from 'tap'
import { readDate, toInstant } from '../src/imports/jekyll/dates.ts'
import { readPostPath, titleOfSlug } from '../src/imports/jekyll/file-name.ts'
import { prepare } from '../src/imports/prepare.ts'
import type { PrepareContext, Prepared } from '../src/imports/prepared.ts'
import { civilAt, instantOf, offsetAtMs } from '../src/platform/zone.ts'

const context: PrepareContext = {
  timezone: 'Asia/Shanghai',
  zonelessDates: 'utc',
  profile: 'auto',
  nowMs: Date.parse('2024-01-01T00:00:00Z'),
}

function post(text: string, path = '2022-04-19-a.md', changes: Partial<PrepareContext> = {}): Prepared {
  return prepare({ path, line: null, kind: 'post', bytes: Buffer.from(text) }, { ...context, ...changes })
}

function outcomeOf(prepared: Prepared): string {
  if (prepared.outcome === 'failed') return prepared.error.code
  return prepared.warnings.map((warning) => warning.code).join(' ') || prepared.outcome
}

t.test('each written form of a date is read, and no other', async (t) => {
  const read = (text: string) => {
    const reading = readDate(text)
    return reading.kind === 'date' ? toInstant(reading.date, 'Asia/Shanghai')?.toISOString() : reading.kind
  }
  t.equal(read('2022-04-19'), '2022-04-18T16:00:00.000Z')
  t.equal(read('2022-04-19 12:56'), '2022-04-19T04:56:00.000Z')
  for (const text of [
    '2022-04-19 12:56:15 +0800',
    '2022-04-19T12:56:15+08:00',
    '2022-04-19 04:56:15Z',
    '2022-04-19  04:56:15 UTC',
  ]) {
    t.equal(read(text), '2022-04-19T04:56:15.000Z')
  }
  t.equal(read('2022-04-19 12:56:15.98765 +0800'), '2022-04-19T04:56:15.987Z')
  for (const text of [
    '2024-02-31',
    '2023-02-29',
    '2022-13-01',
    '2022-00-10',
    '0000-01-01',
    '2022-04-19 25:00',
    '2022-04-19 24:00:00',
    '2022-04-19 12:60',
    '2022-04-19 12:00:60Z',
    '2022-04-19 12:00 +2500',
  ]) {
    t.equal(read(text), 'impossible', text)
  }
  for (const text of [
    '',
    'April 19',
    '19 Avril 2022',
    '1650344175',
    '2022-04-19 12',
    '2022-04-19 +0800',
    '12:56',
  ]) {
    t.equal(read(text), 'unreadable', text)
  }
})

t.test(
  'a date is told from front matter and file name, and said aloud where it is not certain',
  async (t) => {
    const dated = (date: string, path = '2022-04-19-a.md', changes: Partial<PrepareContext> = {}) => {
      const prepared = post(`---\ntitle: a\n${date}\n---\n文`, path, changes)
      const at = prepared.outcome === 'ready' ? prepared.article.publishedAt?.toISOString() : prepared.outcome
      return [at, outcomeOf(prepared)]
    }
    const midnight = '2022-04-18T16:00:00.000Z'
    t.same(dated('date: 2022-01-01 10:00:00 +0800'), ['2022-01-01T02:00:00.000Z', 'ready'])
    t.same(dated('date: 2022-01-01 10:00:00'), ['2022-01-01T10:00:00.000Z', 'date-without-zone'])
    t.same(
      dated('date: 2022-01-01 10:00:00', 'a.md', { zonelessDates: 'site' })[0],
      '2022-01-01T02:00:00.000Z',
    )
    t.same(
      dated('date: 2022-01-01'),
      ['2021-12-31T16:00:00.000Z', 'date-without-zone'],
      "midnight of the site's day",
    )
    t.same(dated(''), [midnight, 'ready'])
    for (const empty of ['date:', 'date: ""', 'date:  +0800'])
      t.same(dated(empty), [midnight, 'date-from-file-name'])
    t.same(dated('date: soon'), [midnight, 'date-unreadable'])
    t.same(dated('date: 2022-02-31'), ['failed', 'date-invalid'])
    t.same(dated('date: soon', 'a.md'), ['failed', 'date-invalid'])
    t.same(dated('', '2022-02-31-a.md'), ['failed', 'date-invalid'])
    for (const none of ['', 'date:', 'date:  +0800']) t.same(dated(none, 'a.md'), ['skipped', 'date-missing'])
    t.match(post('---\ntitle: a\n\ndate: 2024-02-31\n---\n'), { error: { code: 'date-invalid', line: 4 } })
  },
)

t.test('file names are read by the rule of Jekyll', async (t) => {
  t.match(readPostPath('a/_posts/b/2022-4-9-x-y.z.md'), {
    day: '2022-04-09',
    slug: 'x-y.z',
    categories: ['a'],
    format: 'markdown',
  })
  t.match(readPostPath('21-12-01-x.HTML'), { day: '2021-12-01', slug: 'x', format: 'html', isDraft: false })
  t.match(readPostPath('_drafts/about'), { day: null, slug: 'about', isDraft: true, categories: [] })
  t.equal(titleOfSlug('a-NEW-name'), 'A New Name')
})

t.test('zones know their offsets, their gaps and their folds', async (t) => {
  const at = (zone: string, iso: string) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = iso.split(/\D/).map(Number)
    return new Date(
      instantOf(zone, { year, month, day, hour, minute, second: 0, millisecond: 0 }),
    ).toISOString()
  }
  t.equal(at('Asia/Shanghai', '2022-04-19 12:56'), '2022-04-19T04:56:00.000Z')
  t.equal(at('America/New_York', '2021-03-14 01:59'), '2021-03-14T06:59:00.000Z')
  t.equal(
    at('America/New_York', '2021-03-14 02:30'),
    '2021-03-14T07:30:00.000Z',
    'never comes: an hour later',
  )
  t.equal(at('America/New_York', '2021-11-07 01:30'), '2021-11-07T05:30:00.000Z', 'comes twice: the first')
  t.equal(at('America/New_York', '2021-11-07 02:30'), '2021-11-07T07:30:00.000Z')
  t.equal(offsetAtMs('Asia/Kolkata', 0), 19_800_000)
  t.throws(() => offsetAtMs('Nowhere/At_All', 0), RangeError)
})

t.test('property: an instant survives the way to civil time and back', async (t) => {
  const zones = fc.constantFrom(
    'UTC',
    'Asia/Shanghai',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  )
  const instants = fc.integer({ min: Date.UTC(1, 0, 2) + 1e13, max: Date.UTC(9999, 11, 30) })
  fc.assert(
    fc.property(zones, instants, (zone, instantMs) => {
      const back = instantOf(zone, civilAt(zone, instantMs))
      // In a fold the first of two equal times is taken: at most an hour earlier.
      return back === instantMs || (back < instantMs && instantMs - back <= 3_600_000)
    }),
    { numRuns: 300 },
  )
  const dates = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  fc.assert(
    fc.property(dates, (date) => {
      const reading = readDate(date.toISOString())
      return reading.kind === 'date' && toInstant(reading.date, 'UTC')?.getTime() === date.getTime()
    }),
  )
  t.pass('no counterexample')
})
