// Routes of categories, tags and sources: one table for the three.

import type { FastifyInstance } from 'fastify'
import { seesDrafts } from '../platform/access.ts'
import { sendPublic } from '../platform/cache.ts'
import { decodeCursor, linkHeader, queryHash } from '../platform/cursor.ts'
import type { Database, Queryable } from '../platform/db.ts'
import type { Scope } from '../platform/generations.ts'
import { listJson } from '../platform/json.ts'
import { Problem } from '../platform/problems.ts'
import { movedAnswer, problems, publicAnswer } from '../platform/schema.ts'
import { timed } from '../platform/timing.ts'
import { categoryKind, type TermKind, termKinds } from './descriptors.ts'
import { CategoryListQuery, TermListQuery, TermParams, termSchemas } from './schema.ts'
import { findTerm, findTerms, listTerms, readTerm, type TermFilter, termOrder, termTag } from './store.ts'

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
          ...publicAnswer(`${kind.component}List`, `A page of ${kind.plural}.`),
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
      const read = timed(request, db.read)
      const make = async () => {
        const filter = await readFilter(read, filters, { hidden })
        const { rows, page } = await listTerms(read, kind, { order, position, limit, hash, hidden, filter })
        const body = listJson(
          rows.map((row) => [row.json]),
          page,
        )
        return { body, headers: { link: linkHeader(request.url, page) } }
      }
      return sendPublic(request, reply, {
        scopes: ['articles', 'terms'],
        surrogateKeys: [kind.plural],
        make,
      })
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
          ...publicAnswer(kind.component, `The ${kind.type}.`),
          ...movedAnswer,
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'uri-too-long'),
        },
      },
    },
    async (request, reply) => {
      const hidden = seesDrafts(request)
      const read = timed(request, db.read)
      const found = await findTerm(read, kind, request.params.ref, { hidden })
      if (!found) throw absent(kind)
      if ('movedTo' in found) {
        return reply
          .code(308)
          .header('location', `/v1/${kind.plural}/${encodeURIComponent(found.movedTo)}`)
          .send()
      }
      const scopes: Scope[] = [`${kind.type}:${found.id}`, 'terms']
      // Before the term is read: what changes in between must not be taken for known.
      const snapshot = await request.server.publicCache.generations.read(scopes)
      const term = await readTerm(read, kind, found.id, { hidden })
      if (!term) throw absent(kind)
      return sendPublic(request, reply, {
        snapshot,
        etag: termTag(term),
        surrogateKeys: scopes,
        make: async () => term.json,
      })
    },
  )
}

function absent(kind: TermKind): Problem {
  return new Problem('not-found', `No ${kind.type} has this id or slug.`)
}

/** The filter that parameters ask for; a parent that never was, or that the reader does not see, has no children. */
async function readFilter(
  db: Queryable,
  { q, minCount, parent }: Pick<CategoryListQuery, 'q' | 'minCount' | 'parent'>,
  options: { hidden: boolean },
): Promise<TermFilter> {
  const parents =
    parent === undefined || parent === 'none'
      ? null
      : (await findTerms(db, categoryKind, [parent], options)).map(({ id }) => id)
  return {
    ...(q !== undefined && { prefix: q }),
    ...(minCount !== undefined && { minCount }),
    ...(parent !== undefined && { parents }),
  }
}
