// `broadsheet keys`: makes, lists and revokes the keys of a server.

import type { Static } from 'typebox'
import type { operations } from '../client/index.ts'
import type { ClientConfig } from '../config.ts'
import { CreatedKey, KeyList, Nothing } from './answers.ts'
import { call } from './call.ts'
import { type ConnectionOptions, resolveConnection } from './connection.ts'
import { note, out, outText } from './output.ts'
import { tableLines } from './table.ts'

export interface KeysOptions extends ConnectionOptions {
  readonly json?: boolean
}

export interface CreateKeyOptions extends KeysOptions {
  readonly name: string
  readonly scope: readonly string[]
  /** RFC 3339. */
  readonly expires?: string
}

/**
 * Makes a key. The key alone goes to stdout, so that a script can take it.
 * @throws {Failure} when the server refuses.
 */
export async function createKey(options: CreateKeyOptions, config: ClientConfig): Promise<void> {
  const connection = await resolveConnection(options, config)
  const { name, scope, expires } = options
  const body = {
    name,
    // Which there are, the server says.
    scopes: scope as operations['createKey']['requestBody']['content']['application/json']['scopes'],
    ...(expires !== undefined && { expiresAt: expires }),
  }
  const created = await call(connection, (api) => api.POST('/v1/keys', { body }), CreatedKey)
  showKey(created, `The key ${name}`, options)
}

export interface RotateKeyOptions extends KeysOptions {
  /** Seconds. */
  readonly overlap?: string
}

/**
 * Makes a new key in place of one. The key alone goes to stdout.
 * @throws {Failure} when the server refuses, or knows no such key.
 */
export async function rotateKey(id: string, options: RotateKeyOptions, config: ClientConfig): Promise<void> {
  const connection = await resolveConnection(options, config)
  const { overlap } = options
  const body = overlap === undefined ? {} : { overlapSeconds: Number(overlap) }
  const params = { path: { id } }
  const created = await call(
    connection,
    (api) => api.POST('/v1/keys/{id}/rotate', { params, body }),
    CreatedKey,
  )
  showKey(created, `In place of ${id}`, options)
}

function showKey(created: Static<typeof CreatedKey>, what: string, { json }: KeysOptions): void {
  if (json) outJson(created)
  else {
    note(`${what} (${created.id}). It is shown this once and cannot be read again:`)
    out(created.key)
  }
}

/**
 * Lists the keys, without their secrets.
 * @throws {Failure} when the server refuses.
 */
export async function listKeys(options: KeysOptions, config: ClientConfig): Promise<void> {
  const connection = await resolveConnection(options, config)
  const { data: keys } = await call(connection, (api) => api.GET('/v1/keys'), KeyList)
  if (options.json) return outJson(keys)
  if (keys.length === 0) return note('There are no keys yet. Make one with: broadsheet keys create')
  const rows = keys.map((key) => [
    key.id,
    key.name,
    key.scopes.join(','),
    key.createdAt,
    key.expiresAt ?? 'never',
    key.lastUsedAt ?? 'never',
  ])
  for (const line of tableLines(['ID', 'NAME', 'SCOPES', 'CREATED', 'EXPIRES', 'LAST USED'], rows)) out(line)
}

/**
 * Revokes a key: it is refused from now on.
 * @throws {Failure} when the server refuses, or knows no such key.
 */
export async function revokeKey(id: string, options: KeysOptions, config: ClientConfig): Promise<void> {
  const connection = await resolveConnection(options, config)
  await call(connection, (api) => api.DELETE('/v1/keys/{id}', { params: { path: { id } } }), Nothing)
  if (options.json) return outJson({ id, revoked: true })
  out(`The key ${id} is revoked.`)
}

function outJson(value: unknown): void {
  outText(`${JSON.stringify(value, null, 2)}\n`)
}
