// A post of a Jekyll site (front matter, then Markdown or HTML) → an article.

import type { ArticleStatus, NewArticle, TermName } from '../../articles/index.ts'
import { detectLanguage, firstImage, renderKramdown } from '../../content/index.ts'
import { civilAt } from '../../platform/zone.ts'
import { readBody, summaryOf } from '../article-body.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { type ProfilePost, type ProfileReading, profileFor } from '../profiles/index.ts'
import { type PostPath, readPostPath } from './file-name.ts'
import { readFrontMatter } from './front-matter.ts'
import { readPermalink } from './permalink.ts'
import { readPostDate } from './post-date.ts'
import {
  type EntryReader,
  entryReader,
  isHeldBack,
  readByline,
  readImage,
  readLanguage,
  readSlug,
  readSummary,
} from './post-fields.ts'
import { namelessTerm, readCategories, readTags } from './terms.ts'
import { readTitle } from './title.ts'

/**
 * Reads a post. `path` is its path in the archive, `text` its text without byte order mark. Null when it is to be
 * skipped, because neither its file name nor its front matter has a date. Adds what a person should know to `warnings`;
 * throws a Refusal when it cannot become an article.
 */
export function readPost(
  path: string,
  text: string,
  context: PrepareContext,
  warnings: Notice[],
): NewArticle | null {
  const postPath = readPostPath(path)
  const { entries, body } = readFrontMatter(text, warnings)
  const reader = entryReader(entries)
  const publishedAt = readPostDate({ entry: reader.take('date'), day: postPath.day }, context, warnings)
  if (publishedAt === null && !postPath.isDraft) {
    warnings.push(dateMissing())
    return null
  }
  const title = readTitle(reader.take('title'), postPath.slug, warnings)
  const slug = readSlug(reader, warnings)
  for (const key of ['categories', 'category', 'tags', 'tag']) reader.take(key)
  const categories = readCategories(entries, postPath.categories, warnings)
  const tags = readTags(entries, warnings)
  const date = publishedAt === null ? null : civilAt(context.timezone, publishedAt.getTime())
  const permalinkParts = { slug: slug ?? postPath.slug, categories, date }
  const permalink = readPermalink(reader.take('permalink'), permalinkParts, warnings)
  const profile = readByProfile({ slug: postPath.slug, body, categories, tags }, context, warnings)
  return {
    slug,
    slugHint: postPath.slug === '' ? title : postPath.slug,
    permalink,
    title,
    status: statusOf(postPath, reader, publishedAt, context),
    publishedAt,
    categories: categories.map((key) => categoryOf(key, profile.categoryNames)),
    tags: tags.map(namelessTerm),
    source: profile.source,
    ...readContent(postPath, reader, profile, warnings),
    extra: reader.rest(),
  }
}

function readByProfile(post: ProfilePost, context: PrepareContext, warnings: Notice[]): ProfileReading {
  const reading = profileFor(context.profile, post)?.read(post)
  warnings.push(...(reading?.warnings ?? []))
  return reading ?? { ...UNPROFILED, body: post.body }
}

const UNPROFILED: Omit<ProfileReading, 'body'> = {
  source: null,
  byline: null,
  categoryNames: new Map(),
  notForSummary: [],
  warnings: [],
}

/** The fields in which front matter and body take part. */
function readContent(postPath: PostPath, reader: EntryReader, profile: ProfileReading, warnings: Notice[]) {
  const body = readBody(postPath.format === 'html' ? profile.body : renderKramdown(profile.body))
  if (body.html.trim() === '') warnings.push(bodyEmpty())
  return {
    ...body,
    summary: readSummary(reader) ?? profile.summary ?? summaryOf(body, profile.notForSummary),
    language: readLanguage(reader, warnings) ?? detectLanguage(body.text),
    byline: readByline(reader, warnings) ?? profile.byline,
    image: readImage(reader, warnings) ?? firstImage(body.html),
  }
}

function statusOf(
  postPath: PostPath,
  reader: EntryReader,
  publishedAt: Date | null,
  context: PrepareContext,
): ArticleStatus {
  if (isHeldBack(reader) || postPath.isDraft || publishedAt === null) return 'draft'
  return publishedAt.getTime() > context.nowMs ? 'scheduled' : 'published'
}

function categoryOf(key: string, names: ReadonlyMap<string, string>): TermName {
  const name = names.get(key)
  return name === undefined ? namelessTerm(key) : { key, name, named: true }
}

function dateMissing(): Notice {
  const detail =
    'The post has no date in its file name and none in its front matter, so it was passed over, as Jekyll does. Name it 2022-04-19-title.md, or write a date.'
  return { code: 'date-missing', detail }
}

function bodyEmpty(): Notice {
  return { code: 'body-empty', detail: 'The post has no body. It was taken with its title alone.' }
}
