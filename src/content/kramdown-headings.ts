// Ids of headings, and the table of contents that `{:toc}` makes of a list (kramdown's converter/toc.rb, GFM's ids).

import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { headingId } from './kramdown-blocks.ts'

interface Entry {
  readonly level: number
  readonly id: string
  readonly html: string
}

export function headings(md: MarkdownIt): void {
  md.core.ruler.after('kramdown_attributes', 'kramdown_heading_ids', statedIds)
  md.core.ruler.push('kramdown_headings', (state) => {
    const entries = autoIds(state)
    if (state.tokens.some(isToc)) state.tokens = withContents(state, entries)
  })
}

/** Takes `{#id}` out of headings. */
function statedIds({ tokens }: StateCore): void {
  tokens.forEach((token, index) => {
    const inline = tokens[index + 1]
    if (token.type !== 'heading_open' || inline === undefined) return
    const { text, id } = headingId(inline.content)
    inline.content = text
    if (id !== null) token.attrSet('id', id)
  })
}

function autoIds({ tokens, md, env }: StateCore): Entry[] {
  const counts = new Map<string, number>()
  const entries: Entry[] = []
  tokens.forEach((token, index) => {
    const inline = tokens[index + 1]
    if (token.type !== 'heading_open' || inline === undefined) return
    const children = inline.children ?? []
    if (token.attrGet('id') === null) {
      const base = idOf(plainText(children))
      const count = counts.get(base) ?? 0
      counts.set(base, count + 1)
      token.attrSet('id', count === 0 ? base : `${base}-${count}`)
    }
    if (token.meta?.no_toc === true) return
    const shown = children.filter(({ type }) => !/^(?:link|footnote|image|html)/.test(type))
    const html = md.renderer.render(shown, { ...md.options }, env)
    entries.push({ level: Number(token.tag.slice(1)), id: String(token.attrGet('id')), html })
  })
  return entries
}

/** `generate_gfm_header_id`. */
function idOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- \t]/gu, '')
    .replace(/[ \t]/g, '-')
}

function plainText(children: readonly Token[]): string {
  return children.map((child) => (child.type === 'html_inline' ? '' : child.content)).join('')
}

function isToc(token: Token): boolean {
  return /^(?:bullet|ordered)_list_open$/.test(token.type) && token.meta?.toc === true
}

function withContents({ tokens, Token }: StateCore, entries: readonly Entry[]): Token[] {
  const kept: Token[] = []
  let until: Token | null = null
  for (const token of tokens) {
    if (until !== null) {
      if (token.nesting === -1 && token.level === until.level && token.tag === until.tag) until = null
      continue
    }
    // One is enough: a table of contents of a thousand headings a thousand times over is a bomb.
    if (!isToc(token) || kept.some((each) => each.meta?.isContents === true)) {
      kept.push(token)
      continue
    }
    const contents = new Token('html_block', '', 0)
    contents.content = contentsHtml(entries, token.tag)
    contents.meta = { isContents: true }
    kept.push(contents)
    until = token
  }
  return kept
}

function contentsHtml(entries: readonly Entry[], tag: string): string {
  let html = ''
  const open: number[] = []
  for (const { level, id, html: text } of entries) {
    while (open.length > 0 && (open.at(-1) ?? 0) > level) {
      html += `</li></${tag}>`
      open.pop()
    }
    if (open.at(-1) === level) {
      html += '</li>'
    } else {
      html += open.length === 0 ? `<${tag} id="markdown-toc">` : `<${tag}>`
      open.push(level)
    }
    html += `<li><a href="#${id}">${text}</a>`
  }
  return `${html}${open.map(() => `</li></${tag}>`).join('')}\n`
}
