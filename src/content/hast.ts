// Sanitised HTML as a tree (hast), in the shape that Markdown can have.

import type { Element, ElementContent, Root } from 'hast'
import { Parser } from 'htmlparser2'

/** Lists and quotations within each other; deeper ones are told as plain blocks. Markdown indents each level anew. */
const maxContainers = 20

/** A cell over more columns or rows than these is told as over one: each would be a cell of its own. */
const maxSpan = 20

/** Elements of which one within another of its kind, or right behind it, says nothing more: there they are one. */
const kinds: Readonly<Record<string, string>> = {
  em: 'emphasis',
  i: 'emphasis',
  u: 'emphasis',
  mark: 'emphasis',
  strong: 'strong',
  b: 'strong',
  del: 'deletion',
  s: 'deletion',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  var: 'code',
  sub: 'sub',
  sup: 'sup',
  q: 'q',
}

const containers = new Set(['blockquote', 'ul', 'ol', 'dl'])
const items = new Set(['li', 'dt', 'dd'])

const blocks = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'section', 'article', 'aside', 'header', 'footer'],
  ...['address', 'pre', 'table', 'hr', 'figure', 'figcaption', 'details', 'summary', ...containers],
])

/** What these hold is one line in Markdown: blocks in them are told as text, a blank apart. */
const lines = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th'])
const cells = new Set(['tr', 'td', 'th', 'thead', 'tbody', 'tfoot'])

/** Elements within text that cannot hold a block in Markdown: what holds one stands without them. */
const onlyText = new Set([...Object.keys(kinds), 'ruby', 'rt', 'a'])

/** Of these each text in such a block is one. */
const movable = new Set(['a', 'em', 'i', 'u', 'mark', 'strong', 'b', 'del', 's'])

/** What these hold is shown only where they themselves cannot be. */
const hidden = new Set(['video', 'audio', 'iframe', 'rp'])

/** What Markdown has no word for, and what has no text. */
const leftOut = new Set([
  ...['wbr', 'colgroup', 'col', 'span', 'abbr', 'cite', 'bdi', 'bdo', 'small', 'ins', 'time'],
])

/** An element that is open. */
interface Open {
  /** Takes what comes: the element itself, or one around it where it is left out. */
  readonly into: Root | Element
  readonly made: {
    readonly element: Element
    readonly parent: Root | Element
    readonly kind: string | null
  } | null
  readonly isContainer: boolean
  /** What it holds is a line; it ends with a blank; its text is not shown. */
  readonly role: 'line' | 'word' | 'hidden' | null
  hasBlock: boolean
}

/** The tree of sanitised HTML. */
export function htmlTree(html: string): Root {
  const tree = new Tree()
  const parser = new Parser({
    onopentag: (name, attributes) => tree.open(name, attributes),
    ontext: (text) => tree.text(text),
    onclosetag: () => tree.close(),
  })
  parser.end(html)
  return tree.root
}

class Tree {
  readonly root: Root = { type: 'root', children: [] }
  readonly #open: Open[] = []
  readonly #openKinds = new Set<string>()
  /** A caption has no place in a table of Markdown: it is a paragraph before it. */
  readonly #captions = new WeakMap<Element, Element>()
  #containers = 0
  #lines = 0
  #hidden = 0

