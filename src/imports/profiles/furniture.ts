// The end of a post of the archive: the bare URL of its source and the links back to the old site.

import { webHost } from '../../content/limits.ts'

/** A link back, `[返回…](…)`. */
export interface BackLink {
  readonly label: string
  readonly target: string
}

/** What was found, and the body without it. */
export interface Furniture {
  readonly body: string
  /** The address in the last `<http…>` that has a line to itself, and its host. */
  readonly sourceUrl: string | null
  readonly sourceHost: string | null
  readonly backLinks: readonly BackLink[]
}

/** More lines than the archive ever wrote behind a post. */
const BACK_LINK_MAX_LINES = 2

const BACK_LINK = /\[(返回[^\]]*)\]\(([^)\s]*)\)/g
/** One or more back links, a bar between two of them, nothing else. */
const BACK_LINK_LINE =
  /^\s*(?:[｜|]\s*)?\[返回[^\]]*\]\([^)\s]*\)(?:\s*[｜|]?\s*\[返回[^\]]*\]\([^)\s]*\))*\s*(?:[｜|]\s*)?$/
const AUTOLINK_LINE = /^[ \t]{0,3}<(https?:\/\/[^\s<>]+)>[ \t]*\r?$/i

/** The body of a post → what stands around it. Takes out those lines and nothing else. */
export function readFurniture(body: string): Furniture {
  const lines = body.split('\n')
  const backLinks: BackLink[] = []
  for (let taken = 0; taken < BACK_LINK_MAX_LINES; taken += 1) {
    const last = lines.findLastIndex((line) => line.trim() !== '')
    const line = lines[last]
    if (line === undefined || line.length > 2000 || !BACK_LINK_LINE.test(line)) break
    const found = [...line.matchAll(BACK_LINK)].map(([, label = '', target = '']) => ({ label, target }))
    backLinks.unshift(...found)
    lines.splice(last, 1)
  }
  const at = lines.findLastIndex((line) => AUTOLINK_LINE.test(line))
  const sourceUrl = AUTOLINK_LINE.exec(lines[at] ?? '')?.[1] ?? ''
  const sourceHost = webHost(sourceUrl)
  if (sourceHost !== null) lines.splice(at, 1)
  return { body: lines.join('\n'), sourceUrl: sourceHost === null ? null : sourceUrl, sourceHost, backLinks }
}
