// Knowing an article again: which stored article an incoming one is, and what is to become of it. Pure: imports and the
// bulk route give it what the store found, and the store does what it says.

import type { NewArticle } from './new-article.ts'

/** What the store knows of an article that an incoming one may be. */
export interface KnownArticle {
  readonly id: string
  readonly slug: string
  readonly permalink: string | null
  readonly sourceUrl: string | null
  readonly externalId: string | null
  readonly issuer: string | null
  readonly publishedAt: Date | null
  readonly contentHash: string
  readonly writtenBy: 'import' | 'editor'
  readonly deleted: boolean
}

/** What to do with an incoming article that is already known, or that fits none. */
export type OnConflict = 'update' | 'skip' | 'fail' | 'overwrite'

export interface DecideOptions {
  readonly onConflict: OnConflict
  /** Whether an article that was deleted comes back. Default: no. */
  readonly restoreDeleted?: boolean
  /** Whether an editor had changed it where it was exported: then so it is here, though nobody touched it since. */
  readonly wasEdited?: boolean
}

export type Verdict =
  | { readonly outcome: 'created' }
  | { readonly outcome: 'updated' | 'unchanged'; readonly article: KnownArticle }
  | {
      readonly outcome: 'skipped'
      readonly article: KnownArticle
      readonly code: 'edited-here' | 'deleted' | 'exists'
    }
  | { readonly outcome: 'failed'; readonly code: 'identity-conflict' | 'exists'; readonly detail: string }

/** The keys by which an article is known again, strongest first; the hash of its content stands in where it has none. */
export function identityKeys(article: NewArticle, contentHash: string) {
  const { source } = article
  const keys = {
    externalId:
      source?.externalId != null && source.issuer !== null
        ? externalKey(source.issuer, source.externalId)
        : null,
    sourceUrl: source?.url ?? null,
    permalink: article.permalink,
    slug: article.slug,
  }
  const isKeyless = Object.values(keys).every((key) => key === null)
  return { ...keys, content: isKeyless ? contentHash : null }
}

/** The keys by which a stored article is known, under the same names. */
export function storedKeys(article: KnownArticle) {
  const { sourceUrl, permalink, slug, contentHash } = article
  return { externalId: externalKeyOf(article), sourceUrl, permalink, slug, content: contentHash }
}

/** An external id is unique per issuer. The separator is in neither: both are free of control characters. */
export function externalKey(issuer: string, externalId: string): string {
  return `${issuer}\u0001${externalId}`
}

/**
 * Finds which of the candidates (every stored article that shares a key) an incoming article is.
 * Identity goes by external id, then source URL, then permalink, then a slug that the item itself states (but see
 * `isSlugOfOther`). Keys that point at different articles, or a permalink or slug of an article with another origin, are a
 * conflict. What has no key at all (a draft without a date) is known by its content alone: the same archive twice changes
 * nothing.
 */
export function findIdentity(
  article: NewArticle,
  contentHash: string,
  candidates: readonly KnownArticle[],
): { readonly known: KnownArticle | null } | { readonly conflict: string } {
  const keys = identityKeys(article, contentHash)
  const byKey = {
    'external id': candidates.find(
      (each) => keys.externalId !== null && externalKeyOf(each) === keys.externalId,
    ),
    'source URL': candidates.find((each) => keys.sourceUrl !== null && each.sourceUrl === keys.sourceUrl),
    permalink: candidates.find(
      (each) => keys.permalink !== null && !each.deleted && each.permalink === keys.permalink,
    ),
    slug: candidates.find(
      (each) =>
        keys.slug !== null && !each.deleted && each.slug === keys.slug && !isSlugOfOther(article, keys, each),
    ),
    content: candidates.find(
      (each) => keys.content !== null && !each.deleted && each.contentHash === keys.content,
    ),
  }
  const found = Object.entries(byKey).flatMap(([key, known]) => (known ? [{ key, known }] : []))
  const [first] = found
  if (!first) return { known: findTombstone(article, keys, candidates) }
  // What was written from this very item, and could not have the slug that it states, is not at odds with who has it.
  const isSame = first.known.contentHash === contentHash
  const other = found.find(({ key, known }) => known.id !== first.known.id && !(isSame && key === 'slug'))
  if (other) {
    return {
      conflict: `Its ${first.key} belongs to the article ${first.known.id}, its ${other.key} to the article ${other.known.id}.`,
    }
  }
  // Found by a weaker key only: the stored article must not be known by another origin.
  const stored = first.known
  if (hasOtherId(keys, stored)) {
    return {
      conflict: `Its ${first.key} belongs to the article ${stored.id}, which has another external id.`,
    }
  }
  if (first.key !== 'external id' && hasOtherUrl(keys, stored)) {
    return { conflict: `Its ${first.key} belongs to the article ${stored.id}, which has another source URL.` }
  }
  return { known: stored }
}

