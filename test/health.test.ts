// Health: alive without the database, ready only with it.

import t from 'tap'
import { buildApp } from '../src/app.ts'
import { defaultConfig } from '../src/config.ts'
import { openDatabase } from '../src/platform/db.ts'
import { contractOf } from './contract.ts'
import { build } from './helper.ts'

t.test('without a database the process lives, is not ready, and says so for every operation', async (t) => {
  const db = openDatabase({ url: 'postgresql://127.0.0.1:1/none', onError: () => undefined })
  const app = await buildApp(defaultConfig({ logLevel: 'silent' }), { db, background: false })
  t.teardown(async () => {
    await app.close()
    await db.close()
  })
  const contract = contractOf(app.swagger())
  const get = async (url: string, headers = {}) => {
    const { statusCode: status, headers: answered, payload: body } = await app.inject({ url, headers })
    contract('GET', url, { status, headers: answered, body })
    return { status, headers: answered, body: JSON.parse(body) }
  }
  const away = {
    status: 503,
    headers: { 'retry-after': /^\d+$/, 'cache-control': 'no-store' },
    body: { type: '/problems/database-away', detail: /^(?!.*(127\.0\.0\.1|ECONNREFUSED|none))/ },
  }
  for (const url of ['/readyz', '/v1/articles', '/v1/articles/x', '/v1/tags', '/v1/sources/x?'])
    t.match(await get(url), away, url)
  t.match(await get('/v1/articles', { authorization: `Bearer bs_${'0'.repeat(22)}_${'0'.repeat(43)}` }), away)
  for (const headers of [{}, { authorization: `Bearer bs_${'0'.repeat(22)}_${'0'.repeat(43)}` }])
    t.match(
      await get('/livez', headers),
      { status: 200, body: { status: 'ok' } },
      'liveness asks for nothing',
    )
  t.equal((await get('/v1/articles?limit=0')).status, 400, 'a fault of the client is one all the same')
})

t.test('a flood of readiness checks costs one query a second', async (t) => {
  const { db, get } = await build(t)
  const pings = t.capture(db, 'ping', db.ping)
  for (const { status } of await Promise.all(Array.from({ length: 50 }, () => get('/readyz'))))
    t.equal(status, 200)
  t.equal(pings().length, 1)
})

t.test('a server that stops is not ready, and tells its connections to go', async (t) => {
  const { app, get } = await build(t)
  t.equal((await get('/readyz')).status, 200)
  app.beginStopping()
  t.match(await get('/readyz'), {
    status: 503,
    headers: { 'retry-after': /^\d+$/, connection: 'close' },
    body: { type: '/problems/shutting-down' },
  })
  t.match(await get('/v1/articles'), { status: 200, headers: { connection: 'close' } })
  t.equal((await get('/livez')).status, 200)
})
