// What the scenarios ask for, drawn from the database: the same of the same archive.

import type pg from 'pg'
import { isoTime } from '../src/platform/sql.ts'

/** Different requests of a scenario: more than connections, so that seldom two ask for the same at once. */
export const variants = 64

export interface Place {
  /** RFC 3339. */
  readonly sortAt: string
  readonly id: string
}

export interface ReadSample {
  readonly articles: number
  /** Spread over the whole archive. */
  readonly slugs: readonly string[]
  /** Those with the most articles, the largest first. */
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly sources: readonly string[]
  /** A day in the middle of the archive, such as 2023-01-31. */
  readonly middle: string
  /** Figures such as 412.33, each of one title. */
  readonly figures: readonly string[]
  /** Places in the list of all, newest first, that follow each other from this many articles on. */
  places(passedOver: number): Promise<readonly Place[]>
}

/** Draws a sample. */
export async function readSample(client: pg.Client): Promise<ReadSample> {
  const published = `FROM article WHERE status = 'published'`
  const texts = async (sql: string, values: unknown[] = []) =>
    (await client.query<{ value: string }>(sql, values)).rows.map(({ value }) => value)
  const [count = '0'] = await texts(`SELECT count(*)::text AS value ${published}`)
  const articles = Number(count)
  const largest = (table: string) =>
    texts(`SELECT slug AS value FROM ${table} ORDER BY article_count DESC, id LIMIT $1`, [variants])
  const spread = (column: string) =>
    texts(
      `SELECT ${column} AS value FROM (SELECT *, row_number() OVER (ORDER BY sort_at, id) AS place ${published}) a
       WHERE place % $1 = 0 ORDER BY place LIMIT $2`,
      [Math.max(1, Math.floor(articles / variants)), variants],
    )
  const titles = await spread('title')
  const [middle = ''] = await texts(
    `SELECT to_char(sort_at, 'YYYY-MM-DD') AS value ${published} ORDER BY sort_at OFFSET $1 LIMIT 1`,
    [Math.floor(articles / 2)],
  )
  return {
    articles,
    slugs: await spread('slug'),
    categories: await largest('category'),
    tags: await largest('tag'),
    sources: await largest('source'),
    middle,
    figures: titles.flatMap((title) => /\d+\.\d+/.exec(title) ?? []),
    async places(passedOver) {
      const { rows } = await client.query<Place>(
        `SELECT id, ${isoTime('sort_at')} AS "sortAt" ${published} ORDER BY sort_at DESC, id DESC OFFSET $1 LIMIT $2`,
        [passedOver, variants],
      )
      return rows
    },
  }
}
