// Articles as an export tells them: each with all that is needed to have it again elsewhere, in the order of ids.

import type { Queryable } from '../platform/db.ts'
import { type JsonParts, withFields } from '../platform/json.ts'
import { isoTime, jsonObject } from '../platform/sql.ts'
import {
  type ArticleRow,
  answeredFields,
  articleColumns,
  articleJson,
  type WebAddress,
} from './representation.ts'
import { type Visibility, visibleArticle } from './visibility.ts'

/** A slice: what is in memory at a time. One article may be more, alone. */
const sliceRows = 500
const sliceBytes = 2 ** 20

const first = '00000000-0000-0000-0000-000000000000'

/** What `GET /v1/articles/{ref}?include=html,extra` shows. */
const fields = answeredFields({ include: ['html', 'extra'] }, 'one')

const aliasesIn = (namespace: string) => `(SELECT coalesce(json_agg(x.key ORDER BY x.key), '[]') FROM alias x
  WHERE x.target_type = 'article' AND x.target_id = a.id AND x.namespace = '${namespace}')`

/** What an answer does not show and another Broadsheet needs. */
const alwaysTold = { aliases: aliasesIn('path'), formerSlugs: aliasesIn('article'), issuer: 'a.issuer' }
/** Of what is public the first follows; who wrote it is not the public's business. */
const toldOfAll = { everPublic: 'a.ever_public', writtenBy: 'a.written_by' }

export interface ExportedArticle {
  readonly id: string
  readonly json: JsonParts
}

/** A slice of the articles behind an id (null: from the beginning), as far as the reader may see them; an empty one is the end. */
export async function listExportedArticles(
  db: Queryable,
  { after, visibility, address }: { after: string | null; visibility: Visibility; address: WebAddress },
): Promise<ExportedArticle[]> {
  const more = jsonObject({ ...alwaysTold, ...(visibility === 'all' && toldOfAll) })
  const { rows } = await db.query<ArticleRow & { readonly more: Buffer }>(
    // The length of a text is known without reading it.
    `SELECT ${articleColumns(fields)}, ${more} AS more
     FROM (
       SELECT s.id, sum(s.bytes) OVER (ORDER BY s.id) - s.bytes AS before FROM (
         SELECT a.id, octet_length(a.html) + pg_column_size(a.extra) AS bytes FROM article a
         WHERE ${visibleArticle(visibility)} AND a.id > $1 ORDER BY a.id LIMIT ${sliceRows}) s) slice
     JOIN article a ON a.id = slice.id WHERE slice.before < ${sliceBytes} ORDER BY a.id`,
    [after ?? first],
  )
  return rows.map(({ more, ...row }) => ({
    id: row.id,
    json: withFields(articleJson(row, fields, address), more.subarray(1, -1).toString()),
  }))
}

/** A slice of the tombstones behind an id, each as JSON; for the public those of what was public. */
export async function listTombstones(
  db: Queryable,
  { after, visibility }: { readonly after: string | null; readonly visibility: Visibility },
): Promise<{ readonly id: string; readonly json: Buffer }[]> {
  const { rows } = await db.query<{ id: string; json: Buffer }>(
    `SELECT a.id, ${jsonObject({
      id: 'a.id',
      slug: 'a.slug',
      permalink: 'a.permalink',
      sourceUrl: 'a.source_url',
      externalId: 'a.external_id',
      version: 'a.version',
      createdAt: isoTime('a.created_at'),
      updatedAt: isoTime('a.updated_at'),
      deletedAt: isoTime('a.deleted_at'),
      ...alwaysTold,
      ...(visibility === 'all' && toldOfAll),
    })} AS json
     FROM article a WHERE a.status = 'deleted' AND ${visibility === 'all' ? 'true' : 'a.ever_public'} AND a.id > $1
     ORDER BY a.id LIMIT ${sliceRows}`,
    [after ?? first],
  )
  return rows
}
