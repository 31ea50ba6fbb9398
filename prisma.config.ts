// What Prisma's command line needs to know: where the schema and the migrations stand.
import { defineConfig } from 'prisma/config'

// Every Prisma command wants its schema engine and downloads it when it is absent. `generate`, `validate` and
// `format` never run it: any file that exists satisfies them, so that they work without network. Commands that
// do run it (`migrate deploy`) fetch it as usual.
const engineless = ['generate', 'validate', 'format']
if (process.argv.some((argument) => engineless.includes(argument))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
}

// Migrations go past any pooler.
const url = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url ? { datasource: { url } } : {}),
})
