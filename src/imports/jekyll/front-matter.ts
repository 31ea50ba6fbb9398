// The front matter of a post: from its text to named values, each with the line on which it stands.

import { isAlias, isCollection, isMap, isScalar, type Pair, Scalar } from 'yaml'
import type { Notice } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import { type FencedPost, splitPost } from './fence.ts'
import { repairQuotes } from './repair.ts'
import { parseYaml, type YamlDocument, type YamlReading } from './yaml-document.ts'
import { keyOffset, type YamlValues, yamlValues } from './yaml-values.ts'

/** One key of the front matter. */
export interface FrontMatterEntry {
  /** The value as YAML reads it: text, number, boolean, null, array, or an object without a prototype. */
  readonly value: unknown
  /** The same, but plain numbers and booleans as the text that stands there. */
  readonly written: unknown
  /** What stands behind the colon on the key's own line, without blanks at its ends. */
  readonly lineText: string
  /** How the value is written: plainly, in quotes, as a block (`|`, `>`), as an alias, or as a list or map. */
  readonly style: 'plain' | 'quoted' | 'block' | 'alias' | 'collection'
  /** Whether the value ends on the line on which it begins. */
  readonly isOneLine: boolean
  /** Line of the file, from 1. */
  readonly line: number
}

/** A post as read. A Map, so that no key can reach an object's prototype. */
export interface ReadPost {
  readonly entries: ReadonlyMap<string, FrontMatterEntry>
  readonly body: string
}

interface Parsed {
  readonly document: YamlDocument
  readonly yaml: string
  readonly lineAt: (offset: number) => number
}

/**
 * Reads the text of a post (UTF-8, byte order mark already gone) by YAML 1.2's core schema. A post without front matter
 * has no entries. Adds to `warnings` what a person should know; throws a Refusal when the front matter cannot be read.
 */
export function readFrontMatter(text: string, warnings: Notice[]): ReadPost {
  const post = splitPost(text)
  if (post === null) return { entries: new Map(), body: text }
  if (!post.isFirst && !isMapping(parseYaml(post.yaml))) return { entries: new Map(), body: text }
  const parsed = parseOrRepair(post, warnings)
  if (!post.isFirst) warnings.push(notFirst(post.yamlLine - 1))
  return { entries: readEntries(parsed, post.yamlLine, warnings), body: post.body }
}

/** Two rules (`---`) in a text without front matter look like front matter, but hold no keys. */
function isMapping(reading: YamlReading): boolean {
  return 'document' in reading && isMap(reading.document.contents)
}

function parseOrRepair(post: FencedPost, warnings: Notice[]): Parsed {
  const reading = parseYaml(post.yaml)
  if ('document' in reading) return { ...reading, yaml: post.yaml }
  const repaired = repairQuotes(post.yaml)
  const again = repaired === null ? reading : parseYaml(repaired.yaml)
  if (repaired === null || !('document' in again)) throw invalidYaml(reading, post.yamlLine)
  for (const line of repaired.lines) warnings.push(repairedLine(post.yamlLine + line - 1))
  return { ...again, yaml: repaired.yaml }
}

function readEntries(parsed: Parsed, yamlLine: number, warnings: Notice[]): Map<string, FrontMatterEntry> {
  const lineOf = (offset: number): number => yamlLine + parsed.lineAt(offset) - 1
  const contents = parsed.document.contents
  const entries = new Map<string, FrontMatterEntry>()
  if (contents === null || (isScalar(contents) && contents.value === null)) return entries
  if (!isMap(contents)) throw notAMapping(yamlLine)
  const values = yamlValues(parsed.document, yamlLine, (key, offset) =>
    warnings.push(duplicate(key, lineOf(offset))),
  )
  for (const pair of contents.items) {
    const key = values.readKey(pair.key)
    const line = lineOf(keyOffset(pair.key))
    if (entries.has(key)) warnings.push(duplicate(key, line))
    entries.set(key, readEntry(pair, values, parsed.yaml, line))
  }
  return entries
}

function readEntry(pair: Pair, values: YamlValues, yaml: string, line: number): FrontMatterEntry {
  const end = pair.key instanceof Scalar ? (pair.key.range?.[1] ?? 0) : 0
  const lineText = /^[ \t]*:[ \t]*([^\r\n]*)/.exec(yaml.slice(end, end + 4096))?.[1] ?? ''
  const node = pair.value
  const range = isScalar(node) || isCollection(node) ? node.range : null
  return {
    value: values.read(node, 'value'),
    written: values.read(node, 'written'),
    lineText: lineText.replace(/[ \t]+$/, ''),
    style: styleOf(node),
    isOneLine: range === null || range === undefined || !yaml.slice(range[0], range[1]).includes('\n'),
    line,
  }
}

function styleOf(node: unknown): FrontMatterEntry['style'] {
  if (isCollection(node)) return 'collection'
  if (isAlias(node)) return 'alias'
  const type = isScalar(node) ? node.type : undefined
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) return 'quoted'
  return type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL ? 'block' : 'plain'
}

function invalidYaml(reading: YamlReading, yamlLine: number): Refusal {
  const fault = 'fault' in reading ? reading.fault : { message: '', offset: 0 }
  return new Refusal({
    code: 'front-matter-invalid',
    detail: `The front matter is not valid YAML: ${fault.message}. Put the value between quotes, or correct the line.`,
    line: yamlLine + reading.lineAt(fault.offset) - 1,
  })
}

function notAMapping(line: number): Refusal {
  const detail =
    'The front matter holds no “key: value” lines. Write it so, or take its two lines of --- out.'
  return new Refusal({ code: 'front-matter-invalid', detail, line })
}

function notFirst(line: number): Notice {
  const detail =
    'Blank lines stand above the front matter, so Jekyll would not read it. It was read; take them out.'
  return { code: 'front-matter-not-first', detail, line }
}

function repairedLine(line: number): Notice {
  const detail =
    'The quoted value holds bare quotes or backslashes, which is not YAML. All between its first and its last quote was taken as it stands; escape them, or put the value between single quotes.'
  return { code: 'front-matter-repaired', detail, line }
}

function duplicate(key: string, line: number): Notice {
  return {
    code: 'duplicate-key',
    detail: `The key “${key}” comes again. Its last value counts; take the others out.`,
    line,
  }
}
