// A whole Jekyll site uploaded as one archive: its settings, its pages, links from post to post, and further folders.

import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { assertConsistent, dump } from './consistency.ts'
import { tarOf } from './fixtures/archives.ts'
import { cleanSlate } from './fixtures/clean-slate.ts'
import { postOf } from './fixtures/written.ts'
import { zipOf } from './fixtures/zip-writer.ts'
import { build, realThreads, type TestApp } from './helper.ts'

interface Expected {
  readonly title: string
  readonly date: string | null
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly url: string
  readonly published: boolean
}

interface Recorded {
  readonly now: string
  readonly sites: Readonly<Record<string, Readonly<Record<string, Expected>>>>
}

function packageRoot(folder = dirname(fileURLToPath(import.meta.url))): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder))
}

const folder = join(packageRoot(), 'test/fixtures/jekyll')
const recorded: Recorded = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))

/** The files of a recorded site, as they would come in an archive that holds its folder. */
function filesOf(name: string): { name: string; data: Buffer }[] {
  const root = join(folder, 'sites', name)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { name: `${name}${path.slice(root.length)}`, data: readFileSync(path) }
    })
}

type Files = readonly { readonly name: string; readonly data: string | Buffer }[]

type Pack = (files: Files) => Promise<{ readonly type: string; readonly payload: Buffer }>

const asTarGz: Pack = async (files) => ({ type: 'application/gzip', payload: gzipSync(await tarOf(files)) })
const asZip: Pack = async (files) => ({ type: 'application/zip', payload: zipOf([...files]) })

async function importSite(app: TestApp, files: Files, query = '', pack = asTarGz) {
  const { status, body } = await app.send('POST', `/v1/imports?wait=60${query}`, await pack(files))
  if (status !== 200) throw new Error(JSON.stringify(body))
  const items = await app.send('GET', `/v1/imports/${body.id}/items?limit=100`)
  return { state: body, items: items.body.data as Item[] }
}

interface Item {
  readonly path: string
  readonly outcome: string
  readonly articleId?: string
  readonly warnings: readonly { readonly code: string; readonly detail: string }[]
  readonly error?: { readonly code: string; readonly detail: string }
}

const article = async (app: TestApp, items: readonly Item[], path: string) => {
  const id = items.find((item) => item.path === path)?.articleId
  return (await app.send('GET', `/v1/articles/${id}?include=html,extra`)).body
}

const shared = await build(t)
async function emptied(): Promise<TestApp> {
  await cleanSlate(shared)
  return shared
}
const inUtc = await build(t, { siteTimezone: 'UTC' })

for (const [name, posts] of Object.entries(recorded.sites)) {
  t.test(`the site “${name}”, uploaded whole, is what Jekyll published`, async (t) => {
    const app = inUtc
    await cleanSlate(app)
    const { state, items } = await importSite(app, filesOf(name), '', name === 'full' ? asZip : asTarGz)
    t.match(state, { state: 'completed', counts: { failed: 0 } })
    for (const [path, expected] of Object.entries(posts)) {
      const found = await article(app, items, `${name}/${path}`)
      const isDraft = path.startsWith('_drafts/')
      const isToCome = expected.date !== null && Date.parse(expected.date) > Date.now()
      t.same(
        {
          title: found.title,
          date: isDraft ? null : found.publishedAt?.replace('.000Z', 'Z'),
          categories: found.categories.length,
          tags: found.tags.map((tag: { name: string }) => tag.name),
          url: isDraft ? null : found.permalink,
          status: found.status,
        },
        {
          title: expected.title,
          date: expected.date,
          categories: new Set(expected.categories.map(String)).size,
          tags: [...new Set(expected.tags)],
          url: isDraft ? null : expected.url,
          status: isDraft ? 'draft' : expected.published ? 'published' : isToCome ? 'scheduled' : 'draft',
        },
        path,
      )
    }
    await assertConsistent(app.db)
    const before = await dump(app.db)
    const again = await importSite(app, filesOf(name))
    t.equal(again.state.counts.unchanged, state.counts.created, 'the same again changes nothing')
    t.same((await dump(app.db)).article, before.article)
  })
}

t.test('pages and other files of a whole site are passed over, wherever its settings stand', async (t) => {
  const app = await emptied()
  const page = { name: 's/about.md', data: postOf({ title: 'About' }) }
  const dated = { name: 's/old/2019-01-01-old.md', data: postOf({ title: 'Old' }) }
  const post = { name: 's/_posts/2020-01-01-a.md', data: postOf({ title: 'A' }) }
  const config = { name: 's/_config.yml', data: 'title: S\n' }
  const image = { name: 's/img/a.png', data: 'x' }
  for (const files of [
    [config, page, dated, image, post],
    [page, dated, image, post, config],
    [page, post, dated, image],
  ]) {
    const { state, items } = await importSite(app, files)
    t.match(state, {
      state: 'completed',
      total: 1,
      counts: { seen: 1, failed: 0, ignored: files.length - 1 },
    })
    t.same(
      items.map(({ path }) => path),
      ['s/_posts/2020-01-01-a.md'],
    )
    t.match(state.warnings, [{ code: 'posts-elsewhere', detail: /^1 files .* “old” .* posts=old\.$/ }])
  }
  await assertConsistent(app.db)
})

