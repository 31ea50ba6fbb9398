// The readable plain text of HTML.

import { Parser } from 'htmlparser2'

/** How far apart two pieces of text stand; the larger one wins where several meet. */
const NOTHING = 0
const BLANK = 1
const LINE = 2
const PARAGRAPH = 3

const SEPARATORS = ['', ' ', '\n', '\n\n']

const PARAGRAPHS = new Set([
  ...'p h1 h2 h3 h4 h5 h6 div section article aside header footer address blockquote'.split(' '),
  ...'pre ul ol dl figure figcaption details table hr'.split(' '),
])
const LINES = new Set(['li', 'dt', 'dd', 'tr', 'caption', 'summary'])
const CELLS = new Set(['td', 'th'])

/** What stands in these is shown only where the medium cannot be played, or the annotation not be set. */
const HIDDEN = new Set(['rp', 'video', 'audio', 'iframe', 'script', 'style', 'title', 'template', 'textarea'])

/**
 * The readable text of sanitised HTML: paragraphs and other blocks apart by an empty line, list items and
 * table rows on lines of their own, cells apart by a blank, `<br>` as a line end. A run of ASCII blanks is
 * one blank, but in `<pre>`; the ideographic space (U+3000) and the no-break space stay. No ASCII blanks at
 * the ends.
 */
export function htmlToText(html: string): string {
  const writer = new TextWriter()
  let hidden = 0
  let preDepth = 0
  let preText = ''
  const parser = new Parser({
    onopentag(name) {
      if (HIDDEN.has(name)) hidden++
      if (name === 'pre') preDepth++
      if (preDepth > 0) preText += SEPARATORS[name === 'br' ? LINE : separationOf(name)]
      else if (name === 'br') writer.breakLine()
      else writer.separate(separationOf(name))
    },
    ontext(text) {
      if (hidden > 0) return
      if (preDepth > 0) preText += text
      else writer.writeWords(text)
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden--
      if (name === 'pre' && --preDepth === 0) {
        writer.writeLines(preText)
        preText = ''
      }
      writer.separate(separationOf(name))
    },
  })
  parser.end(html)
  return writer.text
}

function separationOf(name: string): number {
  if (PARAGRAPHS.has(name)) return PARAGRAPH
  if (LINES.has(name)) return LINE
  return CELLS.has(name) ? BLANK : NOTHING
}

/** Puts pieces of text together, with a separator only between two of them. */
class TextWriter {
  text = ''
  #separation = NOTHING

  separate(separation: number): void {
    this.#separation = Math.max(this.#separation, separation)
  }

  /** A second line break in a row makes a paragraph. */
  breakLine(): void {
    this.#separation = this.#separation < LINE ? LINE : PARAGRAPH
  }

  writeWords(text: string): void {
    const words = text.replace(/[ \t\n\f\r]+/g, ' ')
    const start = words.startsWith(' ') ? 1 : 0
    if (start === 1) this.separate(BLANK)
    if (words.length === start) return
    const end = words.endsWith(' ') ? words.length - 1 : words.length
    this.#write(words.slice(start, end))
    if (end < words.length) this.separate(BLANK)
  }

  /** Preformatted text, a paragraph of its own: blanks within a line stay, and one empty line of several. */
  writeLines(text: string): void {
    this.separate(PARAGRAPH)
    for (const line of text.split(/\r\n|[\r\n]/)) {
      if (/[^ \t\f]/.test(line)) this.#write(withoutBlanksAtEnd(line))
      this.breakLine()
    }
    this.separate(PARAGRAPH)
  }

  #write(piece: string): void {
    this.text =
      this.text === '' ? piece.replace(/^[ \t\f]+/, '') : this.text + SEPARATORS[this.#separation] + piece
    this.#separation = NOTHING
  }
}

function withoutBlanksAtEnd(line: string): string {
  let end = line.length
  while (end > 0 && ' \t\f'.includes(line.charAt(end - 1))) end--
  return line.slice(0, end)
}
