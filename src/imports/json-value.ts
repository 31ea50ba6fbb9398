// JSON text → a value that can be stored and given back as it is, or the reason why it cannot.

import { textFault } from '../content/index.ts'
import type { Notice } from './prepared.ts'
import { Refusal } from './refusal.ts'

/** Objects and arrays within each other; the article itself is the first. */
const MAX_DEPTH = 32

/** A step of a JSON pointer (RFC 6901). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/**
 * Parses one JSON value. Throws a Refusal when it is no JSON, nests deeper than 32 levels, holds a number that no
 * double can hold, or a text or key with NUL or half a surrogate pair.
 */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const words = error instanceof SyntaxError ? error.message : 'it cannot be parsed'
    throw new Refusal({
      code: 'invalid-json',
      detail: `The article is not valid JSON: ${words}. Correct it.`,
    })
  }
  checkValue(value)
  return value
}

interface Step {
  readonly value: unknown
  readonly pointer: string
  readonly depth: number
}

/** Goes through a value without recursion, so that its depth cannot exhaust the stack. */
function checkValue(root: unknown): void {
  const steps: Step[] = [{ value: root, pointer: '', depth: 1 }]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { value, pointer, depth } = step
    if (typeof value === 'string') checkText(value, pointer)
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Refusal(tooLarge(pointer))
    if (typeof value !== 'object' || value === null) continue
    if (depth > MAX_DEPTH) throw new Refusal(tooDeep(pointer))
    for (const [key, child] of Object.entries(value)) {
      checkText(key, pointer)
      steps.push({ value: child, pointer: pointer + pointerStep(key), depth: depth + 1 })
    }
  }
}

function checkText(text: string, pointer: string): void {
  const fault = textFault(text)
  if (fault === 'nul') throw new Refusal(unstorable('nul-character', 'a NUL character (\\u0000)', pointer))
  if (fault !== null) throw new Refusal(unstorable('lone-surrogate', 'half of a surrogate pair', pointer))
}

function unstorable(code: string, what: string, pointer: string): Notice {
  return { code, detail: `The text holds ${what}, which cannot be stored. Take it out.`, pointer }
}

function tooLarge(pointer: string): Notice {
  const detail = 'The number is too large for a double. Write it as a text.'
  return { code: 'number-out-of-range', detail, pointer }
}

function tooDeep(pointer: string): Notice {
  const detail = `The article is nested deeper than ${MAX_DEPTH} levels. Write it flatter.`
  return { code: 'too-deep', detail, pointer }
}
