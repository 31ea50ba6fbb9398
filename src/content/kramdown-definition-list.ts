// Definition lists and abbreviations as kramdown reads them (parser/kramdown/list.rb, abbreviation.rb).

import type { MarkdownIt, StateBlock, StateCore } from 'markdown-it'
import { lineText } from './kramdown-blocks.ts'

const DEFINITION = /^:[ \t]+\S/
const ABBREVIATION = /^\*\[([^\]\n]{1,200})\]:(.*)$/
/** A text may define so many; of more, the first ones count. */
const MAX_ABBREVIATIONS = 200

export function definitionLists(md: MarkdownIt): void {
  md.block.ruler.before('paragraph', 'kramdown_definition', definition, {
    alt: ['paragraph', 'reference', 'blockquote'],
  })
  md.block.ruler.before('reference', 'kramdown_abbreviation', abbreviation)
  md.core.ruler.after('inline', 'kramdown_abbreviations', markAbbreviations)
}

/** `: text` below a paragraph: each line of that is a term. */
function definition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const indent = (state.sCount[startLine] ?? 0) - state.blkIndent
  if (indent < 0 || indent >= 4 || !DEFINITION.test(lineText(state, startLine))) return false
  if (silent) return true
  const isApart = state.isEmpty(startLine - 1)
  if (isApart && startLine > 1 && state.isEmpty(startLine - 2)) return false
  if (!takeTerms(state)) return false
  let line = startLine
  while (line < endLine && DEFINITION.test(lineText(state, line))) {
    line = writeDefinition(state, line, endLine, line === startLine ? isApart : state.isEmpty(line - 1))
    const next = state.isEmpty(line) ? line + 1 : line
    if (next < endLine && DEFINITION.test(lineText(state, next))) line = next
  }
  state.push('dl_close', 'dl', -1)
  state.line = line
  return true
}

/** Makes terms of the paragraph before, or goes on with the list before. */
function takeTerms(state: StateBlock): boolean {
  const { tokens } = state
  const last = tokens.at(-1)
  if (last?.type === 'dl_close' && last.level === state.level) {
    tokens.pop()
    state.level += 1
    return true
  }
  const inline = tokens.at(-2)
  if (last?.type !== 'paragraph_close' || last.level !== state.level || inline?.type !== 'inline')
    return false
  const terms = inline.content.split('\n')
  tokens.length -= 3
  const before = tokens.at(-1)
  if (before?.type === 'dl_close' && before.level === state.level) {
    tokens.pop()
    state.level += 1
  } else {
    state.push('dl_open', 'dl', 1)
  }
  for (const term of terms) {
    state.push('dt_open', 'dt', 1)
    const text = state.push('inline', '', 0)
    text.content = term.replace(/^\{:[^}]*\}\s*/, '').trim()
    text.children = []
    state.push('dt_close', 'dt', -1)
  }
  return true
}

function writeDefinition(state: StateBlock, start: number, endLine: number, asParagraph: boolean): number {
  const text = lineText(state, start)
  const width = /^:[ \t]+/.exec(text)?.[0].length ?? 2
  const content = (state.sCount[start] ?? 0) + Math.min(width, 4)
  let end = start + 1
  for (; end < endLine; end += 1) {
    if (state.isEmpty(end)) {
      const next = end + 1
      if (next >= endLine || state.isEmpty(next) || (state.sCount[next] ?? 0) < content) break
    } else if ((state.sCount[end] ?? 0) < content) {
      if (state.isEmpty(end - 1) || DEFINITION.test(lineText(state, end))) break
    }
  }
  const lines = [text.slice(width)]
  for (let line = start + 1; line < end; line += 1) lines.push(state.getLines(line, line + 1, content, false))
  state.push('dd_open', 'dd', 1)
  const from = state.tokens.length
  const depth = Number(state.env.kramdownDepth ?? 0)
  if (depth < 20) {
    state.env.kramdownDepth = depth + 1
    state.md.block.parse(lines.join('\n'), state.md, state.env, state.tokens)
    state.env.kramdownDepth = depth
  }
  const first = state.tokens[from]
  const close = state.tokens[from + 2]
  if (!asParagraph && first?.type === 'paragraph_open' && close?.type === 'paragraph_close') {
    first.hidden = true
    close.hidden = true
  }
  state.push('dd_close', 'dd', -1)
  return end
}

function abbreviation(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const found = ABBREVIATION.exec(lineText(state, startLine))
  if (found === null || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  if (silent) return true
  state.env.abbreviations ??= new Map<string, string>()
  const known: unknown = state.env.abbreviations
  if (known instanceof Map && known.size < MAX_ABBREVIATIONS) known.set(found[1], (found[2] ?? '').trim())
  state.line = startLine + 1
  return true
}

function markAbbreviations({ tokens, env, Token, md }: StateCore): void {
  const known: unknown = env.abbreviations
  if (!(known instanceof Map) || known.size === 0) return
  const names = [...known.keys()].map(String).sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    `(?<![A-Za-z0-9_])(?:${names.map((name) => md.utils.escapeRE(name)).join('|')})(?![A-Za-z0-9_])`,
    'g',
  )
  for (const token of tokens) {
    if (token.type !== 'inline' || token.children === null) continue
    token.children = token.children.flatMap((child) => {
      if (child.type !== 'text' || !pattern.test(child.content)) return [child]
      const made: typeof token.children & object = []
      let at = 0
      for (const found of child.content.matchAll(pattern)) {
        made.push(textToken(Token, child.content.slice(at, found.index)))
        const open = new Token('abbr_open', 'abbr', 1)
        const title = String(known.get(found[0]) ?? '')
        if (title !== '') open.attrSet('title', title)
        made.push(open, textToken(Token, found[0]), new Token('abbr_close', 'abbr', -1))
        at = found.index + found[0].length
      }
      made.push(textToken(Token, child.content.slice(at)))
      return made
    })
  }
}

function textToken(Token: StateCore['Token'], content: string) {
  const token = new Token('text', '', 0)
  token.content = content
  return token
}
