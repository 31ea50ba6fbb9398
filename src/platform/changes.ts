// The log of changes: an entry for each thing that a transaction changes, written in that transaction.

import type { Transaction } from './db.ts'

export const changedTypes = ['article', 'category', 'tag', 'source'] as const
export type ChangedType = (typeof changedTypes)[number]

/** A thing as the transaction leaves it; of one that is removed, as it was. */
export interface ChangedThing {
  readonly type: ChangedType
  readonly id: string
  readonly slug: string
  readonly version: number
  /** Whether the public saw it before or sees it now: then the public is told. */
  readonly public: boolean
}

/**
 * Writes entries, in their order. Terms come before the articles that name them. The entries are read in the order of
 * transactions; see `changes/`.
 */
export async function recordChanges(tx: Transaction, things: readonly ChangedThing[]): Promise<void> {
  if (things.length === 0) return
  tx.moved.add('changes')
  await tx.query({
    name: 'record-changes',
    text: `INSERT INTO change (incarnation, xid, type, target_id, slug, version, public, at)
      SELECT log.incarnation, log.xid, new.type, new.id, new.slug, new.version, new.public, now()
      FROM (SELECT max(id) AS incarnation, pg_current_xact_id()::text::bigint AS xid FROM change_incarnation) log,
        unnest($1::text[], $2::uuid[], $3::text[], $4::int[], $5::boolean[]) WITH ORDINALITY
          AS new (type, id, slug, version, public, at)
      ORDER BY new.at`,
    values: [
      things.map(({ type }) => type),
      things.map(({ id }) => id),
      things.map(({ slug }) => slug),
      things.map(({ version }) => version),
      things.map((thing) => thing.public),
    ],
  })
}
