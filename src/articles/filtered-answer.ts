// Answering with something about the articles of a filter: what it depends on is known before anything is looked at.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { type PublicAnswer, sendPublic } from '../platform/cache.ts'
import type { Snapshot } from '../platform/generations.ts'
import { type ArticleFilter, scopesOf } from './filter.ts'
import { type ArticleFilters, type FilterReading, filtersOf, readFilter } from './filter-query.ts'

/**
 * Reads the filter of a request and answers with what is made of it.
 * @param make told the filter and the state of what it depends on; what a search (`q`) finds depends on all articles, anything else on the filter's terms.
 * @throws {Problem} what `readFilter` throws.
 */
export async function sendFiltered(
  request: FastifyRequest,
  reply: FastifyReply,
  query: ArticleFilters & { readonly q?: string },
  reading: FilterReading,
  make: (filter: ArticleFilter, snapshot: Snapshot) => ReturnType<PublicAnswer['make']>,
): Promise<FastifyReply> {
  const { generations } = request.server.publicCache
  // Before the terms are looked up: what changes in between must not be taken for known.
  const before = await generations.read(['articles', 'terms'])
  const filter = await readFilter(request, filtersOf(query), before, reading)
  // A search finds by the names of tags as well, and words stand anywhere.
  const scopes = query.q === undefined ? scopesOf(filter) : (['articles', 'terms'] as const)
  const snapshot = await generations.extend(before, scopes)
  return sendPublic(request, reply, {
    snapshot,
    surrogateKeys: [...new Set(['articles', ...scopes])],
    make: () => make(filter, snapshot),
  })
}
