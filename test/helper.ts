// An application of a test's own: its database, its keys, and answers that are checked against the document.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import tap, { type Test } from 'tap'
import { type AppOptions, buildApp } from '../src/app.ts'
import { type InputThreads, openInputThreads } from '../src/articles/index.ts'
import { type Config, defaultConfig } from '../src/config.ts'
import { openPreparePool, type PreparePool } from '../src/imports/index.ts'
import { type Database, openDatabase } from '../src/platform/db.ts'
import { createTestDatabase } from './cluster.ts'
import { type Contract, contractOf, linesOf } from './contract.ts'
import { adminKey } from './fixtures/admin-key.ts'
import { ownPool, ownThreads } from './fixtures/own-thread.ts'

export { adminKey }

/** Real threads, for tests of what only they can do: `build(t, {}, realThreads())`. Applications of a file share them. */
export function realThreads(): { readonly pool: PreparePool; readonly threads: InputThreads } {
  const pool = openPreparePool()
  const threads = openInputThreads()
  tap.teardown(() => Promise.all([pool.close(), threads.close()]))
  return { pool, threads }
}

export interface TestAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
  /** The body, parsed when it is JSON, line by line when it is NDJSON. Tests say what they expect of it. */
  readonly body: ReturnType<typeof JSON.parse>
}

export interface TestApp {
  readonly app: FastifyInstance
  readonly db: Database
  readonly config: Config
  readonly contract: Contract
  /** GET without a key. */
  get(url: string, headers?: Record<string, string>): Promise<TestAnswer>
  /** Any request; `key` false: none, absent: the admin's. */
  send(method: NonNullable<InjectOptions['method']>, url: string, options?: SendOptions): Promise<TestAnswer>
  /** Imports NDJSON of articles, or one post, and waits; fails the test if it does not complete. */
  importArticles(articles: readonly object[], query?: string): Promise<TestAnswer>
  importPost(path: string, post: string | Buffer, query?: string): Promise<TestAnswer>
}

export interface SendOptions {
  readonly key?: string | false
  readonly type?: string
  readonly headers?: Record<string, string>
  readonly payload?: string | Buffer | object
}

function parsed(type: string, text: string) {
  if (text === '' || !/json/.test(type)) return text
  return /ndjson/.test(type) ? linesOf(text).map((line) => JSON.parse(line)) : JSON.parse(text)
}

/** Builds an application on a fresh database; both are gone when the test ends. */
export async function build(
  t: Test,
  parts: Partial<Config> = {},
  options: Omit<AppOptions, 'db'> = {},
): Promise<TestApp> {
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-app-'))
  // Tests change the database behind the server's back: only those of the cache have one.
  const config = defaultConfig({
    adminKey,
    dataDir,
    logLevel: 'silent',
    cacheBytes: 0,
    rateLimit: null,
    ...parts,
  })
  const db = openDatabase({ url: database.url, poolSize: 5, onError: () => undefined })
  const app = await buildApp(config, { db, pool: ownPool, threads: ownThreads, ...options })
  t.teardown(async () => {
    await app.close()
    await db.close()
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const contract = contractOf(app.swagger())

  const send: TestApp['send'] = async (method, url, { key, type, headers, payload } = {}) => {
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(key === false ? {} : { authorization: `Bearer ${key ?? adminKey}` }),
        ...(type ? { 'content-type': type } : {}),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
    const text = response.payload
    contract(String(method), url, { status: response.statusCode, headers: response.headers, body: text })
    return {
      status: response.statusCode,
      headers: response.headers as Record<string, string>,
      text,
      body: parsed(String(response.headers['content-type']), text),
    }
  }

  const completed = async (answer: Promise<TestAnswer>) => {
    const result = await answer
    if (result.body.state !== 'completed') throw new Error(`The import did not complete: ${result.text}`)
    return result
  }

  return {
    app,
    db,
    config,
    contract,
    send,
    get: (url, headers = {}) => send('GET', url, { key: false, headers }),
    importArticles: (articles, query = '') =>
      completed(
        send('POST', `/v1/imports?wait=30${query}`, {
          type: 'application/x-ndjson',
          payload: articles.map((article) => JSON.stringify(article)).join('\n'),
        }),
      ),
    importPost: (path, post, query = '') =>
      completed(
        send('POST', `/v1/imports?wait=30&path=${encodeURIComponent(path)}${query}`, {
          type: 'text/markdown',
          payload: post,
        }),
      ),
  }
}
