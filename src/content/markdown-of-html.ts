// HTML to Markdown: what our renderer, and any of GitHub's dialect, shows with the same text again.

import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import type { Nodes, Paragraph, Parents, PhrasingContent, Strong, Text } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type Options, toMarkdown, type Handle as WriteHandle } from 'mdast-util-to-markdown'
import { htmlTree } from './hast.ts'

/** Text that would read otherwise without them (10⁵, H₂O, 漢字 with its reading): Markdown takes the tags as they are. */
const tagged: Handle = (state, node: Element) => {
  // The one node of mdast for an element within text; `html` would make a paragraph of its own.
  const element = { type: 'mdxJsxTextElement', name: node.tagName, children: state.all(node) }
  return element as unknown as Nodes & { type: 'strong' }
}

const writeTagged: WriteHandle = (node: Strong & { name: string }, _, state, info) => {
  const exit = state.enter('phrasing')
  const text = state.containerPhrasing(node, { ...info, before: '>', after: '<' })
  exit()
  return `<${node.name}>${text}</${node.name}>`
}

/**
 * The library leaves an underscore within a word as it is, but for one beside a character that becomes a reference, since
 * then it is beside punctuation. It knows of the characters next to the signs of emphasis; here are those next to `~~`.
 */
const writeText: WriteHandle = (node: Text, _, state, info) => {
  let text = state.safe(node.value, info)
  if (info.after.startsWith('~')) text = text.replace(/(?<!\\)_+(?=[^_]$)/u, escapeEach)
  if (info.before.endsWith('~')) text = text.replace(/(?<=^[^_\\])_+/u, escapeEach)
  return text
}

function escapeEach(underscores: string): string {
  return underscores.replaceAll('_', '\\_')
}

/** Players and embeds have no other form. */
const whole: Handle = (_, node: Element) => ({ type: 'html', value: toHtml(node) })

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(['sub', 'sup', 'q', 'ruby', 'rt'].map((name) => [name, tagged])),
  ...Object.fromEntries(['iframe', 'video', 'audio'].map((name) => [name, whole])),
}

const options: Options = {
  bullet: '-',
  // Types know the nodes of Markdown alone.
  handlers: { text: writeText, mdxJsxTextElement: writeTagged } as NonNullable<Options['handlers']>,
  // Padded cells would make a table as wide as its longest text, times its rows.
  extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
}

/**
 * The Markdown (CommonMark, with GitHub's tables and strikethrough) of sanitised HTML. Rendered again it has the same
 * text; of attributes the addresses and titles of links and images stay. Takes some 10 ms for a post of 4 KB and up to
 * seconds for one that is made to be slow: not for the thread that answers requests.
 */
export function htmlToMarkdown(html: string): string {
  const tree = toMdast(htmlTree(html), { handlers })
  if ('children' in tree) tidy(tree)
  return toMarkdown(tree, options)
}

/**
 * Puts right what the library leaves. A break at the end of a text has no form in Markdown: of a paragraph it goes, within
 * one it is a blank. Text right in an item of a list is a paragraph; else it would not be escaped.
 */
function tidy(parent: Parents): void {
  const isBlock = ['paragraph', 'heading', 'tableCell'].includes(parent.type)
  const children: Nodes[] = parent.children
  const edges = [
    children.findIndex(({ type }) => type !== 'break'),
    children.findLastIndex(({ type }) => type !== 'break'),
  ]
  const kept = children.flatMap((child, index): Nodes[] => {
    if ('children' in child) tidy(child)
    const isEdge =
      child.type === 'break' && (edges[0] === -1 || index < (edges[0] ?? 0) || index > (edges[1] ?? 0))
    if (!isEdge) return [child]
    return isBlock ? [] : [{ type: 'text', value: ' ' }]
  })
  const isText = parent.type === 'listItem' && kept.some(({ type }) => !flow.has(type))
  parent.children = (isText ? inParagraphs(kept) : kept) as typeof parent.children
}

const flow: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'blockquote', 'list', 'code', 'table', 'thematicBreak', 'html'],
])

/** Each run of text as a paragraph, beside the blocks. */
function inParagraphs(nodes: readonly Nodes[]): Nodes[] {
  const blocks: Nodes[] = []
  let paragraph: Paragraph | null = null
  for (const node of nodes) {
    if (flow.has(node.type)) {
      paragraph = null
      blocks.push(node)
      continue
    }
    if (paragraph === null) {
      paragraph = { type: 'paragraph', children: [] }
      blocks.push(paragraph)
    }
    paragraph.children.push(node as PhrasingContent)
  }
  return blocks
}
