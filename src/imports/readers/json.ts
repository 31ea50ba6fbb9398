// Reads application/json: one article, or an array of them, in memory for one article however long the array.

import type { Readable } from 'node:stream'
import { type Entry, entryMeter, type ReadContext } from './entry.ts'
import { JsonElements } from './json-elements.ts'
import { uploadBytes } from './upload-bytes.ts'
import { Utf8Check } from './utf8.ts'

/**
 * Yields the top-level object, or every object of a top-level array, as the exact bytes it was sent in; `line` is where
 * it begins. Anything else throws UploadError 'invalid-json' or 'invalid-utf8', both with the place; nothing but white
 * space, 'empty-upload'.
 */
export async function* readJson(upload: Readable, context: ReadContext): AsyncGenerator<Entry, void> {
  const elements = new JsonElements(context.path ?? 'articles.json', context.limits.entryBytes)
  const utf8 = new Utf8Check()
  const countEntry = entryMeter(context)
  for await (const chunk of uploadBytes(upload, context)) {
    utf8.push(chunk)
    for (const entry of elements.push(chunk)) {
      countEntry()
      yield entry
    }
  }
  utf8.end()
  elements.end()
}
