// What a writer states → the fields and the state of an article. Pure.

import { Problem } from '../platform/problems.ts'
import { type ArticleFields, FieldFault, readPublishedAt } from './fields.ts'
import type { ArticleInput, ArticlePatch } from './input-schema.ts'
import type { ArticleStatus } from './new-article.ts'

/** Whether an article is public, and from when. */
export interface ArticleState {
  readonly status: ArticleStatus
  readonly publishedAt: Date | null
}

/**
 * The state that a writer asks for.
 * @param before of the article that is changed; null for a new one.
 * @throws {FieldFault} for what is no time; {Problem} `unprocessable` for a state that the time contradicts.
 */
export function readState(
  stated: Pick<ArticlePatch, 'status' | 'publishedAt'>,
  before: ArticleState | null,
  now: Date,
): ArticleState {
  const { publishedAt: text } = stated
  const time = text == null ? null : readPublishedAt({ publishedAt: text })
  const publishedAt = text === undefined ? (before?.publishedAt ?? null) : time
  const isDue = publishedAt !== null && publishedAt <= now
  // Its time has come, and it has not been published yet.
  const kept = before?.status === 'scheduled' && isDue ? 'published' : before?.status
  const status = stated.status ?? kept ?? 'draft'
  if (status === 'scheduled' && (publishedAt === null || isDue)) {
    throw unprocessable(
      publishedAt === null ? 'scheduled-without-time' : 'scheduled-in-past',
      'A scheduled article needs a publishedAt that is to come. Send status "published" to publish it now.',
    )
  }
  if (status !== 'published') return { status, publishedAt }
  // It stays as it is, also where another node, or a request that began later, published it after our `now`.
  const staysPublic =
    before?.status === 'published' && before.publishedAt?.getTime() === publishedAt?.getTime()
  if (staysPublic && publishedAt !== null) return { status, publishedAt }
  // Published now, although it was to be later.
  if (publishedAt === null || (!isDue && text === undefined)) return { status, publishedAt: now }
  if (!isDue) {
    throw unprocessable(
      'published-in-future',
      'A published article cannot have a publishedAt that is to come. Send status "scheduled".',
    )
  }
  return { status, publishedAt }
}

function unprocessable(code: string, detail: string): Problem {
  return new Problem('unprocessable', detail, { errors: [{ pointer: '/publishedAt', code, detail }] })
}

/** The fields that a writer states. Null is absent. */
export function fieldsOf(input: Partial<ArticleInput>): ArticleFields {
  const { source, extra, ...rest } = input
  return {
    ...withoutNulls(rest),
    ...(source != null && { source: withoutNulls(source) }),
    ...(input.image != null && {
      image: { url: input.image.url, ...(input.image.alt != null && { alt: input.image.alt }) },
    }),
    ...(extra !== undefined && { extra }),
  } as ArticleFields
}

function withoutNulls<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>
}

/** Applies a JSON merge patch (RFC 7396, section 2). Neither is changed. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged: Record<string, unknown> = Object.assign(Object.create(null), isObject(target) ? target : {})
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name]
    else merged[name] = mergePatch(merged[name], value)
  }
  return merged
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The problem for a field that breaks its rule; any other error as it is. */
export function asProblem(error: unknown): unknown {
  if (!(error instanceof FieldFault)) return error
  const { code, pointer, message: detail } = error
  return new Problem('invalid-body', detail, { errors: [{ pointer, code, detail }] })
}
