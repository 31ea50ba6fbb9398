// Routes of imports.

import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { v7 as uuidv7 } from 'uuid'
import { sqlState } from '../platform/collision.ts'
import { decodeCursor, linkHeader, queryHash } from '../platform/cursor.ts'
import type { Database } from '../platform/db.ts'
import { idempotencyDigest as idempotencyDigestOf } from '../platform/idempotency.ts'
import { sendList } from '../platform/json.ts'
import { Problem } from '../platform/problems.ts'
import { parameterProblem } from '../platform/query.ts'
import { answer, IdempotencyHeaders, problems } from '../platform/schema.ts'
import { isTimezone } from '../platform/time.ts'
import type { PrepareContext } from './prepared.ts'
import { readerFor, uploadTypes } from './readers/index.ts'
import { receiveUpload } from './receive.ts'
import { ImportListQuery, ImportParams, ItemListQuery, importSchemas, NewImportQuery } from './schema.ts'
import { findImport, findRepeated, importOrder, itemOrder, listImports, listItems } from './store.ts'

export interface ImportRoutesOptions {
  readonly db: Database
  /** This node, as leases name it. */
  readonly node: string
  readonly timezone: string
  readonly spoolDir: string
  /** Tells the worker that there is something to do. */
  readonly wake: () => void
  /** Resolves when the import has ended, or the time is up. */
  readonly whenFinished: (id: string, withinMs: number) => Promise<void>
}

const uploadExamples: Record<string, string> = {
  'text/markdown':
    '---\ntitle: "离岸人民币兑美元升至2018年以来最高水平"\ndate: 2021-12-08 10:46:18 +0800\ncategories: emnews\ntags: 东财滚动新闻\n---\n\n离岸人民币兑美元升至6.3512，为2018年以来最高水平。\n',
  'application/x-ndjson':
    '{"title":"离岸人民币兑美元升至2018年以来最高水平","publishedAt":"2021-12-08T02:46:18Z","html":"<p>离岸人民币兑美元升至6.3512。</p>","tags":["东财滚动新闻"]}\n',
}

