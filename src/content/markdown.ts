// Markdown to HTML: CommonMark with the tables and strikethrough of GitHub's dialect.

import MarkdownIt, { type MarkdownIt as Renderer } from 'markdown-it'

/** Deeper lists, quotations and brackets are read as text. */
export const MAX_NESTING = 100

/**
 * Ten thousand uses of one long reference (`[a]: …`) would write its address ten thousand times. Addresses of
 * links and images may together have so many characters for each one of the text (percent-encoding alone
 * makes nine of one), and so many more.
 */
const MAX_ADDRESS_GROWTH = 10
const MAX_MORE_ADDRESS_CHARACTERS = 100_000

const markdownIt = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: MAX_NESTING })
boundAddresses(markdownIt)

/** Makes a renderer keep the bound on addresses. */
export function boundAddresses(md: Renderer): void {
  md.core.ruler.after('inline', 'bound_addresses', ({ src, tokens }) => {
    let left = MAX_ADDRESS_GROWTH * src.length + MAX_MORE_ADDRESS_CHARACTERS
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      for (const [, value] of token.attrs ?? []) left -= String(value).length
      if (left < 0) token.attrs = null
    }
  })
}

/**
 * The HTML of a Markdown text, raw HTML passed through. The result is NOT sanitised.
 */
export function renderMarkdown(markdown: string): string {
  return markdownIt.render(markdown)
}
