// The site that an import's posts come from: read once a turn, in a thread, then handed to every batch.

import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../platform/db.ts'
import type { ThreadContext } from './prepare.worker.ts'
import type { PreparePool } from './prepare-pool.ts'
import type { Notice } from './prepared.ts'
import { listSiteFiles } from './site-files.ts'
import type { Claimed } from './worker.ts'

/** How the items of an import are read, and what is to be told of their site. */
export interface ImportReading extends ThreadContext {
  readonly warnings: readonly Notice[]
}

/**
 * Reads the site of an import, if one came with its posts, and settles in which zone the posts are read.
 * @returns a Notice when the site's settings cannot be read: then no post would come over as it is on the site.
 */
export async function readImportSite(
  { db, pool }: { db: Database; pool: PreparePool },
  { id, options, site: place }: Pick<Claimed, 'id' | 'options' | 'site'>,
  signal: AbortSignal,
): Promise<ImportReading | { readonly error: Notice }> {
  const { timezone, defaultTimezone } = options
  if (place === null) {
    return { context: { ...options, timezone: timezone ?? defaultTimezone }, site: null, warnings: [] }
  }
  const files = await listSiteFiles(db, id)
  const reading = await pool.readSite({ key: uuidv7(), files, place }, signal)
  if (reading.outcome === 'failed') return { error: reading.error }
  return {
    context: { ...options, timezone: timezone ?? reading.timezone ?? defaultTimezone },
    site: reading.site,
    warnings: reading.warnings,
  }
}
