// The one error mapper: whatever is thrown below a route becomes a problem. Nothing of SQL, stacks or paths leaves here.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { isCollision } from './collision.ts'
import { isDatabaseAway } from './db.ts'
import { Problem, type ProblemName, problemBody } from './problems.ts'

export const errors = fp(
  async (app: FastifyInstance) => {
    app.setErrorHandler((error, request, reply) => {
      const problem = problemOf(error)
      if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
      return sendProblem(problem, request, reply)
    })
    app.setNotFoundHandler((request, reply) =>
      sendProblem(
        new Problem('not-found', 'No such address. The operations are listed at /openapi.json and /docs.'),
        request,
        reply,
      ),
    )
  },
  { name: 'errors' },
)

/** Answers with a problem, whatever else was begun on the reply. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const instance = request.url.split('?', 1)[0] ?? '/'
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem, instance, request.id)))
}

/** Codes of Fastify whose message, written for developers, tells a client enough. */
const byFastifyCode: Readonly<Record<string, readonly [ProblemName, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported-media-type',
    'The operation does not take this content type; see its request body in /openapi.json.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'The body is larger than the operation takes.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-request', 'The body is not as long as its Content-Length says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid-json', 'The body is empty; JSON is expected.'],
  FST_ERR_BAD_URL: ['bad-request', 'The address is not valid percent-encoded UTF-8.'],
  FST_ERR_MAX_PARAM_LENGTH: ['uri-too-long', 'A part of the path is longer than the server takes.'],
}

/** The problem that an error amounts to; an unknown one is the server's own fault. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { code = '', statusCode } = error as Partial<FastifyError>
  const known = byFastifyCode[code]
  if (known) return new Problem(known[0], known[1], { cause: error })
  if (isDatabaseAway(error)) {
    return new Problem('database-away', 'The database does not answer at the moment.', {
      cause: error,
      headers: { 'retry-after': '2' },
    })
  }
  // query_canceled: the statement ran into its time limit.
  if (code === '57014') {
    return new Problem('too-slow', 'The database did not finish in time. Ask for less.', {
      cause: error,
      headers: { 'retry-after': '5' },
    })
  }
  if (isCollision(error)) {
    return new Problem(
      'too-slow',
      'Others wrote the same at the same moment, again and again. Send it again.',
      {
        cause: error,
        headers: { 'retry-after': '1' },
      },
    )
  }
  if (statusCode === 414)
    return new Problem('uri-too-long', 'The address is longer than the server takes.', { cause: error })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem('bad-request', 'The request cannot be understood.', { cause: error })
  }
  return new Problem('internal-error', 'The server failed. Report the request id to whoever runs it.', {
    cause: error,
  })
}