t.test('a folder of posts that is no site is taken as it is', async (t) => {
  const app = await emptied()
  const { state } = await importSite(app, [
    { name: 'news/2020-01-01-a.md', data: postOf({ title: 'A' }) },
    { name: 'news/b.md', data: postOf({ title: 'B', date: '2020-01-02' }) },
  ])
  t.match(state, { counts: { created: 2, ignored: 0 }, warnings: [] })
  const { body } = await app.get('/v1/articles')
  t.same(
    body.data.map((each: { categories: object[] }) => each.categories),
    [[], []],
    'the folder that holds everything is no category',
  )
})

t.test('further folders of posts are named by “posts”', async (t) => {
  const app = await emptied()
  const files = [
    { name: 's/_posts/2020-01-01-a.md', data: postOf({ title: 'A' }) },
    { name: 's/old_post/2019/2019-01-01-b.html', data: postOf({ title: 'B' }) },
    { name: 's/es/_attic/2018-01-01-c.md', data: postOf({ title: 'C' }) },
  ]
  const { state, items } = await importSite(app, files, '&posts=old_post/,_attic')
  t.match(state, { counts: { created: 3, ignored: 0 }, warnings: [] })
  const names = async (path: string) =>
    (await article(app, items, path)).categories.map((each: { name: string }) => each.name)
  t.same(await names('s/old_post/2019/2019-01-01-b.html'), [], 'folders below it are no categories')
  t.same(await names('s/es/_attic/2018-01-01-c.md'), ['es'], 'folders above it are')
  for (const posts of ['a/b', '', ',', 'a,,b', 'a\\b']) {
    const answer = await app.send(
      'POST',
      `/v1/imports?posts=${encodeURIComponent(posts)}`,
      await asZip(files),
    )
    t.equal(answer.status, 400, posts)
    t.equal(answer.body.errors[0].parameter, 'posts')
  }
})

t.test('the zone that is stated comes before the site’s, and that before the server’s', async (t) => {
  const app = await build(t, { siteTimezone: 'Asia/Tokyo' }, realThreads())
  const post = { name: '_posts/2020-01-01-a.md', data: postOf({ title: 'A' }) }
  const config = { name: '_config.yml', data: 'timezone: Asia/Shanghai\n' }
  const timeOf = async (files: Files, query: string) => {
    const { items } = await importSite(app, files, query)
    return (await article(app, items, post.name)).publishedAt
  }
  t.equal(await timeOf([post], ''), '2019-12-31T15:00:00.000Z')
  t.equal(await timeOf([post, config], ''), '2019-12-31T16:00:00.000Z')
  t.equal(await timeOf([post, config], '&timezone=UTC'), '2020-01-01T00:00:00.000Z')
})

