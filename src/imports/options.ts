// What an import was told, as it is kept with it: a worker on any node, at any time, reads the items alike.

import type { OnConflict } from '../articles/index.ts'
import type { PrepareContext } from './prepared.ts'

export interface ImportOptions extends Omit<PrepareContext, 'timezone' | 'site' | 'links'> {
  readonly onConflict: OnConflict
  /** The zone that was stated; null: the one of the site that came with the posts, else `defaultTimezone`. */
  readonly timezone: string | null
  readonly defaultTimezone: string
  /** Further folders of posts, by their names. */
  readonly postFolders: readonly string[]
  /** Whether what was deleted here comes back. Default: no. */
  readonly restoreDeleted?: boolean
}
