// Keys in the database.

import { v7 as uuidv7 } from 'uuid'
import type { ApiKey, PrismaClient } from '../generated/prisma/client.ts'
import type { Scope } from '../platform/access.ts'
import { digestOf, makeKey } from './key.ts'

export type { ApiKey } from '../generated/prisma/client.ts'

export interface NewKeyRow {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
}

/** Makes a key; its text is in the result and nowhere else. */
export async function createKey(
  prisma: Pick<PrismaClient, 'apiKey'>,
  key: NewKeyRow,
): Promise<{ row: ApiKey; text: string }> {
  const id = uuidv7()
  const text = makeKey(id)
  const row = await prisma.apiKey.create({
    data: { id, name: key.name, scopes: [...key.scopes], expiresAt: key.expiresAt, digest: digestOf(text) },
  })
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
export function rotateKey(
  prisma: PrismaClient,
  id: string,
  overlapSeconds: number,
): Promise<{ row: ApiKey; text: string } | null> {
  return prisma.$transaction(async (tx) => {
    // Of two who rotate the same key at once, the second sees what the first has left.
    await tx.$queryRaw`SELECT 1 FROM api_key WHERE id = ${id}::uuid FOR UPDATE`
    const now = new Date()
    const before = await tx.apiKey.findFirst({ where: living(id, now) })
    if (!before) return null
    const { name, expiresAt } = before
    const ends = new Date(now.getTime() + overlapSeconds * 1000)
    const data =
      overlapSeconds === 0 ? { revokedAt: now } : expiresAt && expiresAt < ends ? {} : { expiresAt: ends }
    await tx.apiKey.update({ where: { id }, data })
    return createKey(tx, { name, scopes: before.scopes as Scope[], expiresAt })
  })
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
  prisma: PrismaClient,
  scopes: readonly Scope[],
  keep: (text: string) => Promise<void>,
): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE api_key IN EXCLUSIVE MODE`
    if (await tx.apiKey.findFirst()) return null
    const { text } = await createKey(tx, { name: 'admin', scopes, expiresAt: null })
    await keep(text)
    return text
  })
}
