// Posts of Hugo and Hexo → articles, and how they are told from Jekyll's.

import fc from 'fast-check'
import t from 'tap'
import { prepare } from '../src/imports/prepare.ts'
import type { PrepareContext, Prepared } from '../src/imports/prepared.ts'
import { isPostPath } from '../src/imports/readers/index.ts'
import { type Generator, generatorOf } from '../src/imports/sites/generator.ts'
import { articleOf, codesOf, context, failureOf } from './fixtures/feeds.ts'

function post(path: string, lines: readonly string[], changes: Partial<PrepareContext> = {}): Prepared {
  return prepare(
    { path, line: null, kind: 'post', bytes: Buffer.from(lines.join('\n')) },
    { ...context, ...changes },
  )
}

t.test('the generator is told from the folders, unless the import states it', async (t) => {
  const paths: Record<string, Generator> = {
    'content/posts/a.md': 'hugo',
    'site/content/a.md': 'hugo',
    'content/2021-12-08-a.md': 'jekyll',
    'content/_posts/a.md': 'jekyll',
    'source/_posts/a.md': 'hexo',
    'blog/source/_drafts/x/a.md': 'hexo',
    '_posts/2021-12-08-a.md': 'jekyll',
    'source/a.md': 'jekyll',
    'a.md': 'jekyll',
    content: 'jekyll',
  }
  for (const [path, generator] of Object.entries(paths)) t.equal(generatorOf(path, 'auto'), generator, path)
  t.equal(generatorOf('content/a.md', 'jekyll'), 'jekyll')
  t.equal(generatorOf('_posts/2021-12-08-a.md', 'hugo'), 'hugo')
})

t.test('Hugo’s posts are found in an archive, its templates are not', async (t) => {
  const toml = Buffer.from('+++\ntitle = "x"\n+++\n')
  t.ok(isPostPath('content/posts/a.md', toml))
  t.ok(isPostPath('a.md', toml))
  t.notOk(isPostPath('archetypes/default.md', toml))
  t.notOk(isPostPath('themes/t/exampleSite/content/a.md', toml))
  t.ok(isPostPath('content/a.md', Buffer.from('{\n "title": "x"\n}\n')))
  t.notOk(isPostPath('notes/a.md', Buffer.from('{\n "title": "x"\n}\n')))
})

t.test('TOML front matter gives all its fields', async (t) => {
  const prepared = post('content/news/Big Day/index.md', [
    '+++',
    'title = "A big day # not a comment"',
    'date = 2022-04-19T12:56:15+08:00',
    'slug = "big"',
    'categories = ["Town", "Two words"]',
    'tags = "one tag"',
    'images = ["/img/day.jpg"]',
    'authors = ["Mo", "Noor"]',
    'weight = 5',
    'draft = false',
    'aliases = ["/old/"]',
    '[params]',
    'mood = "good"',
    '+++',
    'Before. {{< figure src="a.jpg" >}}',
    '',
    '<!--more-->',
    '',
    'After {{% note %}}*this*{{% /note %}}.',
  ])
  t.match(articleOf(prepared), {
    title: 'A big day # not a comment',
    slug: 'big',
    permalink: '/news/big/',
    publishedAt: new Date('2022-04-19T04:56:15Z'),
    status: 'published',
    byline: 'Mo, Noor',
    image: { url: '/img/day.jpg' },
    categories: [{ key: 'Town' }, { key: 'Two words' }],
    tags: [{ key: 'one tag' }],
    html: /After <em>this<\/em>\./,
    extra: { weight: 5, aliases: ['/old/'], params: { mood: 'good' }, images: ['/img/day.jpg'] },
  })
  t.match(articleOf(prepared).summary, /^Before\./)
  t.same(codesOf(prepared), ['tags-left-out'])
  t.match(prepared.warnings[0]?.detail, /figure, note/)
})

t.test('JSON and YAML front matter are read alike', async (t) => {
  const json = post('content/a.md', [
    '{',
    '  "title": "J } {",',
    '  "date": "2022-04-19T12:56:15Z",',
    '  "url": "/j/"',
    '}',
    '',
    'Body.',
  ])
  t.match(articleOf(json), {
    title: 'J } {',
    permalink: '/j/',
    publishedAt: new Date('2022-04-19T12:56:15Z'),
    html: '<p>Body.</p>\n',
  })
  const yaml = post('content/b.zh.md', ['---', 'title: 标题', 'date: 2022-04-19T12:56:15Z', '---', '正文。'])
  t.match(articleOf(yaml), { title: '标题', permalink: null, language: 'zh' })
})

