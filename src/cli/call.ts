// A call of the API: the answer checked, or the refusal in words.

import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Client } from '../client/index.ts'
import { Problem } from './answers.ts'
import { openApi } from './api.ts'
import { type Answer, ConnectionLost, type Message, send } from './client.ts'
import type { Connection } from './connection.ts'
import { Failure } from './failure.ts'

/**
 * Calls the API by its typed client, and reads the answer.
 * @throws {Failure} when nobody answers, when the answer is a refusal, or when it is not of this schema.
 */
export async function call<T extends TSchema>(
  connection: Connection,
  request: (api: Client) => Promise<Called>,
  schema: T,
  signal?: AbortSignal,
): Promise<Static<T>> {
  const { data, error, response } = await request(openApi(connection, signal)).catch((thrown: unknown) => {
    if (thrown instanceof ConnectionLost) throw new Failure(lostText(connection, thrown))
    throw thrown instanceof SyntaxError ? new Failure(strangerText(connection)) : thrown
  })
  if (response.ok) return checked(connection, data, schema)
  const { status, statusText, headers } = response
  throw new Failure(
    refusalText(connection, { status, statusText, header: (name) => headers.get(name), body: error }),
  )
}

/** What a call of the typed client gives. */
interface Called {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/**
 * Sends a request; a refusal is an error.
 * @throws {Failure} when nobody answers, or when the answer is a refusal.
 */
export async function answerOf(connection: Connection, message: Message): Promise<Answer> {
  const answer = await send(connection, message).catch((error: unknown) => {
    throw error instanceof ConnectionLost ? new Failure(lostText(connection, error)) : error
  })
  if (answer.status < 200 || answer.status > 299)
    throw new Failure(refusalText(connection, refusalOf(answer)))
  return answer
}

/**
 * The JSON of an answer, when it has the form of the schema.
 * @throws {Failure} for a refusal and for anything else.
 */
export function readAnswer<T extends TSchema>(connection: Connection, answer: Answer, schema: T): Static<T> {
  if (answer.status < 200 || answer.status > 299)
    throw new Failure(refusalText(connection, refusalOf(answer)))
  return readValue(connection, answer.text, schema)
}

/**
 * A value from its JSON, when it has the form of the schema.
 * @throws {Failure} when it has not.
 */
export function readValue<T extends TSchema>(connection: Connection, text: string, schema: T): Static<T> {
  return checked(connection, parsed(text), schema)
}

function checked<T extends TSchema>(connection: Connection, value: unknown, schema: T): Static<T> {
  if (Value.Check(schema, value)) return value
  throw new Failure(strangerText(connection))
}

function strangerText({ shownUrl }: Connection): string {
  return `What ${shownUrl} answers is not the answer of a Broadsheet of this version.`
}

/** A refusal, by whichever way it came. */
interface Refusal {
  readonly status: number
  readonly statusText: string
  readonly header: (name: string) => string | null
  /** Parsed, where it is JSON. */
  readonly body: unknown
}

function refusalOf({ status, statusText, headers, text }: Answer): Refusal {
  const header = (name: string) => {
    const value = headers[name]
    return typeof value === 'string' ? value : null
  }
  return { status, statusText, header, body: parsed(text) }
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
function refusalText(connection: Connection, { status, statusText, header, body: problem }: Refusal): string {
  if (status >= 300 && status < 400) {
    return `${connection.shownUrl} sends on to ${header('location') ?? 'nowhere'}. Give the address of the API itself with --url.`
  }
  const requestId = header('x-request-id')
  if (!Value.Check(Problem, problem) || problem.title === undefined) {
    return `${connection.shownUrl} answered ${status} ${statusText}.${requestId ? ` (request ${requestId})` : ''}`
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
