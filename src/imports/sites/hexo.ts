// A post of a Hexo site → an article.

import type { NewArticle } from '../../articles/index.ts'
import { readBody, summaryOf } from '../../content/body.ts'
import { detectLanguage, firstImage, renderMarkdown } from '../../content/index.ts'
import { isImageUrl, isPermalink } from '../../content/limits.ts'
import { civilAt } from '../../platform/zone.ts'
import { readPostPath } from '../jekyll/file-name.ts'
import { readFrontMatter } from '../jekyll/front-matter.ts'
import { readPostDate } from '../jekyll/post-date.ts'
import {
  type EntryReader,
  entryReader,
  isHeldBack,
  readByline,
  readImage,
  readLanguage,
  readSlug,
  readSummary,
} from '../jekyll/post-fields.ts'
import { readTitle } from '../jekyll/title.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { pageTerms, summaryAboveMore, withoutTags } from './page-parts.ts'

/** `{% name … %}` of Nunjucks, ends included, and `{{ … }}`. */
const TAGS = [/\{%([^{}]{0,5000}?)%\}/g, /\{\{([^{}]{0,5000}?)\}\}/g]

/**
 * Reads a post below `source/_posts` or `source/_drafts`. Lists of categories, which Hexo takes for a hierarchy, give all
 * their names. Without a date it comes as a draft: Hexo would take the time of the file, which no archive keeps safely.
 * Throws a Refusal.
 */
export function readHexoPost(
  path: string,
  text: string,
  context: PrepareContext,
  warnings: Notice[],
): NewArticle {
  const postPath = readPostPath(path)
  const { entries, body } = readFrontMatter(text, warnings)
  const reader = entryReader(entries)
  const publishedAt = readPostDate({ entry: reader.take('date'), day: postPath.day }, context, warnings)
  if (publishedAt === null && !postPath.isDraft) {
    warnings.push({
      code: 'draft-without-date',
      detail: 'The post has no date, so it came as a draft. State when it was published.',
    })
  }
  const title = readTitle(reader.take('title'), postPath.slug, warnings)
  const isHtml = postPath.format === 'html'
  const rest = withoutTags(body, TAGS, 'Hexo', warnings)
  if (rest.trim() === '')
    warnings.push({ code: 'body-empty', detail: 'The post has no body. It was taken with its title alone.' })
  const read = readBody(isHtml ? rest : renderMarkdown(rest))
  const isDraft = isHeldBack(reader) || postPath.isDraft || publishedAt === null
  return {
    slug: readSlug(reader, warnings),
    slugHint: postPath.slug === '' ? title : postPath.slug,
    permalink: readPermalink(reader, path, publishedAt, context, warnings),
    title,
    ...read,
    summary:
      readSummary(reader, 'excerpt') ??
      readSummary(reader, 'description') ??
      summaryAboveMore(body, isHtml) ??
      summaryOf(read),
    language: readLanguage(reader, warnings) ?? detectLanguage(read.text),
    status: isDraft ? 'draft' : publishedAt.getTime() > context.nowMs ? 'scheduled' : 'published',
    publishedAt,
    byline: readByline(reader, warnings),
    image: readImage(reader, warnings) ?? coverOf(reader) ?? firstImage(read.html),
    categories: pageTerms(reader.take('categories') ?? reader.take('category'), 'category', warnings),
    tags: pageTerms(reader.take('tags') ?? reader.take('tag'), 'tag', warnings),
    source: null,
    extra: reader.rest(),
  }
}

/** The path that the post states, else Hexo's default, `:year/:month/:day/:title/`, by the zone of the site. */
function readPermalink(
  reader: EntryReader,
  path: string,
  publishedAt: Date | null,
  context: PrepareContext,
  warnings: Notice[],
): string | null {
  const entry = reader.take('permalink')
  if (entry !== undefined && typeof entry.written === 'string' && entry.written.trim() !== '') {
    const stated = `/${entry.written.trim().replace(/^\/+/, '')}`
    if (isPermalink(stated) && !/^\/[a-z][a-z\d+.-]*:\/\//i.test(stated)) return stated
    const detail = 'The permalink is no path on the site, so the default of Hexo was taken. Write a path.'
    warnings.push({ code: 'permalink-ignored', detail, line: entry.line })
  }
  if (publishedAt === null) return null
  const { year, month, day } = civilAt(context.timezone, publishedAt.getTime())
  const date = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')]
  const permalink = `/${date.join('/')}/${titleIn(path)}/`
  return isPermalink(permalink) ? permalink : null
}

/** What `:title` stands for: the file's path below `_posts`, without its extension. */
function titleIn(path: string): string {
  const folders = path.split('/')
  const posts = folders.findIndex((folder) => folder === '_posts' || folder === '_drafts')
  return folders
    .slice(posts + 1)
    .join('/')
    .replace(/\.[^./]+$/, '')
}

/** The names under which Hexo's themes look for an image. */
function coverOf(reader: EntryReader): NewArticle['image'] {
  for (const key of ['cover', 'thumbnail', 'banner']) {
    const written = reader.take(key)?.written
    if (typeof written === 'string' && written !== '' && isImageUrl(written))
      return { url: written, alt: null }
    reader.giveBack(key)
  }
  return null
}
