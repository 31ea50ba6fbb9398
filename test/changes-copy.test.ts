// A client that follows the log holds an exact copy, whatever is written meanwhile, on two nodes.

import t from 'tap'
import { buildApp } from '../src/app.ts'
import { openDatabase } from '../src/platform/db.ts'
import { openStream } from './fixtures/change-stream.ts'
import { allChanges, type Change, Copy, changesNow } from './fixtures/changes.ts'
import { rounds } from './fixtures/rounds.ts'
import { until } from './fixtures/until.ts'
import { articleOf, ndjsonOf } from './fixtures/written.ts'
import { adminKey, build, type TestApp } from './helper.ts'

const one = await build(t)
const otherDb = openDatabase({ url: one.db.directUrl, poolSize: 5, onError: () => undefined })
const otherApp = await buildApp(one.config, { db: otherDb, background: false })
t.teardown(async () => {
  await otherApp.close()
  await otherDb.close()
})
await Promise.all([one.app, otherApp].map((app) => app.listen({ port: 0, host: '127.0.0.1' })))

/** A node as clients see it: answers of the second are of the same form. */
type Node = Pick<TestApp, 'send' | 'db'>
const two: Node = {
  db: otherDb,
  async send(method, url, { key, type, headers: own, payload } = {}) {
    const response = await otherApp.inject({
      method,
      url,
      headers: {
        ...(key === false ? {} : { authorization: `Bearer ${key ?? adminKey}` }),
        ...(type ? { 'content-type': type } : {}),
        ...own,
      },
      ...(payload === undefined ? {} : { payload }),
    })
    const { statusCode: status, headers, payload: text } = response
    one.contract(String(method), url, { status, headers, body: text })
    return { status, headers: headers as Record<string, string>, text, body: text && JSON.parse(text) }
  },
}

/** Numbers that are the same for the same seed (mulberry32). */
function randomOf(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  }
}
type Random = ReturnType<typeof randomOf>

/** A random write, by an HTTP client of a node. @returns how many things it wrote at most. */
type Action = (node: Node, random: Random) => Promise<number>

/** Few, so that writers meet. */
const articles = 60
const terms = 12

/** An article as a script may send it; its terms are given by a slug, or by a slug and a name that is learnt. */
function anyArticle(random: Random): object {
  const number = random.below(articles)
  const term = (kind: string) => {
    const slug = `${kind}-${random.below(terms)}`
    return random.below(3) === 0 ? { slug, name: `${kind} 名 ${slug}` } : slug
  }
  return articleOf({
    slug: `a-${number}`,
    permalink: `/a-${number}.html`,
    title: `第 ${random.below(1000)} 篇`,
    status: random.pick(['published', 'published', 'published', 'draft', 'archived']),
    categories: [term('c')],
    tags: [...new Map([term('t'), term('t')].map((tag) => [JSON.stringify(tag), tag])).values()],
    source: { name: `s-${random.below(5)}` },
  })
}

/** The id of some article, in whatever state. */
async function anyId({ db }: Node, random: Random): Promise<string | undefined> {
  const { rows } = await db.read.query<{ id: string }>(
    "SELECT id FROM article WHERE status <> 'deleted' ORDER BY id",
  )
  return rows[random.below(rows.length)]?.id
}

/** Always by the first node: who waits at a node for what another one works on asks once a second. */
const importSome: Action = async (_, random) => {
  const count = 1 + random.below(9)
  const query = random.below(3) === 0 ? '&restoreDeleted=true' : ''
  const { status, text } = await one.send('POST', `/v1/imports?wait=30${query}`, {
    type: 'application/x-ndjson',
    payload: ndjsonOf(Array.from({ length: count }, () => anyArticle(random))),
  })
  if (status !== 200) throw new Error(`${status} ${text}`)
  return count
}

const ifAny = { headers: { 'if-match': '*' } }

