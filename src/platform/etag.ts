// Entity tags (RFC 9110, 8.8.3) and the condition that a reader puts on them (13.1.2).

import { createHash } from 'node:crypto'

/** A strong tag out of what an answer depends on. */
export function entityTag(...parts: readonly unknown[]): string {
  return `"${tagHash(...parts)}"`
}

/** The part of a tag that stands for what an answer depends on. */
export function tagHash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}

/** Whether an `If-None-Match` names this tag: then the reader has the answer already. A `W/` that a proxy put before a tag is ignored. */
export function matchesNone(condition: string | undefined, tag: string): boolean {
  if (condition === undefined) return false
  if (condition.trim() === '*') return true
  return condition.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
}
