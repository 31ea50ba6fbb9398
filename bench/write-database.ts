// The two databases that are written: copies of one filled archive, and what is counted in them afterwards.

import pg from 'pg'
import { withSession } from '../src/platform/session.ts'
import type { KnownTerms } from './finished-article.ts'
import type { ReadDatabase } from './read-database.ts'
import { superuserUrl } from './server.ts'

/** Copies of the archive, by what writes to them. */
export interface WriteDatabases {
  readonly serverUrl: string
  readonly bareUrl: string
  /** What the load must know of the archive. */
  readonly terms: KnownTerms
  readonly slugs: readonly string[]
  /** Rows and sums of each table, side by side. @returns a line for each that differs. */
  compare(): Promise<{ readonly same: number; readonly differing: readonly string[] }>
  /** Removes the copies; nobody may be connected to them any more. */
  drop(): Promise<void>
}

const names = { server: 'bench_write_server', bare: 'bench_write_bare' } as const

/** Copies the archive twice. */
export async function copyDatabase(archive: ReadDatabase): Promise<WriteDatabases> {
  const superuser = await superuserUrl(archive.dataDir, 'postgres')
  const url = (database: string) => {
    const of = new URL(archive.url)
    of.pathname = `/${database}`
    return of.href
  }
  const onSuperuser = (statements: readonly string[]) =>
    withClient(superuser, async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  const drops = Object.values(names).map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  const { pathname, username } = new URL(archive.url)
  const copies = Object.values(names).map(
    (name) => `CREATE DATABASE ${name} TEMPLATE ${pathname.slice(1)} OWNER ${username} STRATEGY file_copy`,
  )
  // Both begin with nothing to be written and with what they are read by counted.
  await onSuperuser([...drops, ...copies, 'CHECKPOINT'])
  const known = await withClient(url(names.bare), readKnown)
  return {
    serverUrl: url(names.server),
    bareUrl: url(names.bare),
    ...known,
    async compare() {
      const [server = {}, bare = {}] = [
        await withClient(url(names.server), countAll),
        await withClient(url(names.bare), countAll),
      ]
      const differing = Object.keys(server).filter((name) => server[name] !== bare[name])
      return {
        same: Object.keys(server).length - differing.length,
        differing: differing.map((name) => `${name}: ${server[name]}, bare ${bare[name]}`),
      }
    },
    drop: () => onSuperuser(drops),
  }
}

async function readKnown(client: pg.Client): Promise<{ terms: KnownTerms; slugs: readonly string[] }> {
  const map = async (table: string, key: 'slug' | 'name') => {
    const { rows } = await client.query<{ key: string; id: string }>(
      `SELECT ${key} AS key, id FROM ${table} ORDER BY id DESC`,
    )
    return new Map(rows.map((row) => [row.key, row.id]))
  }
  const { rows } = await client.query<{ slug: string }>('SELECT slug FROM article')
  return {
    terms: {
      categories: await map('category', 'slug'),
      tags: await map('tag', 'name'),
      sources: await map('source', 'name'),
    },
    slugs: rows.map(({ slug }) => slug),
  }
}

/** Rows of each table that a write touches, and the sums of what it raises, but for generations: a group raises them once. */
const counts: Readonly<Record<string, string>> = {
  article: 'SELECT count(*) FROM article',
  'bytes of article':
    'SELECT sum(length(html) + length(text) + length(summary) + length(title)) FROM article',
  article_category: 'SELECT count(*) FROM article_category',
  article_tag: 'SELECT count(*) FROM article_tag',
  article_search: 'SELECT count(*) FROM article_search',
  tokens: 'SELECT sum(cardinality(tokens)) FROM article_search',
  article_day: 'SELECT count(*) FROM article_day',
  'articles of article_day': 'SELECT sum(count) FROM article_day',
  category: 'SELECT count(*) FROM category',
  'articles of category': 'SELECT sum(article_count) FROM category',
  'last times of category': 'SELECT sum(extract(epoch FROM last_published_at)) FROM category',
  tag: 'SELECT count(*) FROM tag',
  'articles of tag': 'SELECT sum(article_count) FROM tag',
  source: 'SELECT count(*) FROM source',
  'articles of source': 'SELECT sum(article_count) FROM source',
  change: 'SELECT count(*) FROM change',
  alias: 'SELECT count(*) FROM alias',
  revision: 'SELECT count(*) FROM revision',
}

async function countAll(client: pg.Client): Promise<Record<string, string>> {
  const counted: Record<string, string> = {}
  for (const [name, text] of Object.entries(counts)) {
    const { rows } = await client.query<{ count: string }>(`SELECT (${text})::text AS count`)
    counted[name] = rows[0]?.count ?? ''
  }
  return counted
}

async function withClient<T>(url: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(withSession(url))
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}
