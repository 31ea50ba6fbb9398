// Reads Ghost's JSON export: one document of tables, held in memory, → one small document a post.

import type { Readable } from 'node:stream'
import { decodeUtf8 } from '../../content/index.ts'
import { type Entry, entryMeter, failedEntry, type ReadContext, UploadError } from './entry.ts'
import { uploadBytes } from './upload-bytes.ts'

/** A post may need any row of the tables of tags and authors, which may stand anywhere: the export is read whole. */
export const ghostMaxBytes = 64 * 2 ** 20

/** Objects and arrays within each other. */
const maxDepth = 64

type Row = Readonly<Record<string, unknown>>

/**
 * Yields every post as a JSON object of its own, `{ post, tags, authors, meta }`, made of the rows that belong to it: it is
 * what is kept as the original. `path` names the post's place in the export (`ghost.json#/data/posts/3`). Pages are
 * ignored. Throws UploadError 'invalid-feed', 'invalid-json', 'invalid-utf8', or 'upload-too-large' over 64 MiB.
 */
export async function* readGhost(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of uploadBytes(upload, context)) {
    size += chunk.length
    if (size > ghostMaxBytes) {
      throw new UploadError(
        'upload-too-large',
        `A Ghost export is at most ${ghostMaxBytes} bytes. Export it in several parts, or import the site's RSS.`,
      )
    }
    chunks.push(chunk)
  }
  const { tables, pointer } = tablesOf(parse(Buffer.concat(chunks)))
  chunks.length = 0
  const countEntry = entryMeter(context)
  const related = relations(tables)
  const site = siteTitle(tables)
  for (const [index, post] of rowsOf(tables, 'posts').entries()) {
    countEntry()
    const path = `${context.path ?? 'ghost.json'}#${pointer}/posts/${index}`
    if (post.type === 'page' || post.page === true || post.page === 1) yield { kind: 'ignored', path }
    else yield itemOf(path, { post, ...related(post) }, site, context)
  }
}

function itemOf(path: string, value: object, site: string | null, { limits }: ReadContext): Entry {
  const bytes = Buffer.from(JSON.stringify(value))
  if (bytes.length > limits.entryBytes) {
    const detail = `The post is larger than ${limits.entryBytes} bytes. Shorten it.`
    return failedEntry(path, null, 'entry-too-large', detail)
  }
  return {
    kind: 'item',
    path,
    line: null,
    bytes,
    itemKind: 'ghost',
    ...(site === null ? {} : { context: { title: site } }),
  }
}

function parse(bytes: Buffer): unknown {
  const text = decodeUtf8(bytes)
  if (text === null) {
    throw new UploadError(
      'invalid-utf8',
      'The upload is not valid UTF-8. Convert it to UTF-8 and send it again.',
    )
  }
  if (nestsTooDeep(bytes)) throw invalid(`It nests deeper than ${maxDepth} levels.`)
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (error) {
    const words = error instanceof SyntaxError ? error.message.slice(0, 200) : ''
    throw new UploadError('invalid-json', `The upload is no valid JSON: ${words}. Send it whole.`, {
      cause: error,
    })
  }
}

/** An export has some ten levels; writing a row that has a hundred thousand would exhaust the stack. */
function nestsTooDeep(bytes: Buffer): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (inString) {
      if (byte === 0x5c) at += 1
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x5b || byte === 0x7b) depth += 1
    else if (byte === 0x5d || byte === 0x7d) depth -= 1
    if (depth > maxDepth) return true
  }
  return false
}

/** The tables stand in `db[0].data`, or in `data`. */
function tablesOf(root: unknown): { tables: Row; pointer: string } {
  const db = isRow(root) && Array.isArray(root.db) ? root.db[0] : root
  const data = isRow(db) ? db.data : undefined
  if (isRow(data) && Array.isArray(data.posts)) {
    return { tables: data, pointer: db === root ? '/data' : '/db/0/data' }
  }
  throw invalid(
    'Its posts are expected in db[0].data.posts. Export them in Ghost under Settings, Import/Export.',
  )
}

function rowsOf(tables: Row, name: string): Row[] {
  const rows = tables[name]
  return Array.isArray(rows) ? rows.filter(isRow) : []
}

/** What belongs to a post by the tables between. */
function relations(tables: Row): (post: Row) => { tags: Row[]; authors: Row[]; meta: Row | null } {
  const tags = byId(rowsOf(tables, 'tags'))
  const users = byId(rowsOf(tables, 'users'))
  const tagsOf = grouped(rowsOf(tables, 'posts_tags'))
  const authorsOf = grouped(rowsOf(tables, 'posts_authors'))
  const metaOf = grouped(rowsOf(tables, 'posts_meta'))
  return (post) => {
    const linked = (links: Row[], key: string, rows: ReadonlyMap<unknown, Row>): Row[] =>
      links
        .map((link) => rows.get(link[key]))
        .filter((row) => row !== undefined)
        .map(named)
    const authors = linked(authorsOf(post.id), 'author_id', users)
    const own = users.get(post.author_id)
    return {
      tags: linked(tagsOf(post.id), 'tag_id', tags),
      authors: authors.length > 0 || own === undefined ? authors : [named(own)],
      meta: metaOf(post.id)[0] ?? null,
    }
  }
}

/** Only what an article needs: a user's row holds an e-mail address and the hash of a password. */
function named({ name, slug, visibility }: Row): Row {
  return { name, slug, ...(visibility === undefined ? {} : { visibility }) }
}

function byId(rows: readonly Row[]): Map<unknown, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

function grouped(rows: readonly Row[]): (id: unknown) => Row[] {
  const groups = new Map<unknown, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.post_id)
    if (group === undefined) groups.set(row.post_id, [row])
    else group.push(row)
  }
  const order = ({ sort_order }: Row): number => (typeof sort_order === 'number' ? sort_order : 0)
  for (const group of groups.values()) group.sort((a, b) => order(a) - order(b))
  return (id) => groups.get(id) ?? []
}

function siteTitle(tables: Row): string | null {
  const title = rowsOf(tables, 'settings').find(({ key }) => key === 'title')?.value
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 300) : null
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(remedy: string): UploadError {
  return new UploadError('invalid-feed', `The upload is no Ghost export. ${remedy}`)
}
