// Background work on articles: files them anew where categories have moved, and keeps the search index up to date with its own
// rules and with the names of tags.

import type { FastifyInstance } from 'fastify'
import { sqlState } from '../platform/collision.ts'
import type { Database } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import { refileMovedCategory } from './refile-categories.ts'
import { markRenamedTag } from './renamed-tags.ts'
import { indexStaleArticles, movePendingTokens } from './search-index.ts'

/** How late an article whose tag has another name is found by it, or one whose category moved is in other lists. */
const restMs = 10_000

/** Some 50 ms of work for what is written in a second at most; for nothing some 0.1 ms. */
const pendingRestMs = 1_000

/** SQLSTATE insufficient_privilege: migrations may be run by another role. */
const notOwner = '42501'

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
  const pending = startLoop({
    restMs: pendingRestMs,
    step: async () => {
      await movePendingTokens(db)
      return false
    },
    onError: (error) => {
      // Autovacuum does it too, later.
      if (sqlState(error) === notOwner) void pending.stop()
      else app.log.error({ err: error }, 'new tokens of the search index were not moved into it and will be')
    },
  })
  const loop = startLoop({
    restMs,
    step: async (signal) =>
      (await refileMovedCategory(db, signal)) ||
      (await indexStaleArticles(db)) ||
      (await markRenamedTag(db, signal)),
    onError: (error) => app.log.error({ err: error }, 'upkeep of articles was interrupted and will go on'),
  })
  app.addHook('onClose', async () => {
    await Promise.all([loop.stop(), pending.stop()])
  })
}
