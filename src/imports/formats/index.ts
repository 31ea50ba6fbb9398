// The formats that an item can have besides a post and the API's own article, and which function reads each.

import type { NewArticle } from '../../articles/index.ts'
import type { ItemKind, Notice, PrepareContext } from '../prepared.ts'
import { readAtomEntry } from './atom.ts'
import { readCsvRow } from './csv.ts'
import type { FormatItem } from './format-item.ts'
import { readGhostPost } from './ghost.ts'
import { readJsonFeedItem } from './json-feed.ts'
import { readRssItem } from './rss.ts'
import { readWxrItem } from './wxr.ts'

export type { FormatItem } from './format-item.ts'

/** An item → its article; null when it is to be passed over. Throws a Refusal when it cannot become one. */
export type FormatReader = (
  item: FormatItem,
  context: PrepareContext,
  warnings: Notice[],
) => NewArticle | null

export const formats: Readonly<Record<Exclude<ItemKind, 'post' | 'article' | 'exported'>, FormatReader>> = {
  rss: readRssItem,
  atom: readAtomEntry,
  wxr: readWxrItem,
  'json-feed': readJsonFeedItem,
  ghost: readGhostPost,
  csv: readCsvRow,
}
