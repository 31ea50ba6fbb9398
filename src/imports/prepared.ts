// What goes into and comes out of preparing one staged item: plain values, because they cross a thread border.

import type { KeptIdentity, NewArticle } from '../articles/index.ts'
import type { IndexedText } from '../content/index.ts'
import type { Site } from './jekyll/site.ts'
import type { ItemContext, ItemKind } from './readers/index.ts'

export type { ItemContext, ItemKind }

/** One item as it was staged. */
export interface StagedItem {
  /** As in the archive; decides how a post is read (Markdown or HTML, date and slug of its name). */
  readonly path: string
  /** The line of a file of many items on which this one begins, from 1. */
  readonly line: number | null
  readonly kind: ItemKind
  /** The original, byte for byte. */
  readonly bytes: Uint8Array
  /** What the rest of its file says about it; null or absent where it stands alone. */
  readonly context?: ItemContext | null
}

/** What an import says about how its items are to be read. */
export interface PrepareContext {
  /** IANA name of the zone of the site, such as `Asia/Shanghai`. */
  readonly timezone: string
  /** How a time without a zone is read: as UTC (as Jekyll does), or in the site's zone. */
  readonly zonelessDates: 'utc' | 'site'
  readonly profile: 'auto' | 'eastmoney' | 'none'
  /** The generator whose conventions the posts follow; absent or `auto`: told from each path. */
  readonly generator?: 'auto' | 'jekyll' | 'hugo' | 'hexo'
  /** What counts as now, in milliseconds since 1970: later times are `scheduled`. */
  readonly nowMs: number
  /** The site that the posts come from; null or absent where none came with them. */
  readonly site?: Site | null
  /** The addresses of posts that a body links to, by the names that `needs-links` gave out; null for one that is not there. */
  readonly links?: Readonly<Record<string, string | null>> | null
}

/** Something a person should know about an item, or the reason why it failed. */
export interface Notice {
  readonly code: string
  /** In plain words, with what to do about it. */
  readonly detail: string
  /** Line of the item's own file, from 1. */
  readonly line?: number
  /** JSON pointer into an article given as JSON. */
  readonly pointer?: string
}

export type Prepared =
  | {
      readonly outcome: 'ready'
      readonly article: NewArticle
      /** What the search index keeps of the article, which the threads make. */
      readonly indexed?: IndexedText
      /** Of an article out of an export. */
      readonly kept?: KeptIdentity
      readonly warnings: readonly Notice[]
    }
  /** The body links to other posts: prepare it again with their addresses in `links`. */
  | {
      readonly outcome: 'needs-links'
      readonly names: readonly string[]
      readonly warnings: readonly Notice[]
    }
  | { readonly outcome: 'skipped'; readonly warnings: readonly Notice[] }
  | { readonly outcome: 'failed'; readonly error: Notice; readonly warnings: readonly Notice[] }
