// HTML between the blocks of a text, as kramdown reads it (parser/kramdown/html.rb): an element ends with its end tag,
// not with the next blank line, and is left as it is unless it says `markdown="1"`.

import type { MarkdownIt, StateBlock } from 'markdown-it'

/** `HTML_SPAN_ELEMENTS`: what stands in a paragraph. All other elements are blocks. */
const SPAN_ELEMENTS: ReadonlySet<string> = new Set(
  'a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var'.split(
    ' ',
  ),
)
const WITHOUT_BODY: ReadonlySet<string> = new Set(
  'area base br col command embed hr img input keygen link meta param source track wbr'.split(' '),
)
/** Elements whose content is blocks; with `markdown="1"` that of others is one line of text. */
const BLOCK_CONTENT: ReadonlySet<string> = new Set(
  'address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header hgroup iframe li main map menu nav noscript object section summary td'.split(
    ' ',
  ),
)

/** Longer values of attributes are none, so that a quote that never ends costs little. */
const ATTRIBUTE = /\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]{0,20000}"|'[^']{0,20000}'|[^\s"'<>=`]{1,2000}))?/y
const TAG_NAME = /<([A-Za-z][\w.-]*)/y
const TAG_END = /\s*(\/)?>/y
const MARKDOWN = /\smarkdown\s*=\s*(?:"([^"]*)"|'([^']*)'|(\w+))/
/** HTML in Markdown in HTML … deeper is left as HTML. */
const MAX_DEPTH = 20

interface Tag {
  readonly name: string
  readonly end: number
  readonly isClosed: boolean
}

/** The start tag at a place of the text; null when there is none. */
function tagAt(source: string, at: number): Tag | null {
  TAG_NAME.lastIndex = at
  const name = TAG_NAME.exec(source)?.[1]?.toLowerCase()
  if (name === undefined) return null
  let end = TAG_NAME.lastIndex
  for (;;) {
    ATTRIBUTE.lastIndex = end
    if (!ATTRIBUTE.test(source)) break
    end = ATTRIBUTE.lastIndex
  }
  TAG_END.lastIndex = end
  const close = TAG_END.exec(source)
  if (close === null) return null
  return { name, end: TAG_END.lastIndex, isClosed: close[1] !== undefined || WITHOUT_BODY.has(name) }
}

interface Element {
  readonly end: number
  /** Where the content ends: before the end tag. */
  readonly contentEnd: number
}

/** By name: what begins or ends an element of this name, and what begins a comment. */
const boundaries = new Map<string, RegExp>()
/** Names are the upload's; so many are remembered. */
const MAX_BOUNDARIES = 200

function boundaryOf(name: string): RegExp {
  const known = boundaries.get(name)
  if (known !== undefined) return known
  const made = new RegExp(`<(/?)${name.replace(/[.]/g, '\\.')}(?=[\\s/>])|<!--`, 'gi')
  if (boundaries.size < MAX_BOUNDARIES) boundaries.set(name, made)
  return made
}

/**
 * Where an element ends whose start tag ends at `at`: with its end tag, else with the text. Only elements of the same
 * name are counted: a `<b>` that never ends does not swallow the `</div>` around it (it does in kramdown, which then
 * shows that tag as text).
 */
function elementEnd(source: string, name: string, at: number, limit: number): Element {
  if (name === 'script' || name === 'style') return rawElementEnd(source, name, at, limit)
  const boundary = boundaryOf(name)
  let depth = 1
  boundary.lastIndex = at
  for (let found = boundary.exec(source); found !== null; found = boundary.exec(source)) {
    if (found.index >= limit) break
    if (found[1] === undefined) {
      const close = source.indexOf('-->', found.index + 4)
      if (close === -1) break
      boundary.lastIndex = close + 3
      continue
    }
    const end = source.indexOf('>', boundary.lastIndex)
    if (end === -1) break
    if (found[1] === '/') depth -= 1
    else if (source.charAt(end - 1) !== '/') depth += 1
    if (depth === 0) return { end: end + 1, contentEnd: found.index }
    boundary.lastIndex = end + 1
  }
  return { end: limit, contentEnd: limit }
}

function rawElementEnd(source: string, name: string, at: number, limit: number): Element {
  const close = new RegExp(`</${name}\\s*>`, 'gi')
  close.lastIndex = at
  const found = close.exec(source)
  if (found === null || found.index > limit) return { end: limit, contentEnd: limit }
  return { end: close.lastIndex, contentEnd: found.index }
}

