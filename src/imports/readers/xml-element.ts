// One XML element as a small tree: read without DOCTYPE and entities, with bounded depth and size.

import { SaxesParser } from 'saxes'

/** Elements within each other, the first counted. */
const maxDepth = 64
/** Elements and attributes together. A post has some hundred; what is skipped does not count. */
const maxNodes = 100_000

export interface XmlElement {
  /** URI of its namespace; empty when it has none. */
  readonly uri: string
  readonly local: string
  /** Attributes without a namespace by their name, others as `{uri}name`. */
  readonly attributes: ReadonlyMap<string, string>
  readonly nodes: readonly (XmlElement | string)[]
  /** Of its text, from 1. */
  readonly line: number
}

/** Why a text is no such element. `line` counts from 1 in that text. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault'
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

export interface XmlOptions {
  /** Namespaces that surround the element: prefix, or empty for the default one, to URI. */
  readonly namespaces?: Readonly<Record<string, string>>
  /** Children that are left out together with all that they hold. */
  readonly skips?: (uri: string, local: string) => boolean
}

interface Building extends XmlElement {
  readonly attributes: Map<string, string>
  readonly nodes: (XmlElement | string)[]
}

/** The text of one element → its tree. Entities are the five of XML and numeric ones. Throws XmlFault. */
export function readXmlElement(text: string, options: XmlOptions = {}): XmlElement {
  const reading = startReading(options)
  reading.parser.write(text).close()
  if (reading.root === null) throw new XmlFault('There is no element.', 1)
  return reading.root
}

/** The text of a start tag alone → its element, without nodes. Throws XmlFault. */
export function readStartTag(tag: string, namespaces: Readonly<Record<string, string>>): XmlElement {
  const reading = startReading({ namespaces })
  reading.parser.write(tag)
  if (reading.root === null) throw new XmlFault('There is no element.', 1)
  return reading.root
}

function startReading({ namespaces = {}, skips }: XmlOptions) {
  const parser = new SaxesParser({ xmlns: true, additionalNamespaces: { ...namespaces } })
  const reading: { parser: typeof parser; root: XmlElement | null } = { parser, root: null }
  const open: Building[] = []
  let nodes = 0
  /** Depth within an element that is skipped. */
  let skipped = 0

  function fail(message: string): never {
    throw new XmlFault(message, parser.line)
  }
  parser.on('error', (error) => fail(wordsOf(error)))
  parser.on('doctype', () => fail('A document type declaration (<!DOCTYPE …>) is never read.'))
  parser.on('opentag', (tag) => {
    if (open.length + skipped >= maxDepth) fail(`It is nested deeper than ${maxDepth} levels.`)
    if (skipped > 0 || (open.length > 0 && skips?.(tag.uri, tag.local) === true)) {
      skipped += 1
      return
    }
    const attributes = new Map<string, string>()
    for (const { uri, local, name, value } of Object.values(tag.attributes)) {
      attributes.set(uri === '' || name === 'xmlns' ? name : `{${uri}}${local}`, value)
    }
    nodes += 1 + attributes.size
    if (nodes > maxNodes) fail(`It holds more than ${maxNodes} elements and attributes.`)
    const element = { uri: tag.uri, local: tag.local, attributes, nodes: [], line: parser.line }
    open.at(-1)?.nodes.push(element)
    open.push(element)
    reading.root ??= element
  })
  parser.on('closetag', () => {
    if (skipped > 0) skipped -= 1
    else open.pop()
  })
  function addText(text: string): void {
    if (skipped > 0) return
    nodes += 1
    if (nodes > maxNodes) fail(`It holds more than ${maxNodes} elements and texts.`)
    open.at(-1)?.nodes.push(text)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  return reading
}

/** The parser's words without the place that it writes before them. */
function wordsOf(error: Error): string {
  const words = error.message.replace(/^\d+:\d+: /, '')
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1, 200)}`
  return /undefined entity/.test(words)
    ? 'It holds an entity that XML does not know, such as &nbsp; (write &#160;).'
    : sentence
}

/** The child elements of a name, in order. */
export function childrenOf(
  element: XmlElement,
  uri: string | ReadonlySet<string>,
  local: string,
): XmlElement[] {
  return element.nodes.filter(
    (node): node is XmlElement =>
      typeof node !== 'string' &&
      node.local === local &&
      (typeof uri === 'string' ? node.uri === uri : uri.has(node.uri)),
  )
}

/** All text in an element, that of its children included, in order. Depth is bounded, so recursion is too. */
export function textOf(element: XmlElement): string {
  return element.nodes.map((node) => (typeof node === 'string' ? node : textOf(node))).join('')
}

/** What stands in an element, written as HTML: names without their prefix, texts and values escaped. */
export function htmlIn(element: XmlElement): string {
  return element.nodes
    .map((node) => {
      if (typeof node === 'string') return escapeHtml(node)
      const attributes = [...node.attributes].filter(([name]) => !name.startsWith('{') && name !== 'xmlns')
      const written = attributes.map(
        ([name, value]) => ` ${name}="${escapeHtml(value).replaceAll('"', '&quot;')}"`,
      )
      return voidElements.has(node.local)
        ? `<${node.local}${written.join('')}>`
        : `<${node.local}${written.join('')}>${htmlIn(node)}</${node.local}>`
    })
    .join('')
}

const voidElements: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'col',
  'wbr',
  'source',
  'track',
  'input',
])

/** Text → HTML that shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
