// Watching an import, with a clock of the test's own: how often the database is asked, and what a slow reader gets.

import { mock } from 'node:test'
import t from 'tap'
import { importEvents } from '../src/imports/event-stream.ts'
import { openProgress, type Progress, type Watcher } from '../src/imports/progress.ts'
import type { Import } from '../src/imports/schema.ts'

t.beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] }))
t.afterEach(() => mock.timers.reset())

function stateOf(seen: number, finishedAt: string | null = null): Import {
  const none = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, warnings: 0, ignored: 0 }
  return {
    id: 'an-import',
    state: finishedAt === null ? 'running' : 'completed',
    format: 'ndjson',
    dryRun: false,
    by: { type: 'key', id: null, name: 'ADMIN_KEY' },
    total: 100_000,
    counts: { seen, ...none },
    bytes: { received: 1 },
    warnings: [],
    error: null,
    createdAt: '2022-04-19T04:56:15.000Z',
    startedAt: null,
    finishedAt,
    perSecond: null,
    links: { self: '', items: '', events: '' },
  }
}

const end = '2022-04-19T04:56:16.000Z'

/** Lets what was promised happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    mock.timers.tick(50)
    await settle()
  }
}

/** A database that answers with one state after the other. */
function database(answer: (asked: number) => Import | null) {
  const counted = { asked: 0 }
  const progress = openProgress(async () => {
    counted.asked += 1
    return answer(counted.asked)
  })
  return { counted, progress }
}

t.test('hundreds of watchers share one question a second', async (t) => {
  const { counted, progress } = database((asked) => stateOf(asked))
  const told = new Map<number, number>()
  const ends = Array.from({ length: 300 }, (_, at) =>
    progress.watch('an-import', (state) => told.set(at, state?.counts.seen ?? -1)),
  )
  await pass(5_100)
  t.equal(counted.asked, 5)
  t.same(new Set(told.values()), new Set([5]))
  for (const unwatch of ends) unwatch()
  await pass(5_000)
  t.equal(counted.asked, 5, 'nobody is asked for nobody')
})

t.test('news in the process is told sooner, and at most four times a second', async (t) => {
  const { counted, progress } = database((asked) => stateOf(asked))
  progress.watch('an-import', () => undefined)
  progress.watch('another', () => undefined)
  await pass(900)
  t.equal(counted.asked, 0)
  progress.nudge('an-import')
  await pass(50)
  t.equal(counted.asked, 1)
  for (let at = 0; at < 20; at++) {
    progress.nudge('an-import')
    await pass(50)
  }
  t.ok(counted.asked >= 4 && counted.asked <= 6, `asked ${counted.asked} times within about a second`)
  progress.close()
})

t.test(
  'an error of the database is passed over, the end is told once, and who comes then begins anew',
  async (t) => {
    const { counted, progress } = database((asked) => {
      if (asked === 1) throw new Error('away')
      return stateOf(1, asked < 3 ? null : end)
    })
    const told: (string | null | undefined)[] = []
    progress.watch('an-import', (state) => told.push(state?.finishedAt))
    await pass(10_000)
    t.same(told, [null, end])
    t.equal(counted.asked, 3)
    progress.watch('an-import', () => undefined)
    await pass(1_000)
    t.equal(counted.asked, 4)
  },
)

t.test('at the stop of the server every watching ends, and none begins', async (t) => {
  const { counted, progress } = database((asked) => stateOf(asked))
  const told: unknown[] = []
  const unwatch = progress.watch('an-import', (state) => told.push(state))
  progress.close()
  unwatch()
  progress.watch('an-import', (state) => told.push(state))
  t.same(told, [null, null])
  await pass(5_000)
  t.equal(counted.asked, 0)
})

/** A stream of events, and what tells it of states. */
function streamOf(first: Import) {
  const watching: { tell: Watcher; isOver: boolean } = { tell: () => undefined, isOver: false }
  const progress: Progress = {
    watch(_id, watcher) {
      watching.tell = watcher
      return () => {
        watching.isOver = true
      }
    },
    nudge: () => undefined,
    close: () => undefined,
  }
  return { stream: importEvents(first, progress).setEncoding('utf8'), watching }
}

const eventsIn = (text: string) => text.match(/^event: \w+$/gm) ?? []

t.test('a reader that is slow gets the newest state, and the memory for one', async (t) => {
  const { stream, watching } = streamOf(stateOf(0))
  t.match(stream.read(), /^retry: 2000\n\nevent: progress\ndata: /)
  // One event is on its way; of the rest the last one waits.
  for (let seen = 1; seen <= 10_000; seen++) watching.tell(stateOf(seen))
  t.ok(stream.readableLength < 5_000, `${stream.readableLength} bytes wait`)
  watching.tell(stateOf(100_000, end))
  const text = (await stream.toArray()).join('')
  t.ok(eventsIn(text).length <= 3, `${eventsIn(text).length} of 10,000 events`)
  t.equal(eventsIn(text).at(-1), 'event: done')
  t.match(text, /"seen":100000/)
  t.ok(watching.isOver)
})

t.test('nothing is told twice', async (t) => {
  const { stream, watching } = streamOf(stateOf(1))
  t.equal(eventsIn(stream.read()).length, 1)
  watching.tell(stateOf(1))
  watching.tell({ ...stateOf(1), perSecond: 5 })
  t.equal(stream.read(), null)
  watching.tell(stateOf(2))
  t.equal(eventsIn(stream.read()).length, 1)
  stream.destroy()
})

t.test('a comment comes every fifteen seconds, and none to a reader that does not read', async (t) => {
  const { stream } = streamOf(stateOf(1))
  stream.read()
  await pass(14_900)
  t.equal(stream.read(), null)
  await pass(100)
  t.match(stream.read(), /^: .*\n\n$/)
  await pass(3 * 15_000)
  t.equal(stream.read()?.match(/^:/gm)?.length, 1, 'one waits')
  stream.destroy()
})

t.test('a client that goes ends its watching', async (t) => {
  const { stream, watching } = streamOf(stateOf(1))
  stream.read()
  stream.destroy()
  await settle()
  t.ok(watching.isOver)
})

t.test('a server that stops ends the stream without done', async (t) => {
  const { stream, watching } = streamOf(stateOf(1))
  stream.read()
  watching.tell(null)
  t.same(await stream.toArray(), [])
  t.ok(watching.isOver)
})
