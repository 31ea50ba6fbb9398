// What Prisma's command line needs to know: where the schema and the migrations stand.
import { defineConfig } from 'prisma/config'

// Every Prisma command wants its schema engine and downloads it when it is absent. `generate`, `validate` and
// `format` never run it: any file that exists satisfies them, so that they work without network. Commands that
// do run it (`migrate deploy`) fetch it as usual.
const engineless = ['generate', 'validate', 'format']
if (process.argv.some((argument) => engineless.includes(argument))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
})
