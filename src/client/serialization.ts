// How parameters and bodies are written: lists separated by commas, and bodies as what they are.

import { sendOnce } from './retry.ts'

/**
 * The query of an address. A list becomes `name=a,b`; an empty one `name=`, which the server refuses: left out, it
 * would choose everything where the caller meant nothing.
 */
export function queryText(query: Readonly<Record<string, unknown>>): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => {
      const values = Array.isArray(value) ? value : [value]
      return `${encodeURIComponent(name)}=${values.map((each) => encodeURIComponent(String(each))).join(',')}`
    })
    .join('&')
}

/** A body: text, bytes, files and streams go as they are, with the `Content-Type` that the caller states; all else is JSON. */
export function bodyContent(
  body: unknown,
): string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream {
  if (body instanceof ReadableStream) return sendOnce(body)
  if (typeof body === 'string' || body instanceof Blob || body instanceof ArrayBuffer) return body
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>
  return JSON.stringify(body)
}
