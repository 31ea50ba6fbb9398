// The columns of an article that writing one sets, as arrays for `unnest`: a batch is one statement.

import { HTML_POLICY_VERSION } from '../content/index.ts'
import { bytesArray, textArray } from '../platform/binary-array.ts'
import type { Actor } from './actor.ts'
import type { KeptIdentity } from './kept.ts'
import type { NewArticle } from './new-article.ts'

/** An article about to be written, with everything decided. */
export interface ArticleToWrite {
  readonly id: string
  readonly slug: string
  readonly article: NewArticle
  readonly sourceId: string | null
  readonly contentHash: Buffer
  readonly originalId: string | null
  readonly writtenBy: 'import' | 'editor'
  readonly by: Actor
  readonly now: Date
  /** Of a new article out of an export; null or absent for any other. */
  readonly kept?: KeptIdentity | null
}

type Column =
  | readonly [name: string, type: 'text', value: (row: ArticleToWrite) => string | null]
  | readonly [name: string, type: 'bytea', value: (row: ArticleToWrite) => Uint8Array | null]
  | readonly [name: string, type: OtherType, value: (row: ArticleToWrite) => unknown]
type OtherType =
  | 'smallint'
  | 'int'
  | 'boolean'
  | 'uuid'
  | 'timestamptz'
  | 'jsonb'
  | 'article_status'
  | 'writer'
  | 'actor'

/** Name, type and value of each column that an update sets too. */
const columns: readonly Column[] = [
  ['slug', 'text', (row) => row.slug],
  ['permalink', 'text', ({ article }) => article.permalink],
  ['title', 'text', ({ article }) => article.title],
  ['summary', 'text', ({ article }) => article.summary],
  ['html', 'text', ({ article }) => article.html],
  ['html_policy', 'smallint', () => HTML_POLICY_VERSION],
  ['text', 'text', ({ article }) => article.text],
  ['language', 'text', ({ article }) => article.language],
  ['status', 'article_status', ({ article }) => article.status],
  ['published_at', 'timestamptz', ({ article }) => article.publishedAt],
  ['byline', 'text', ({ article }) => article.byline],
  ['image_url', 'text', ({ article }) => article.image?.url ?? null],
  ['image_alt', 'text', ({ article }) => article.image?.alt ?? null],
  ['word_count', 'int', ({ article }) => article.wordCount],
  ['reading_time_minutes', 'int', ({ article }) => article.readingTimeMinutes],
  ['source_id', 'uuid', (row) => row.sourceId],
  ['source_url', 'text', ({ article }) => article.source?.url ?? null],
  ['external_id', 'text', ({ article }) => article.source?.externalId ?? null],
  ['issuer', 'text', ({ article }) => (article.source?.externalId != null ? article.source.issuer : null)],
  ['attribution', 'text', ({ article }) => article.source?.attribution ?? null],
  ['extra', 'jsonb', ({ article }) => JSON.stringify(article.extra)],
  ['content_hash', 'bytea', (row) => row.contentHash],
  ['written_by', 'writer', (row) => row.writtenBy],
  ['changed_by', 'actor', (row) => row.by.type],
  ['changed_by_id', 'uuid', (row) => row.by.id],
  ['original_id', 'uuid', (row) => row.originalId],
  ['updated_at', 'timestamptz', (row) => row.kept?.updatedAt ?? row.now],
]

/** What is set once. */
const firstColumns: readonly Column[] = [
  ...columns,
  ['created_at', 'timestamptz', (row) => row.kept?.createdAt ?? row.now],
  ['version', 'int', (row) => row.kept?.version ?? 1],
  ['ever_public', 'boolean', (row) => row.kept?.everPublic ?? false],
]

const namesOf = (all: readonly Column[]) => all.map(([name]) => name)

/** SQL of the arrays as rows. */
function incoming(all: readonly Column[]): string {
  const arrays = ['$1::uuid[]', ...all.map(([, type], index) => `$${index + 2}::${type}[]`)]
  return `unnest(${arrays.join(', ')}) AS new (id, ${namesOf(all).join(', ')})`
}

/** The values of `insertArticles` or `updateArticles`: an array a column, the ids first. */
export function articleArrays(rows: readonly ArticleToWrite[], what: 'insert' | 'update'): unknown[] {
  const all = what === 'insert' ? firstColumns : columns
  return [rows.map((row) => row.id), ...all.map((column) => columnArray(column, rows))]
}

function columnArray([, type, value]: Column, rows: readonly ArticleToWrite[]): unknown {
  if (type === 'text') return textArray(rows.map(value))
  if (type === 'bytea') return bytesArray(rows.map(value))
  return rows.map(value)
}

/** Inserts a batch. */
export const insertArticles = `INSERT INTO article (id, ${namesOf(firstColumns).join(', ')}, sort_at)
  SELECT id, ${namesOf(firstColumns)
    .map((name) => (name === 'ever_public' ? `new.ever_public OR new.status = 'published'` : `new.${name}`))
    .join(', ')}, coalesce(new.published_at, new.created_at)
  FROM ${incoming(firstColumns)}`

/** Updates a batch; each rises by one version. */
export const updateArticles = `UPDATE article a SET ${namesOf(columns)
  .map((name) => `${name} = new.${name}`)
  .join(', ')},
    version = a.version + 1, sort_at = coalesce(new.published_at, a.created_at), deleted_at = NULL,
    ever_public = a.ever_public OR new.status = 'published'
  FROM ${incoming(columns)} WHERE a.id = new.id`
