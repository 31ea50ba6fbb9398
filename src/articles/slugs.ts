// The slugs of written articles: stated ones where they are free, else made ones, with a suffix where one is taken.

import { slugify } from '../content/index.ts'
import type { Transaction } from '../platform/db.ts'
import type { StoredArticle } from './known.ts'
import type { NewArticle } from './new-article.ts'

/** Leaves room for a suffix within the 200 characters of a slug. */
const madeSlugCharacters = 190

export interface GivenSlug {
  readonly slug: string
  /** The slug that the article states and does not get, because another article has it; null where it gets it. */
  readonly refused: string | null
}

/**
 * The slug of each article about to be written: the one that it states, unless another article has it; else the one that it
 * has; else a made one. A revived article keeps the slug that it had if nobody has it by now.
 * @param known the stored articles that share a key with these, locked: all that have a slug which one of these states.
 */
export async function giveSlugs(
  tx: Transaction,
  writing: readonly { readonly article: NewArticle; readonly before: StoredArticle | null }[],
  known: readonly StoredArticle[],
): Promise<GivenSlug[]> {
  const holders = new Map(known.filter((each) => !each.deleted).map(({ slug, id }) => [slug, id]))
  const rows = writing.map(({ article, before }) => {
    const holder = article.slug === null ? undefined : holders.get(article.slug)
    const isFree = holder === undefined || holder === before?.id
    const stated = isFree ? article.slug : null
    const had = before?.slug ?? null
    return {
      stated,
      refused: isFree ? null : article.slug,
      slug: stated ?? (before?.deleted ? null : had),
      wish: { kept: had, base: article.slug === null && had !== null ? had : slugBase(article) },
    }
  })
  const made = await makeSlugs(
    tx,
    rows.filter(({ slug }) => slug === null).map(({ wish }) => wish),
    rows.flatMap(({ stated }) => stated ?? []),
  )
  return rows.map(({ slug, refused }) => ({ slug: slug ?? made.shift() ?? '', refused }))
}

/** What the slug of an article is to be made of. */
interface SlugWish {
  /** The slug that it had and keeps if nobody has it by now; null for none. */
  readonly kept: string | null
  /** What gets a suffix where it is taken. */
  readonly base: string
}

/** The slug from which one is made for an article: its stated one, which another has, or one from its hint or its title. */
export function slugBase({ slug, slugHint, title }: NewArticle): string {
  return (
    slugify(slug ?? '', madeSlugCharacters) ||
    slugify(slugHint, madeSlugCharacters) ||
    slugify(title, madeSlugCharacters) ||
    'article'
  )
}

/**
 * A slug for each wish, unique among what is stored and among these.
 * @param fixed slugs that other articles of the same batch will have.
 */
async function makeSlugs(
  tx: Transaction,
  wishes: readonly SlugWish[],
  fixed: readonly string[],
): Promise<string[]> {
  if (wishes.length === 0) return []
  const asked = new Set(wishes.flatMap(({ kept, base }) => (kept === null ? [base] : [kept, base])))
  const { rows } = await tx.query<{ base: string; taken: boolean; highest: number }>({
    name: 'taken-slugs',
    // In COLLATE "C" the suffixed slugs of a base are one range: '.' follows '-'. 0: neither the base nor a suffix is taken.
    text: `SELECT one.base, one.taken, greatest(one.taken::int,
          (SELECT max(substring(a.slug FROM length(one.base) + 2)::int) FROM article a
           WHERE a.slug > one.base || '-' AND a.slug < one.base || '.' AND a.status <> 'deleted'
             AND substring(a.slug FROM length(one.base) + 2) ~ '^[1-9][0-9]{0,8}$')) AS highest
      FROM (SELECT base, EXISTS (SELECT FROM article a WHERE a.slug = base AND a.status <> 'deleted') AS taken
        FROM unnest($1::text[]) AS base) one`,
    values: [[...asked]],
  })
  const highest = new Map(rows.map((row) => [row.base, row.highest]))
  const taken = new Set([...fixed, ...rows.filter((row) => row.taken).map((row) => row.base)])
  return wishes.map(({ kept, base }) => {
    const slug = kept !== null && !taken.has(kept) ? kept : make(base)
    taken.add(slug)
    return slug
  })

  function make(base: string): string {
    let number = highest.get(base) ?? 0
    let slug = number === 0 ? base : `${base}-${++number}`
    while (taken.has(slug)) {
      number = Math.max(number, 1) + 1
      slug = `${base}-${number}`
    }
    highest.set(base, Math.max(number, 1))
    return slug
  }
}
