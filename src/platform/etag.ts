// Entity tags (RFC 9110, 8.8.3) and the conditions that readers and writers put on them (13.1.1, 13.1.2).

import { createHash } from 'node:crypto'
import { Problem } from './problems.ts'

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

/** The tag of something with a version of its own: that, and a hash of what else its answer shows. */
export function versionTag(version: number, ...parts: readonly unknown[]): string {
  return `"${version}-${tagHash(...parts)}"`
}

/**
 * Holds a writer to the version that it names in `If-Match`: the part of a tag that is the resource's own. `*` is any.
 * @param etag the present one, for the answer.
 * @throws {Problem} `precondition-required` without the header, `precondition-failed` for another version.
 */
export function requireMatch(condition: string | undefined, version: number, etag: string): void {
  if (condition === undefined) {
    throw new Problem(
      'precondition-required',
      'Say which version you change: send its ETag as If-Match, or * for whatever is there.',
      { headers: { etag } },
    )
  }
  const tags = condition.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (tags.includes('*')) return
  if (tags.some((tag) => /^"(\d+)(?:-[^"]*)?"$/.exec(tag)?.[1] === String(version))) return
  throw new Problem(
    'precondition-failed',
    `The version that If-Match names is not the present one, which is ${version}.`,
    { headers: { etag } },
  )
}