/** What another writer took or removed meanwhile is refused; anything else that is refused is a fault. */
function expect(answer: { readonly status: number; readonly text: string }, ...refused: number[]): number {
  if (answer.status < 300) return 1
  if (refused.includes(answer.status)) return 0
  throw new Error(`${answer.status} ${answer.text}`)
}

const create: Action = async (node, random) => {
  const payload = { ...anyArticle(random), status: random.pick(['draft', 'published'] as const) }
  return expect(await node.send('POST', '/v1/articles?createTerms=true', { payload }), 409)
}

const patch: Action = async (node, random) => {
  const id = await anyId(node, random)
  if (id === undefined) return 0
  const payload = random.pick([
    { status: 'draft' },
    { status: 'published' },
    { status: 'archived' },
    { title: `Another ${random.below(1000)}` },
    { tagsAdd: [`t-${random.below(terms)}`] },
    { tagsRemove: [`t-${random.below(terms)}`] },
    { categories: [`c-${random.below(terms)}`, `c-${random.below(terms)}`], source: null },
    { slug: `a-${random.below(articles)}` },
  ])
  return expect(
    await node.send('PATCH', `/v1/articles/${id}?createTerms=true`, { ...ifAny, payload }),
    404,
    409,
    410,
  )
}

const remove: Action = async (node, random) => {
  const id = await anyId(node, random)
  const query = random.below(4) === 0 ? '?purge=true' : ''
  return id === undefined
    ? 0
    : expect(await node.send('DELETE', `/v1/articles/${id}${query}`, ifAny), 404, 410)
}

const restore: Action = async (node, random) => {
  const { rows } = await node.db.read.query<{ id: string; version: number }>(
    'SELECT article_id AS id, version FROM revision ORDER BY article_id, version',
  )
  const revision = rows[random.below(rows.length)]
  if (!revision) return 0
  const { id, version } = revision
  const url = `/v1/articles/${id}/revisions/${version}/restore`
  return expect(await node.send('POST', url, ifAny), 404, 409, 410)
}

const bulk: Action = async (node, random) => {
  const payload = Array.from({ length: 1 + random.below(9) }, () => anyArticle(random))
  const { status, text, body } = await node.send('POST', '/v1/articles/bulk?createTerms=true', { payload })
  if (status !== 207) throw new Error(`${status} ${text}`)
  return body.summary.created + body.summary.updated
}

const kinds = ['categories', 'tags', 'sources'] as const

