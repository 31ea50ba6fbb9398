// Background work on articles: files them anew where categories have moved, and keeps the search index up to date with its own
// rules and with the names of tags.

import type { FastifyInstance } from 'fastify'
import type { Database } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import { refileMovedCategory } from './refile-categories.ts'
import { markRenamedTag } from './renamed-tags.ts'
import { indexStaleArticles } from './search-index.ts'

/** How late an article whose tag has another name is found by it, or one whose category moved is in other lists. */
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
    step: async (signal) =>
      (await refileMovedCategory(db, signal)) ||
      (await indexStaleArticles(db)) ||
      (await markRenamedTag(db, signal)),
    onError: (error) => app.log.error({ err: error }, 'upkeep of articles was interrupted and will go on'),
  })
  app.addHook('onClose', loop.stop)
}
