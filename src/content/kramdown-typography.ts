// Quotes, dashes and dots as kramdown sets them (parser/kramdown/smart_quotes.rb, typographic_symbol.rb).

import type { MarkdownIt, Token } from 'markdown-it'

const WORD = '[A-Za-z0-9_]'
/** A place between two characters that are no words, behind punctuation: Ruby's `\B`. */
const NO_WORD = '(?![\\p{L}\\p{M}\\p{N}_])'
const PUNCTUATION = `(?:[!"#$%'()*+,\\-./:;<=>?@[\\\\\\]^\`{|}~](?!\\.\\.)${NO_WORD}|_(?!\\.\\.)(?=[\\p{L}\\p{M}\\p{N}_]))`
const BLANK = '[ \\t\\r\\n\\f\\v]'

/** `SQ_RULES`: what is matched, and what it becomes: a text, or a quote of the side that is named (of `q`, what was matched). */
const QUOTE_RULES: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  [/(["'])(?=[_*]{1,2}[^ \t\r\n\f\v])/uy, ([, q]) => left(q)],
  [new RegExp(`(["'])(?=${PUNCTUATION})`, 'uy'), ([, q]) => right(q)],
  [new RegExp(`(${BLANK}?)"'(?=${WORD})`, 'uy'), ([, before]) => `${before}“‘`],
  [new RegExp(`(${BLANK}?)'"(?=${WORD})`, 'uy'), ([, before]) => `${before}‘“`],
  [new RegExp(`(${BLANK}?)'(?=\\d\\ds)`, 'uy'), ([, before]) => `${before}’`],
  [new RegExp(`(${BLANK})(['"])(?=${WORD})`, 'uy'), ([, before, q]) => before + left(q)],
  [/([^ \\\t\r\n[{(-])(['"])/uy, ([, before, q]) => before + right(q)],
  [new RegExp(`(["'])(?=${BLANK}|s${NO_WORD}|$)`, 'uy'), ([, q]) => right(q)],
  [/([\s\S]?)'/uy, ([, before]) => `${before}‘`],
  [/([\s\S]?)"/uy, ([, before]) => `${before}“`],
]

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['---', '—'],
  ['--', '–'],
  ['...', '…'],
  ['<< ', '«\u00a0'],
  [' >>', '\u00a0»'],
  ['<<', '«'],
  ['>>', '»'],
])

const START = /[^\\]?["']|---?|\.\.\.|<< |<<| >>|>>/gu
const HAS_ANY = /["']|--|\.\.\.|<<|>>/

function left(quote: string | undefined): string {
  return quote === '"' ? '“' : '‘'
}

function right(quote: string | undefined): string {
  return quote === '"' ? '”' : '’'
}

/** Sets the texts of every paragraph, heading and cell. Escaped and encoded quotes are tokens of their own and stay. */
export function typography(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'kramdown_typography', ({ tokens }) => {
    for (const token of tokens) {
      if (token.type === 'inline' && HAS_ANY.test(token.content)) setTexts(token.children ?? [])
    }
  })
}

function setTexts(children: Token[]): void {
  let before = ''
  children.forEach((token, index) => {
    if (token.type === 'text' && HAS_ANY.test(token.content)) {
      token.content = setText(before, token.content, sourceAhead(children, index))
    }
    before = token.type === 'softbreak' ? '\n' : ''
  })
}

/** The first characters of the source behind a token: what the rules look ahead for. */
function sourceAhead(children: readonly Token[], index: number): string {
  const next = children[index + 1]
  if (next === undefined) return ''
  if (next.type === 'softbreak' || next.type === 'hardbreak') return '\n'
  if (next.type === 'text') return next.content.slice(0, 3)
  if (next.type === 'html_inline') return '<'
  if (next.type === 'text_special') return next.markup.slice(0, 2)
  if (next.type === 'link_open' || next.type === 'footnote_ref') return '['
  if (next.type === 'link_close') return ']'
  if (next.type === 'image') return '!['
  return next.markup + (children[index + 2]?.content.slice(0, 1) ?? '')
}

/** `before` is a line break in front of the text, or nothing: kramdown's rules see one character back, never more. */
function setText(before: string, text: string, ahead: string): string {
  const source = before + text + ahead
  const end = source.length - ahead.length
  let result = ''
  let at = 0
  while (at < end) {
    START.lastIndex = at
    const found = START.exec(source)
    if (found === null || found.index >= end) break
    result += source.slice(at, found.index)
    const [piece, length] = replace(source, found)
    result += piece
    at = found.index + length
  }
  result += source.slice(at, Math.max(at, end))
  return result.slice(before.length)
}

function replace(source: string, found: RegExpExecArray): readonly [string, number] {
  const symbol = SYMBOLS.get(found[0])
  if (symbol !== undefined) return [symbol, found[0].length]
  for (const [rule, text] of QUOTE_RULES) {
    rule.lastIndex = found.index
    const match = rule.exec(source)
    if (match !== null) return [text(match), match[0].length]
  }
  return [found[0], found[0].length]
}
