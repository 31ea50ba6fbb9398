// The image that stands for an article: the first one that its body shows.

import { Parser } from 'htmlparser2'

/**
 * The first image of sanitised HTML, or null. Images that state a width or height of at most one pixel are
 * passed over: they count readers. An empty `alt` says nothing and is null.
 */
export function firstImage(html: string): { url: string; alt: string | null } | null {
  let found: { url: string; alt: string | null } | null = null
  const parser = new Parser({
    onopentag(name, { src, alt, width, height }) {
      if (found !== null || name !== 'img' || !src || isPixel(width) || isPixel(height)) return
      found = { url: src, alt: alt || null }
      parser.pause()
    },
  })
  parser.end(html)
  return found
}

function isPixel(length: string | undefined): boolean {
  return length !== undefined && /^\s*0*[01](?:px)?\s*$/i.test(length)
}
