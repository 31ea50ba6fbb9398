// The route of facets.

import type { FastifyInstance } from 'fastify'
import { answer, problems } from '../platform/schema.ts'
import { countFacets } from './facets.ts'
import { FacetsQuery, facetSchemas } from './facets-schema.ts'
import { filtersOf, readFilter } from './filter-query.ts'
import type { ArticleRoutesOptions } from './routes.ts'

export async function facetsRoute(
  app: FastifyInstance,
  { db, timezone }: ArticleRoutesOptions,
): Promise<void> {
  for (const schema of facetSchemas) app.addSchema(schema)

  app.get<{ Querystring: FacetsQuery }>(
    '/v1/articles/facets',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'getFacets',
        tags: ['articles'],
        summary: 'Count articles by term, language and time',
        description:
          'All filters of the list count, the facet’s own included. Counts are exact without a filter, for one term, and up to 20,000 matches. Beyond, they are estimated: some 16,384 articles, those whose ids end in certain bytes, are looked at, and what they have is multiplied; a rare term may then be missing. `exact=true` waits for exact ones.',
        querystring: FacetsQuery,
        response: {
          200: answer('Facets', 'The facets.'),
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'too-slow'),
        },
      },
    },
    async (request) => {
      const { by, facetLimit, exact } = request.query
      const filter = await readFilter(db.read, request, filtersOf(request.query), timezone)
      return countFacets(db.read, { filter, by, limit: facetLimit, exact, timezone })
    },
  )
}
