// The items of an import that someone should look at: those that failed, and those with warnings.

import { type ImportItem, ImportItemPage } from './answers.ts'
import type { Connection } from './connection.ts'
import { getPatiently, type Patience } from './patience.ts'
import { importPath } from './watch.ts'

/** One warning, with where it stands. */
export interface WarnedItem {
  readonly path: string
  readonly line: number | null
  readonly detail: string
}

/** All warnings of one code: how many, and the first of them. */
export interface WarningGroup {
  readonly code: string
  count: number
  readonly items: WarnedItem[]
}

export interface Warnings {
  /** The most frequent first. */
  readonly groups: readonly WarningGroup[]
  /** Whether every item with a warning was looked at. */
  readonly isWhole: boolean
}

/** A list longer than a few screens is read in the API, not in a terminal. */
export const shownFailures = 100
export const shownPathsPerCode = 20

/** 500 requests: some seconds. Beyond this the counts are called what they are, not whole. */
const examinedItems = 50_000

/** The first items that failed. */
export async function failedItems(
  connection: Connection,
  id: string,
  patience: Patience,
): Promise<readonly ImportItem[]> {
  const failed: ImportItem[] = []
  for await (const item of itemsOf(connection, id, 'outcome=failed', patience)) {
    if (failed.push(item) === shownFailures) break
  }
  return failed
}

/** The first item in the order of the upload; null when there is none. */
export async function firstItem(
  connection: Connection,
  id: string,
  patience: Patience,
): Promise<ImportItem | null> {
  for await (const item of itemsOf(connection, id, '', patience)) return item
  return null
}

/** The warnings of an import by their code. */
export async function warningsOf(connection: Connection, id: string, patience: Patience): Promise<Warnings> {
  const groups = new Map<string, WarningGroup>()
  let examined = 0
  let isWhole = true
  for await (const item of itemsOf(connection, id, 'warnings=true', patience)) {
    if (examined === examinedItems) {
      isWhole = false
      break
    }
    examined++
    for (const { code, detail, line } of item.warnings) {
      const group = groups.get(code) ?? { code, count: 0, items: [] }
      groups.set(code, group)
      group.count++
      if (group.items.length < shownPathsPerCode) {
        group.items.push({ path: item.path, line: line ?? item.line ?? null, detail })
      }
    }
  }
  return { groups: [...groups.values()].sort((a, b) => b.count - a.count), isWhole }
}

async function* itemsOf(
  connection: Connection,
  id: string,
  filter: string,
  patience: Patience,
): AsyncGenerator<ImportItem> {
  for (let next: string | null = ''; next !== null; ) {
    const cursor = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`
    const path = `${importPath(id)}/items?${filter === '' ? '' : `${filter}&`}limit=100${cursor}`
    const page: { data: ImportItem[]; page: { next: string | null } } = await getPatiently(
      connection,
      path,
      ImportItemPage,
      patience,
    )
    yield* page.data
    next = page.page.next
  }
}
