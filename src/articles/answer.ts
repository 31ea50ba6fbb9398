// What routes of articles have in common: the fields of an answer, and the answer for an article that is not there.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../platform/problems.ts'
import { answeredFields } from './representation.ts'
import type { FieldName } from './schema.ts'
import type { AbsentArticle } from './store.ts'

/** Answers for an absent article: a redirect to its present slug, with what stands `behind` it in the address; else 410 or 404. */
export function answerAbsent(reply: FastifyReply, absent: AbsentArticle, behind: string): FastifyReply {
  const { status, headers } = absentAnswer(absent, behind)
  return reply.code(status).headers(headers).send()
}

/** The answer for an absent article; see `answerAbsent`. */
export function absentAnswer(absent: AbsentArticle, behind: string) {
  switch (absent.found) {
    case 'moved':
      return {
        status: 308,
        headers: { location: `/v1/articles/${encodeURIComponent(absent.slug)}${behind}` },
        body: null,
      }
    case 'gone':
      throw new Problem('gone', 'This article was removed.')
    case 'nothing':
      throw new Problem('not-found', 'No article has this id or slug.')
  }
}

/** The fields of the answer. The original may hold what its sanitised form does not: it is for editors. */
export function answered(
  request: FastifyRequest,
  { picked, include }: { picked: FieldName[] | undefined; include: FieldName[] | undefined },
  shape: 'list' | 'one',
): ReadonlySet<FieldName> {
  const fields = answeredFields(
    { ...(picked ? { fields: picked } : {}), ...(include ? { include } : {}) },
    shape,
  )
  if (fields.has('original') && !request.caller?.scopes.has('content:write')) {
    throw new Problem(
      request.caller ? 'forbidden' : 'unauthorized',
      'The field "original" needs a key with the scope "content:write".',
    )
  }
  return fields
}

/** What stands behind the ref in an address such as `/v1/articles/slug/neighbors?tag=x`: it stays in a redirect. */
export function behindRef(url: string): string {
  return /^\/v1\/articles\/[^/?]*(.*)$/.exec(url)?.[1] ?? ''
}
