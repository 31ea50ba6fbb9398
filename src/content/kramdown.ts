// Markdown as Jekyll writes it: kramdown 2 with its GFM parser, by markdown-it with rules that take kramdown's side
// wherever the two differ in what a reader sees.

import MarkdownIt, { type MarkdownIt as Renderer } from 'markdown-it'
import { attributeLists } from './kramdown-attributes.ts'
import { blocks } from './kramdown-blocks.ts'
import { definitionLists } from './kramdown-definition-list.ts'
import { footnotes } from './kramdown-footnotes.ts'
import { headings } from './kramdown-headings.ts'
import { htmlBlocks } from './kramdown-html.ts'
import { math } from './kramdown-math.ts'
import { spans } from './kramdown-spans.ts'
import { tables } from './kramdown-table.ts'
import { typography } from './kramdown-typography.ts'
import { boundAddresses, MAX_NESTING } from './markdown.ts'

/** The settings of kramdown that change what a reader sees. */
export interface KramdownOptions {
  /** `hard_wrap`: every line break is one. */
  readonly hardWrap?: boolean
}

function renderer(breaks: boolean): Renderer {
  const md = new MarkdownIt({
    html: true,
    linkify: false,
    typographer: false,
    maxNesting: MAX_NESTING,
    breaks,
  })
  blocks(md)
  htmlBlocks(md)
  tables(md)
  definitionLists(md)
  footnotes(md)
  attributeLists(md)
  math(md)
  spans(md)
  typography(md)
  headings(md)
  boundAddresses(md)
  return md
}

const soft = renderer(false)
let hard: Renderer | undefined

/** The HTML of a Markdown text as kramdown reads it, raw HTML passed through. The result is NOT sanitised. */
export function renderKramdown(markdown: string, options: KramdownOptions = {}): string {
  if (options.hardWrap !== true) return soft.render(markdown, {})
  hard ??= renderer(true)
  return hard.render(markdown, {})
}
