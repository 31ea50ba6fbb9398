// `broadsheet import` when the connection, or the person at the keyboard, has other plans.

import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { send } from '../src/cli/client.ts'
import { runCli } from './fixtures/cli-process.ts'
import {
  answerProblem,
  importId,
  importRoutes,
  importState,
  openEvents,
  type Routes,
  sendEvent,
  startStub,
} from './fixtures/stub-server.ts'

const done = importState({ counts: { seen: 11, created: 11 } })

t.test('a refusal that comes while the upload goes on is shown, whatever the server does then', async (t) => {
  const folder = t.testdir({ 'large.bin': randomBytes(20_000_000) })
  const refuse: Record<string, Routes[string]> = {
    'the server reads on': ({ request, response }) => {
      answerProblem(response, 413, 'Too large', 'At most 4 GiB.')
      request.resume()
    },
    'the server reads no more': ({ response }) => answerProblem(response, 413, 'Too large', 'At most 4 GiB.'),
    'the server hangs up': ({ request, response }) => {
      response.shouldKeepAlive = false
      answerProblem(response, 413, 'Too large', 'At most 4 GiB.')
      response.once('finish', () => request.socket.destroy())
    },
  }
  for (const [how, route] of Object.entries(refuse)) {
    await t.test(how, async (t) => {
      const { url } = await startStub(t, { 'POST /v1/imports': route })
      const run = await runCli(['import', folder, '--url', url, '--key', 'k'])
      t.equal(run.code, 1)
      t.match(run.stderr, 'Too large: At most 4 GiB. (request req-1)\n')
    })
  }
})

t.test('the answer of a server that hangs up is read also when a write fails before it', async (t) => {
  const { url } = await startStub(t, {
    'POST /v1/imports': ({ request, response }) => {
      response.shouldKeepAlive = false
      answerProblem(response, 413, 'Too large', 'At most 4 GiB.')
      response.once('finish', () => request.socket.destroy())
    },
  })
  const connection = { url: new URL(url), shownUrl: url, key: 'k' }
  // Server and client share one event loop here: a write in its check phase comes before the next read.
  async function* chunks() {
    for (let sent = 0; sent < 200; sent++) {
      await setImmediate()
      yield Buffer.alloc(65_536)
    }
  }
  for (let round = 0; round < 5; round++) {
    const body = { type: 'application/gzip', content: Readable.from(chunks()) }
    const answer = await send(connection, { method: 'POST', path: 'v1/imports', body })
    t.equal(answer.status, 413)
    t.match(answer.text, 'At most 4 GiB.')
  }
})

t.test('a connection that is lost while watching is taken up again, and said once', async (t) => {
  const { routes } = importRoutes([importState({ state: 'running' }), done])
  const poll = routes[`GET /v1/imports/${importId}`]
  let polls = 0
  const { url } = await startStub(t, {
    ...routes,
    [`GET /v1/imports/${importId}`]: async (exchange) => {
      polls++
      if (polls === 2 || polls === 3) exchange.request.socket.destroy()
      else if (polls === 4) answerProblem(exchange.response, 503, 'Database away', 'Soon.')
      else await poll?.(exchange)
    },
  })
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k'])
  t.equal(run.code, 0, run.stderr)
  t.equal(run.stderr.match(/does not answer/g)?.length, 1)
  t.match(run.stderr, /answers again/)
  t.match(run.stdout, /11 {2}created/)
})

t.test('Ctrl-C while watching lets go and says how to watch on', async (t) => {
  const { routes } = importRoutes([importState({ state: 'running' })])
  const poll = routes[`GET /v1/imports/${importId}`]
  let onPoll = () => {}
  const { url } = await startStub(t, {
    ...routes,
    [`GET /v1/imports/${importId}`]: async (exchange) => {
      await poll?.(exchange)
      onPoll()
    },
  })
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k'], {
    onStart: (child) => {
      onPoll = () => child.kill('SIGINT')
    },
  })
  t.equal(run.code, 130)
  t.match(run.stderr, `Watch it with: broadsheet import --watch ${importId}\n`)
  t.match(run.stderr, `Cancel it with: broadsheet import --cancel ${importId}\n`)
})

t.test('Ctrl-C while events come lets go as well', async (t) => {
  const { routes } = importRoutes([importState({ state: 'running' })])
  let interrupt = () => {}
  const { url } = await startStub(t, {
    ...routes,
    [`GET /v1/imports/${importId}/events`]: async ({ response }) => {
      openEvents(response)
      await sendEvent(response, 'progress', importState({ state: 'running' }))
      interrupt()
    },
  })
  const run = await runCli(['import', '--watch', importId, '--url', url, '--key', 'k'], {
    onStart: (child) => {
      interrupt = () => child.kill('SIGINT')
    },
  })
  t.equal(run.code, 130)
  t.match(run.stderr, `Cancel it with: broadsheet import --cancel ${importId}\n`)
})

t.test('Ctrl-C while sending cuts the upload off', async (t) => {
  const folder = t.testdir({ 'large.bin': randomBytes(20_000_000) })
  let onUpload: (request: IncomingMessage) => void = () => {}
  const upload = new Promise<IncomingMessage>((resolve) => {
    onUpload = resolve
  })
  const { url } = await startStub(t, {
    // Read a little and no more: the rest does not fit into the buffers between, so the upload cannot end.
    'POST /v1/imports': ({ request }) => request.once('data', () => onUpload(request.pause())),
  })
  const run = await runCli(['import', folder, '--url', url, '--key', 'k'], {
    onStart: (child) => void upload.then(() => child.kill('SIGINT')),
  })
  t.equal(run.code, 130)
  t.match(run.stderr, 'Stopped while sending.')
  const request = await upload
  await t.rejects(buffer(request), { code: 'ECONNRESET' }, 'the server sees that the upload is not whole')
})