type Keys = ReturnType<typeof identityKeys>

/**
 * Whether a stored article that has the slug which an incoming one states is another article all the same: both have a
 * permalink, and neither that nor the date is the same. A site that changed the template of its permalinks kept its dates;
 * two posts that state one slug are both published by Jekyll. What has another origin is a conflict, and not decided here.
 */
function isSlugOfOther(article: NewArticle, keys: Keys, stored: KnownArticle): boolean {
  if (article.permalink === null || stored.permalink === null) return false
  if (article.permalink === stored.permalink) return false
  if (hasOtherId(keys, stored) || hasOtherUrl(keys, stored)) return false
  // Two that have no date yet have none in common.
  return article.publishedAt === null || article.publishedAt.getTime() !== stored.publishedAt?.getTime()
}

/**
 * A deleted article by the permalink, slug or content that it had. It holds them no more, so whatever lives comes first, and what
 * has another origin is another article.
 */
function findTombstone(
  article: NewArticle,
  keys: Keys,
  candidates: readonly KnownArticle[],
): KnownArticle | null {
  const removed = candidates.filter(
    (each) => each.deleted && !hasOtherId(keys, each) && !hasOtherUrl(keys, each),
  )
  return (
    removed.find((each) => keys.permalink !== null && each.permalink === keys.permalink) ??
    removed.find(
      (each) => keys.slug !== null && each.slug === keys.slug && !isSlugOfOther(article, keys, each),
    ) ??
    removed.find((each) => keys.content !== null && each.contentHash === keys.content) ??
    null
  )
}

function hasOtherId({ externalId }: Keys, stored: KnownArticle): boolean {
  return externalId !== null && stored.externalId !== null && externalKeyOf(stored) !== externalId
}

function hasOtherUrl({ sourceUrl }: Keys, stored: KnownArticle): boolean {
  return sourceUrl !== null && stored.sourceUrl !== null && stored.sourceUrl !== sourceUrl
}

function externalKeyOf(article: KnownArticle): string | null {
  return article.externalId !== null && article.issuer !== null
    ? externalKey(article.issuer, article.externalId)
    : null
}

/**
 * Decides what becomes of an incoming article, given what it is known as.
 * @param options `restoreDeleted` brings back what was deleted, whatever `onConflict` says: it is not there to conflict with.
 */
export function decide(
  identity: ReturnType<typeof findIdentity>,
  contentHash: string,
  { onConflict, restoreDeleted = false, wasEdited = false }: DecideOptions,
): Verdict {
  if ('conflict' in identity)
    return { outcome: 'failed', code: 'identity-conflict', detail: identity.conflict }
  const { known } = identity
  if (!known) return { outcome: 'created' }
  if (known.deleted) {
    return restoreDeleted
      ? { outcome: 'updated', article: known }
      : { outcome: 'skipped', article: known, code: 'deleted' }
  }
  const isAsExported = wasEdited && known.contentHash === contentHash
  if (known.writtenBy === 'editor' && onConflict !== 'overwrite' && !isAsExported)
    return { outcome: 'skipped', article: known, code: 'edited-here' }
  if (known.contentHash === contentHash) return { outcome: 'unchanged', article: known }
  if (onConflict === 'skip') return { outcome: 'skipped', article: known, code: 'exists' }
  if (onConflict === 'fail') {
    return {
      outcome: 'failed',
      code: 'exists',
      detail: `It is known as the article ${known.id}, and onConflict=fail.`,
    }
  }
  return { outcome: 'updated', article: known }
}
