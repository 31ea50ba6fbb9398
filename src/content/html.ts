// Sanitising: what of a foreign body's HTML may be shown.

import sanitize from 'sanitize-html'
import { cleanAttributes } from './html-attributes.ts'
import {
  ATTRIBUTES,
  DROPPED_WITH_CONTENT,
  ELEMENTS,
  EMBED_PATHS,
  GLOBAL_ATTRIBUTES,
  LINK_SCHEMES,
  RESOURCE_SCHEMES,
  URL_ATTRIBUTES,
  VOID_ELEMENTS,
} from './html-policy.ts'
import { MAX_NESTING, wellFormedHtml } from './html-tree.ts'

/** Rises when the policy changes, so that an archive can be sanitised anew. */
export const HTML_POLICY_VERSION = 1

/** The result is at most this many times as long as the input (which matters beyond a few characters). */
const MAX_GROWTH = 4

const OPTIONS: sanitize.IOptions = {
  allowedTags: [...ELEMENTS],
  allowedAttributes: { ...mutable(ATTRIBUTES), '*': [...GLOBAL_ATTRIBUTES] },
  nonTextTags: [...DROPPED_WITH_CONTENT],
  selfClosing: [...VOID_ELEMENTS],
  transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: cleanAttributes(tagName, attribs) }) },
  allowedSchemes: [...RESOURCE_SCHEMES],
  allowedSchemesByTag: { a: [...LINK_SCHEMES] },
  allowedSchemesAppliedToAttributes: [...URL_ATTRIBUTES],
  allowedIframeHostnames: [...EMBED_PATHS.keys()],
  // A row and a cell may have been added at the deepest level.
  nestingLimit: MAX_NESTING + 2,
}

/**
 * HTML that holds nothing but what the policy allows (html-policy.ts), in the shape that a browser will
 * give it. Sanitising the result again changes nothing, and neither does parsing and writing it.
 *
 * Elements outside the policy go and what they hold stays, but for scripts, styles and the like. Unknown
 * attributes, and URLs with other schemes, go. Takes time in proportion to the length of the input.
 *
 * @param html any text
 */
export function sanitizeHtml(html: string): string {
  const clean = html.replaceAll('\0', '')
  const result = sanitizeOnce(clean, true)
  return result.length <= MAX_GROWTH * clean.length ? result : sanitizeOnce(clean, false)
}

function sanitizeOnce(html: string, reopen: boolean): string {
  return shortEscapes(sanitize(wellFormedHtml(html, reopen), OPTIONS))
}

/**
 * Leaves an ampersand in a long run of escaped characters as it is where another escape follows, for it
 * reads the same: `&&&&` would otherwise become five times as long.
 */
function shortEscapes(html: string): string {
  return html.replace(/(?:&(?:amp|lt|gt|quot);){4,}/g, (run) => run.replace(/&amp;(?=&)/g, '&'))
}

function mutable(lists: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list]]))
}
