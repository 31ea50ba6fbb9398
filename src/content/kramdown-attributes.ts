// Attribute lists and extensions as kramdown reads them (parser/kramdown/extensions.rb): `{: .class #id key="value"}`
// behind or before a block or behind a span, `{:name: …}`, `{::comment}`, `{::nomarkdown}` and `{::options /}`.

import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it'
import { lineText } from './kramdown-blocks.ts'

/** What an attribute list says. */
export interface Attributes {
  readonly classes: string[]
  id: string | null
  readonly others: Map<string, string>
  /** Names of lists written elsewhere, and marks such as `toc`. */
  readonly names: string[]
}

const LIST_MAX_CHARACTERS = 1000
const BLOCK_LIST = /^\{:(?![:/])((?:\\\}|[^}]){1,1000})\}\s*$/
const NAMED_LIST = /^\{:(\w[\w-]*):((?:\\\}|[^}]){1,1000})\}\s*$/
const EXTENSION = /^\{::(\w+)(?:\s([^}]{0,1000}?))?(\/)?\}/
const SPAN_LIST = /\{:(?![:/])((?:\\\}|[^}]){1,1000})\}/y
const ITEM_LIST = /^\{:(?!(?:\w[\w-]*)?:|\/)((?:\\\}|[^}]){1,1000})\}\s*/
/** The box of a task; a box cannot be shown (an `input` is no part of an article). */
const TASK = /^\[[ xX]\]\s+/
const PART =
  /(?:^|\s)(?:(\w[\w-]*)=(?:"((?:\\"|[^"])*)"|'((?:\\'|[^'])*)')|(\w[\w-]*)|((?:#[A-Za-z][\w:-]*|\.[^\s.#]+)+))(?=\s|$)/g

export function parseAttributes(text: string): Attributes {
  const found: Attributes = { classes: [], id: null, others: new Map(), names: [] }
  for (const [, key, double, single, name, marks] of text.slice(0, LIST_MAX_CHARACTERS).matchAll(PART)) {
    if (key !== undefined) found.others.set(key, double ?? single ?? '')
    else if (name !== undefined) found.names.push(name)
    for (const mark of marks?.match(/[.#][^.#\s]+/g) ?? []) {
      if (mark.startsWith('#')) found.id = mark.slice(1)
      else found.classes.push(mark.slice(1))
    }
  }
  return found
}

export function attributeLists(md: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  md.block.ruler.before('fence', 'kramdown_attributes', blockList, { alt })
  md.inline.ruler.before('escape', 'kramdown_attributes', spanList)
  md.core.ruler.after('block', 'kramdown_attributes', applyBlockLists)
  md.core.ruler.after('inline', 'kramdown_span_attributes', applySpanLists)
}

function blockList(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const indent = (state.sCount[startLine] ?? 0) - state.blkIndent
  // Within an item of a list, a line that stands further to the left ends the item.
  if ((indent < 0 && !silent) || indent >= 4) return false
  const text = lineText(state, startLine)
  if (!text.startsWith('{:')) return false
  const named = NAMED_LIST.exec(text)
  if (named !== null) {
    if (!silent) namedLists(state.env).set(named[1] ?? '', parseAttributes(named[2] ?? ''))
    if (!silent) state.line = startLine + 1
    return true
  }
  const list = BLOCK_LIST.exec(text)
  if (list === null) return extension(state, startLine, endLine, silent)
  if (silent) return true
  const token = state.push('kramdown_list', '', 0)
  token.content = list[1] ?? ''
  token.hidden = true
  token.meta = { isBehind: startLine > 0 && !state.isEmpty(startLine - 1) }
  state.line = startLine + 1
  return true
}

function namedLists(env: Record<string, unknown>): Map<string, Attributes> {
  const known = env.kramdownLists
  if (known instanceof Map) return known
  const made = new Map<string, Attributes>()
  env.kramdownLists = made
  return made
}

/** `{::comment}` … `{:/comment}` or `{:/}`, each on a line of its own. */
function extension(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const text = lineText(state, startLine).trimEnd()
  const found = EXTENSION.exec(text)
  if (found === null || found[0].length !== text.length) return false
  const name = found[1] ?? ''
  if (!['comment', 'nomarkdown', 'options'].includes(name)) return false
  if (silent) return true
  if (found[3] !== undefined) {
    state.line = startLine + 1
    return true
  }
  if (state.env[`kramdownUnclosedBlock${name}`] === true) return false
  for (let line = startLine + 1; line < endLine; line += 1) {
    if (!new RegExp(`^\\{:/(?:${name})?\\}\\s*$`).test(lineText(state, line))) continue
    if (name === 'nomarkdown') {
      state.push('html_block', '', 0).content = state.getLines(startLine + 1, line, state.blkIndent, true)
    }
    state.line = line + 1
    return true
  }
  state.env[`kramdownUnclosedBlock${name}`] = true
  return false
}

/** Within a line. A list becomes a token, of which it is decided later what it stands behind. */
function spanList(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('{:', state.pos)) return false
  if (state.src.charAt(state.pos + 2) === ':') return spanExtension(state, silent)
  SPAN_LIST.lastIndex = state.pos
  const found = SPAN_LIST.exec(state.src)
  if (found === null || state.pending !== '' || state.tokens.length === 0) return false
  if (!silent) {
    const token = state.push('kramdown_list', '', 0)
    token.content = found[1] ?? ''
    token.markup = found[0]
  }
  state.pos = SPAN_LIST.lastIndex
  return true
}

function spanExtension(state: StateInline, silent: boolean): boolean {
  const found = EXTENSION.exec(state.src.slice(state.pos, state.pos + LIST_MAX_CHARACTERS))
  const name = found?.[1] ?? ''
  if (found === null || !['comment', 'nomarkdown', 'options'].includes(name)) return false
  const start = state.pos + found[0].length
  if (found[3] !== undefined) {
    state.pos = start
    return true
  }
  const unclosed = `kramdownUnclosed${name}`
  if (state.env[unclosed] === state.src) return false
  const stops = [`{:/${name}}`, '{:/}'].map((stop) => [state.src.indexOf(stop, start), stop.length] as const)
  const [end, length] = stops.filter(([at]) => at !== -1).sort(([a], [b]) => a - b)[0] ?? [-1, 0]
  if (end === -1) state.env[unclosed] = state.src
  if (end === -1 || end > state.posMax) return false
  if (!silent && name === 'nomarkdown') state.push('html_inline', '', 0).content = state.src.slice(start, end)
  state.pos = end + length
  return true
}

/** Gives each list to the block that it stands behind, or else before; `toc` and other marks stay in the token's `meta`. */
function applyBlockLists(state: StateCore): void {
  const named = namedLists(state.env)
  const openers: Token[] = []
  const lastAt: (Token | null)[] = []
  let waiting: Attributes | null = null
  const kept: Token[] = []
  for (const token of state.tokens) {
    if (token.type === 'kramdown_list') {
      const attributes = parseAttributes(token.content)
      const before = lastAt[openers.length] ?? null
      if (isBehind(token) && before !== null) give(before, attributes, named)
      else waiting = attributes
      continue
    }
    kept.push(token)
    if (token.type === 'inline') takeItemList(token, openers, named)
    if (token.nesting === -1) {
      lastAt.length = openers.length
      const opener = openers.pop() ?? null
      lastAt[openers.length] = opener
      continue
    }
    if (waiting !== null && token.type !== 'inline') {
      give(token, waiting, named)
      waiting = null
    }
    if (token.nesting === 1) openers.push(token)
    else if (token.type !== 'inline') lastAt[openers.length] = token
  }
  state.tokens = kept
}

function isBehind(token: Token): boolean {
  return token.meta !== null && token.meta.isBehind === true
}

/** `* {:.class} text` is about the item. */
function takeItemList(
  inline: Token,
  openers: readonly Token[],
  named: ReadonlyMap<string, Attributes>,
): void {
  const item = openers.at(-2)
  if (item?.type !== 'list_item_open') return
  inline.content = inline.content.replace(TASK, '')
  const found = ITEM_LIST.exec(inline.content)
  if (found === null) return
  inline.content = inline.content.slice(found[0].length)
  give(item, parseAttributes(found[1] ?? ''), named)
}

function applySpanLists({ tokens, env }: StateCore): void {
  const named = namedLists(env)
  for (const { type, children } of tokens) {
    if (type !== 'inline' || !children?.some((child) => child.type === 'kramdown_list')) continue
    const openers: Token[] = []
    let before: Token | null = null
    for (const child of children) {
      if (child.type === 'kramdown_list') {
        if (before === null) {
          child.type = 'text'
          child.content = child.markup
        } else {
          give(before, parseAttributes(child.content), named)
          child.type = 'text'
          child.content = ''
        }
      } else if (child.nesting === 1) {
        openers.push(child)
        before = null
      } else if (child.nesting === -1) {
        before = openers.pop() ?? null
      } else if (child.type !== 'text' || child.content !== '') {
        before = child.type === 'code_inline' || child.type === 'image' ? child : null
      }
    }
  }
}

function give(token: Token, attributes: Attributes, named: ReadonlyMap<string, Attributes>): void {
  for (const name of attributes.names) {
    const list = named.get(name)
    if (list === undefined) token.meta = { ...token.meta, [name]: true }
    else if (list !== attributes) give(token, { ...list, names: [] }, named)
  }
  if (attributes.classes.length > 0) token.attrJoin('class', attributes.classes.join(' '))
  if (attributes.classes.includes('no_toc')) token.meta = { ...token.meta, no_toc: true }
  if (attributes.id !== null) token.attrSet('id', attributes.id)
  for (const [key, value] of attributes.others) token.attrSet(key, value)
}
