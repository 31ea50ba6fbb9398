// The walk over everything there is, by which a reader without a token begins: terms, then articles, in the order of their ids.

import { articleFieldsOfOne, articleJson, type WebAddress, walkArticles } from '../../articles/index.ts'
import type { ChangedType } from '../../platform/changes.ts'
import type { Queryable } from '../../platform/db.ts'
import { firstUuid } from '../../platform/id.ts'
import type { JsonParts } from '../../platform/json.ts'
import { termKinds, walkTerms } from '../../terms/index.ts'
import type { ChangeReader, Position, WalkPlace } from './token.ts'
import { changeJson, type ToldChange } from './told.ts'

/** Articles name terms. */
const order: readonly ChangedType[] = ['category', 'tag', 'source', 'article']

/** Where the walk begins. */
export const walkBegin: WalkPlace = { type: 'category', id: firstUuid }

interface Step {
  readonly type: ChangedType
  readonly after: string
  readonly limit: number
  readonly bytes: number
}

interface Found {
  readonly id: string
  readonly slug: string
  readonly version: number
  readonly updatedAt: string
  readonly resource: JsonParts
}

/**
 * Goes on with a walk, for at most `limit` things and about so many bytes.
 * @param position of the log where the walk began: what changes meanwhile is told from there.
 * @returns what was found, and whether the walk is over.
 */
export async function walkOn(
  db: Queryable,
  reader: ChangeReader,
  { place, position }: { readonly place: WalkPlace; readonly position: Position },
  { limit, bytes }: { readonly limit: number; readonly bytes: number },
  address: WebAddress,
): Promise<{ told: ToldChange[]; isOver: boolean }> {
  const told: ToldChange[] = []
  let { type, id } = place
  let left = bytes
  while (told.length < limit && left > 0) {
    const step = { type, after: id, limit: limit - told.length, bytes: left }
    const found = await readStep(db, reader, step, address)
    for (const { updatedAt: at, ...thing } of found) {
      const json = changeJson({ type, at, ...thing })
      told.push({ after: { reader, position, walk: { type, id: thing.id } }, json })
      left -= json.reduce((sum, part) => sum + part.length, 0)
    }
    const last = found.at(-1)
    if (last) {
      id = last.id
      continue
    }
    const next = order[order.indexOf(type) + 1]
    if (next === undefined) return { told, isOver: true }
    type = next
    id = firstUuid
  }
  return { told, isOver: false }
}

async function readStep(
  db: Queryable,
  reader: ChangeReader,
  { type, after, limit, bytes }: Step,
  address: WebAddress,
): Promise<Found[]> {
  const kind = termKinds.find((each) => each.type === type)
  if (kind) {
    const terms = await walkTerms(db, kind, { after, limit }, { hidden: reader === 'all' })
    return terms.map(({ json, ...term }) => ({ ...term, resource: [json] }))
  }
  const articles = await walkArticles(db, { after, limit, bytes }, reader)
  return articles.map((row) => ({ ...row, resource: articleJson(row, articleFieldsOfOne, address) }))
}
