// A Jekyll site as it is found in an upload, its settings and their faults; Liquid and kramdown under hostile input.

import fc from 'fast-check'
import t from 'tap'
import { htmlToText, renderKramdown, sanitizeHtml } from '../src/content/index.ts'
import { hasLiquid, renderLiquid } from '../src/imports/jekyll/liquid.ts'
import { linkTarget } from '../src/imports/jekyll/post-links.ts'
import { readSite, type Site } from '../src/imports/jekyll/site.ts'
import { SiteFinder } from '../src/imports/jekyll/site-place.ts'
import { termSkeleton } from '../src/imports/jekyll/term-skeleton.ts'
import { prepare } from '../src/imports/prepare.ts'
import type { Notice, PrepareContext } from '../src/imports/prepared.ts'
import { isPostPath } from '../src/imports/readers/index.ts'
import { Refusal } from '../src/imports/refusal.ts'

const place = { root: '', postFolders: [] }

function siteOf(config: string, files: Readonly<Record<string, string>> = {}): Site {
  const all = { '_config.yml': config, ...files }
  return readSite(
    Object.entries(all).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    place,
  ).site
}

function post(body: string, changes: Partial<PrepareContext> = {}, path = '_posts/2021-05-01-a.md') {
  const context: PrepareContext = { timezone: 'UTC', zonelessDates: 'utc', profile: 'none', nowMs: 1.7e12 }
  const bytes = Buffer.from(`---\ntitle: a\n---\n${body}`)
  return prepare({ path, line: null, kind: 'post', bytes }, { ...context, ...changes })
}

function htmlOf(body: string, changes: Partial<PrepareContext> = {}): string {
  const prepared = post(body, changes)
  return prepared.outcome === 'ready' ? prepared.article.html : JSON.stringify(prepared)
}

function finder(paths: readonly string[]): SiteFinder {
  const found = new SiteFinder()
  for (const path of paths) found.add(path)
  return found
}

t.test('the root of a site is where its settings lie, else the one folder that holds all', async (t) => {
  t.equal(finder(['a-main/_config.yml', 'a-main/x/_config.yml', 'b.md']).place([]).root, 'a-main')
  t.equal(finder(['site/_posts/2021-01-01-a.md', 'site/img.png']).place([]).root, 'site')
  t.equal(finder(['_posts/2021-01-01-a.md', '_posts/b.md']).place([]).root, '')
  t.equal(finder(['old_post/a.md']).place(['old_post']).root, '')
  t.equal(finder(['es/_posts/a.md', 'de/_posts/a.md']).place([]).root, '')
  t.equal(finder(['posts/a.md']).isWhole(), false)
  t.equal(finder(['x/_posts/a.md']).isWhole(), true)
})

t.test('further folders of posts count like _posts', async (t) => {
  const text = Buffer.from('---\n---\n')
  t.equal(isPostPath('old_post/a.html', text), false)
  t.equal(isPostPath('old_post/a.html', text, { posts: ['old_post'] }), true)
  t.equal(isPostPath('_old/a.md', text), false)
  t.equal(isPostPath('_old/a.md', text, { posts: ['_old'] }), true)
  t.same(linkTarget('post_url news/2021-01-01-a', { root: 'r', postFolders: ['old'] }).paths, [
    'r/_posts/news/2021-01-01-a',
    'r/news/_posts/2021-01-01-a',
    'r/old/news/2021-01-01-a',
    'r/news/old/2021-01-01-a',
  ])
})

t.test('settings that cannot be read stop the import, and unusable values are reported', async (t) => {
  for (const text of ['a: [', '- a', 'a: &x [*x]', 'timezone: "\\u"']) {
    t.throws(() => siteOf(text), Refusal, text)
  }
  const bytes = Buffer.from('timezone: Nowhere/None\npermalink: /:nothing/\ndefaults: 3\n')
  const { site, warnings } = readSite([{ path: '_config.yml', bytes }], place)
  t.same(
    warnings.map(({ code }) => code),
    ['config-timezone', 'config-permalink', 'config-defaults'],
  )
  t.equal(site.timezone, null)
  t.doesNotThrow(() => structuredClone(site))
  t.same(siteOf('').defaults, [])
})

t.test('a future post is published where the site says so, and an unpublished one likewise', async (t) => {
  const status = (config: string, path: string, matter = '') => {
    const bytes = Buffer.from(`---\ntitle: a\n${matter}---\nx`)
    const context = { timezone: 'UTC', zonelessDates: 'utc', profile: 'none', nowMs: 1.7e12 } as const
    const prepared = prepare({ path, line: null, kind: 'post', bytes }, { ...context, site: siteOf(config) })
    return prepared.outcome === 'ready' ? prepared.article.status : prepared.outcome
  }
  t.equal(status('', '_posts/2090-01-01-a.md'), 'scheduled')
  t.equal(status('future: true', '_posts/2090-01-01-a.md'), 'published')
  t.equal(status('unpublished: true', '_posts/2020-01-01-a.md', 'published: false\n'), 'published')
  t.equal(status('', '_posts/2020-01-01-a.md', 'published:\n'), 'draft')
})

