// The route that puts an article by its source and the id that it has there: created, or replaced as a whole.

import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { lockNames } from '../platform/advisory-lock.ts'
import type { Transaction } from '../platform/db.ts'
import { requireMatch } from '../platform/etag.ts'
import { isUuid } from '../platform/id.ts'
import { Problem } from '../platform/problems.ts'
import { answer, etagHeader, IfMatchHeaders, locationHeader, problems, Ref } from '../platform/schema.ts'
import { resolveArticle, storeArticles } from './create.ts'
import {
  articleAnswer,
  articleAnswers,
  editOnce,
  editOptions,
  WriteQuery,
  type WriteRoutesOptions,
  writeProblems,
} from './edit.ts'
import { fieldsOf, readState } from './input.ts'
import type { ArticleInput } from './input-schema.ts'
import type { NewArticle } from './new-article.ts'
import { type LockedArticle, lockArticle, lockDeleted } from './store.ts'
import { replaceArticle, stateOf } from './update.ts'

const PutParams = Type.Object({
  source: Ref,
  externalId: Type.String({
    minLength: 1,
    maxLength: 2000,
    description: 'The id of the article at its source.',
    examples: ['NW202204192348114172'],
  }),
})
type PutParams = Static<typeof PutParams>

export async function putRoute(
  app: FastifyInstance,
  { db, address, threads }: WriteRoutesOptions,
): Promise<void> {
  app.put<{ Params: PutParams; Body: ArticleInput; Querystring: WriteQuery }>(
    '/v1/articles/by-source/:source/:externalId',
    {
      config: { access: 'content:write' },
      schema: {
        operationId: 'putArticleBySource',
        tags: ['articles'],
        summary: 'Create or replace the article that a source knows by an id',
        description:
          'The whole article: fields that are left out are emptied, but for slug, permalink, `status` and `publishedAt`, which stay. What exists is replaced only with `If-Match`. What was deleted comes back.',
        headers: IfMatchHeaders,
        params: PutParams,
        querystring: WriteQuery,
        body: Type.Ref('ArticleInput'),
        response: {
          200: { ...answer('Article', 'It was replaced.'), headers: etagHeader },
          201: { ...answer('Article', 'It was created.'), headers: { ...etagHeader, ...locationHeader } },
          ...problems(...writeProblems, 'precondition-failed', 'precondition-required', 'uri-too-long'),
        },
      },
    },
    async (request, reply) => {
      const { body, params } = request
      const { externalId } = params
      const options = editOptions(request, request.query)
      // Whether it is public depends on what it replaces.
      const state = { status: 'draft', publishedAt: null } as const
      const prepared = await threads.prepare({
        fields: { ...fieldsOf(body), source: sourceOf(body, params) },
        state,
      })
      return editOnce(request, reply, db, async (tx) => {
        const resolved = await resolveArticle(tx, prepared.article, options)
        // What another puts there at this moment is replaced, and not collided with.
        await lockNames(tx, [`article by source ${resolved.source?.slug} ${externalId}`])
        const before = await lockBySource(tx, resolved.source)
        const article = {
          ...resolved,
          ...readState(body, before && stateOf(before), options.now),
        }
        if (before && !before.deleted) {
          requireMatch(request.headers['if-match'], before.version, before.etag)
          await replaceArticle(tx, before, article, options)
          return articleAnswer(tx, before.id, 200, address)
        }
        const [answer] = await storeArticles(tx, [{ ...prepared, article, before, ...options }], (ids) =>
          articleAnswers(tx, ids, 201, address),
        )
        if (!answer) throw new Error('What was stored has an answer.')
        return answer
      })
    },
  )
}

/** The source that the path names, with what the body says of it besides. */
function sourceOf({ source }: ArticleInput, { source: ref, externalId }: PutParams) {
  const stated = fieldsOf({ source: source ?? {} }).source ?? {}
  const others = {
    id: [stated.id, ref],
    slug: [stated.slug, ref],
    externalId: [stated.externalId, externalId],
  }
  for (const [name, [said, asked]] of Object.entries(others)) {
    if (said === undefined || said === asked) continue
    const detail = `The body has another source.${name} than the path. Leave it out.`
    throw new Problem('unprocessable', detail, {
      errors: [{ pointer: `/source/${name}`, code: 'other-source', detail }],
    })
  }
  return { ...stated, ...(isUuid(ref) ? { id: ref } : { slug: ref }), externalId }
}

/** The article that a source knows by its id, locked, also a deleted one; null for none. */
async function lockBySource(tx: Transaction, source: NewArticle['source']): Promise<LockedArticle | null> {
  const { rows } = await tx.query<{ id: string; deleted: boolean }>({
    name: 'find-by-source',
    // Two partial indexes. A deleted one has no publisher any more, and is known by its issuer.
    text: `SELECT id, false AS deleted FROM article WHERE external_id = $1 AND status = 'published' AND source_id = $2
      UNION ALL SELECT id, status = 'deleted' FROM article WHERE external_id = $1 AND status <> 'published'
        AND (source_id = $2 OR (status = 'deleted' AND issuer = $3))
      ORDER BY deleted LIMIT 1`,
    values: [source?.externalId, source?.slug, source?.issuer],
  })
  const [row] = rows
  if (!row) return null
  if (row.deleted) return lockDeleted(tx, row.id)
  const found = await lockArticle(tx, row.id)
  // Gone in between: it is found anew.
  return found.found === 'article' ? found.row : lockBySource(tx, source)
}
