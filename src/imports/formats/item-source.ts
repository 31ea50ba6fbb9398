// Where an item of a feed came from.

import { webHost } from '../../content/limits.ts'
import { type Draft, externalIdOf } from './draft.ts'
import type { FormatItem, Stated } from './format-item.ts'

/**
 * The source of an item from what it states: its id, its whole address, and the name of the feed that it was taken from.
 * The host of its address has issued the id, else that of its feed, else the feed by its title. Null when neither address
 * nor id is known.
 */
export function feedSource(
  { id, url, name = null }: { id: Stated | null; url: string | null; name?: string | null },
  item: FormatItem,
  warnings: Parameters<typeof externalIdOf>[2],
): Draft['source'] {
  const issuer = webHost(url ?? '') ?? webHost(item.context.url ?? '') ?? item.context.title ?? null
  const externalId = externalIdOf(id, issuer, warnings)
  if (url === null && externalId === null) return null
  return { name, slug: null, url, externalId, issuer: externalId === null ? null : issuer, attribution: null }
}
