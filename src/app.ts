// The application: platform plugins in order, then the features in order. A table of contents.

import cors from '@fastify/cors'
import Fastify, { type FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import {
  articleRetention,
  articleRoutes,
  articleSchedule,
  articleUpkeep,
  type InputThreads,
  type SearchBounds,
} from './articles/index.ts'
import { type Config, defaultConfig } from './config.ts'
import { archiveRoutes, changes, feedRoutes, sitemapRoutes } from './export/index.ts'
import { healthRoutes } from './health/index.ts'
import { imports, type PreparePool } from './imports/index.ts'
import { keyRoutes, keyVerifier } from './keys/index.ts'
import { lookupRoutes } from './lookup/index.ts'
import { access } from './platform/access.ts'
import { cacheFills, cacheHits } from './platform/cache.ts'
import { type Database, openDatabase } from './platform/db.ts'
import { earlyErrors } from './platform/early-errors.ts'
import { errors } from './platform/errors.ts'
import { openGenerations } from './platform/generations.ts'
import { idempotency } from './platform/idempotency.ts'
import { limits, serverLimits } from './platform/limits.ts'
import { methods } from './platform/methods.ts'
import { observe, observed } from './platform/observe.ts'
import { documentRoutes, openapi } from './platform/openapi.ts'
import { parseQueryString } from './platform/query.ts'
import { rateLimit } from './platform/rate-limit.ts'
import { securityHeaders } from './platform/security-headers.ts'
import { shutdown, stopOptions } from './platform/shutdown.ts'
import { compilersFactory, validation } from './platform/validation.ts'
import { root } from './root.ts'
import { termRoutes } from './terms/index.ts'

export interface AppOptions {
  readonly db: Database
  /** Whether this process also does background work. Default: yes. */
  readonly background?: boolean
  /** How much of the archive a search may look at; tests make it small. */
  readonly searchBounds?: SearchBounds
  /** The clock of the rate limits, in milliseconds; tests turn it. Default: the process's own. */
  readonly now?: () => number
  /** Threads for imports, to share between applications of one process. */
  readonly pool?: PreparePool
  /** Threads for what writers send, likewise. */
  readonly threads?: InputThreads
}

/** Makes the application; it listens nowhere yet. Closing it stops its background work, not the database. */
export async function buildApp(
  config: Config,
  { db, background = true, now = () => performance.now(), pool, threads, searchBounds }: AppOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    ...serverLimits,
    ...stopOptions,
    ...earlyErrors,
    ...observed(config.logLevel),
    schemaController: { compilersFactory },
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    routerOptions: { ...serverLimits.routerOptions, querystringParser: parseQueryString },
  })

  try {
    await app.register(shutdown)
    await app.register(observe)
    await app.register(errors)
    const generations = openGenerations(db, (error) =>
      app.log.warn({ err: error }, 'the generations could not be read'),
    )
    app.addHook('onClose', () => generations.close())
    await app.register(rateLimit, { limit: config.rateLimit, now })
    await app.register(cacheHits, {
      generations,
      cacheBytes: config.cacheBytes,
      cacheControl: config.cacheControl,
      revision: JSON.stringify([config.version, config.siteUrl, config.articleUrl, config.siteTimezone]),
    })
    await app.register(limits)
    await app.register(methods)
    await app.register(securityHeaders)
    await app.register(cors, corsOptions(config))
    await app.register(access, {
      readAccess: config.readAccess,
      verifyKey: keyVerifier(db.prisma, config.adminKey),
    })
    await app.register(cacheFills)
    await app.register(validation)
    await app.register(idempotency, { db, background })
    await app.register(openapi, { version: config.version })

    await app.register(root, { version: config.version })
    await app.register(documentRoutes)
    await app.register(healthRoutes, { db, isStopping: () => app.isStopping() })
    await app.register(articleRoutes, {
      db,
      address: config,
      timezone: config.siteTimezone,
      background,
      ...(searchBounds && { bounds: searchBounds }),
      ...(threads && { threads }),
    })
    await app.register(articleUpkeep, { db, background })
    await app.register(articleSchedule, { db, background })
    await app.register(articleRetention, { db, retentionDays: config.retentionDays, background })
    await app.register(termRoutes, { db })
    await app.register(lookupRoutes, { db, address: config })
    await app.register(feedRoutes, { db, address: config })
    await app.register(sitemapRoutes, { db, address: config })
    await app.register(changes, {
      db,
      address: config,
      generations,
      retentionDays: config.retentionDays,
      background,
    })
    await app.register(archiveRoutes, { db, address: config })
    await app.register(imports, {
      db,
      node: uuidv7(),
      address: config,
      timezone: config.siteTimezone,
      spoolDir: config.dataDir,
      ...(pool && { pool }),
      retentionDays: config.retentionDays,
      background,
    })
    await app.register(keyRoutes, { db })

    app.refuseOtherMethods()
    await app.ready()
  } catch (error) {
    await app.close()
    throw error
  }
  return app
}

/** Reading is open to any origin; writing from a browser to those of the settings. Never with credentials. */
function corsOptions(config: Config) {
  return {
    delegator: (
      request: { method: string; headers: Record<string, unknown> },
      done: (error: null, options: object) => void,
    ) => {
      const method =
        request.method === 'OPTIONS' ? request.headers['access-control-request-method'] : request.method
      const reading = method === 'GET' || method === 'HEAD'
      done(null, {
        origin: reading ? '*' : [...config.corsOrigins],
        methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
        exposedHeaders: [
          'ETag',
          'Link',
          'Location',
          'RateLimit',
          'RateLimit-Policy',
          'Retry-After',
          'X-Request-Id',
          'Idempotent-Replayed',
        ],
        maxAge: 86_400,
        // Any OPTIONS gets an answer, not a browser's preflight alone.
        strictPreflight: false,
      })
    },
  }
}

/** The application as far as its document needs it: no database is asked. */
async function documentedApp(): Promise<FastifyInstance> {
  const db = openDatabase({ url: 'postgresql://127.0.0.1:1/none', onError: () => undefined })
  return buildApp(defaultConfig({ logLevel: 'silent' }), { db, background: false })
}

/** The OpenAPI document. */
export async function openapiDocument(): Promise<object> {
  return (await documentedApp()).swagger()
}

/** The OpenAPI document as YAML. */
export async function openapiYaml(): Promise<string> {
  return (await documentedApp()).swagger({ yaml: true })
}