export function htmlBlocks(md: MarkdownIt): void {
  md.block.ruler.at('html_block', htmlBlock, { alt: ['paragraph', 'reference', 'blockquote'] })
}

function htmlBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const limit = state.eMarks[endLine - 1] ?? state.src.length
  if (state.src.charAt(start) !== '<') return false
  let piece = pieceAt(state, start, limit)
  if (piece === null || silent) return piece !== null
  let at = start
  let line = startLine
  let from = state.bMarks[startLine] ?? start
  while (piece !== null) {
    writeElement(state, piece, line, from, at)
    from = piece.end
    while (line + 1 < endLine && (state.eMarks[line] ?? 0) < piece.end) line += 1
    const lineEnd: number = state.eMarks[line] ?? piece.end
    at = piece.end + (/^[ \t]*/.exec(state.src.slice(piece.end, lineEnd))?.[0].length ?? 0)
    piece = at < lineEnd ? pieceAt(state, at, limit) : null
  }
  pushHtml(state, '\n')
  if (at < (state.eMarks[line] ?? at)) goOn(state, line, endLine, at)
  else state.line = line + 1
  return true
}

/** An element, or (without a name) a comment. */
interface Piece {
  readonly name: string
  readonly tagEnd: number
  readonly end: number
  readonly contentEnd: number
}

function pieceAt(state: StateBlock, at: number, limit: number): Piece | null {
  const source = state.src
  if (source.charAt(at) !== '<') return null
  if (source.startsWith('<!--', at)) {
    if (state.env.kramdownLastComment === source.length) return null
    const close = source.indexOf('-->', at + 4)
    // No comment ends behind here: it need not be looked for again in this text.
    if (close === -1) state.env.kramdownLastComment = source.length
    return close === -1 || close >= limit ? null : { name: '', tagEnd: at, end: close + 3, contentEnd: at }
  }
  const tag = tagAt(source, at)
  if (tag === null || SPAN_ELEMENTS.has(tag.name) || tag.end > limit) return null
  const { end, contentEnd } = tag.isClosed
    ? { end: tag.end, contentEnd: tag.end }
    : elementEnd(source, tag.name, tag.end, limit)
  return { name: tag.name, tagEnd: tag.end, end, contentEnd }
}

/** `from` is where the last one ended: what is between is white space, and stays. */
function writeElement(state: StateBlock, piece: Piece, line: number, from: number, start: number): void {
  const startTag = state.src.slice(start, piece.tagEnd)
  const found = piece.end === piece.tagEnd ? null : MARKDOWN.exec(startTag)
  const mode = found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
  const depth = Number(state.env.kramdownDepth ?? 0)
  if (!['1', 'block', 'span'].includes(mode) || depth >= MAX_DEPTH) {
    pushHtml(state, textOf(state, line, from, start, piece.end))
    return
  }
  pushHtml(state, `${startTag.replace(MARKDOWN, '')}\n`)
  const content = state.src.slice(piece.tagEnd, piece.contentEnd)
  if (mode === 'block' || (mode === '1' && BLOCK_CONTENT.has(piece.name))) {
    state.env.kramdownDepth = depth + 1
    state.md.block.parse(content, state.md, state.env, state.tokens)
    state.env.kramdownDepth = depth
  } else {
    const inline = state.push('inline', '', 0)
    inline.content = content.trim()
    inline.children = []
  }
  pushHtml(state, `</${piece.name}>\n`)
}

function pushHtml(state: StateBlock, html: string): void {
  state.push('html_block', '', 0).content = html
}

/** The source of an element; within a quotation or list without what marks the lines as theirs. */
function textOf(state: StateBlock, startLine: number, from: number, start: number, end: number): string {
  if (state.blkIndent === 0 && state.parentType === 'root') return state.src.slice(from, end)
  if (start !== (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0))
    return state.src.slice(start, end)
  let line = startLine
  while (line + 1 < state.lineMax && (state.eMarks[line] ?? 0) < end) line += 1
  const whole = state.getLines(startLine, line + 1, state.blkIndent, false)
  const cut = (state.eMarks[line] ?? end) - end
  return whole.slice(0, whole.length - Math.max(0, cut))
}

/** Goes on in the middle of a line: what follows there is a block of its own, and no HTML. */
function goOn(state: StateBlock, line: number, endLine: number, at: number): void {
  state.bMarks[line] = at
  state.tShift[line] = 0
  state.sCount[line] = state.blkIndent
  state.line = line
  for (const rule of state.md.block.ruler.getRules('')) {
    if (rule(state, line, endLine, false)) return
  }
}