/** A term of some kind, as its address has it. */
async function anyTerm({ db }: Node, random: Random, kind: (typeof kinds)[number]) {
  const table = { categories: 'category', tags: 'tag', sources: 'source' }[kind]
  const { rows } = await db.read.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`)
  return rows[random.below(rows.length)]?.id
}

const changeTerm: Action = async (node, random) => {
  const kind = random.pick(kinds)
  const [id, other] = [await anyTerm(node, random, kind), await anyTerm(node, random, kind)]
  if (id === undefined) return 0
  const payload = random.pick([
    { name: `名 ${random.below(1000)}` },
    { slug: `${kind}-${random.below(100)}` },
    { description: `About ${random.below(1000)}` },
    kind === 'categories' ? { parent: random.pick([null, other ?? null]) } : { description: null },
  ])
  return expect(await node.send('PATCH', `/v1/${kind}/${id}`, { ...ifAny, payload }), 404, 409, 422)
}

const mergeTerms: Action = async (node, random) => {
  const kind = random.pick(kinds)
  const [id, into] = [await anyTerm(node, random, kind), await anyTerm(node, random, kind)]
  if (id === undefined) return 0
  const answer =
    random.below(2) === 0
      ? await node.send('POST', `/v1/${kind}/${id}/merge`, { payload: { into } })
      : await node.send('DELETE', `/v1/${kind}/${id}?reassignTo=${into}`, ifAny)
  return expect(answer, 404, 422)
}

const makeTerm: Action = async (node, random) => {
  const payload = { name: `新 ${random.below(20)}` }
  return expect(await node.send('POST', `/v1/${random.pick(kinds)}`, { payload }))
}

/** What writers do, the more often the more often it stands here. */
const actions: readonly Action[] = [
  importSome,
  ...[create, patch, patch, patch, patch, remove, restore, bulk],
  ...[changeTerm, changeTerm, mergeTerms, makeTerm],
]

const writes = rounds(1_000)
const seed = Date.now() % 2 ** 31

/** Follows the log in pages of random size, on either node, until it is told to stop; then to its end. */
async function follow(key: string | false, random: Random, isOver: () => boolean): Promise<Copy> {
  const copy = new Copy()
  let next: string | null = null
  while (!isOver()) {
    const limit = random.pick([1, 3, 20, 1000])
    const page = await changesNow(random.pick<Node>([one, two]), next, { key, limit })
    copy.apply(page.data)
    next = page.next
    if (!page.hasMore) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  copy.apply((await allChanges(one, next, { key })).data)
  return copy
}

type Json = Readonly<Record<string, unknown>>

/** What a thing says of itself: terms that it names, by their ids alone. */
function ownOf(type: Change['type'], thing: Json): Json {
  const idOf = (term: unknown) => (term === null ? null : (term as Json).id)
  if (type === 'article') {
    const { categories, tags, source, ...own } = thing
    const { slug: _slug, name: _name, ...from } = (source ?? {}) as Json
    return {
      ...own,
      categories: (categories as Json[]).map(idOf),
      tags: (tags as Json[]).map(idOf),
      source: from,
    }
  }
  const { articleCount, firstPublishedAt, lastPublishedAt, path, ...own } = thing
  return type === 'category' ? { ...own, parent: idOf(own.parent) } : own
}

/** Everything there is, as the lists show it. */
async function everything(key: string | false): Promise<[string, Json][]> {
  const found: [string, Json][] = []
  const states = key === false ? '' : '&status=draft,scheduled,published,archived'
  for (const [path, type] of [
    ['categories?', 'category'],
    ['tags?', 'tag'],
    ['sources?', 'source'],
    [`articles?include=html${states}&`, 'article'],
  ] as const) {
    for (let cursor = ''; ; ) {
      const { body } = await one.send('GET', `/v1/${path}limit=100${cursor}`, { key })
      for (const thing of body.data) found.push([`${type} ${thing.id}`, ownOf(type, thing)])
      if (!body.page.hasMore) break
      cursor = `&cursor=${body.page.next}`
    }
  }
  return found.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

const heldBy = (copy: Copy) =>
  [...copy.things]
    .map(([name, { type, resource }]) => [name, ownOf(type, resource ?? {})] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

t.test('followers of the log hold exact copies after a thousand random writes on two nodes', async (t) => {
  t.comment(`seed ${seed}`)
  const random = randomOf(seed)
  let isOver = false
  const followers = ([false, adminKey] as const).map((key, at) => ({
    key,
    copy: follow(key, randomOf(seed + 100 + at), () => isOver),
  }))
  const { next } = await allChanges(one, null)
  const stream = await openStream(t, otherApp, { query: `?since=${next}` })

  let written = 0
  await Promise.all(
    [one, two, one, two].map(async (node, at) => {
      const own = randomOf(seed + 1 + at)
      while (written < writes) {
        const count = await own.pick(actions)(node, own)
        written += count
      }
    }),
  )
  // One at least at the end that the stream must tell.
  await importSome(one, random)
  isOver = true
  for (const { key, copy } of followers) {
    t.strictSame(
      heldBy(await copy),
      await everything(key),
      key === false ? 'the public' : 'a key that sees drafts',
    )
  }
  const { next: end } = await allChanges(one, null)
  await until('the stream has come to the end', () => stream.events().at(-1)?.id === end)
  const streamed = new Copy()
  streamed.apply(stream.events().map(({ change }) => change))
  t.strictSame(heldBy(streamed), await everything(false), 'by the stream')
})
