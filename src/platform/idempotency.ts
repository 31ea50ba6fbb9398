// Requests that may be sent twice: the answer to one with an Idempotency-Key is stored in the transaction of its effect
// (the IETF's draft-ietf-httpapi-idempotency-key-header). A request that failed had no effect, and is carried out anew.

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { atOnce } from './at-once.ts'
import { bytesArray } from './binary-array.ts'
import { txAgain } from './collision.ts'
import type { Database, Transaction, TransactionOptions } from './db.ts'
import { refuseInGroup } from './group-commit.ts'
import { startLoop } from './loop.ts'
import { Problem } from './problems.ts'

/** An answer, as it is stored and sent. */
export interface WrittenAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON; null: none. */
  readonly body: Buffer | string | object | null
  /** The id of what was made, where the answer holds a secret: then the answer is not stored. */
  readonly secretOf?: string
}

interface StoredAnswer {
  readonly requestHash: Buffer
  readonly status: number
  readonly headers: Buffer
  readonly body: Buffer | null
  readonly targetId: string | null
}

/** An Idempotency-Key that a request was sent with. */
export interface IdempotencyClaim {
  /** SHA-256 of whose the key is, the method, the path and the key. */
  readonly digest: Buffer
  /** SHA-256 of what else makes it that request: its parameters and its body. */
  readonly requestHash: Buffer
}

/** An answer, and whether it is that of an earlier request. */
export type AnswerOnce = WrittenAnswer & { readonly isReplayed: boolean }

/** The claim of a request; null where it has no Idempotency-Key. */
export function claimOf(request: FastifyRequest): IdempotencyClaim | null {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return null
  const digest = idempotencyDigest(request, key)
  const requestHash = hashOf([request.url.split('?').slice(1).join('?'), bodyHash(request.body)])
  return { digest, requestHash }
}

/**
 * Carries a write out in one transaction and answers; one that collides with another transaction is run again. With an
 * Idempotency-Key a repeat gets the answer that was stored.
 * @throws {Problem} what `write` throws; `request-in-flight`, `idempotency-mismatch`, `already-done`.
 */
export async function answerOnce(
  request: FastifyRequest,
  reply: FastifyReply,
  db: Database,
  write: (tx: Transaction) => Promise<WrittenAnswer>,
  options?: TransactionOptions,
): Promise<FastifyReply> {
  const claim = claimOf(request)
  const once = (tx: Transaction) => writeOnce(tx, [claim], async () => [await write(tx)])
  const [answer] = await txAgain(db, once, options)
  if (!answer) throw new Error('A write has no answer.')
  return sendOnce(reply, answer)
}

/**
 * Carries writes out in one transaction, but for those that have their answer already, and stores their answers.
 * @param claims of each; no key twice. @param write given the places of those that are to be carried out, all of which it
 *   answers.
 * @returns the answer to each.
 * @throws {Problem} `request-in-flight`, `idempotency-mismatch`, `already-done`, as `refuseInGroup` throws them.
 */
export async function writeOnce(
  tx: Transaction,
  claims: readonly (IdempotencyClaim | null)[],
  write: (places: readonly number[]) => Promise<readonly WrittenAnswer[]>,
): Promise<AnswerOnce[]> {
  const digests = claims.flatMap((claim) => claim?.digest ?? [])
  // In this order: what is found was stored before the key was taken.
  const [busy, stored] = await atOnce([takeKeys(tx, digests), findAnswers(tx, digests)])
  const earlier = claims.map((claim): WrittenAnswer | Problem | null => {
    if (claim === null) return null
    const digest = claim.digest.toString('hex')
    if (busy.has(digest)) return inFlight()
    const answer = stored.get(digest)
    return answer ? replayed(answer, claim.requestHash) : null
  })
  refuseInGroup(earlier.map((each) => (each instanceof Problem ? each : null)))
  const places = [...earlier.keys()].filter((at) => earlier[at] === null)
  const made = places.length === 0 ? [] : await write(places)
  await storeAnswers(
    tx,
    places.map((at, nth) => [claims[at] ?? null, made[nth]] as const),
  )
  return earlier.map((answer, at) =>
    answer === null
      ? { ...(made[places.indexOf(at)] as WrittenAnswer), isReplayed: false }
      : { ...(answer as WrittenAnswer), isReplayed: true },
  )
}

/** Sends the answer to a write. */
export function sendOnce(reply: FastifyReply, { isReplayed, ...answer }: AnswerOnce): FastifyReply {
  if (isReplayed) reply.header('idempotent-replayed', 'true')
  return send(reply, answer)
}

/**
 * As `answerOnce`, for a write that has transactions of its own and does no more when it is repeated: its answer is stored
 * after it, and may be lost where the server is killed in between.
 */
export async function answerOnceApart(
  request: FastifyRequest,
  reply: FastifyReply,
  db: Database,
  write: () => Promise<WrittenAnswer>,
): Promise<FastifyReply> {
  if (request.headers['idempotency-key'] !== undefined) return answerOnce(request, reply, db, write)
  return send(reply, await write())
}

/** SHA-256 of whose the key is, the method, the path and the key. */
export function idempotencyDigest(request: FastifyRequest, key: string): Buffer {
  return hashOf([request.caller?.keyId ?? null, request.method, request.url.split('?', 1)[0], key])
}

