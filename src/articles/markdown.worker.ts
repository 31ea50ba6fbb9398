// The thread that makes Markdown: it never holds up the readers of the API.

import { htmlToMarkdown } from '../content/index.ts'

/** The Markdown of each body, in order. */
export default function markdownOf(bodies: readonly string[]): string[] {
  return bodies.map(htmlToMarkdown)
}
