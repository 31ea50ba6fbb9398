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
 * transactions; see `export/changes/position.ts`.
 */
export async function recordChanges(tx: Transaction, things: readonly ChangedThing[]): Promise<void> {
  if (things.length === 0) return
  tx.moved.add('changes')
  if ((await insertChanges(tx, things)) > 0) return
  await beginIncarnation(tx)
  await insertChanges(tx, things)
}

/** @returns how many entries were written: none in a cluster that has no incarnation yet. */
async function insertChanges(tx: Transaction, things: readonly ChangedThing[]): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'record-changes',
    text: `INSERT INTO change (incarnation, xid, type, target_id, slug, version, public, at)
      SELECT log.incarnation, log.xid, new.type, new.id, new.slug, new.version, new.public, now()
      FROM (SELECT newest.id AS incarnation, pg_current_xact_id()::text::bigint AS xid
          FROM (SELECT id, system_identifier FROM change_incarnation ORDER BY id DESC LIMIT 1) newest
          WHERE newest.system_identifier = (SELECT system_identifier::text FROM pg_control_system())) log,
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
  return rowCount ?? 0
}

/** A number of our own among the advisory locks: "chng" in ASCII. */
const incarnationLock = 0x63_68_6e_67

/**
 * Begins the log's next incarnation, in a cluster that the database was restored into: its transaction ids begin anew. It is
 * done by whoever writes there first, before the first entry, so that none can stand in the wrong one.
 */
async function beginIncarnation(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [incarnationLock])
  // Whoever waited for the lock finds it begun.
  await tx.query(`INSERT INTO change_incarnation (id, system_identifier)
    SELECT coalesce(newest.id, 0) + 1, here.system_identifier::text
    FROM pg_control_system() here LEFT JOIN (
      SELECT id, system_identifier FROM change_incarnation ORDER BY id DESC LIMIT 1) newest ON true
    WHERE newest.system_identifier IS DISTINCT FROM here.system_identifier::text`)
}
