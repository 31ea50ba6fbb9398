// A post of a Hugo site → an article.

import type { NewArticle } from '../../articles/index.ts'
import { readBody, summaryOf } from '../../content/body.ts'
import { detectLanguage, firstImage, renderMarkdown } from '../../content/index.ts'
import { isImageUrl, isPermalink, languageTag } from '../../content/limits.ts'
import { readPostPath } from '../jekyll/file-name.ts'
import type { FrontMatterEntry } from '../jekyll/front-matter.ts'
import { readPostDate } from '../jekyll/post-date.ts'
import {
  type EntryReader,
  entryReader,
  isHeldBack,
  readByline,
  readImage,
  readLanguage,
  readSlug,
} from '../jekyll/post-fields.ts'
import { readTitle } from '../jekyll/title.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { readHugoFrontMatter } from './hugo-front-matter.ts'
import { pageTerms, summaryAboveMore, withoutTags } from './page-parts.ts'

/** `{{< name … >}}` and `{{% name … %}}`, their ends, and the form in which a shortcode is only shown. */
const SHORTCODES = [/\{\{<([^{}]{0,5000}?)>\}\}/g, /\{\{%([^{}]{0,5000}?)%\}\}/g]

/**
 * Reads a page below `content/`. Null, with a warning, for a section's own page (`_index.md`). Without a date it comes as
 * a draft, past its `expiryDate` as archived. Throws a Refusal.
 */
export function readHugoPost(
  path: string,
  text: string,
  context: PrepareContext,
  warnings: Notice[],
): NewArticle | null {
  const page = pageOf(path)
  if (page.isSection) {
    warnings.push({
      code: 'not-a-post',
      detail: 'The file is the page of a section, no post, and was passed over.',
    })
    return null
  }
  const { entries, body } = readHugoFrontMatter(text, warnings)
  const reader = entryReader(entries)
  const dated = readDates(reader, page.day, context, warnings)
  const title = readTitle(reader.take('title'), page.name, warnings)
  const slug = readSlug(reader, warnings)
  const read = readBody(bodyOf(body, page.isHtml, warnings))
  const stated = readLanguage(reader, warnings)
  return {
    slug,
    slugHint: page.name,
    permalink: readUrl(reader, warnings) ?? defaultPermalink(page, slug),
    title,
    ...read,
    summary: summaryStated(reader) ?? summaryAboveMore(body, page.isHtml) ?? summaryOf(read),
    language: stated ?? page.language ?? detectLanguage(read.text),
    status: isHeldBack(reader) ? 'draft' : dated.status,
    publishedAt: dated.publishedAt,
    byline: readByline(reader, warnings),
    image: readImage(reader, warnings) ?? imageOfList(reader) ?? firstImage(read.html),
    categories: pageTerms(reader.take('categories'), 'category', warnings),
    tags: pageTerms(reader.take('tags'), 'tag', warnings),
    source: null,
    extra: reader.rest(),
  }
}

interface HugoPage {
  /** Folders below `content`, the bundle's own left out; null outside of `content`. */
  readonly section: readonly string[] | null
  /** Of the file, or of the folder where the file is its `index`. */
  readonly name: string
  readonly day: string | null
  readonly language: string | null
  readonly isSection: boolean
  readonly isHtml: boolean
}

function pageOf(path: string): HugoPage {
  const folders = path.split('/')
  const file = folders.pop() ?? ''
  const [, stem = file, suffix] = /^(.+?)(?:\.([a-z]{2}(?:-[a-z]{2,4})?))?\.[a-z]+$/i.exec(file) ?? []
  const content = folders.indexOf('content')
  const section = content === -1 ? null : folders.slice(content + 1)
  const isBundle = stem === 'index' && folders.length > 0
  const name = isBundle ? ((section ?? folders).at(-1) ?? stem) : stem
  return {
    section: section === null || !isBundle ? section : section.slice(0, -1),
    name,
    day: readPostPath(`${name}.md`).day,
    language: suffix === undefined ? null : languageTag(suffix),
    isSection: stem === '_index',
    isHtml: /\.html?$/i.test(file),
  }
}

/** Hugo's default, `/section/name/`; null where the site's languages or its place decide it. */
function defaultPermalink(page: HugoPage, slug: string | null): string | null {
  if (page.section === null || page.language !== null) return null
  const name = slug ?? page.name
  const path = `/${[...page.section, name].join('/')}/`.toLowerCase().replace(/\s+/g, '-')
  return isPermalink(path) ? path : null
}

function readUrl(reader: EntryReader, warnings: Notice[]): string | null {
  const entry = reader.take('url')
  const written = entry?.written
  if (entry === undefined || written === null || written === '') return null
  const path =
    typeof written === 'string' && !/^[a-z][a-z\d+.-]*:/i.test(written)
      ? `/${written.replace(/^\/+/, '')}`
      : ''
  if (isPermalink(path)) return path
  reader.giveBack('url')
  const detail =
    'The url is no path on the site, so the default of Hugo was taken. Write a path that begins with /.'
  warnings.push({ code: 'permalink-ignored', detail, line: entry.line })
  return null
}

/** `date`, else `publishDate`, else `lastmod`; a `publishDate` to come counts before all, as nobody may read it until then. */
function readDates(reader: EntryReader, day: string | null, context: PrepareContext, warnings: Notice[]) {
  const instant = (entry: FrontMatterEntry | undefined): Date | null =>
    entry === undefined ? null : readPostDate({ entry, day: null }, context, warnings)
  const publishDate = instant(reader.take('publishDate') ?? reader.take('publishdate'))
  const stated = instant(reader.take('date')) ?? publishDate ?? instant(reader.take('lastmod'))
  const isToCome = publishDate !== null && publishDate.getTime() > context.nowMs
  const publishedAt =
    (isToCome ? publishDate : stated) ?? readPostDate({ entry: undefined, day }, context, warnings)
  const expiry = instant(reader.take('expiryDate') ?? reader.take('expirydate'))
  if (publishedAt === null) {
    warnings.push({
      code: 'draft-without-date',
      detail: 'The post has no date, so it came as a draft. State when it was published.',
    })
    return { publishedAt, status: 'draft' } as const
  }
  if (expiry !== null && expiry.getTime() <= context.nowMs)
    return { publishedAt, status: 'archived' } as const
  return { publishedAt, status: publishedAt.getTime() > context.nowMs ? 'scheduled' : 'published' } as const
}

function bodyOf(body: string, isHtml: boolean, warnings: Notice[]): string {
  const rest = withoutTags(body, SHORTCODES, 'Hugo', warnings)
  if (rest.trim() === '')
    warnings.push({ code: 'body-empty', detail: 'The post has no body. It was taken with its title alone.' })
  return isHtml ? rest : renderMarkdown(rest)
}

function summaryStated(reader: EntryReader): string | null {
  for (const key of ['summary', 'description']) {
    const written = reader.take(key)?.written
    if (typeof written === 'string' && written.trim() !== '') return written.trim()
    reader.giveBack(key)
  }
  return null
}

/** The first of `images`; the list itself is kept in `extra`. */
function imageOfList(reader: EntryReader): NewArticle['image'] {
  const written = reader.take('images')?.written
  reader.giveBack('images')
  const [url]: unknown[] = Array.isArray(written) ? written : [written]
  return typeof url === 'string' && isImageUrl(url) ? { url, alt: null } : null
}
