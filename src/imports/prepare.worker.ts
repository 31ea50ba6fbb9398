// The thread that prepares items: HTML, Markdown and YAML never hold up the readers of the API.

import { deserialize, serialize } from 'node:v8'
import { indexText } from '../content/index.ts'
import { readSite, type Site, type SiteFile, type SitePlace } from './jekyll/site.ts'
import { prepare, urlOfPost } from './prepare.ts'
import type { Notice, PrepareContext, Prepared, StagedItem } from './prepared.ts'
import { Refusal } from './refusal.ts'

/** A site that was read, as it is handed from thread to thread: in memory that all of them see. */
export interface SharedSite {
  /** Tells one reading of a site from another. */
  readonly key: string
  readonly serialized: Uint8Array
}

/** What a thread needs to read items. */
export interface ThreadContext {
  readonly context: PrepareContext
  readonly site: SharedSite | null
}

export interface PrepareTask extends ThreadContext {
  readonly items: readonly StagedItem[]
}

export interface SiteTask {
  readonly key: string
  readonly files: readonly SiteFile[]
  readonly place: SitePlace
}

export type SiteReading =
  | {
      readonly outcome: 'ready'
      readonly site: SharedSite
      /** The zone that the site states; null when it states none. */
      readonly timezone: string | null
      readonly warnings: readonly Notice[]
    }
  | { readonly outcome: 'failed'; readonly error: Notice }

export interface AddressTask extends ThreadContext {
  readonly posts: readonly SiteFile[]
}

/** Prepares a batch, in order. */
export default function prepareBatch({ items, ...thread }: PrepareTask): Prepared[] {
  const context = contextOf(thread)
  return items.map((item) => withIndexed(prepare(item, context)))
}

/** Reads the files of a site. */
export function readSiteFiles({ key, files, place }: SiteTask): SiteReading {
  try {
    const { site, warnings } = readSite(files, place)
    const bytes = serialize(site)
    const serialized = new Uint8Array(new SharedArrayBuffer(bytes.length))
    serialized.set(bytes)
    return { outcome: 'ready', site: { key, serialized }, timezone: site.timezone, warnings }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'failed', error: error.notice }
    throw error
  }
}

/** The address of each post on its site; null for one that has none. */
export function addressesOf({ posts, ...thread }: AddressTask): (string | null)[] {
  const context = contextOf(thread)
  return posts.map(({ path, bytes }) => urlOfPost(path, bytes, context))
}

/** The site of the last task: batch after batch has the same, and its templates are made once. */
let known: { readonly key: string; readonly site: Site } | null = null

function contextOf({ context, site }: ThreadContext): PrepareContext {
  if (site === null) return context
  if (known?.key !== site.key) known = { key: site.key, site: deserialize(site.serialized) }
  return { ...context, site: known.site }
}

function withIndexed(prepared: Prepared): Prepared {
  if (prepared.outcome !== 'ready') return prepared
  const { article } = prepared
  return { ...prepared, indexed: indexText({ ...article, tags: article.tags.map(({ name }) => name) }) }
}
