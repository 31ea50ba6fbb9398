// What routes that write articles have in common: their parameters, who writes, and the article as an answer.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import type { Database, Transaction, TransactionOptions } from '../platform/db.ts'
import { answerOnce, type WrittenAnswer } from '../platform/idempotency.ts'
import { jsonBytes } from '../platform/json.ts'
import { bodyProblems } from '../platform/schema.ts'
import type { Actor } from './actor.ts'
import type { EditOptions } from './create.ts'
import { createTerms } from './input-schema.ts'
import type { InputThreads } from './input-threads.ts'
import { answeredFields, articleJson, type WebAddress } from './representation.ts'
import { readWritten } from './store.ts'

export interface WriteRoutesOptions {
  readonly db: Database
  readonly address: WebAddress
  readonly threads: InputThreads
}

export const WriteQuery = Type.Object({ createTerms }, { additionalProperties: false })
export type WriteQuery = Static<typeof WriteQuery>

/** What any write of an article may be refused for. */
export const writeProblems = [
  ...bodyProblems,
  'invalid-parameter',
  'unauthorized',
  'forbidden',
  'slug-taken',
  'already-exists',
  'unknown-term',
  'unprocessable',
  'too-slow',
] as const

const wholeArticle = answeredFields({}, 'one')

/** Articles as answers to whoever wrote them, in the order of their ids. */
export async function articleAnswers(
  tx: Transaction,
  ids: readonly string[],
  status: 200 | 201,
  address: WebAddress,
): Promise<WrittenAnswer[]> {
  const rows = await readWritten(tx, ids, wholeArticle)
  return ids.map((id) => {
    const row = rows.get(id)
    if (!row) throw new Error('What was written is not there.')
    return {
      status,
      headers: { etag: row.etag, ...(status === 201 && { location: `/v1/articles/${id}` }) },
      body: jsonBytes(articleJson(row.article, wholeArticle, address)),
    }
  })
}

/** An article as the answer to whoever wrote it. */
export async function articleAnswer(
  tx: Transaction,
  id: string,
  status: 200 | 201,
  address: WebAddress,
): Promise<WrittenAnswer> {
  const [answer] = await articleAnswers(tx, [id], status, address)
  if (!answer) throw new Error('There is an answer for each id.')
  return answer
}

/** Its statements find rows by their keys, and are many. */
export const edits: TransactionOptions = { keepsPlans: true }

/** Carries out a write of articles and answers; see `answerOnce`. */
export function editOnce(
  request: FastifyRequest,
  reply: FastifyReply,
  db: Database,
  write: (tx: Transaction) => Promise<WrittenAnswer>,
): Promise<FastifyReply> {
  return answerOnce(request, reply, db, write, edits)
}

/** Who writes. */
export function actorOf(request: FastifyRequest): Actor {
  return { type: 'key', id: request.caller?.keyId ?? null }
}

/** What a write goes by. */
export function editOptions(request: FastifyRequest, query: WriteQuery): EditOptions {
  return { createTerms: query.createTerms, by: actorOf(request), now: new Date() }
}
