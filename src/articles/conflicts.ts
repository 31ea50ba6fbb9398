// Keys of an article that another one has.

import { Problem, type ProblemName } from '../platform/problems.ts'
import type { StoredArticle } from './known.ts'
import type { NewArticle } from './new-article.ts'

/**
 * Refuses an article whose slug, permalink, source URL or external id belongs to another one.
 * @param known every stored article that has one of them. @param self the article that is changed; null for a new one.
 * @throws {Problem} `slug-taken` or `already-exists`, with a pointer to the field.
 */
export function refuseConflicts(
  article: NewArticle,
  known: readonly StoredArticle[],
  self: string | null,
): void {
  const others = known.filter(({ id }) => id !== self)
  const living = others.filter(({ deleted }) => !deleted)
  const { slug, permalink, source } = article
  const refuse = (problem: ProblemName, pointer: string, what: string, holder: StoredArticle | undefined) => {
    if (!holder) return
    const detail = holder.deleted
      ? `The ${what} belongs to the article ${holder.id}, which was deleted. Restore that one, or state another ${what}.`
      : `The ${what} belongs to the article ${holder.id}.`
    throw new Problem(problem, detail, { errors: [{ pointer, code: 'taken', detail }] })
  }
  if (slug !== null)
    refuse(
      'slug-taken',
      '/slug',
      'slug',
      living.find((each) => each.slug === slug),
    )
  if (permalink !== null)
    refuse(
      'already-exists',
      '/permalink',
      'permalink',
      living.find((each) => each.permalink === permalink),
    )
  // Of deleted articles too: by these an import knows what was taken down.
  if (source?.url != null)
    refuse(
      'already-exists',
      '/source/url',
      'source URL',
      others.find((each) => each.sourceUrl === source.url),
    )
  if (source?.externalId != null)
    refuse(
      'already-exists',
      '/source/externalId',
      'external id',
      others.find((each) => each.externalId === source.externalId && each.issuer === source.issuer),
    )
}
