// Who may import whom: the direction of the design, held for every file of src.

import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import t from 'tap'
import { packageRoot } from '../src/config.ts'

/** What each part may import beside itself; of another feature only its index. */
const allowed: Record<string, readonly string[]> = {
  content: [],
  platform: ['content', 'generated'],
  terms: ['platform', 'content'],
  search: ['platform', 'content'],
  articles: ['terms', 'search', 'platform', 'content'],
  lookup: ['articles', 'terms', 'platform', 'content'],
  imports: ['articles', 'terms', 'platform', 'content', 'generated'],
  export: ['articles', 'terms', 'platform', 'content'],
  keys: ['platform', 'generated'],
  health: ['platform'],
  // Of ours only the types of the document, by the package's own name.
  client: [],
}

/** Parts whose inside other parts may not see. */
const features = ['terms', 'search', 'articles', 'lookup', 'imports', 'export', 'keys', 'health', 'client']

/** Pure parts of a feature that threads may enter: its index would bring the database along. */
const pureEntries = ['articles/fields.ts']

/** Code of these has no database and no Fastify. */
const pure = [
  /^content\//,
  /^client\//,
  /^search\//,
  /^imports\/(readers|jekyll|profiles|formats|sites)\//,
  /^export\/changes\/(token|schema)\.ts$/,
  /^export\/feeds\/(atom|rss|json-feed|feed|sitemap|xml|web-url|last-modified)\.ts$/,
  /^imports\/exported\/(term-line|article-line)\.ts$/,
  /^imports\/(prepare|prepared|json-article|json-value)\.ts$/,
  /^platform\/(cursor|query|time|calendar|zone|sql|problems|id|json-fault|budgets|client-address)\.ts$/,
  /^lookup\/address\.ts$/,
  /^articles\/(title-closeness|identity|fields|filter|visibility|representation|content-hash)\.ts$/,
]

const src = join(packageRoot, 'src')

async function importsOf(file: string): Promise<{ specifier: string; typeOnly: boolean }[]> {
  const text = await readFile(join(src, file), 'utf8')
  const form =
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm
  return [...text.matchAll(form)].map((match) => ({
    specifier: match[2] ?? match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }))
}

const files = (await readdir(src, { recursive: true }))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .sort()

t.test('every part imports only what stands below it, and of a feature only its index', async (t) => {
  t.ok(files.length > 50, 'the sources are found')
  for (const file of files) {
    const part = file.includes('/') ? (file.split('/')[0] ?? '') : null
    for (const { specifier } of await importsOf(file)) {
      if (!specifier.startsWith('.')) continue
      const target = relative(src, resolve(src, dirname(file), specifier))
      const other = target.includes('/') ? (target.split('/')[0] ?? '') : null
      if (other === part) continue
      if (part !== null && part !== 'cli') {
        t.ok(other !== null && allowed[part]?.includes(other), `${file} may import ${target}`)
      }
      if (other !== null && features.includes(other)) {
        t.ok(
          target === `${other}/index.ts` || pureEntries.includes(target),
          `${file} enters ${target} by the index`,
        )
      }
    }
  }
})

t.test('what is pure imports no database and no Fastify', async (t) => {
  for (const file of files.filter((each) => pure.some((form) => form.test(each)))) {
    for (const { specifier, typeOnly } of await importsOf(file)) {
      const impure =
        /^(fastify|fastify-plugin|@fastify\/|pg$|@prisma\/)|generated\/|platform\/db\.ts$|\.\/db\.ts$/.test(
          specifier,
        )
      t.notOk(impure && !typeOnly, `${file} imports ${specifier}`)
    }
  }
})

t.test(
  'the client runs where there is no Node: it imports openapi-fetch, and types of the document',
  async (t) => {
    for (const file of files.filter((each) => each.startsWith('client/'))) {
      for (const { specifier, typeOnly } of await importsOf(file)) {
        const fits =
          specifier.startsWith('./') ||
          specifier === 'openapi-fetch' ||
          (specifier === 'broadsheet/openapi' && typeOnly)
        t.ok(fits, `${file} imports ${specifier}`)
      }
    }
  },
)

t.test('the environment is read in one place', async (t) => {
  for (const file of files) {
    const text = await readFile(join(src, file), 'utf8')
    if (file !== 'config.ts') t.notMatch(text, /process\.env\b(?!\))/, file)
  }
})

t.test('no source file is longer than 300 lines', async (t) => {
  for (const file of files) {
    const lines = (await readFile(join(src, file), 'utf8')).split('\n').length - 1
    t.ok(lines <= 300, `${file} has ${lines}`)
  }
})
