// What the items of a WordPress export are, seen as they stream by: posts, attachments whose addresses posts need, others.

import type { Entry, ItemEntry } from './entry.ts'

/** Bytes of all addresses of attachments together that are kept for the posts behind them. */
const addressesMaxBytes = 32 * 2 ** 20
/** Longer CDATA sections are bodies, not the short fields that are looked for. */
const fieldMaxBytes = 2000

/** Sees the items of one export, in order. */
export class WxrItems {
  readonly #addresses = new Map<string, string>()
  #size = 0

  /**
   * A post as it came, with the address of its featured image as `image` in its context where that attachment stood
   * before it, and its author's name as `author` where `authors` has one for the login. Pages, attachments, menus and whatever else an export holds are ignored.
   */
  take(item: ItemEntry, authors: ReadonlyMap<string, string>): Entry {
    const fields = shortFields(item.bytes)
    const type = field(fields, 'post_type')
    if (type === 'attachment') this.#keep(field(fields, 'post_id'), field(fields, 'attachment_url'))
    // What does not say what it is was written by an older export, of posts alone.
    if (type !== undefined && type !== 'post') return { kind: 'ignored', path: item.path }
    const thumbnail =
      /<[\w.-]+:meta_key>\s*_thumbnail_id\s*<\/[\w.-]+:meta_key>\s*<[\w.-]+:meta_value>\s*(\d+)\s*</.exec(
        fields,
      )?.[1]
    const image = thumbnail === undefined ? undefined : this.#addresses.get(thumbnail)
    const author = authors.get(field(fields, 'creator') ?? '')
    if (image === undefined && author === undefined) return item
    const context = {
      ...item.context,
      ...(image === undefined ? {} : { image }),
      ...(author === undefined ? {} : { author }),
    }
    return { ...item, context }
  }

  #keep(id: string | undefined, address: string | undefined): void {
    if (id === undefined || address === undefined) return
    this.#size += address.length + id.length
    if (this.#size <= addressesMaxBytes) this.#addresses.set(id, address)
  }
}

function field(fields: string, name: string): string | undefined {
  return new RegExp(`<[\\w.-]+:${name}>([^<]*)</`)
    .exec(fields)?.[1]
    ?.trim()
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

/** An item without its comments and long CDATA sections, the short ones as plain text: what is a tag here is one. */
function shortFields(bytes: Buffer): string {
  const parts: string[] = []
  let at = 0
  while (at < bytes.length) {
    const open = bytes.indexOf('<!', at)
    if (open === -1) break
    const isSection = bytes.toString('latin1', open, open + 9) === '<![CDATA['
    const start = open + (isSection ? 9 : 4)
    const close = bytes.indexOf(isSection ? ']]>' : '-->', start)
    const end = close === -1 ? bytes.length : close
    parts.push(bytes.toString('utf8', at, open))
    if (isSection && end - start <= fieldMaxBytes) {
      parts.push(bytes.toString('utf8', start, end).replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    }
    at = end + 3
  }
  parts.push(bytes.toString('utf8', Math.min(at, bytes.length)))
  return parts.join('')
}
