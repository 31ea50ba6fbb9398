// Articles as they are sent: to the server as a client states them, to the bare program as the finished rows of the same.

import { v7 as uuidv7 } from 'uuid'
import { editedHash } from '../src/articles/content-hash.ts'
import { fieldsOf } from '../src/articles/input.ts'
import prepareArticles from '../src/articles/input.worker.ts'
import type { ArticleInput } from '../src/articles/input-schema.ts'
import { slugBase } from '../src/articles/slugs.ts'
import { HTML_POLICY_VERSION, TOKENS_VERSION } from '../src/content/index.ts'
import { archivePost } from './archive-post.ts'

/** Ids of the terms that are stored, by what the archive names them by. */
export interface KnownTerms {
  /** By slug. */
  readonly categories: ReadonlyMap<string, string>
  /** By name. */
  readonly tags: ReadonlyMap<string, string>
  /** By name. */
  readonly sources: ReadonlyMap<string, string>
}

/** Everything that is stored of one published article, times as RFC 3339. */
export interface FinishedArticle {
  /** The row of `article`, by its columns. */
  readonly article: Readonly<Record<string, unknown>> & { readonly id: string; readonly slug: string }
  readonly categoryId: string
  readonly tagIds: readonly string[]
  readonly sourceId: string
  readonly sortAt: string
  readonly search: { readonly version: number; readonly plain: boolean; readonly tokens: readonly number[] }
}

/** One article in both forms, as JSON. */
export interface SentArticle {
  readonly stated: string
  readonly finished: string
}

const seed = 1

/** The article of a place of the archive as a client states it. */
function statedArticle(index: number, prose?: number): ArticleInput {
  const { title, date, category, tags, digest, html, source } = archivePost(seed, index, prose)
  return {
    title,
    status: 'published',
    publishedAt: date.toISOString(),
    html,
    categories: [{ slug: category.slug, name: category.name }],
    tags: tags.map((name) => ({ name })),
    source: { ...source },
    ...(digest !== null && { summary: digest }),
  }
}

/**
 * An article in both forms; null for one that names a term which is not there, or whose slug another one has: the bare
 * program makes no terms and looks for no suffix.
 * @param slugs of what is stored or was made before; the article's own is added.
 * @param prose characters of text, on average; absent: those of the archive, 4 KB of HTML.
 */
export function sentArticle(
  index: number,
  terms: KnownTerms,
  slugs: Set<string>,
  prose?: number,
): SentArticle | null {
  const stated = statedArticle(index, prose)
  const publishedAt = new Date(stated.publishedAt ?? '')
  const [made] = prepareArticles([{ fields: fieldsOf(stated), state: { status: 'published', publishedAt } }])
  if (!made || 'fault' in made) throw new Error(`The article ${index} cannot be read.`)
  const { article, indexed } = made.value
  const slug = slugBase(article)
  const categoryId = terms.categories.get(article.categories[0]?.key ?? '')
  const sourceId = terms.sources.get(article.source?.name ?? '')
  const tagIds = article.tags.flatMap(({ name }) => terms.tags.get(name) ?? [])
  if (slugs.has(slug) || !categoryId || !sourceId || tagIds.length < article.tags.length) return null
  slugs.add(slug)
  const now = new Date().toISOString()
  const finished: FinishedArticle = {
    article: {
      id: uuidv7(),
      slug,
      title: article.title,
      summary: article.summary,
      html: article.html,
      html_policy: HTML_POLICY_VERSION,
      text: article.text,
      language: article.language,
      status: 'published',
      published_at: stated.publishedAt,
      image_url: article.image?.url ?? null,
      image_alt: article.image?.alt ?? null,
      word_count: article.wordCount,
      reading_time_minutes: article.readingTimeMinutes,
      source_id: sourceId,
      source_url: article.source?.url ?? null,
      external_id: article.source?.externalId ?? null,
      issuer: article.source?.issuer ?? null,
      extra: {},
      content_hash: `\\x${editedHash(article).toString('hex')}`,
      written_by: 'editor',
      changed_by: 'key',
      created_at: now,
      updated_at: now,
      sort_at: stated.publishedAt,
      ever_public: true,
    },
    categoryId,
    tagIds,
    sourceId,
    sortAt: stated.publishedAt ?? '',
    search: { version: TOKENS_VERSION, plain: indexed.plain, tokens: [...indexed.tokens] },
  }
  return { stated: JSON.stringify(stated), finished: JSON.stringify(finished) }
}
