// Developers' check: the migrations make exactly what schema.prisma says, and Prisma agrees that they were applied.
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { argv, stdout } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  type ColumnType,
  ColumnTypeEnum,
} from '@prisma/driver-adapter-utils'
import type { DiagnoseMigrationHistoryOutput, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { startEmbedded } from '../src/platform/embedded.ts'
import { migrate } from '../src/platform/migrate.ts'

export interface Findings {
  /** The SQL that would lead from the migrated database to schema.prisma; empty when they agree. */
  drift: string
  /** What Prisma's own engine reads from the migrator's rows: which migrations failed, were edited, are missing. */
  history: DiagnoseMigrationHistoryOutput
}

// Neither the language's library nor Node's types declare it.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }>
}

const none = { externalTables: [], externalEnums: [] }

/**
 * Applies the migrations to an empty database and asks Prisma's schema engine (as WebAssembly) what it thinks of it.
 *
 * @param url an empty database. @param folder the one that holds schema.prisma and migrations/.
 */
export async function checkSchema(url: string, folder: string): Promise<Findings> {
  await migrate(url, { dir: join(folder, 'migrations') })
  const path = join(folder, 'schema.prisma')
  const files = [{ path, content: await readFile(path, 'utf8') }]
  const pool = openPool(url)
  const engine = await openEngine(pool, files)
  try {
    const diff = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: folder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: none,
    })
    // What `prisma migrate status` asks: empty lists and no difference when every row of ours is as its own.
    const history = await engine.diagnoseMigrationHistory({
      migrationsList: await listMigrations(join(folder, 'migrations')),
      optInToShadowDatabase: false,
      filters: none,
    })
    return { drift: diff.exitCode === 0 ? '' : (diff.stdout ?? 'unknown'), history }
  } finally {
    engine.free()
    await pool.end()
  }
}

async function openEngine(pool: pg.Pool, files: { path: string; content: string }[]): Promise<SchemaEngine> {
  loading ??= loadEngine()
  const glue = await loading
  const datamodels = files.map(({ path, content }) => [path, content])
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(pool))
  return glue.SchemaEngine.new({ datamodels }, () => {}, adapter)
}

// Once a process: the glue code keeps views of its one instance's memory.
let loading: ReturnType<typeof loadEngine> | undefined

/** Node cannot import a .wasm file: it is instantiated by hand, and its glue code told. */
async function loadEngine() {
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(pathToFileURL(gluePath).href)
  const bytes = await readFile(gluePath.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports as { __wbindgen_start(): void }).__wbindgen_start()
  // Where the engine leaves its last words when it panics.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => stdout.write(`${text}\n`) },
  })
  return glue
}

// PostgreSQL's catalogue tells kinds of constraints by the one-letter type "char". Prisma's adapter does not know that
// type and refuses the result, while its engine insists on it: so the pool says text, and the adapter a letter again.
const letterColumns = new Set<string>()

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url })
  const query = pool.query.bind(pool)
  const asText = async (statement: pg.QueryConfig) => {
    const result = await query(statement)
    for (const field of result.fields) {
      if (field.dataTypeID !== pg.types.builtins.CHAR) continue
      letterColumns.add(field.name)
      field.dataTypeID = pg.types.builtins.TEXT
    }
    return result
  }
  pool.query = asText as typeof pool.query
  return pool
}

class CatalogueAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const letter = (type: ColumnType, at: number) =>
        letterColumns.has(result.columnNames[at] ?? '') ? ColumnTypeEnum.Character : type
      return { ...result, columnTypes: result.columnTypes.map(letter) }
    }
    return adapter
  }
}

async function listMigrations(baseDir: string) {
  const entries = await readdir(baseDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const read = async (name: string) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok' as const, value: await readFile(join(baseDir, name, 'migration.sql'), 'utf8') },
    },
  })
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(read)),
  }
}

/** Run as a program: makes an empty database of its own for it. Exit code 1 and the SQL where something differs. */
async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-schema-check-'))
  await chmod(dataDir, 0o711)
  const database = await startEmbedded({ dataDir, ephemeral: true, log: () => {} })
  try {
    const { drift, history } = await checkSchema(database.url, schemaFolder())
    const { failedMigrationNames: failed, editedMigrationNames: edited, history: difference } = history
    const agreed = failed.length + edited.length === 0 && difference === null
    if (drift) stdout.write(`The migrations do not make what schema.prisma says. Missing:\n${drift}\n`)
    if (!agreed) stdout.write(`Prisma does not take the migrations as applied: ${JSON.stringify(history)}\n`)
    if (!drift && agreed) stdout.write('The migrations make what schema.prisma says, and Prisma agrees.\n')
    process.exitCode = !drift && agreed ? 0 : 1
  } finally {
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The folder `prisma` of the repository, also when this runs compiled from dist/. */
function schemaFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  let root = here
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root)) root = dirname(root)
  return join(root, 'prisma')
}

if (argv[1] && fileURLToPath(import.meta.url) === argv[1]) await main()
