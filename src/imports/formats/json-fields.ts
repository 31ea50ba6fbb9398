// Fields of an item that is JSON: each as the type it should have, or a warning that names it.

import { pointerStep } from '../json-value.ts'
import type { Notice } from '../prepared.ts'
import type { Place, Stated } from './format-item.ts'

export type JsonRow = Readonly<Record<string, unknown>>

export interface JsonFields {
  /** A text with more than blanks, trimmed; a number as its digits. Anything else is left out with a warning. */
  text(key: string): Stated | null
  /** The objects of an array. */
  rows(key: string): JsonRow[]
  /** An array, or nothing. */
  list(key: string): unknown[]
  readonly value: JsonRow
}

/** `pointer` is where the row stands in the item. */
export function jsonFields(value: JsonRow, pointer: string, warnings: Notice[]): JsonFields {
  function list(key: string): unknown[] {
    const found = value[key] ?? []
    if (Array.isArray(found)) return found
    warnings.push(wrongType(pointer + pointerStep(key), 'a list'))
    return []
  }
  return {
    value,
    list,
    rows: (key) => list(key).filter(isRow),
    text(key) {
      const found = value[key] ?? ''
      const at: Place = { pointer: pointer + pointerStep(key) }
      if (typeof found === 'number') return { text: String(found), at }
      if (typeof found !== 'string') {
        warnings.push(wrongType(pointer + pointerStep(key), 'a text'))
        return null
      }
      return found.trim() === '' ? null : { text: found.trim(), at }
    },
  }
}

export function isRow(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrongType(pointer: string, expected: string): Notice {
  return {
    code: 'wrong-type',
    detail: `“${pointer}” is not ${expected} and was left out. Correct it.`,
    pointer,
  }
}
