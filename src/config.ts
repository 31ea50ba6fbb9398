// The settings: the environment, checked once and frozen. The only reader of process.env.

import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseRateLimit, type RateLimit } from './platform/budgets.ts'
import { isTimezone } from './platform/time.ts'

const Environment = Type.Object({
  PORT: Type.String({ pattern: '^\\d{1,5}$', default: '3000' }),
  HOST: Type.String({ minLength: 1, default: '127.0.0.1' }),
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
  DATABASE_DIRECT_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
  DATA_DIR: Type.String({ minLength: 1, default: '.broadsheet' }),
  ADMIN_KEY: Type.Optional(Type.String({ pattern: '^[\\x21-\\x7e]{32,}$' })),
  READ_ACCESS: Type.Enum(['public', 'key'], { default: 'public' }),
  SITE_URL: Type.Optional(Type.String({ pattern: '^https?://' })),
  ARTICLE_URL: Type.Optional(Type.String({ minLength: 1 })),
  SITE_TIMEZONE: Type.String({ default: 'Asia/Shanghai' }),
  CORS_ORIGINS: Type.String({ default: '' }),
  TRUST_PROXY: Type.String({ default: '' }),
  RATE_LIMIT: Type.String({ default: 'read=6000,write=600,import=60' }),
  RESPONSE_CACHE: Type.String({ pattern: '^\\d{1,6}$', default: '64' }),
  CACHE_CONTROL: Type.String({
    pattern: '^[\\x20-\\x7e]{1,200}$',
    default: 'public, max-age=0, s-maxage=60, stale-while-revalidate=60',
  }),
  RETENTION: Type.String({ pattern: '^\\d{1,5}$', default: '90' }),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { default: 'info' }),
})

/** What each setting must look like: the remedy in the message of a setting that does not parse. */
const expected: Record<keyof typeof Environment.properties, string> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'the address to listen on, such as 127.0.0.1 or 0.0.0.0',
  DATABASE_URL: 'postgresql://user:password@host:port/database',
  DATABASE_DIRECT_URL: 'postgresql://user:password@host:port/database',
  DATA_DIR: 'a folder',
  ADMIN_KEY: 'a secret of 32 or more printable ASCII characters without blanks',
  READ_ACCESS: 'public or key',
  SITE_URL: 'http(s)://host, the address of the site that shows the articles',
  ARTICLE_URL:
    'a template such as {SITE_URL}{permalink}; it may name {SITE_URL}, {permalink}, {slug} and {id}',
  SITE_TIMEZONE: 'a zone of the IANA database, such as Asia/Shanghai',
  CORS_ORIGINS: 'origins separated by commas, such as https://editor.example.org',
  TRUST_PROXY: 'addresses or CIDRs of your proxies, separated by commas, such as 10.0.0.0/8',
  RATE_LIMIT:
    'off, or requests a minute such as read=6000,write=600,import=60, each from 1 to 9999999 and any of them left out',
  RESPONSE_CACHE: 'a whole number of megabytes, 0 for none',
  CACHE_CONTROL: 'the value of a Cache-Control header',
  RETENTION: 'a whole number of days from 1 to 36500',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
}

export interface Config {
  readonly port: number
  readonly host: string
  /** Absent: an embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null
  /** A connection past any pooler, for migrations and notifications; the database's own where absent. */
  readonly databaseDirectUrl: string | null
  /** Absolute. */
  readonly dataDir: string
  readonly adminKey: string | null
  readonly readAccess: 'public' | 'key'
  /** Without a slash at its end; null when not set: then nothing has a web address. */
  readonly siteUrl: string | null
  readonly articleUrl: string
  readonly siteTimezone: string
  readonly corsOrigins: readonly string[]
  readonly trustProxy: readonly string[]
  /** What one client may ask of this node; null: whatever it likes. */
  readonly rateLimit: RateLimit | null
  /** Budget of the answers that the process keeps; 0 keeps none. */
  readonly cacheBytes: number
  /** What other caches may do with an answer to the public. */
  readonly cacheControl: string
  /** How long after its end an import is kept, with its report and its bytes. */
  readonly retentionDays: number
  readonly logLevel: string
  readonly version: string
}

