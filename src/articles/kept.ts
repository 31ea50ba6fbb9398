// What an article keeps that comes out of an export of another Broadsheet.

import type { Transaction } from '../platform/db.ts'

/** What a new article of an export has of the one that was exported; of one that is here already nothing of it counts. */
export interface KeptIdentity {
  /** Where it is free; else the article has one of its own. */
  readonly id: string
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly everPublic: boolean
  /** Who wrote it last there. */
  readonly writtenBy: 'import' | 'editor'
  /** Slugs that led to it, as far as they lead nowhere else here. */
  readonly formerSlugs: readonly string[]
}

/** Which of these ids no article has. */
export async function freeIds(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await tx.query<{ id: string }>({
    name: 'taken-article-ids',
    text: 'SELECT id FROM article WHERE id = ANY($1::uuid[])',
    values: [ids],
  })
  const free = new Set(ids)
  for (const { id } of rows) free.delete(id)
  return free
}

/** Leaves the former slugs of exported articles, where no other thing has them. */
export async function leaveFormerSlugs(
  tx: Transaction,
  articles: readonly { readonly id: string; readonly kept?: KeptIdentity | null }[],
): Promise<void> {
  const left = articles.flatMap(({ id, kept }) => (kept?.formerSlugs ?? []).map((slug) => ({ id, slug })))
  if (left.length === 0) return
  await tx.query({
    name: 'leave-former-slugs',
    text: `INSERT INTO alias (namespace, key, target_type, target_id)
      SELECT 'article', slug, 'article', id FROM unnest($1::text[], $2::uuid[]) AS new (slug, id)
      ON CONFLICT (namespace, key) DO NOTHING`,
    values: [left.map(({ slug }) => slug), left.map(({ id }) => id)],
  })
}
