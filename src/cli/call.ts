// A call of the API: the answer checked, or the refusal in words.

import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { Problem } from './answers.ts'
import { type Answer, ConnectionLost, type Message, send } from './client.ts'
import type { Connection } from './connection.ts'
import { Failure } from './failure.ts'

/**
 * Sends a request and reads its answer.
 * @throws {Failure} when nobody answers, when the answer is a refusal, or when it is not of this schema.
 */
export async function call<T extends TSchema>(connection: Connection, message: Message, schema: T) {
  return readAnswer(connection, await answerOf(connection, message), schema)
}

/**
 * Sends a request; a refusal is an error.
 * @throws {Failure} when nobody answers, or when the answer is a refusal.
 */
export async function answerOf(connection: Connection, message: Message): Promise<Answer> {
  const answer = await send(connection, message).catch((error: unknown) => {
    throw error instanceof ConnectionLost ? new Failure(lostText(connection, error)) : error
  })
  if (answer.status < 200 || answer.status > 299) throw new Failure(refusalText(connection, answer))
  return answer
}

/**
 * The JSON of an answer, when it has the form of the schema.
 * @throws {Failure} for a refusal and for anything else.
 */
export function readAnswer<T extends TSchema>(connection: Connection, answer: Answer, schema: T): Static<T> {
  if (answer.status < 200 || answer.status > 299) throw new Failure(refusalText(connection, answer))
  return readValue(connection, answer.text, schema)
}

/**
 * A value from its JSON, when it has the form of the schema.
 * @throws {Failure} when it has not.
 */
export function readValue<T extends TSchema>(connection: Connection, text: string, schema: T): Static<T> {
  const value = parsed(text)
  if (Value.Check(schema, value)) return value
  throw new Failure(`What ${connection.shownUrl} answers is not the answer of a Broadsheet of this version.`)
}

/** Why no answer came, and what to do. */
function lostText(connection: Connection, error: ConnectionLost): string {
  if (error.code === 'ECONNREFUSED') {
    return `No Broadsheet answers at ${connection.shownUrl}. Start one with: npm start`
  }
  if (error.code === 'ENOTFOUND')
    return `The host ${connection.url.hostname} is not known. Check --url or BROADSHEET_URL.`
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') {
    return `${connection.shownUrl} closed the connection before it answered. Its log may say why.`
  }
  return `The connection to ${connection.shownUrl} broke: ${error.message}.`
}

/** A refusal as lines: title and detail, one line for each wrong part, and the id to look for in the log. */
function refusalText(connection: Connection, answer: Answer): string {
  if (answer.status >= 300 && answer.status < 400) {
    return `${connection.shownUrl} sends on to ${answer.headers.location ?? 'nowhere'}. Give the address of the API itself with --url.`
  }
  const problem = parsed(answer.text)
  const requestId = headerText(answer, 'x-request-id')
  if (!Value.Check(Problem, problem) || problem.title === undefined) {
    return `${connection.shownUrl} answered ${answer.status} ${answer.statusText}.${requestId ? ` (request ${requestId})` : ''}`
  }
  const id = problem.requestId ?? requestId
  return [
    `${problem.title}${problem.detail ? `: ${problem.detail}` : ''}${id ? ` (request ${id})` : ''}`,
    // What the detail says already is not said again.
    ...(problem.errors ?? [])
      .filter((error) => !error.detail || !problem.detail?.includes(error.detail))
      .map((error) =>
        `  ${error.parameter ?? error.pointer ?? ''} ${error.detail ?? error.code ?? ''}`.trimEnd(),
      ),
  ].join('\n')
}

function headerText(answer: Answer, name: string): string | null {
  const value = answer.headers[name]
  return typeof value === 'string' ? value : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
