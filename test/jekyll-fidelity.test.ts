// Posts of whole sites against what Jekyll 4.3 itself made of them: test/fixtures/jekyll/expected.json (made by record.sh).

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { htmlToText, sanitizeHtml } from '../src/content/index.ts'
import { readDate, toInstant } from '../src/imports/jekyll/dates.ts'
import { readPostPath } from '../src/imports/jekyll/file-name.ts'
import { linkTarget } from '../src/imports/jekyll/post-links.ts'
import { readSite, type Site } from '../src/imports/jekyll/site.ts'
import { SiteFinder } from '../src/imports/jekyll/site-place.ts'
import { fillTemplate, hasUnknownPlaceholder, templateOf } from '../src/imports/jekyll/url-template.ts'
import { prepare, urlOfPost } from '../src/imports/prepare.ts'
import type { PrepareContext, Prepared } from '../src/imports/prepared.ts'

interface Expected {
  readonly title: string
  readonly date: string | null
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly slug: string
  readonly url: string
  readonly published: boolean
  readonly excerpt: string | null
  readonly html: string
}

interface Recorded {
  readonly now: string
  readonly sites: Readonly<Record<string, Readonly<Record<string, Expected>>>>
  readonly dates: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly permalinks: Readonly<Record<string, Readonly<Record<string, string>>>>
}

function packageRoot(folder = dirname(fileURLToPath(import.meta.url))): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder))
}

const folder = join(packageRoot(), 'test/fixtures/jekyll')
const recorded: Recorded = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))

/** The files of a site, as they would come in an archive that holds its folder. */
function filesOf(name: string): { path: string; bytes: Buffer }[] {
  const root = join(folder, 'sites', name)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path: `${name}${path.slice(root.length)}`, bytes: readFileSync(path) }
    })
}

function openSite(files: readonly { path: string; bytes: Buffer }[]): Site {
  const finder = new SiteFinder()
  for (const { path } of files) finder.add(path)
  const { site, warnings } = readSite(files, finder.place([]))
  t.same(warnings, [])
  return site
}

function visibleText(html: string): string {
  return htmlToText(sanitizeHtml(html)).replace(/\s+/g, ' ').trim()
}

/** Prepares a post, and again with the addresses it asks for, as the worker does. */
function preparePost(
  file: { path: string; bytes: Buffer },
  files: readonly { path: string; bytes: Buffer }[],
  context: PrepareContext & { site: Site },
): Prepared {
  const item = { ...file, line: null, kind: 'post' as const }
  const first = prepare(item, context)
  if (first.outcome !== 'needs-links') return first
  const links = first.names.map((name): [string, string | null] => {
    const { paths, anyExtension } = linkTarget(name, context.site)
    const found = files.find(({ path }) =>
      paths.includes(anyExtension ? path.replace(/\.[^./]+$/, '') : path),
    )
    return [name, found === undefined ? null : urlOfPost(found.path, found.bytes, context)]
  })
  return prepare(item, { ...context, links: Object.fromEntries(links) })
}

for (const [name, posts] of Object.entries(recorded.sites)) {
  t.test(`every post of the site “${name}” comes over as Jekyll publishes it`, async (t) => {
    const files = filesOf(name)
    const site = openSite(files)
    t.equal(site.root, existsSync(join(folder, 'sites', name, '_config.yml')) ? name : site.root)
    const context = {
      timezone: site.timezone ?? 'UTC',
      zonelessDates: 'utc' as const,
      profile: 'none' as const,
      nowMs: Date.parse(recorded.now),
      site,
    }
    for (const [path, expected] of Object.entries(posts)) {
      const file = files.find((each) => each.path === `${name}/${path}`)
      if (file === undefined) throw new Error(`No fixture ${path}`)
      const prepared = preparePost(file, files, context)
      if (prepared.outcome !== 'ready') {
        t.fail(`${path}: ${JSON.stringify(prepared)}`)
        continue
      }
      const { article } = prepared
      const isDraft = path.startsWith('_drafts/')
      t.same(
        {
          title: article.title,
          date: isDraft ? null : article.publishedAt?.toISOString().replace(/\.\d{3}Z$/, 'Z'),
          categories: article.categories.map(({ key }) => key),
          tags: article.tags.map(({ key }) => key),
          slug: (article.slug ?? article.slugHint).replaceAll(' ', '-').replace(/!$/, ''),
          url: isDraft ? null : article.permalink,
          published: article.status === 'published',
          text: visibleText(article.html),
        },
        {
          title: expected.title,
          date: expected.date,
          // Jekyll has a number among the categories once as number and once as text.
          categories: [...new Set(expected.categories.map(String))],
          tags: [...new Set(expected.tags)],
          // A slug of the API holds no blanks.
          slug: expected.slug.replaceAll(' ', '-').replace(/!$/, ''),
          url: isDraft ? null : expected.url,
          published: expected.published && !isDraft,
          text: visibleText(expected.html),
        },
        path,
      )
      if (expected.excerpt !== null) t.equal(article.summary, expected.excerpt, `${path}: excerpt`)
    }
  })
}

t.test('every date is read as Jekyll reads it, but for days and times that do not exist', async (t) => {
  for (const [text, zones] of Object.entries(recorded.dates)) {
    const plain = text.replace(/^!!str /, '').replace(/ #.*$/, '')
    const quoted = plain !== text.replace(/ #.*$/, '') || /^["']/.test(plain)
    const reading = readDate(plain.replace(/^["']|["']$/g, ''), quoted)
    for (const [zone, expected] of Object.entries(zones)) {
      if (reading.kind !== 'date') {
        const isStricter = /02-31|24:00/.test(text) && reading.kind === 'impossible'
        t.ok(expected.startsWith('ERROR') || isStricter, `${text} is ${reading.kind}`)
        continue
      }
      const instant = toInstant(reading.date, reading.date.utcByDefault ? 'UTC' : zone)
      t.equal(instant?.toISOString().replace(/\.\d{3}Z$/, 'Z'), expected, `${text} in ${zone}`)
    }
  }
})

t.test('every placeholder and built-in style of a permalink is filled as Jekyll fills it', async (t) => {
  const posts = recorded.sites.permalinks ?? {}
  for (const [path, urls] of Object.entries(recorded.permalinks)) {
    const post = posts[path]
    if (post === undefined) throw new Error(path)
    const { basename, outputExtension } = readPostPath(path)
    const [date = '', time = ''] = (post.date ?? '').replace('Z', '').split('T')
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
    const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
    const parts = {
      slug: post.slug,
      categories: post.categories,
      date: { year, month, day, hour, minute, second, millisecond: 0 },
      basename,
      cleanPath: path
        .replace(/\.[^./]+$/, '')
        .replace('_posts', '')
        .replace(/\.*$/, ''),
      outputExtension,
    }
    for (const [template, url] of Object.entries(urls)) {
      const own = templateOf(template)
      t.equal(hasUnknownPlaceholder(own) ? 'ERROR' : fillTemplate(own, parts), url, `${template} of ${path}`)
    }
  }
})
