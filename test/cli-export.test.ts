// `broadsheet export`: a file that is whole or not there, and a folder that Jekyll builds and an import takes for the same.

import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { frontMatter } from '../src/cli/export/yaml-text.ts'
import { readFrontMatter } from '../src/imports/jekyll/front-matter.ts'
import { runCli } from './fixtures/cli-process.ts'
import { importHistory } from './fixtures/exported-archive.ts'
import { rounds } from './fixtures/rounds.ts'
import { startStub } from './fixtures/stub-server.ts'
import { articleOf } from './fixtures/written.ts'
import { adminKey, build, type TestApp } from './helper.ts'

/** An application that listens, and the command line with its address. */
async function served(t: Test) {
  const api = await build(t)
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = api.app.server.address() as AddressInfo
  const env = { BROADSHEET_URL: `http://127.0.0.1:${port}`, BROADSHEET_KEY: adminKey }
  return {
    ...api,
    cli: (...args: string[]) => runCli(args, { env }),
    /** As a process that must end by itself. */
    run: (...args: string[]) => runCli(args, { env, own: true }),
  }
}

const exported = async ({ send }: Pick<TestApp, 'send'>) =>
  (await send('GET', '/v1/export/articles.ndjson')).text
const withoutEnd = (text: string) => text.split('\n').slice(0, -2)

const origin = await served(t)
await importHistory(origin)

t.test('an export goes into a file or a pipe, plain or compressed, and back by import', async (t) => {
  const folder = t.testdir({})
  const whole = withoutEnd(await exported(origin))
  const plain = join(folder, 'a.ndjson')
  const run = await origin.run('export', plain)
  t.match(run, { code: 0, stdout: '' })
  t.match(
    run.stderr,
    /^Exported 8 articles, 10 terms, 2 deletions\.\nWhat changes from here on: GET \/v1\/changes\?since=\S+\n$/,
  )
  t.same(withoutEnd(readFileSync(plain, 'utf8')), whole)
  const zipped = join(folder, 'a.ndjson.gz')
  t.match(await origin.cli('export', zipped, '--gzip', '--quiet'), { code: 0, stdout: '', stderr: '' })
  t.same(withoutEnd(gunzipSync(readFileSync(zipped)).toString()), whole)
  const piped = await origin.run('export')
  t.equal(piped.code, 0)
  t.same(withoutEnd(piped.stdout), whole)
  t.same(await readdir(folder), ['a.ndjson', 'a.ndjson.gz'])

  const copy = await served(t)
  t.match(await copy.cli('import', zipped), { code: 0 })
  t.same(withoutEnd(await exported(copy)), whole)
  t.match(await copy.cli('import', plain, '--format', 'broadsheet'), { code: 0, stdout: /8 +unchanged/ })
})

t.test('an export that is cut off leaves nothing, and what was there before stays', async (t) => {
  const line = '{"type":"tag","slug":"a"}\n'
  const end = '{"type":"end","next":"x","counts":{"category":0,"tag":1,"source":0,"article":0,"deleted":0}}\n'
  const answers: Record<string, (response: import('node:http').ServerResponse) => void> = {
    'without its end': (response) => response.end(line),
    'with half an end': (response) => response.end(line + end.slice(0, -2)),
    'by its connection': (response) => {
      response.write(line.repeat(1000), () => response.destroy())
    },
  }
  for (const [name, answer] of Object.entries(answers)) {
    const { url } = await startStub(t, {
      'GET /v1/export/articles.ndjson': ({ response }) => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' })
        answer(response)
      },
    })
    const folder = t.testdir({ 'a.ndjson': 'before' })
    for (const args of [
      [join(folder, 'a.ndjson')],
      [join(folder, 'a.ndjson'), '--gzip'],
      ['--jekyll', join(folder, 'site')],
    ]) {
      const run = await runCli(['export', ...args, '--url', url, '--key', 'k'])
      t.match(run, { code: 1, stderr: /cut off/ }, `${name}: ${args.join(' ')}`)
      t.same(await readdir(folder), ['a.ndjson'])
      t.equal(readFileSync(join(folder, 'a.ndjson'), 'utf8'), 'before')
    }
  }
})

t.test('a refusal is told in its own words, and wrong usage too', async (t) => {
  const { stderr, code } = await origin.cli('export', '--key', 'wrong')
  t.equal(code, 1)
  t.match(stderr, /The key is wrong, expired or revoked/)
  const folder = t.testdir({ site: { 'a.md': '' } })
  for (const args of [
    ['a.ndjson', '--jekyll', 'x'],
    ['--timezone', 'Asia/Shanghai'],
    ['--jekyll', join(folder, 'new'), '--timezone', 'Nowhere'],
    ['--jekyll', join(folder, 'site')],
  ]) {
    t.equal((await origin.cli('export', ...args)).code, 2, args.join(' '))
  }
  t.match(await origin.cli('export', join(folder, 'none', 'a.ndjson')), {
    code: 1,
    stderr: /cannot be written/,
  })
})

