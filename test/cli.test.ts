// `broadsheet import` as a process, against a server that plays the contract.

import { randomBytes } from 'node:crypto'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { entriesOf } from './fixtures/archive-entries.ts'
import { runCli } from './fixtures/cli-process.ts'
import {
  answerJson,
  answerProblem,
  bodyOf,
  importId,
  importRoutes,
  importState,
  startStub,
} from './fixtures/stub-server.ts'

const done = importState({ counts: { seen: 11, created: 11 } })

t.test('a folder arrives as one tar.gz that holds every file byte for byte, in order', async (t) => {
  const files = new Map<string, Buffer>([
    ['_config.yml', Buffer.from('timezone: Asia/Shanghai\n')],
    ['_posts/2022-04-19-a.md', Buffer.from('---\r\ntitle: a\r\n---\r\n\0\xff raw', 'latin1')],
    ['_posts/empty.md', Buffer.alloc(0)],
    ['assets/large.bin', randomBytes(3_000_000)],
    [`新闻/${'长'.repeat(60)}.md`, Buffer.from('正文')],
  ])
  const folder = t.testdir({
    _posts: {},
    assets: {},
    新闻: {},
    '.git': { config: 'secret' },
    node_modules: { a: '' },
  })
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, '.env'), 'SECRET=1')
  symlinkSync('/etc/passwd', join(folder, 'passwd.md'))
  const { routes, received } = importRoutes([done])
  const { url } = await startStub(t, routes)

  const run = await runCli(['import', folder, '--url', url, '--key', 'bs_a_b'], { own: true })

  t.equal(run.code, 0, run.stderr)
  t.match(run.stdout, /^Imported: 11 items in 2\.0 s \(6\/s\)\n +11 {2}created\n/)
  t.match(run.stderr, /Passed over: passwd\.md \(a link, which is not followed\)/)
  t.equal(received.request?.headers['content-type'], 'application/gzip')
  t.equal(received.request?.headers.authorization, 'Bearer bs_a_b')
  t.equal(received.search, '')
  const arrived = await entriesOf(received.body)
  t.same([...arrived.keys()], [...files.keys()])
  for (const [name, bytes] of files) t.ok(arrived.get(name)?.equals(bytes), `${name} is what it was`)
})

t.test('a post is sent as it is, with its name and the options as parameters', async (t) => {
  const folder = t.testdir({ '2022-04-19-新.md': '# 新' })
  const { routes, received } = importRoutes([importState({ dryRun: true, counts: { seen: 1, created: 1 } })])
  const { url } = await startStub(t, routes)
  const options = ['--dry-run', '--profile', 'none', '--timezone', 'Asia/Tokyo', '--zoneless-dates', 'site']
  const run = await runCli(['import', '2022-04-19-新.md', ...options, '--on-conflict', 'skip'], {
    cwd: folder,
    env: { BROADSHEET_URL: url, BROADSHEET_KEY: 'bs_a_b' },
  })
  t.equal(run.code, 0, run.stderr)
  t.same(Object.fromEntries(new URLSearchParams(received.search)), {
    path: '2022-04-19-新.md',
    dryRun: 'true',
    profile: 'none',
    timezone: 'Asia/Tokyo',
    zonelessDates: 'site',
    onConflict: 'skip',
  })
  t.equal(received.request?.headers['content-type'], 'text/markdown')
  t.equal(received.request?.headers['content-length'], '5')
  t.equal(received.body.toString(), '# 新')
  t.match(run.stdout, /Dry run, nothing was written.*\n +1 {2}would be created/)
})

t.test('further folders of posts, a format and deleted articles are told to the server', async (t) => {
  const { routes, received } = importRoutes([done])
  const { url } = await startStub(t, routes)
  const options = [
    '--posts',
    'old_post/, archive/2019',
    '--posts',
    '旧文',
    '--restore-deleted',
    '--format',
    'hexo',
  ]
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), ...options, '--url', url, '--key', 'k'])
  t.equal(run.code, 0, run.stderr)
  t.same(Object.fromEntries(new URLSearchParams(received.search)), {
    posts: 'old_post,archive/2019,旧文',
    restoreDeleted: 'true',
    format: 'hexo',
  })
})

