// Preview tokens: each shows one article, whatever its status, to whoever holds it.

import { createHash, randomBytes } from 'node:crypto'
import type { Database, Queryable, Transaction } from '../platform/db.ts'

const tokenBytes = 32

/** Makes a token for an article. Only its digest is kept. */
export async function createPreviewToken(
  tx: Transaction,
  articleId: string,
  keyId: string | null,
  expiresAt: Date,
): Promise<string> {
  const token = randomBytes(tokenBytes).toString('base64url')
  await tx.query(
    'INSERT INTO preview_token (digest, article_id, key_id, expires_at) VALUES ($1, $2, $3, $4)',
    [digestOf(token), articleId, keyId, expiresAt],
  )
  return token
}

/** The id of the article that a token shows; null for one that is wrong or has expired. */
export async function findPreviewed(db: Queryable, token: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT article_id AS id FROM preview_token WHERE digest = $1 AND expires_at > now()',
    [digestOf(token)],
  )
  return rows[0]?.id ?? null
}

/** Deletes what has expired. */
export async function deleteExpiredPreviews(db: Database): Promise<void> {
  await db.write.query('DELETE FROM preview_token WHERE expires_at <= now()')
}

/** A token has 256 random bits: a slow hash would protect nothing more, and it is found by its digest. */
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