t.test(
  'a link to another post finds it, wherever it stands in the upload and whatever became of it',
  async (t) => {
    const app = await emptied()
    const linking = (date: string, targets: readonly string[]) => ({
      name: `r/_posts/${date}-links.md`,
      data: postOf({ title: `Links ${date}` }, targets.map((tag) => `[x]({% ${tag} %})`).join('\n')),
    })
    const all = [
      'post_url 2020-01-01-early',
      'post_url sub/2020-12-31-late',
      'link _posts/2020-01-01-early.md',
    ]
    const others = ['link assets/report.pdf', 'post_url 2020-02-02-nowhere', 'link about.md']
    const early = { name: 'r/_posts/2020-01-01-early.md', data: postOf({ title: 'Early', categories: 'c' }) }
    const filler = Array.from({ length: 220 }, (_, at) => ({
      name: `r/_posts/2020-06-01-filler-${at}.md`,
      data: postOf({ title: `Filler ${at}` }),
    }))
    const late = {
      name: 'r/_posts/sub/2020-12-31-late.html',
      data: postOf({ title: 'Late', permalink: '/late/' }, `<p>${'长'.repeat(40_000)}</p>`),
    }
    const config = { name: 'r/_config.yml', data: 'baseurl: /blog\n' }
    const files = [
      early,
      linking('2020-03-01', [...all, ...others]),
      ...filler,
      late,
      linking('2021-01-01', all),
      config,
    ]
    for (const dryRun of [true, false, false]) {
      const { state, items } = await importSite(app, files, `&dryRun=${dryRun}`)
      t.match(state, { state: 'completed', counts: { seen: 224, failed: 0, warnings: 2 } })
      const warned = items.filter(({ warnings }) => warnings.length > 0)
      t.same(
        warned.map(({ path, warnings }) => [path, warnings.map(({ code }) => code)]),
        [['r/_posts/2020-03-01-links.md', ['link-not-found', 'link-not-found']]],
      )
    }
    const { body } = await app.get('/v1/articles?limit=1&include=html')
    const paths = ['/blog/c/2020/01/01/early.html', '/blog/late/', '/blog/c/2020/01/01/early.html']
    t.same(
      [...body.data[0].html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
      paths,
    )
    const first = await app.get('/v1/lookup?url=/2020/03/01/links.html')
    const { body: found } = await app.get(`/v1/articles/${first.body.resource.id}?fields=html`)
    t.match(found.html, /assets\/report\.pdf/)
  },
)

t.test('settings that cannot be read end the import by name, and nothing is written', async (t) => {
  const app = await emptied()
  const post = { name: '_posts/2020-01-01-a.md', data: postOf({ title: 'A' }) }
  for (const [data, detail] of [
    ['a: [\n', /“_config\.yml” \(line \d+\) cannot be read/],
    [Buffer.from([0x61, 0xff]), /not UTF-8/],
  ] as const) {
    const { state, items } = await importSite(app, [post, { name: '_config.yml', data }])
    t.match(state, {
      state: 'failed',
      error: { type: '/problems/import-failed', code: 'config-invalid', detail },
    })
    t.match(items, [{ outcome: null }])
  }
  t.equal((await app.get('/v1/articles')).body.data.length, 0)
  await assertConsistent(app.db)
})

t.test('what is told of the whole import stands in it: settings, and names that look alike', async (t) => {
  const app = await emptied()
  await importSite(app, [{ name: '2019-01-01-z.md', data: postOf({ title: 'Z', tags: '[ＡＢＣ]' }) }])
  const files = [
    { name: '_config.yml', data: 'timezone: Nowhere\npermalink: /:nothing/\n' },
    {
      name: '_posts/2020-01-01-a.md',
      data: postOf({ title: 'A', tags: '[TechWeb, ABC]', categories: '["A 股"]' }),
    },
    {
      name: '_posts/2020-01-02-b.md',
      data: postOf({ title: 'B', tags: '[Techweb]', categories: '["A股"]' }),
    },
  ]
  for (const query of ['&dryRun=true', '', '']) {
    const { state } = await importSite(app, files, query)
    t.match(
      state.warnings,
      [
        { code: 'config-timezone' },
        { code: 'config-permalink' },
        { code: 'similar-term', detail: /^The categories “A 股”, “A股” differ only/ },
        { code: 'similar-term', detail: /^The tags “ABC”, “ＡＢＣ” differ only/ },
        { code: 'similar-term', detail: /^The tags “TechWeb”, “Techweb” differ only/ },
      ],
      query,
    )
    t.equal(state.warnings.length, 5)
  }
  const { body } = await app.get('/v1/tags')
  t.same(body.data.map((tag: { name: string }) => tag.name).sort(), ['ABC', 'TechWeb', 'Techweb', 'ＡＢＣ'])
})

t.test('the site’s own includes and data reach the posts, each within its limit', async (t) => {
  const app = await emptied()
  const { state, items } = await importSite(app, [
    { name: 's/_config.yml', data: 'title: S\nfuture: true\nurl: https://s.example\n' },
    { name: 's/_includes/note.html', data: '<b>{{ include.text }} {{ site.data.people[0].name }}</b>' },
    { name: 's/_data/people.yml', data: '- name: Ann\n' },
    { name: 's/_data/huge.yml', data: `a: ${randomBytes(2 ** 20).toString('base64')}` },
    {
      name: 's/_posts/2020-01-01-a.md',
      data: postOf({ title: 'A' }, '{% include note.html text="hi" %} {{ "/p" | absolute_url }}'),
    },
    { name: 's/_posts/2099-01-01-b.md', data: postOf({ title: 'B' }) },
  ])
  t.match(state, { counts: { created: 2, failed: 1 } })
  t.match(items[0], { path: 's/_data/huge.yml', outcome: 'failed', error: { code: 'entry-too-large' } })
  const first = await article(app, items, 's/_posts/2020-01-01-a.md')
  t.match(first.html, /<b>hi Ann<\/b> https:\/\/s\.example\/p/)
  const future = await article(app, items, 's/_posts/2099-01-01-b.md')
  t.equal(future.status, 'published', 'a site with “future: true” shows what is to come')
})
