// Keys of an article that another one has.

import { Problem, type ProblemName } from '../platform/problems.ts'
import type { StoredArticle } from './known.ts'
import type { NewArticle } from './new-article.ts'

/**
 * Whether the slug, permalink, source URL or external id of an article belongs to another one.
 * @param known every stored article that has one of them. @param self the article that is changed; null for a new one.
 * @returns `slug-taken` or `already-exists`, with a pointer to the field; null where all are free.
 */
export function conflictOf(
  article: NewArticle,
  known: readonly StoredArticle[],
  self: string | null,
): Problem | null {
  const others = known.filter(({ id }) => id !== self)
  const living = others.filter(({ deleted }) => !deleted)
  const { slug, permalink, source } = article
  const conflict = (
    problem: ProblemName,
    pointer: string,
    what: string,
    holder: StoredArticle | undefined,
  ) => {
    if (!holder) return null
    const detail = holder.deleted
      ? `The ${what} belongs to the article ${holder.id}, which was deleted. Restore that one, or state another ${what}.`
      : `The ${what} belongs to the article ${holder.id}.`
    return new Problem(problem, detail, { errors: [{ pointer, code: 'taken', detail }] })
  }
  // Of deleted articles too where it is the source that is known: by that an import knows what was taken down.
  return (
    conflict(
      'slug-taken',
      '/slug',
      'slug',
      living.find((each) => each.slug === slug),
    ) ??
    conflict(
      'already-exists',
      '/permalink',
      'permalink',
      living.find((each) => permalink !== null && each.permalink === permalink),
    ) ??
    conflict(
      'already-exists',
      '/source/url',
      'source URL',
      others.find((each) => source?.url != null && each.sourceUrl === source.url),
    ) ??
    conflict(
      'already-exists',
      '/source/externalId',
      'external id',
      others.find(
        (each) =>
          source?.externalId != null &&
          each.externalId === source.externalId &&
          each.issuer === source.issuer,
      ),
    )
  )
}
