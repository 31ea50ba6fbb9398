// The package as others install it: packed, unpacked into a project of its own, imported, and type-checked there.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { packageRoot } from './cluster.ts'
import { startStub } from './fixtures/stub-server.ts'

const run = promisify(execFile)

/** What a project of somebody else has in it. */
const program = `import { ApiError, type components, createClient, unwrap } from 'broadsheet/client'
import type { paths } from 'broadsheet/openapi'

type Article = components['schemas']['Article']
const path: keyof paths = '/v1/articles'
const client = createClient({ baseUrl: String(process.argv[2]) })
try {
  for await (const article of client.all(path, { params: { query: { limit: 2, tag: ['x'] } } })) {
    const { title }: Article = article
    console.log(title)
  }
  await unwrap(client.GET('/v1/whoami'))
} catch (error) {
  console.log(error instanceof ApiError && error.status)
}
// @ts-expect-error the types are there: no such path
client.GET('/v1/posts')
`

const options = {
  strict: true,
  noEmit: true,
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
  // A type that is not found is `any` then, and the line that must not compile does.
  skipLibCheck: true,
}

t.test('the packed package gives a project its client and its types', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-package-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const packed = await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: packageRoot,
  })
  const modules = join(folder, 'node_modules')
  await mkdir(join(modules, 'broadsheet'), { recursive: true })
  await run('tar', [
    '-xzf',
    join(folder, packed.stdout.trim()),
    '--strip-components=1',
    '-C',
    join(modules, 'broadsheet'),
  ])
  // The only packages that the client itself needs, and those that the project has anyway.
  await mkdir(join(modules, '@types'))
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers', '@types/node', 'undici-types']) {
    await symlink(join(packageRoot, 'node_modules', name), join(modules, name))
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'program.ts'), program)

  const { url } = await startStub(t, {
    'GET /v1/articles': ({ response, url }) => {
      const next = url.searchParams.get('cursor') === null ? 'c' : null
      const data = [{ id: '1', title: next === null ? 'second' : 'first' }]
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ data, page: { limit: 2, hasMore: next !== null, next, prev: null } }))
    },
  })
  const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc')
  const compile = (more: object) =>
    writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...options, ...more }, include: ['program.ts'] }),
    )
      .then(() => run(process.execPath, [tsc, '-p', folder]))
      .then(() => '')
      .catch(({ stdout }: { stdout: string }) => stdout)
  t.equal(await compile({ module: 'esnext', moduleResolution: 'bundler' }), '')
  t.equal(await compile({ module: 'nodenext', noEmit: false }), '')
  const { stdout } = await run(process.execPath, [join(folder, 'program.js'), url])
  t.equal(stdout, 'first\nsecond\n404\n')
})
