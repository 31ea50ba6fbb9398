// Routes of categories, tags and sources: one table for the three.

import type { FastifyInstance } from 'fastify'
import { seesDrafts } from '../platform/access.ts'
import { decodeCursor, linkHeader, queryHash } from '../platform/cursor.ts'
import type { Database, Queryable } from '../platform/db.ts'
import { sendList, sendOne } from '../platform/json.ts'
import { Problem } from '../platform/problems.ts'
import { answer, problems } from '../platform/schema.ts'
import { categoryKind, type TermKind, termKinds } from './descriptors.ts'
import { CategoryListQuery, TermListQuery, TermParams, termSchemas } from './schema.ts'
import { getTerm, listTerms, resolveTerms, type TermFilter, termOrder } from './store.ts'

export async function termRoutes(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  for (const schema of termSchemas) app.addSchema(schema)
  for (const kind of termKinds) routesOf(app, db, kind)
}

function routesOf(app: FastifyInstance, db: Database, kind: TermKind): void {
  app.get<{ Querystring: TermListQuery | CategoryListQuery }>(
    `/v1/${kind.plural}`,
    {
      config: { access: 'read' },
      schema: {
        operationId: `list${kind.component === 'Category' ? 'Categories' : `${kind.component}s`}`,
        tags: [kind.plural],
        summary: `List the ${kind.plural}`,
        description: `With the number of public articles of each. One that no public article ever used is not shown without the scope \`drafts:read\`.`,
        querystring: kind.type === 'category' ? CategoryListQuery : TermListQuery,
        response: {
          200: answer(`${kind.component}List`, `A page of ${kind.plural}.`),
          ...problems('invalid-parameter', 'cursor-invalid', 'unauthorized', 'forbidden'),
        },
      },
    },
    async (request, reply) => {
      const { limit, sort, cursor, ...filters } = request.query
      const hidden = seesDrafts(request)
      const order = termOrder(sort)
      const hash = queryHash(kind.type, sort, hidden, filters)
      const position = cursor === undefined ? null : decodeCursor(cursor, order, hash)
      const filter = await readFilter(db.read, filters)
      const { rows, page } = await listTerms(db.read, kind, { order, position, limit, hash, hidden, filter })
      return sendList(
        reply.header('link', linkHeader(request.url, page)),
        rows.map((row) => row.json),
        page,
      )
    },
  )

  app.get<{ Params: TermParams }>(
    `/v1/${kind.plural}/:ref`,
    {
      config: { access: 'read' },
      schema: {
        operationId: `get${kind.component}`,
        tags: [kind.plural],
        summary: `Get a ${kind.type} by id or slug`,
        description: 'A former slug answers with a redirect to the present one.',
        params: TermParams,
        response: {
          200: answer(kind.component, `The ${kind.type}.`),
          308: { description: 'The slug has changed; `Location` has the present one.', type: 'null' },
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'uri-too-long'),
        },
      },
    },
    async (request, reply) => {
      const term = await getTerm(db.read, kind, request.params.ref, { hidden: seesDrafts(request) })
      if (!term) throw new Problem('not-found', `No ${kind.type} has this id or slug.`)
      if ('movedTo' in term) {
        return reply
          .code(308)
          .header('location', `/v1/${kind.plural}/${encodeURIComponent(term.movedTo)}`)
          .send()
      }
      return sendOne(reply, term.json)
    },
  )
}

/** The filter that parameters ask for; a parent that never was has no children. */
async function readFilter(
  db: Queryable,
  { q, minCount, parent }: Pick<CategoryListQuery, 'q' | 'minCount' | 'parent'>,
): Promise<TermFilter> {
  const parents =
    parent === undefined || parent === 'none' ? null : (await resolveTerms(db, categoryKind, [parent])).ids
  return {
    ...(q !== undefined && { prefix: q }),
    ...(minCount !== undefined && { minCount }),
    ...(parent !== undefined && { parents }),
  }
}
