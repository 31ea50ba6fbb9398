// The route of facets.

import type { FastifyInstance } from 'fastify'
import { problems, publicAnswer } from '../platform/schema.ts'
import { timed } from '../platform/timing.ts'
import { parseQuery } from '../search/index.ts'
import { createFacetMemory } from './facet-memory.ts'
import { countFacets } from './facets.ts'
import { FacetsQuery, facetSchemas } from './facets-schema.ts'
import { sendFiltered } from './filtered-answer.ts'
import type { SearchingRouteOptions } from './routes.ts'
import { findMatches } from './search.ts'

/** Matches of a search that are counted; of more, the newest. */
const exactMatches = 20_000

export async function facetsRoute(
  app: FastifyInstance,
  { db, timezone, terms, bounds, common }: Omit<SearchingRouteOptions, 'address'>,
): Promise<void> {
  for (const schema of facetSchemas) app.addSchema(schema)

  const memory = createFacetMemory()

  app.get<{ Querystring: FacetsQuery }>(
    '/v1/articles/facets',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'getFacets',
        tags: ['articles'],
        summary: 'Count articles by term, language and time',
        description:
          'All filters of the list count, the facet’s own included. Counts are exact without a filter, for one term, and up to 20,000 matches. Beyond, they are estimated: some 16,384 articles, those whose ids end in certain bytes, are looked at, and what they have is multiplied; a rare term may then be missing. `exact=true` waits for exact ones. With `q`, the newest 20,000 matches are counted, or those that the search came to within its bound; then it says `estimated`.',
        querystring: FacetsQuery,
        response: {
          ...publicAnswer('Facets', 'The facets.'),
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'too-slow'),
        },
      },
    },
    async (request, reply) => {
      const { by, facetLimit, exact, q } = request.query
      const read = timed(request, db.read)
      const query = q === undefined ? null : parseQuery(q)
      return sendFiltered(
        request,
        reply,
        request.query,
        { read, timezone, terms },
        async (filter, snapshot) => {
          const asked = { by, limit: facetLimit, exact, timezone, filter }
          if (query === null) {
            const count = (limit: number) => countFacets(read, { ...asked, limit })
            return JSON.stringify(await memory.recall(asked, snapshot, count))
          }
          const found = await findMatches(read, { filter, query, bounds, common }, exactMatches)
          const facets = await countFacets(read, {
            ...asked,
            filter: { visibility: filter.visibility, ids: found.ids },
          })
          return JSON.stringify(found.isWhole ? facets : { ...facets, countsAre: 'estimated' })
        },
      )
    },
  )
}
