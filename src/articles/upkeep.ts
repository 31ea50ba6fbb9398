// Background work on articles: keeps the search index up to date with its own rules and with the names of tags.

import type { FastifyInstance } from 'fastify'
import type { Database } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import { markRenamedTag } from './renamed-tags.ts'
import { indexStaleArticles } from './search-index.ts'

/** How late an article whose tag has another name is found by it. */
const restMs = 10_000

export interface ArticleUpkeepOptions {
  readonly db: Database
  /** Whether this process does background work. */
  readonly background: boolean
}

export async function articleUpkeep(
  app: FastifyInstance,
  { db, background }: ArticleUpkeepOptions,
): Promise<void> {
  if (!background) return
  const loop = startLoop({
    restMs,
    step: async (signal) => (await indexStaleArticles(db)) || (await markRenamedTag(db, signal)),
    onError: (error) => app.log.error({ err: error }, 'indexing for search was interrupted and will go on'),
  })
  app.addHook('onClose', loop.stop)
}
