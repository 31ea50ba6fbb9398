// What a feed says of itself before its items: namespaces, title, address, language, author, zone.

import { decodeUtf8 } from '../../content/index.ts'
import type { ItemContext } from './entry.ts'
import { childrenOf, readXmlElement, textOf, type XmlElement, XmlFault } from './xml-element.ts'
import {
  atomNamespaces,
  dublinCoreNamespace,
  rssNamespaces,
  wxrNamespace,
  xmlNamespace,
} from './xml-namespaces.ts'
import { invalidFeed } from './xml-slices.ts'

/** Longer facts are not kept: they go along with every item. */
const factMaxBytes = 2000
/** Of all namespaces together, which go along with every item too. */
const namespacesMaxBytes = 8 * 1024
const maxAuthors = 10_000
const authorMaxCharacters = 300
/** A description of the feed that is larger than this is not looked at. */
const elementMaxBytes = 256 * 1024

/** Collects what is known when an item comes by; what stands behind the items is not known yet. */
export class FeedFacts {
  #namespaces: Record<string, string> = {}
  #facts: Record<string, string> = {}
  #context: ItemContext | null = null
  readonly #authors = new Map<string, string>()

  /** Login to name, as a WordPress export lists its authors; at most 10,000 of them. */
  get authors(): ReadonlyMap<string, string> {
    return this.#authors
  }

  /** Prefix, or empty for the default one, to URI. */
  get namespaces(): Readonly<Record<string, string>> {
    return this.#namespaces
  }

  /** The same for every item until something changes. Keys: `xmlns…`, `title`, `url`, `language`, `author`, `base`. */
  get context(): ItemContext {
    this.#context ??= Object.freeze({ ...namespaceEntries(this.#namespaces), ...this.#facts })
    return this.#context
  }

  /** A container begins. Throws UploadError 'invalid-feed' when it declares too many namespaces. */
  enter(element: XmlElement, line: number): void {
    this.#namespaces = { ...this.#namespaces, ...declaredIn(element) }
    const size = JSON.stringify(this.#namespaces).length
    if (size > namespacesMaxBytes) {
      throw invalidFeed(
        line,
        `Its namespaces are longer than ${namespacesMaxBytes} bytes. Take out those that are not used.`,
      )
    }
    this.#set('language', element.attributes.get(`{${xmlNamespace}}lang`))
    this.#set('base', element.attributes.get(`{${xmlNamespace}}base`))
    this.#context = null
  }

  /** An element beside the items. */
  take(start: XmlElement, bytes: Buffer): void {
    if (bytes.length > elementMaxBytes || !isWanted(start)) return
    const text = decodeUtf8(bytes)
    if (text === null) return
    try {
      this.#read(readXmlElement(text, { namespaces: this.#namespaces }))
    } catch (error) {
      // Facts only help: an item may well be read without them.
      if (!(error instanceof XmlFault)) throw error
    }
  }

  #read(element: XmlElement): void {
    const { uri, local } = element
    const text = textOf(element).trim()
    if (local === 'channel') {
      for (const node of element.nodes) if (typeof node !== 'string' && isWanted(node)) this.#read(node)
    } else if (atomNamespaces.has(uri)) {
      const rel = element.attributes.get('rel') ?? 'alternate'
      if (local === 'link' && rel === 'alternate') this.#set('url', element.attributes.get('href'))
      if (local === 'author') this.#set('author', childrenOf(element, uri, 'name').map(textOf)[0]?.trim())
      if (local === 'title') this.#set('title', text)
    } else if (local === 'author') {
      const [login, name] = ['author_login', 'author_display_name'].map((part) =>
        childrenOf(element, uri, part).map(textOf)[0]?.trim(),
      )
      if (login && name && name.length <= authorMaxCharacters && this.#authors.size < maxAuthors) {
        this.#authors.set(login, name)
      }
    } else if (local === 'link') this.#set('url', text)
    else if (local === 'base_blog_url') this.#set('url', text)
    else this.#set(local, text)
  }

  /** The first statement counts: a channel's own title stands before that of its image. */
  #set(name: string, value: string | undefined): void {
    if (value === undefined || value === '' || Buffer.byteLength(value) > factMaxBytes) return
    this.#facts[name] ??= value.replace(/\s+/g, ' ')
    this.#context = null
  }
}

function isWanted({ uri, local }: XmlElement): boolean {
  if (atomNamespaces.has(uri)) return ['title', 'link', 'author'].includes(local)
  if (rssNamespaces.has(uri)) return ['channel', 'title', 'link', 'language'].includes(local)
  if (uri === dublinCoreNamespace) return local === 'language'
  return wxrNamespace.test(uri) && ['base_blog_url', 'author'].includes(local)
}

const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

function declaredIn(element: XmlElement): Record<string, string> {
  const declared: Record<string, string> = Object.create(null)
  for (const [name, value] of element.attributes) {
    if (name === 'xmlns') declared[''] = value
    else if (name.startsWith(`{${xmlnsNamespace}}`)) declared[name.slice(xmlnsNamespace.length + 2)] = value
  }
  return declared
}

function namespaceEntries(namespaces: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(namespaces).map(([prefix, uri]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri]),
  )
}

/** The namespaces of an item's context, as `readXmlElement` takes them. */
export function namespacesOf(context: ItemContext): Record<string, string> {
  const found = Object.entries(context).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  return Object.fromEntries(found.map(([name, uri]) => [name.slice('xmlns:'.length), uri]))
}
