// Where kramdown's blocks begin and end otherwise than CommonMark's (parser/kramdown/list.rb, header.rb, paragraph.rb, eob.rb).

import type { MarkdownIt, StateBlock } from 'markdown-it'

type BlockRule = ReturnType<MarkdownIt['block']['ruler']['getRules']>[number]

const LIST_START = /^(?:[+*-]|\d{1,9}\.)[ \t]/
const NO_LIST = /^\d{1,9}\)/
const SETEXT = /^(=+|-+)[ \t]*$/
const HEADER_ID = /[\t ]\{#([A-Za-z_:][\w:.-]*)\}(?:[\t ]+#+)?[\t ]*$/

/** The text of a line without its indentation. */
export function lineText(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0)
}

/** A rule of markdown-it by its name, of which its ruler only lets one add others. */
function builtIn(md: MarkdownIt, name: string): BlockRule {
  const rule = md.block.ruler.getRules('').find((each) => each.name === name)
  if (rule === undefined) throw new Error(`markdown-it has no rule “${name}” any more.`)
  return rule
}

export function blocks(md: MarkdownIt): void {
  const list = builtIn(md, 'list')
  const hr = builtIn(md, 'hr')
  md.block.ruler.at(
    'list',
    (state, startLine, endLine, silent) => {
      const text = lineText(state, startLine)
      if (NO_LIST.test(text)) return false
      // Any list breaks a paragraph off, not only one that begins with 1.
      if (silent && state.parentType === 'paragraph') {
        return LIST_START.test(text) && (state.sCount[startLine] ?? 0) - state.blkIndent < 4
      }
      return list(state, startLine, endLine, silent)
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  )
  md.block.ruler.at(
    'hr',
    (state, startLine, endLine, silent) =>
      !(silent && state.parentType === 'paragraph') && hr(state, startLine, endLine, silent),
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
  const fence = builtIn(md, 'fence')
  md.block.ruler.at(
    'fence',
    (state, startLine, endLine, silent) =>
      isFenceClosed(state, startLine, endLine) && fence(state, startLine, endLine, silent),
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
  md.block.ruler.at('lheading', setextHeading)
  md.block.ruler.before('paragraph', 'kramdown_eob', endOfBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
}

/** A fence that is never closed is text. What is known to be unclosed is not looked for again. */
function isFenceClosed(state: StateBlock, startLine: number, endLine: number): boolean {
  const marker = /^(?:`{3,}|~{3,})/.exec(lineText(state, startLine))?.[0]
  if (marker === undefined) return false
  const key = `kramdownOpenFence${marker.charAt(0)}`
  const shortest = Number(state.env[key] ?? Number.POSITIVE_INFINITY)
  if (marker.length >= shortest) return false
  for (let line = startLine + 1; line < endLine; line += 1) {
    const text = lineText(state, line).trimEnd()
    if (text.startsWith(marker) && text === marker.charAt(0).repeat(text.length)) return true
  }
  if (state.parentType === 'root') state.env[key] = marker.length
  return false
}

/** A heading of one line, with `===` or `---` below. Below more lines these are text. */
function setextHeading(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || startLine + 1 >= endLine) return false
  const indent = (state.sCount[startLine] ?? 0) - state.blkIndent
  const below = (state.sCount[startLine + 1] ?? 0) - state.blkIndent
  if (indent >= 4 || below >= 4 || below < 0) return false
  const marker = SETEXT.exec(lineText(state, startLine + 1))?.[1]
  if (marker === undefined || (startLine > 0 && !state.isEmpty(startLine - 1) && isParagraphAbove(state))) {
    return false
  }
  const tag = marker.startsWith('=') ? 'h1' : 'h2'
  const open = state.push('heading_open', tag, 1)
  open.map = [startLine, startLine + 2]
  const inline = state.push('inline', '', 0)
  inline.content = lineText(state, startLine).trim()
  inline.map = [startLine, startLine + 1]
  inline.children = []
  state.push('heading_close', tag, -1)
  state.line = startLine + 2
  return true
}

function isParagraphAbove(state: StateBlock): boolean {
  return state.tokens.at(-1)?.type === 'paragraph_close'
}

/** `^` alone on a line parts two blocks that would be one. */
function endOfBlock(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const indent = (state.sCount[startLine] ?? 0) - state.blkIndent
  if (indent > 0 || (indent < 0 && !silent) || !/^\^[ \t]*$/.test(lineText(state, startLine))) return false
  if (!silent) state.line = startLine + 1
  return true
}

/** `# Title {#id}`: takes the id out of a heading's text. */
export function headingId(text: string): { readonly text: string; readonly id: string | null } {
  const found = HEADER_ID.exec(text)
  if (found === null) return { text, id: null }
  return { text: text.slice(0, found.index).trimEnd(), id: found[1] ?? null }
}