t.test('what Hugo does not show is not made public', async (t) => {
  const page = (...keys: string[]): Prepared =>
    post('content/a.md', ['+++', 'title = "T"', ...keys, '+++', 'x'])
  t.equal(articleOf(page('date = 2022-04-19T00:00:00Z', 'draft = true')).status, 'draft')
  t.match(articleOf(page('date = 2022-04-19T00:00:00Z', 'publishDate = 2030-01-01T00:00:00Z')), {
    status: 'scheduled',
    publishedAt: new Date('2030-01-01T00:00:00Z'),
  })
  t.equal(
    articleOf(page('date = 2022-04-19T00:00:00Z', 'expiryDate = 2023-01-01T00:00:00Z')).status,
    'archived',
  )
  t.equal(articleOf(page()).status, 'draft')
  t.equal(post('content/news/_index.md', ['+++', 'title = "News"', '+++']).outcome, 'skipped')
})

t.test('front matter that cannot be read fails with its line', async (t) => {
  const cases: [string[], string, number][] = [
    [['+++', 'title = "x"', 'title = "y"', '+++'], 'front-matter-invalid', 3],
    [['', '+++', 'a = ', '+++'], 'front-matter-invalid', 3],
    [['+++', 'title = "x"'], 'front-matter-unclosed', 1],
    [['+++', 'title = "a\\u0000b"', '+++'], 'nul-character', 2],
    [['+++', `a = ${'['.repeat(1000)}`, '+++'], 'front-matter-invalid', 2],
    [['+++', `${Array.from({ length: 100 }, () => 'a').join('.')} = 1`, '+++'], 'front-matter-invalid', 2],
    [['+++', `a = "${'x'.repeat(70_000)}"`, '+++'], 'front-matter-too-large', 2],
    [['{"title": "x"'], 'front-matter-unclosed', 1],
    [['{"title": x}', 'b'], 'front-matter-invalid', 1],
    [['+++', 'title = "T"', 'date = 2022-04-19', 'tags = [{ a = 1 }]', '+++'], 'term-invalid', 4],
  ]
  for (const [lines, code, line] of cases) {
    t.same(failureOf(post('content/a.md', lines)), { code, line }, lines.join('|').slice(0, 60))
  }
})

t.test('a Hexo post has Hexo’s address, terms and summary', async (t) => {
  const prepared = post(
    'blog/source/_posts/2021/hello world.md',
    [
      '---',
      'title: Hello',
      'date: 2022-04-19 23:30:00',
      'categories:',
      '  - [Life, Home]',
      '  - Work',
      'tags: one tag',
      'cover: /img/c.png',
      'mathjax: true',
      '---',
      'Before.',
      '<!-- more -->',
      'After. {% asset_img a.png %}',
    ],
    { zonelessDates: 'site' },
  )
  t.match(articleOf(prepared), {
    title: 'Hello',
    permalink: '/2022/04/19/2021/hello world/',
    publishedAt: new Date('2022-04-19T15:30:00Z'),
    summary: 'Before.',
    categories: [{ key: 'Life' }, { key: 'Home' }, { key: 'Work' }],
    tags: [{ key: 'one tag' }],
    image: { url: '/img/c.png' },
    extra: { mathjax: true },
  })
  t.same(codesOf(prepared), ['date-without-zone', 'tags-left-out'])
})

t.test('a Hexo draft, and a post without a date, are not made public', async (t) => {
  t.match(articleOf(post('source/_drafts/a.md', ['---', 'title: A', '---', 'x'])), {
    status: 'draft',
    permalink: null,
  })
  const undated = post('source/_posts/a.md', ['---', 'title: A', '---', 'x'])
  t.equal(articleOf(undated).status, 'draft')
  t.same(codesOf(undated), ['draft-without-date'])
  t.equal(
    articleOf(
      post('source/_posts/a.md', ['---', 'title: A', 'date: 2022-04-19', 'permalink: p/q/', '---', 'x']),
    ).permalink,
    '/p/q/',
  )
})

t.test('hostile bodies of Hugo and Hexo take linear time', async (t) => {
  const started = performance.now()
  for (const part of ['{{<', '{%', '{{ ', '{{< a ', '{% a ', ' ']) {
    post('content/a.md', ['+++', 'title = "T"', '+++', `{{<${part.repeat(50_000)}`])
    post('source/_posts/a.md', ['---', 'title: T', '---', `{%${part.repeat(50_000)}`])
  }
  t.ok(performance.now() - started < 20_000, `${performance.now() - started} ms`)
})

t.test('property: no front matter makes preparing throw or be at a loss', async (t) => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '+++',
      '---',
      '{',
      '}',
      '"',
      'title = "x"',
      'date = 2022-04-19',
      '[a]',
      '[[a]]',
      'title: x',
      'tags: [a]',
      '{{< x >}}',
    ),
  )
  fc.assert(
    fc.property(
      fc.constantFrom('content/a.md', 'source/_posts/a.md', 'content/a.html'),
      fc.array(part, { maxLength: 12 }),
      (path, lines) => {
        t.not(failureOf(post(path, lines))?.code, 'unreadable', lines.join('\n'))
      },
    ),
    { numRuns: 400 },
  )
})
