// Terms as an export tells them: each with all that is kept of it, parents before their children.

import type { Queryable } from '../platform/db.ts'
import { type JsonParts, withFields } from '../platform/json.ts'
import { isoTime, jsonObject } from '../platform/sql.ts'
import type { TermKind } from './descriptors.ts'
import { termJson } from './store.ts'

/** Where a slice begins: behind this term, in the order of depth (in the tree; elsewhere 0) and id. */
export interface ExportedTermPlace {
  readonly depth: number
  readonly id: string
}

export interface ExportedTerm extends ExportedTermPlace {
  /** As `GET` shows it, and what that does not show. */
  readonly json: JsonParts
}

/** Rows of a slice: what is in memory at a time. */
const sliceRows = 500

/** SQL of the terms of a kind with their depth. A tree of categories is small: it is walked anew for each slice. */
function termsInOrder({ type, table }: TermKind): string {
  if (type !== 'category') return `SELECT t.id, 0 AS depth FROM ${table} t`
  return `SELECT * FROM (
    WITH RECURSIVE tree (id, depth) AS (
      SELECT c.id, 0 FROM category c WHERE c.parent_id IS NULL
      UNION ALL
      SELECT c.id, tree.depth + 1 FROM tree JOIN category c ON c.parent_id = tree.id)
    SELECT * FROM tree) walked`
}

function formerSlugs({ type }: TermKind): string {
  return `(SELECT coalesce(json_agg(x.key ORDER BY x.key), '[]') FROM alias x
    WHERE x.namespace = '${type}' AND x.target_id = t.id)`
}

/**
 * A slice of the terms that an export has; an empty one is the end.
 * @param after null: from the beginning. @param hidden whether those are among them that no public article ever used.
 */
export async function listExportedTerms(
  db: Queryable,
  kind: TermKind,
  { after, hidden }: { readonly after: ExportedTermPlace | null; readonly hidden: boolean },
): Promise<ExportedTerm[]> {
  const more = jsonObject({
    // Sources show theirs already.
    ...(kind.ownFields.aliases === undefined && { aliases: formerSlugs(kind) }),
    visible: 't.visible',
    createdAt: isoTime('t.created_at'),
    updatedAt: isoTime('t.updated_at'),
  })
  const { rows } = await db.query<ExportedTermPlace & { readonly json: Buffer; readonly more: Buffer }>(
    `SELECT t.id, place.depth, ${termJson(kind)} AS json, ${more} AS more
     FROM (${termsInOrder(kind)}) place JOIN ${kind.table} t ON t.id = place.id
     WHERE (place.depth, t.id) > ($1::int, $2::uuid) ${hidden ? '' : 'AND t.visible'}
     ORDER BY place.depth, t.id LIMIT ${sliceRows}`,
    [after?.depth ?? -1, after?.id ?? '00000000-0000-0000-0000-000000000000'],
  )
  return rows.map(({ id, depth, json, more }) => ({
    id,
    depth,
    json: withFields([json], more.subarray(1, -1).toString()),
  }))
}
