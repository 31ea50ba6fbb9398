// The command line as a whole: usage, keys, and how it finds a server and a key.

import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { resolveConnection } from '../src/cli/connection.ts'
import { tableLines } from '../src/cli/table.ts'
import { packageRoot, readClientConfig } from '../src/config.ts'
import { runCli } from './fixtures/cli-process.ts'
import { answerJson, answerProblem, bodyOf, startStub } from './fixtures/stub-server.ts'

t.test('--version is that of the package, --help has examples', async (t) => {
  const [version, help, ofImport] = await Promise.all([
    runCli(['--version'], { own: true }),
    runCli(['--help']),
    runCli(['import', '--help']),
  ])
  const { version: expected } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  t.same(version, { code: 0, stdout: `${expected}\n`, stderr: '' })
  t.equal(help.code, 0)
  t.match(help.stdout, /Examples:\n {2}\$ broadsheet serve/)
  t.equal(ofImport.code, 0)
  t.match(ofImport.stdout, /Exit code: 0 /)
})

t.test('wrong usage is exit code 2, with words on stderr', async (t) => {
  const wrong: [args: string[], message: RegExp][] = [
    [[], /^Usage: broadsheet/],
    [['imprt'], /unknown command 'imprt'\n\(Did you mean import\?\)/],
    [['import'], /^Name a folder or a file/],
    [['import', '.', '--watch', 'x'], /^Name a folder or a file.*one of them/],
    [['import', '--cancel', 'x', '--retry-failed', 'y'], /^Name a folder or a file/],
    [
      ['import', '--watch', 'x', '--on-conflict', 'skip'],
      /^--on-conflict goes with a folder or a file to send/,
    ],
    [['import', '.', '--format', 'docx'], /Allowed choices are rss, atom, .*, hexo/],
    [['import', 'nowhere', '--key', 'k'], /^There is no nowhere\./],
    [['import', '.', '--profile', 'x'], /Allowed choices are auto, eastmoney, none/],
    [['keys', 'create', '--name', 'x'], /required option '--scope <scope>'/],
  ]
  const runs = await Promise.all(wrong.map(([args], index) => runCli(args, { own: index === 0 })))
  for (const [index, [args, message]] of wrong.entries()) {
    t.equal(runs[index]?.code, 2, args.join(' '))
    t.match(runs[index]?.stderr, message)
    t.equal(runs[index]?.stdout, '')
  }
})

t.test('import can be told everything that the API takes', async (t) => {
  const document = JSON.parse(readFileSync(join(packageRoot, 'openapi', 'openapi.json'), 'utf8'))
  const { parameters } = document.paths['/v1/imports'].post
  const { stdout } = await runCli(['import', '--help'])
  const words = stdout.replaceAll(/\s+/g, ' ')
  // The name of the file is that of the file, and waiting is watching; headers are the program's own business.
  const told = parameters.filter(
    ({ name, in: place }: { name: string; in: string }) =>
      place === 'query' && name !== 'path' && name !== 'wait',
  )
  t.ok(told.length >= 6)
  for (const { name, schema } of told) {
    const option = `--${name.replace(/[A-Z]/g, (letter: string) => `-${letter.toLowerCase()}`)}`
    t.match(words, `${option} `)
    if (!schema.enum) continue
    const choices = schema.enum.map((choice: string) => `"${choice}"`).join(', ')
    t.ok(words.includes(`(choices: ${choices})`), `${option} takes ${choices}`)
  }
})

t.test('a setting that does not parse stops the start with one line that names it', async (t) => {
  t.same(await runCli(['serve'], { env: { PORT: '99999' }, own: true }), {
    code: 1,
    stdout: '',
    stderr: 'The setting PORT must be a port number from 0 to 65535 (it is "99999").\n',
  })
})

t.test('where no server listens it says how to start one', async (t) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), '--key', 'k'], {
    env: { PORT: String(port) },
  })
  t.equal(run.code, 1)
  t.match(run.stderr, `No Broadsheet answers at http://127.0.0.1:${port}. Start one with: npm start\n`)
  t.notMatch(run.stderr, /\n {4}at /, 'no stack')
})

