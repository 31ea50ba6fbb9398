// Terms as the change log tells them: what is their own, without the counts and times that follow from articles, and without
// the path of a category that follows from the parents.

import type { Queryable } from '../platform/db.ts'
import { isoTime, jsonObject } from '../platform/sql.ts'
import type { TermKind } from './descriptors.ts'

export interface ChangedTerm {
  readonly id: string
  readonly slug: string
  readonly version: number
  /** RFC 3339. */
  readonly updatedAt: string
  readonly json: Buffer
}

function columns(kind: TermKind): string {
  const { path: _, ...ownFields } = kind.ownFields
  const json = jsonObject({
    id: 't.id',
    slug: 't.slug',
    name: 't.name',
    description: 't.description',
    version: 't.version',
    ...ownFields,
  })
  return `t.id, t.slug, t.version, ${isoTime('t.updated_at')} AS "updatedAt", ${json} AS json`
}

/** Reads terms by their ids, in no order; `hidden`: also those that no public article ever used. */
export async function getChangedTerms(
  db: Queryable,
  kind: TermKind,
  ids: readonly string[],
  { hidden }: { readonly hidden: boolean },
): Promise<ChangedTerm[]> {
  const { rows } = await db.query<ChangedTerm>(
    `SELECT ${columns(kind)} FROM ${kind.table} t WHERE t.id = ANY($1::uuid[]) AND ${hidden ? 'true' : 't.visible'}`,
    [ids],
  )
  return rows
}

/** Reads the terms that follow an id, in the order of their ids, which is that of their making. */
export async function walkTerms(
  db: Queryable,
  kind: TermKind,
  { after, limit }: { readonly after: string; readonly limit: number },
  { hidden }: { readonly hidden: boolean },
): Promise<ChangedTerm[]> {
  const { rows } = await db.query<ChangedTerm>(
    `SELECT ${columns(kind)} FROM ${kind.table} t WHERE t.id > $1 AND ${hidden ? 'true' : 't.visible'} ORDER BY t.id LIMIT $2`,
    [after, limit],
  )
  return rows
}
