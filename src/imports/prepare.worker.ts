// The thread that prepares items: HTML, Markdown and YAML never hold up the readers of the API.

import { prepare } from './prepare.ts'
import type { PrepareContext, Prepared, StagedItem } from './prepared.ts'

export interface PrepareTask {
  readonly items: readonly StagedItem[]
  readonly context: PrepareContext
}

/** Prepares a batch, in order. */
export default function prepareBatch({ items, context }: PrepareTask): Prepared[] {
  return items.map((item) => prepare(item, context))
}