t.test('a folder for Jekyll, imported, gives the same articles', async (t) => {
  const from = await served(t)
  const long = '长'.repeat(200)
  await from.importArticles([
    articleOf({
      slug: 'plain',
      title: 'Issue #5: "quotes" \\ ’ \ufeffyes',
      permalink: '/zg/2022/04/19/plain.html',
      categories: [{ slug: 'zg', name: '中国' }, 'second'],
      tags: ['C++', 'a b', '2022', 'no'],
      byline: '骆静',
      summary: '摘要: 一 # 二\n第二行',
      image: { url: '/a.jpg', alt: '图' },
      source: { name: '新华社', url: 'https://example.org/1', externalId: 'E1' },
      publishedAt: '2022-04-19T20:56:15.123Z',
      extra: {
        layout: 'post',
        author: { name: 'X', mail: 'y' },
        nested: { a: [1, 1.5, null, 'no'] },
        'odd key:': 'v',
        no: 1,
      },
    }),
    articleOf({
      slug: 'liquid',
      permalink: '/l.html',
      html: '<p>{{ site.x }} {% if a %} {% endraw %} {%- endraw -%} {# {</p>',
    }),
    articleOf({ slug: 'Case', permalink: '/Case.html' }),
    articleOf({ slug: 'case', permalink: '/case.html' }),
    articleOf({ slug: long, permalink: '/long.html' }),
    articleOf({ slug: `${long.slice(1)}短`, permalink: '/long-2.html' }),
    articleOf({ slug: '_under.', permalink: '/under.html' }),
    articleOf({ slug: 'moved', permalink: '/old.html', source: { url: 'https://example.org/2' } }),
    articleOf({ slug: 'moved', permalink: '/new.html', source: { url: 'https://example.org/2' } }),
    articleOf({ slug: 'draft', status: 'draft', publishedAt: undefined }),
    articleOf({ slug: '.dotted', status: 'draft', permalink: '/dotted.html' }),
    articleOf({
      slug: 'later',
      permalink: '/later.html',
      publishedAt: '2999-01-01T00:00:00Z',
      status: 'scheduled',
    }),
    articleOf({ slug: 'archived', permalink: '/archived.html', status: 'archived' }),
  ])
  const site = join(t.testdir({}), 'site')
  t.match(await from.cli('export', '--jekyll', site, '--timezone', 'Asia/Shanghai'), { code: 0 })
  t.notOk(existsSync(`${site}.part`))
  const posts = await readdir(join(site, '_posts'))
  t.ok(posts.includes('2022-04-20-plain.html'), 'the day is that of the zone')
  t.match(await readFile(join(site, '_config.yml'), 'utf8'), /timezone: Asia\/Shanghai\npermalink: none\n/)
  t.match(await readFile(join(site, '_data', 'categories.yml'), 'utf8'), /"zg": \{"name":"中国"\}/)

  const to = await served(t)
  const run = await to.cli('import', site)
  t.match(run, { code: 0 }, run.stderr)
  const list = async ({ send }: Pick<TestApp, 'send'>) =>
    (
      await send(
        'GET',
        '/v1/articles?status=draft,scheduled,published,archived&limit=100&sort=title&include=html,extra',
      )
    ).body.data
  const bySlug = new Map((await list(to)).map((article: { slug: string }) => [article.slug, article]))
  for (const article of await list(from)) {
    const { title, html, publishedAt, permalink, summary, byline, image, language } = article
    const source = article.source && { url: article.source.url }
    t.match(
      bySlug.get(article.slug),
      {
        ...{ title, html, publishedAt, summary, byline, image, language },
        ...(permalink !== null && { permalink }),
        // Jekyll knows nothing that is archived.
        status: article.status === 'archived' ? 'draft' : article.status,
        categories: article.categories.map(({ slug }: { slug: string }) => ({ slug })),
        tags: article.tags.map(({ name }: { name: string }) => ({ name })),
        extra: { ...article.extra, ...(source && { source }) },
      },
      article.slug,
    )
  }
  t.match((await to.get('/v1/lookup?url=/old.html')).body, { match: 'alias' })
})

t.test('front matter is read as it was written, whatever stands in it', async (t) => {
  const value = fc.jsonValue({ maxDepth: 3 })
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), value),
      (fields) => {
        const kept = Object.entries(fields).filter(([name]) => name !== '__proto__' && !name.includes('\0'))
        const text = JSON.stringify(kept)
        if (text.includes('\\u0000') || /"-0|-0[,\]}]/.test(text)) return
        const { entries } = readFrontMatter(`${frontMatter(new Map(kept))}\n`, [])
        t.same(
          JSON.parse(JSON.stringify([...entries].map(([name, { value }]) => [name, value]))),
          JSON.parse(text),
        )
      },
    ),
    { numRuns: rounds(100) },
  )
})
