// Terms, permalink, state and the smaller fields of a post.

import t from 'tap'
import type { NewArticle } from '../src/articles/new-article.ts'
import { prepare } from '../src/imports/prepare.ts'
import type { PrepareContext, Prepared } from '../src/imports/prepared.ts'

const context: PrepareContext = {
  timezone: 'Asia/Shanghai',
  zonelessDates: 'utc',
  profile: 'auto',
  nowMs: Date.parse('2024-01-01T00:00:00Z'),
}

function preparePost(path: string, text: string): Prepared {
  return prepare({ path, line: null, kind: 'post', bytes: Buffer.from(text) }, context)
}

function articleOf(prepared: Prepared): NewArticle {
  if (prepared.outcome !== 'ready') throw new Error(JSON.stringify(prepared))
  return prepared.article
}

function codesOf(prepared: Prepared): string[] {
  return prepared.warnings.map((warning) => warning.code)
}

const head = '---\ntitle: 题\ndate: 2022-04-19 12:56:15 +0800\n'

t.test('categories and tags are read as Jekyll reads them', async (t) => {
  const keys = (matter: string, path = '2022-04-19-a.md') => {
    const article = articleOf(preparePost(path, `${head}${matter}\n---\n文`))
    return [article.categories.map((term) => term.key), article.tags.map((term) => term.key)]
  }
  t.same(keys('categories: a B\ntags: x　y z'), [
    ['a', 'B'],
    ['x　y', 'z'],
  ])
  t.same(keys('category: a b\ntag: x y'), [['a b'], ['x y']])
  t.same(keys('categories: [a b, c]\ntags:\n  - x y\n  - 007\n  -'), [
    ['a b', 'c'],
    ['x y', '007'],
  ])
  t.same(keys('categories: a\ncategory: b\ntags: x\ntag: y'), [['a', 'b'], ['y']])
  t.same(keys('categories:\ntags: ""'), [[], []])
  t.same(keys('categories: 2021\ntags: no'), [['2021'], ['no']])
  t.same(keys('categories: a', 'x/Y/_posts/sub/2022-04-19-a.md'), [['x', 'Y', 'a'], []])
})

t.test('terms over the limits fail the post', async (t) => {
  const failed = (matter: string) => preparePost('2022-04-19-a.md', `${head}${matter}\n---\n文`)
  t.match(failed(`tags: [${'长'.repeat(301)}]`), {
    outcome: 'failed',
    error: { code: 'term-invalid', line: 4 },
  })
  t.match(failed('tags: ["a\\nb"]'), { outcome: 'failed', error: { code: 'term-invalid' } })
  t.match(failed('tags: [{a: b}]'), { outcome: 'failed', error: { code: 'term-invalid' } })
  const hundred = Array.from({ length: 100 }, (_, index) => `t${index}`)
  t.equal(articleOf(failed(`tags: ${hundred.join(' ')}`)).tags.length, 100)
  t.match(failed(`tags: ${hundred.join(' ')} more`), { outcome: 'failed', error: { code: 'term-invalid' } })
  t.same(codesOf(failed('tags: [a, ""]')), ['term-empty'])
})

t.test('the permalink is the one Jekyll makes, as readable text', async (t) => {
  const linked = (path: string, matter: string) => preparePost(path, `${head}${matter}\n---\n文`)
  const permalink = (path: string, matter: string) => articleOf(linked(path, matter)).permalink
  t.equal(permalink('2022-04-19-Ab_c d!.md', 'categories: News 财经'), '/news/财经/2022/04/19/Ab_c-d!.html')
  t.equal(permalink('2022-04-18-a.htm', ''), '/2022/04/19/a.htm', 'by the date of the front matter')
  t.equal(permalink('2022-04-19-a.md', 'slug: other'), '/2022/04/19/other.html')
  t.equal(permalink('2022-04-19-a.md', 'permalink: /关于/我们/'), '/关于/我们/')
  t.equal(permalink('2022-04-19-a.md', 'permalink: /:year/:i_month/:title'), '/2022/4/a')
  const relative = linked('2022-04-19-a.md', 'permalink: about.html')
  t.same([articleOf(relative).permalink, codesOf(relative)], ['/about.html', ['permalink-made-absolute']])
  const foreign = linked('2022-04-19-a.md', 'permalink: https://a.example/b')
  t.same([articleOf(foreign).permalink, codesOf(foreign)], ['/2022/04/19/a.html', ['permalink-ignored']])
  const night = preparePost('a.md', '---\ntitle: a\ndate: 2022-04-19 20:00:00 Z\n---\n文')
  t.equal(articleOf(night).permalink, '/2022/04/20/a.html', "by the site's day")
})

t.test('a draft is a draft wherever that is said, and a time to come is scheduled', async (t) => {
  const status = (path: string, matter: string) =>
    articleOf(preparePost(path, `---\ntitle: a\n${matter}\n---\n文`)).status
  for (const word of ['false', 'no', 'off', '"false"'])
    t.equal(status('2022-04-19-a.md', `published: ${word}`), 'draft')
  t.equal(status('2022-04-19-a.md', 'draft: true'), 'draft')
  t.equal(status('2022-04-19-a.md', 'published: true'), 'published')
  t.equal(status('2124-04-19-a.md', ''), 'scheduled')
  t.equal(status('2124-04-19-a.md', 'published: false'), 'draft')
  t.match(articleOf(preparePost('_drafts/a.md', '---\ntitle: a\n---\n文')), {
    status: 'draft',
    publishedAt: null,
    permalink: null,
  })
})

t.test('the other fields of front matter are read, and what has no field is kept', async (t) => {
  const matter = `slug: 牛市 2022
excerpt: 摘要。
description: 其它
authors: [张三, {name: 李四, mail: x}]
lang: zh_TW
image: {path: /a.png, alt: 图}
redirect_from: [/alt/, alt/zwei.html, 'https://a.example/drei/?x', {a: 1}, '']
__proto__: {polluted: yes}
count: 12345678901234567890`
  const prepared = preparePost('2022-04-19-a.md', `${head}${matter}\n---\n文`)
  const { extra, ...article } = articleOf(prepared)
  t.match(article, {
    slug: '牛市-2022',
    summary: '摘要。',
    byline: '张三、李四',
    language: 'zh-TW',
    image: { url: '/a.png', alt: '图' },
    aliases: ['/alt/', '/alt/zwei.html', '/drei/?x'],
  })
  t.same(Object.keys(extra), ['description', 'authors', '__proto__', 'count'])
  t.equal(extra.count, '12345678901234567890')
  t.notOk('polluted' in {})
  t.same(codesOf(prepared), ['slug-changed', 'alias-invalid', 'alias-invalid'])
  const bad = preparePost('2022-04-19-a.md', `${head}lang: "?"\nimage: "java\\tscript:x"\n---\n文`)
  t.same(codesOf(bad).sort(), ['image-invalid', 'language-invalid'])
})
