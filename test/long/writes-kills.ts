// Writers with Idempotency-Keys, on a server that is killed again and again at random moments: what was acknowledged is there
// exactly once, and what was not is repeated until it is.

import { randomUUID } from 'node:crypto'
import { type Random, seededRandom } from '../../bench/random.ts'
import { assertConsistent } from '../consistency.ts'
import { adminKey } from '../fixtures/admin-key.ts'
import type { Owner } from '../fixtures/server-process.ts'
import { until } from '../fixtures/until.ts'
import { deal, seededPause } from './chance.ts'
import {
  bothKilled,
  databaseStopped,
  postmasterKilled,
  serverKilled,
  serverKilledAndDatabaseStopped,
  serverStopped,
} from './disturbances.ts'
import { type ScenarioOptions, say } from './scenario.ts'
import { openSite, type Site } from './site.ts'

const clients = 6

/** A server that has just come back is left alone for some writes. */
const undisturbedMs = 2_000

/** How long a client sends one request again before the proof has failed. */
const patienceMs = 60_000

/** What a client knows of its articles: what it was told, and nothing else. */
interface Ledger {
  /** Id → version and title, as last acknowledged. */
  readonly living: Map<string, { version: number; etag: string; title: string }>
  readonly deleted: Set<string>
  /** Titles of articles that were made by bulk requests. */
  readonly bulk: Set<string>
  acknowledged: number
  replayed: number
  repeated: number
}

interface Answer {
  readonly status: number
  readonly body: { id: string; version: number; title: string; summary: { created: number } }
  readonly etag: string
}

/** @returns the line that sums it up. */
export async function writesKills(owner: Owner, { kills, seed }: ScenarioOptions): Promise<string> {
  const site = await openSite(owner)
  const random = seededRandom(seed, 0)
  const state = { isOver: false }
  const ledgers = Array.from({ length: clients }, emptyLedger)
  const writing = Promise.all(
    ledgers.map((ledger, client) => writeOn(site, ledger, client, seededRandom(seed, client + 1), state)),
  )
  // A client that fails ends the proof at once.
  const failed = writing.then(() => new Promise<never>(() => undefined))
  await Promise.race([disturb(site, kills, random), failed])
  state.isOver = true
  await writing

  await assertConsistent(site.db)
  await assertTold(site, ledgers)
  await assertLogged(site)
  const sum = (of: (ledger: Ledger) => number) => ledgers.reduce((all, each) => all + of(each), 0)
  const articles = sum(({ living }) => living.size) + sum(({ bulk }) => bulk.size)
  await site.close()
  return `${sum((each) => each.acknowledged)} writes of ${clients} clients acknowledged, each done once, after ${kills} kills (${sum((each) => each.repeated)} sent again, ${sum((each) => each.replayed)} of them done before); ${articles} articles live, seed ${seed}`
}

function emptyLedger(): Ledger {
  return {
    living: new Map(),
    deleted: new Set(),
    bulk: new Set(),
    acknowledged: 0,
    replayed: 0,
    repeated: 0,
  }
}

async function disturb(site: Site, kills: number, random: Random): Promise<void> {
  const kinds = deal(random, [
    serverKilled,
    serverKilled,
    serverKilled,
    bothKilled,
    databaseStopped,
    postmasterKilled,
    serverStopped,
    serverKilledAndDatabaseStopped,
  ])
  for (let time = 1; time <= kills; time++) {
    await seededPause(random, undisturbedMs)
    const kind = kinds.next().value
    await kind.run(site, random)
    say(`${time} of ${kills}: ${kind.name}`)
  }
}

/** Writes until it is over: creates, changes, deletes, bulk requests, terms in any order. */
async function writeOn(
  site: Site,
  ledger: Ledger,
  client: number,
  random: Random,
  state: { readonly isOver: boolean },
): Promise<void> {
  const kinds = deal(random, [create, create, change, change, change, remove, sendBulk])
  for (let turn = 0; !state.isOver; turn++) {
    await kinds.next().value(site, ledger, `${client}-${turn}`, random)
    ledger.acknowledged += 1
  }
}

type Write = (site: Site, ledger: Ledger, mark: string, random: Random) => Promise<void>

const create: Write = async (site, ledger, mark, random) => {
  const title = `Created ${mark}`
  const path = '/v1/articles?createTerms=true'
  const { status, body, etag } = await sent(site, ledger, 'POST', path, { ...articleOf(random), title })
  if (status !== 201 || body.title !== title) throw new Error(`A create was answered with ${status}.`)
  if (ledger.living.has(body.id)) throw new Error(`${body.id} was made twice.`)
  ledger.living.set(body.id, { version: body.version, etag, title })
}

