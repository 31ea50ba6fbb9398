// HTML as a flat run of start tags, end tags and text, cut down to the elements and attributes of the policy.

import { type QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { DROPPED_WITH_CONTENT, ELEMENTS, isAllowedAttribute } from './html-policy.ts'
import { embedUrl } from './html-url.ts'

/** What is told of the HTML, in its order. Names are in lower case, values and text are decoded. */
export interface HtmlSink {
  startTag(name: string, attributes: ReadonlyMap<string, string>): void
  endTag(name: string): void
  text(text: string): void
}

/**
 * Reads HTML by the tokenizer alone, which takes time in proportion to its length; the parser above it
 * searches a list of open elements at every tag. Tags are told as they stand, balanced or not. Comments,
 * doctypes, CDATA sections and processing instructions are passed over.
 */
export function readHtmlTokens(html: string, sink: HtmlSink): void {
  const tokenizer = new Tokenizer({}, new TokenReader(html, sink))
  tokenizer.write(html)
  tokenizer.end()
}

class TokenReader implements TokenizerCallbacks {
  readonly #html: string
  readonly #sink: HtmlSink
  #tag = ''
  #attribute = ''
  #value = ''
  #attributes = new Map<string, string>()
  /** The element that is being passed over with its content, and how many of its name are open. */
  #dropped = ''
  #droppedDepth = 0

  constructor(html: string, sink: HtmlSink) {
    this.#html = html
    this.#sink = sink
  }

  ontext(start: number, end: number): void {
    if (this.#dropped === '') this.#sink.text(this.#html.slice(start, end))
  }

  ontextentity(codePoint: number): void {
    if (this.#dropped === '') this.#sink.text(String.fromCodePoint(codePoint))
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#html.slice(start, end).toLowerCase()
    this.#attributes = new Map()
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#html.slice(start, end)
  }

  onattribentity(codePoint: number): void {
    this.#value += String.fromCodePoint(codePoint)
  }

  onattribend(_quote: QuoteType): void {
    if (!isAllowedAttribute(this.#tag, this.#attribute) || this.#attributes.has(this.#attribute)) return
    this.#attributes.set(this.#attribute, this.#value)
  }

  /** HTML knows no self-closing tags: `<p/>` opens a paragraph. */
  onselfclosingtag(): void {
    this.onopentagend()
  }

  onopentagend(): void {
    const tag = this.#tag
    if (this.#dropped !== '') {
      if (tag === this.#dropped) this.#droppedDepth++
    } else if (DROPPED_WITH_CONTENT.has(tag)) {
      this.#drop(tag)
    } else if (tag === 'iframe') {
      this.#embed()
    } else if (ELEMENTS.has(tag)) {
      this.#sink.startTag(tag, this.#attributes)
    }
  }

  /** An embed without a permitted address is nothing. What stands inside one is raw text that no browser shows. */
  #embed(): void {
    if (embedUrl(this.#attributes.get('src') ?? '') !== null) {
      this.#sink.startTag('iframe', this.#attributes)
      this.#sink.endTag('iframe')
    }
    this.#drop('iframe')
  }

  #drop(tag: string): void {
    this.#dropped = tag
    this.#droppedDepth = 1
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#html.slice(start, end).toLowerCase()
    if (this.#dropped === '') {
      if (ELEMENTS.has(tag)) this.#sink.endTag(tag)
    } else if (tag === this.#dropped && --this.#droppedDepth === 0) {
      this.#dropped = ''
    }
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}
