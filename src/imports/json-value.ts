// JSON text → a value that can be stored and given back as it is, or the reason why it cannot.

import { type JsonFault, jsonFault, maxJsonDepth, pointerStep } from '../platform/json-fault.ts'
import type { Notice } from './prepared.ts'
import { Refusal } from './refusal.ts'

export { pointerStep }

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
  const fault = jsonFault(value)
  if (fault !== null) throw new Refusal(noticeOf(fault))
  return value
}

const reasons: Readonly<Record<JsonFault['kind'], readonly [code: string, detail: string]>> = {
  nul: ['nul-character', 'The text holds a NUL character (\\u0000), which cannot be stored. Take it out.'],
  'lone-surrogate': [
    'lone-surrogate',
    'The text holds half of a surrogate pair, which cannot be stored. Take it out.',
  ],
  'number-out-of-range': ['number-out-of-range', 'The number is too large for a double. Write it as a text.'],
  'too-deep': ['too-deep', `The article is nested deeper than ${maxJsonDepth} levels. Write it flatter.`],
  'refused-name': ['unknown-field', 'The name is not taken here. Leave it out.'],
}

function noticeOf({ kind, pointer }: JsonFault): Notice {
  const [code, detail] = reasons[kind]
  return { code, detail, pointer }
}
