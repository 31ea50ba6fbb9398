// Footnotes as kramdown writes them (parser/kramdown/footnote.rb, converter/html.rb): a number in the text, a list at the end.

import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it'
import { lineText } from './kramdown-blocks.ts'

const DEFINITION = /^\[\^(\w[\w-]{0,200})\]:[ \t]*(.*)$/
const REFERENCE = /\[\^(\w[\w-]{0,200})\]/y
/** Indentation of what belongs to a footnote, in columns. */
const INDENT = 4

interface Footnotes {
  readonly texts: Map<string, string>
  /** Name → how often it is referred to, in the order of the numbers. */
  readonly uses: Map<string, number>
}

export function footnotes(md: MarkdownIt): void {
  md.block.ruler.before('reference', 'footnote_definition', definition)
  md.inline.ruler.before('link', 'footnote_ref', reference)
  md.core.ruler.after('inline', 'footnotes', writeFootnotes)
  md.renderer.rules.footnote_ref = (tokens, index) => {
    const { name, number, use } = metaOf(tokens[index])
    return `<sup id="fnref:${name}${use === 1 ? '' : `:${use - 1}`}"><a href="#fn:${name}" class="footnote">${number}</a></sup>`
  }
}

function metaOf(token: Token | undefined): { name: string; number: number; use: number } {
  const { name, number, use } = token?.meta ?? {}
  return { name: String(name), number: Number(number), use: Number(use) }
}

function footnotesOf(env: Record<string, unknown>): Footnotes {
  const known = env.footnotes
  if (isFootnotes(known)) return known
  const made: Footnotes = { texts: new Map(), uses: new Map() }
  env.footnotes = made
  return made
}

function isFootnotes(value: unknown): value is Footnotes {
  return typeof value === 'object' && value !== null && 'texts' in value
}

function definition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const found = DEFINITION.exec(lineText(state, startLine))
  if (found === null || (state.sCount[startLine] ?? 0) - state.blkIndent >= INDENT) return false
  if (silent) return true
  const lines = [found[2] ?? '']
  let line = startLine + 1
  let isIndented = false
  for (; line < endLine; line += 1) {
    if (state.isEmpty(line)) {
      let next = line + 1
      while (next < endLine && state.isEmpty(next)) next += 1
      if (next >= endLine || !isOfIt(state, next)) break
      for (; line < next; line += 1) lines.push('')
    }
    const belongs = isOfIt(state, line)
    if (!belongs && !isIndented) break
    isIndented = true
    lines.push(state.getLines(line, line + 1, state.blkIndent + (belongs ? INDENT : 0), false))
  }
  footnotesOf(state.env).texts.set(found[1] ?? '', lines.join('\n'))
  state.line = line
  return true
}

function isOfIt(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= INDENT
}

function reference(state: StateInline, silent: boolean): boolean {
  REFERENCE.lastIndex = state.pos
  const name = REFERENCE.exec(state.src)?.[1]
  if (name === undefined) return false
  const { texts, uses } = footnotesOf(state.env)
  if (!texts.has(name)) return false
  if (!silent) {
    uses.set(name, (uses.get(name) ?? 0) + 1)
    const token = state.push('footnote_ref', '', 0)
    token.meta = { name, number: [...uses.keys()].indexOf(name) + 1, use: uses.get(name) }
  }
  state.pos += name.length + 3
  return true
}

function writeFootnotes(state: StateCore): void {
  const { texts, uses } = footnotesOf(state.env)
  if (uses.size === 0) return
  const html = (content: string): Token => {
    const token = new state.Token('html_block', '', 0)
    token.content = content
    return token
  }
  state.tokens.push(html('<div class="footnotes">\n<ol>\n'))
  // A note may refer to another one, which comes to the end of the list.
  for (const [name] of uses) {
    const tokens: Token[] = []
    state.md.block.parse(texts.get(name) ?? '', state.md, state.env, tokens)
    const shown = tokens.filter(({ type }) => type !== 'kramdown_list')
    for (const token of shown) {
      if (token.type !== 'inline') continue
      token.children = []
      state.md.inline.parse(token.content, state.md, state.env, token.children)
    }
    const back = new state.Token('html_inline', '', 0)
    back.content = backLinks(name, uses.get(name) ?? 1)
    const last = shown.at(-2)
    if (last?.type === 'inline' && shown.at(-1)?.type === 'paragraph_close') last.children?.push(back)
    else shown.push(html(`<p>${back.content.trim()}</p>\n`))
    state.tokens.push(html(`<li id="fn:${name}">\n`), ...shown, html('</li>\n'))
  }
  state.tokens.push(html('</ol>\n</div>\n'))
}

function backLinks(name: string, uses: number): string {
  return Array.from({ length: uses }, (_, index) => {
    const again = index === 0 ? '' : `<sup>${index + 1}</sup>`
    return `&nbsp;<a href="#fnref:${name}${index === 0 ? '' : `:${index}`}" class="reversefootnote">↩${again}</a>`
  }).join('')
}
