// The thread that prepares items: HTML, Markdown and YAML never hold up the readers of the API.

import { articleTokens } from '../content/index.ts'
import { prepare } from './prepare.ts'
import type { PrepareContext, Prepared, StagedItem } from './prepared.ts'

export interface PrepareTask {
  readonly items: readonly StagedItem[]
  readonly context: PrepareContext
}

/** Prepares a batch, in order. */
export default function prepareBatch({ items, context }: PrepareTask): Prepared[] {
  return items.map((item) => {
    const prepared = prepare(item, context)
    if (prepared.outcome !== 'needs-links') return withTokens(prepared)
    // The addresses of other posts are not looked up yet: such a link is left out, with a warning that names it.
    const links = Object.fromEntries(prepared.names.map((name) => [name, null]))
    return withTokens(prepare(item, { ...context, links }))
  })
}

function withTokens(prepared: Prepared): Prepared {
  if (prepared.outcome !== 'ready') return prepared
  const { article } = prepared
  return { ...prepared, tokens: articleTokens({ ...article, tags: article.tags.map(({ name }) => name) }) }
}
