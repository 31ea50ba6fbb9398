// The paragraphs of a body that say who wrote it and where it came from, found without rendering it.

import { type QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** Texts of paragraphs, entities decoded, runs of ASCII white space as one blank. */
export interface MarkedParagraphs {
  /** The first ones that hold any text. */
  readonly opening: readonly string[]
  /** The last `<p class="em_media">` with text, whatever links and spans cut it in pieces. */
  readonly media: string | null
}

const OPENING_PARAGRAPHS = 3
/** Attributions and bylines are far shorter; of a longer paragraph no more is kept. */
const PARAGRAPH_MAX_CHARACTERS = 2000

/**
 * Reads the `<p>` elements of a body, which may be Markdown around them. By the tokenizer alone, in time linear in the
 * length: the parser above it searches a list of open elements at each tag, and to it every `<http://…>` of Markdown
 * opens an element that never ends.
 */
export function readParagraphs(body: string): MarkedParagraphs {
  const reader = new ParagraphReader(body)
  const tokenizer = new Tokenizer({}, reader)
  tokenizer.write(body)
  tokenizer.end()
  return reader
}

class ParagraphReader implements MarkedParagraphs, TokenizerCallbacks {
  readonly opening: string[] = []
  media: string | null = null
  readonly #body: string
  #tag = ''
  #attribute = ''
  #class = ''
  /** The text of the paragraph that is open, or null. */
  #text: string | null = null
  #isMedia = false

  constructor(body: string) {
    this.#body = body
  }

  onopentagname(start: number, end: number): void {
    this.#tag = end - start === 1 ? this.#body.slice(start, end).toLowerCase() : ''
    this.#class = ''
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#tag === 'p' ? this.#body.slice(start, end).toLowerCase() : ''
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute === 'class') this.#class += this.#body.slice(start, end)
  }

  onopentagend(): void {
    if (this.#tag !== 'p') return
    this.#endParagraph()
    this.#text = ''
    this.#isMedia = this.#class.split(/\s+/).includes('em_media')
  }

  /** HTML knows no self-closing paragraph: `<p/>` opens one. */
  onselfclosingtag(): void {
    this.onopentagend()
  }

  ontext(start: number, end: number): void {
    if (this.#text !== null)
      this.#add(this.#body.slice(start, Math.min(end, start + PARAGRAPH_MAX_CHARACTERS)))
  }

  ontextentity(codePoint: number): void {
    this.#add(String.fromCodePoint(codePoint))
  }

  onclosetag(start: number, end: number): void {
    if (end - start === 1 && this.#body.slice(start, end).toLowerCase() === 'p') this.#endParagraph()
  }

  onend(): void {
    this.#endParagraph()
  }

  #add(piece: string): void {
    if (this.#text !== null && this.#text.length < PARAGRAPH_MAX_CHARACTERS) this.#text += piece
  }

  #endParagraph(): void {
    const text = (this.#text ?? '').replace(/[ \t\r\n\f]+/g, ' ').trim()
    this.#text = null
    if (text === '') return
    if (this.#isMedia) this.media = text
    if (this.opening.length < OPENING_PARAGRAPHS) this.opening.push(text)
  }

  onattribend(_quote: QuoteType): void {}
  onattribentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}