t.test('what is no Broadsheet is called so', async (t) => {
  const { url } = await startStub(t, {
    'GET /v1/keys': ({ response }) => answerJson(response, 200, { hello: 'world' }),
    'DELETE /v1/keys/a': ({ response }) => response.writeHead(502, 'Bad Gateway').end('<html>'),
    'DELETE /v1/keys/b': ({ response }) => response.writeHead(301, { location: 'https://b.example/' }).end(),
  })
  const [list, away, moved] = await Promise.all([
    runCli(['keys', 'list', '--url', url, '--key', 'k']),
    runCli(['keys', 'revoke', 'a', '--url', url, '--key', 'k']),
    runCli(['keys', 'revoke', 'b', '--url', url, '--key', 'k']),
  ])
  t.same([list.code, away.code, moved.code], [1, 1, 1])
  t.match(list.stderr, /is not the answer of a Broadsheet/)
  t.equal(away.stderr, `${url} answered 502 Bad Gateway.\n`)
  t.match(moved.stderr, /sends on to https:\/\/b\.example\//)
})

t.test('"not now" and a broken connection are tried again, a key is made once', async (t) => {
  const idempotencyKeys: unknown[] = []
  let lists = 0
  const { url } = await startStub(t, {
    'GET /v1/keys': ({ response }) => {
      if (lists++ === 0) answerJson(response, 503, {}, { 'retry-after': '0' })
      else answerJson(response, 200, { data: [] })
    },
    'POST /v1/keys': ({ request, response }) => {
      if (idempotencyKeys.push(request.headers['idempotency-key']) === 1) response.destroy()
      else answerJson(response, 201, { id: '1', key: 'bs_1_secret' })
    },
  })
  const to = ['--url', url, '--key', 'k']
  const [list, made] = await Promise.all([
    runCli(['keys', 'list', ...to]),
    runCli(['keys', 'create', '--name', 'x', '--scope', 'content:read', ...to]),
  ])
  t.same([list.code, lists], [0, 2])
  t.same([made.code, made.stdout], [0, 'bs_1_secret\n'])
  t.equal(idempotencyKeys.length, 2)
  t.match(idempotencyKeys[0], /^[0-9a-f-]{36}$/)
  t.equal(idempotencyKeys[1], idempotencyKeys[0])
})

t.test('a key is made, listed, rotated and revoked', async (t) => {
  let sent: unknown
  const rotated: unknown[] = []
  const key = { id: '1', name: '夜间导入', scopes: ['imports:write'], createdAt: '2022-04-19T04:56:15.000Z' }
  const { url } = await startStub(t, {
    'POST /v1/keys': async ({ request, response }) => {
      sent = JSON.parse((await bodyOf(request)).toString())
      answerJson(response, 201, { ...key, expiresAt: null, key: 'bs_1_secret' })
    },
    'GET /v1/keys': ({ response }) =>
      answerJson(response, 200, { data: [{ ...key, expiresAt: null, lastUsedAt: null }] }),
    'POST /v1/keys/1/rotate': async ({ request, response }) => {
      rotated.push(JSON.parse((await bodyOf(request)).toString()))
      answerJson(response, 201, { ...key, id: '3', expiresAt: null, key: 'bs_3_secret' })
    },
    'DELETE /v1/keys/1': ({ response }) => response.writeHead(204).end(),
    'DELETE /v1/keys/2': ({ response }) => answerProblem(response, 404, 'Not found', 'There is no such key.'),
  })
  const to = ['--url', url, '--key', 'k']
  const scopes = ['--scope', 'imports:write', '--scope', 'drafts:read']
  const [made, list, json, revoked, unknown] = await Promise.all([
    runCli(['keys', 'create', '--name', '夜间导入', ...scopes, '--expires', '2030-01-01T00:00:00Z', ...to]),
    runCli(['keys', 'list', ...to]),
    runCli(['keys', 'list', '--json', ...to], { own: true }),
    runCli(['keys', 'revoke', '1', ...to]),
    runCli(['keys', 'revoke', '2', ...to]),
  ])
  t.equal(made.stdout, 'bs_1_secret\n', 'the key alone, for a script to take')
  t.same(sent, {
    name: '夜间导入',
    scopes: ['imports:write', 'drafts:read'],
    expiresAt: '2030-01-01T00:00:00Z',
  })
  t.equal(
    list.stdout,
    'ID  NAME      SCOPES         CREATED                   EXPIRES  LAST USED\n' +
      '1   夜间导入  imports:write  2022-04-19T04:56:15.000Z  never    never\n',
  )
  t.match(JSON.parse(json.stdout), [{ id: '1', name: '夜间导入' }])
  t.same([revoked.code, revoked.stdout], [0, 'The key 1 is revoked.\n'])
  t.same([unknown.code, unknown.stderr], [1, 'Not found: There is no such key. (request req-1)\n'])
  const turned = await runCli(['keys', 'rotate', '1', '--overlap', '60', ...to])
  t.same([turned.code, turned.stdout], [0, 'bs_3_secret\n'])
  t.match(turned.stderr, /In place of 1 \(3\)/)
  t.equal((await runCli(['keys', 'rotate', '1', ...to])).code, 0)
  t.same(rotated, [{ overlapSeconds: 60 }, {}])
})

t.test('without a key it says where it looked', async (t) => {
  const dataDir = t.testdir({})
  const config = readClientConfig({ DATA_DIR: dataDir })
  await t.rejects(resolveConnection({}, config), {
    message: `No key: neither --key nor BROADSHEET_KEY is set, and there is no ${join(dataDir, 'admin-key')}.`,
  })
})

t.test('the key in DATA_DIR never goes to another machine', async (t) => {
  const config = readClientConfig({ DATA_DIR: t.testdir({ 'admin-key': 'bs_file' }) })
  await t.rejects(resolveConnection({ url: 'https://api.example.org' }, config), {
    message: /^No key for api\.example\.org/,
  })
  await t.rejects(resolveConnection({ url: 'http://127.0.0.1.example.org' }, config), {
    message: /^No key for/,
  })
  for (const url of ['http://localhost:3000', 'http://[::1]:3000', 'http://127.0.0.2']) {
    t.match(await resolveConnection({ url }, config), { key: 'bs_file' }, url)
  }
})

t.test('an option wins over the environment, the environment over the file', async (t) => {
  const DATA_DIR = t.testdir({ 'admin-key': 'bs_file' })
  const env = { DATA_DIR, BROADSHEET_KEY: 'bs_env', BROADSHEET_URL: 'http://env.example/api/', PORT: '4000' }
  t.match(await resolveConnection({ key: 'bs_option', url: 'http://o.example' }, readClientConfig(env)), {
    key: 'bs_option',
    shownUrl: 'http://o.example',
  })
  const { url, key } = await resolveConnection({}, readClientConfig(env))
  t.same([new URL('v1/keys', url).href, key], ['http://env.example/api/v1/keys', 'bs_env'])
  t.match(await resolveConnection({}, readClientConfig({ DATA_DIR, PORT: '4000' })), {
    shownUrl: 'http://127.0.0.1:4000',
    key: 'bs_file',
  })
})

t.test('an address or a key that cannot be one is refused before anything is sent', async (t) => {
  const config = readClientConfig({ BROADSHEET_KEY: 'k' })
  for (const url of ['example.org', 'ftp://example.org', 'http://user@example.org', 'http://a/?key=1']) {
    await t.rejects(
      resolveConnection({ url }, config),
      { exitCode: 2, message: /is no address of a server/ },
      url,
    )
  }
  await t.rejects(resolveConnection({ key: 'a\nb' }, config), {
    exitCode: 2,
    message: /The key has characters/,
  })
})

t.test('a table keeps its columns with wide characters and shows control characters', async (t) => {
  t.same(
    tableLines(
      ['A', 'B'],
      [
        ['中文', '\u001b[31m'],
        ['abc', ''],
      ],
    ),
    ['A     B', '中文  \\u{1b}[31m', 'abc'],
  )
})
