// The order of the log, and how far it can be read.
//
// The order is that of incarnation, transaction id, sequence. Transactions do not commit in the order of their ids: what is
// read must lie below the oldest one that is open, or an entry that commits late would be passed over. Ids begin anew where
// a dump is restored into another cluster: everything of an earlier incarnation is settled.

import type { Queryable } from '../../platform/db.ts'
import type { ChangeReader, Position } from './token.ts'

/**
 * SQL of `bound`, for a WITH: the first incarnation and transaction that may not be read yet, in the statement's own
 * snapshot. In a cluster that has not written yet the newest incarnation is another one's: all of it is settled.
 */
export const boundSql = `bound AS MATERIALIZED (
    SELECT CASE WHEN is_here THEN id ELSE id + 1 END AS incarnation,
      CASE WHEN is_here THEN pg_snapshot_xmin(pg_current_snapshot())::text::bigint ELSE 0 END AS xid
    FROM (SELECT id, system_identifier = (SELECT system_identifier::text FROM pg_control_system()) AS is_here
      FROM change_incarnation ORDER BY id DESC LIMIT 1) newest)`

/** SQL: the entry `c` may be read. */
export const isReadable = `(c.incarnation, c.xid) < ((SELECT incarnation FROM bound), (SELECT xid FROM bound))`

/** SQL: the entry `c` is told to this reader. */
export function isFor(reader: ChangeReader): string {
  return reader === 'public' ? 'c.public' : 'true'
}

/** SQL of a position's columns, whose numbers JavaScript cannot hold. */
export const positionColumns = `incarnation, xid::text AS xid, seq::text AS seq`

/**
 * The last entry that can be read: whatever was committed before it is visible in the snapshot of the statement, or of the
 * transaction when that is `repeatable read`; everything else has an entry after it.
 */
export async function endOfLog(db: Queryable, reader: ChangeReader): Promise<Position> {
  const { rows } = await db.query<Position>({
    name: `end-of-changes-${reader}`,
    text: `WITH ${boundSql}
      SELECT ${positionColumns} FROM (
        (SELECT 1 AS choice, c.incarnation, c.xid, c.seq FROM change c WHERE ${isReadable} AND ${isFor(reader)}
          ORDER BY c.incarnation DESC, c.xid DESC, c.seq DESC LIMIT 1)
        UNION ALL SELECT 2, h.incarnation, h.xid, h.seq FROM change_horizon h WHERE h.public = $1) found
      ORDER BY choice LIMIT 1`,
    values: [reader === 'public'],
  })
  return rows[0] ?? { incarnation: 0, xid: '0', seq: '0' }
}

/** Whether one position lies after another. */
export function isAfter(one: Position, other: Position): boolean {
  if (one.incarnation !== other.incarnation) return one.incarnation > other.incarnation
  if (one.xid !== other.xid) return BigInt(one.xid) > BigInt(other.xid)
  return BigInt(one.seq) > BigInt(other.seq)
}

/** Seconds since the oldest entry that is committed and cannot be read yet, because of an open transaction; 0: there is none. */
export async function changeLag(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ seconds: number }>({
    name: 'change-lag',
    // Times of entries are rounded to milliseconds.
    text: `WITH ${boundSql}
      SELECT greatest(extract(epoch FROM clock_timestamp() - min(c.at)), 0.001)::float8 AS seconds FROM change c
      WHERE (c.incarnation, c.xid) >= ((SELECT incarnation FROM bound), (SELECT xid FROM bound)) HAVING count(*) > 0`,
  })
  return rows[0]?.seconds ?? 0
}
