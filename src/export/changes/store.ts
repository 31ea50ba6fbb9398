// Entries of the change log as they are stored.

import { visibleArticle } from '../../articles/index.ts'
import type { ChangedType } from '../../platform/changes.ts'
import type { Queryable } from '../../platform/db.ts'
import { isoTime } from '../../platform/sql.ts'
import { boundSql, isFor, isReadable, positionColumns } from './position.ts'
import type { ChangeReader, Position } from './token.ts'

/** Says that a thing changed. What holds of it by now is another question. */
export interface ChangeEntry extends Position {
  readonly type: ChangedType
  readonly id: string
  readonly slug: string
  readonly version: number
  /** RFC 3339. */
  readonly at: string
  /** Bytes of the article's body by now; null where there is none, or none for the reader: it bounds pages. */
  readonly size: number | null
}

/**
 * Reads the entries that follow a position, at most `limit`, in one statement: what can be read, and whether the position is
 * still known, are of one snapshot.
 * @returns null when the position is not of this log: the entries behind it were removed, or the database was set back to a
 *   time before it.
 */
export async function readEntries(
  db: Queryable,
  reader: ChangeReader,
  { incarnation, xid, seq }: Position,
  limit: number,
): Promise<ChangeEntry[] | null> {
  const { rows } = await db.query<ChangeEntry & { isKnown: boolean }>({
    name: `read-changes-${reader}`,
    // A token names an entry, or the last one that was removed. Nothing else can have made it.
    text: `WITH ${boundSql}, known AS MATERIALIZED (
        SELECT EXISTS (SELECT FROM change c WHERE (c.incarnation, c.xid, c.seq) = ($1, $2, $3) AND ${isFor(reader)})
          OR EXISTS (SELECT FROM change_horizon h WHERE h.public = $5 AND (h.incarnation, h.xid, h.seq) = ($1, $2, $3)) AS is_known)
      SELECT known.is_known AS "isKnown", e.type, e.target_id AS id, e.slug, e.version, ${isoTime('e.at')} AS at,
        ${positionColumns},
        (SELECT octet_length(a.html) FROM article a WHERE e.type = 'article' AND a.id = e.target_id
          AND ${visibleArticle(reader)}) AS size
      FROM known LEFT JOIN (
        SELECT c.* FROM change c
        WHERE (c.incarnation, c.xid, c.seq) > ($1, $2, $3) AND ${isReadable} AND ${isFor(reader)}
        ORDER BY c.incarnation, c.xid, c.seq LIMIT $4) e ON known.is_known
      ORDER BY e.incarnation, e.xid, e.seq`,
    values: [incarnation, xid, seq, limit, reader === 'public'],
  })
  const [first] = rows
  if (first?.isKnown !== true) return null
  return first.id === null ? [] : rows
}

/**
 * What the log says last of things that the reader cannot see: their highest version, by their ids. (Of two transactions the
 * one with the later id may have changed a thing first.) To the public it tells only what the public was told.
 */
export async function lastEntries(
  db: Queryable,
  reader: ChangeReader,
  ids: readonly string[],
): Promise<Map<string, { readonly slug: string; readonly version: number }>> {
  const { rows } = await db.query<{ id: string; slug: string; version: number }>({
    name: `last-changes-${reader}`,
    text: `SELECT DISTINCT ON (c.target_id) c.target_id AS id, c.slug, c.version FROM change c
      WHERE c.target_id = ANY($1::uuid[]) AND ${isFor(reader)} ORDER BY c.target_id, c.version DESC`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row]))
}
