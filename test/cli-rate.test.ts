// How fast something goes on, and how long it still takes, as the command line tells it.

import fc from 'fast-check'
import t from 'tap'
import { SendingPace, WorkingPace } from '../src/cli/pace.ts'
import { Rate, secondsLeft, shownDuration } from '../src/cli/rate.ts'
import { importState } from './fixtures/stub-server.ts'

/** A clock that is set by hand. */
function clock() {
  const at = { ms: 1_000_000 }
  return { at, now: () => at.ms }
}

t.test('the rate is that of the last seconds, not that since the beginning', async (t) => {
  const { at, now } = clock()
  const rate = new Rate(now)
  t.equal(rate.perSecond(), null)
  for (let second = 0; second <= 60; second++, at.ms += 1_000) rate.add(second * 1_000)
  for (let second = 1; second <= 12; second++, at.ms += 1_000) rate.add(60_000 + second * 10)
  at.ms -= 1_000
  t.ok((rate.perSecond() ?? 0) < 15, `${rate.perSecond()} a second, where ten are made`)
})

t.test('the rate falls to nothing while nothing comes', async (t) => {
  const { at, now } = clock()
  const rate = new Rate(now)
  rate.add(0)
  at.ms += 1_000
  rate.add(500)
  t.equal(rate.perSecond(), 500)
  at.ms += 4_000
  t.equal(rate.perSecond(), 100)
  at.ms += 60_000
  t.equal(rate.perSecond(), 0)
})

t.test('a count that goes back, as when failed items wait again, begins a new rate', async (t) => {
  const { at, now } = clock()
  const rate = new Rate(now)
  rate.add(1_000)
  at.ms += 2_000
  rate.add(10)
  t.equal(rate.perSecond(), null)
  at.ms += 2_000
  rate.add(30)
  t.equal(rate.perSecond(), 10)
})

t.test('however often a steady count is told, its rate is the same', async () => {
  await fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 300 }), (steps) => {
      const { at, now } = clock()
      const rate = new Rate(now)
      let count = 0
      rate.add(0)
      for (const stepMs of steps) {
        at.ms += stepMs
        count += stepMs * 2
        rate.add(count)
      }
      const perSecond = rate.perSecond()
      return perSecond === null || Math.abs(perSecond - 2_000) < 1e-6
    }),
  )
})

t.test('what is left is told by the rate, and not where nobody knows', async (t) => {
  t.equal(secondsLeft(100, 50), 2)
  t.equal(secondsLeft(100, 0), null)
  t.equal(secondsLeft(100, null), null)
  t.same([null, 0.2, 59.2, 200, 7_500, 3_600_000].map(shownDuration), [
    '?',
    '1 s',
    '1 min 0 s',
    '3 min 20 s',
    '2 h 5 min',
    '1,000 h 0 min',
  ])
})

t.test('sending and working are told with rate and time left', async (t) => {
  const { at, now } = clock()
  const sent = new SendingPace(now)
  const worked = new WorkingPace(now)
  const state = (seen: number, parts = {}) =>
    importState({ state: 'running', total: 6_000, perSecond: 5, counts: { seen, failed: 2 }, ...parts })
  t.equal(worked.parts().left, '?')
  sent.set(0, 0, 80_000_000)
  worked.set(state(0))
  at.ms += 2_000
  sent.set(0, 4_000_000, 80_000_000)
  worked.set(state(1_500))
  t.equal(sent.text(), '4.0 of 80.0 MB (2.0 MB/s, 38 s left)')
  t.equal(worked.text(), '1,500 of 6,000 items (750/s, 6 s left), 2 failed')
  sent.set(12, 4_000_000, null)
  t.equal(sent.text(), '12 files, 4.0 MB (2.0 MB/s)')
  worked.set(state(1_500, { state: 'receiving' }))
  t.equal(worked.parts().left, '?', 'more may still come')
  worked.set(state(1_500, { total: null }))
  t.equal(worked.text(), '1,500 of ? items (750/s, ? left), 2 failed')
})
