// What an import was told, as it is kept with it: a worker on any node, at any time, reads the items alike.

import type { OnConflict } from '../articles/index.ts'
import type { PrepareContext } from './prepared.ts'

export interface ImportOptions extends PrepareContext {
  readonly onConflict: OnConflict
  /** Whether what was deleted here comes back. Default: no. */
  readonly restoreDeleted?: boolean
}
