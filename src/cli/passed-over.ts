// What of a folder was not sent: counted, and the first of it by name.

import type { PassedOver } from './folder.ts'
import { grouped } from './output.ts'

/** More names than this fill the screen and say no more. */
const namedEntries = 50

export class PassedOverList {
  readonly named: PassedOver[] = []
  count = 0

  add(entry: PassedOver): void {
    this.count++
    if (this.named.length < namedEntries) this.named.push(entry)
  }

  /** One line an entry, and one for the number of the others. */
  lines(headword: string): string[] {
    const others = this.count - this.named.length
    return [
      ...this.named.map(({ name, reason }) => `${headword}: ${name} (${reason})`),
      ...(others > 0 ? [`${headword}: ${grouped(others)} more`] : []),
    ]
  }

  /** One line for all, with what they are and the first by name. */
  countLines(headword: string, kind: string): string[] {
    const [first] = this.named
    if (first === undefined) return []
    return [
      `${headword}: ${grouped(this.count)} ${this.count === 1 ? 'file' : 'files'} (${kind}), such as ${first.name}`,
    ]
  }
}
