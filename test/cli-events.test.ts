// Watching an import by its events: through breaks, silence, and servers or proxies that give none.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { ImportState } from '../src/cli/answers.ts'
import { watch } from '../src/cli/watch.ts'
import { entriesOf } from './fixtures/archive-entries.ts'
import { runCli } from './fixtures/cli-process.ts'
import {
  answerJson,
  answerProblem,
  importId,
  importRoutes,
  importState,
  openEvents,
  type Routes,
  sendEvent,
  startStub,
} from './fixtures/stub-server.ts'

const poll = `GET /v1/imports/${importId}`
const events = `GET /v1/imports/${importId}/events`

const running = (seen: number) => importState({ state: 'running', total: 300, counts: { seen } })
const done = importState({ total: 300, counts: { seen: 300, created: 300 } })

/** Watches an import of a stub to its end, and gives how many items each state had seen, and what was said. */
async function watchStub(
  t: { teardown(close: () => Promise<void>): void },
  routes: Routes,
  { idleMs = 10_000, signal = new AbortController().signal } = {},
) {
  const { url } = await startStub(t, routes)
  const seen: number[] = []
  const said: string[] = []
  const patience = { signal, onLost: () => said.push('lost'), onBack: () => said.push('back') }
  const connection = { url: new URL(`${url}/`), shownUrl: url, key: 'k' }
  const onState = ({ counts }: ImportState) => seen.push(counts.seen)
  const final = await watch(connection, importId, patience, onState, idleMs)
  return { final, seen, said }
}

t.test('each event is told as it comes, and the last one is the end', async (t) => {
  let polls = 0
  let accept = ''
  const { final, seen, said } = await watchStub(t, {
    [poll]: ({ response }) => {
      polls++
      answerJson(response, 200, running(0))
    },
    [events]: async ({ request, response }) => {
      accept = request.headers.accept ?? ''
      openEvents(response)
      for (const count of [1, 100, 200]) await sendEvent(response, 'progress', running(count))
      await sendEvent(response, 'unheard-of', { any: 'thing' })
      await sendEvent(response, 'done', done)
    },
  })
  t.equal(accept, 'text/event-stream')
  t.same(final, done, 'the stream is left open by the server, and yet the watching ends')
  t.same(seen, [0, 1, 100, 200])
  t.equal(polls, 1)
  t.same(said, [])
})

t.test('a stream that breaks is opened again, without a word while the server answers', async (t) => {
  let streams = 0
  const breaks: ((response: Parameters<typeof openEvents>[0]) => void)[] = [
    (response) => response.destroy(),
    (response) => response.end(),
    (response) => response.end('event: done\ndata: {"cut in the mid'),
  ]
  const { final, seen, said } = await watchStub(t, {
    [poll]: ({ response }) => answerJson(response, 200, running(streams * 10)),
    [events]: async ({ response }) => {
      openEvents(response)
      await sendEvent(response, 'progress', running(++streams * 10))
      const end = breaks[streams - 1]
      if (end) end(response)
      else await sendEvent(response, 'done', done)
    },
  })
  t.equal(streams, 4)
  t.same(final, done)
  t.same(seen, [0, 10, 10, 20, 20, 30, 30, 40])
  t.same(said, [])
})

t.test('a server that goes away while it is watched is said once, and once that it is back', async (t) => {
  let streams = 0
  let refusals = 0
  const { final, said } = await watchStub(t, {
    [poll]: ({ request, response }) => {
      if (streams === 1 && refusals++ < 3) request.socket.destroy()
      else answerJson(response, 200, running(0))
    },
    [events]: async ({ response }) => {
      openEvents(response)
      await sendEvent(response, 'progress', running(++streams))
      if (streams === 1) response.destroy()
      else await sendEvent(response, 'done', done)
    },
  })
  t.same(final, done)
  t.equal(refusals, 4)
  t.same(said, ['lost', 'back'])
})

t.test('a connection without a byte is dead, and a comment is a byte', async (t) => {
  let streams = 0
  const { final, seen } = await watchStub(
    t,
    {
      [poll]: ({ response }) => answerJson(response, 200, running(0)),
      [events]: async ({ response }) => {
        openEvents(response)
        await sendEvent(response, 'progress', running(++streams))
        if (streams === 1) return // and never again a byte
        const comments = setInterval(() => response.write(': still here\n\n'), 100)
        response.once('close', () => clearInterval(comments))
        setTimeout(() => void sendEvent(response, 'done', done), 2_500)
      },
    },
    { idleMs: 1_500 },
  )
  t.equal(streams, 2, 'the second lives longer than silence may')
  t.same(final, done)
  t.same(seen, [0, 1, 0, 2])
})

