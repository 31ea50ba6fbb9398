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
  /** SQL of what else is set where only this kind's name changes. */
  readonly ownRename: string
}

export const categoryKind: TermKind = {
  type: 'category',
  table: 'category',
  plural: 'categories',
  component: 'Category',
  // A tree is shallow: walking up costs an index look-up a level.
  ownFields: {
    parent: `(SELECT ${jsonObject({ id: 'p.id', slug: 'p.slug', name: 'p.name' })} FROM category p WHERE p.id = t.parent_id)`,
    path: `(
      WITH RECURSIVE up (id, parent_id, slug, name, height) AS (
        SELECT t.id, t.parent_id, t.slug, t.name, 0
        UNION ALL
        SELECT p.id, p.parent_id, p.slug, p.name, up.height + 1 FROM up JOIN category p ON p.id = up.parent_id
      )
      SELECT json_agg(${jsonObject({ id: 'up.id', slug: 'up.slug', name: 'up.name' })} ORDER BY up.height DESC) FROM up
    )`,
  },
  ownRename: '',
}

export const tagKind: TermKind = {
  type: 'tag',
  table: 'tag',
  plural: 'tags',
  component: 'Tag',
  ownFields: {},
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
  ownRename: '',
}

export const termKinds = [categoryKind, tagKind, sourceKind] as const