  get #into(): Root | Element {
    return this.#open.at(-1)?.into ?? this.root
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#into
    const kind = kinds[name] ?? null
    if (name === 'caption' && parent.type === 'element') {
      this.#push(this.#captions.get(parent) ?? parent, null, false)
      return
    }
    if (hidden.has(name)) {
      this.#hidden += 1
      const element = elementOf(name, attributes)
      if (name !== 'rp') parent.children.push(element)
      this.#push(element, null, false, 'hidden')
      return
    }
    if (this.#hidden > 0 && name !== 'source' && name !== 'track') {
      this.#push(parent, null, false)
      return
    }
    if (name === 'a' && !attributes.href) {
      this.#push(parent, null, false)
      return
    }
    if (leftOut.has(name) || (kind !== null && this.#openKinds.has(kind))) {
      this.#push(parent, null, false)
      return
    }
    if (this.#lines > 0 && (isBlock(name) || cells.has(name))) {
      this.text(' ')
      this.#push(parent, null, false, 'word')
      return
    }
    const isContainer = containers.has(name)
    const isLine = lines.has(name)
    if (isLine) this.#lines += 1
    if (isContainer) this.#containers += 1
    if (kind !== null) this.#openKinds.add(kind)
    // Side by side, the marks of two would read as others.
    const before = parent.children.at(-1)
    const goesOn = before?.type === 'element' && kind !== null && kinds[before.tagName] === kind
    const isPlain = this.#containers > maxContainers && (isContainer || items.has(name))
    const element = goesOn ? before : elementOf(isPlain ? 'div' : name, isPlain ? {} : attributes)
    if (name === 'table') {
      const caption = elementOf('p', {})
      this.#captions.set(element, caption)
      parent.children.push(caption)
    }
    if (!goesOn) parent.children.push(element)
    this.#push(element, { element, parent, kind }, isContainer, isLine ? 'line' : null)
  }

  text(value: string): void {
    if (this.#hidden > 0) return
    // Each character reference comes apart: the library is slow on many pieces of one text.
    const { children } = this.#into
    const last = children.at(-1)
    if (last?.type === 'text') last.value += value
    else children.push({ type: 'text', value })
  }

  close(): void {
    const closed = this.#open.pop()
    if (!closed) return
    if (closed.isContainer) this.#containers -= 1
    if (closed.role === 'line') this.#lines -= 1
    else if (closed.role === 'word') this.text(' ')
    else if (closed.role === 'hidden') this.#hidden -= 1
    const parent = this.#open.at(-1)
    if (parent)
      parent.hasBlock ||= closed.hasBlock || (closed.made !== null && isBlock(closed.made.element.tagName))
    if (!closed.made) return
    const { element, parent: into, kind } = closed.made
    if (kind !== null) this.#openKinds.delete(kind)
    const isCode = kind === 'code' || element.tagName === 'pre'
    if (closed.hasBlock && onlyText.has(element.tagName)) into.children.splice(-1, 1, ...inward(element))
    // Code without text would be its marks alone.
    else if (isCode && !hasText(element) && into.children.at(-1) === element) into.children.pop()
  }

  #push(into: Root | Element, made: Open['made'], isContainer: boolean, role: Open['role'] = null): void {
    this.#open.push({ into, made, isContainer, role, hasBlock: false })
  }
}

function isBlock(name: string): boolean {
  return blocks.has(name) || items.has(name)
}

/** An element within text that holds blocks: the element in them instead of round them. */
function inward(element: Element, children = element.children): ElementContent[] {
  if (!movable.has(element.tagName)) return element.children
  const moved: ElementContent[] = []
  let run: ElementContent[] | null = null
  for (const child of children) {
    const isBlank = child.type === 'text' && /^\s*$/.test(child.value)
    if (child.type === 'element' && (isBlock(child.tagName) || cells.has(child.tagName))) {
      run = null
      moved.push(child.tagName === 'pre' ? child : { ...child, children: inward(element, child.children) })
    } else if (isBlank && run === null) {
      moved.push(child)
    } else if (run === null) {
      run = [child]
      moved.push({ ...element, children: run })
    } else {
      run.push(child)
    }
  }
  return moved
}

/** Whether there is text in an element. */
function hasText({ children }: Element): boolean {
  return children.some(
    (child) =>
      (child.type === 'text' && /\S/.test(child.value)) || (child.type === 'element' && hasText(child)),
  )
}

/** An element; attributes as hast names them. An empty line in one would end the HTML that stands in Markdown. */
function elementOf(tagName: string, attributes: Readonly<Record<string, string>>): Element {
  const properties: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'class') properties.className = value.split(' ')
    else if (name !== 'colspan' && name !== 'rowspan') properties[name] = value.replaceAll(/\s+/g, ' ')
    else if (Number(value) <= maxSpan) properties[name === 'colspan' ? 'colSpan' : 'rowSpan'] = value
  }
  return { type: 'element', tagName, properties, children: [] }
}
