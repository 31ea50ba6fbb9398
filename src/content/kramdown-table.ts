// Tables as kramdown reads them (parser/kramdown/table.rb): any lines with a bar in each, with or without a head.

import type { MarkdownIt, StateBlock } from 'markdown-it'
import { lineText } from './kramdown-blocks.ts'

const SEPARATOR = /^[+|: \t-]*-[+|: \t-]*$/
const FOOT_SEPARATOR = /^[+|: \t=]*=[+|: \t=]*$/
const HAS_BAR = /^\||[^\\]\|/
/** More cells of a line are one, and a longer line is none of a table. */
const MAX_COLUMNS = 200
const MAX_LINE_CHARACTERS = 10_000
/** Cells that are added to rows shorter than the longest: as many as there are, and so many more. */
const MAX_MORE_CELLS = 10_000

interface Part {
  readonly kind: 'thead' | 'tbody' | 'tfoot'
  readonly rows: readonly (readonly string[])[]
}

export function tables(md: MarkdownIt): void {
  md.block.ruler.at('table', table, { alt: [] })
}

function table(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  if (!state.src.includes('|') || !isAfterBoundary(state, startLine)) return false
  const lines: string[] = []
  let line = startLine
  for (; line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent; line += 1) {
    const text = lineText(state, line).trimEnd()
    if (text.startsWith('{:') || /^\^$/.test(text)) break
    if (text.length > MAX_LINE_CHARACTERS || !hasBar(text)) return false
    lines.push(text)
  }
  const { parts, alignment } = readParts(lines)
  if (!parts.some((part) => part.kind === 'tbody')) return false
  write(state, parts, alignment)
  state.line = line
  return true
}

function isAfterBoundary(state: StateBlock, line: number): boolean {
  if (line === 0 || state.isEmpty(line - 1)) return true
  const last = state.tokens.at(-1)
  return last === undefined || last.type !== 'paragraph_close'
}

/** A bar that is none of a code span or an attribute. */
function hasBar(text: string): boolean {
  return HAS_BAR.test(text) && (!/[`<]/.test(text) || cellsOf(text).length > 1)
}

function readParts(lines: readonly string[]): { parts: Part[]; alignment: string[] } {
  const parts: Part[] = []
  let rows: string[][] = []
  let alignment: string[] = []
  let hasFoot = false
  const hasLeadingBar = lines[0]?.startsWith('|') ?? false
  for (const [index, text] of lines.entries()) {
    if (SEPARATOR.test(text)) {
      if (index === 0 || rows.length === 0) continue
      const isHead = alignment.length === 0 && !hasFoot
      if (isHead) alignment = alignmentOf(text)
      if (isHead || !hasFoot) {
        parts.push({ kind: isHead ? 'thead' : 'tbody', rows })
        rows = []
      }
    } else if (FOOT_SEPARATOR.test(text)) {
      if (rows.length > 0) parts.push({ kind: 'tbody', rows })
      rows = []
      hasFoot = true
    } else {
      const cells = cellsOf(text)
      if (hasLeadingBar && cells[0]?.trim() === '') cells.shift()
      if (cells.at(-1)?.trim() === '') cells.pop()
      rows.push(cells)
    }
  }
  if (rows.length > 0) parts.push({ kind: hasFoot ? 'tfoot' : 'tbody', rows })
  return { parts, alignment }
}

function alignmentOf(separator: string): string[] {
  return [...separator.matchAll(/(:?)-+(:?)/g)].map(([, start, end]) => {
    if (start === '' && end === '') return ''
    if (end === '') return 'left'
    return start === '' ? 'right' : 'center'
  })
}

const TAG = /<[A-Za-z/!][^<>]{0,2000}>/y

/** A line cut at its bars, but for those that are escaped, or within code or a tag. */
function cellsOf(text: string): string[] {
  const cells = ['']
  const add = (piece: string) => cells.push((cells.pop() ?? '') + piece)
  let at = 0
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '\\' && at + 1 < text.length) {
      add(text.charAt(at + 1) === '|' ? '|' : text.slice(at, at + 2))
      at += 2
    } else if (character === '`') {
      const fence = /^`+/.exec(text.slice(at, at + 100))?.[0] ?? '`'
      const close = text.indexOf(fence, at + fence.length)
      const end = close === -1 ? at + fence.length : close + fence.length
      add(text.slice(at, end))
      at = end
    } else if (character === '<') {
      TAG.lastIndex = at
      const tag = TAG.exec(text)?.[0] ?? '<'
      add(tag)
      at += tag.length
    } else if (character === '|' && cells.length < MAX_COLUMNS) {
      cells.push('')
      at += 1
    } else {
      add(character)
      at += 1
    }
  }
  return cells
}

function write(state: StateBlock, parts: readonly Part[], alignment: readonly string[]): void {
  const columns = Math.max(...parts.flatMap((part) => part.rows.map((row) => row.length)))
  let more = MAX_MORE_CELLS
  state.push('table_open', 'table', 1)
  for (const { kind, rows } of parts) {
    const tag = kind === 'thead' ? 'th' : 'td'
    state.push(`${kind}_open`, kind, 1)
    for (const row of rows) {
      state.push('tr_open', 'tr', 1)
      const missing = Math.min(columns - row.length, more)
      more -= missing
      for (let column = 0; column < row.length + missing; column += 1) {
        const open = state.push(`${tag}_open`, tag, 1)
        const side = alignment[column] ?? ''
        if (side !== '') open.attrSet('style', `text-align: ${side}`)
        const inline = state.push('inline', '', 0)
        inline.content = (row[column] ?? '').trim()
        inline.children = []
        state.push(`${tag}_close`, tag, -1)
      }
      state.push('tr_close', 'tr', -1)
    }
    state.push(`${kind}_close`, kind, -1)
  }
  state.push('table_close', 'table', -1)
}