t.test('a Ghost export and a feed are sent as what they are', async (t) => {
  const folder = t.testdir({ 'blog.json': '{}', 'feed.xml': '<rss/>' })
  const { routes, received } = importRoutes([done])
  const { url } = await startStub(t, routes)
  const sent: unknown[] = []
  for (const args of [
    ['blog.json', '--format', 'ghost'],
    ['blog.json', '--format', 'json-feed'],
    ['feed.xml'],
  ]) {
    const run = await runCli(['import', ...args, '--url', url, '--key', 'k'], { cwd: folder })
    t.equal(run.code, 0, run.stderr)
    sent.push([received.request?.headers['content-type'], received.search])
  }
  t.same(sent, [
    ['application/json', '?format=ghost'],
    ['application/json', '?format=json-feed'],
    ['application/xml', ''],
  ])
})

t.test('images and the like are not sent, and told in one line', async (t) => {
  const media = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.png`, 'x']))
  const folder = t.testdir({ 'a.md': '', assets: media })
  const { routes, received } = importRoutes([done])
  const { url } = await startStub(t, routes)
  const run = await runCli(['import', folder, '--url', url, '--key', 'k'])
  t.equal(run.code, 0, run.stderr)
  t.same([...(await entriesOf(received.body)).keys()], ['a.md'])
  t.equal(run.stderr.match(/Passed over/g)?.length, 1)
  t.match(run.stderr, 'Passed over: 60 files (images, fonts, archives and the like), such as assets/0.png\n')
})

t.test('the key of a server on this machine is found in DATA_DIR, its port in PORT', async (t) => {
  const cwd = t.testdir({ 'a.md': 'a', '.broadsheet': { 'admin-key': 'bs_of_the_file\n' } })
  const { routes, received } = importRoutes([done])
  const { port } = await startStub(t, routes)
  const run = await runCli(['import', 'a.md', '--quiet'], { cwd, env: { PORT: String(port) } })
  t.equal(run.code, 0, run.stderr)
  t.equal(received.request?.headers.authorization, 'Bearer bs_of_the_file')
  t.equal(run.stderr, '', 'quiet means quiet')
})

t.test('failed items are listed with path, line, code and detail, and the exit code is 1', async (t) => {
  const { routes, received } = importRoutes(
    [importState({ state: 'queued' }), importState({ counts: { seen: 152, created: 2, failed: 150 } })],
    (url) => {
      const from = Number(url.searchParams.get('cursor') ?? 0)
      const data = Array.from({ length: 60 }, (_, index) => ({
        path: `posts/${from + index}\u001b[31m.md`,
        line: 7,
        outcome: 'failed',
        warnings: [],
        error: { type: '/problems/date-invalid', title: 'Invalid date', detail: '31 February' },
      }))
      return { data, next: String(from + 60) }
    },
  )
  const { url } = await startStub(t, routes)
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k'])
  t.equal(run.code, 1)
  t.match(run.stdout, /^Failed \(150\):\n {2}posts\/0\\u\{1b\}\[31m\.md:7 date-invalid 31 February\n/m)
  t.equal(run.stdout.match(/date-invalid/g)?.length, 100, 'a hundred are shown')
  t.match(run.stdout, /\n {2}and 50 more\n/)
  t.same(received.itemQueries, ['?outcome=failed&limit=100', '?outcome=failed&limit=100&cursor=60'])
})

t.test('warnings are grouped by code with the paths, from all pages', async (t) => {
  const zoneless = (path: string) => ({
    path,
    outcome: 'created',
    warnings: [{ code: 'date-without-zone', detail: 'Read as UTC.', line: 3 }],
  })
  const many = Array.from({ length: 25 }, (_, index) => ({
    path: `m${index}.md`,
    outcome: 'created',
    warnings: [{ code: 'unknown-tag', detail: `Tag ${index} is left out.` }],
  }))
  const pages = [
    many.slice(0, 20),
    [...many.slice(20), zoneless('a.md'), zoneless('b.md')],
    [zoneless('c.md')],
  ]
  const { routes } = importRoutes(
    [importState({ counts: { seen: 28, created: 28, warnings: 28 } })],
    (url) => {
      const page = Number(url.searchParams.get('cursor') ?? 0)
      const next = page < 2 ? { next: String(page + 1) } : {}
      return { data: url.searchParams.get('warnings') === 'true' ? (pages[page] ?? []) : [], ...next }
    },
  )
  const { url } = await startStub(t, routes)
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k'])
  t.equal(run.code, 0, 'warnings are no failure')
  t.match(run.stdout, 'Warning date-without-zone (3): Read as UTC.\n  a.md:3\n  b.md:3\n  c.md:3\n')
  t.match(run.stdout, 'Warning unknown-tag (25)\n  m0.md Tag 0 is left out.\n')
  t.match(run.stdout, '  m19.md Tag 19 is left out.\n  and 5 more\n')
})

t.test('with --json the report is one JSON document', async (t) => {
  const failed = {
    path: 'a.md',
    line: 2,
    outcome: 'failed',
    warnings: [],
    error: { title: 'No', detail: 'no' },
  }
  const warned = { path: 'b.md', outcome: 'created', warnings: [{ code: 'w', detail: 'd' }] }
  const { routes } = importRoutes([importState({ counts: { seen: 2, failed: 1, warnings: 1 } })], (url) => ({
    data: url.searchParams.has('outcome') ? [failed] : [warned],
  }))
  const { url } = await startStub(t, routes)
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k', '--json'])
  t.equal(run.code, 1)
  t.match(JSON.parse(run.stdout), {
    id: importId,
    format: 'archive',
    counts: { seen: 2 },
    failedItems: [{ path: 'a.md', line: 2 }],
    warnings: [{ code: 'w', count: 1, items: [{ path: 'b.md', line: null, detail: 'd' }] }],
    notSent: [],
  })
})

t.test('an import that fails as a whole says why, and the exit code is 1', async (t) => {
  const error = { type: '/problems/archive-invalid', title: 'Invalid archive', detail: 'It ends too early.' }
  const { routes } = importRoutes([importState({ state: 'failed', error })])
  const { url } = await startStub(t, routes)
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k'])
  t.equal(run.code, 1)
  t.match(run.stdout, /^The import failed: 0 items/)
  t.match(run.stdout, 'Reason: archive-invalid It ends too early.')
})

t.test('a refusal is shown with title, detail, the wrong parts and the request id', async (t) => {
  const { url } = await startStub(t, {
    'POST /v1/imports': async ({ request, response }) => {
      await bodyOf(request)
      const errors = [
        { parameter: 'timezone', code: 'unknown', detail: 'is no zone' },
        { parameter: 'key', code: 'wrong', detail: 'The key is wrong.' },
      ]
      answerProblem(response, 401, 'Unauthorized', 'The key is wrong.', { errors })
    },
  })
  const run = await runCli(['import', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k'])
  t.equal(run.code, 1)
  t.match(run.stderr, 'Unauthorized: The key is wrong. (request req-1)\n  timezone is no zone\n')
  t.equal(run.stdout, '')
})

t.test('an import under way can be watched without sending anything', async (t) => {
  const { routes, received } = importRoutes([importState({ state: 'running' }), done])
  const { url } = await startStub(t, routes)
  const run = await runCli(['import', '--watch', importId, '--url', url, '--key', 'k'])
  t.equal(run.code, 0, run.stderr)
  t.match(run.stdout, /11 {2}created/)
  t.equal(received.request, null)
  const unknown = await runCli(['import', '--watch', 'nonsense', '--url', url, '--key', 'k'])
  t.equal(unknown.code, 1)
  t.match(unknown.stderr, /^Not found: /)
})

t.test('an import is cancelled by its id', async (t) => {
  let cancelled = 0
  const state = importState({ state: 'cancelled', counts: { seen: 3, created: 3 } })
  const { url } = await startStub(t, {
    [`POST /v1/imports/${importId}/cancel`]: async ({ request, response }) => {
      t.equal((await bodyOf(request)).length, 0)
      cancelled++
      answerJson(response, 200, state)
    },
    'POST /v1/imports/over/cancel': ({ response }) =>
      answerProblem(response, 409, 'Conflict', 'The import has ended already.'),
  })
  const [run, json, late] = await Promise.all([
    runCli(['import', '--cancel', importId, '--url', url, '--key', 'k']),
    runCli(['import', '--cancel', importId, '--json', '--url', url, '--key', 'k']),
    runCli(['import', '--cancel', 'over', '--url', url, '--key', 'k']),
  ])
  t.equal(cancelled, 2)
  t.equal(run.code, 0, run.stderr)
  t.match(run.stdout, /^The import was cancelled: 3 items .*\n +3 {2}created\n/)
  t.match(JSON.parse(json.stdout), { id: importId, state: 'cancelled' })
  t.same([late.code, late.stdout], [1, ''])
  t.match(late.stderr, /^Conflict: The import has ended already\./)
})

t.test('failed items are tried again, and the import is watched to its end', async (t) => {
  const { routes } = importRoutes([importState({ state: 'running' }), done])
  let retried = 0
  const { url } = await startStub(t, {
    ...routes,
    [`POST /v1/imports/${importId}/retry-failed`]: ({ response }) => {
      retried++
      answerJson(response, 202, importState({ state: 'queued', finishedAt: null }))
    },
  })
  const run = await runCli(['import', '--retry-failed', importId, '--url', url, '--key', 'k'])
  t.equal(run.code, 0, run.stderr)
  t.equal(retried, 1)
  t.match(run.stdout, /11 {2}created/)
  t.equal(run.stderr, '')
})

t.test('where nothing can be tried again it says so, and tells the report once more', async (t) => {
  const over = importState({ counts: { seen: 2, failed: 2 } })
  const { routes } = importRoutes([over])
  const { url } = await startStub(t, {
    ...routes,
    [`POST /v1/imports/${importId}/retry-failed`]: ({ response }) => answerJson(response, 200, over),
  })
  const run = await runCli(['import', '--retry-failed', importId, '--url', url, '--key', 'k'])
  t.equal(run.code, 1, 'items have failed')
  t.match(run.stderr, 'No item of this import can be tried again.\n')
  t.match(run.stdout, / 2 {2}failed/)
})

t.test('what is to be said of the upload as a whole comes first', async (t) => {
  const warnings = [{ code: 'site-config-invalid', detail: '_config.yml: line 3\u001b[2J is no YAML.' }]
  const { routes } = importRoutes([importState({ warnings, counts: { seen: 1, created: 1 } })])
  const { url } = await startStub(t, routes)
  const args = ['import', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k']
  const [run, json] = await Promise.all([runCli(args), runCli([...args, '--json'])])
  t.match(
    run.stdout,
    /^Warning site-config-invalid: _config\.yml: line 3\\u\{1b\}\[2J is no YAML\.\nImported: 1 item /,
  )
  t.match(JSON.parse(json.stdout), { importWarnings: warnings, warnings: [] })
})

t.test('the dry run of one post shows the article that it would become', async (t) => {
  const article = {
    id: '0190b0a4-7c9e-7000-8000-00000000000a',
    title: '架起“三座桥”',
    slug: '202204191006000006',
    permalink: '/zhongguotielubao/2022/04/19/202204191006000006.html',
    summary: '在三个县的12个站点。',
    language: 'zh-CN',
    status: 'published',
    publishedAt: '2022-04-19T04:56:15.000Z',
    byline: '林晓',
    image: null,
    wordCount: 1234,
    categories: [{ id: '1', slug: 'zhongguotielubao', name: '中国铁路报' }],
    tags: [{ id: '2', slug: '新闻', name: '新闻' }],
    source: {
      name: '财富研究中心',
      url: 'http://share.example/?infoCode=NW1',
      externalId: 'NW1',
      attribution: '（文章来源：财富研究中心）',
    },
    html: `<p>□林晓</p>\n<p>${'字'.repeat(250)}</p><ul><li>一</li><li>二</li></ul><p>三</p><p>四</p><p>五</p>`,
    extra: { layout: 'post' },
  }
  const item = { path: 'a.md', outcome: 'created', warnings: [], article }
  const { routes, received } = importRoutes(
    [importState({ dryRun: true, counts: { seen: 1, created: 1 } })],
    () => ({ data: [item] }),
  )
  const { url } = await startStub(t, routes)
  const args = ['import', '--dry-run', t.testdir({ 'a.md': '' }), '--url', url, '--key', 'k']
  const run = await runCli(args)
  t.equal(run.code, 0, run.stderr)
  t.equal(
    run.stdout.slice(run.stdout.indexOf('The article')),
    `The article that it would become:
  title        架起“三座桥”
  date         2022-04-19T04:56:15.000Z
  slug         202204191006000006
  permalink    /zhongguotielubao/2022/04/19/202204191006000006.html
  status       published
  categories   中国铁路报 (zhongguotielubao)
  tags         新闻
  source       财富研究中心 | http://share.example/?infoCode=NW1 | NW1
  attribution  （文章来源：财富研究中心）
  byline       林晓
  language     zh-CN
  words        1,234
  summary      在三个县的12个站点。
  > □林晓
  > ${'字'.repeat(200)}…
  > 一
  > 二
  > 三
  > … and 2 more lines
`,
  )
  t.same(received.itemQueries, ['?limit=100'])
  const json = await runCli([...args, '--json'])
  t.match(JSON.parse(json.stdout), { article: { slug: '202204191006000006', extra: { layout: 'post' } } })
})