t.test('unknown tags and filters are left out with a warning, and what is no Liquid stays', async (t) => {
  const prepared = post(
    'A {% gist 123 %}B {% note %}*C*{% endnote %} {{ "D" | shout }} {% include_relative x.md %}',
  )
  t.same(
    prepared.warnings.map(({ code }) => code),
    ['liquid-tag-unknown', 'liquid-tag-unknown', 'liquid-tag-unknown', 'liquid-filter-unknown'],
  )
  t.equal(htmlOf('A {% gist 123 %}B {% note %}*C*{% endnote %}'), '<p>A B <em>C</em></p>\n')
  t.equal(post('x {% if %} y {{').warnings[0]?.code, 'liquid-failed')
  t.equal(post('x {% post_url 2020-01-01-nothing %}').outcome, 'needs-links')
  t.equal(post('x {% post_url 2020-01-01-nothing %}', { links: {} }).warnings[0]?.code, 'link-not-found')
})

t.test('an include sees no file but those of the site', async (t) => {
  const site = siteOf('', { '_includes/a.html': 'in', '_includes/b/c.md': '{% include a.html %}' })
  t.equal(htmlOf('{% include b/c.md %}', { site }), '<p>in</p>\n')
  for (const name of ['../../etc/passwd', '/etc/passwd', 'package.json', '__proto__', 'constructor']) {
    const prepared = post(`x {% include ${name} %}`, { site })
    t.equal(prepared.warnings.at(-1)?.code, 'liquid-failed', name)
  }
  t.equal(htmlOf('[{{ page.constructor }}{{ site.__proto__ }}{{ "a".constructor.name }}]'), '<p>[]</p>\n')
})

t.test('Liquid that never ends or grows without bound fails by name, soon', async (t) => {
  const bombs = [
    '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}',
    '{% assign a = "xxxxxxxxxx" %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    '{% for i in (1..3000000) %}{{ "xxxxxxxxxxxxxxxxxxxxxxxx" }}{% endfor %}',
  ]
  for (const bomb of bombs) {
    const start = Date.now()
    const prepared = post(bomb)
    t.match(prepared, { outcome: 'failed', error: { code: 'liquid-limit' } })
    t.ok(Date.now() - start < 8000)
  }
  const site = siteOf('', { '_includes/a.html': '{% include a.html %}' })
  t.match(post('{% include a.html %}', { site }).warnings.at(-1) ?? post('{% include a.html %}', { site }), {
    code: /^liquid-/,
  })
})

t.test('names of terms that a reader takes for the same have one skeleton', async (t) => {
  t.equal(termSkeleton('Ｔｅｃｈ Web'), termSkeleton('techweb'))
  t.equal(termSkeleton('财经 新闻'), termSkeleton('财经　新闻'))
  t.not(termSkeleton('财经'), termSkeleton('财務'))
})

const MARKS = [
  '*',
  '_',
  '"',
  "'",
  '|',
  '-',
  '\n',
  '\n\n',
  '{:',
  '}',
  '{::',
  '[^1]',
  '[',
  ']',
  '(',
  ')',
  '<div',
  '>',
]
const MORE = [
  '</div>',
  '`',
  '```',
  '$$',
  ': ',
  '> ',
  '* ',
  '1. ',
  '# ',
  '{{',
  '}}',
  '{%',
  '%}',
  'a',
  '中',
  ' ',
  '\\',
  '<!--',
]

t.test(
  'property: any text is rendered, and what is rendered can be sanitised to something stable',
  async (t) => {
    const text = fc
      .array(fc.constantFrom(...MARKS, ...MORE, '=', '*[a]: b\n', '{:toc}', '<p>', 'toc'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, (markdown) => {
        const html = sanitizeHtml(renderKramdown(markdown))
        return sanitizeHtml(html) === html && typeof htmlToText(html) === 'string'
      }),
      { numRuns: 1500 },
    )
    t.pass()
  },
)

t.test('property: Liquid of any text never throws but by name', async (t) => {
  const words = [
    'if',
    'for',
    'i in',
    '(1..9)',
    'endfor',
    'assign',
    '=',
    '|',
    'where',
    'link',
    'highlight',
    'endhighlight',
  ]
  const text = fc
    .array(fc.constantFrom(...MORE, ...words, '"', 'raw', 'include', 'capture'))
    .map((all) => all.join(' '))
  fc.assert(
    fc.property(text, (body) => {
      if (!hasLiquid(body)) return true
      const warnings: Notice[] = []
      const result = renderLiquid(body, { page: {}, timezone: 'UTC', links: {} }, null, warnings)
      return typeof result.text === 'string'
    }),
    { numRuns: 600 },
  )
  t.pass()
})

t.test('work grows no faster than the text does', async (t) => {
  const units = [
    '<div>',
    '<!--',
    '{::comment}',
    '{: .a}\n',
    '[^1]: x [^1]\n',
    '$$',
    '```\n\n',
    '"*',
    'a|b\n',
    ': a\n',
    '<a b="',
  ]
  for (const unit of units) {
    for (const text of [unit.repeat(8000), `${unit}\n\n`.repeat(8000)]) {
      const start = Date.now()
      renderKramdown(text)
      t.ok(Date.now() - start < 4000, JSON.stringify(unit))
    }
  }
})
