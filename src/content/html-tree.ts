// HTML made well-formed: nested in the one way that a browser would not change when it reads it.

import {
  BETWEEN_CELLS,
  CELLS,
  CLOSED_BY_RUBY,
  CLOSES_PARAGRAPH,
  HEADINGS,
  LINKS,
  LIST_ITEM_STOPS,
  LIST_ITEMS,
  PARAGRAPHS,
  REOPENED,
  ROW_GROUPS,
  scopeOf,
  TABLE,
  TABLE_PARENTS,
} from './html-nesting.ts'
import { VOID_ELEMENTS } from './html-policy.ts'
import { type HtmlSink, readHtmlTokens } from './html-tokens.ts'

/** Elements nested deeper than this are dropped, and what they hold stays. Browsers stop at 512. */
export const MAX_NESTING = 256

interface OpenElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/**
 * HTML with only the elements and attribute names of the policy, every element closed, and nested so that
 * a browser's parser (HTML, "tree construction") builds exactly these elements: it never has to close one
 * early, to move one out of a table or to open one twice. That is what makes it safe from changing its
 * meaning when it is parsed and written again. Takes time in proportion to the length of the input.
 *
 * @param reopen whether `<p><b>x<p>y` keeps `y` bold; hostile input can use it to grow
 */
export function wellFormedHtml(html: string, reopen: boolean): string {
  const writer = new TreeWriter(reopen)
  readHtmlTokens(html, writer)
  return writer.finish()
}

class TreeWriter implements HtmlSink {
  readonly #reopen: boolean
  readonly #open: OpenElement[] = []
  /** How many start tags of each name were dropped for their depth and wait for their end tag. */
  readonly #tooDeep = new Map<string, number>()
  #html = ''
  /** Whether the last thing written is the start tag of a `pre`: a line end there would be lost. */
  #atStartOfPre = false

  constructor(reopen: boolean) {
    this.#reopen = reopen
  }

  finish(): string {
    this.#closeTo(0)
    return this.#html
  }

  text(text: string): void {
    let rest = text
    if (BETWEEN_CELLS.has(this.#parent()) && /[^ \t\n\f\r]/.test(text)) this.#openCell()
    if (this.#atStartOfPre) rest = text.replace(/^[\r\n]+/, '')
    if (rest === '') return
    this.#atStartOfPre = false
    this.#html += escaped(rest)
  }

  startTag(name: string, attributes: ReadonlyMap<string, string>): void {
    const tableParents = TABLE_PARENTS.get(name)
    if (tableParents !== undefined) {
      if (this.#indexOf(TABLE) === -1) return
      while (!tableParents.has(this.#parent())) this.#close()
    } else {
      if (BETWEEN_CELLS.has(this.#parent())) this.#openCell()
      this.#closeFor(name)
    }
    this.#write(name, attributes)
  }

  /** Closes what a browser would close when an element of this name begins. */
  #closeFor(name: string): void {
    const listItems = LIST_ITEMS.get(name)
    if (listItems !== undefined) this.#closeEarly(this.#indexOf(listItems, LIST_ITEM_STOPS))
    if (CLOSES_PARAGRAPH.has(name)) this.#closeEarly(this.#indexOf(PARAGRAPHS, CELLS))
    if (HEADINGS.has(name) && HEADINGS.has(this.#parent())) this.#close()
    if (name === 'a') this.#closeEarly(this.#indexOf(LINKS, CELLS))
    if (name === 'rt' || name === 'rp') while (CLOSED_BY_RUBY.has(this.#parent())) this.#close()
  }

  endTag(name: string): void {
    // Browsers read `</br>` as a line break.
    if (name === 'br') {
      this.startTag('br', new Map())
      return
    }
    const tooDeep = this.#tooDeep.get(name) ?? 0
    if (tooDeep > 0) {
      this.#tooDeep.set(name, tooDeep - 1)
      return
    }
    const names = HEADINGS.has(name) ? HEADINGS : new Set([name])
    const index = this.#indexOf(names, scopeOf(name))
    if (index !== -1) this.#closeTo(index)
  }

  #parent(): string {
    return this.#open.at(-1)?.name ?? ''
  }

  /** The innermost open element of these names, or -1 when there is none within the innermost of `stops`. */
  #indexOf(names: ReadonlySet<string>, stops: ReadonlySet<string> = new Set()): number {
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const name = this.#open[index]?.name ?? ''
      if (names.has(name)) return index
      if (stops.has(name)) return -1
    }
    return -1
  }

  /** Gives what stands between the cells of a table a cell of its own, instead of moving it elsewhere. */
  #openCell(): void {
    const none = new Map<string, string>()
    if (this.#parent() === 'colgroup') this.#close()
    if (ROW_GROUPS.has(this.#parent())) this.#write('tr', none)
    this.#write('td', none)
  }

  #write(name: string, attributes: ReadonlyMap<string, string>): void {
    if (VOID_ELEMENTS.has(name)) {
      this.#html += startTagText(name, attributes)
      this.#atStartOfPre = false
      return
    }
    // A row and a cell of one's own making may go deeper, so that text never stands between cells.
    const madeHere = name === 'td' ? 2 : name === 'tr' ? 1 : 0
    if (this.#open.length >= MAX_NESTING + madeHere) {
      this.#tooDeep.set(name, (this.#tooDeep.get(name) ?? 0) + 1)
      return
    }
    this.#html += startTagText(name, attributes)
    this.#open.push({ name, attributes })
    this.#atStartOfPre = name === 'pre'
  }

  #close(): void {
    const element = this.#open.pop()
    if (element !== undefined) this.#html += `</${element.name}>`
    this.#atStartOfPre = false
  }

  /** Closes the open element at an index, with all that is open inside of it. */
  #closeTo(index: number): void {
    while (this.#open.length > index) this.#close()
  }

  /** The same for an element that ends before its end tag: formatting inside of it goes on after it. */
  #closeEarly(index: number): void {
    if (index === -1) return
    const inside = this.#open.slice(index + 1)
    this.#closeTo(index)
    if (!this.#reopen) return
    for (const { name, attributes } of inside) {
      if (REOPENED.has(name)) this.#write(name, withoutId(attributes))
    }
  }
}

function withoutId(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...attributes].filter(([name]) => name !== 'id'))
}

function startTagText(name: string, attributes: ReadonlyMap<string, string>): string {
  let text = `<${name}`
  for (const [attribute, value] of attributes)
    text += ` ${attribute}="${escaped(value).replaceAll('"', '&quot;')}"`
  return `${text}>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
