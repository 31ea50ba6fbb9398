// The nodes of a YAML document → plain values that JSON can hold, with bounded aliases, depth and size.

import { isAlias, isMap, isScalar, isSeq, Scalar, type YAMLMap } from 'yaml'
import { textFault } from '../../content/index.ts'
import { Refusal } from '../refusal.ts'
import { tooLarge } from './fence.ts'
import { YAML_MAX_DEPTH, type YamlDocument } from './yaml-document.ts'

/**
 * How a plain scalar is read: as the value that YAML makes of it, or as the text that stands there (`007`, not 7).
 * Quoted texts are the same in both, and so is null.
 */
export type ScalarReading = 'value' | 'written'

const MAX_ALIASES = 100
/** Of all texts together, aliases followed: four times what the front matter itself may hold. */
const MAX_CHARACTERS = 256 * 1024
const MAX_NODES = 100_000

/** Reads the nodes of one document. Its budget is for all of them together. */
export interface YamlValues {
  /** Throws a Refusal when aliases, depth or size are over the bounds, or a text holds NUL or half a character. */
  read(node: unknown, reading: ScalarReading): unknown
  /** The text of a key, under the same bounds. */
  readKey(key: unknown): string
}

/** `line` is where the front matter begins, for the refusals; `onDuplicate` hears of each key that comes again. */
export function yamlValues(
  document: YamlDocument,
  line: number,
  onDuplicate: (key: string, offset: number) => void,
): YamlValues {
  let aliases = 0
  let characters = 0
  let nodes = 0

  function spend(text: string): string {
    characters += text.length
    if (characters > MAX_CHARACTERS) throw tooLarge(line)
    const fault = textFault(text)
    if (fault !== null) throw unstorable(fault, line)
    return text
  }

  function readNode(node: unknown, reading: ScalarReading, depth: number): unknown {
    nodes += 1
    if (nodes > MAX_NODES) throw tooLarge(line)
    if (isAlias(node)) {
      aliases += 1
      if (aliases > MAX_ALIASES) throw invalid(`has more than ${MAX_ALIASES} aliases`, line)
      const target = node.resolve(document)
      if (target === undefined) throw invalid(`names an anchor “${node.source}” that it does not set`, line)
      return readNode(target, reading, depth)
    }
    if (isScalar(node)) return readScalar(node, reading)
    if (depth > YAML_MAX_DEPTH) throw invalid(`is nested deeper than ${YAML_MAX_DEPTH} levels`, line)
    if (isSeq(node)) return node.items.map((item) => readNode(item, reading, depth + 1))
    if (isMap(node)) return readMap(node, reading, depth)
    return null
  }

  function readScalar(scalar: Scalar, reading: ScalarReading): unknown {
    const value = scalar.value
    if (typeof value === 'string') return spend(value)
    const written = spend(scalar.source ?? String(value))
    if (value === null || value === undefined) return null
    if (reading === 'written') return written
    if (typeof value === 'boolean') return value
    return typeof value === 'number' && keepsItsDigits(value) ? value : written
  }

  function readMap(map: YAMLMap, reading: ScalarReading, depth: number): Record<string, unknown> {
    const record: Record<string, unknown> = Object.create(null)
    for (const { key, value } of map.items) {
      const name = spend(keyName(key))
      if (name in record && reading === 'value') onDuplicate(name, keyOffset(key))
      record[name] = readNode(value, reading, depth + 1)
    }
    return record
  }

  return { read: (node, reading) => readNode(node, reading, 1), readKey: (key) => spend(keyName(key)) }
}

/** JSON has no infinity, no NaN and no -0, and a whole number past 2^53 would come back as another one. */
function keepsItsDigits(value: number): boolean {
  return (
    Number.isFinite(value) &&
    !Object.is(value, -0) &&
    (!Number.isInteger(value) || Number.isSafeInteger(value))
  )
}

/** The text of a key; a key that is nothing (`: x`) is the empty text. */
function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value ?? '') : ''
}

/** Where a key begins, in characters of the front matter. */
export function keyOffset(key: unknown): number {
  return key instanceof Scalar ? (key.range?.[0] ?? 0) : 0
}

function invalid(fault: string, line: number): Refusal {
  return new Refusal({
    code: 'front-matter-invalid',
    detail: `The front matter ${fault}. Write the values out more plainly.`,
    line,
  })
}

function unstorable(fault: 'nul' | 'lone-surrogate', line: number): Refusal {
  const [code, what] =
    fault === 'nul'
      ? ['nul-character', 'a NUL character (\\0)']
      : ['lone-surrogate', 'half of a surrogate pair']
  return new Refusal({
    code,
    detail: `The front matter holds ${what}. Take the escape out that makes it.`,
    line,
  })
}
