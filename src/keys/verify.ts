// From a key's text to its caller. Every look-up asks the database: a revoked key stops at once, on every node.

import { timingSafeEqual } from 'node:crypto'
import type { PrismaClient } from '../generated/prisma/client.ts'
import { type Caller, type Scope, scopes, type VerifyKey } from '../platform/access.ts'
import { digestOf, idOfKey } from './key.ts'
import { findKey, touchKey } from './store.ts'

/** Makes the verifier for the keys of a database and the ADMIN_KEY of the settings (null: none). */
export function keyVerifier(prisma: PrismaClient, adminKey: string | null): VerifyKey {
  const admin: Caller = { keyId: null, name: 'ADMIN_KEY', scopes: new Set(scopes), expiresAt: null }
  return async (key) => {
    // Digests are compared, so that the time taken tells neither content nor length.
    if (adminKey !== null && timingSafeEqual(digestOf(key), digestOf(adminKey))) return admin
    const id = idOfKey(key)
    const row = id === null ? null : await findKey(prisma, id)
    if (!row || !timingSafeEqual(row.digest, digestOf(key))) return null
    await touchKey(prisma, row)
    return { keyId: row.id, name: row.name, scopes: new Set(row.scopes as Scope[]), expiresAt: row.expiresAt }
  }
}
