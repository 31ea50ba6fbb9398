// Budgets of requests: the setting, the count, and whom an address stands for.

import fc from 'fast-check'
import t from 'tap'
import { ConfigError, readConfig } from '../../src/config.ts'
import { Budgets } from '../../src/platform/budgets.ts'
import { clientOfAddress } from '../../src/platform/client-address.ts'

t.test('the setting is off, or numbers by name, of which any may be left out', async (t) => {
  const limitOf = (RATE_LIMIT?: string) => readConfig({ RATE_LIMIT }).rateLimit
  t.same(limitOf(), { read: 6_000, write: 600, import: 60 })
  t.equal(limitOf('off'), null)
  t.same(limitOf('write=5'), { read: 6_000, write: 5, import: 60 })
  t.same(limitOf('import=1,read=9999999'), { read: 9_999_999, write: 600, import: 1 })
  for (const wrong of [
    'OFF',
    'on',
    'read',
    'read=',
    'read=0',
    'read=-1',
    'read=1.5',
    'read=1e3',
    'read=05',
    'read=10000000',
    'read=1,read=2',
    'read=1;write=2',
    'read=1,',
    ',',
    'delete=1',
    'off,read=1',
    '100',
    '__proto__=1',
  ])
    t.throws(() => limitOf(wrong), {
      constructor: ConfigError,
      message: /^The setting RATE_LIMIT must be off/,
    })
})

t.test('any numbers are read back, in any order', async () => {
  const numbers = fc.dictionary(
    fc.constantFrom('read', 'write', 'import'),
    fc.integer({ min: 1, max: 9_999_999 }),
  )
  fc.assert(
    fc.property(numbers, fc.boolean(), (given, isReversed) => {
      const parts = Object.entries(given).map(([name, number]) => `${name}=${number}`)
      const RATE_LIMIT = (isReversed ? parts.reverse() : parts).join()
      const expected = { read: 6_000, write: 600, import: 60, ...given }
      return JSON.stringify(readConfig({ RATE_LIMIT }).rateLimit) === JSON.stringify(expected)
    }),
  )
})

t.test('no more is granted than a full budget and what fills up since; refusals tell when', async () => {
  const steps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })), { maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), steps, (perMinute, waits) => {
      let now = 123.456
      const budgets = new Budgets({ read: perMinute }, () => now)
      const granted: number[] = []
      for (const wait of waits) {
        now += wait
        const expected = budgets.wait('x', 'read')
        const { isGranted, remaining, seconds } = budgets.take('x', 'read')
        if (isGranted !== (expected === 0) || seconds < 1) return false
        if (isGranted) granted.push(now)
        else {
          if (remaining !== 0 || seconds !== expected) return false
          // Whoever comes when it was told to is let in, and not a second before that is so.
          const early = seconds > 1 ? seconds - 1.001 : 0
          now += early * 1000
          if (early > 0 && budgets.wait('x', 'read') === 0) return false
          now += (seconds - early) * 1000
          if (budgets.wait('x', 'read') !== 0) return false
        }
        const most = (since: number) => perMinute + ((now - since) * perMinute) / 60_000 + 1e-6
        if (granted.some((since, index) => granted.length - index > most(since))) return false
      }
      return true
    }),
  )
})

t.test('who asks no more than its number in any minute is never refused', async () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 100 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), gaps, (perMinute, waits) => {
      let now = 0
      const budgets = new Budgets({ read: perMinute }, () => now)
      const asked: number[] = []
      return waits.every((wait) => {
        now = Math.max(now + wait, (asked.at(-perMinute) ?? Number.NEGATIVE_INFINITY) + 60_000)
        asked.push(now)
        return budgets.take('x', 'read').isGranted
      })
    }),
  )
})

t.test('what remains is what is granted at once', async (t) => {
  for (const perMinute of [1, 7, 60, 600, 6_000, 999_983]) {
    const budgets = new Budgets({ read: perMinute }, () => 77.7)
    let granted = 0
    // Broken off, the number at the end is wrong.
    for (let taken = budgets.take('x', 'read'); taken.isGranted; taken = budgets.take('x', 'read')) {
      granted += 1
      if (taken.remaining !== perMinute - granted) break
    }
    t.equal(granted, perMinute)
  }
})

t.test('clients are remembered up to a number, the least recent are forgotten', async (t) => {
  const budgets = new Budgets({ read: 1 }, () => 0, 2)
  for (const client of ['a', 'b']) t.ok(budgets.take(client, 'read').isGranted)
  t.notOk(budgets.take('a', 'read').isGranted)
  t.ok(budgets.take('c', 'read').isGranted)
  t.notOk(budgets.take('a', 'read').isGranted)
  t.ok(budgets.take('b', 'read').isGranted, 'forgotten')
})

t.test('an address stands for its client', async (t) => {
  for (const [address, client] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:C000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['::192.0.2.1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['2001:db8:a:b:c:d:e:f', '2001:db8:a:b::/64'],
    ['2001:DB8:A:b::', '2001:db8:a:b::/64'],
    ['2001:db8::b:c:d:e', '2001:db8:0:0::/64'],
    ['1::2:3:4:5:6:7', '1:0:2:3::/64'],
    ['fe80::1%en0', 'fe80:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:1234', '0:0:0:0::/64'],
    [undefined, 'unknown'],
    ['x'.repeat(65), 'unknown'],
    ...['1:2', '1::2::3', 'x::1', '1:2:3::5:6:7:8:9', '::12345', ':', ':::'].map(
      (none) => [none, 'unknown'] as const,
    ),
  ] as const)
    t.equal(clientOfAddress(address), client, String(address))
})
