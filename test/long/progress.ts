// How far an import is, asked of the database itself: that lives on, or comes back, when a server is killed.

import type { Database } from '../../src/platform/db.ts'

export interface Progress {
  readonly id: string
  readonly state: string
  readonly total: number
  readonly next: number
  readonly owner: string | null
}

/** An import, or the newest one; null when there is none, or when the database is away. */
export async function progressOf(db: Database, id: string | null = null): Promise<Progress | null> {
  try {
    const { rows } = await db.read.query<Progress>(
      `SELECT id, state, total, next_ordinal AS next, lease_owner AS owner FROM import
       WHERE $1::uuid IS NULL OR id = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    )
    return rows[0] ?? null
  } catch {
    return null
  }
}

/** In words. */
export function describeProgress(progress: Progress | null): string {
  if (progress === null) return 'database away'
  const { state, total, next } = progress
  return state === 'receiving' ? `receiving, ${total} staged` : `${state}, ${next} of ${total} written`
}
