// An export as NDJSON, a slice at a time: the terms, the articles, the tombstones, the end.

import {
  listExportedArticles,
  listTombstones,
  type Visibility,
  type WebAddress,
} from '../../articles/index.ts'
import type { Queryable } from '../../platform/db.ts'
import { jsonBytes } from '../../platform/json.ts'
import { type ExportedTermPlace, listExportedTerms, type TermKind, termKinds } from '../../terms/index.ts'

export type LineType = TermKind['type'] | 'article' | 'deleted'

export interface ExportedWhat {
  /** Who reads it: the public, or a key that sees all. */
  readonly visibility: Visibility
  readonly address: WebAddress
  /** The token by which the change log goes on from what `db` sees. */
  readonly next: string
}

/**
 * The bytes of an export, some megabyte of them at a time.
 * @param db a transaction that sees one state of the database for as long as it lasts.
 */
export async function* exportLines(
  db: Queryable,
  { visibility, address, next }: ExportedWhat,
): AsyncGenerator<Buffer, void> {
  const counts: Record<LineType, number> = { category: 0, tag: 0, source: 0, article: 0, deleted: 0 }
  const slice = (type: LineType, objects: readonly Buffer[]): Buffer => {
    counts[type] += objects.length
    const head = Buffer.from(`{"type":"${type}",`)
    const lineEnd = Buffer.from('\n')
    return Buffer.concat(objects.flatMap((object) => [head, object.subarray(1), lineEnd]))
  }

  for (const kind of termKinds) {
    let after: ExportedTermPlace | null = null
    for (;;) {
      const rows = await listExportedTerms(db, kind, { after, hidden: visibility === 'all' })
      if (rows.length === 0) break
      yield slice(
        kind.type,
        rows.map(({ json }) => jsonBytes(json)),
      )
      after = rows.at(-1) ?? after
    }
  }
  let after: string | null = null
  for (;;) {
    const rows = await listExportedArticles(db, { after, visibility, address })
    if (rows.length === 0) break
    yield slice(
      'article',
      rows.map(({ json }) => jsonBytes(json)),
    )
    after = rows.at(-1)?.id ?? after
  }
  after = null
  for (;;) {
    const rows = await listTombstones(db, { after, visibility })
    if (rows.length === 0) break
    yield slice(
      'deleted',
      rows.map(({ json }) => json),
    )
    after = rows.at(-1)?.id ?? after
  }
  yield Buffer.from(`${JSON.stringify({ type: 'end', next, counts })}\n`)
}
