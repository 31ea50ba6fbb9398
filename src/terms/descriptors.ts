// What differs between categories, tags and sources. Everything else of a term is one machinery.

import { jsonObject } from '../platform/sql.ts'

/** One kind of term. Its names are constants of the program and may stand in SQL. */
export interface TermKind {
  readonly type: 'category' | 'tag' | 'source'
  readonly table: 'category' | 'tag' | 'source'
  /** In paths and in the document. */
  readonly plural: 'categories' | 'tags' | 'sources'
  readonly component: 'Category' | 'Tag' | 'Source'
  /** SQL of the fields that only this kind has; `t` is the term's row. */
  readonly ownFields: Readonly<Record<string, string>>
  /** SQL of those among them that the public sees otherwise. */
  readonly publicFields: Readonly<Record<string, string>>
  /** SQL of what else is set where only this kind's name changes. */
  readonly ownRename: string
}

/** SQL of a category's parent and path; what only drafts used is left out of both where `shown` says so. */
function placeInTree(shown: (category: string) => string) {
  return {
    parent: `(SELECT ${jsonObject({ id: 'p.id', slug: 'p.slug', name: 'p.name' })} FROM category p WHERE p.id = t.parent_id AND ${shown('p')})`,
    // A tree is shallow: walking up costs an index look-up a level.
    path: `(
      WITH RECURSIVE up (id, parent_id, slug, name, visible, height) AS (
        SELECT t.id, t.parent_id, t.slug, t.name, t.visible, 0
        UNION ALL
        SELECT p.id, p.parent_id, p.slug, p.name, p.visible, up.height + 1 FROM up JOIN category p ON p.id = up.parent_id
      )
      SELECT json_agg(${jsonObject({ id: 'up.id', slug: 'up.slug', name: 'up.name' })} ORDER BY up.height DESC) FROM up WHERE ${shown('up')}
    )`,
  }
}

export const categoryKind: TermKind = {
  type: 'category',
  table: 'category',
  plural: 'categories',
  component: 'Category',
  ownFields: placeInTree(() => 'true'),
  publicFields: placeInTree((category) => `${category}.visible`),
  ownRename: '',
}

export const tagKind: TermKind = {
  type: 'tag',
  table: 'tag',
  plural: 'tags',
  component: 'Tag',
  ownFields: {},
  publicFields: {},
  // Articles are found by the names of their tags; see `markRenamedTag`.
  ownRename: ', indexed_name = coalesce(indexed_name, name)',
}

export const sourceKind: TermKind = {
  type: 'source',
  table: 'source',
  plural: 'sources',
  component: 'Source',
  ownFields: {
    homepage: 't.homepage',
    aliases: `(SELECT coalesce(json_agg(x.key ORDER BY x.key), '[]') FROM alias x
      WHERE x.namespace = 'source' AND x.target_id = t.id)`,
  },
  publicFields: {},
  ownRename: '',
}

export const termKinds = [categoryKind, tagKind, sourceKind] as const
