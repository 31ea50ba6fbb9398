// What a post says of itself before its body is looked at: date, slug, categories, tags, address.

import { civilAt } from '../../platform/zone.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { type PostPath, readPostPath } from './file-name.ts'
import { type FrontMatterEntry, readFrontMatter } from './front-matter.ts'
import { readPermalink } from './permalink.ts'
import { readPostDate } from './post-date.ts'
import { type EntryReader, entryReader, readSlug } from './post-fields.ts'
import { defaultsFor, withDefaults } from './site-defaults.ts'
import { readCategories, readTags } from './terms.ts'
import { DEFAULT_TEMPLATE } from './url-template.ts'

export interface PostHead {
  readonly postPath: PostPath
  /** Front matter, with the site's defaults. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>
  readonly reader: EntryReader
  readonly body: string
  readonly publishedAt: Date | null
  readonly slug: string | null
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly permalink: string | null
}

/** Reads the head of a post. Null when it has no date and is no draft. Throws a Refusal when it cannot become an article. */
export function readHead(
  path: string,
  text: string,
  context: PrepareContext,
  warnings: Notice[],
): PostHead | null {
  const site = context.site ?? null
  const postPath = readPostPath(path, site)
  const read = readFrontMatter(text, warnings)
  const entries =
    site === null || site.defaults.length === 0
      ? read.entries
      : withDefaults(read.entries, defaultsFor(site.defaults, postPath.path))
  const reader = entryReader(entries)
  const publishedAt = readPostDate({ entry: reader.take('date'), day: postPath.day }, context, warnings)
  if (publishedAt === null && !postPath.isDraft) return null
  const slug = readSlug(reader, warnings)
  for (const key of ['categories', 'category', 'tags', 'tag']) reader.take(key)
  const categories = readCategories(entries, postPath.categories, warnings)
  const tags = readTags(entries, warnings)
  const parts = {
    slug: slug ?? postPath.slug,
    categories,
    date: publishedAt === null ? null : civilAt(context.timezone, publishedAt.getTime()),
    basename: postPath.basename,
    cleanPath: cleanPath(postPath.path),
    outputExtension: postPath.outputExtension,
  }
  const template = site?.permalink ?? DEFAULT_TEMPLATE
  const permalink = readPermalink(reader.take('permalink'), parts, template, warnings)
  return { postPath, entries, reader, body: read.body, publishedAt, slug, categories, tags, permalink }
}

/** Jekyll's `cleaned_relative_path`. */
function cleanPath(path: string): string {
  return path
    .replace(/\.[^./]+$/, '')
    .replace('_posts', '')
    .replace(/(?<!\.)\.+$/, '')
}