/** Locks that end with the transaction: a process that is killed leaves nothing to clear away. @returns what others have locked. */
async function takeKeys(tx: Transaction, digests: readonly Buffer[]): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set()
  const { rows } = await tx.query<{ free: boolean }>({
    name: 'take-idempotency-keys',
    text: `SELECT pg_try_advisory_xact_lock(key) AS free FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (key, place)
      ORDER BY place`,
    values: [digests.map((digest) => digest.readBigInt64BE(0).toString())],
  })
  return new Set(digests.filter((_, at) => !rows[at]?.free).map((digest) => digest.toString('hex')))
}

function inFlight(): Problem {
  return new Problem('request-in-flight', 'A request with this Idempotency-Key is being carried out.', {
    headers: { 'retry-after': '1' },
  })
}

/** The answers that are stored, by the digests of their keys in hexadecimal. */
async function findAnswers(
  tx: Transaction,
  digests: readonly Buffer[],
): Promise<ReadonlyMap<string, StoredAnswer>> {
  if (digests.length === 0) return new Map()
  const { rows } = await tx.query<StoredAnswer & { digest: string }>({
    name: 'find-idempotency-keys',
    text: `SELECT encode(digest, 'hex') AS digest, request_hash AS "requestHash", status, headers, body, target_id AS "targetId"
      FROM idempotency_key WHERE digest = ANY($1::bytea[]) AND created_at > now() - interval '${keptHours} hours'`,
    values: [bytesArray(digests)],
  })
  return new Map(rows.map((row) => [row.digest, row]))
}

/** What a stored answer is to this request: the same, or none. */
function replayed(stored: StoredAnswer, requestHash: Buffer): WrittenAnswer | Problem {
  if (!stored.requestHash.equals(requestHash)) {
    return new Problem(
      'idempotency-mismatch',
      'This Idempotency-Key was sent before with another body or other parameters.',
    )
  }
  if (stored.targetId !== null) {
    return new Problem(
      'already-done',
      `This was done before, and its answer held a secret, which is not kept. What was made has the id ${stored.targetId}.`,
    )
  }
  return { status: stored.status, headers: JSON.parse(stored.headers.toString()), body: stored.body }
}

async function storeAnswers(
  tx: Transaction,
  answered: readonly (readonly [claim: IdempotencyClaim | null, answer: WrittenAnswer | undefined])[],
): Promise<void> {
  const rows = answered.flatMap(([claim, answer]) => (claim && answer ? [{ claim, answer }] : []))
  if (rows.length === 0) return
  await tx.query({
    name: 'store-idempotency-keys',
    // An old one that is not swept yet gives way.
    text: `INSERT INTO idempotency_key (digest, request_hash, status, headers, body, target_id)
      SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::smallint[], $4::json[], $5::bytea[], $6::uuid[])
      ON CONFLICT (digest) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
        headers = excluded.headers, body = excluded.body, target_id = excluded.target_id, created_at = now()`,
    values: [
      bytesArray(rows.map(({ claim }) => claim.digest)),
      bytesArray(rows.map(({ claim }) => claim.requestHash)),
      rows.map(({ answer }) => answer.status),
      rows.map(({ answer }) => JSON.stringify(answer.headers ?? {})),
      bytesArray(
        rows.map(({ answer }) =>
          answer.secretOf === undefined && answer.body !== null ? bytesOf(answer.body) : null,
        ),
      ),
      rows.map(({ answer }) => answer.secretOf ?? null),
    ],
  })
}

function send(reply: FastifyReply, { status, headers = {}, body }: WrittenAnswer): FastifyReply {
  reply.code(status).headers(headers)
  if (body === null) return reply.send()
  return reply.type('application/json; charset=utf-8').send(bytesOf(body))
}

function bytesOf(body: Buffer | string | object): Buffer {
  if (Buffer.isBuffer(body)) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

function bodyHash(body: unknown): string {
  return hashOf(body ?? null).toString('base64')
}

function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest()
}

const keptHours = 24

/** Rows that one statement deletes: some 0.1 s. */
const sweptRows = 10_000

const sweepRestMs = 10 * 60_000

export interface IdempotencyOptions {
  readonly db: Database
  /** Whether this process does background work. */
  readonly background: boolean
}

/** Sweeps away what is older than a day. */
export const idempotency = fp(
  async (app: FastifyInstance, { db, background }: IdempotencyOptions) => {
    if (!background) return
    const loop = startLoop({
      restMs: sweepRestMs,
      step: async () => (await deleteOldAnswers(db)) === sweptRows,
      onError: (error) => app.log.error({ err: error }, 'old idempotency keys were not swept'),
    })
    app.addHook('onClose', loop.stop)
  },
  { name: 'idempotency' },
)

/** Deletes answers that are no longer kept, up to 10,000 of them. @returns how many. */
export async function deleteOldAnswers(db: Database): Promise<number> {
  const { rowCount } = await db.write.query(
    `DELETE FROM idempotency_key WHERE digest IN (
       SELECT digest FROM idempotency_key WHERE created_at <= now() - interval '${keptHours} hours' LIMIT ${sweptRows})`,
  )
  return rowCount ?? 0
}
