// What an import would write, as one hash: the same again is `unchanged`.

import { createHash } from 'node:crypto'
import type { NewArticle } from './new-article.ts'

/**
 * SHA-256 over everything of an article that is stored. What only follows from the hour (a scheduled article that has
 * come due is published) does not count, nor what only a name's being made depends on.
 */
export function contentHash(article: NewArticle): Buffer {
  const { slugHint: _, status, categories, tags, extra, ...rest } = article
  // A name that was not learned is only what the term is called where it is stored.
  const terms = (list: NewArticle['tags']) => list.map(({ key, name, named }) => [key, named ? name : key])
  const parts = {
    ...rest,
    status: status === 'scheduled' ? 'published' : status,
    categories: terms(categories),
    tags: terms(tags),
    extra,
  }
  return createHash('sha256')
    .update(JSON.stringify(canonical(parts)))
    .digest()
}

/**
 * The hash of what an editor writes. A slug is no content: it is stated or not, and the same article.
 * @param hasOwnTime whether its time is part of it, and not only that of its writing.
 */
export function editedHash(article: NewArticle, hasOwnTime = true): Buffer {
  return contentHash({ ...article, slug: null, ...(!hasOwnTime && { publishedAt: null }) })
}

/** The value with the names of every object in order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => [name, canonical(part)])
}
