// Slugs that are made: from a title or a file name, with a suffix where one is taken.

import { slugify } from '../content/index.ts'
import type { Transaction } from '../platform/db.ts'
import type { NewArticle } from './new-article.ts'

/** Leaves room for a suffix within the 200 characters of a slug. */
const madeSlugCharacters = 190

/** A slug for each article, unique among what is stored and among these. */
export async function makeSlugs(
  tx: Transaction,
  articles: readonly NewArticle[],
  fixed: readonly string[],
): Promise<string[]> {
  const bases = articles.map(
    (article) =>
      slugify(article.slugHint, madeSlugCharacters) ||
      slugify(article.title, madeSlugCharacters) ||
      'article',
  )
  const { rows } = await tx.query<{ base: string; highest: number }>({
    name: 'taken-slugs',
    // In COLLATE "C" the suffixed slugs of a base are one range: '.' follows '-'. 0: neither the base nor a suffix is taken.
    text: `SELECT base.slug AS base, greatest(
          (SELECT 1 FROM article a WHERE a.slug = base.slug AND a.status <> 'deleted'),
          (SELECT max(substring(a.slug FROM length(base.slug) + 2)::int) FROM article a
           WHERE a.slug > base.slug || '-' AND a.slug < base.slug || '.' AND a.status <> 'deleted'
             AND substring(a.slug FROM length(base.slug) + 2) ~ '^[1-9][0-9]{0,8}$'),
          0) AS highest
      FROM unnest($1::text[]) AS base (slug)`,
    values: [[...new Set(bases)]],
  })
  const highest = new Map(rows.map((row) => [row.base, row.highest]))
  const taken = new Set(fixed)
  return bases.map((base) => {
    let number = highest.get(base) ?? 0
    let slug = number === 0 ? base : `${base}-${++number}`
    while (taken.has(slug)) {
      number = Math.max(number, 1) + 1
      slug = `${base}-${number}`
    }
    highest.set(base, Math.max(number, 1))
    taken.add(slug)
    return slug
  })
}
