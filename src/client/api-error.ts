// A refusal as an error, for those who would rather catch than look at `error`.

import type { components } from 'broadsheet/openapi'

/** An error as the API tells it (RFC 9457). */
export type Problem = components['schemas']['Problem']

/** An answer that is not the one asked for. A request that was never answered throws what `fetch` threw instead. */
export class ApiError extends Error {
  readonly status: number
  /** The name of the problem, such as `slug-taken`: the part to rely on. Null where the answer is no problem of the API. */
  readonly code: string | null
  /** Null where something in between, such as a proxy, answered in a form of its own. */
  readonly problem: Problem | null
  /** The id to look for in the server's log. */
  readonly requestId: string | null
  readonly headers: Headers

  /** @param body As `openapi-fetch` gives it: parsed where it was JSON. */
  constructor(response: Response, body: unknown) {
    const problem = isProblem(body) ? body : null
    super(problem ? `${problem.title}: ${problem.detail}` : `The answer is ${response.status}.`)
    this.name = 'ApiError'
    this.status = response.status
    this.code = problem?.type.split('/').at(-1) ?? null
    this.problem = problem
    this.requestId = problem?.requestId ?? response.headers.get('x-request-id')
    this.headers = response.headers
  }
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'type' in body &&
    typeof body.type === 'string' &&
    'title' in body &&
    'detail' in body
  )
}

/** What a call gives: `data`, or `error`. */
export interface Outcome<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/**
 * The data of a call: `await unwrap(client.GET(…))`. Undefined where the answer has no body.
 * @throws {ApiError} for every other answer, a 304 included.
 */
export async function unwrap<T>(call: Outcome<T> | Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok) throw new ApiError(response, error)
  return data as T
}
