// Which articles a reader may see. Every query of articles is built here first, so none can be built without it.

/** What a reader may see: the public, or a key with `drafts:read` that asked for more. */
export type Visibility = 'public' | 'all'

/** The SQL condition that the article `a` is visible. A tombstone never is. */
export function visibleArticle(visibility: Visibility): string {
  return visibility === 'public' ? `a.status = 'published'` : `a.status <> 'deleted'`
}
