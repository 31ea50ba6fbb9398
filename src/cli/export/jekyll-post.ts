// An article of an export as a post of Jekyll: its path, its front matter, its body. Pure.

import { type Static, Type } from 'typebox'
import { slugify } from '../../content/slug.ts'
import { civilAt } from '../../platform/zone.ts'
import { frontMatter } from './yaml-text.ts'

const NullableText = Type.Union([Type.String(), Type.Null()])
const Term = Type.Object({ slug: Type.String(), name: Type.String() })

/** What a post is made of. */
export const ExportedArticle = Type.Object({
  id: Type.String(),
  slug: Type.String(),
  permalink: NullableText,
  title: Type.String(),
  summary: Type.String(),
  language: NullableText,
  status: Type.Enum(['draft', 'scheduled', 'published', 'archived']),
  publishedAt: NullableText,
  byline: NullableText,
  image: Type.Union([Type.Object({ url: Type.String(), alt: NullableText }), Type.Null()]),
  categories: Type.Array(Term),
  tags: Type.Array(Term),
  source: Type.Union([Type.Record(Type.String(), NullableText), Type.Null()]),
  html: Type.String(),
  extra: Type.Record(Type.String(), Type.Unknown()),
  aliases: Type.Array(Type.String()),
})
export type ExportedArticle = Static<typeof ExportedArticle>

export interface JekyllPost {
  /** Below the site, without its extension. */
  readonly path: string
  readonly extension: string
  /** The file, given whether its name says the slug. */
  readonly text: (isNamedBySlug: boolean) => string
}

/** File systems take 255 bytes; there is a date before, and perhaps an id behind. */
const nameMaxBytes = 180

/** Makes a post. @param timezone of the site: the day of a file's name is that of its clocks. */
export function jekyllPost(article: ExportedArticle, timezone: string): JekyllPost {
  const { slug, status, publishedAt } = article
  // Jekyll passes over drafts whose names begin like these, and takes dots at the end for none.
  const name = clipped(slug.replace(/^[._]+/, '').replace(/[.~]+$/, '') || 'post')
  const isDraft = status === 'draft' || publishedAt === null
  return {
    path: isDraft ? `_drafts/${name}` : `_posts/${dayOf(publishedAt, timezone)}-${name}`,
    extension: '.html',
    text: (isNamedBySlug) => {
      const says = isNamedBySlug && name === slug && slugify(slug) === slug
      return `${frontMatter(fieldsOf(article, says))}\n${withoutLiquid(article.html)}\n`
    },
  }
}

/** Names in front matter that mean something to Jekyll, or to an import: only an article's own fields may have them. */
const reserved = [
  'title',
  'date',
  'slug',
  'permalink',
  'categories',
  'category',
  'tags',
  'tag',
  'published',
  'draft',
]

function fieldsOf(article: ExportedArticle, isNamedBySlug: boolean): Map<string, unknown> {
  const { slug, title, status, publishedAt, permalink, summary, language, byline, image, source } = article
  const { categories, tags, aliases, extra } = article
  const fields = new Map<string, unknown>(Object.entries(extra).filter(([name]) => !reserved.includes(name)))
  const set = (name: string, value: unknown, isThere: boolean) => {
    if (isThere) fields.set(name, value)
  }
  fields.set('title', title)
  set('date', publishedAt && new Date(publishedAt), publishedAt !== null)
  set('slug', slug, !isNamedBySlug)
  set('permalink', permalink, permalink !== null)
  // By their slugs, as addresses have them; by their names, as readers do.
  set(
    'categories',
    categories.map((each) => each.slug),
    categories.length > 0,
  )
  set(
    'tags',
    tags.map((each) => each.name),
    tags.length > 0,
  )
  set('published', false, status === 'archived')
  set('excerpt', summary, summary.trim() !== '')
  set('lang', language, language !== null)
  set('byline', byline, byline !== null)
  // A map with more than an address, such as a credit, is in `extra` as it was.
  const isStated = typeof extra.image === 'object' && extra.image !== null
  set('image', imageOf(image), image !== null && !isStated)
  set('redirect_from', aliases, aliases.length > 0)
  set('source', source && partsOf(source), source !== null && extra.source === undefined)
  return fields
}

function imageOf(image: ExportedArticle['image']): unknown {
  if (image === null || image.alt === null) return image?.url
  return { path: image.url, alt: image.alt }
}

/** What is known of a source; its id says nothing elsewhere. */
function partsOf({ id: _, ...parts }: Readonly<Record<string, string | null>>): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null))
}

function dayOf(time: string, timezone: string): string {
  const { year, month, day } = civilAt(timezone, Date.parse(time))
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
}

function clipped(name: string): string {
  let text = ''
  for (const character of name) {
    if (Buffer.byteLength(text) + Buffer.byteLength(character) > nameMaxBytes) break
    text += character
  }
  return text
}

/** A body that Liquid gives out as it is. What would end the protection is written by a tag of its own. */
function withoutLiquid(html: string): string {
  if (!/\{[{%]/.test(html)) return html
  const kept = html.replace(/\{%(?=-?\s*endraw)/g, `{% endraw %}{{ '{%' }}{% raw %}`)
  return `{% raw %}${kept}{% endraw %}`
}
