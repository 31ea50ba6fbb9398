// Reads feeds and WordPress exports: RSS 2.0 and 1.0, Atom, WXR. Told apart by their root, not by their content type.

import type { Readable } from 'node:stream'
import {
  type Entry,
  entryMeter,
  failedEntry,
  type ItemEntry,
  type ReadContext,
  type Reader,
  UploadError,
} from './entry.ts'
import { FeedFacts } from './feed-facts.ts'
import { uploadBytes } from './upload-bytes.ts'
import { WxrItems } from './wxr-items.ts'
import { readStartTag, type XmlElement, XmlFault } from './xml-element.ts'
import { atomNamespaces, rdfNamespace, rssNamespaces, wxrNamespace } from './xml-namespaces.ts'
import { invalidFeed, type XmlSlice, XmlSlices } from './xml-slices.ts'

export type FeedKind = 'rss' | 'atom' | 'wxr'

/**
 * A reader of these kinds of feeds; an RSS feed with WordPress's namespace is WXR where both are taken. It yields every
 * `<item>` or `<entry>` as the exact bytes of that element; its `context` has what the document says of all of them.
 * Throws UploadError 'invalid-feed' for a document of another kind, one cut short, or no XML; 'doctype'; 'invalid-utf8'
 * for a declared encoding other than UTF-8.
 */
export function feedReader(kinds: readonly FeedKind[]): Reader {
  return (upload, context) => readFeed(upload, context, kinds)
}

async function* readFeed(
  upload: Readable,
  context: ReadContext,
  kinds: readonly FeedKind[],
): AsyncGenerator<Entry, void> {
  const cutter = new FeedCutter(context.path ?? 'feed.xml', context.limits.entryBytes, kinds)
  const countEntry = entryMeter(context)
  for await (const chunk of uploadBytes(upload, context)) {
    for (const entry of cutter.push(chunk)) {
      countEntry()
      yield entry
    }
  }
  cutter.end()
}

class FeedCutter {
  readonly #path: string
  readonly #entryBytes: number
  readonly #kinds: readonly FeedKind[]
  readonly #slices: XmlSlices
  readonly #facts = new FeedFacts()
  readonly #wxr = new WxrItems()
  #kind: FeedKind = 'rss'
  #isRdf = false

  constructor(path: string, entryBytes: number, kinds: readonly FeedKind[]) {
    this.#path = path
    this.#entryBytes = entryBytes
    this.#kinds = kinds
    this.#slices = new XmlSlices(entryBytes, (tag, depth, line) => this.#descends(tag, depth, line))
  }

  *push(chunk: Buffer): Generator<Entry, void> {
    for (const slice of this.#slices.push(chunk)) {
      const entry = this.#take(slice)
      if (entry !== null) yield entry
    }
  }

  end(): void {
    this.#slices.end()
  }

  /** The root, and the `channel` of RSS 2.0. (That of RSS 1.0 stands beside its items.) */
  #descends(tag: string, depth: number, line: number): boolean {
    const isChannel =
      depth === 1 && this.#kind !== 'atom' && !this.#isRdf && /^<(?:[^:\s/>]+:)?channel[\s/>]/.test(tag)
    if (depth > 0 && !isChannel) return false
    const element = this.#startTag(tag, line)
    if (depth === 0) this.#kind = this.#kindOf(element, line)
    this.#facts.enter(element, line)
    return true
  }

  #kindOf(root: XmlElement, line: number): FeedKind {
    const uris = [...root.attributes]
      .filter(([name]) => /^(?:xmlns$|\{)/.test(name))
      .map(([, value]) => value)
    this.#isRdf = root.local === 'RDF' && root.uri === rdfNamespace
    const isRss = this.#isRdf || (root.local === 'rss' && rssNamespaces.has(root.uri))
    const isWxr = isRss && uris.some((uri) => wxrNamespace.test(uri))
    const isAtom = root.local === 'feed' && atomNamespaces.has(root.uri)
    if (isWxr && this.#kinds.includes('wxr')) return 'wxr'
    if (isRss && this.#kinds.includes('rss')) return 'rss'
    if (isAtom && this.#kinds.includes('atom')) return 'atom'
    const found = isWxr
      ? 'a WordPress export'
      : isRss
        ? 'an RSS feed'
        : isAtom
          ? 'an Atom feed'
          : `<${root.local.slice(0, 60)}>`
    const expected = this.#kinds.map((kind) => kindNames[kind]).join(', ')
    throw invalidFeed(
      line,
      `It is ${found}, where one of these was expected: ${expected}. Send it with its own content type or format.`,
    )
  }

  #take({ startTag, bytes, line }: XmlSlice): Entry | null {
    const element = this.#startTag(startTag, line)
    const isItem =
      this.#kind === 'atom'
        ? element.local === 'entry' && atomNamespaces.has(element.uri)
        : element.local === 'item' && rssNamespaces.has(element.uri)
    if (!isItem) {
      if (bytes !== null) this.#facts.take(element, bytes)
      return null
    }
    if (bytes === null) {
      const detail = `The item is larger than ${this.#entryBytes} bytes. Shorten it.`
      return failedEntry(this.#path, line, 'entry-too-large', detail)
    }
    const item: ItemEntry = {
      kind: 'item',
      path: this.#path,
      line,
      bytes,
      itemKind: this.#kind,
      context: this.#facts.context,
    }
    return this.#kind === 'wxr' ? this.#wxr.take(item, this.#facts.authors) : item
  }

  #startTag(tag: string, line: number): XmlElement {
    try {
      return readStartTag(tag, this.#facts.namespaces)
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      throw new UploadError('invalid-feed', invalidFeed(line, error.message).message, { cause: error })
    }
  }
}

const kindNames: Record<FeedKind, string> = { rss: 'RSS', atom: 'Atom', wxr: 'a WordPress export (WXR)' }
