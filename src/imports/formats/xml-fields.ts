// Fields of an item that is XML: parsed once, then asked for by namespace and name.

import type { Notice } from '../prepared.ts'
import { namespacesOf } from '../readers/feed-facts.ts'
import { childrenOf, readXmlElement, textOf, type XmlElement, XmlFault } from '../readers/xml-element.ts'
import { Refusal } from '../refusal.ts'
import type { FormatItem, Place, Stated } from './format-item.ts'

export type Namespace = string | ReadonlySet<string>

export interface XmlFields {
  readonly element: XmlElement
  /** Where an element stands in the file. */
  place(element: XmlElement): Place
  all(uri: Namespace, local: string): XmlElement[]
  /** The first of these elements that holds more than blanks, as a trimmed text. */
  text(uri: Namespace, local: string): Stated | null
}

/** Parses an item. Throws a Refusal `xml-invalid` with its line in the file. */
export function xmlFields(item: FormatItem, skips?: (uri: string, local: string) => boolean): XmlFields {
  const element = parse(item, skips)
  const place = ({ line }: XmlElement): Place => ({ line: item.line + line - 1 })
  const all = (uri: Namespace, local: string): XmlElement[] => childrenOf(element, uri, local)
  return {
    element,
    place,
    all,
    text(uri, local) {
      for (const child of all(uri, local)) {
        const text = textOf(child).trim()
        if (text !== '') return { text, at: place(child) }
      }
      return null
    },
  }
}

function parse(item: FormatItem, skips: ((uri: string, local: string) => boolean) | undefined): XmlElement {
  try {
    const namespaces = namespacesOf(item.context)
    return readXmlElement(item.text, skips === undefined ? { namespaces } : { namespaces, skips })
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    throw new Refusal(invalidXml(error.message, item.line + error.line - 1))
  }
}

function invalidXml(fault: string, line: number): Notice {
  const detail = `The item is not well-formed XML. ${fault} Correct it where the feed is made.`
  return { code: 'xml-invalid', detail, line }
}