export async function importRoutes(app: FastifyInstance, options: ImportRoutesOptions): Promise<void> {
  const { db } = options
  for (const schema of importSchemas) app.addSchema(schema)

  await app.register(async (uploads) => {
    // The body is a stream of any type; the reader for it is chosen, or refused, by the route.
    uploads.removeAllContentTypeParsers()
    uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    uploads.addHook('onResponse', async (request) => discardRest(request.raw))

    uploads.post<{ Querystring: NewImportQuery }>(
      '/v1/imports',
      {
        config: { access: 'imports:write', budget: 'import', upload: true },
        schema: {
          operationId: 'createImport',
          tags: ['imports'],
          summary: 'Import an archive',
          description:
            'Takes a post, a folder of posts, a list of articles or an export in. 202 as soon as the upload is durable; 200 when `wait` was long enough for the import to end. The same again changes nothing. One bad item is reported by path and line and never stops the others; an upload that cannot be read at all is refused.',
          headers: IdempotencyHeaders,
          querystring: NewImportQuery,
          body: { content: uploadContent() },
          response: {
            200: {
              description: 'The import has ended.',
              headers: locationHeader,
              content: { 'application/json': { schema: Type.Ref('Import') } },
            },
            202: {
              description: 'The upload is durable; the import goes on.',
              headers: locationHeader,
              content: { 'application/json': { schema: Type.Ref('Import') } },
            },
            ...problems(
              'invalid-parameter',
              'invalid-json',
              'invalid-utf8',
              'invalid-text',
              'invalid-archive',
              'invalid-feed',
              'doctype',
              'empty-upload',
              'unauthorized',
              'forbidden',
              'conflict',
              'too-large',
              'compression-ratio',
              'too-many-entries',
              'unsupported-media-type',
            ),
          },
        },
      },
      async (request, reply) => {
        const { path, format, dryRun, onConflict, restoreDeleted, zonelessDates, profile, posts, wait } =
          request.query
        const timezone = request.query.timezone ?? null
        if (timezone !== null && !isTimezone(timezone)) {
          throw parameterProblem([
            {
              parameter: 'timezone',
              code: 'invalid',
              detail: 'The parameter "timezone" must be a zone of the IANA database, such as Asia/Shanghai.',
            },
          ])
        }
        const type = request.headers['content-type']
        const reader = type === undefined ? null : readerFor(type, format)
        const encoding = request.headers['content-encoding'] ?? 'identity'
        if (!reader || !['identity', 'gzip'].includes(encoding)) {
          throw new Problem(
            'unsupported-media-type',
            `An import takes ${uploadTypes.join(', ')}, in UTF-8, with Content-Encoding gzip or none.`,
            { headers: { accept: uploadTypes.join(', ') } },
          )
        }
        const key = request.headers['idempotency-key']
        const idempotencyDigest = typeof key === 'string' ? idempotencyDigestOf(request, key) : null
        const answerState = async (id: string) => {
          if (wait > 0) await options.whenFinished(id, wait * 1000)
          const state = await findImport(db, id)
          return reply
            .code(state.finishedAt === null ? 202 : 200)
            .header('location', state.links.self)
            .send(state)
        }
        const earlier = idempotencyDigest && (await findRepeated(db, idempotencyDigest))
        const answerRepeat = (earlierId: string) => {
          reply.header('idempotent-replayed', 'true')
          return answerState(earlierId)
        }
        if (earlier) return answerRepeat(earlier)
        const id = uuidv7()
        const receiving = receiveUpload(
          db,
          {
            body: request.raw,
            reader,
            gzip: encoding === 'gzip',
            path: path ?? null,
            spoolDir: options.spoolDir,
          },
          {
            id,
            format: reader.format,
            dryRun,
            keyId: request.caller?.keyId ?? null,
            idempotencyDigest,
            node: options.node,
            options: {
              timezone,
              defaultTimezone: options.timezone,
              postFolders: posts?.split(',').map((name) => name.trim().replace(/\/$/, '')) ?? [],
              zonelessDates,
              profile,
              onConflict,
              restoreDeleted,
              generator: generatorOf(format),
              nowMs: Date.now(),
            },
          },
        )
        try {
          await receiving
        } catch (error) {
          // The same was sent twice at the same moment.
          const other =
            idempotencyDigest && sqlState(error) === '23505'
              ? await findRepeated(db, idempotencyDigest)
              : null
          if (!other) throw error
          return answerRepeat(other)
        }
        options.wake()
        return answerState(id)
      },
    )
  })

  app.get<{ Querystring: ImportListQuery }>(
    '/v1/imports',
    {
      config: { access: 'imports:write' },
      schema: {
        operationId: 'listImports',
        tags: ['imports'],
        summary: 'List imports',
        description: 'The newest first.',
        querystring: ImportListQuery,
        response: {
          200: answer('ImportList', 'A page of imports.'),
          ...problems('invalid-parameter', 'cursor-invalid', 'unauthorized', 'forbidden'),
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const hash = queryHash('import')
      const position = cursor === undefined ? null : decodeCursor(cursor, importOrder, hash)
      const { data, page } = await listImports(db, { position, limit, hash })
      reply.header('link', linkHeader(request.url, page))
      return { data, page }
    },
  )

  app.get<{ Params: { id: string } }>(
    '/v1/imports/:id',
    {
      config: { access: 'imports:write' },
      schema: {
        operationId: 'getImport',
        tags: ['imports'],
        summary: 'Get an import: its state and counts',
        params: ImportParams,
        response: {
          200: answer('Import', 'The import.'),
          ...problems('invalid-parameter', 'unauthorized', 'forbidden', 'not-found', 'uri-too-long'),
        },
      },
    },
    async (request) => findImport(db, request.params.id),
  )

  app.get<{ Params: { id: string }; Querystring: ItemListQuery }>(
    '/v1/imports/:id/items',
    {
      config: { access: 'imports:write' },
      schema: {
        operationId: 'listImportItems',
        tags: ['imports'],
        summary: 'List the items of an import: what became of each',
        description:
          'In the order of the upload. The first 100 items of a dry run show the article that they would become, as `article`.',
        params: ImportParams,
        querystring: ItemListQuery,
        response: {
          200: answer('ImportItemList', 'A page of items.'),
          ...problems(
            'invalid-parameter',
            'cursor-invalid',
            'cursor-mismatch',
            'unauthorized',
            'forbidden',
            'not-found',
            'uri-too-long',
          ),
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const { id } = await findImport(db, request.params.id)
      const hash = queryHash('import-item', id, filter)
      const position = cursor === undefined ? null : decodeCursor(cursor, itemOrder, hash)
      const { rows, page } = await listItems(db.read, id, filter, { position, limit, hash })
      return sendList(
        reply.header('link', linkHeader(request.url, page)),
        rows.map((row) => [row.json]),
        page,
      )
    },
  )
}

/** How long a client whose upload was refused may go on sending before it is cut off. */
const lingerMs = 2_000

/**
 * Reads on after a refusal: a socket that is closed over unread bytes is reset, and the answer lost with it; one that is
 * neither read nor closed holds up the stop of the server.
 */
function discardRest(request: IncomingMessage): void {
  if (request.complete !== false || request.destroyed) return
  const cut = setTimeout(() => request.destroy(), lingerMs)
  request.once('close', () => clearTimeout(cut))
  request.on('data', () => undefined)
}

/** The generator whose conventions the posts follow, where the import states it. */
function generatorOf(format: NewImportQuery['format']): NonNullable<PrepareContext['generator']> {
  return format === 'jekyll' || format === 'hugo' || format === 'hexo' ? format : 'auto'
}

const locationHeader = { Location: { type: 'string', description: 'Where its state can be read.' } }

/** The request body as the document shows it: a stream, which the server does not check by a schema. */
function uploadContent() {
  return Object.fromEntries(
    uploadTypes.map((type) => [
      type,
      {
        schema: Type.String({
          contentMediaType: type,
          ...(uploadExamples[type] ? { examples: [uploadExamples[type]] } : {}),
        }),
      },
    ]),
  )
}
