// What in a parsed JSON value cannot be stored and given back as it is. Pure.

import { textFault } from '../content/plain-text.ts'

/** Objects and arrays within each other, the outermost counted (trust: bounded work). */
export const maxJsonDepth = 32

export interface JsonFault {
  readonly kind: 'nul' | 'lone-surrogate' | 'number-out-of-range' | 'too-deep' | 'refused-name'
  /** JSON pointer (RFC 6901) to the value; of a name that is at fault, to its object. */
  readonly pointer: string
}

/** A step of a JSON pointer (RFC 6901). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/**
 * Finds a fault of a value that JSON.parse gave out: NUL or half a surrogate pair in a text or name, a number beyond a
 * double (`1e999` is read as infinite), nesting deeper than `maxJsonDepth`, and a name that is refused. Null when there is none.
 * Without recursion, so that the depth cannot exhaust the stack.
 */
export function jsonFault(root: unknown, refusedNames: readonly string[] = []): JsonFault | null {
  const steps = [{ value: root, pointer: '', depth: 1 }]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { value, pointer, depth } = step
    const fault = typeof value === 'string' ? faultOfText(value) : null
    if (fault !== null) return { kind: fault, pointer }
    if (typeof value === 'number' && !Number.isFinite(value)) return { kind: 'number-out-of-range', pointer }
    if (typeof value !== 'object' || value === null) continue
    if (depth > maxJsonDepth) return { kind: 'too-deep', pointer }
    for (const [name, child] of Object.entries(value)) {
      const faultOfName = refusedNames.includes(name) ? 'refused-name' : faultOfText(name)
      if (faultOfName !== null) return { kind: faultOfName, pointer }
      steps.push({ value: child, pointer: pointer + pointerStep(name), depth: depth + 1 })
    }
  }
  return null
}

function faultOfText(text: string): 'nul' | 'lone-surrogate' | null {
  const fault = textFault(text)
  return fault === null ? null : fault === 'nul' ? 'nul' : 'lone-surrogate'
}
