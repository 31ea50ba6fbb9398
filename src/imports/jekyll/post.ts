// A post of a Jekyll site (front matter, then Markdown or HTML) → an article.

import type { ArticleStatus, NewArticle, TermName } from '../../articles/index.ts'
import { readBody, summaryOf } from '../../content/body.ts'
import { detectLanguage, firstImage } from '../../content/index.ts'
import { languageTag } from '../../content/limits.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { type ProfilePost, type ProfileReading, profileFor } from '../profiles/index.ts'
import { readAliases } from './aliases.ts'
import { excerptOf, renderBody } from './post-body.ts'
import { isHeldBack, readByline, readImage, readLanguage, readSummary } from './post-fields.ts'
import { type PostHead, readHead } from './post-head.ts'
import { namelessTerm } from './terms.ts'
import { readTitle } from './title.ts'

/** Names of posts and files whose addresses the body needs first. */
export interface PostNeeds {
  readonly needs: readonly string[]
}

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
): NewArticle | PostNeeds | null {
  const head = readHead(path, text, context, warnings)
  if (head === null) {
    warnings.push(dateMissing())
    return null
  }
  const { postPath, reader, publishedAt, slug, categories, tags, permalink } = head
  const title = readTitle(reader.take('title'), postPath.slug, warnings)
  const profile = readByProfile({ slug: postPath.slug, body: head.body, categories, tags }, context, warnings)
  const rendered = renderBody(profile.body, head, title, context, warnings)
  if (rendered.needs.length > 0) return { needs: rendered.needs }
  return {
    slug,
    slugHint: postPath.slug === '' ? title : postPath.slug,
    permalink,
    aliases: readAliases(reader, warnings).filter((alias) => alias !== permalink),
    title,
    status: statusOf(head, context),
    publishedAt,
    categories: categories.map((key) => categoryOf(key, profile.categoryNames)),
    // A tag is written by its name: C, C++ and C# are three, though a slug made from each is C.
    tags: tags.map((name) => ({ key: name, name, named: true })),
    source: profile.source,
    ...readContent(rendered.html, head, title, profile, context, warnings),
    extra: reader.rest(),
  }
}

/** The path of a post on its site; null when it has none. Throws a Refusal when it cannot become an article. */
export function addressOfPost(path: string, text: string, context: PrepareContext): string | null {
  return readHead(path, text, context, [])?.permalink ?? null
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
function readContent(
  html: string,
  head: PostHead,
  title: string,
  profile: ProfileReading,
  context: PrepareContext,
  warnings: Notice[],
) {
  const { reader } = head
  const body = readBody(html)
  if (body.html.trim() === '') warnings.push(bodyEmpty())
  const summary =
    readSummary(reader, 'excerpt') ??
    excerptOf(profile.body, head, title, context) ??
    readSummary(reader, 'description') ??
    profile.summary ??
    summaryOf(body, profile.notForSummary)
  return {
    ...body,
    summary,
    language: readLanguage(reader, warnings) ?? siteLanguage(context) ?? detectLanguage(body.text),
    byline: readByline(reader, warnings) ?? profile.byline,
    image: readImage(reader, warnings) ?? firstImage(body.html),
  }
}

/** The language that the site states for all its posts. */
function siteLanguage({ site }: PrepareContext): string | null {
  const stated = site?.config.lang ?? site?.config.locale
  return typeof stated === 'string' && stated.trim() !== '' ? languageTag(stated) : null
}

function statusOf({ reader, postPath, publishedAt }: PostHead, context: PrepareContext): ArticleStatus {
  const isHeld = isHeldBack(reader, context.site?.unpublished === true)
  if (isHeld || postPath.isDraft || publishedAt === null) return 'draft'
  const isToCome = publishedAt.getTime() > context.nowMs && context.site?.future !== true
  return isToCome ? 'scheduled' : 'published'
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
