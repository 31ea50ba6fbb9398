// Changing an article: what is stored, the patch over it, and the same rules as for a new one.

import { type ArticleBody, summaryOf } from '../content/body.ts'
import { firstImage } from '../content/index.ts'
import type { Transaction } from '../platform/db.ts'
import { Problem } from '../platform/problems.ts'
import { canonical } from './content-hash.ts'
import { type EditOptions, storeArticles } from './create.ts'
import { composeArticle, readTerms } from './fields.ts'
import { type ArticleState, fieldsOf, mergePatch, readState } from './input.ts'
import type { ArticleInput, ArticlePatch } from './input-schema.ts'
import type { StoredArticle } from './known.ts'
import type { NewArticle } from './new-article.ts'
import { articleJsonSql } from './representation.ts'
import { revisedFields } from './revisions.ts'
import type { FieldName } from './schema.ts'
import { findTags, refuseUnknown, resolveTerms } from './term-names.ts'

/** An article as it is stored, for a patch to be applied to. */
type Current = Required<Omit<ArticleInput, 'categories' | 'tags' | 'source' | 'markdown'>> &
  ArticleBody & {
    readonly categories: readonly { readonly id: string }[]
    readonly tags: readonly { readonly id: string }[]
    readonly source: (ArticleInput['source'] & { readonly id: string | null }) | null
  }

const patchedFields: ReadonlySet<FieldName> = new Set([...revisedFields, 'text' as const])

/**
 * Applies a patch to an article, locked.
 * @param body of the patch, where it has one.
 * @returns whether anything changed; else nothing was written.
 * @throws {Problem} `unknown-term`, `slug-taken`, `already-exists`, `unprocessable`; {FieldFault}.
 */
export async function updateArticle(
  tx: Transaction,
  before: StoredArticle,
  patch: ArticlePatch,
  body: ArticleBody | null,
  options: EditOptions,
): Promise<boolean> {
  const current = await readCurrent(tx, before.id)
  const { tagsAdd = [], tagsRemove = [], html: _, markdown: __, text: ___, ...rest } = patch
  if (patch.tags && tagsAdd.length + tagsRemove.length > 0) {
    throw new Problem(
      'unprocessable',
      '"tags" replaces all; "tagsAdd" and "tagsRemove" change them. Send one.',
    )
  }
  // Read by itself, so that a fault is told by its place in the patch.
  readTerms(tagsAdd, '/tagsAdd', 'tag')
  const merged = mergePatch(editable(current, patch, body !== null), rest) as ArticleInput
  const stated = {
    ...merged,
    categories: merged.categories ?? [],
    tags: [...(merged.tags ?? []), ...tagsAdd],
  }
  const { wordCount, readingTimeMinutes, html, text } = current
  const state = readState(patch, stateOf(before), options.now)
  const composed = composeArticle(
    fieldsOf(stated),
    state,
    body ?? { html, text, wordCount, readingTimeMinutes },
  )
  // What is not there is gone already.
  const removed = await findTags(tx, readTerms(tagsRemove, '/tagsRemove', 'tag'))
  const removedIds = new Set([...removed.values()].map(({ id }) => id))
  const [resolved] = await resolveTerms(tx, [composed], options.createTerms)
  refuseUnknown((resolved?.unknown ?? []).map((part) => inPatch(part, merged.tags?.length ?? 0, patch)))
  const known = resolved?.article ?? composed
  const article = {
    ...known,
    tags: known.tags.filter(({ key }) => !removedIds.has(key)),
    source: withOldIssuer(known, before),
  }
  if (isSame(article, current)) return false
  await storeArticles(tx, [{ article, before, ...options }], async () => undefined)
  return true
}

/**
 * Replaces an article, locked, by a whole one, whose terms are resolved. Its slug and its permalink stay where no other is stated.
 * @returns whether anything changed; else nothing was written.
 * @throws {Problem} `slug-taken`, `already-exists`.
 */
