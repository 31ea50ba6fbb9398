// The end of an export, found while its bytes pass by: a file without it was cut off.

import { Type } from 'typebox'
import { Check } from 'typebox/value'
import { Failure } from '../failure.ts'

const Count = Type.Integer({ minimum: 0 })
const ExportEnd = Type.Object({
  type: Type.Literal('end'),
  next: Type.String(),
  counts: Type.Object({ category: Count, tag: Count, source: Count, article: Count, deleted: Count }),
})

export interface ExportEnd {
  /** The token by which the change log goes on. */
  readonly next: string
  readonly counts: Readonly<Record<'category' | 'tag' | 'source' | 'article' | 'deleted', number>>
}

/** The end is a short line. */
const keptBytes = 4_096
const newline = 0x0a

/** Sees the bytes of an export pass by; only the last ones are kept. */
export class LastLine {
  lines = 0
  bytes = 0
  #tail = Buffer.alloc(0)

  push(chunk: Buffer): void {
    this.bytes += chunk.length
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) this.lines += 1
    this.#tail = Buffer.concat([this.#tail, chunk.subarray(-keptBytes)]).subarray(-keptBytes)
  }

  /** What the last line says. @throws {Failure} when there is none: then the export was cut off. */
  end(): ExportEnd {
    const text = this.#tail.toString()
    return readEnd(text.endsWith('\n') ? text.slice(text.lastIndexOf('\n', text.length - 2) + 1) : '')
  }
}

/** Reads the last line. @throws {Failure} when it is not one. */
export function readEnd(line: string): ExportEnd {
  try {
    const value: unknown = JSON.parse(line)
    if (Check(ExportEnd, value)) return value
  } catch {
    // Said below.
  }
  throw new Failure('The export was cut off: its last line is missing. Run the command again.')
}
