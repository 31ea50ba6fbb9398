// Emphasis and escapes as kramdown reads them (parser/kramdown/emphasis.rb, escaped_chars.rb; GFM's in parser/gfm.rb).

import type { MarkdownIt, StateInline } from 'markdown-it'

/** What a backslash takes its meaning from; before all else it stands for itself. */
const ESCAPABLE = '\\.*_+`<>()[]{}#!:|"\'$=-~\n'
const BLANK = /[ \t\r\n\f\v]/
const ALNUM = /[\p{L}\p{N}]/u

export function spans(md: MarkdownIt): void {
  md.inline.State = class extends md.inline.State {
    /**
     * CommonMark asks what stands around a run of `*`, and so leaves `**“引号”**后面` as it is; kramdown only wants no
     * blank inside it, and for `_` no letter outside.
     */
    override scanDelims(start: number, canSplitWord: boolean) {
      const marker = this.src.charAt(start)
      if (marker !== '*' && marker !== '_' && marker !== '~') return super.scanDelims(start, canSplitWord)
      let end = start
      while (end < this.posMax && this.src.charAt(end) === marker) end += 1
      const before = start > 0 ? this.src.charAt(start - 1) : ' '
      const after = end < this.posMax ? this.src.charAt(end) : ' '
      const beforeWord = before === '-' && start > 1 ? this.src.charAt(start - 2) : before
      return {
        can_open: !BLANK.test(after) && (marker !== '_' || !/\p{L}/u.test(beforeWord)),
        can_close: !BLANK.test(before) && (marker !== '_' || !ALNUM.test(after)),
        length: end - start,
      }
    }
  }
  // `<<` is a quotation mark to come, never the begin of a tag.
  md.inline.ruler.before('autolink', 'kramdown_guillemet', (state, silent) => {
    if (!state.src.startsWith('<<', state.pos)) return false
    if (!silent) state.pending += '<<'
    state.pos += 2
    return true
  })
  md.inline.ruler.after('link', 'kramdown_link', linkWithBlanks)
  md.inline.ruler.before('escape', 'kramdown_escape', (state, silent) => {
    if (state.src.charAt(state.pos) !== '\\') return false
    const next = state.src.charAt(state.pos + 1)
    if (next === '\\' && state.src.charAt(state.pos + 2) === '\n') {
      if (!silent) state.push('hardbreak', 'br', 0)
      state.pos += 3
      return true
    }
    if (next !== '' && ESCAPABLE.includes(next)) return false
    if (!silent) state.pending += '\\'
    state.pos += 1
    return true
  })
}

const ADDRESS = /\([ \t]*([^\s<>()"'][^<>()"'\n]{0,2000}?)[ \t]*\)/y

/** `[text](/a b.html)`: kramdown lets an address hold blanks. */
function linkWithBlanks(state: StateInline, silent: boolean): boolean {
  const start = state.pos
  if (state.src.charAt(start) !== '[') return false
  const labelEnd = state.md.helpers.parseLinkLabel(state, start, true)
  if (labelEnd < 0) return false
  ADDRESS.lastIndex = labelEnd + 1
  const address = ADDRESS.exec(state.src)?.[1]
  if (address === undefined) return false
  const end = ADDRESS.lastIndex
  if (!silent) {
    const max = state.posMax
    state.pos = start + 1
    state.posMax = labelEnd
    state.push('link_open', 'a', 1).attrSet('href', state.md.normalizeLink(address))
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push('link_close', 'a', -1)
    state.posMax = max
  }
  state.pos = end
  return true
}