export async function replaceArticle(
  tx: Transaction,
  before: StoredArticle,
  article: NewArticle,
  options: EditOptions,
): Promise<boolean> {
  const permalink = article.permalink ?? before.permalink
  const next = { ...article, permalink, source: withOldIssuer(article, before) }
  if (!before.deleted && isSame(next, await readCurrent(tx, before.id))) return false
  await storeArticles(tx, [{ article: next, before, ...options }], async () => undefined)
  return true
}

/** The state of an article, as what a writer leaves out; a tombstone that comes back has none. */
export function stateOf({ status, publishedAt }: StoredArticle): ArticleState | null {
  return status === 'deleted' ? null : { status, publishedAt }
}

async function readCurrent(tx: Transaction, id: string): Promise<Current> {
  const { rows } = await tx.query<{ json: Buffer }>({
    name: 'read-for-patch',
    text: `SELECT ${articleJsonSql(patchedFields)} AS json FROM article a WHERE a.id = $1`,
    values: [id],
  })
  return JSON.parse(rows[0]?.json.toString() ?? 'null')
}

/**
 * What a patch is merged into. What followed from the body follows from the new one; a publisher that is stated anew is
 * another one than the one that is stored.
 */
function editable(current: Current, patch: ArticlePatch, hasBody: boolean): object {
  const { html, text, wordCount, readingTimeMinutes, source, summary, image, ...rest } = current
  const body = { html, text, wordCount, readingTimeMinutes }
  const isDerived = (value: unknown, derived: unknown) => hasBody && same(value, derived)
  return {
    ...rest,
    ...(isDerived(summary, summaryOf(body)) ? {} : { summary }),
    ...(isDerived(image, firstImage(html)) ? {} : { image }),
    source: source && { ...source, ...publisherOf(patch) },
  }
}

function publisherOf({ source }: ArticlePatch): object {
  if (!source) return {}
  const isStated = [source.id, source.slug, source.name].some((part) => part !== undefined)
  return isStated ? { id: undefined, slug: undefined, name: undefined } : {}
}

/** An external id that stays is that of its issuer, whatever the publisher is called by now. */
export function withOldIssuer({ source }: NewArticle, before: StoredArticle): NewArticle['source'] {
  if (source === null || source.externalId === null) return source
  const stays =
    source.externalId === before.externalId &&
    source.url === before.sourceUrl &&
    source.slug === before.sourceId
  return stays ? { ...source, issuer: before.issuer } : source
}

/** A place in `tags`, as the patch has it. */
function inPatch<P extends { readonly pointer?: string }>(
  part: P,
  tags: number,
  { tagsAdd }: ArticlePatch,
): P {
  const index = Number(/^\/tags\/(\d+)$/.exec(part.pointer ?? '')?.[1] ?? -1)
  return tagsAdd && index >= tags ? { ...part, pointer: `/tagsAdd/${index - tags}` } : part
}

/** Whether an article is what is stored, field by field. */
function isSame(article: NewArticle, current: Current): boolean {
  const { slug, publishedAt, source } = article
  const { permalink, title, summary, language, status, byline, image, html, extra } = article
  const next = {
    ...{ permalink, title, summary, language, status, byline, image, html, extra },
    slug: slug ?? current.slug,
    publishedAt: publishedAt?.toISOString() ?? null,
    categories: article.categories.map(({ key }) => key),
    tags: article.tags.map(({ key }) => key),
    source: source && originOf({ ...source, id: source.slug }),
  }
  const stored = {
    ...current,
    categories: current.categories.map(({ id }) => id),
    tags: current.tags.map(({ id }) => id),
    source: current.source && originOf(current.source),
  }
  return Object.entries(next).every(([name, value]) => same(value, stored[name as keyof typeof next]))
}

/** What an article itself says of its source. */
function originOf({ id, url, externalId, attribution }: NonNullable<Current['source']>) {
  return { id, url, externalId, attribution }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))
}