/** A setting that does not parse: its message names the setting and says what it must be. */
export class ConfigError extends Error {
  constructor(setting: keyof typeof expected, value: string | undefined) {
    const shown =
      setting === 'ADMIN_KEY' || setting.startsWith('DATABASE') ? '' : ` (it is ${JSON.stringify(value)})`
    super(`The setting ${setting} must be ${expected[setting]}${shown}.`)
    this.name = 'ConfigError'
  }
}

/** Settings for what runs inside a process: tests give the parts they care for. */
export function defaultConfig(parts: Partial<Config> = {}): Config {
  return Object.freeze({ ...readConfig({}), ...parts })
}

/**
 * Reads the settings from an environment.
 * @throws {ConfigError} for the first setting that does not parse.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  )
  const settings = Value.Default(Environment, given)
  if (!Value.Check(Environment, settings)) {
    const path = Value.Errors(Environment, settings)[0]?.instancePath ?? ''
    const name = path.slice(1).split('/')[0] as keyof typeof expected
    throw new ConfigError(name, env[name])
  }
  if (Number(settings.PORT) > 65_535) throw new ConfigError('PORT', settings.PORT)
  const retentionDays = Number(settings.RETENTION)
  if (retentionDays < 1 || retentionDays > 36_500) throw new ConfigError('RETENTION', settings.RETENTION)
  if (!isTimezone(settings.SITE_TIMEZONE)) throw new ConfigError('SITE_TIMEZONE', settings.SITE_TIMEZONE)
  for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'SITE_URL'] as const) {
    if (settings[name] !== undefined && !URL.canParse(settings[name]))
      throw new ConfigError(name, settings[name])
  }
  const rateLimit = parseRateLimit(settings.RATE_LIMIT)
  if (rateLimit === undefined) throw new ConfigError('RATE_LIMIT', settings.RATE_LIMIT)
  const articleUrl = settings.ARTICLE_URL ?? '{SITE_URL}{permalink}'
  if (articleUrl.replaceAll(/\{(SITE_URL|permalink|slug|id)\}/g, '').match(/[{}]/)) {
    throw new ConfigError('ARTICLE_URL', settings.ARTICLE_URL)
  }
  return Object.freeze({
    port: Number(settings.PORT),
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL ?? null,
    databaseDirectUrl: settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL ?? null,
    dataDir: resolve(settings.DATA_DIR),
    adminKey: settings.ADMIN_KEY ?? null,
    readAccess: settings.READ_ACCESS,
    siteUrl: settings.SITE_URL?.replace(/\/+$/, '') ?? null,
    articleUrl,
    siteTimezone: settings.SITE_TIMEZONE,
    corsOrigins: listOf(settings.CORS_ORIGINS),
    trustProxy: listOf(settings.TRUST_PROXY),
    rateLimit,
    cacheBytes: Number(settings.RESPONSE_CACHE) * 2 ** 20,
    cacheControl: settings.CACHE_CONTROL,
    retentionDays,
    logLevel: settings.LOG_LEVEL,
    version: packageVersion,
  })
}

/** What the command line needs to reach a server that runs somewhere else. */
export interface ClientConfig {
  readonly url: string
  readonly key: string | null
  /** Absolute; a server on this machine keeps its first key in there. */
  readonly dataDir: string
}

/**
 * Reads the settings of the commands that talk to a server.
 * @throws {ConfigError} when PORT or DATA_DIR does not parse.
 */
export function readClientConfig(env: Readonly<Record<string, string | undefined>>): ClientConfig {
  const { port, dataDir } = readConfig({ PORT: env.PORT, DATA_DIR: env.DATA_DIR })
  return Object.freeze({
    url: env.BROADSHEET_URL || `http://127.0.0.1:${port}`,
    key: env.BROADSHEET_KEY || null,
    dataDir,
  })
}

/** The folder that holds package.json: the sources run as they are, and compiled one folder deeper. */
export const packageRoot = findPackageRoot(import.meta.dirname)

const packageVersion: string = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version

function findPackageRoot(folder: string): string {
  try {
    readFileSync(join(folder, 'package.json'))
    return folder
  } catch {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json is missing above the program.')
    return findPackageRoot(parent)
  }
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
