// Links from post to post (`post_url`, `link`): the addresses of the posts that a batch names, out of the whole import.

import type { Database } from '../platform/db.ts'
import type { ImportReading } from './import-site.ts'
import { type LinkTarget, linkTarget } from './jekyll/post-links.ts'
import type { PreparePool } from './prepare-pool.ts'
import type { Prepared, StagedItem } from './prepared.ts'
import type { Claimed } from './worker.ts'

type Links = Readonly<Record<string, string | null>>

/** Bytes of a post that are read for its address: its front matter. */
const headBytes = 64 * 2 ** 10

/** Names that are looked up at a time: their posts are in memory together. */
const lookedUp = 200

/** What is needed to look for the posts of an import. */
interface LinkContext {
  readonly db: Database
  readonly pool: PreparePool
}

/** Prepares the items again whose bodies link to other posts, with the addresses of these. */
export async function prepareLinked(
  context: LinkContext,
  claimed: Claimed,
  reading: ImportReading,
  items: readonly StagedItem[],
  prepared: readonly Prepared[],
  signal: AbortSignal,
): Promise<readonly Prepared[]> {
  const names = new Set(prepared.flatMap((each) => (each.outcome === 'needs-links' ? each.names : [])))
  if (names.size === 0) return prepared
  const links = await findAddresses(context, claimed, reading, [...names], signal)
  const linking = items.filter((_, index) => prepared[index]?.outcome === 'needs-links')
  const again = await context.pool.prepare(
    { items: linking, context: { ...reading.context, links }, site: reading.site },
    signal,
  )
  return prepared.map((each) => (each.outcome === 'needs-links' ? (again.shift() ?? each) : each))
}

async function findAddresses(
  context: LinkContext,
  claimed: Claimed,
  reading: ImportReading,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Links> {
  const place = claimed.site ?? { root: '', postFolders: claimed.options.postFolders }
  const links: Record<string, string | null> = Object.create(null)
  for (let from = 0; from < names.length; from += lookedUp) {
    const targets = names.slice(from, from + lookedUp).map((name) => linkTarget(name, place))
    const posts = await findPosts(context.db, claimed.id, targets)
    const waiting = posts.filter((post) => post.bytes !== null)
    const addresses = await context.pool.addresses(
      {
        posts: waiting.map(({ path, bytes }) => ({ path, bytes: wholeLines(bytes) })),
        context: reading.context,
        site: reading.site,
      },
      signal,
    )
    const byPath = new Map(posts.map((post) => [post.path, post.permalink]))
    for (const [index, { path }] of waiting.entries()) byPath.set(path, addresses[index] ?? null)
    for (const target of targets) links[target.name] = addressOf(target, byPath)
  }
  return links
}

interface LinkedPost {
  readonly path: string
  /** Of what became of it; null while it waits. */
  readonly permalink: string | null
  /** Its beginning, while it waits. */
  readonly bytes: Buffer | null
}

/**
 * The posts of an import at these paths. No index leads to a path: one that every import would pay for costs more than
 * the walk over one import's items for the few that link.
 */
async function findPosts(
  db: Database,
  importId: string,
  targets: readonly LinkTarget[],
): Promise<LinkedPost[]> {
  const { rows } = await db.write.query<LinkedPost>(
    `SELECT i.path, coalesce(d.permalink, a.permalink) AS permalink,
       CASE WHEN d.article_id IS NULL AND a.id IS NULL THEN substring(o.bytes FROM 1 FOR $4) END AS bytes
     FROM import_item i
     LEFT JOIN dry_run_article d ON d.import_id = i.import_id AND d.ordinal = i.ordinal
     LEFT JOIN article a ON a.id = i.article_id
     LEFT JOIN original o ON o.id = i.original_id
     WHERE i.import_id = $1 AND i.kind = 'post'
       AND (i.path = ANY($2::text[]) OR regexp_replace(i.path, '\\.[^./]*$', '') = ANY($3::text[]))
     ORDER BY i.ordinal DESC`,
    [
      importId,
      targets.filter((target) => !target.anyExtension).flatMap((target) => target.paths),
      targets.filter((target) => target.anyExtension).flatMap((target) => target.paths),
      headBytes,
    ],
  )
  return rows
}

/** Up to the last end of a line: what was cut may end within a character. */
function wholeLines(bytes: Buffer | null): Buffer {
  if (bytes === null) return Buffer.alloc(0)
  return bytes.length < headBytes ? bytes : bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
}

const postExtension = /\.(?:md|markdown|mkd|mkdn|mkdown|html?)$/i

function addressOf(target: LinkTarget, byPath: ReadonlyMap<string, string | null>): string | null {
  for (const path of target.paths) {
    if (!target.anyExtension) {
      const address = byPath.get(path)
      if (address != null) return address
      continue
    }
    for (const [found, address] of byPath) {
      if (address !== null && found.replace(/\.[^./]*$/, '') === path) return address
    }
  }
  return fileAddress(target)
}

/** A file that is no post stands on the site where it lies; `link` to one that is not there would have stopped Jekyll. */
function fileAddress({ name, anyExtension }: LinkTarget): string | null {
  if (anyExtension || postExtension.test(name)) return null
  return `/${name.replace(/^link \/?/, '')}`
}