t.test('where there are no events it goes on asking', async (t) => {
  const refusals: Record<string, Routes[string]> = {
    'a server that is older': ({ response }) => answerProblem(response, 404, 'Not found', 'No.'),
    'a server that does not offer the type': ({ response }) => answerProblem(response, 406, 'No', 'No.'),
    'a proxy that shows a page': ({ response }) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello</p>'),
  }
  for (const [who, route] of Object.entries(refusals)) {
    let polls = 0
    let streams = 0
    const { final } = await watchStub(t, {
      [poll]: ({ response }) => answerJson(response, 200, polls++ < 4 ? running(polls) : done),
      [events]: async (exchange) => {
        streams++
        await route?.(exchange)
      },
    })
    t.same(final, done, who)
    t.equal(polls, 5)
    t.equal(streams, 1, 'it is not asked for again')
  }
})

t.test('where events are held back or refused for now it tries again, and then goes on asking', async (t) => {
  const refusals: Record<string, Routes[string]> = {
    'the stream ends at once': ({ response }) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(),
    'no byte comes through': ({ response }) => openEvents(response),
    'nobody answers': () => undefined,
    'the server has too many': ({ response }) => answerProblem(response, 503, 'Busy', 'Later.'),
  }
  for (const [how, route] of Object.entries(refusals)) {
    let polls = 0
    let streams = 0
    const { final, said } = await watchStub(
      t,
      {
        [poll]: ({ response }) => answerJson(response, 200, polls++ < 4 ? running(polls) : done),
        [events]: async (exchange) => {
          streams++
          await route?.(exchange)
        },
      },
      { idleMs: 100 },
    )
    t.same(final, done, how)
    t.equal(streams, 3)
    t.same(said, [])
  }
})

t.test('what is no state of an import ends the watching in words', async (t) => {
  const routes = (data: string): Routes => ({
    [poll]: ({ response }) => answerJson(response, 200, running(0)),
    [events]: ({ response }) => {
      openEvents(response)
      response.write(`event: progress\ndata: ${data}\n\n`)
    },
  })
  for (const data of ['{"id":"x"}', 'no JSON', '']) {
    await t.rejects(watchStub(t, routes(data)), { message: /is not the answer of a Broadsheet/ }, data)
  }
})

t.test('an import that is over before it is watched needs no events', async (t) => {
  let streams = 0
  const { final } = await watchStub(t, {
    [poll]: ({ response }) => answerJson(response, 200, done),
    [events]: () => streams++,
  })
  t.same(final, done)
  t.equal(streams, 0)
})

t.test('who stops watching closes the stream', async (t) => {
  const stopping = new AbortController()
  let onClosed = () => {}
  const closed = new Promise<void>((resolve) => {
    onClosed = resolve
  })
  const watching = watchStub(
    t,
    {
      [poll]: ({ response }) => answerJson(response, 200, running(0)),
      [events]: async ({ response }) => {
        openEvents(response)
        response.once('close', onClosed)
        await sendEvent(response, 'progress', running(1))
        stopping.abort(new Error('enough'))
      },
    },
    { signal: stopping.signal },
  )
  await t.rejects(watching, { message: 'enough' })
  await closed
})

t.test(
  'a folder of some hundred files is sent whole and watched to its end, though the connection is cut',
  async (t) => {
    const folder = t.testdir({ _posts: {} })
    mkdirSync(join(folder, '_posts', '2022'))
    for (let post = 0; post < 300; post++) {
      const name = `2022-04-19-${String(post).padStart(3, '0')}.md`
      writeFileSync(
        join(folder, '_posts', '2022', name),
        `---\ntitle: ${post}\n---\n${'正文'.repeat(post)}\n`,
      )
    }
    const { routes, received } = importRoutes([running(0), running(100), running(200)])
    let streams = 0
    let away = 0
    const asked = routes[poll]
    const { url } = await startStub(t, {
      ...routes,
      [poll]: async (exchange) => {
        // After the first stream broke, the server is away for two questions.
        if (streams === 1 && away++ < 2) exchange.request.socket.destroy()
        else await asked?.(exchange)
      },
      [events]: async ({ response }) => {
        openEvents(response)
        await sendEvent(response, 'progress', running(++streams * 90))
        if (streams < 3) response.destroy()
        else await sendEvent(response, 'done', done)
      },
    })
    const run = await runCli(['import', folder, '--url', url, '--key', 'k'])
    t.equal(run.code, 0, run.stderr)
    t.equal(streams, 3)
    t.equal(run.stderr.match(/does not answer/g)?.length, 1)
    t.equal(run.stderr.match(/answers again/g)?.length, 1)
    t.match(run.stdout, /^Imported: 300 items .*\n +300 {2}created\n/)
    t.equal(
      received.request?.headers['transfer-encoding'],
      'chunked',
      'its size is known to nobody beforehand',
    )
    t.equal((await entriesOf(received.body)).size, 300)
  },
)
