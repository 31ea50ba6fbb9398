// The load: autocannon in a process of its own, one window a message.

import autocannon from 'autocannon'

export interface LoadWindow {
  /** Such as http://127.0.0.1:34567 */
  readonly url: string
  readonly requests: readonly { readonly path: string; readonly headers: Readonly<Record<string, string>> }[]
  readonly connections: number
  readonly seconds: number
  /** The only status that counts as an answer. */
  readonly status: number
}

export interface LoadResult {
  readonly answers: number
  readonly seconds: number
  /** Milliseconds of each answer: autocannon's own figures are whole ones. */
  readonly times: Float64Array
  /** Answers of another status, and requests without one. */
  readonly failed: number
}

process.on('message', async (window: LoadWindow) => {
  const { url, requests, connections, seconds, status } = window
  const times: number[] = []
  let refused = 0
  let clients = 0
  let begunMs = 0
  const { errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 30,
    // Each connection begins elsewhere: else all ask for the same at once, and the server reads it once for all.
    setupClient(client) {
      client.on('response', (answered, _bytes, ms) => {
        if (answered === status) times.push(ms)
        else refused += 1
      })
      const from = Math.floor((clients++ * requests.length) / connections)
      client.setRequests(
        [...requests.slice(from), ...requests.slice(0, from)].map(({ path, headers }) => ({
          method: 'GET',
          path,
          headers: { ...headers },
        })),
      )
      // Requests are made beforehand, which takes its time; nothing is sent before the last connection is set up.
      begunMs = performance.now()
    },
  })
  const result: LoadResult = {
    answers: times.length,
    seconds: (performance.now() - begunMs) / 1000,
    times: Float64Array.from(times),
    failed: refused + errors,
  }
  process.send?.(result)
})
process.once('disconnect', () => process.exit())
