// Names of categories and tags that a reader would take for the same: gathered while an import goes on, told at its end.

import type { NewArticle } from '../articles/index.ts'
import type { Transaction } from '../platform/db.ts'
import { termSkeleton } from './jekyll/term-skeleton.ts'
import type { Notice } from './prepared.ts'

const kinds = { category: 'categories', tag: 'tags' } as const
type Kind = keyof typeof kinds

/** Warnings about an import as a whole; more would only fill its report. */
const maxWarnings = 50

/** Names that one warning lists. */
const maxNames = 10

/** Remembers the names that articles use. */
export async function rememberTerms(
  tx: Transaction,
  importId: string,
  articles: readonly NewArticle[],
): Promise<void> {
  const used = new Map<string, readonly [kind: Kind, name: string]>()
  for (const article of articles) {
    for (const { name } of article.categories) used.set(`category ${name}`, ['category', name])
    for (const { name } of article.tags) used.set(`tag ${name}`, ['tag', name])
  }
  if (used.size === 0) return
  const names = [...used.values()]
  await tx.query({
    name: 'remember-terms',
    text: `INSERT INTO import_term (import_id, kind, name, skeleton)
      SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
    values: [
      importId,
      names.map(([kind]) => kind),
      names.map(([, name]) => name),
      names.map(([, name]) => termSkeleton(name)),
    ],
  })
}

/**
 * What is to be told of the names that an import used: those that differ from each other, or from one that was here
 * before, only in width, case or blanks. They stay terms of their own.
 */
export async function similarTerms(tx: Transaction, importId: string): Promise<Notice[]> {
  const { rows } = await tx.query<{ kind: Kind; names: string[] }>(
    `SELECT kind, (array_agg(name ORDER BY name))[1:$3::int] AS names FROM (
       SELECT kind, skeleton, name FROM import_term WHERE import_id = $1
       UNION
       SELECT u.kind, u.skeleton, t.name FROM (
         SELECT 'category' AS kind, name, ${skeletonSql('name')} AS skeleton FROM category
         UNION ALL SELECT 'tag', name, ${skeletonSql('name')} FROM tag) t
       JOIN import_term u ON u.import_id = $1 AND u.kind = t.kind AND u.skeleton = t.skeleton) alike
     GROUP BY kind, skeleton HAVING count(*) > 1 ORDER BY kind, skeleton LIMIT $2`,
    [importId, maxWarnings, maxNames],
  )
  return rows.map(({ kind, names }) => ({
    code: 'similar-term',
    detail: `The ${kinds[kind]} ${names.map((name) => `“${name}”`).join(', ')} differ only in width, case or blanks. They were kept apart; if they mean the same, merge them.`,
  }))
}

/** `termSkeleton` in SQL: what a name was before, nobody wrote down. */
function skeletonSql(name: string): string {
  return `regexp_replace(lower(normalize(${name}, NFKC)), '\\s+', '', 'g')`
}
