// What a format is given of one item.

import type { ItemContext } from '../prepared.ts'

export interface FormatItem {
  /** UTF-8 without byte order mark and NUL. */
  readonly text: string
  /** The line of its file on which it begins, from 1. */
  readonly line: number
  readonly context: ItemContext
}

/** A value of an item, and where it stands: a line of the file, or a JSON pointer into the item. */
export interface Stated {
  readonly text: string
  readonly at: Place
}

/** What a notice says of the place; absent parts are not known. */
export interface Place {
  readonly line?: number
  readonly pointer?: string
}
