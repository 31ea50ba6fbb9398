// Idempotency-Key: what is sent twice is done once, and answered alike.

import t from 'tap'
import { deleteOldAnswers } from '../src/platform/idempotency.ts'
import { build, type TestAnswer } from './helper.ts'

const { db, send } = await build(t)
const sent = (key: string, payload: object, query = '') =>
  send('POST', `/v1/articles${query}`, { headers: { 'idempotency-key': key }, payload })

async function titled(title: string): Promise<number> {
  const { rows } = await db.read.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM article WHERE title = $1',
    [title],
  )
  return rows[0]?.count ?? 0
}

t.test(
  '20 equal requests at once make one article, and get one answer or are told that it is in flight',
  async (t) => {
    const payload = { title: 'Twenty', text: 'x' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => sent('twenty', payload)))
    t.equal(await titled('Twenty'), 1)
    const done = answers.filter(({ status }) => status === 201)
    t.ok(done.length > 0)
    for (const answer of answers) {
      if (answer.status === 201) t.equal(answer.text, done[0]?.text)
      else {
        t.equal(answer.status, 409)
        t.equal(answer.body.type, '/problems/request-in-flight')
        t.equal(answer.headers['retry-after'], '1')
      }
    }
    const again = await sent('twenty', payload)
    const same = ({ status, text, headers }: TestAnswer) => ({
      status,
      text,
      etag: headers.etag,
      location: headers.location,
      type: headers['content-type'],
    })
    t.same(same(again), same(done[0] ?? again))
    t.equal(again.headers['idempotent-replayed'], 'true')
    t.equal(done.filter(({ headers }) => headers['idempotent-replayed'] === undefined).length, 1)
  },
)

t.test('a key with another body, or other parameters, is refused', async (t) => {
  t.equal((await sent('other', { title: 'One' })).status, 201)
  for (const answer of [
    await sent('other', { title: 'Two' }),
    await sent('other', { title: 'One' }, '?createTerms=true'),
  ]) {
    t.equal(answer.status, 422)
    t.equal(answer.body.type, '/problems/idempotency-mismatch')
  }
  t.equal(await titled('Two'), 0)
})

t.test('a key is that of its sender, and of its address', async (t) => {
  const { body } = await send('POST', '/v1/keys', { payload: { name: 'k', scopes: ['content:write'] } })
  const payload = { title: 'Whose' }
  t.equal((await sent('whose', payload)).status, 201)
  const headers = { 'idempotency-key': 'whose' }
  const other = await send('POST', '/v1/articles', { key: body.key, headers, payload })
  t.equal(other.status, 201)
  t.equal(other.headers['idempotent-replayed'], undefined)
  t.equal((await send('POST', '/v1/articles/bulk', { headers, payload: [payload] })).status, 207)
  t.equal(await titled('Whose'), 2, 'an article without any key is known by its content')
})

t.test('what failed had no effect, and is carried out when it is sent again', async (t) => {
  const payload = { title: 'Later', tags: ['missing'] }
  t.equal((await sent('later', payload)).status, 422)
  await sent('makes-it', { title: 'x', tags: ['missing'] }, '?createTerms=true')
  t.equal((await sent('later', payload)).status, 201)
  t.equal((await sent('later', payload)).headers['idempotent-replayed'], 'true')
})

t.test('a bulk request is answered again as it was', async (t) => {
  const payload = [{ title: 'Bulk once' }, { title: '' }]
  const headers = { 'idempotency-key': 'bulk' }
  const first = await send('POST', '/v1/articles/bulk', { headers, payload })
  const again = await send('POST', '/v1/articles/bulk', { headers, payload })
  t.equal(again.text, first.text)
  t.equal(await titled('Bulk once'), 1)
})

t.test('a key of ours is made once, and never shown again', async (t) => {
  const headers = { 'idempotency-key': 'secret' }
  const payload = { name: 'once', scopes: ['content:read'] }
  const made = await send('POST', '/v1/keys', { headers, payload })
  t.equal(made.status, 201)
  const again = await send('POST', '/v1/keys', { headers, payload })
  t.equal(again.status, 409)
  t.equal(again.body.type, '/problems/already-done')
  t.match(again.body.detail, made.body.id)
  const rotated = await send('POST', `/v1/keys/${made.body.id}/rotate`, { headers })
  t.equal(rotated.status, 201)
  t.equal((await send('POST', `/v1/keys/${made.body.id}/rotate`, { headers })).status, 409)
  const { rows } = await db.read.query<{ text: string }>(
    'SELECT idempotency_key::text AS text FROM idempotency_key',
  )
  for (const { text } of rows) t.notMatch(text, /bs_|62735f/, 'neither as text nor as bytes')
})

t.test('an import that is sent again answers its state, and only one is made', async (t) => {
  const upload = (key: string, query = '') =>
    send('POST', `/v1/imports${query}`, {
      type: 'application/x-ndjson',
      headers: { 'idempotency-key': key },
      payload: '{"title":"Imported once","text":"x","publishedAt":"2024-01-01T00:00:00Z"}',
    })
  const answers = await Promise.all([upload('import'), upload('import'), upload('import')])
  const ids = new Set(answers.map(({ body }) => body.id))
  t.equal(ids.size, 1)
  t.equal(answers.filter(({ headers }) => headers['idempotent-replayed'] === 'true').length, 2)
  const later = await upload('import', '?wait=30')
  t.equal(later.status, 200)
  t.match(later.body, { id: [...ids][0], state: 'completed', counts: { created: 1 } })
  t.notSame((await upload('another', '?wait=30')).body.id, later.body.id)
})

t.test('an import that is cancelled, or tried again, twice gets one answer', async (t) => {
  const { body } = await send('POST', '/v1/imports?wait=30', {
    type: 'application/x-ndjson',
    payload: '{"title":""}',
  })
  t.match(body.counts, { failed: 1 })
  const headers = { 'idempotency-key': 'again' }
  const first = await send('POST', `/v1/imports/${body.id}/retry-failed`, { headers })
  t.equal(first.status, 202)
  const again = await send('POST', `/v1/imports/${body.id}/retry-failed`, { headers })
  t.match(again.headers, { 'idempotent-replayed': 'true', location: first.headers.location })
  t.equal(again.text, first.text)
  t.equal(
    (await send('POST', `/v1/imports/${body.id}/cancel`, { headers: { 'idempotency-key': '' } })).status,
    400,
  )
})

t.test('a key that is none is refused by its name', async (t) => {
  for (const key of ['', 'x'.repeat(256), 'mit Umlaut ä', 'two words']) {
    const { status, body } = await sent(key, { title: 'x' })
    t.equal(status, 400, key)
    t.equal(body.errors[0].parameter, 'idempotency-key')
  }
})

t.test('a key is kept for a day', async (t) => {
  const payload = { title: 'Daily' }
  await sent('daily', payload)
  await db.write.query(`UPDATE idempotency_key SET created_at = now() - interval '25 hours'`)
  t.equal((await sent('daily', payload)).headers['idempotent-replayed'], undefined)
  t.equal(await titled('Daily'), 2)
  t.ok((await deleteOldAnswers(db)) > 0)
  t.equal((await sent('daily', payload)).headers['idempotent-replayed'], 'true')
})
