// The statements of the bare program, as someone would write them by hand: one a request, JSON made by PostgreSQL.

import { answeredFields, articleColumns } from '../src/articles/representation.ts'
import { isoTime } from '../src/platform/sql.ts'

const listColumns = `${isoTime('a.sort_at')} AS "sortValue", ${articleColumns(answeredFields({}, 'list'))}`

/** Twenty, and one to know whether there are more. */
function pageOf(ids: string): string {
  return `SELECT ${listColumns} FROM (${ids} LIMIT 21) found JOIN article a ON a.id = found.id ORDER BY a.sort_at DESC, a.id DESC`
}

const newestFirst = 'ORDER BY x.sort_at DESC'

/** The newest of all. */
export const newest = pageOf(
  `SELECT x.id FROM article x WHERE x.status = 'published' ${newestFirst}, x.id DESC`,
)

/** Those after a place: its time and its id. */
export const after = pageOf(
  `SELECT x.id FROM article x WHERE x.status = 'published' AND (x.sort_at, x.id) < ($1::timestamptz, $2::uuid) ${newestFirst}, x.id DESC`,
)

/** The newest of a category by its slug. */
export const ofCategory = pageOf(
  `SELECT x.article_id AS id FROM article_category x WHERE x.category_id = (SELECT id FROM category WHERE slug = $1)
   AND x.public ${newestFirst}, x.article_id DESC`,
)

/** The newest with a tag by its slug. */
export const ofTag = pageOf(
  `SELECT x.article_id AS id FROM article_tag x WHERE x.tag_id = (SELECT id FROM tag WHERE slug = $1)
   AND x.public ${newestFirst}, x.article_id DESC`,
)

/** The newest of a source by its slug. */
export const ofSource = pageOf(
  `SELECT x.id FROM article x WHERE x.source_id = (SELECT id FROM source WHERE slug = $1)
   AND x.status = 'published' ${newestFirst}, x.id DESC`,
)

/** One article by its slug. */
export const bySlug = `SELECT ${articleColumns(answeredFields({}, 'one'))} FROM article a WHERE a.slug = $1 AND a.status = 'published'`
