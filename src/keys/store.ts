// Keys in the database.

import { v7 as uuidv7 } from 'uuid'
import type { ApiKey, PrismaClient } from '../generated/prisma/client.ts'
import type { Scope } from '../platform/access.ts'
import type { Database, Transaction } from '../platform/db.ts'
import { digestOf, makeKey } from './key.ts'

export type { ApiKey } from '../generated/prisma/client.ts'

export interface NewKeyRow {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
}

/** SQL of an `ApiKey`. */
const columns = `id, name, digest, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt",
  revoked_at AS "revokedAt"`

/** A key that was made. Its text is in here and nowhere else. */
export interface MadeKey {
  readonly row: ApiKey
  readonly text: string
}

/** Makes a key. */
export async function createKey(tx: Transaction, key: NewKeyRow): Promise<MadeKey> {
  const id = uuidv7()
  const text = makeKey(id)
  const { rows } = await tx.query<ApiKey>(
    `INSERT INTO api_key (id, name, scopes, expires_at, digest) VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`,
    [id, key.name, [...key.scopes], key.expiresAt, digestOf(text)],
  )
  const [row] = rows
  if (!row) throw new Error('A key was made and is not there.')
  return { row, text }
}

/** The keys that are not revoked, oldest first. */
export function listKeys(prisma: PrismaClient): Promise<ApiKey[]> {
  return prisma.apiKey.findMany({ where: { revokedAt: null }, orderBy: { id: 'asc' } })
}

/** Revokes a key. @returns whether there was one that was not revoked yet. */
export async function revokeKey(prisma: PrismaClient, id: string): Promise<boolean> {
  const { count } = await prisma.apiKey.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  return count === 1
}

/**
 * Makes a key of the same name, scopes and end in place of one, which ends after the overlap.
 * @returns null when there is no such key, or it is revoked or expired.
 */
export async function rotateKey(
  tx: Transaction,
  id: string,
  overlapSeconds: number,
): Promise<MadeKey | null> {
  // Of two who rotate the same key at once, the second waits, and sees what the first has left.
  const { rows } = await tx.query<ApiKey>(
    `SELECT ${columns} FROM api_key WHERE id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
     FOR UPDATE`,
    [id],
  )
  const [before] = rows
  if (!before) return null
  await tx.query(
    `UPDATE api_key SET revoked_at = CASE WHEN $2 = 0 THEN now() END,
       expires_at = CASE WHEN $2 = 0 THEN expires_at ELSE least(expires_at, now() + make_interval(secs => $2)) END
     WHERE id = $1`,
    [id, overlapSeconds],
  )
  const { name, scopes, expiresAt } = before
  return createKey(tx, { name, scopes: scopes as Scope[], expiresAt })
}

function living(id: string, now: Date) {
  return { id, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
}

/** A key by its id, if it is neither revoked nor expired. */
export function findKey(prisma: PrismaClient, id: string): Promise<ApiKey | null> {
  return prisma.apiKey.findFirst({ where: living(id, new Date()) })
}

/** How exact `lastUsedAt` is: a write for every request would cost more than it tells. */
const lastUsedStepMs = 60_000

/** Notes that a key was used, at most once a minute. */
export async function touchKey(prisma: PrismaClient, key: ApiKey): Promise<void> {
  const now = new Date()
  const before = new Date(now.getTime() - lastUsedStepMs)
  if (key.lastUsedAt && key.lastUsedAt > before) return
  await prisma.apiKey.updateMany({
    where: { id: key.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
    data: { lastUsedAt: now },
  })
}

/**
 * Makes the first key of a database, once, also when several nodes start at the same time.
 * @param keep stores the key's text before the key is committed: one that nobody knows would lock everybody out.
 * @returns its text, or null when the database has keys.
 */
export function createFirstKey(
  db: Database,
  scopes: readonly Scope[],
  keep: (text: string) => Promise<void>,
): Promise<string | null> {
  return db.tx(async (tx) => {
    await tx.query('LOCK TABLE api_key IN EXCLUSIVE MODE')
    const { rows } = await tx.query('SELECT 1 FROM api_key LIMIT 1')
    if (rows.length > 0) return null
    const { text } = await createKey(tx, { name: 'admin', scopes, expiresAt: null })
    await keep(text)
    return text
  })
}
