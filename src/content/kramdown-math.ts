// Math between `$$`, which kramdown leaves as text for MathJax: `\(…\)` within a line, `\[…\]` apart (parser/kramdown/math.rb).

import type { MarkdownIt, StateBlock } from 'markdown-it'

export function math(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'kramdown_math', (state, silent) => {
    if (!state.src.startsWith('$$', state.pos)) return false
    const end = state.src.indexOf('$$', state.pos + 2)
    if (end === -1 || end >= state.posMax) return false
    if (!silent) {
      const token = state.push('math', '', 0)
      token.content = state.src.slice(state.pos + 2, end).trim()
    }
    state.pos = end + 2
    return true
  })
  md.block.ruler.before('fence', 'kramdown_math_block', (state, startLine, endLine, silent) => {
    if (silent || state.parentType === 'paragraph' || (startLine > 0 && !state.isEmpty(startLine - 1))) {
      return false
    }
    const first = lineOf(state, startLine)
    if (!first.startsWith('$$')) return false
    for (let line = startLine; line < endLine; line += 1) {
      const text = lineOf(state, line).trimEnd()
      const from = line === startLine ? 2 : 0
      const close = text.indexOf('$$', from)
      if (close === -1) {
        if (state.sCount[line] !== undefined && (state.sCount[line] ?? 0) < state.blkIndent) return false
        continue
      }
      const hasEnd = line + 1 >= endLine || state.isEmpty(line + 1)
      if (close + 2 !== text.length || !hasEnd) return false
      const source = state.getLines(startLine, line + 1, state.blkIndent, false).trim()
      const token = state.push('math_block', '', 0)
      token.block = true
      token.content = source.slice(2, -2).trim()
      state.line = line + 1
      return true
    }
    return false
  })
  md.renderer.rules.math = (tokens, index) => `\\(${md.utils.escapeHtml(tokens[index]?.content ?? '')}\\)`
  md.renderer.rules.math_block = (tokens, index) =>
    `<p>\\[${md.utils.escapeHtml(tokens[index]?.content ?? '')}\\]</p>\n`
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0)
}