const change: Write = async (site, ledger, mark, random) => {
  const [id, known] = pick([...ledger.living], random) ?? []
  if (!id || !known) return
  const title = `Changed ${mark}`
  const path = `/v1/articles/${id}?createTerms=true`
  const payload = { ...articleOf(random), title }
  const { status, body, etag } = await sent(site, ledger, 'PATCH', path, payload, known.etag)
  if (status !== 200) throw new Error(`A change was answered with ${status}.`)
  if (body.version !== known.version + 1 || body.title !== title)
    throw new Error(`${id} was changed from ${known.version} to ${body.version}.`)
  ledger.living.set(id, { version: body.version, etag, title })
}

const remove: Write = async (site, ledger, _mark, random) => {
  const [id, known] = pick([...ledger.living], random) ?? []
  if (!id || !known) return
  const { status } = await sent(site, ledger, 'DELETE', `/v1/articles/${id}`, undefined, known.etag)
  if (status !== 204) throw new Error(`A deletion was answered with ${status}.`)
  ledger.living.delete(id)
  ledger.deleted.add(id)
}

const sendBulk: Write = async (site, ledger, mark, random) => {
  const items = Array.from({ length: 20 }, (_, at) => ({ ...articleOf(random), title: `Bulk ${mark} ${at}` }))
  const { status, body } = await sent(site, ledger, 'POST', '/v1/articles/bulk?createTerms=true', items)
  if (status !== 207 || body.summary.created !== items.length)
    throw new Error(`A bulk request was answered with ${status} ${JSON.stringify(body.summary)}.`)
  for (const { title } of items) ledger.bulk.add(title)
}

function articleOf(random: Random): object {
  const terms = ['a', 'b', 'c', 'd', 'e', 'f'].sort(() => random() - 0.5)
  return {
    text: '稳中有进。',
    status: random() < 0.7 ? 'published' : 'draft',
    tags: terms.slice(0, 3),
    categories: terms.slice(4),
    source: { name: `Source ${terms[3]}` },
  }
}

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)]
}

/** Sends a request with a key of its own, again and again until it is answered for good. */
async function sent(
  site: Site,
  ledger: Ledger,
  method: string,
  path: string,
  payload: unknown,
  ifMatch?: string,
): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${adminKey}`,
    'idempotency-key': randomUUID(),
    ...(payload !== undefined && { 'content-type': 'application/json' }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
  }
  let tries = 0
  const answer = await until(
    `${method} ${path} is answered`,
    async () => {
      tries += 1
      try {
        const body = payload === undefined ? null : JSON.stringify(payload)
        const response = await fetch(`${site.server.url}${path}`, { method, headers, body })
        const text = await response.text()
        if (response.status === 500) throw new Failure(text)
        if (response.status === 503 || text.includes('/problems/request-in-flight')) return null
        return { response, text }
      } catch (error) {
        if (error instanceof Failure) throw error
        // The server is gone, or not there yet.
        return null
      }
    },
    patienceMs,
  )
  if (tries > 1) ledger.repeated += 1
  if (answer.response.headers.get('idempotent-replayed') === 'true') ledger.replayed += 1
  return {
    status: answer.response.status,
    body: answer.text === '' ? null : JSON.parse(answer.text),
    etag: answer.response.headers.get('etag') ?? '',
  }
}

class Failure extends Error {}

/** What the clients were told is what is there, and there is nothing else. */
async function assertTold({ db }: Site, ledgers: readonly Ledger[]): Promise<void> {
  const { rows } = await db.read.query<{ id: string; version: number; title: string; deleted: boolean }>(
    `SELECT id, version, title, status = 'deleted' AS deleted FROM article`,
  )
  const living = new Map(ledgers.flatMap((each) => [...each.living]))
  const deleted = new Set(ledgers.flatMap((each) => [...each.deleted]))
  const bulk = new Set(ledgers.flatMap((each) => [...each.bulk]))
  const odd = rows.filter(({ id, version, title, deleted: isDeleted }) => {
    if (isDeleted) return !deleted.delete(id)
    const known = living.get(id)
    if (known === undefined) return !bulk.delete(title)
    living.delete(id)
    return known.version !== version || known.title !== title
  })
  const missing = [...living.keys(), ...deleted, ...bulk]
  if (odd.length + missing.length === 0) return
  throw new Error(
    `Not as the clients were told: ${JSON.stringify(odd.slice(0, 3))}; missing: ${missing.slice(0, 3)}`,
  )
}

/** The last entry of each article in the log is its present version, and no version is missing. */
async function assertLogged({ db }: Site): Promise<void> {
  const { rows } = await db.read.query(
    `SELECT a.id, a.version, c.last, c.versions FROM article a LEFT JOIN LATERAL (
       SELECT max(version) AS last, count(DISTINCT version)::int AS versions FROM change WHERE target_id = a.id) c ON true
     WHERE c.last IS DISTINCT FROM a.version OR c.versions <> a.version`,
  )
  if (rows.length > 0) throw new Error(`Not in the log: ${JSON.stringify(rows.slice(0, 3))}`)
}
