// Creating articles: those that wait at the same time are stored together.

import { openGroupCommit } from '../platform/group-commit.ts'
import { type AnswerOnce, type IdempotencyClaim, writeOnce } from '../platform/idempotency.ts'
import { type Creation, createArticles } from './create.ts'
import { articleAnswers, edits, type WriteRoutesOptions } from './edit.ts'

/** A request to create an article. */
export interface CreateRequest extends Creation {
  readonly claim: IdempotencyClaim | null
  /** Of its body; null where they were not stated. */
  readonly bytes: number | null
}

/** A body of unknown length is taken for a long one. */
const unknownBytes = 2 ** 20

/**
 * @returns what creates an article and answers. It throws the problems `unknown-term`, `slug-taken` and `already-exists`, and
 *   those of an Idempotency-Key.
 */
export function openCreating({
  db,
  address,
}: Pick<WriteRoutesOptions, 'db' | 'address'>): (request: CreateRequest) => Promise<AnswerOnce> {
  return openGroupCommit<CreateRequest, AnswerOnce>({
    db,
    transaction: edits,
    kindOf: ({ options }) => String(options.createTerms),
    keysOf,
    bytesOf: ({ bytes }) => bytes ?? unknownBytes,
    run: (tx, requests) =>
      writeOnce(
        tx,
        requests.map(({ claim }) => claim),
        (places) => {
          const creations = places.flatMap((at) => requests[at] ?? [])
          const createTerms = creations[0]?.options.createTerms ?? false
          return createArticles(tx, creations, createTerms, (ids) => articleAnswers(tx, ids, 201, address))
        },
      ),
  })
}

function keysOf({ claim, prepared: { article } }: CreateRequest): string[] {
  const { slug, permalink, source } = article
  const keys = {
    slug,
    permalink,
    url: source?.url,
    // Of whichever issuer: two of one id seldom come at once.
    id: source?.externalId,
    claim: claim?.digest.toString('hex'),
  }
  return Object.entries(keys).flatMap(([name, key]) => (key == null ? [] : [`${name} ${key}`]))
}
