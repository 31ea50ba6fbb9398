// Requests that may be sent twice: the answer to one with an Idempotency-Key is stored in the transaction of its effect
// (the IETF's draft-ietf-httpapi-idempotency-key-header). A request that failed had no effect, and is carried out anew.

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { txAgain } from './collision.ts'
import type { Database, Transaction, TransactionOptions } from './db.ts'
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
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return send(reply, await txAgain(db, write, options))
  const digest = idempotencyDigest(request, key)
  const requestHash = hashOf([request.url.split('?').slice(1).join('?'), bodyHash(request.body)])
  const once = async (tx: Transaction) => {
    await takeKey(tx, digest)
    const stored = await findAnswer(tx, digest)
    if (stored) return { replayed: true, ...replayed(stored, requestHash) }
    const made = await write(tx)
    await storeAnswer(tx, digest, requestHash, made)
    return { replayed: false, ...made }
  }
  const answer = await txAgain(db, once, options)
  if (answer.replayed) reply.header('idempotent-replayed', 'true')
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

/** A lock that ends with the transaction: a process that is killed leaves nothing to clear away. */
export async function takeKey(tx: Transaction, digest: Buffer): Promise<void> {
  const { rows } = await tx.query<{ free: boolean }>({
    name: 'take-idempotency-key',
    text: 'SELECT pg_try_advisory_xact_lock($1::bigint) AS free',
    values: [digest.readBigInt64BE(0).toString()],
  })
  if (rows[0]?.free) return
  throw new Problem('request-in-flight', 'A request with this Idempotency-Key is being carried out.', {
    headers: { 'retry-after': '1' },
  })
}

async function findAnswer(tx: Transaction, digest: Buffer): Promise<StoredAnswer | null> {
  const { rows } = await tx.query<StoredAnswer>({
    name: 'find-idempotency-key',
    text: `SELECT request_hash AS "requestHash", status, headers, body, target_id AS "targetId"
      FROM idempotency_key WHERE digest = $1 AND created_at > now() - interval '${keptHours} hours'`,
    values: [digest],
  })
  return rows[0] ?? null
}

function replayed(stored: StoredAnswer, requestHash: Buffer): WrittenAnswer {
  if (!stored.requestHash.equals(requestHash)) {
    throw new Problem(
      'idempotency-mismatch',
      'This Idempotency-Key was sent before with another body or other parameters.',
    )
  }
  if (stored.targetId !== null) {
    throw new Problem(
      'already-done',
      `This was done before, and its answer held a secret, which is not kept. What was made has the id ${stored.targetId}.`,
    )
  }
  return { status: stored.status, headers: JSON.parse(stored.headers.toString()), body: stored.body }
}

async function storeAnswer(
  tx: Transaction,
  digest: Buffer,
  requestHash: Buffer,
  { status, headers = {}, body, secretOf }: WrittenAnswer,
): Promise<void> {
  await tx.query({
    name: 'store-idempotency-key',
    // An old one that is not swept yet gives way.
    text: `INSERT INTO idempotency_key (digest, request_hash, status, headers, body, target_id)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (digest) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
        headers = excluded.headers, body = excluded.body, target_id = excluded.target_id, created_at = now()`,
    values: [
      digest,
      requestHash,
      status,
      JSON.stringify(headers),
      secretOf === undefined && body !== null ? bytesOf(body) : null,
      secretOf ?? null,
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
